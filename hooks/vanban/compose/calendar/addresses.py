"""Where the pages of the calendar lie, and what they are called."""

from vanban.calendars.diary import week_days
from vanban.language.dates import format_day

HOME = "lich"
UNDATED = f"{HOME}/khong-dinh-ngay"


def year_address(year: int) -> str:
    """``lich/2022``."""
    return f"{HOME}/{year}"


def month_address(year: int, month: int) -> str:
    """``lich/2022/03``."""
    return f"{HOME}/{year}/{month:02d}"


def quarter_address(year: int, quarter: int) -> str:
    """``lich/2022/quy-1``."""
    return f"{HOME}/{year}/quy-{quarter}"


def week_address(year: int, week: int) -> str:
    """``lich/2022/tuan-10``: ISO year and week."""
    return f"{HOME}/{year}/tuan-{week:02d}"


def month_name(year: int, month: int) -> str:
    """``Tháng 3/2022``."""
    return f"Tháng {month}/{year}"


def week_name(year: int, week: int) -> str:
    """``Tuần 10: 07/3/2022 – 13/3/2022``."""
    days = week_days(year, week)
    return f"Tuần {week}: {format_day(days[0])} – {format_day(days[-1])}"
