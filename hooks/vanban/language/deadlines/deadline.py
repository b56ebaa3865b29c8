"""What a deadline is.

A deadline keeps its operator, the date named and its words; days are dates without time zones. ``trước ngày``
ends on the day before the day named, unless the setting ``truoc_ngay`` says otherwise (``BeforeReading``).
Parts of periods are read by Bộ luật Dân sự 2015, Điều 146, and marked fuzzy.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vanban.language.deadlines.recurrence import BeforeReading, Recurrence


class Kind(StrEnum):
    """What the words say about the days stated."""

    BEFORE = "before"  # trước ngày, chậm nhất trước ngày
    BY = "by"  # chậm nhất, đến hết: the day itself counts; also "trước 17 giờ ngày ..."
    ON = "on"
    FROM = "from"
    DURING = "during"  # trong tháng, trong năm, từ ... đến ...
    QUARTER = "quarter"
    MONTH_END = "month-end"  # cuối tháng, cuối năm
    RECURRING = "recurring"
    NONE = "none"  # kịp thời, theo quy định, định kỳ without a period, 05 ngày kể từ ngày bàn giao


@dataclass(frozen=True, slots=True)
class Deadline:
    """One statement of time.

    ``words``: as written, without Markdown stars; ``span``: their place in the text given.
    ``start``, ``end``: first and last day stated or implied; for BEFORE ``end`` is the day NAMED.
    ``is_span``: từ ... đến ...: the whole time counts, not its last day alone.
    ``days``: all days where several separate ones are named. ``fuzzy``: why the days are a reading and not
    a statement, in Vietnamese, or nothing. ``tentative``: dự kiến, phấn đấu. ``year_inherited``: the words
    state no year. A recurring duty has no start or end unless the words bound it (``hằng tháng, từ tháng
    02/2022``).
    """

    kind: Kind
    words: str
    span: tuple[int, int]
    start: date | None = None
    end: date | None = None
    is_span: bool = False
    days: tuple[date, ...] = ()
    fuzzy: str = ""
    tentative: bool = False
    year_inherited: bool = False
    recurrence: Recurrence | None = None

    def first_day(self) -> date | None:
        """The day it opens; None where the words state none."""
        return self.start

    def last_day(self, before: BeforeReading = BeforeReading.STRICT) -> date | None:
        """The last day in time; None where no single one is stated (``Không định ngày``, or recurring)."""
        if self.kind in (Kind.FROM, Kind.RECURRING, Kind.NONE) or self.end is None:
            return None
        return self._last(self.end, before)

    def last_days(self, before: BeforeReading = BeforeReading.STRICT) -> tuple[date, ...]:
        """Each last day where several days are named, else the one there is, else nothing."""
        if self.days:
            return tuple(self._last(day, before) for day in self.days)
        last = self.last_day(before)
        return () if last is None else (last,)

    @property
    def is_fuzzy(self) -> bool:
        """Whether a calendar shows it as uncertain: a reading, or only expected."""
        return bool(self.fuzzy) or self.tentative

    @property
    def is_dated(self) -> bool:
        """Whether it has a last day, or days on which it returns."""
        return self.last_day() is not None or (self.recurrence is not None and self.recurrence.has_days)

    def _last(self, day: date, before: BeforeReading) -> date:
        strictly_before = self.kind is Kind.BEFORE and before is BeforeReading.STRICT
        return day - timedelta(days=strictly_before)
