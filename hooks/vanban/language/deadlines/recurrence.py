"""Duties that return: hằng tháng, trước ngày 15/6 và 15/12 hằng năm, trước ngày 15/01 năm sau."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_FEBRUARY = 2
_LENGTHS = {month: monthrange(2001, month)[1] for month in range(1, 13)}  # of a year that is no leap year


class BeforeReading(StrEnum):
    """The setting ``truoc_ngay``: is the day named by ``trước ngày 15/8`` still in time?"""

    STRICT = "strict"
    NAMED = "named"


class Period(StrEnum):
    """How often a duty returns."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"

    @property
    def months(self) -> int:
        """Length in months; a day and a week have none."""
        return {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}.get(self.value, 0)


@dataclass(frozen=True, slots=True)
class Rule:
    """One day of some months (of all where ``months`` is empty); -1 is the last day.

    A month too short for the day has its last day instead: a report due on the 30th is due in February too.
    """

    day: int
    months: tuple[int, ...] = ()

    @property
    def rrule(self) -> str:
        """The parts FREQ, BYMONTH, BYMONTHDAY (BYSETPOS) of RFC 5545, section 3.3.10, without an end."""
        shortest = min(monthrange(2001, month)[1] for month in self.months or (2,))
        by_month = f"BYMONTH={','.join(map(str, self.months))};" if self.months else ""
        if self.day > shortest:
            days = ",".join(map(str, range(shortest, self.day + 1)))
            return f"FREQ=MONTHLY;{by_month}BYMONTHDAY={days};BYSETPOS=-1"
        return f"FREQ={'YEARLY' if self.months else 'MONTHLY'};{by_month}BYMONTHDAY={self.day}"

    @property
    def in_parts(self) -> "list[Rule]":
        """Rules that say the same in a way every calendar program understands: none with a day that a month lacks.

        "Of the 28th to 30th the last" (BYSETPOS) and "the last day" of several months of a year are read wrong by
        ical.js, and so by Thunderbird. So February has a rule of its own, and other months their last day by number.
        """
        if not self.months and self.day not in (29, 30):
            return [Rule(-1 if self.day == 31 else self.day)]
        parts: dict[int, list[int]] = {}
        for month in self.months or range(1, 13):
            length = _LENGTHS[month]
            day = self.day if 0 < self.day <= length else -1 if month == _FEBRUARY else length
            parts.setdefault(day, []).append(month)
        return [Rule(day, tuple(months)) for day, months in parts.items()]

    def days(self, first: date, last: date) -> list[date]:
        """All days of the rule from ``first`` to ``last``, both included."""
        found = []
        for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            year, month = index // 12, index % 12 + 1
            if not self.months or month in self.months:
                length = monthrange(year, month)[1]
                found.append(date(year, month, length if self.day == -1 else min(self.day, length)))
        return [day for day in found if first <= day <= last]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A period, with the days it falls due on where the words state any.

    ``month_days`` are days of every month, ``dates`` are (month, day) of every year. ``before``: the words
    name them with ``trước``. ``following``: they lie in the period after the one they are for (``15/01 năm
    sau``).
    """

    period: Period
    month_days: tuple[int, ...] = ()
    dates: tuple[tuple[int, int], ...] = ()
    before: bool = False
    following: bool = False

    @property
    def has_days(self) -> bool:
        """Whether any day is stated."""
        return bool(self.month_days or self.dates)

    def rules(self, before: BeforeReading = BeforeReading.STRICT) -> tuple[Rule, ...]:
        """The last days as rules for a calendar, none where no day is stated."""
        day_earlier = self.before and before is BeforeReading.STRICT
        if self.month_days:
            earlier = tuple(day - 1 if day > 1 else -1 for day in self.month_days)
            return tuple(map(Rule, earlier if day_earlier else self.month_days))
        months_of: dict[int, list[int]] = {}
        for month, day in self.dates:
            if day_earlier:
                month, day = (month, day - 1) if day > 1 else ((month - 2) % 12 + 1, -1)
            months_of.setdefault(day, []).append(month)
        return tuple(Rule(day, tuple(sorted(months))) for day, months in months_of.items())

    def bounds(self, first: date, last: date, before: BeforeReading = BeforeReading.STRICT) -> tuple[date, date]:
        """Between which days the rules hold for a plan that runs from ``first`` to ``last``.

        For ``năm sau`` the years of the plan each have a day in the year after.
        """
        length = self.period.months
        if not self.following or not length:
            return first, last
        start = ((first.year * 12 + first.month - 1) // length + 1) * length
        end = ((last.year * 12 + last.month - 1) // length + 2) * length
        day_earlier = timedelta(days=self.before and before is BeforeReading.STRICT)
        opening, closing = (date(index // 12, index % 12 + 1, 1) - day_earlier for index in (start, end))
        return opening, closing - timedelta(days=1)
