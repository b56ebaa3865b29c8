"""The events of a library by the days they show on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from dateutil.rrule import rrulestr

from vanban.calendars.events import Event

QUARTER = 3
"""Months of a quarter."""


@dataclass(frozen=True)
class Diary:
    """Events and their days; a week begins on Monday and is named by ISO 8601 (year, week)."""

    events: Sequence[Event]

    @cached_property
    def by_day(self) -> Mapping[date, list[Event]]:
        """The events that show on each day that has any, in order of day."""
        found: dict[date, list[Event]] = defaultdict(list)
        for event in self.events:
            for day in days_of(event):
                found[day].append(event)
        return dict(sorted(found.items()))

    @cached_property
    def due(self) -> Mapping[date, list[Event]]:
        """The events whose last day in time it is (each day of one that returns), in order of day."""
        found: dict[date, list[Event]] = defaultdict(list)
        for event in self.events:
            for day in days_of(event) if event.rule else [event.last]:
                found[day].append(event)
        return dict(sorted(found.items()))

    @cached_property
    def years(self) -> list[int]:
        """The years with events, in order."""
        return sorted({day.year for day in self.by_day})

    @cached_property
    def months(self) -> list[tuple[int, int]]:
        """The (year, month) with events, in order."""
        return sorted({(day.year, day.month) for day in self.by_day})

    @cached_property
    def quarters(self) -> list[tuple[int, int]]:
        """The (year, quarter) with events, in order."""
        return sorted({(year, (month - 1) // QUARTER + 1) for year, month in self.months})

    @cached_property
    def weeks(self) -> list[tuple[int, int]]:
        """The ISO (year, week) in which something is due, in order."""
        return sorted({(day.isocalendar().year, day.isocalendar().week) for day in self.due})

    def due_in(self, days: Iterable[date]) -> list[tuple[date, Event]]:
        """What is due on these days, in their order."""
        return [(day, event) for day in days for event in self.due.get(day, ())]


def days_of(event: Event) -> list[date]:
    """Every day an event shows on: its span, or each day of its rule."""
    if event.rule:
        return [moment.date() for moment in rrulestr(event.rule, dtstart=datetime.combine(event.first, time()))]
    return [event.first + timedelta(days=n) for n in range((event.last - event.first).days + 1)]


def week_days(year: int, week: int) -> list[date]:
    """Monday to Sunday of an ISO week."""
    monday = date.fromisocalendar(year, week, 1)
    return [monday + timedelta(days=n) for n in range(7)]


def month_days(year: int, month: int) -> list[date]:
    """The days of a month."""
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return [first + timedelta(days=n) for n in range((after - first).days)]
