"""What may be wrong with a phrase of time, in a sentence for editors, with a right example close to it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from vanban.language.dates import UNIT_WORDS, ImpossibleDateError, format_day, format_weekday
from vanban.language.deadlines.deadline import Deadline
from vanban.language.deadlines.lexer import Word
from vanban.language.deadlines.parser import Phrase

_DAY_OR_DAYS = re.compile(
    r"ngày (?P<first>[0-9]{1,2}) ?- ?(?P<last>0?[1-9]|1[0-2])(?:,| và|, và|;) "
    r"(?:ngày [0-9]{1,2} ?/|(?:ngày )?[0-9]{1,2} ?- ?[0-9]{1,2} ?/ ?[12][0-9]{3})",
    re.IGNORECASE,
)
LONGEST = 12
"""Years between the first and the last of a span."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence in Vietnamese, and the example in it."""

    message: str
    example: str

    @classmethod
    def of(cls, problem: str, example: str) -> Self:
        """The problem with the example behind it."""
        return cls(f"{problem}; ví dụ đúng: “{example}”.", example)


def impossible_date(words: str, phrase: Phrase, error: ImpossibleDateError) -> Fault:
    """A date that no calendar has: 30/02/2022."""
    name = UNIT_WORDS[error.unit]
    period = f" {phrase.period.words}" if phrase.period else ""
    example = f"{_operator(phrase)}{name} {error.nearest}{period}"
    return Fault.of(f"“{words}”: {name} {error.written} không có trong lịch", example)


def no_year(words: str) -> Fault:
    """A date without a year in a document without one."""
    return Fault.of(f"“{words}” không ghi năm", f"{words}{'/' if '/' in words else ' năm '}2022")


def wrong_order(deadline: Deadline) -> Fault | None:
    """A span that ends before it begins."""
    if not (deadline.is_span and deadline.start and deadline.end and deadline.start > deadline.end):
        return None
    start, end = format_day(deadline.start), format_day(deadline.end)
    problem = f"“{deadline.words}”: ngày kết thúc {end} trước ngày bắt đầu {start}"
    return Fault.of(problem, f"từ ngày {end} đến ngày {start}")


def into_next_year(words: str, start: date, end: date) -> Fault:
    """A time without years that would run far into the next one: its dates more probably changed places."""
    problem = f"“{words}”: ngày cuối đứng trước ngày đầu; nếu là năm sau, hãy ghi năm"
    return Fault.of(problem, f"từ ngày {format_day(start)} đến ngày {format_day(end)}")


def which_day_of_month(words: str, phrase: Phrase) -> Fault:
    """A day that returns each month, written like one of a single month: hằng tháng, ngày 3-5."""
    problem = f"“{words}”: không rõ ngày nào của mỗi tháng"
    return Fault.of(problem, f"{_operator(phrase)}ngày {phrase.operands[0].written.day} hằng tháng")


def day_or_days(words: str) -> Fault | None:
    """Figures with a dash beside a day with a stroke: ngày 2-9 và ngày 20/12/2022 may be of one month or of two,
    and so may ngày 2-9 và 20-12/2022."""
    if not (dashed := _DAY_OR_DAYS.search(words)):
        return None
    first, last = dashed["first"], dashed["last"]
    problem = f"“{words}”: không rõ “{first}-{last}” là ngày {first} tháng {last} hay các ngày từ {first} đến {last}"
    return Fault.of(problem, f"{words[: dashed.end('first')]}/{words[dashed.start('last') :]}")


def too_long(deadline: Deadline) -> Fault | None:
    """A span of more than twelve years: the longest programmes have ten, so that a year is mistyped."""
    if not (deadline.start and deadline.end and deadline.end.year - deadline.start.year > LONGEST):
        return None
    problem = f"“{deadline.words}”: từ {deadline.start.year} đến {deadline.end.year} dài quá {LONGEST} năm"
    return Fault.of(problem, f"từ ngày {format_day(deadline.start)} đến ngày 31/12/{deadline.start.year}")


def wrong_weekday(words: str, phrase: Phrase, days: Iterable[date | None]) -> Fault | None:
    """A weekday that is not that of its day; ``days`` are those of the phrase's dates, in their order."""
    for operand, day in zip(phrase.operands, days, strict=False):
        if day and operand.weekday not in (None, day.weekday()):
            problem = f"“{words}”: ngày {format_day(day)} là {format_weekday(day)}"
            return Fault.of(problem, f"{_operator(phrase)}{format_weekday(day)}, ngày {format_day(day)}")
    return None


def _operator(phrase: Phrase) -> str:
    """The words before the first date, for an example."""
    left_out = (Word.WEEKDAY, Word.HOUR, Word.COMMA)
    shown = (word.words.rstrip(" (") for word in phrase.operands[0].head if word.word not in left_out)
    return "".join(f"{words} " for words in shown if words)
