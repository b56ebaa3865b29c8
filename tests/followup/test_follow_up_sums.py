"""What is added up and what counts as done: each body once, and what the library knows beside the book."""

from datetime import date

import pytest

from tiny_library import document, library, page, tasks, unit
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Plan
from vanban.followup.book import ADDED, OF_PLAN, Book, read_book
from vanban.followup.drafts import plan_name
from vanban.followup.following import FollowUp, book_path, follow
from vanban.followup.summary import Summary, by_body, paper, total
from vanban.followup.workbook import workbook

PLACE = "dia_ban: thị xã Đức Phổ, tỉnh Quảng Ngãi"
BOOK = book_path("plans/ke-hoach.md")
STUDY = "muc: I\nviec: học\nchu_tri: nhóm Các chi bộ\nthoi_han: trước ngày 15/3/2022"
ISSUE = "muc: I\nsan_pham: Kế hoạch\nchu_tri: Ban Tuyên giáo Thị ủy\ntheo_doi: Thị ủy\nthoi_han: trước ngày 15/3/2022"
LATER = date(2022, 4, 1)


def portal(*facts: str, members: str = "", child: str = "") -> Library:
    group = f"ten_loai: Nhóm đơn vị\nten: Các chi bộ Đức Phổ\n{PLACE}\nso_luong: 34\nluu_hanh: công khai\n{members}"
    files = {
        "docs/don-vi/nhom.md": page(group),
        "docs/don-vi/a.md": unit("Chi bộ A Đức Phổ"),
        "docs/don-vi/b.md": unit("Chi bộ B Đức Phổ"),
        "plans/ke-hoach.md": document(tasks(*facts), "## I. Học\n\nHọc.\n"),
        **({"plans/con.md": child} if child else {}),
    }
    return library(files)


def followed(of: Library, *rows: str) -> FollowUp:
    """The plan with a book of these rows: key; body; attended; origin."""
    header = "Mã việc;Đơn vị;Số dự;Tổng số;Dòng"
    book, findings = read_book("\n".join([header, *rows]).encode(), BOOK)
    assert findings == []
    return follow(of, the_followed(of), book)


def the_followed(of: Library) -> Item[Plan]:
    return next(item for item in of.of(Plan) if item.source.path == "plans/ke-hoach.md")


def rows(of: FollowUp) -> dict[str, Summary]:
    return {row.name: row for row in by_body(of, LATER)}


GROUP = "i;Các chi bộ Đức Phổ;50;60;" + OF_PLAN
MEMBERS = [f"i;Chi bộ A Đức Phổ;20;30;{ADDED}", f"i;Chi bộ B Đức Phổ;25;25;{ADDED}"]


def test_where_a_group_and_its_members_tell_the_members_count() -> None:
    of = followed(portal(STUDY), GROUP, *MEMBERS)
    whole = total(of, LATER)

    assert (whole.attended, whole.expected, whole.reported, whole.awaited) == (45, 55, 2, 0)
    assert rows(of).keys() == {"Chi bộ A Đức Phổ", "Chi bộ B Đức Phổ"}
    assert str(of.standing(of.live[0], LATER)) == "ghi theo từng đơn vị"
    (doubt,) = of.doubts
    assert (doubt.path, doubt.line, doubt.code) == (BOOK, 2, "so-theo-doi-xem")
    assert "chỉ tính các dòng của thành viên" in doubt.message


def test_known_members_of_a_group_count_in_its_place_too() -> None:
    known = "thanh_vien: [Chi bộ A Đức Phổ, Chi bộ B Đức Phổ]"
    whole = total(followed(portal(STUDY, members=known), GROUP, *MEMBERS), LATER)

    assert (whole.attended, whole.expected, whole.reported) == (45, 55, 2)


@pytest.mark.parametrize("rows_told", [[GROUP], [GROUP, f"i;Chi bộ A Đức Phổ;;;{ADDED}"]])
def test_a_group_counts_while_no_member_has_told(rows_told: list[str]) -> None:
    of = followed(portal(STUDY), *rows_told)

    assert (total(of, LATER).attended, of.doubts) == (50, ())
    assert rows(of)["Các chi bộ Đức Phổ"].reported == 1


def test_whose_member_a_row_is_must_be_certain() -> None:
    """Of two groups in one duty nobody can say which has the member: nothing is left out of the sum."""
    other = page(f"ten_loai: Nhóm đơn vị\nten: Các đội Đức Phổ\n{PLACE}\nso_luong: 9\nluu_hanh: công khai")
    both = STUDY.replace("nhóm Các chi bộ", "[Các chi bộ, Các đội]")
    of = library({
        "docs/don-vi/nhom.md": page(f"ten_loai: Nhóm đơn vị\nten: Các chi bộ Đức Phổ\n{PLACE}\nluu_hanh: công khai"),
        "docs/don-vi/doi.md": other,
        "docs/don-vi/a.md": unit("Chi bộ A Đức Phổ"),
        "plans/ke-hoach.md": document(tasks(both), "## I. Học\n\nHọc.\n"),
    })  # fmt: skip

    assert total(followed(of, GROUP, MEMBERS[0]), LATER).attended == 70


CHILD = document(
    "can_cu: Kế hoạch số 44-KH/TU ngày 09/3/2022 của Thị ủy Đức Phổ\n",
    number="12-KH/BTG",
    issued="10/3/2022",
    issuer="Ban Tuyên giáo Thị ủy Đức Phổ",
)


def test_a_document_in_the_library_is_done_and_says_where_that_is_known_from() -> None:
    of = follow(library_of := portal(ISSUE, child=CHILD), the_followed(library_of), Book())
    own, watcher = of.live

    assert own.body_words == "Ban Tuyên giáo Thị ủy Đức Phổ"
    assert str(of.standing(own, LATER)) == "đã ban hành, theo văn bản có trên cổng"
    assert paper(own) == "Kế hoạch số 12-KH/BTG (10/3/2022), có trên cổng"
    assert str(of.standing(watcher, LATER)) == "chưa báo cáo, đã qua hạn 18 ngày", "what it owes is to watch"
    assert (total(of, LATER).reported, total(of, LATER).awaited) == (1, 1)
    assert workbook(of, plan_name(library_of, of), LATER)


def test_what_the_book_records_comes_first() -> None:
    of = followed(portal(ISSUE, child=CHILD), f"i;Ban Tuyên giáo Thị ủy Đức Phổ;3;;{OF_PLAN}")

    assert str(of.standing(of.live[0], LATER)) == "đã báo cáo"
    assert paper(of.live[0]) == ""


def test_without_the_document_the_report_is_awaited() -> None:
    of = follow(library_of := portal(ISSUE), the_followed(library_of), Book())

    assert str(of.standing(of.live[0], LATER)) == "chưa báo cáo, đã qua hạn 18 ngày"
