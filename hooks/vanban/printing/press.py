"""Markdown of composed pages → the HTML of their content."""

import pickle
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pkgutil import iter_modules
from posixpath import dirname, join, normpath
from typing import NamedTuple, Self
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

import markdown.extensions
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from vanban.compose.page import href, published_at
from vanban.language.text import slug
from vanban.packing import packed, unpacked
from vanban.printing.piecewise import Piecewise, Token
from vanban.printing.plain_words import PlainWords
from vanban.printing.whole_html import WholeHtml

_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']+|"[^"<]*"|'[^'<]*')*""")
# Two, each beginning with plain letters: those are found ten times as fast.
_PLACES = [re.compile(rf"""{name}=(?<=\s{name}=)["']([^"']+)""") for name in ("id", "name")]
_BUILT_IN = {module.name for module in iter_modules(markdown.extensions.__path__)}
_READ_FILES = ("b64", "emoji", "snippets")
_AFTER_ALL = -1  # treeprocessors: links are led last, whoever made them

Options = Mapping[str, Mapping[str, object]]
"""Settings of Python-Markdown's extensions, by name."""


class Heading(NamedTuple):
    """A line of the table of contents; ``words`` are HTML."""

    anchor: str
    words: str
    below: tuple["Heading", ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's content as HTML, its headings (the title first) and all places in it that can be linked to.

    All pages' sheets are held at once, and kept from build to build, so they are packed.
    """

    packed: bytes
    headings: tuple[Heading, ...]
    anchors: frozenset[str]

    @classmethod
    def of(cls, content: str, headings: tuple[Heading, ...]) -> Self:
        """The sheet of this HTML."""
        return cls(packed(content.encode()), headings, anchors_of(content))

    @property
    def content(self) -> str:
        """The HTML."""
        return unpacked(self.packed).decode()


class Press:
    """Python-Markdown with the extensions that the portal's settings name, made once for all pages."""

    def __init__(self, extensions: Sequence[str | Extension], options: Options) -> None:
        given = {name: dict(values) for name, values in options.items()}
        given["toc"] = {**given.get("toc", {}), "slugify": heading_anchor}
        self._links = _Links()
        self._markdown = Markdown(extensions=[*extensions, WholeHtml(), PlainWords()], extension_configs=given)
        self._markdown.treeprocessors.register(self._links, "vanban_links", _AFTER_ALL)
        self._piecewise = Piecewise(self._markdown, extensions)

    def sheet(self, text: str, path: str) -> Sheet:
        """The content of the page whose Markdown lies at ``path``, a path as links in the text use it."""
        self._links.page = path
        content, tokens = self._piecewise.printed(text) or self._converted(text)
        return Sheet.of(content, tuple(map(_heading, tokens)))

    def _converted(self, text: str) -> tuple[str, Sequence[Token]]:
        self._markdown.reset()
        return self._markdown.convert(text), self._markdown.toc_tokens  # type: ignore[attr-defined]


def sheet_of(settings: bytes, text: str, path: str) -> Sheet:
    """The same by a press of these ``settings``: its arguments, pickled. A pure function of plain values."""
    return _press(settings).sheet(text, path)


@lru_cache(maxsize=2)
def _press(settings: bytes) -> Press:
    return Press(*pickle.loads(settings))


def reads_text_alone(extension: str) -> bool:
    """Whether an extension of Markdown is known to make the same of the same text, whatever lies on the disk."""
    package, _, name = extension.rpartition(".")
    if package == "pymdownx":
        return name not in _READ_FILES and find_spec(extension) is not None
    return package in ("", "markdown.extensions") and name in _BUILT_IN


def heading_anchor(words: str, _separator: str) -> str:
    """The anchor of a heading that has none of its own; Python-Markdown's own way makes "ang-bo" of "Đảng bộ"."""
    return slug(words)


def anchors_of(content: str) -> frozenset[str]:
    """All places in HTML that can be linked to; in words, ``id="a"`` names none."""
    found = (match for pattern in _PLACES for match in pattern.finditer(content))
    return frozenset(match[1] for match in found if _is_in_a_tag(content, match.start()))


def _is_in_a_tag(content: str, at: int) -> bool:
    tag = _TAG.match(content, max(0, content.rfind("<", 0, at)))
    return tag is not None and tag.end() > at


def _heading(token: Token) -> Heading:
    below = token["children"]
    assert isinstance(below, list)
    return Heading(str(token["id"]), str(token["name"]), tuple(map(_heading, below)))


class _Links(Treeprocessor):
    """Leads links between Markdown files, and to other files beside them, to where engines put these."""

    page = ""

    def run(self, root: Element) -> None:
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(element.tag)
            if key and (link := element.get(key)):
                element.set(key, self._led(link))

    def _led(self, link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/") or AMP_SUBSTITUTE in link:
            return link
        target = normpath(join(dirname(self.page), unquote(parts.path)))
        led = href(published_at(self.page), quote(published_at(target)))
        return parts._replace(path=led).geturl()
