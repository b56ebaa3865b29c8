"""What stands around the content of a page: cut from one page of each form that the engine made, filled for the rest.

The engine is given a page of each form that holds marks in the place of everything that differs from page to page. Of
what it makes of that page everything but the marks is the shell.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

import yaml

from vanban.compose.page import Page
from vanban.language.text import slug
from vanban.printing.press import Heading, Sheet


def _mark(name: str) -> str:
    """A word that means nothing to YAML, Markdown, HTML or addresses."""
    return f"0khung0{name}0"


TITLE, DESCRIPTION, EDIT, ATOM, SKIP, ADDRESS, CONTENTS = map(
    _mark, ("tieude", "mota", "sua", "atom", "dau", "diachi", "mucluc")
)
CONTENT = f"<h1>{_mark('noidung')}</h1>"
"""Themes put a title above content that has none."""

_LEAF, _BRANCH, _TWIG, _ANCHOR = map(_mark, ("la", "canh", "choi", "neo"))
_MARKS = re.compile(f"({'|'.join([TITLE, DESCRIPTION, EDIT, ATOM, CONTENT, SKIP, ADDRESS, CONTENTS])})")
_PLACES = re.compile(f'"{_LEAF}"|{_LEAF}|{_ANCHOR}')
_INDENTED = re.compile(r"\s*\n\s*")
"""Templates are indented and loop, which would be a twelfth of every page."""
_ENTRY = r'<li class="md-nav__item">(?:(?!<li)[\s\S])*?'
_LIST = re.compile(
    rf"({_ENTRY}{_LEAF}[\s\S]*?</li>)\s*({_ENTRY}{_BRANCH}[\s\S]*?){_ENTRY}{_TWIG}[\s\S]*?</li>([\s\S]*?</li>)"
)
"""Entries of a table of contents: one without others below, what opens one that has some, what closes it."""


class ShellError(Exception):
    """The engine's theme makes other pages than those that shells are cut from; the sentence is for maintainers."""


@dataclass(frozen=True, slots=True)
class Form:
    """What tells pages apart that cannot be printed from one shell."""

    depth: int
    """How many folders deep the page lies."""
    hidden: tuple[str, ...]
    """Parts of the frame that the page does without (``hide``)."""
    is_described: bool
    has_contents: bool
    can_be_edited: bool
    has_atom: bool

    @classmethod
    def of(cls, page: Page, sheet: Sheet, *, can_be_edited: bool) -> "Form":
        """The form of a page. Raises ShellError where its title is no heading of its contents."""
        if not sheet.headings:
            raise ShellError("mục lục của trang không có tên trang; toc_depth phải gồm cấp 1")
        hidden = page.settings.get("hide", ())
        assert isinstance(hidden, list | tuple)
        return cls(
            page.address.count("/") + 1,
            tuple(hidden),
            bool(page.description),
            bool(_contents(sheet)),
            can_be_edited and page.source is not None,
            "atom" in page.settings,
        )

    @property
    def address(self) -> str:
        """Where the engine is told that the page of this form lies; each form's is its own."""
        own = slug(f"{self.hidden} {self.is_described:d}{self.has_contents:d}{self.can_be_edited:d}{self.has_atom:d}")
        return "/".join([*[ADDRESS] * (self.depth - 1), f"{ADDRESS}-{own}"])

    @property
    def path(self) -> str:
        """The Markdown file of that page in a folder of sources."""
        return f"{self.address}.md"

    @property
    def markdown(self) -> str:
        """The page of this form, for the engine."""
        settings = {"title": TITLE, "hide": list(self.hidden), "description": DESCRIPTION * self.is_described}
        settings |= {"atom": ATOM * self.has_atom}
        below = (
            f"## {_LEAF} {{#{_ANCHOR}}}\n\n## {_BRANCH} {{#{_ANCHOR}}}\n\n### {_TWIG}\n" if self.has_contents else ""
        )
        head = yaml.safe_dump({k: v for k, v in settings.items() if v})
        return f"---\n{head}---\n\n# {TITLE} {{#{SKIP}}}\n{below}"


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything on pages of one form but what differs: text and names of marks in turn."""

    parts: tuple[str, ...]
    leaf: str = ""
    branch: tuple[str, str] = ("", "")

    @classmethod
    def of(cls, form: Form, made: str) -> "Shell":
        """Cut from what the engine made of the page of a form. Raises ShellError where that is not as it was read."""
        leaf, branch, made = "", ("", ""), _INDENTED.sub("\n", made)
        if form.has_contents:
            if not (found := _LIST.search(made)):
                raise ShellError("mục lục của trang không như giao diện đã biết")
            leaf, opened, closed = (part.replace(_BRANCH, _LEAF) for part in found.groups())
            branch = opened, closed
            made = made[: found.start()] + CONTENTS + made[found.end() :]
        made = made.replace(form.address, ADDRESS)
        parts = tuple(_MARKS.split(made))
        if missing := {CONTENT, TITLE, SKIP} - set(parts):
            raise ShellError(f"giao diện không đặt {', '.join(sorted(missing))} vào trang")
        return cls(parts, leaf, branch)

    def page(self, page: Page, sheet: Sheet, edit: str | None) -> str:
        """The whole HTML of a page; ``edit`` is the address where its source can be edited, if there is one."""
        title = str(page.settings["title"]).replace('"', "&quot;")
        values = {
            TITLE: title,
            DESCRIPTION: str(page.settings.get("description", "")),
            EDIT: edit or "",
            ATOM: str(page.settings.get("atom", "")),
            CONTENT: sheet.content,
            SKIP: sheet.headings[0].anchor,
            ADDRESS: page.address,
            CONTENTS: "\n".join(self._entries(_contents(sheet))),
        }
        return "".join(values.get(part, part) for part in self.parts)

    def _entries(self, headings: Iterable[Heading]) -> Iterator[str]:
        for heading in headings:
            if heading.below:
                opened, closed = (_filled(part, heading) for part in self.branch)
                yield "".join([opened, *self._entries(heading.below), closed])
            else:
                yield _filled(self.leaf, heading)


def _contents(sheet: Sheet) -> Sequence[Heading]:
    """What a table of contents lists: what is below the title."""
    return sheet.headings[0].below


def _filled(entry: str, heading: Heading) -> str:
    name = escape(unescape(re.sub("<[^>]*>", "", heading.words)))
    values = {f'"{_LEAF}"': f'"{name}"', _LEAF: heading.words, _ANCHOR: heading.anchor}
    return _PLACES.sub(lambda place: values[place[0]], entry)  # in one go: words may look like marks
