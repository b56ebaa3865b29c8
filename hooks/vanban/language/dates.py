"""Days and periods as official Vietnamese writes them, read and shown.

Days are dates without time zones. The order is day, month, year. Days are shown as in Hướng dẫn
36-HD/VPTW and Nghị định 30/2020/NĐ-CP, Phụ lục I. Patterns match ``TracedText.form``, where quý is spelt ``quí``.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from vanban.language.numerals import MONTH_COUNTS, ROMANS
from vanban.language.text import normal
from vanban.language.traced_text import TracedText

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_BY_WEEKDAY = {normal(name): day for day, name in enumerate(_WEEKDAYS)} | {f"thứ {day + 2}": day for day in range(6)}
_LEAP_YEAR = 2000

FIGURES = r"[0-9]{1,2}(?![0-9])"
YEAR = r"[12][0-9]{3}(?![0-9])"
OF_YEAR = rf"(?:(?: ?[/-] ?|,? năm | ){YEAR})?"
# 31/3 năm 2025, 31-3, năm 2025; 31/3/năm 2025
_YEAR_IN_WORDS = rf"(?:(?:,? (?:của )?| ?/ ?)năm {YEAR})?"
# Two days of which the month is named later: 5-6, 8-9/7; 5-6 và ngày 7-8 tháng 9; 5-6, tháng 7; 5-6 đầu tháng.
_ASCENDING = "|".join(
    rf"0?{day} ?[.-] ?(?:{'|'.join(f'0?{later}' for later in range(day + 1, 13))})(?![0-9])" for day in range(1, 12)
)
_MONTH_LATER = (
    r"(?:(?:, ?| và | hoặc )(?:ngày )?[0-9]{1,2}(?: ?- ?[0-9]{1,2})?){0,12} ?(?:/ ?[0-9]|,? ?tháng [0-9])"
    r"|(?:,? (?:tất cả )?các| từng|,? (?:trong|đầu|cuối)(?! (?:tháng|quí) [0-9iv])| (?:trong|đầu|cuối)) (?:tháng|quí)"
)
# 31-7, 31.7: a month, or it would be days of one (15-20/7), a number of a document or of anything else.
_DAY_AND_MONTH = (
    rf"(?!(?:{_ASCENDING})(?:{_MONTH_LATER}))"
    r"(?:0?[1-9]|[12][0-9]|3[01]) ?[.-] ?(?:0?[1-9]|1[0-2])(?![0-9])"
    r"(?! ?[/.-] ?[\w]| (?:tháng|của tháng|(?:hằng|hàng|mỗi) tháng|(?:hằng|hàng|mỗi) quí))"
)
# Without "ngày" only where an operator stands before it and nothing is counted: trước 31-7, but not "trước 2-3 lần",
# and after "từ" only with its end: từ 1-7 đến 30-9, but not "từ 5-7 đến 10 đảng viên".
_NOT_COUNTED = r"(?: ?(?:$|[,;:()|\n]|\.(?![0-9]))| (?:đến|hằng|hàng|để|theo|gửi|về|tại)\b)"
_BARE = (
    r"(?:(?:(?<=trước )|(?<=hết )|(?<=chậm nhất )|(?<=muộn nhất )|(?<=dịp ))"
    rf"(?=[0-9]{{1,2}} ?- ?[0-9]{{1,2}}(?:{_NOT_COUNTED}| và\b))"
    r"|(?<=từ )(?=[0-9]{1,2} ?- ?[0-9]{1,2},? (?:đến|tới) (?:trước |hết )?(?:ngày )?"
    rf"[0-9]{{1,2}} ?[/-] ?[0-9]{{1,2}}(?: ?[/-] ?[0-9]|{_NOT_COUNTED})))"
)
# The lexer of deadlines takes it for a day only where what stands before it is one: "2-3 và 3-4 buổi" are none.
_AFTER_ANOTHER = "|".join(
    rf"(?<=[.-][0-9]{{{digits}}}{joint})(?=[0-9]{{1,2}} ?[.-])"
    for digits in (1, 2, 4)
    for joint in (" và ", ", ", " đến ", " đến hết ")
)
_LIST_OF_MONTHS = (
    rf"(?<!từ )tháng {FIGURES}(?:(?:, ?|,? và | ?- ?){FIGURES})+"
    rf"(?:(?: ?/ ?|,? năm | ){YEAR}(?! ?/)|(?= ?(?:$|[).;:|\n])))"
)
_MONTH_WORDS = {
    word: number
    for number, word in enumerate(
        ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"), 1
    )
}
_WORDED_MONTH = rf"tháng (?:{'|'.join(reversed(_MONTH_WORDS))})(?=,? năm {YEAR})"
# 1/2 ngày, 1/3 tổng số: a fraction of something is no day.
_NO_FRACTION = r"(?! ?(?:ngày|buổi|tổng|số|thời|giờ|quân|đảng|đồng|thành|%))"


class Unit(StrEnum):
    """What a written date names: one day, or a run of whole months."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    PART_OF_YEAR = "part-of-year"
    YEAR = "year"


UNIT_WORDS = {
    Unit.DAY: "ngày",
    Unit.MONTH: "tháng",
    Unit.QUARTER: "quý",
    Unit.PART_OF_YEAR: "kỳ",
    Unit.YEAR: "năm",
}
"""What a unit is called."""

# A week of a month (tuần 2 tháng 3/2022) is not read: its days are not defined.
PATTERNS = {
    Unit.DAY: (
        rf"(?:(?:ngày|mùng|mồng) ?|(?<![\w/.])(?<!tuần ))(?:"
        rf"{FIGURES} ?(?P<sep>[/.-]) ?{FIGURES} ?(?P=sep) ?{YEAR}(?!/)"
        rf"|(?<!trong ){FIGURES},? tháng {FIGURES}{OF_YEAR}"
        rf"|{FIGURES},? {_WORDED_MONTH},? năm {YEAR}"
        rf"|{FIGURES} ?/ ?{FIGURES}(?! ?/(?! ?năm )){_NO_FRACTION}{_YEAR_IN_WORDS})"
        # 20-12/2022: a day, and no months, where "ngày" stands before it or no month has that number
        rf"|(?:(?:ngày|mùng|mồng) ?{FIGURES}|(?<![\w/.-])(?:1[3-9]|2[0-9]|3[01])) ?- ?{FIGURES} ?/ ?{YEAR}(?!/)"
        rf"|(?:(?:ngày|mùng|mồng) |{_BARE}|{_AFTER_ANOTHER})"
        rf"{_DAY_AND_MONTH}{_NO_FRACTION}{_YEAR_IN_WORDS}"
        rf"|(?:ngày|mùng|mồng) {FIGURES}(?! ?/| ?(?:buổi|lớp|giờ|h\b|người|đại biểu))"
    ),
    Unit.MONTH: (
        rf"{_LIST_OF_MONTHS}|(?<!tuần [0-9] )(?<!tuần thứ [0-9] )tháng {FIGURES}{OF_YEAR}|{_WORDED_MONTH},? năm {YEAR}"
        rf"|(?<![\w/.]){FIGURES} ?/ ?{YEAR}(?!/)"
    ),
    Unit.QUARTER: rf"quí (?:iv|i{{1,3}}|[1-4])(?!\w)(?:,(?= {YEAR}))?{OF_YEAR}",
    Unit.PART_OF_YEAR: (
        rf"(?:(?:{FIGURES}|{'|'.join(MONTH_COUNTS)}) tháng|nửa) (?:đầu|cuối)(?: của)? năm(?: {YEAR})?"
        rf"|(?:0?[369]|{'|'.join(MONTH_COUNTS)}) tháng năm {YEAR}"
    ),
    Unit.YEAR: rf"năm {YEAR}",
}
"""What a written date of each unit looks like in normal form; ``read_as`` reads what matches."""

WEEKDAY = "|".join(_BY_WEEKDAY)
"""What a weekday looks like in normal form."""

_WHOLE = {unit: re.compile(pattern) for unit, pattern in PATTERNS.items()}
# Spellings that are not read: 2022-03-15, 15/3/22.
_MISSPELT_DAY = re.compile(
    r"\b([12][0-9]{3})-([0-9]{1,2})-([0-9]{1,2})\b|\b([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2})\b"
)


class ImpossibleDateError(ValueError):
    """A date that no calendar has. ``written`` is its short form, ``nearest`` one that exists."""

    def __init__(self, unit: Unit, written: str, nearest: str) -> None:
        super().__init__(f"{UNIT_WORDS[unit].capitalize()} {written} không có trong lịch; ví dụ đúng: “{nearest}”.")
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

    @property
    def is_full_day(self) -> bool:
        """Whether day, month and year are stated."""
        return None not in (self.day, self.month, self.year)

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


def read_as(unit: Unit, form: str) -> WrittenDate:
    """Read words in normal form that match ``PATTERNS[unit]``."""
    if worded := re.search(_WORDED_MONTH, form):
        form = form.replace(worded[0], f"tháng {_MONTH_WORDS[worded[0].removeprefix('tháng ')]}")
    numbers = [int(digits) for digits in re.findall("[0-9]+", form)]
    year = numbers[-1] if numbers and numbers[-1] > 999 else None
    if unit is Unit.DAY:
        return WrittenDate(unit, numbers[0], numbers[1] if len(numbers) > 1 else None, year)
    if unit is Unit.MONTH:
        named = [number for number in numbers if number != year]
        return WrittenDate(unit, None, named[0], year, max(named[-1] - named[0], 0) + 1)
    if unit is Unit.YEAR:
        return WrittenDate(unit, None, 1, year, 12)
    if unit is Unit.QUARTER:
        numeral = re.split("[ ,/-]", form)[1]
        return WrittenDate(unit, None, 3 * (ROMANS.get(numeral.upper()) or int(numeral)) - 2, year, 3)
    months = 6 if form.startswith("nửa") else MONTH_COUNTS.get(form.split()[0]) or numbers[0]
    return WrittenDate(unit, None, 13 - months if "cuối" in form else 1, year, months)


def read_date(words: str) -> WrittenDate | None:
    """Read words that are one written date and nothing else (``quý II/2021``); None if they are not."""
    form = TracedText(words).form.strip()
    return next((read_as(unit, form) for unit, pattern in PATTERNS.items() if re.fullmatch(pattern, form)), None)


def parse_day(words: str) -> date | None:
    """The one full day the words state (``ngày 09 tháng 3 năm 2022``); None if they are no full day.

    Raises ImpossibleDateError for a day that does not exist.
    """
    written = read_date(words)
    return written.bounds()[0] if written and written.is_full_day else None


def parse_weekday(words: str) -> int | None:
    """Monday is 0: ``thứ Hai``, ``thứ 2``; None if the words are no weekday."""
    return _BY_WEEKDAY.get(normal(words))


def with_day_meant(words: str) -> str:
    """The words with a misspelt day as it seems to be meant, empty where there is none.

    ``2022-07-31`` means ngày 31/7/2022, ``trước 15/8/22`` trước 15/8/2022.
    """
    match = _MISSPELT_DAY.search(words)
    if not match:
        return ""
    year, month, day = match.group(1, 2, 3) if match[1] else (f"20{match[6]}", match[5], match[4])
    meant = WrittenDate(Unit.DAY, int(day), int(month), int(year)).nearest()
    return f"{words[: match.start()] or 'ngày '}{meant}{words[match.end() :]}"


def format_day(day: date) -> str:
    """15/8/2022, 09/3/2022, 26/01/2022: a zero for days below 10 and months 1, 2 (Hướng dẫn 36-HD/VPTW)."""
    return f"{day.day:02d}/{_two_digits_if_low(day.month)}/{day.year}"


def format_weekday(day: date) -> str:
    """``thứ Tư``, ``Chủ nhật``."""
    return _WEEKDAYS[day.weekday()]


def format_day_and_weekday(day: date) -> str:
    """``thứ Tư, 09/3/2022``."""
    return f"{format_weekday(day)}, {format_day(day)}"


def _two_digits_if_low(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)
