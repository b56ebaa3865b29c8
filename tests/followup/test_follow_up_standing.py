"""How rows stand: days compared with what is recorded."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.followup.book import Told
from vanban.followup.standing import standing

DUE = (date(2022, 3, 14),)
MONTHLY = tuple(date(2022, month, 14) for month in range(1, 7))
NOTHING = Told()
NUMBERED = Told(number="12-BC/ĐU")


def sent(day: int, month: int = 3) -> Told:
    return Told(sent_on=date(2022, month, day))


@pytest.mark.parametrize(
    ("told", "today", "said"),
    [
        (NOTHING, date(2022, 3, 13), "chưa báo cáo"),
        (NOTHING, date(2022, 3, 14), "chưa báo cáo"),
        (NOTHING, date(2022, 3, 15), "chưa báo cáo, đã qua hạn 1 ngày"),
        (NOTHING, date(2023, 3, 14), "chưa báo cáo, đã qua hạn 365 ngày"),
        (NOTHING, None, "chưa báo cáo"),
        (sent(14), date(2022, 3, 20), "đã báo cáo"),
        (sent(16), date(2022, 3, 20), "đã báo cáo muộn 2 ngày"),
        (sent(16), None, "đã báo cáo muộn 2 ngày"),
        (NUMBERED, date(2022, 3, 20), "đã báo cáo"),
        (Told(attended=0), date(2022, 3, 20), "đã báo cáo"),
        (Told(expected=30), date(2022, 3, 20), "chưa báo cáo, đã qua hạn 6 ngày"),
        (Told(note="đã gọi điện"), date(2022, 3, 20), "chưa báo cáo, đã qua hạn 6 ngày"),
    ],
)
def test_a_duty_with_one_day(told: Told, today: date | None, said: str) -> None:
    assert str(standing(told, DUE, today)) == said


@pytest.mark.parametrize("today", [None, date(2022, 3, 20)])
def test_a_duty_without_a_day_is_never_over(today: date | None) -> None:
    assert str(standing(NOTHING, (), today)) == "chưa báo cáo"
    assert str(standing(sent(20), (), today)) == "đã báo cáo"


@pytest.mark.parametrize(
    ("told", "today", "said"),
    [
        (NOTHING, date(2022, 1, 10), "chưa báo cáo"),
        (NOTHING, date(2022, 2, 16), "chưa báo cáo, đã qua hạn 2 ngày"),
        (sent(10, 2), date(2022, 2, 16), "đã báo cáo"),
        (sent(10, 1), date(2022, 2, 16), "chưa báo cáo, đã qua hạn 2 ngày"),
        (sent(20, 2), date(2022, 3, 10), "đã báo cáo"),
        (NUMBERED, date(2022, 3, 16), "đã báo cáo"),
        (sent(10, 1), None, "đã báo cáo"),
    ],
)
def test_of_a_duty_that_returns_the_latest_time_counts(told: Told, today: date | None, said: str) -> None:
    assert str(standing(told, MONTHLY, today)) == said


DAYS = st.dates(date(2021, 1, 1), date(2023, 12, 31))


@given(st.none() | DAYS, DAYS, DAYS)
def test_a_plain_day_by_day_count_agrees(reported: date | None, due: date, today: date) -> None:
    how = standing(Told(sent_on=reported), (due,), today)
    end = reported or today
    late = sum(1 for day in range(due.toordinal() + 1, end.toordinal() + 1))

    assert how.days == late
    assert how.is_open == (reported is None)
