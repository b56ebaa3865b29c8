"""Reads a deadline that an editor wrote, and those of running text. One grammar serves both."""

from dataclasses import replace
from datetime import date

from vanban.language.dates import with_day_meant
from vanban.language.deadlines.deadline import Deadline
from vanban.language.deadlines.faults import Fault
from vanban.language.deadlines.lexer import days_in
from vanban.language.deadlines.meaning import read_phrase
from vanban.language.deadlines.parser import phrases
from vanban.language.deadlines.relevance import is_deadline
from vanban.language.text import as_shown
from vanban.language.traced_text import TracedText, traced

_EXAMPLE = "trước ngày 15/3/2022"


class DeadlineError(ValueError):
    """Words that are not one deadline: what is wrong, in Vietnamese, with ``example``, a right one."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.example = fault.example


def parse_deadline(words: str, *, year: int | None = None) -> Deadline:
    """Read words that state exactly one deadline, as an editor writes it: ``trước ngày 10/3/2022``.

    ``year`` is the year of the document; a date without a year is in it. Words beside the deadline are kept.
    Raises DeadlineError where there is none, more than one, or one that contradicts itself or the calendar.
    """
    text = TracedText(words)
    written = as_shown(words)
    everything = phrases(text)
    stated = [phrase for phrase in everything if not phrase.is_citation]
    # Beside a date, words such as "kịp thời" only say how.
    stated = [phrase for phrase in stated if not phrase.open_ended] or stated[:1]
    found: list[Deadline] = []
    for phrase in stated:
        deadline, fault = read_phrase(phrase, text, year)
        if fault:
            raise DeadlineError(fault)
        if deadline:
            found.append(deadline)
    if not found:
        needed = "cần ngày/tháng/năm (bốn chữ số), tháng, quý, năm hoặc chu kỳ"
        problem = f"Không thấy thời hạn trong “{written}”: {needed}"
        raise DeadlineError(Fault.of(problem, with_day_meant(written) or _EXAMPLE))
    if len(found) > 1:
        listed = ", ".join(f"“{deadline.words}”" for deadline in found)
        problem = f"“{written}” có {len(found)} thời hạn ({listed}), mỗi lần chỉ ghi một"
        raise DeadlineError(Fault.of(problem, found[0].words))
    if unread := [day for day in days_in(text) if not any(p.start <= day.start < p.end for p in everything)]:
        problem = f"“{written}”: không rõ “{unread[0].words}” thuộc thời hạn nào, mỗi lần chỉ ghi một"
        raise DeadlineError(Fault.of(problem, found[0].words))
    return replace(found[0], words=written, span=(0, len(words)))


def find_deadlines(text: str, *, year: int | None = None, issued: date | None = None) -> list[Deadline]:
    """The deadlines of running text, in order, without overlap; never raises.

    ``year`` is the year of the document: it completes dates without one, and what ended before it is history.
    ``issued`` is its day, or one not after it: a day to come that is named without more is part of its programme.
    What only looks like a deadline (dates of cited documents, past meetings, terms, horizons) is left out.
    """
    view = traced(text)
    found = []
    for phrase in phrases(view):
        if not phrase.is_citation:
            deadline, _ = read_phrase(phrase, view, year)
            if deadline and is_deadline(deadline, phrase, view.form, year, issued):
                found.append(deadline)
    return found
