"""Days and periods as official Vietnamese writes them, read and shown.

Days are dates without time zones. The order is day, month, year. Patterns match the normal form of a text
(see ``matching.view``), where quý is spelt ``quí``.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from vanban.language.matching import view

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAY_WORDS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_NUMBER_WORDS = {"ba": 3, "sáu": 6, "chín": 9}
_LEAP_YEAR = 2000
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

NUMBER = r"[0-9]{1,2}(?![0-9])"
YEAR = r"[12][0-9]{3}(?![0-9])"
_OF_YEAR = rf"(?:(?: ?[/-] ?|,? năm | ){YEAR})?"
# 1/2 ngày, 1/3 tổng số: a fraction of something is no day.
_NO_FRACTION = r"(?! ?(?:ngày|buổi|tổng|số|thời|giờ|quân|đảng|đồng|thành|%))"


class Unit(StrEnum):
    """What a written date names: one day, or a run of whole months."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    PART_OF_YEAR = "part-of-year"
    YEAR = "year"


# A week of a month (tuần 2 tháng 3/2022) is not read: its days are not defined.
PATTERNS = {
    Unit.DAY: (
        rf"(?:(?:ngày|mùng|mồng) )?(?<![\w/.])(?<!tuần )(?:"
        rf"{NUMBER} ?(?P<sep>[/.-]) ?{NUMBER} ?(?P=sep) ?{YEAR}(?!/)"
        rf"|{NUMBER},? tháng {NUMBER}{_OF_YEAR}"
        rf"|{NUMBER} ?/ ?{NUMBER}(?! ?/){_NO_FRACTION})"
        rf"|(?:ngày|mùng|mồng) {NUMBER}(?! ?/| ?(?:buổi|lớp|giờ|h\b|người|đại biểu))"
    ),
    Unit.MONTH: rf"(?<!tuần [0-9] )tháng {NUMBER}{_OF_YEAR}|(?<![\w/.]){NUMBER} ?/ ?{YEAR}(?!/)",
    Unit.QUARTER: rf"quí (?:iv|i{{1,3}}|[1-4])(?!\w)(?:,(?= {YEAR}))?{_OF_YEAR}",
    Unit.PART_OF_YEAR: (rf"(?:(?:{NUMBER}|ba|sáu|chín) tháng|nửa) (?:đầu|cuối)(?: của)? năm(?: {YEAR})?"),
    Unit.YEAR: rf"(?<![0-9] )năm {YEAR}",  # not in "Kế hoạch 5 năm 2021-2025"
}
_WHOLE = {unit: re.compile(pattern) for unit, pattern in PATTERNS.items()}
_WEEKDAY = re.compile(r"thứ (hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ nhật)")


class ImpossibleDateError(ValueError):
    """A date that no calendar has. ``written`` is its short form, ``nearest`` one that exists."""

    def __init__(self, unit: Unit, written: str, nearest: str) -> None:
        name = "Ngày" if unit is Unit.DAY else "Tháng"
        super().__init__(f"{name} {written} không có trong lịch; ví dụ đúng: “{nearest}”.")
        self.unit = unit
        self.written = written
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day or a run of whole months as far as the words state it; what they leave out is None.

    ``month`` is the first month of a run and ``months`` its length (0 for a day).
    """

    unit: Unit
    day: int | None = None
    month: int | None = None
    year: int | None = None
    months: int = 0

    def filled(self, other: Self) -> Self:
        """The same date with the month (of a day) and year it leaves out taken from another."""
        takes_month = self.month is None and other.unit is Unit.DAY
        return replace(self, month=other.month if takes_month else self.month, year=self.year or other.year)

    def bounds(self, *, year: int | None = None) -> tuple[date, date]:
        """First and last day; ``year`` stands in where the words have none.

        A day without a month may be any up to 31. Raises ImpossibleDateError for 30/02 or tháng 13.
        """
        year = self.year or year
        assert year is not None
        month, day = self.month or 1, 1 if self.day is None else self.day
        last_month = month + max(self.months, 1) - 1
        if not 1 <= month <= last_month <= 12 or self.month == 0 or not 1 <= day <= monthrange(year, month)[1]:
            raise ImpossibleDateError(self.unit, self.short(), self.nearest())
        first = date(year, month, day)
        if self.unit is Unit.DAY:
            return first, first
        return first, date(year, last_month, monthrange(year, last_month)[1])

    def short(self) -> str:
        """Digits only, as far as known: 30/02/2022, 13/2022, 15/3."""
        day = "" if self.day is None else f"{self.day:02d}"
        month = "" if self.month is None else _two_digits_if_low(self.month)
        return "/".join(part for part in (day, month, str(self.year or "")) if part)

    def nearest(self) -> str:
        """Short form of the date itself, or of one near it that exists."""
        month, day = self.month, self.day
        if month is not None and day is not None and month > 12 >= day > 0 and month <= 31:
            month, day = day, month  # 3/15/2022: they changed places
        if month is not None:
            month = min(max(month, 1), 12)
        if day is not None:
            day = min(max(day, 1), monthrange(self.year or _LEAP_YEAR, month or 1)[1])
        return replace(self, month=month, day=day).short()


def read_as(unit: Unit, words: str) -> WrittenDate:
    """Read words in normal form that match ``PATTERNS[unit]``."""
    numbers = [int(digits) for digits in re.findall("[0-9]+", words)]
    year = numbers[-1] if numbers and numbers[-1] > 999 else None
    if unit is Unit.DAY:
        return WrittenDate(unit, numbers[0], numbers[1] if len(numbers) > 1 else None, year)
    if unit is Unit.MONTH:
        return WrittenDate(unit, None, numbers[0], year, 1)
    if unit is Unit.YEAR:
        return WrittenDate(unit, None, 1, year, 12)
    if unit is Unit.QUARTER:
        mark = re.search(r"iv|i{1,3}|[1-4]", words.removeprefix("quí"))
        assert mark is not None
        return WrittenDate(unit, None, 3 * (_ROMAN.get(mark[0]) or int(mark[0])) - 2, year, 3)
    months = 6 if words.startswith("nửa") else _NUMBER_WORDS.get(words.split()[0]) or numbers[0]
    return WrittenDate(unit, None, 1 if "đầu" in words else 13 - months, year, months)


def read(words: str) -> WrittenDate | None:
    """Read words that are one written date and nothing else (``quý II/2021``); None if they are not."""
    form = view(words).text.strip()
    for unit, pattern in _WHOLE.items():
        if pattern.fullmatch(form):
            return read_as(unit, form)
    return None


def parse_day(words: str) -> date | None:
    """The one full day the words state (``ngày 09 tháng 3 năm 2022``); None if they are no full day.

    Raises ImpossibleDateError for a day that does not exist.
    """
    written = read(words)
    if written is None or written.unit is not Unit.DAY or written.month is None or written.year is None:
        return None
    return written.bounds()[0]


def parse_weekday(words: str) -> int | None:
    """Monday is 0: ``thứ Hai``, ``thứ 2``; None if the words are no weekday."""
    match = _WEEKDAY.fullmatch(view(words).text.strip())
    if not match:
        return None
    if match[2]:
        return 6
    return int(match[1]) - 2 if match[1].isdecimal() else _WEEKDAY_WORDS.index(match[1])


def format_day(day: date) -> str:
    """15/8/2022, 09/3/2022, 26/01/2022: a zero for days below 10 and months 1, 2 (Hướng dẫn 36-HD/VPTW)."""
    return f"{day.day:02d}/{_two_digits_if_low(day.month)}/{day.year}"


def format_weekday(day: date) -> str:
    """``thứ Tư``, ``Chủ nhật``."""
    return _WEEKDAYS[day.weekday()]


def format_day_and_weekday(day: date) -> str:
    """``thứ Tư, 09/3/2022``."""
    return f"{format_weekday(day)}, {format_day(day)}"


def day_before(day: date) -> date:
    """The last day that still lies before a day."""
    return day - timedelta(days=1)


def _two_digits_if_low(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)
