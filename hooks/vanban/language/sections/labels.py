"""The label of a section: the path of its numbers and letters, as plans and their readers write it.

Numbering: Nghị định 30/2020/NĐ-CP, Phụ lục I (I, 1, a); decimal numbers (3.1) are custom.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from vanban.language.numerals import ROMANS
from vanban.language.text import normal, tidy

LETTERS = "abcdđefghijklmnopqrstuvwxyz"
"""The letters of points in Vietnamese order: đ follows d (f, j, w, z are seldom used)."""

_STEP = re.compile(
    rf"(?P<level>{'|'.join(ROMANS)}|0{{0,2}}[1-9][0-9]{{0,2}}|[{LETTERS}])"
    r"(?:\s*\((?i:lần) (?P<occurrence>[1-9][0-9]{0,2})\))?"
)
_PART = r"(?:tiểu mục|mục|điểm|khoản|phần|ý)\s+"
_BETWEEN_PARTS = re.compile(rf",\s*|(?<!tiểu)\s+(?={_PART})", re.IGNORECASE)
_PART_WORD = re.compile(_PART, re.IGNORECASE)
_CLOSING = re.compile(r",?\s*đoạn cuối$", re.IGNORECASE)
_LAST_OF_ALL = (9, 0, 0)


class LabelError(ValueError):
    """The text names no section. Its sentence is for editors; ``example`` is a right one."""

    example = "III.3.1"


@dataclass(frozen=True, slots=True)
class SectionLabel:
    """Where a section stands: ``III.3.1.đ``, its second printing, or the unnumbered paragraphs that close it.

    ``levels`` from the coarsest, empty for the preamble. ``occurrence`` counts the printings of one number in its
    section from 1; ``within`` is the nearest section around that is not a first printing: ``III.3.1 (lần 2).a``
    lies within ``III.3.1 (lần 2)``. Labels sort as they follow one another in a document.
    """

    levels: tuple[str, ...] = ()
    occurrence: int = 1
    closing: bool = False
    within: "SectionLabel | None" = None

    @classmethod
    def parse(cls, text: str) -> "SectionLabel":
        """Read a label; raise ``LabelError`` for anything else.

        Right ones: ``III.3.1.đ``, ``mục III.2.1``, ``điểm đ, mục III.3.1``, ``III.3.1 (lần 2)``,
        ``điểm a, mục III.3.1 (lần 2)``, ``VI, đoạn cuối``, ``mở đầu``.
        """
        words = tidy(text)
        if normal(words) == "mở đầu":
            return cls()
        rest = _CLOSING.sub("", words)
        # "điểm đ, mục III.3.1" names the finest part first.
        paths = [_PART_WORD.sub("", path, 1).rstrip(" .") for path in reversed(_BETWEEN_PARTS.split(rest))]
        label = cls()
        for step in ".".join(paths).split("."):
            match = _STEP.fullmatch(step)
            if not match:
                raise LabelError(
                    f"Không hiểu mục “{words[:60]}”: hãy ghi như III.3.1, “điểm đ, mục III.3.1”, “VI, đoạn cuối” "
                    "hoặc “mở đầu”."
                )
            label = label.below(match["level"].lstrip("0"), int(match["occurrence"] or 1))
        return replace(label, closing=rest != words)

    def below(self, level: str, occurrence: int = 1) -> "SectionLabel":
        """The section of that number or letter in this one; below the preamble's label are the top sections."""
        return SectionLabel((*self.levels, level), occurrence, within=self if self.occurrence > 1 else self.within)

    @lru_cache(maxsize=4096)  # noqa: B019 - few and small, and the same in every document
    def __str__(self) -> str:
        if not self.levels:
            return "mở đầu"
        path = ".".join(level + (f" (lần {printing})" if printing > 1 else "") for level, printing in self._steps)
        return path + (", đoạn cuối" if self.closing else "")

    @property
    @lru_cache(maxsize=4096)  # noqa: B019
    def anchor(self) -> str:
        """The permanent anchor: ``muc-iii-3-1-dd``, ``muc-iii-3-1_lan2-a``, ``muc-vi_cuoi``, ``mo-dau``."""
        if not self.levels:
            return "mo-dau"
        steps = ((level.lower().replace("đ", "dd"), printing) for level, printing in self._steps)
        path = "-".join(level + (f"_lan{printing}" if printing > 1 else "") for level, printing in steps)
        return f"muc-{path}" + ("_cuoi" if self.closing else "")

    @property
    def parent(self) -> "SectionLabel | None":
        """The section it lies in; None for a section of the top level and the preamble."""
        if self.closing:
            return replace(self, closing=False)
        if len(self.levels) < 2:
            return None
        above = SectionLabel(self.levels[:-1], within=self.within)
        return self.within if self.within and self.within.levels == above.levels else above

    def __hash__(self) -> int:
        return hash((self.levels, self.occurrence, self.within))  # in half the time: labels are keys everywhere

    def __reduce__(self) -> tuple[Callable[..., "SectionLabel"], tuple[object, ...]]:
        return _one_for_all, (self.levels, self.occurrence, self.closing, self.within)

    def __contains__(self, other: "SectionLabel") -> bool:
        """Whether the other section is this one or lies in it."""
        if not self.levels or self.closing:
            return other == self
        if other.levels[: len(self.levels)] != self.levels:  # seen at once, and so it is with most
            return False
        return other._steps[: len(self.levels)] == self._steps

    def __lt__(self, other: "SectionLabel") -> bool:
        return self._order < other._order

    @property
    def _steps(self) -> tuple[tuple[str, int], ...]:
        """Each level with the printing of its number."""
        above = self.within._steps if self.within else ()
        first_printings = [1] * (len(self.levels) - 1)
        return above + tuple(zip(self.levels, [*first_printings, self.occurrence], strict=False))[len(above) :]

    @property
    def _order(self) -> tuple[tuple[int, int, int], ...]:
        places = tuple((*_rank(level), printing) for level, printing in self._steps)
        return (*places, _LAST_OF_ALL) if self.closing else places


@lru_cache(maxsize=4096)
def _one_for_all(*fields: Any) -> SectionLabel:
    """The label as pickles bring it back: thousands of documents have the same few."""
    return SectionLabel(*fields)


def _rank(level: str) -> tuple[int, int]:
    if level in ROMANS:
        return 0, ROMANS[level]
    return (1, int(level)) if level.isdigit() else (2, LETTERS.index(level))
