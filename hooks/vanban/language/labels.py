"""The label of a section: the path of its numbers and letters, as plans and their readers write it."""

import re
from dataclasses import dataclass
from typing import Self

from vanban.language.text import normal, tidy

LETTERS = "abcdđefghijklmnopqrstuvwxyz"
"""The letters of points in Vietnamese order: đ follows d (f, j, w, z are seldom used)."""

_ROMAN_DIGITS = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
_LEVEL = r"(?:[IVX]+|0{0,2}[1-9][0-9]{0,2}|[a-zđ])"
_PATH = re.compile(rf"{_LEVEL}(?:\.{_LEVEL})*")
_PART_WORDS = re.compile(r"\b(?:tiểu mục|mục|điểm|khoản|phần|ý)\s+", re.IGNORECASE)
_CLOSING = re.compile(r",?\s*đoạn cuối$", re.IGNORECASE)
_OCCURRENCE = re.compile(r"\s*\(lần ([1-9][0-9]{0,2})\)$", re.IGNORECASE)
_LAST_OF_ALL = (9, 0, 0)


class LabelError(ValueError):
    """The text names no section. Its sentence is for editors; ``example`` is a right one."""

    example = "III.3.1"


def roman(number: int) -> str:
    """The Roman numeral of 1 to 39."""
    written = ""
    for digit, value in _ROMAN_DIGITS:
        while number >= value:
            written, number = written + digit, number - value
    return written


ROMANS = {roman(n): n for n in range(1, 40)}
"""The Roman numerals that number sections, and their values."""


@dataclass(frozen=True, slots=True)
class SectionLabel:
    """Where a section stands: ``III.3.1.đ``, its second printing, or the unnumbered paragraphs that close it.

    ``levels`` from the coarsest, empty for the preamble; ``occurrence`` counts the printings of one path in a
    document from 1. Labels sort as they follow one another in a document.
    """

    levels: tuple[str, ...] = ()
    occurrence: int = 1
    closing: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a label; raise ``LabelError`` for anything else.

        Right ones: ``III.3.1.đ``, ``mục III.2.1``, ``điểm đ, mục III.3.1``, ``III.3.1 (lần 2)``,
        ``VI, đoạn cuối``, ``mở đầu``.
        """
        words = tidy(text)
        if normal(words) == "mở đầu":
            return cls()
        rest = _CLOSING.sub("", words)
        closing = rest != words
        printed = _OCCURRENCE.search(rest)
        rest = rest[: printed.start()] if printed else rest
        # "điểm đ, mục III.3.1" names the finest part first.
        paths = [p.strip(" ,") for p in re.split(r",\s*|\s+(?=mục\b|Mục\b|phần\b|Phần\b|khoản\b|điểm\b)", rest)]
        paths = [_PART_WORDS.sub("", path).strip().rstrip(".") for path in paths]
        levels = tuple(
            level.lstrip("0") if level.isdigit() else level for path in reversed(paths) for level in path.split(".")
        )
        if not all(map(_PATH.fullmatch, paths)) or not all(map(_is_level, levels)):
            raise LabelError(
                f"Không hiểu mục “{words[:60]}”: hãy ghi như III.3.1, “điểm đ, mục III.3.1”, “VI, đoạn cuối” "
                "hoặc “mở đầu”."
            )
        return cls(levels, int(printed[1]) if printed else 1, closing)

    def __str__(self) -> str:
        if not self.levels:
            return "mở đầu"
        printed = f" (lần {self.occurrence})" if self.occurrence > 1 else ""
        return ".".join(self.levels) + printed + (", đoạn cuối" if self.closing else "")

    @property
    def anchor(self) -> str:
        """The permanent anchor: ``muc-iii-3-1-dd``, ``muc-iii-3-1_lan2``, ``muc-vi_cuoi``, ``mo-dau``."""
        if not self.levels:
            return "mo-dau"
        path = "-".join("dd" if level == "đ" else level.lower() for level in self.levels)
        printed = f"_lan{self.occurrence}" if self.occurrence > 1 else ""
        return f"muc-{path}{printed}" + ("_cuoi" if self.closing else "")

    @property
    def parent(self) -> "SectionLabel | None":
        """The section it lies in; None for a section of the top level and the preamble."""
        if self.closing:
            return SectionLabel(self.levels, self.occurrence)
        return SectionLabel(self.levels[:-1]) if len(self.levels) > 1 else None

    def __contains__(self, other: "SectionLabel") -> bool:
        """Whether the other section is this one or lies in it."""
        if not self.levels or self.closing:
            return other == self
        if len(other.levels) > len(self.levels):
            return other.levels[: len(self.levels)] == self.levels
        return other.levels == self.levels and other.occurrence == self.occurrence

    def __lt__(self, other: "SectionLabel") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[tuple[int, int, int], ...]:
        last = len(self.levels) - 1
        places = tuple((*_rank(level), self.occurrence if i == last else 1) for i, level in enumerate(self.levels))
        return (*places, _LAST_OF_ALL) if self.closing else places


def _is_level(level: str) -> bool:
    return level in ROMANS or level in LETTERS or level.isdigit()


def _rank(level: str) -> tuple[int, int]:
    if level in ROMANS:
        return 0, ROMANS[level]
    return (1, int(level)) if level.isdigit() else (2, LETTERS.index(level))
