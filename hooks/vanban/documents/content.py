"""The Markdown body of a document as blocks, each in its section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

from vanban.language.citations import (
    Citation,
    GroupCitation,
    ShortForm,
    find_citations,
    find_groups,
    find_short_forms,
)
from vanban.language.sections import Heading, Reference, SectionLabel, find_references, outline

FENCED = re.compile(r"^(?P<signs>`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*\n(?s:.*?)^(?P=signs)[ ]*$", re.MULTILINE)
"""Code, as fenced_code of Python-Markdown has it: from the first column, closed by the same signs."""
_ITEM = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s")


_FRONTMATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$\n?", re.MULTILINE | re.DOTALL)


def body_of(text: str) -> str:
    """The Markdown of a page below its frontmatter, if it has any."""
    return _FRONTMATTER.sub("", text)


class Block(NamedTuple):
    """A paragraph or list item: from where to where it stands in the body, its line in the file, its section, and what
    the grammars find in it: documents it cites by number, groups of documents it names, short forms it declares, and
    references to sections of its own document.

    A library holds tens of these for each document: a tuple is a quarter of what an object takes.
    """

    body: str
    offset: int
    end: int
    line: int
    section: SectionLabel
    citations: Sequence[Citation]
    groups: Sequence[GroupCitation]
    short_forms: Sequence[ShortForm]
    references: Sequence[Reference]

    @classmethod
    def read(cls, body: str, offset: int, end: int, line: int, section: SectionLabel) -> Self:
        """The block that stands there."""
        text = body[offset:end]
        citations = tuple(find_citations(text))
        groups, shorts = tuple(find_groups(text)), tuple(find_short_forms(text, citations))
        return cls(body, offset, end, line, section, citations, groups, shorts, tuple(find_references(text)))

    @property
    def text(self) -> str:
        """The words as written. They are not held: a library holds each body once."""
        return self.body[self.offset : self.end]


@dataclass(frozen=True)
class Content:
    """A Markdown body and the line of the file (from 1) on which it begins."""

    markdown: str
    first_line: int

    @cached_property
    def headings(self) -> list[Heading]:
        """Headings in order; their lines are counted in the file."""
        code = self._code
        return outline(("" if number in code else line for number, line in self._lines), self.first_line)

    @property
    def _lines(self) -> Iterator[tuple[int, str]]:
        return enumerate(self.markdown.split("\n"), self.first_line)

    @property
    def _code(self) -> frozenset[int]:
        """The numbers of all lines of code."""
        lines = [
            [self.first_line + self.markdown.count("\n", 0, at) for at in code.span()]
            for code in FENCED.finditer(self.markdown)
        ]
        return frozenset(number for first, last in lines for number in range(first, last + 1))

    @cached_property
    def labels(self) -> tuple[SectionLabel, ...]:
        """The section labels in order."""
        return tuple(h.label for h in self.headings)

    def title_of(self, label: SectionLabel) -> str:
        """The title of a section; empty if it has none or is not there."""
        return next((h.title for h in self.headings if h.label == label), "")

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks in order; code blocks are left out, since nothing in them is said by the document."""
        return list(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        section, offset = SectionLabel(), 0
        start: tuple[int, int] | None = None  # its offset and line
        starts = {h.line: h.label for h in self.headings}
        code = self._code
        for number, line in [*self._lines, (0, "")]:
            breaks = not line.strip() or number in starts or number in code or bool(_ITEM.match(line))
            if start and breaks:
                yield Block.read(self.markdown, start[0], offset - 1, start[1], section)
                start = None
            section = starts.get(number, section)
            if start is None and line.strip() and number not in code:
                start = (offset, number)
            offset += len(line) + 1
