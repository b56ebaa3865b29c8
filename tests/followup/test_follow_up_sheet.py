"""The file: what is written can be read by any spreadsheet, what any of them wrote can be read."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.followup.cells import stripped
from vanban.followup.sheet import SheetError, read_sheet, write_sheet

ROWS = [["Mã việc", "Đơn vị", "Ghi chú"], ["#i", "Ban Tuyên giáo", 'Có "dấu"; phẩy, tab\tvà\ndòng mới']]


def words(content: bytes) -> list[list[str]]:
    return [[cell.words for cell in row] for row in read_sheet(content)]


def test_a_file_has_a_mark_semicolons_and_quotes() -> None:
    assert write_sheet([["Mã việc", "a"]]) == '\ufeff"Mã việc";"a"\r\n'.encode()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_separator_line_end_and_mark_is_read(separator: str, line_end: str, encoding: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, lineterminator=line_end).writerows(ROWS)

    assert words(file.getvalue().encode(encoding)) == ROWS


def test_rows_without_anything_and_the_separators_own_line_are_passed_over() -> None:
    assert words("sep=;\nMã việc;Đơn vị\n;;;\n\n#i;Tổ\n".encode()) == [["Mã việc", "Đơn vị"], ["#i", "Tổ"]]


def test_each_cell_knows_its_place() -> None:
    rows = read_sheet(b'a;b\n"x\ny";z;"t"\nu;v\n')

    assert [(c.words, c.line, c.column) for row in rows[1:] for c in row] == [
        ("x\ny", 2, 1),
        ("z", 3, 4),
        ("t", 3, 6),
        ("u", 4, 1),
        ("v", 4, 3),
    ]


MOJIBAKE = "Đơn vị".encode().decode("latin-1").encode()
UNREADABLE = {
    "saved by Excel as CSV, not CSV UTF-8": (b"M\xe3 vi?c;\xd0\xf5n\n", "không phải mã UTF-8", "1:2"),
    "one bad byte behind the mark of UTF-8": (b"\xef\xbb\xbfa\xff;b\n", "không phải mã UTF-8", "1:2"),
    "opened in the wrong encoding and saved": (b"a;b\nx;" + MOJIBAKE, "đã hỏng", "2:3"),
    "a quote that nothing closes": (b'a;b\nx;"y\nz;t\n', "ngoặc kép", "2:3"),
    "a workbook by another name": (b"PK\x03\x04\x00\x00", "tệp là bảng tính", "1:1"),
    "far too large": (b";" * 30_000_001, "lớn quá", "1:1"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_damaged_file_is_told_with_its_place(name: str) -> None:
    content, why, place = UNREADABLE[name]
    with pytest.raises(SheetError, match=why) as fault:
        read_sheet(content)

    assert f"{fault.value.line}:{fault.value.column}".startswith(place)


@pytest.mark.parametrize("words_in_it", ["«Bóng đá»", "ĐÃ\u00a0GỬI", "Ä", "«Đá» – xong", "Ấn bản", "á»"])
def test_sound_vietnamese_is_not_taken_for_damaged(words_in_it: str) -> None:
    assert words(f"a;b\nx;{words_in_it} y\n".encode())[1][1] == f"{words_in_it} y"


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cn", "Cc"], include_characters="\n\t")).map(stripped)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_whatever_is_written_is_read_again(rows: list[list[str]]) -> None:
    header = ["Mã việc", "Đơn vị"]
    try:
        assert words(write_sheet([header, *rows])) == [header, *filter(any, rows)]
    except SheetError as error:
        assert "đã hỏng" in str(error)  # noqa: PT017 - chance made the very letters of damaged text


@given(st.binary())
def test_no_bytes_break_the_reader(content: bytes) -> None:
    try:
        read_sheet(content)
    except SheetError as error:
        assert error.line >= 1  # noqa: PT017


def test_a_hostile_file_is_read_in_linear_time() -> None:
    for content in (b'"' * 200_001, b'a;"' * 70_000, b";" * 200_000, b"x\n" * 100_000, b'" "' * 70_000):
        try:
            read_sheet(b"a;b\n" + content)
        except SheetError as error:
            assert str(error)  # noqa: PT017
