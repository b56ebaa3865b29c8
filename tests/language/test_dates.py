from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.language.dates import (
    ImpossibleDateError,
    Unit,
    format_day,
    format_day_and_weekday,
    format_weekday,
    parse_day,
    parse_weekday,
    read_date,
)

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("15/3/2022", date(2022, 3, 15)),
        ("15-3-2022", date(2022, 3, 15)),
        ("15.3.2022", date(2022, 3, 15)),
        ("ngày 15/03/2022", date(2022, 3, 15)),
        ("ngày **5/3/2022**", date(2022, 3, 5)),
        ("ngày 05 tháng 3 năm 2022", date(2022, 3, 5)),
        ("Ngày  05\ntháng 3\u00a0năm 2022", date(2022, 3, 5)),
        ("mùng 5 tháng 3/2022", date(2022, 3, 5)),
    ],
)
def test_a_full_day_is_read_in_every_spelling(words: str, day: date) -> None:
    assert parse_day(words) == day


@pytest.mark.parametrize(
    ("words", "unit", "first", "last"),
    [
        ("tháng 02/2024", Unit.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("tháng 9 năm 2020", Unit.MONTH, date(2020, 9, 1), date(2020, 9, 30)),
        ("quý II/2021", Unit.QUARTER, date(2021, 4, 1), date(2021, 6, 30)),
        ("quí IV-2025", Unit.QUARTER, date(2025, 10, 1), date(2025, 12, 31)),
        ("Quý 3/2025", Unit.QUARTER, date(2025, 7, 1), date(2025, 9, 30)),
        ("quý I năm 2022", Unit.QUARTER, date(2022, 1, 1), date(2022, 3, 31)),
        ("năm 2022", Unit.YEAR, date(2022, 1, 1), date(2022, 12, 31)),
        ("6 tháng đầu năm 2022", Unit.PART_OF_YEAR, date(2022, 1, 1), date(2022, 6, 30)),
        ("sáu tháng cuối năm 2022", Unit.PART_OF_YEAR, date(2022, 7, 1), date(2022, 12, 31)),
        ("nửa cuối năm 2022", Unit.PART_OF_YEAR, date(2022, 7, 1), date(2022, 12, 31)),
        ("9 tháng đầu năm 2022", Unit.PART_OF_YEAR, date(2022, 1, 1), date(2022, 9, 30)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(words: str, unit: Unit, first: date, last: date) -> None:
    written = read_date(words)

    assert written is not None
    assert written.unit is unit
    assert written.bounds() == (first, last)


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("30/02/2022", "28/02/2022"),
        ("29/02/2023", "28/02/2023"),
        ("ngày 31 tháng 4 năm 2022", "30/4/2022"),
        ("00/3/2022", "01/3/2022"),
        ("3/15/2022", "15/3/2022"),
        ("40/40/2022", "31/12/2022"),
    ],
)
def test_an_impossible_day_is_told_apart_from_no_day(words: str, nearest: str) -> None:
    with pytest.raises(ImpossibleDateError) as error:
        parse_day(words)

    assert error.value.nearest == nearest
    assert nearest in str(error.value)


@pytest.mark.parametrize(
    "words", ["", "15", "15/3", "tháng 3/2022", "1/2 ngày", "83-KH/TU", "15/3/22", "năm mới", "quy định 2"]
)
def test_what_is_no_full_day_is_none(words: str) -> None:
    assert parse_day(words) is None


@given(DAYS)
def test_a_day_shown_is_read_back(day: date) -> None:
    assert parse_day(format_day(day)) == day
    assert parse_weekday(format_weekday(day)) == day.weekday()


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1900, 2199))
def test_a_day_is_possible_exactly_when_the_calendar_has_it(day: int, month: int, year: int) -> None:
    exists = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]

    if exists:
        assert parse_day(f"ngày {day}/{month}/{year}") == date(year, month, day)
    else:
        with pytest.raises(ImpossibleDateError) as error:
            parse_day(f"ngày {day}/{month}/{year}")
        assert parse_day(error.value.nearest) is not None


def test_days_are_shown_with_a_zero_below_ten_and_in_january_and_february() -> None:
    assert format_day(date(2022, 8, 15)) == "15/8/2022"
    assert format_day(date(2022, 1, 26)) == "26/01/2022"
    assert format_day_and_weekday(date(2022, 3, 9)) == "thứ Tư, 09/3/2022"
    assert format_day_and_weekday(date(2022, 3, 13)) == "Chủ nhật, 13/3/2022"


@pytest.mark.parametrize(("words", "weekday"), [("thứ Năm", 3), ("Thứ 7", 5), ("CHỦ NHẬT", 6), ("lần thứ năm", None)])
def test_weekdays_are_read(words: str, weekday: int | None) -> None:
    assert parse_weekday(words) == weekday
