"""Pages are printed piece by piece: headings, lines of HTML and paragraphs of plain words need no Markdown.

Markdown would look through each of them for all that it knows, to no effect. It is asked how it makes headings, and
reads the pieces that are left, all of a page at once.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import nest_toc_tokens

from vanban.checks.word_sets import word_set
from vanban.language.text import slug
from vanban.printing.whole_html import is_whole

_IDLE = word_set("toc attr_list tables fenced_code admonition")
"""Extensions that find nothing to do in pieces that need no Markdown but in headings; the first two make these."""

_TOUCHED = "\t\r\x02\x03"
"""What Markdown does not leave as it is, even in HTML."""

_SIGNS = r"\\`*_{}\[\]<>&!#|\x00-\x1f\x7f-\x9f"
_PLAIN = rf"[^\s{_SIGNS}]+"
_HEADING = re.compile(rf"(#{{1,6}}) ({_PLAIN}(?: {_PLAIN})*)(?: \{{ ?#([a-z0-9-]+) ?\}})?")
_LINE = rf"[^\W\d_][^{_SIGNS}]*(?<!\s)"  # begins with a letter, so it is no entry of a list
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*")
_MARKER = "[TOC]"
_TIES = {
    "heading, or an anchor; that of a link follows its address": r"(?<![(\w/.\"-])#|^[^{\n]*\{[^\n]*id *=",
    "line under a heading": r"^[ >]*[=-]+\s*$",
    "code": r"^[ >]*(?:```|~~~)",
    "target of links": r"^[ >]*\[[^\]\n]*\]:",
    "HTML other than in a line": r"<(?!/?(?:a|b|br|em|i|small|span|strong|sub|sup)(?:\s[^<>\n]*)?>)",
    "place of the contents": re.escape(_MARKER),
}
_ENTANGLED = re.compile("|".join(_TIES.values()), re.MULTILINE)
"""What has to do with other pieces, or may have."""
_BLANK = re.compile(r"(?<=\n) +(?=\n)")  # as Markdown does first, but for a text's first line
_GAP, _INDENTED = "\n\n\n", "\n    "  # blank lines count in code
_WORDS, _ANCHOR, _APART = "0_chu_0", "0_neo_0", "0ngan0cach0"  # plain words and anchors have no such letters

Token = Mapping[str, object]
"""A heading as the extension ``toc`` tells it."""


class _Heading(NamedTuple):
    level: str
    words: str
    anchor: str


class Piecewise:
    """Prints pages as ``markdown`` with these ``extensions`` would; its ``toc`` makes anchors by ``slug``."""

    def __init__(self, markdown: Markdown, extensions: Sequence[str | Extension]) -> None:
        self._markdown = markdown
        known = {"toc", "attr_list"} <= set(extensions) <= _IDLE
        self._is_known = known and markdown.treeprocessors["toc"].marker == _MARKER  # type: ignore[attr-defined]
        self._form = cache(self._made)

    def printed(self, text: str) -> tuple[str, Sequence[Token]] | None:
        """The content of a page, and its headings below one another; None where Markdown has to look at the whole."""
        if not self._is_known or any(sign in text for sign in _TOUCHED):
            return None
        text = _BLANK.sub("", text)
        blocks = list(filter(None, (block.strip("\n") for block in text.split("\n\n"))))
        headings = list(map(_heading, blocks))
        anchors = [heading.anchor for heading in headings if heading]
        if len(set(anchors)) < len(anchors):
            return None  # Markdown numbers them
        content = self._content(list(zip(map(self._piece, headings, blocks), blocks, strict=True)), text)
        if content is None:
            return None
        tokens = (token for heading in headings if heading for token in self._tokens(heading))
        return content, nest_toc_tokens(list(tokens))  # type: ignore[arg-type]

    def _content(self, pieces: Sequence[tuple[str | None, str]], text: str) -> str | None:
        """All pieces (as they are printed, else None, and as they are written) of a text; None as above."""
        runs = [(known, list(run)) for known, run in groupby(pieces, lambda piece: piece[0] is not None)]
        left = ["\n\n".join(written for _, written in run) for known, run in runs if not known]
        if left and (_APART in text or (_GAP in text and _INDENTED in text)):
            return None
        read = self._read(left)
        if len(read) < len(left):
            return None
        rest = iter(read)
        return "\n".join(
            "\n".join(printed for printed, _ in run if printed) if known else next(rest) for known, run in runs
        )

    def _read(self, runs: Sequence[str]) -> Sequence[str]:
        """What Markdown makes of runs of pieces between which others stand; nothing where these are not apart, or one
        is empty."""
        text = f"\n\n{_APART}\n\n".join(runs)
        if not runs or _ENTANGLED.search(text):
            return []
        self._markdown.reset()
        read = self._markdown.convert(text).split(f"\n<p>{_APART}</p>\n")
        return read if len(read) == len(runs) and all(read) else []

    def _piece(self, heading: _Heading | None, block: str) -> str | None:
        """A piece as it is printed, if it needs no Markdown."""
        if heading:
            form, _ = self._form(heading.level)
            return form.replace(_ANCHOR, heading.anchor).replace(_WORDS, heading.words)
        if is_whole(block):
            return block
        return f"<p>{block}</p>" if _PARAGRAPH.fullmatch(block) else None

    def _tokens(self, heading: _Heading) -> Sequence[Token]:
        _, listed = self._form(heading.level)
        return [{**token, "id": heading.anchor, "name": heading.words} for token in listed]

    def _made(self, level: str) -> tuple[str, Sequence[Token]]:
        """What Markdown makes of a heading with marks in the place of its words and its anchor."""
        self._markdown.reset()
        form = self._markdown.convert(f"{level} {_WORDS} {{ #{_ANCHOR} }}")
        return form, self._markdown.toc_tokens  # type: ignore[attr-defined]


def _heading(block: str) -> _Heading | None:
    found = _HEADING.fullmatch(block)
    anchor = found and (found[3] or slug(found[2]))
    return _Heading(found[1], found[2], anchor) if found and anchor else None
