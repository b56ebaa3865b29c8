"""Pages of headings and lines of HTML alone are printed without Markdown: it is only asked how it makes headings.

Most pages are such: calendars, units, listings. Markdown would look through each for all that it knows, to no effect.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import nest_toc_tokens

from vanban.checks.word_sets import word_set
from vanban.language.text import slug
from vanban.printing.whole_html import is_whole

_IDLE = word_set("toc attr_list tables fenced_code admonition")
"""Extensions that find nothing to do on such pages but with their headings; the first two make these."""

_TOUCHED = "\t\r\x02\x03"
"""What Markdown does not leave as it is, even in HTML."""

_PLAIN = r"[^\s\\`*_{}\[\]<>&!#\x00-\x1f\x7f-\x9f]+"
_HEADING = re.compile(rf"(#{{1,6}}) ({_PLAIN}(?: {_PLAIN})*)(?: \{{ #([a-z0-9-]+) \}})?")
_WORDS, _ANCHOR = "0_chu_0", "0_neo_0"  # plain words and anchors have no such letters

Token = Mapping[str, object]
"""A heading as the extension ``toc`` tells it."""


class _Heading(NamedTuple):
    level: str
    words: str
    anchor: str


class HeadedHtml:
    """Prints such pages as ``markdown`` with these ``extensions`` would; its ``toc`` makes anchors by ``slug``."""

    def __init__(self, markdown: Markdown, extensions: Sequence[str | Extension]) -> None:
        self._markdown = markdown
        self._is_known = {"toc", "attr_list"} <= set(extensions) <= _IDLE
        self._form = cache(self._made)

    def printed(self, text: str) -> tuple[str, Sequence[Token]] | None:
        """The content of a page, and its headings below one another; None where Markdown has to look at it."""
        if not self._is_known or any(sign in text for sign in _TOUCHED):
            return None
        blocks = list(filter(None, (block.strip("\n") for block in text.split("\n\n"))))
        headings = list(map(_heading, blocks))
        if not all(heading or is_whole(block) for heading, block in zip(headings, blocks, strict=True)):
            return None
        anchors = [heading.anchor for heading in headings if heading]
        if len(set(anchors)) < len(anchors):
            return None  # Markdown numbers them
        tokens = []
        for i, heading in enumerate(headings):
            if heading:
                form, listed = self._form(heading.level)
                blocks[i] = form.replace(_ANCHOR, heading.anchor).replace(_WORDS, heading.words)
                tokens += [{**token, "id": heading.anchor, "name": heading.words} for token in listed]
        return "\n".join(blocks), nest_toc_tokens(tokens)  # type: ignore[arg-type]

    def _made(self, level: str) -> tuple[str, Sequence[Token]]:
        """What Markdown makes of a heading with marks in the place of its words and its anchor."""
        self._markdown.reset()
        form = self._markdown.convert(f"{level} {_WORDS} {{ #{_ANCHOR} }}")
        return form, self._markdown.toc_tokens  # type: ignore[attr-defined]


def _heading(block: str) -> _Heading | None:
    found = _HEADING.fullmatch(block)
    anchor = found and (found[3] or slug(found[2]))
    return _Heading(found[1], found[2], anchor) if found and anchor else None
