"""The days of a deadline, once for pages, calendars and data. The table of CONTRIBUTING.md, "Thời hạn"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from vanban.documents.models import Plan
from vanban.language.deadlines import BeforeReading, Deadline

Run = tuple[date, date]
"""Days that follow one another: first and last, both included."""


@dataclass(frozen=True, slots=True)
class Series:
    """Days that return by an RFC 5545 recurrence rule (with its end), in order; never empty."""

    rule: str
    days: tuple[date, ...]


def period_of(plan: Plan, deadlines: Iterable[Deadline], reading: BeforeReading) -> Run | None:
    """From a plan's issue (else first day) to its last day; None without any day.

    Where anything returns, or nothing says when it ends, the plan runs to 31 December of that last year.
    """
    stated = list(deadlines)
    starts = [d for d in (plan.issued_first, *(deadline.first_day() for deadline in stated)) if d]
    ends = [d for deadline in stated if (d := deadline.last_day(reading) or (deadline.recurrence and deadline.end))]
    if not starts and not ends:
        return None
    first = min(starts + ends)  # a deadline may lie before the issue by mistake
    last = max(ends, default=first)
    returns = any(deadline.recurrence for deadline in stated)
    return first, date(last.year, 12, 31) if returns or not ends else last


def series_of(deadline: Deadline, period: Run, reading: BeforeReading) -> Iterator[Series]:
    """The days on which a duty returns within its plan's period, by rule; none if the words name no day."""
    if deadline.recurrence is None or not deadline.recurrence.has_days:
        return
    opens, ends = max(period[0], deadline.start or period[0]), min(period[1], deadline.end or period[1])
    first, last = deadline.recurrence.bounds(opens, ends, reading)
    for part in (part for rule in deadline.recurrence.rules(reading) for part in rule.in_parts):
        if days := part.days(first, last):
            yield Series(f"{part.rrule};UNTIL={last:%Y%m%d}", tuple(days))


def runs_of(deadline: Deadline, reading: BeforeReading) -> tuple[Run, ...]:
    """The days of a deadline that does not return: its span, its last day, or those of several that are named.

    Named days that follow one another are one run: ngày 21, 22/7 is one conference of two days.
    """
    if deadline.is_span and deadline.start and (last := deadline.last_day(reading)):
        return ((deadline.start, last),)
    runs: list[Run] = []
    for day in deadline.last_days(reading):
        if runs and day - runs[-1][1] == timedelta(days=1):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return tuple(runs)
