"""What composing gives an engine: pages of Markdown, and files as they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from posixpath import dirname, relpath

import yaml

from vanban.compose import html


@dataclass(frozen=True, slots=True)
class Page:
    """A page at ``address`` (relative to the site's root, empty for home), made from ``source`` if from one file.

    ``body`` is Markdown without a title; engines put ``title`` on top.
    """

    address: str
    title: str
    body: str
    description: str = ""
    source: str | None = None
    options: Mapping[str, object] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The Markdown file's path in a folder of sources."""
        return f"{self.address or 'index'}.md"

    @property
    def markdown(self) -> str:
        """The file's text: settings for the engine, which templates write as they are, title, body."""
        settings = {
            "title": html.text(self.title),
            "description": escape(self.description),
            "hide": ["navigation"],
            **self.options,
        }
        head = yaml.safe_dump({k: v for k, v in settings.items() if v}, allow_unicode=True, sort_keys=True, width=1000)
        return f"---\n{head}---\n\n# {html.in_markdown(self.title)}\n\n{self.body}"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is, at a path relative to the site's root."""

    path: str
    content: bytes


def leads_out(target: str) -> bool:
    """Whether an address is one in another portal (``https://…/``, or ``../tinh/…`` from this one's root)."""
    return "://" in target or target.startswith("../")


def page_href(page: str, target: str, anchor: str = "") -> str:
    """The same between Markdown files, which engines turn into addresses and check: for use in Markdown, not HTML."""
    path = relpath(f"{target or 'index'}.md", dirname(page) or ".")
    return f"{path}#{anchor}" if anchor else path


def href(page: str, target: str, anchor: str = "") -> str:
    """The relative address from the page at one address to another (both without slashes at their ends).

    ``lich.ics``-like targets with an ending are files; the rest are folders and get a slash.
    """
    if leads_out(target):
        here = target if "://" in target else "../" * len(page.split("/") if page else ()) + target
    else:
        here = "" if page == target else relpath(target or ".", page or ".")
    if here and "." not in here.rpartition("/")[2].strip("."):
        here += "/"
    return f"{here}#{anchor}" if anchor else here or "./"
