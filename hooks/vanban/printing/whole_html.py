"""Composed lists, tables and paragraphs of HTML pass through Markdown as they are, for parsing them takes long.

Markdown reads HTML tag by tag to find where it ends. Here that can be seen: an element on one line, by itself.
"""

import re
from itertools import chain

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_WHOLE = re.compile(r"<(ol|ul|dl|p|div|table|details|section|figure|form|nav)(?=[ >])(?![^>]*\bmarkdown\b).*</\1>")
_BEFORE_HTML = 22  # after fenced code (25), before mkdocs (21) and Python-Markdown (20) read HTML


class WholeHtml(Extension):
    """An extension of Python-Markdown that puts such lines aside and back again, as it does with other HTML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the base class names it so
        """Register what puts the lines aside."""
        md.preprocessors.register(_Aside(md), "vanban_whole_html", _BEFORE_HTML)


class _Aside(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        above, below = chain([""], lines), chain(lines[1:], [""])
        return [
            self.md.htmlStash.store(line) if not (before or after) and is_whole(line) else line
            for before, line, after in zip(above, lines, below, strict=False)
        ]


def is_whole(line: str) -> bool:
    """Whether a line is one element that ends where the line does."""
    found = line.startswith("<") and _WHOLE.fullmatch(line)
    if not found:
        return False
    name = found[1]
    opened = len(re.findall(rf"<{name}[ >]", line))
    return opened == line.count(f"</{name}>") and not _closes_early(line, name, opened)


def _closes_early(line: str, name: str, opened: int) -> bool:
    """Whether the first element ends before the line does: "<p>a</p> b <p>c</p>"."""
    if opened == 1:
        return False
    depth = 0
    for tag in re.finditer(rf"<(/?){name}[ >]", line):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end() < len(line)
    return True
