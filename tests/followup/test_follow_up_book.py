"""The book and the plan: whatever becomes of either, nothing the office wrote is lost or moved to another row."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiny_library import document, library, page, recorded, tasks, the_plan, unit
from vanban.documents.library import Library
from vanban.followup.book import ADDED, GONE, NOTE, OF_PLAN, read_book
from vanban.followup.following import FollowUp, book_path, follow, follow_ups
from vanban.followup.owed import owed
from vanban.followup.sheet import write_sheet

BOOK = "plans/noi-bo/so-theo-doi/ke-hoach.csv"
STUDY = "muc: I\nviec: học\nchu_tri: nhóm Các chi bộ\nthoi_han: trước ngày 15/3/2022"
WATCH = "muc: II\nviec: đôn đốc\ntheo_doi: Ban Tuyên giáo Thị ủy\nphoi_hop: Thị ủy"
SECTIONS = "## I. Học\n\nHọc.\n\n## II. Đôn đốc\n\nĐôn đốc.\n"


def group(members: str = "", more: str = "") -> str:
    known = "thanh_vien:\n" + members if members else ""
    names = "ten: Các chi bộ thị xã Đức Phổ\nten_khac: Các chi bộ\n"
    place = "dia_ban: thị xã Đức Phổ, tỉnh Quảng Ngãi\n"
    return page(f"ten_loai: Nhóm đơn vị\n{names}{place}luu_hanh: công khai\n{known}{more}")


def portal(*facts: str, members: str = "", more: str = "", **others: str) -> Library:
    files = {
        "docs/don-vi/nhom.md": group(members, more),
        "docs/don-vi/a.md": unit("Chi bộ A Đức Phổ"),
        "docs/don-vi/b.md": unit("Chi bộ B Đức Phổ", more="ten_khac: Chi bộ Bê Đức Phổ"),
        "plans/ke-hoach.md": document(tasks(*(facts or (STUDY, WATCH))), SECTIONS),
        **others,
    }
    return library(files)


def rows(of: Library) -> list[tuple[str, str]]:
    return [(row.duty.key, row.words) for row in owed(of, the_plan(of))]


def followed(of: Library, content: bytes | str) -> FollowUp:
    """The plan with this book, which has no fault."""
    written = content if isinstance(content, bytes) else content.encode()
    found, faults = follow_ups(of, {BOOK: written})
    assert faults == []
    return found[0]


def shown(of: FollowUp) -> list[tuple[str, str, str]]:
    return [(line.body_words, line.told.note, line.origin) for line in of.lines]


A_AND_B = "  - Chi bộ A\n  - Chi bộ B\n"


def test_a_group_is_one_row_a_known_member() -> None:
    assert rows(portal(members=A_AND_B)) == [
        ("i", "Chi bộ A Đức Phổ"),
        ("i", "Chi bộ B Đức Phổ"),
        ("ii", "Ban Tuyên giáo Thị ủy Đức Phổ"),
    ]


def test_a_group_with_unknown_members_keeps_a_row_of_its_own() -> None:
    assert rows(portal())[0] == ("i", "Các chi bộ thị xã Đức Phổ")
    some_known = portal(members=A_AND_B, more="so_luong: '34'\n")
    assert [words for _, words in rows(some_known)][:3] == [
        "Các chi bộ thị xã Đức Phổ",
        "Chi bộ A Đức Phổ",
        "Chi bộ B Đức Phổ",
    ]


def test_who_receives_a_report_or_only_helps_has_no_row() -> None:
    report = "\nbao_cao:\n  - muc: II\n    tu: Ban Tuyên giáo Thị ủy\n    gui: Thị ủy\n"
    files = {"plans/ke-hoach.md": document(tasks(WATCH) + report, SECTIONS)}

    assert [words for _, words in rows(library(files))] == ["Ban Tuyên giáo Thị ủy Đức Phổ"] * 2


def test_a_duty_that_names_nobody_has_a_row_all_the_same() -> None:
    assert rows(portal("muc: I\nviec: sơ kết")) == [("i", "không ghi đơn vị")]


def test_write_ups_are_counted_by_those_who_collect_them() -> None:
    write_up = "thu_hoach:\n  muc: I\n  tu: đảng viên\n  gui: Các chi bộ\n"
    of = portal(members=A_AND_B, **{"plans/ke-hoach.md": document(write_up, SECTIONS)})

    assert [words for _, words in rows(of)] == ["Chi bộ A Đức Phổ", "Chi bộ B Đức Phổ"]


def test_a_new_book_reads_back_as_it_was_written() -> None:
    of = portal(members=A_AND_B)
    first = follow(of, the_plan(of), read_book(b"", BOOK)[0]).dump()

    assert followed(of, first).dump() == first
    assert first.decode("utf-8-sig").splitlines()[1] == (
        '"#i";"mục I";"Học";"trước ngày 15/3/2022";"14/03/2022";"Chi bộ A Đức Phổ";"chủ trì";'
        '"";"";"";"";"";"";"";"theo kế hoạch"'
    )


def test_columns_and_rows_in_any_order_and_columns_of_the_office() -> None:
    book = """\
Ghi chú,ĐƠN VỊ,so du,Tổng số,Người nhập,mã việc,Ngày gửi
hai,Chi bộ B Đức Phổ,"1,250",1.300,Lan,#i,2022-03-15
một,chi bộ a đức phổ,5,,Hoa,I,
"""
    of = portal(members=A_AND_B)
    book_read = followed(of, book)

    assert shown(book_read)[:2] == [("Chi bộ A Đức Phổ", "một", OF_PLAN), ("Chi bộ B Đức Phổ", "hai", OF_PLAN)]
    second = book_read.lines[1].told
    assert (second.attended, second.expected, second.sent_on) == (1250, 1300, date(2022, 3, 15))
    again = book_read.dump().decode("utf-8-sig").splitlines()
    assert again[0].endswith('"Ghi chú";"Dòng";"Người nhập"')
    assert again[2].endswith(';"1,250";"1.300";"";"";"";"2022-03-15";"hai";"theo kế hoạch";"Lan"')


@pytest.mark.parametrize("left_of_it", ["#01-2", "#1-2", "1-2", "01-02", " #01-2 "])
def test_a_key_that_lost_its_zeros_or_its_sign_is_known(left_of_it: str) -> None:
    of = portal(f"{WATCH}\nma: 01-2")

    assert shown(followed(of, f"Mã việc;Đơn vị;Ghi chú\n{left_of_it};Ban Tuyên giáo Thị ủy Đức Phổ;giữ\n")) == [
        ("Ban Tuyên giáo Thị ủy Đức Phổ", "giữ", OF_PLAN)
    ]


def test_a_body_is_known_by_its_other_names() -> None:
    found = followed(portal(members=A_AND_B), "Mã việc;Đơn vị;Ghi chú\n#i;Chi bộ Bê Đức Phổ;giữ\n")

    assert ("Chi bộ B Đức Phổ", "giữ", OF_PLAN) in shown(found)


def test_the_office_may_add_members_of_a_group_that_the_plan_does_not_name() -> None:
    of = portal()
    copied = "Mã việc;Đơn vị;Số dự;Dòng\n#i;Các chi bộ thị xã Đức Phổ;;theo kế hoạch\n"
    copied += "#i;Chi bộ A Đức Phổ;5;theo kế hoạch\n#i;Chi bộ Xa;;\n"
    found = followed(of, copied)

    assert [(line.body_words, line.origin) for line in found.lines][:3] == [
        ("Các chi bộ thị xã Đức Phổ", OF_PLAN),
        ("Chi bộ A Đức Phổ", ADDED),
        ("Chi bộ Xa", ADDED),
    ]
    assert [str(found.standing(line, date(2022, 3, 20))) for line in found.lines][:3] == [
        "ghi theo từng đơn vị",
        "đã báo cáo",
        "chưa báo cáo, đã qua hạn 6 ngày",
    ]
    assert [item.title for item in found.by_page] == [
        "Các chi bộ thị xã Đức Phổ",
        "Chi bộ A Đức Phổ",
        "Ban Tuyên giáo Thị ủy Đức Phổ",
    ]


def test_a_duty_given_to_another_body_keeps_the_row_of_the_first() -> None:
    before = portal(WATCH)
    book = (
        follow(before, the_plan(before), read_book(b"", BOOK)[0])
        .dump()
        .replace(b'"";"theo', '"đã xong";"theo'.encode())
    )
    after = portal(WATCH.replace("Ban Tuyên giáo Thị ủy", "Chi bộ A"))

    assert shown(followed(after, book)) == [
        ("Chi bộ A Đức Phổ", "", OF_PLAN),
        ("Ban Tuyên giáo Thị ủy Đức Phổ", "đã xong", GONE),
    ]


def test_a_plan_edited_after_filling_loses_no_row_and_moves_none() -> None:
    files = {
        "docs/don-vi/nhom.md": group(A_AND_B),
        "docs/don-vi/a.md": unit("Chi bộ A Đức Phổ"),
        "docs/don-vi/b.md": unit("Chi bộ B Đức Phổ"),
    }
    before = library({**files, "plans/ke-hoach.md": document(tasks(STUDY, WATCH), SECTIONS)})
    ledger = recorded(before)
    lines = follow(before, the_plan(before), read_book(b"", BOOK)[0]).lines
    filled = write_sheet(
        [
            ("Mã việc", "Đơn vị", "Ghi chú", "Dòng"),
            *((line.entry.cells["Mã việc"], line.body_words, f"ghi {n}", OF_PLAN) for n, line in enumerate(lines)),
        ]
    )
    edited = tasks("muc: I\nviec: việc mới\nchu_tri: Thị ủy", STUDY.replace("15/3", "18/3"))
    after = library({**files, "plans/ke-hoach.md": document(edited + "viec_da_bo:\n  - ii\n", SECTIONS)}, ledger)

    assert shown(followed(after, filled)) == [
        ("Thị ủy Đức Phổ", "", OF_PLAN),
        ("Chi bộ A Đức Phổ", "ghi 0", OF_PLAN),
        ("Chi bộ B Đức Phổ", "ghi 1", OF_PLAN),
        ("Ban Tuyên giáo Thị ủy Đức Phổ", "ghi 2", GONE),
    ]
    kept = followed(after, filled).dump()
    assert shown(followed(before, kept))[:3] == [
        ("Chi bộ A Đức Phổ", "ghi 0", OF_PLAN),
        ("Chi bộ B Đức Phổ", "ghi 1", OF_PLAN),
        ("Ban Tuyên giáo Thị ủy Đức Phổ", "ghi 2", OF_PLAN),
    ]


WHOLE = portal(members=A_AND_B)
NAMES = st.sampled_from(["Chi bộ A Đức Phổ", "Chi bộ B", "Ban Tuyên giáo Thị ủy Đức Phổ", "Tổ lạ", ""])
KEYS = st.sampled_from(["#i", "i", "#ii", "#cu", ""])
ORIGINS = st.sampled_from([OF_PLAN, ADDED, GONE, "", "gì đó"])
NOTES = st.text("abc =+-'\";,\n", min_size=1, max_size=8).filter(lambda words: words.strip())


@given(st.lists(st.tuples(KEYS, NAMES, ORIGINS, NOTES), max_size=8, unique_by=lambda row: (row[0].strip("#"), row[1])))
@settings(max_examples=200)
def test_no_note_is_ever_lost(book: list[tuple[str, str, str, str]]) -> None:
    content = write_sheet([("Mã việc", "Đơn vị", "Dòng", "Ghi chú"), *book])
    written = sorted(note.strip() for *_, note in book)

    found = followed(WHOLE, content)
    again = followed(WHOLE, found.dump())

    for of in (found, again):
        assert sorted(line.entry.cells[NOTE] for line in of.lines if line.entry.cells.get(NOTE)) == written
    assert again.dump() == found.dump()
    assert len(found.live) >= 3


FAULTS = {
    "Mã việc;Đơn vị;Số dự\n#i;Tổ;khoảng 30\n": "2:7 so-theo-doi-o",
    "Mã việc;Đơn vị;Ngày gửi\n#i;Tổ;3/15/2022\n": "2:7 so-theo-doi-o",
    "Mã việc;Đơn vị\n#i;Tổ;;thừa\n": "2:8 so-theo-doi-o",
    "Mã việc;;Đơn vị\n#i;lạc;Tổ\n": "2:4 so-theo-doi-o",
    "Mã việc;Đơn vị\n#i;Tổ\n#I;TỔ\n": "3:1 so-theo-doi-trung",
    "Mã việc;Đơn vị;Đơn vị\n": "1:16 so-theo-doi-hong",
    "Mã;Đơn vị\n#i;Tổ\n": "1:1 so-theo-doi-hong",
    "Một dòng chữ\n": "1:1 so-theo-doi-hong",
    'Mã việc;Đơn vị\n#i;"Tổ\n': "2:4 so-theo-doi-hong",
}


@pytest.mark.parametrize("book", FAULTS)
def test_a_fault_is_told_with_its_place(book: str) -> None:
    found, faults = follow_ups(WHOLE, {BOOK: book.encode()})

    assert found == []
    assert f"{faults[0].line}:{faults[0].column} {faults[0].code}" == FAULTS[book]
    assert faults[0].path == BOOK


DOUBTS = {
    "Số văn bản đã gửi": ("01/03/2022", "giống một ngày"),
    "Số dự": ("35", "lớn hơn tổng số (30)"),
}


@pytest.mark.parametrize("column", DOUBTS)
def test_a_doubt_is_told_and_stops_nothing(column: str) -> None:
    cell, why = DOUBTS[column]
    found = followed(WHOLE, f"Mã việc;Đơn vị;Tổng số;{column}\n#i;Chi bộ A;30;{cell}\n")

    assert [why in doubt.message for doubt in found.doubts] == [True]
    assert found.doubts[0].read == cell


def test_a_book_without_its_plan_is_told() -> None:
    _, faults = follow_ups(WHOLE, {BOOK.replace("ke-hoach", "ke-hoach-cu"): b""})

    assert [(f.code, f.example) for f in faults] == [("so-theo-doi-la", BOOK)]


def test_books_lie_where_the_public_edition_never_looks() -> None:
    assert book_path("plans/ke-hoach.md") == BOOK
    assert book_path("docs/van-ban/83.md") == "plans/noi-bo/so-theo-doi/docs/van-ban/83.csv"
