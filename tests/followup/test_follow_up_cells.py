"""What cells say after spreadsheets had them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.followup.cells import read_count, read_day, shielded, stripped, unshielded, written_day

DAYS = {
    "15/03/2022": date(2022, 3, 15),
    "15/3/2022": date(2022, 3, 15),
    "4/3/2022": date(2022, 3, 4),
    "04/03/22": date(2022, 3, 4),
    "15-03-2022": date(2022, 3, 15),
    "15.3.2022": date(2022, 3, 15),
    "2022-03-15": date(2022, 3, 15),
    "2022-03-15 00:00:00": date(2022, 3, 15),
    "15/03/2022 00:00": date(2022, 3, 15),
    "ngày 15 tháng 3 năm 2022": date(2022, 3, 15),
    "44635": date(2022, 3, 15),
    "": None,
}
NO_DAYS = {
    "3/15/2022": "tháng đứng trước ngày",
    "30/02/2022": "không có trong lịch",
    "15/3": "phải là một ngày đủ",
    "tuần sau": "phải là một ngày đủ",
    "15/3/2022 và 16/3/2022": "phải là một ngày đủ",
    "2022": "phải là một ngày đủ",
}
COUNTS = {"25": 25, "0": 0, "025": 25, "25.0": 25, "25,00": 25, "1.250": 1250, "1,250": 1250, "1 250": 1250, "": None}
NO_COUNTS = ["khoảng 30", "25/30", "-5", "1.25", "2,5", "1.2.3", "25 người", "12345678901234567890123", "1e3"]


@pytest.mark.parametrize(("cell", "day"), DAYS.items())
def test_a_day_is_read_in_every_form_a_spreadsheet_gives_it(cell: str, day: date | None) -> None:
    assert read_day(cell) == day


@pytest.mark.parametrize(("cell", "why"), NO_DAYS.items())
def test_what_is_no_day_is_told(cell: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_day(cell)


@given(st.dates(date(1000, 1, 1)))
def test_a_day_written_is_read_again(day: date) -> None:
    assert read_day(written_day(day)) == day


@pytest.mark.parametrize(("cell", "count"), COUNTS.items())
def test_a_count_is_read(cell: str, count: int | None) -> None:
    assert read_count(cell) == count


@pytest.mark.parametrize("cell", NO_COUNTS)
def test_what_is_no_count_is_told(cell: str) -> None:
    with pytest.raises(ValueError, match="số"):
        read_count(cell)


@pytest.mark.parametrize("words", ["=1+1", "+84 912", "-2", "@SUM(A1)", "＝1", "=HYPERLINK(1)", "- đã nhắc", "'x"])
def test_nothing_in_a_cell_is_calculated(words: str) -> None:
    assert shielded(words) == f"'{words}"
    assert unshielded(shielded(words)) == words


@pytest.mark.parametrize("words", ["12-BC/ĐU", "#iii-1", "O'Neil", "", "Đã gửi"])
def test_other_words_stand_as_they_are(words: str) -> None:
    assert shielded(words) == words == unshielded(words)


@given(st.text())
def test_shielding_loses_nothing(words: str) -> None:
    words = stripped(words)

    assert unshielded(shielded(words)) == words
    assert not shielded(words).startswith(("=", "+", "-", "@"))


@given(st.text())
def test_no_text_breaks_a_reader(cell: str) -> None:
    for read in (read_day, read_count):
        try:
            read(cell)
        except ValueError as error:
            assert str(error)  # noqa: PT017 - either a value or a sentence
