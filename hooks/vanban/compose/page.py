"""What composing gives an engine: pages of Markdown, and files as they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from itertools import takewhile
from posixpath import dirname, relpath
from typing import Protocol, Self

import yaml

from vanban.compose import html
from vanban.packing import packed, unpacked


@dataclass(frozen=True, slots=True)
class Page:
    """A page at ``address`` (relative to the site's root, empty for home), made from ``source`` if from one file.

    All pages are held at once, so what stands on them is ``packed``.
    """

    address: str
    title: str
    packed: bytes = field(repr=False)
    description: str = ""
    source: str | None = None
    options: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        address: str,
        title: str,
        body: str,
        description: str = "",
        source: str | None = None,
        options: Mapping[str, object] | None = None,
    ) -> Self:
        """The page with this ``body``, Markdown without a title; engines put ``title`` on top."""
        return cls(address, title, packed(body.encode()), description, source, options or {})

    @property
    def body(self) -> str:
        """The Markdown below the title."""
        return unpacked(self.packed).decode()

    def with_body(self, body: str) -> "Page":
        """The same page with another body."""
        return replace(self, packed=packed(body.encode()))

    @property
    def path(self) -> str:
        """The Markdown file's path in a folder of sources."""
        return f"{self.address or 'index'}.md"

    @property
    def settings(self) -> Mapping[str, object]:
        """What engines are told of the page; templates write it as it is. Nothing in it is empty."""
        settings = {
            "title": html.text(self.title),
            "description": escape(self.description),
            "hide": ["navigation"],
            **self.options,
        }
        return {name: value for name, value in settings.items() if value}

    @property
    def text(self) -> str:
        """Title and body."""
        return f"# {html.in_markdown(self.title)}\n\n{self.body}"

    @property
    def markdown(self) -> str:
        """The whole file: settings, title, body."""
        head = yaml.safe_dump(dict(self.settings), allow_unicode=True, sort_keys=True, width=1000)
        return f"---\n{head}---\n\n{self.text}"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is, at a path relative to the site's root. All are held at once, so it is ``packed``."""

    path: str
    packed: bytes = field(repr=False)

    @classmethod
    def of(cls, path: str, content: bytes) -> Self:
        """The file with this content."""
        return cls(path, packed(content))

    @property
    def content(self) -> bytes:
        """What is in the file."""
        return unpacked(self.packed)


class Stored(Protocol):
    """Anything that is published as it is."""

    @property
    def content(self) -> bytes:
        """What is in the file."""


def leads_out(target: str) -> bool:
    """Whether an address is one in another portal (``https://…/``, or ``../tinh/…`` from this one's root)."""
    return "://" in target or target.startswith("../")


def published_at(path: str) -> str:
    """The address of what engines make of a file in a folder of sources: Markdown pages lose their ending."""
    if not path.endswith(".md"):
        return path
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return folder if name in ("index", "README") else f"{folder}/{name}".removeprefix("/")


def page_href(page: str, target: str, anchor: str = "") -> str:
    """The same between Markdown files, which engines turn into addresses and check: for use in Markdown, not HTML."""
    path = relpath(f"/{target or 'index'}.md", f"/{dirname(page)}")
    return f"{path}#{anchor}" if anchor else path


def to_root(page: str) -> str:
    """The relative way from a page to the site's root: ``../../`` from ``don-vi/x``, nothing from home."""
    return "../" * (page.count("/") + 1) if page else ""


def href(page: str, target: str, anchor: str = "") -> str:
    """The relative address from the page at one address to another (both without slashes at their ends).

    ``lich.ics``-like targets with an ending are files; the rest are folders and get a slash.
    """
    if leads_out(target):
        here = target if "://" in target else to_root(page) + target
    else:
        here = "" if page == target else _way(page, target)
    if here and "." not in here.rpartition("/")[2].strip("."):
        here += "/"
    return f"{here}#{anchor}" if anchor else here or "./"


def _way(page: str, target: str) -> str:
    """``relpath`` of two clean paths, of which a page has thousands."""
    here, there = page.split("/") if page else [], target.split("/") if target else []
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(here, there, strict=False)))
    return "/".join([*[".."] * (len(here) - common), *there[common:]]) or "."
