"""Reads deadlines: ``parse`` where an editor wrote one, ``find`` in running text. One grammar serves both."""

import re
from dataclasses import replace

from vanban.language.context import is_deadline
from vanban.language.dates import Unit, WrittenDate
from vanban.language.deadline import Deadline, Kind
from vanban.language.matching import as_written, view
from vanban.language.phrases import phrases
from vanban.language.readings import read_phrase
from vanban.language.recurrence import BeforeReading, Period, Recurrence, Rule

__all__ = [
    "BeforeReading",
    "Deadline",
    "DeadlineError",
    "Kind",
    "Period",
    "Recurrence",
    "Rule",
    "find",
    "parse",
]

_EXAMPLE = "trước ngày 15/3/2022"
_OTHER_DAY = re.compile(  # 2022-03-15, 15/3/22
    r"\b([12][0-9]{3})-([0-9]{1,2})-([0-9]{1,2})\b|\b([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2})\b"
)


class DeadlineError(ValueError):
    """Words that are not one deadline: what is wrong, in Vietnamese, with ``example``, a right one."""

    def __init__(self, message: str, example: str) -> None:
        super().__init__(message)
        self.example = example


def parse(words: str, *, year: int | None = None) -> Deadline:
    """Read words that state exactly one deadline, as an editor writes it: ``trước ngày 10/3/2022``.

    ``year`` is the year of the document; a date without a year is in it. Words beside the deadline are kept.
    Raises DeadlineError where there is none, more than one, or one that contradicts itself or the calendar.
    """
    seen = view(words)
    written = as_written(words)
    stated = [phrase for phrase in phrases(seen.text) if not phrase.is_citation]
    # Beside a date, words such as "kịp thời" only say how.
    stated = [phrase for phrase in stated if not phrase.open_ended] or stated[:1]
    found: list[Deadline] = []
    for phrase in stated:
        deadline, fault = read_phrase(phrase, seen, words, year)
        if fault:
            raise DeadlineError(fault.message, fault.example)
        if deadline:
            found.append(deadline)
    if not found:
        example = _day_meant(written) or _EXAMPLE
        needed = "cần ngày/tháng/năm (bốn chữ số), tháng, quý, năm hoặc chu kỳ"
        raise DeadlineError(f"Không thấy thời hạn trong “{written}”: {needed}; ví dụ đúng: “{example}”.", example)
    if len(found) > 1:
        listed = ", ".join(f"“{deadline.words}”" for deadline in found)
        raise DeadlineError(
            f"“{written}” có {len(found)} thời hạn ({listed}), mỗi lần chỉ ghi một; ví dụ đúng: “{found[0].words}”.",
            found[0].words,
        )
    return replace(found[0], words=written, span=(0, len(words)))


def find(text: str, *, year: int | None = None) -> list[Deadline]:
    """The deadlines of running text, in order, without overlap; never raises.

    ``year`` is the year of the document: it completes dates without one, and what ended before it is history.
    What only looks like a deadline (dates of cited documents, past meetings, terms, horizons) is left out.
    """
    seen = view(text)
    found = []
    for phrase in phrases(seen.text):
        if not phrase.is_citation:
            deadline, _ = read_phrase(phrase, seen, text, year)
            if deadline and is_deadline(deadline, phrase, seen.text, year):
                found.append(deadline)
    return found


def _day_meant(words: str) -> str:
    """``ngày 15/3/2022`` for 2022-03-15 and 15/3/22; nothing where no such day stands."""
    match = _OTHER_DAY.search(words)
    if not match:
        return ""
    year, month, day = match.group(1, 2, 3) if match[1] else (f"20{match[6]}", match[5], match[4])
    return f"ngày {WrittenDate(Unit.DAY, int(day), int(month), int(year)).nearest()}"
