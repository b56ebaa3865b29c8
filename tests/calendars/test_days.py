"""Each kind of deadline against a plain model: one look at every day of three years, does it belong or not."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiny_library import PLAN, document, library, tasks
from vanban.calendars.diary import days_of
from vanban.calendars.events import Status, events_of
from vanban.compose.duties import duty_card
from vanban.language.deadlines import BeforeReading

OPENS, CLOSES = date(2022, 3, 9), date(2023, 12, 31)  # the plan: its issue, the end of the year of its last day
THREE_YEARS = [date(2021, 1, 1) + timedelta(days=n) for n in range(3 * 365 + 1)]
ONE = timedelta(days=1)

Model = Callable[[date, date, bool], bool]
"""Whether a day belongs to words made of the ``named`` day; ``strict``: "trước ngày" leaves the day named out."""


def is_last_of_month(day: date) -> bool:
    return (day + ONE).month != day.month


def is_day(number: int, day: date) -> bool:
    """Whether it is that day of its month, or the last of a month too short for it."""
    return day.day == number or (is_last_of_month(day) and day.day < number)


def is_before(number: int, day: date) -> bool:
    """Whether the day after it is that day of a month; before the 1st is the last of the month before."""
    return is_last_of_month(day) if number == 1 else is_day(number - 1, day)


def within(day: date) -> bool:
    return OPENS <= day <= CLOSES


KINDS: dict[str, tuple[str, Model]] = {
    "before": ("trước ngày {d:%d/%m/%Y}", lambda day, named, strict: day == (named - ONE if strict else named)),
    "at the latest": ("chậm nhất ngày {d:%d/%m/%Y}", lambda day, named, _: day == named),
    "to the end of": ("đến hết ngày {d:%d/%m/%Y}", lambda day, named, _: day == named),
    "on": ("ngày {d:%d/%m/%Y}", lambda day, named, _: day == named),
    "span": ("từ ngày {d:%d/%m/%Y} đến ngày {e:%d/%m/%Y}", lambda day, named, _: named <= day <= named + 9 * ONE),
    "several": ("ngày {d:%d/%m/%Y} và ngày {f:%d/%m/%Y}", lambda day, named, _: day in (named, named + 40 * ONE)),
    "in a month": (
        "trong tháng {d.month}/{d.year}",
        lambda day, named, _: is_last_of_month(day) and (day.year, day.month) == (named.year, named.month),
    ),
    "quarter": (
        "quý {q}/{d.year}",
        lambda day, named, _: (
            is_last_of_month(day) and day.month == (named.month + 2) // 3 * 3 and day.year == named.year
        ),
    ),
    "end of year": ("cuối năm {d.year}", lambda day, named, _: (day.day, day.month, day.year) == (31, 12, named.year)),
    "each month": ("ngày {d.day} hằng tháng", lambda day, named, _: within(day) and is_day(named.day, day)),
    "before each month": (
        "trước ngày {d.day} hằng tháng",
        lambda day, named, strict: within(day) and (is_before if strict else is_day)(named.day, day),
    ),
    "each year": (
        "ngày {d:%d/%m} hằng năm",
        lambda day, named, _: within(day) and day.month == named.month and is_day(named.day, day),
    ),
    "before each year": (
        "trước ngày {d:%d/%m} hằng năm",
        lambda day, named, strict: (
            within(day)
            and (
                (day + ONE).day == 1 and (day + ONE).month == named.month
                if strict and named.day == 1
                else day.month == named.month and is_day(named.day - strict, day)
            )
        ),
    ),
}
QUARTERS = ("I", "II", "III", "IV")


@pytest.mark.parametrize("kind", KINDS)
@given(named=st.dates(date(2022, 4, 1), date(2023, 10, 31)), reading=st.sampled_from(BeforeReading))
@settings(max_examples=30)
def test_calendar_and_page_show_the_days_that_belong(kind: str, named: date, reading: BeforeReading) -> None:
    form, belongs = KINDS[kind]
    words = form.format(d=named, e=named + 9 * ONE, f=named + 40 * ONE, q=QUARTERS[(named.month - 1) // 3])
    of = library({PLAN: document(tasks(f"muc: I\nviec: học\nthoi_han: {words}", LAST))}, reading=reading)
    duty = of.duties[0]
    expected = [day for day in THREE_YEARS if belongs(day, named, reading is BeforeReading.STRICT)]
    events = events_of(of, [duty])

    assert sorted(day for event in events for day in days_of(event)) == expected, words
    assert [first + n * ONE for first, last in duty.runs for n in range((last - first).days + 1)] == expected
    assert all(event.until == max(days_of(event)) for event in events)
    assert {event.status for event in events} <= {Status.TENTATIVE if kind in FUZZY else Status.CONFIRMED}
    shown = re.findall(r'data-han="([\d-]+)"', duty_card(of, "lich", duty))
    assert shown == ([str(expected[-1])] if expected else [])


LAST = f"muc: II\nviec: tổng kết\nthoi_han: ngày {CLOSES:%d/%m/%Y}"
FUZZY = ("quarter", "end of year")
