"""The text as a tree of sections, with the deadlines that stand in each block."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from vanban.intake.draft import DeadlineFound, Draft
from vanban.intake.full_text import Block, FullText, Kind
from vanban.language.deadlines import DeadlineError, parse_deadline
from vanban.language.sections import SectionLabel
from vanban.language.text import as_shown

CAPITAL = f"[{''.join(sign for sign in map(chr, range(0x1F00)) if sign.isupper())}]"
"""A pattern for a capital letter."""

_SENTENCE = re.compile(rf"(?<=[.;])\s+(?=[\"“(]?{CAPITAL})|(?<=\.)\s+(?=[0-9])")
_HALF = re.compile(r"(?<=;)\s+")


@dataclass(eq=False)
class Section:
    """A numbered section (or the preamble): its title, the block that opens it, the blocks below, its sections."""

    label: SectionLabel
    title: str = ""
    head: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)

    @property
    def own(self) -> list[Block]:
        """Its blocks without those of the sections in it; the first is its head."""
        return ([self.head] if self.head else []) + self.blocks

    def walk(self) -> Iterator["Section"]:
        """This section and all in it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def all_blocks(self) -> list[Block]:
        """Every block in it, in order."""
        return [block for section in self.walk() for block in section.own]


@dataclass(frozen=True)
class Text:
    """What facts are read from: the sections of the top level, the preamble, and when what is due."""

    preamble: Section
    sections: tuple[Section, ...]
    due: Mapping[Block, tuple[DeadlineFound, ...]]

    @cached_property
    def titles(self) -> Mapping[SectionLabel, str]:
        """The title of each section."""
        return {section.label: section.title for section in self.walk}

    @property
    def walk(self) -> Iterator[Section]:
        """All numbered sections in order."""
        for section in self.sections:
            yield from section.walk()

    def deadlines(self, blocks: Iterable[Block]) -> list[DeadlineFound]:
        """The deadlines in some blocks that frontmatter can hold in these very words."""
        return [found for block in blocks for found in self.due.get(block, ())]


def text_of(draft: Draft, text: FullText, year: int | None) -> Text:
    """The tree of a draft's text; ``year`` is the one that frontmatter gives to dates without any."""
    preamble = Section(SectionLabel())
    top: list[Section] = []
    by_label: dict[SectionLabel, Section] = {}
    current = preamble
    for block in text.blocks:
        if block.section != current.label:
            current = by_label.get(block.section) or Section(block.section, text.titles.get(block.section, ""))
            if block.section not in by_label:
                by_label[block.section] = current
                parent = block.section.parent
                siblings = by_label[parent].children if parent in by_label else top
                siblings.append(current)
                if block.kind in (Kind.HEADING, Kind.NUMBERED):
                    current.head = block
                    continue
        current.blocks.append(block)
    return Text(preamble, tuple(top), _due(draft, text.blocks, year))


def sentences(words: str) -> list[str]:
    """The sentences of a text; a semicolon before a capital letter ends one too."""
    return [part for part in _SENTENCE.split(words) if part]


def clauses(words: str) -> list[str]:
    """The parts of a text between full stops and semicolons."""
    return [clause for sentence in sentences(words) for clause in _HALF.split(sentence)]


def trimmed(words: str) -> str:
    """Words without the blanks and stops around them."""
    return words.strip(" ,;:").removesuffix("./.").rstrip(" .,;:/") if words else words


def _due(draft: Draft, blocks: Iterable[Block], year: int | None) -> Mapping[Block, tuple[DeadlineFound, ...]]:
    """The deadlines of each block that frontmatter can hold; one the block's own words do not hold belongs to none."""
    by_line: dict[int, list[tuple[Block, str]]] = defaultdict(list)
    lines = {found.words.line for found in draft.body.deadlines}
    for block in blocks:
        if here := lines.intersection(range(block.line, block.line_end + 1)):
            shown = as_shown(block.text)
            for line in here:
                by_line[line].append((block, shown))
    due: dict[Block, list[DeadlineFound]] = defaultdict(list)
    for found in draft.body.deadlines:
        words = as_shown(found.words.text)
        holding = [block for block, shown in by_line.get(found.words.line, ()) if words in shown]
        if holding and _can_be_written(found, year):
            due[holding[0]].append(found)
    return {block: tuple(found) for block, found in due.items()}


def _can_be_written(found: DeadlineFound, year: int | None) -> bool:
    """Whether the words alone state the deadline."""
    try:
        parse_deadline(found.words.text, year=year)
    except DeadlineError:
        return False
    return True
