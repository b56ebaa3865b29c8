"""Duties that return, against another implementation of RFC 5545 and a walk through the days."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from vanban.language.deadlines import BeforeReading, Rule, parse_deadline

PLAN = (date(2022, 3, 1), date(2023, 12, 31))
DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))
RULES = st.builds(
    Rule,
    st.integers(-1, 31).filter(bool),
    st.lists(st.integers(1, 12), max_size=4, unique=True).map(lambda m: tuple(sorted(m))),
)


def days_due(words: str, first: date, last: date, before: BeforeReading = BeforeReading.STRICT) -> list[str]:
    """Every last day of a recurring duty of a plan that runs from ``first`` to ``last``, in order."""
    returns = parse_deadline(words).recurrence
    assert returns is not None
    bounds = returns.bounds(first, last, before)
    return sorted(str(day) for rule in returns.rules(before) for day in rule.days(*bounds))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("trước ngày 15/6 và 15/12 hằng năm", ["2022-06-14", "2022-12-14", "2023-06-14", "2023-12-14"]),
        ("trước ngày 01/3 hằng năm", ["2023-02-28"]),
        ("trước ngày 01/01 hằng năm", ["2022-12-31", "2023-12-31"]),
        ("ngày 19/5 hằng năm", ["2022-05-19", "2023-05-19"]),
        # the report for 2022 is due in 2023, that for 2023 after the plan is over
        ("trước ngày 15/01 năm sau", ["2023-01-14", "2024-01-14"]),
        ("trước ngày 01/01 năm sau", ["2022-12-31", "2023-12-31"]),
        ("hằng năm", []),
    ],
)
def test_a_duty_returns_while_its_plan_runs(words: str, days: list[str]) -> None:
    assert days_due(words, *PLAN) == days


def test_the_setting_for_before_holds_for_returning_duties_too() -> None:
    words = "trước ngày 15 hằng tháng"
    spring = (date(2022, 3, 1), date(2022, 4, 30))

    assert days_due(words, *spring) == ["2022-03-14", "2022-04-14"]
    assert days_due(words, *spring, BeforeReading.NAMED) == ["2022-03-15", "2022-04-15"]


def test_a_month_too_short_for_the_day_has_its_last_day() -> None:
    winter = (date(2023, 1, 1), date(2023, 4, 30))

    assert days_due("ngày 31 hằng tháng", *winter) == [
        "2023-01-31",
        "2023-02-28",
        "2023-03-31",
        "2023-04-30",
    ]


def test_the_quarter_after_lies_after_the_plan() -> None:
    year = (date(2022, 1, 1), date(2022, 12, 31))

    assert days_due("ngày 05 tháng đầu quý sau", *year) == [
        "2022-04-05",
        "2022-07-05",
        "2022-10-05",
        "2023-01-05",
    ]


@given(RULES, DAYS, st.integers(0, 1500))
def test_a_rule_and_its_text_mean_the_same_days(rule: Rule, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    start, end = datetime.combine(first, datetime.min.time()), datetime.combine(last, datetime.min.time())
    by_text = rrulestr(rule.rrule, dtstart=start).between(start, end, inc=True)

    assert rule.days(first, last) == [each.date() for each in by_text]
