"""A year's months as weeks of days, with the events that fall on each day."""

from calendar import Calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

from vanban.calendars.events import Event


@dataclass(frozen=True, slots=True)
class Month:
    """One month: weeks from Monday (None outside the month) and the events of each day that has any."""

    year: int
    month: int
    weeks: Sequence[Sequence[date | None]]
    events: Mapping[date, Sequence[Event]]


def days_of(event: Event) -> list[date]:
    """Every day an event shows on: its span, or each day of its rule."""
    if event.rule:
        return [moment.date() for moment in rrulestr(event.rule, dtstart=datetime.combine(event.first, time()))]
    return [event.first + timedelta(days=n) for n in range((event.last - event.first).days + 1)]


def month_grid(year: int, events: Iterable[Event]) -> Iterator[Month]:
    """The months of ``year`` that have events, in order."""
    by_day: dict[date, list[Event]] = {}
    for event in events:
        for day in days_of(event):
            if day.year == year:
                by_day.setdefault(day, []).append(event)
    for month in sorted({day.month for day in by_day}):
        weeks = [
            [day if day.month == month else None for day in week] for week in Calendar().monthdatescalendar(year, month)
        ]
        yield Month(year, month, weeks, {day: by_day[day] for day in sorted(by_day) if day.month == month})
