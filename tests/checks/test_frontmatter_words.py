"""What an editor is told of words of the frontmatter that no type of value holds to."""

import pytest

from tiny_library import PLAN, conclusion, document, library, question_set, tasks
from vanban.checks.finding import Finding, Severity
from vanban.checks.remarks import remarks

BODY = "## I. Học\n\n### 1. Lớp học\n\nHọc.\n"


def told(more: str, body: str = BODY) -> list[Finding]:
    files = {PLAN: document(more, body), "docs/van-ban/a.md": conclusion("21-KL/TW", "25/10/2021")}
    return remarks(library(files))


@pytest.mark.parametrize("key", ["can_cu", "van_ban_quan_triet", "thay_the", "sua_doi"])
def test_a_relation_that_names_no_document(key: str) -> None:
    (finding,) = told(f"{key}:\n  - Kết luận số 21-KL/TW ngày 25/10/2021\n  - công khai\n")

    assert (finding.line, finding.column, finding.code) == (11, 5, "khong-phai-van-ban")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        f"{key} không nêu văn bản nào; cần tên loại, số, ngày và cơ quan ban hành; ý bạn là «luu_hanh: công khai»?"
    )
    assert finding.example.startswith(f"{key}: ")


@pytest.mark.parametrize("words", ["Thị ủy Đức Phổ", "trước ngày 15/3/2022", "I.1", "Số 21 KL TW"])
def test_words_of_another_key_are_no_document(words: str) -> None:
    assert [f.code for f in told(f"can_cu: {words}\n")] == ["khong-phai-van-ban"]


@pytest.mark.parametrize(
    "words",
    [
        "Điều lệ Đảng Cộng sản Việt Nam",
        "Hiến pháp năm 2013",
        "Văn kiện Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        "Nghị quyết Hội nghị Trung ương 5 khóa XIII",
        "ý kiến của Thường trực Tỉnh ủy",
        "tình hình thực tế của địa phương",
    ],
)
def test_documents_without_a_number_and_other_grounds_are_sound(words: str) -> None:
    assert told(f"can_cu: {words}\n") == []


def test_a_note_that_names_a_section_that_is_not_there() -> None:
    (finding,) = told(tasks("muc: I.1\nviec: học\nghi_chu: như mục I.4"))

    assert (finding.line, finding.column, finding.code) == (12, 14, "muc-treo")
    assert (finding.message, finding.read) == ("văn bản không có mục này; có lẽ là I", "mục I.4")
    assert [f.code for f in told("tai_lieu:\n  - ten: Sách\n    ghi_chu: nêu tại mục V.1\n")] == ["muc-treo"]


@pytest.mark.parametrize("note", ["như mục I.1", "theo mục 5 của Kế hoạch số 9-KH/TU", "nêu ở đoạn cuối"])
def test_a_note_that_names_one_that_is_there_or_elsewhere(note: str) -> None:
    assert told(tasks(f"muc: I.1\nviec: học\nghi_chu: {note}")) == []


def test_a_note_may_speak_of_a_wrong_reference_of_the_text() -> None:
    more = tasks("muc: I.1\nviec: học\nghi_chu: bản gốc dẫn mục I.4, là mục không có")

    assert [f.line for f in told(more, BODY + "\nTheo mục I.4.\n")] == [21]  # in the text alone


def test_days_that_no_calendar_has() -> None:
    found = told("can_cu: Kế hoạch số 9-KH/TU ngày 31/02/2022\n" + tasks("muc: I.1\nviec: học đến 31/4"))

    assert [f"{f.line}:{f.column} {f.code} {f.read}" for f in found if f.code != "chua-co-van-ban"] == [
        "9:9 ngay-khong-co ngày 31/02/2022",
        "12:11 ngay-khong-co 31/4",
    ]


def test_an_answer_names_a_day_that_no_calendar_has() -> None:
    files = {PLAN: document("", BODY), "docs/hoi-dap/hoi.md": question_set("Trước ngày 31/4/2022.", "I.1")}
    found = remarks(library(files))

    assert [f"{f.line}:{f.column}" for f in found if f.code == "ngay-khong-co"] == ["10:10"]


def test_words_that_speak_of_what_is_wrong_elsewhere_are_not_told_again() -> None:
    waiver = "bo_qua:\n  - ma: ngay-khong-co\n    chu: 31/4/2022\n    ly_do: bản gốc ghi 31/4/2022\n"

    assert told(waiver, BODY + "\nXong trước ngày 31/4/2022.\n") == []
