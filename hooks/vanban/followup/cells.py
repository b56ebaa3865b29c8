"""What a cell says after Excel or LibreOffice had it: days, counts, and words that must not become formulas."""

import re
from datetime import date, timedelta

from vanban.language.dates import ImpossibleDateError, parse_day

_BLANKS = " \t\r\n\u00a0\u202f\u200b\ufeff"
# What spreadsheets may take for a formula or command at the start of a cell (OWASP, CSV injection); the apostrophe
# itself, so that taking one away always gives back what was written.
_LIVE = tuple("=+-@\t\r\n＝＋－＠'")
_ISO = re.compile(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?:[ T]0{1,2}:00(?::00)?)?")
_DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<sign>[-/. ])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4}|[0-9]{2})"
    r"(?: 0{1,2}:00(?::00)?)?"
)
_COUNT = re.compile(r"[0-9]+|[0-9]{1,3}(?:[., \u00a0\u202f][0-9]{3})+")
_SERIAL = re.compile(r"[345][0-9]{4}")
_FIRST_SERIAL = date(1899, 12, 30)
MOST = 9_999_999


def stripped(cell: str) -> str:
    """A cell without the blanks around it."""
    return cell.strip(_BLANKS)


def shielded(words: str) -> str:
    """Words for a cell: an apostrophe before what a spreadsheet would calculate; it stays a text to edit."""
    return f"'{words}" if words.startswith(_LIVE) else words


def unshielded(cell: str) -> str:
    """The words of a cell, without such an apostrophe."""
    words = stripped(cell)
    return words[1:] if words.startswith("'") and words[1:].startswith(_LIVE) else words


def read_day(cell: str) -> date | None:
    """The day of a cell: 15/03/2022, 15/3/22, 2022-03-15, 15-3-2022, in words, or a spreadsheet's own count of days.

    The day stands before the month, as it was typed. None if it is empty. Raises ValueError (Vietnamese).
    """
    if not cell:
        return None
    if match := _ISO.fullmatch(cell) or _DAY_FIRST.fullmatch(cell):
        year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
        day, month = int(match["day"]), int(match["month"])
        try:
            return date(int(year), month, day)
        except ValueError:
            turned = day <= 12 < month <= 31  # a spreadsheet set to American English
            reason = "tháng đứng trước ngày; hãy ghi ngày trước" if turned else "ngày này không có trong lịch"
            raise ValueError(reason) from None
    if _SERIAL.fullmatch(cell):
        return _FIRST_SERIAL + timedelta(days=int(cell))
    try:
        day_in_words = parse_day(cell)
    except ImpossibleDateError as error:
        raise ValueError("ngày này không có trong lịch") from error
    if day_in_words is None:
        raise ValueError("ô này phải là một ngày đủ ngày, tháng, năm")
    return day_in_words


def written_day(day: date) -> str:
    """15/03/2022: with two figures each, as Vietnamese Excel writes it, so that saving there changes nothing."""
    return f"{day:%d/%m}/{day.year:04d}"


def read_count(cell: str) -> int | None:
    """A number of people, classes or papers: 25, 25.0, 1.250 (thousands); None if empty. Raises ValueError."""
    if not cell:
        return None
    figures = re.sub(r"[.,]0+$", "", cell) if re.fullmatch(r"[0-9]+[.,]0{1,2}", cell) else cell
    if not _COUNT.fullmatch(figures):
        raise ValueError("ô này chỉ ghi một số, chữ khác ghi ở cột ghi chú")
    count = int(re.sub(r"[^0-9]", "", figures)[:20])
    if count > MOST:
        raise ValueError(f"số này lớn quá {MOST}")
    return count
