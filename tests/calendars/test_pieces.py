"""What is too much for one file keeps its newest years; nothing is lost, nothing is there twice."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from vanban.calendars.pieces import newest_and_older

Thing = tuple[date, int]
THINGS = st.lists(st.tuples(st.dates(date(2019, 11, 1), date(2022, 2, 28)), st.integers(1, 9)), max_size=60)


def split(things: list[Thing], room: int) -> tuple[list[Thing], dict[str, list[Thing]]]:
    kept, older = newest_and_older(things, lambda thing: thing[0], lambda thing: thing[1], room)
    return kept, {piece.label: list(piece.things) for piece in older}


def years(*of: int, each: int = 10) -> list[Thing]:
    return [(date(year, 3, 14), each) for year in of]


def test_what_fits_is_whole() -> None:
    assert split(years(2020, 2021, 2022), 30) == (years(2020, 2021, 2022), {})


def test_the_newest_years_are_kept_and_the_others_lie_by_year() -> None:
    assert split(years(2020, 2021, 2022), 29) == (years(2021, 2022), {"2020": years(2020)})
    assert split(years(2022, 2021, 2020), 19) == (years(2022), {"2021": years(2021), "2020": years(2020)})


def test_a_year_left_out_is_not_stepped_over() -> None:
    """2020 would still fit, but a calendar with a hole in it misleads."""
    kept, older = split([*years(2020, each=1), *years(2021, each=9), *years(2022, each=8)], 10)

    assert kept == years(2022, each=8)
    assert list(older) == ["2021", "2020"]


def test_a_year_too_large_lies_by_month_and_a_month_by_day_and_a_day_by_number() -> None:
    day = date(2022, 12, 31)
    kept, older = split([(day, 6), (day, 5), (date(2022, 12, 30), 9), (date(2022, 3, 1), 9), (date(2021, 1, 1), 1)], 10)

    assert kept == [(day, 6)]
    assert list(older) == ["2022-12-31-2", "2022-12-30", "2022-03", "2021"]


@given(THINGS, st.integers(9, 60))
def test_nothing_is_lost_and_no_part_is_too_heavy(things: list[Thing], room: int) -> None:
    kept, older = split(things, room)
    parts = [kept, *older.values()]

    assert sorted(thing for part in parts for thing in part) == sorted(things)
    assert all(sum(weight for _, weight in part) <= room for part in parts)
    if things:
        assert max(things)[0] in [day for day, _ in kept]
    if older:
        assert min(day for day, _ in kept) >= max(day for part in older.values() for day, _ in part)
