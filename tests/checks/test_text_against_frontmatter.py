"""A full text is held to its frontmatter both ways, and shows its own anomalies at line and column of the file; a
summary only to its days."""

from calendar import monthrange
from textwrap import dedent

import pytest

from tiny_library import PLAN, conclusion, document, library, tasks, unit
from vanban.checks.finding import Finding, Severity
from vanban.checks.remarks import remarks
from vanban.checks.text.days import unlikely_days

BODY = """\
Thực hiện Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng, Thị ủy ban hành Kế hoạch như sau:

## I. MỤC ĐÍCH

1\\. Đảng viên nắm vững nội dung kết luận.

## II. TỔ CHỨC

### 1. Hội nghị

Hoàn thành trước ngày **15/3/2022**.

### 2. Báo cáo

Các chi bộ báo cáo kết quả về Thị ủy trước ngày 22/3/2022.
"""
BASIS = "can_cu: Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng\n"
MEETING = "muc: II.1\nviec: tổ chức hội nghị\nthoi_han: hoàn thành trước ngày 15/3/2022"
REPORT = dedent("""\
    bao_cao:
      - muc: II.2
        tu: Thị ủy
        gui: Ban Tuyên giáo Thị ủy
        thoi_han: trước ngày 22/3/2022
    """)


def told(more: str, body: str = BODY) -> list[Finding]:
    plan = document(more, body).replace("dang_ban: tóm tắt", "dang_ban: toàn văn")
    return remarks(library({PLAN: plan, "docs/van-ban/a.md": conclusion("21-KL/TW", "25/10/2021")}))


def line_of(words: str, more: str) -> int:
    text = document(more, BODY)
    return text[: text.index(words)].count("\n") + 1


def test_a_full_text_and_its_frontmatter_that_agree() -> None:
    assert told(BASIS + tasks(MEETING) + REPORT) == []


def test_a_deadline_that_only_the_text_states() -> None:
    more = BASIS + tasks(MEETING)
    (finding,) = told(more)

    assert (finding.code, finding.severity) == ("han-chua-khai", Severity.WARNING)
    assert (finding.line, finding.column) == (line_of("Các chi bộ", more), 38)
    assert finding.read == "trước ngày 22/3/2022"


def test_a_deadline_whose_words_are_not_those_of_its_section() -> None:
    (finding,) = told(BASIS + tasks(MEETING) + REPORT.replace("trước ngày 22/3/2022", "chậm nhất trước ngày 22/3/2022"))

    assert (finding.code, finding.read) == ("han-khac-van-ban", "chậm nhất trước ngày 22/3/2022")


def test_a_deadline_bound_to_another_section() -> None:
    found = told(BASIS + tasks(MEETING.replace("II.1", "I.1")) + REPORT)

    assert {f.code for f in found} == {"han-khac-van-ban", "han-chua-khai"}


def test_a_basis_that_only_the_text_names() -> None:
    (finding,) = told(tasks(MEETING) + REPORT)

    assert (finding.code, finding.column) == ("can-cu-chua-khai", 11)
    assert "Kết luận số 21-KL/TW" in finding.example


def test_a_document_related_to_that_the_text_never_names() -> None:
    more = BASIS + "thay_the: Kế hoạch số 9-KH/TU ngày 01/02/2021\n" + tasks(MEETING) + REPORT

    assert [f.code for f in told(more)] == ["chua-co-van-ban", "dan-khong-co"]


def test_anomalies_of_the_text_are_told_at_their_place_in_the_file() -> None:
    more = BASIS + tasks(MEETING) + REPORT
    (finding,) = told(more, BODY.replace("nắm vững nội dung", "quản triệt nội dung"))

    assert (finding.code, finding.read, finding.example) == ("loi-quet", "quản triệt", "quán triệt")
    assert (finding.line, finding.column) == (line_of("Đảng viên", more), 15)


SUMMARY = "## II. A\n\n### 1. B\n\nHọc, quản triệt {}.\n\n### 2. C\n\nBáo cáo sớm.\n"


def told_of_summary(days: str, *facts: str) -> list[tuple[str, str, str]]:
    plan = document(tasks(*facts), SUMMARY.format(days))
    return [(f.code, f.read, plan.split("\n")[f.line - 1].strip()) for f in remarks(library({PLAN: plan}))]


@pytest.mark.parametrize(
    "days",
    [
        "trước ngày 15/3",
        "trước ngày 10/3, rồi lại trước ngày 15/3/2022",
        "sáng ngày 14/3 và chiều ngày 16/3",
        "ngay trong buổi học",
        "hằng tháng",
        "đến năm 2030",
        "phấn đấu hết năm 2025 xong cả",
        "chậm nhất ngày 14/3/2022",
        "trong tháng 3/2022",
        "trước ngày 22/3/2022, đợt hai xong trong tháng 3",
    ],
)
def test_a_summary_is_not_judged_as_a_text(days: str) -> None:
    """It may use words of its own, and say less."""
    assert told_of_summary(days, MEETING) == []


def test_the_only_deadline_of_a_summarys_section_is_another_day() -> None:
    line = "thoi_han: hoàn thành trước ngày 15/3/2022"
    (finding,) = told_of_summary("trước ngày 22/3/2022", MEETING)
    assert finding == ("han-khac-van-ban", "hoàn thành trước ngày 15/3/2022", line)

    later = MEETING.replace("II.1", "II").replace("15/3", "22/3")
    assert told_of_summary("trước ngày 22/3/2022", MEETING, later) == [], "another duty's"
    assert told_of_summary("trước ngày 22/3/2022", "muc: II.1\nviec: học\nthoi_han: hằng tháng") == []


def test_all_deadlines_of_a_summarys_section_are_other_days() -> None:
    plan = document(tasks(MEETING), SUMMARY.format("trước ngày 10/3, rồi lại trước ngày 20/3/2022"))
    (finding,) = remarks(library({PLAN: plan}))

    assert (finding.line, finding.column, finding.code) == (12, 15, "han-khac-van-ban")
    assert finding.message == (
        "nội dung mục II.1 lại ghi «trước ngày 10/3», «trước ngày 20/3/2022»; hãy xem bản gốc rồi sửa chỗ sai"
    )
    later = MEETING.replace("II.1", "II").replace("15/3", "20/3")
    assert told_of_summary("trước ngày 10/3, rồi lại trước ngày 20/3/2022", MEETING, later) == [], "one is declared"
    assert told_of_summary("trước ngày 10/3, rồi lại trước ngày 20/3/2022", "muc: II.1\nviec: học") == []


@pytest.mark.parametrize("days", ["trước ngày 14/3/2022", "trước ngày 16/3/2022"])
def test_the_day_before_or_after_is_another_day_too(days: str) -> None:
    assert [code for code, *_ in told_of_summary(days, MEETING)] == ["han-khac-van-ban"]


@pytest.mark.parametrize("days", ["xong hết năm", "xong quý **III**", "xong chậm nhất 22-4-2022"])
def test_another_day_in_any_words_is_told(days: str) -> None:
    assert [code for code, *_ in told_of_summary(days, MEETING)] == ["han-khac-van-ban"]


def test_a_duty_without_a_deadline_where_its_section_states_one() -> None:
    (finding,) = told_of_summary("trước ngày 22/3/2022", "muc: II.1\nviec: học")
    assert finding[:2] == ("han-chua-khai", "trước ngày 22/3/2022")
    assert told_of_summary("trước ngày 15/3/2022", "muc: II.1\nviec: học", MEETING) == [], "another duty's"


@pytest.mark.parametrize(
    ("words", "read", "meant"),
    [
        ("trước ngày 31/4/2022", "ngày 31/4/2022", "30/4/2022"),
        ("ngày **30/02/2023**", "ngày 30/02/2023", "28/02/2023"),
        ("từ ngày 29 tháng 02 năm 2023 đến ngày 15/3/2023", "ngày 29 tháng 02 năm 2023", "28/02/2023"),
        ("xong ngày 15/13/2022", "ngày 15/13/2022", "15/12/2022"),
        ("ngày 3/15/2022", "ngày 3/15/2022", "15/3/2022"),
        ("trước 31/4", "31/4", "30/4"),
        ("như Kết luận số 9-KL/TW ngày 31/02/2022", "ngày 31/02/2022", "28/02/2022"),
    ],
)
def test_a_day_that_no_calendar_has_is_told_in_any_text(words: str, read: str, meant: str) -> None:
    plan = document("", SUMMARY.format(words))
    (finding,) = [f for f in remarks(library({PLAN: plan})) if f.code != "chua-co-van-ban"]

    line = plan.split("\n")[finding.line - 1]
    assert line[finding.column - 1 :].startswith(read[:4])
    assert (finding.code, finding.severity, finding.read, finding.example) == (
        "ngay-khong-co",
        Severity.WARNING,
        read,
        meant,
    )
    assert f"không có trong lịch, có lẽ là {meant}" in finding.message


@pytest.mark.parametrize(
    "form",
    [
        "ngày {}/{}/{}",
        "NGÀY {} THÁNG {} NĂM {}",
        "ngày {}  tháng\n{} năm {}",
        "ngày {:02}-{:02}-{}",
        "ngày {} tháng {} năm {}",
        "{}.{}.{}",
        "{}, tháng {:02}/{}",
        "{} / {} / {}",
    ],
)
def test_the_quick_look_at_a_text_misses_no_day(form: str) -> None:
    days = [(day, month, year) for day in range(41) for month in range(21) for year in (2023, 2024)]
    none = [d for d in days if not (1 <= d[1] <= 12 and 1 <= d[0] <= monthrange(d[2], d[1])[1])]

    assert [d for d in days if [*unlikely_days("x.md", 1, f"Xong {form.format(*d)}.")]] == none


@pytest.mark.parametrize(
    "words",
    [
        "trước ngày 30/4/2022",
        "ngày 29/02/2024",
        "đạt 45/60 điểm, 30/30 chi bộ, số 12/35",
        "số 31/4 đường Lê Lợi, biểu quyết 31/11 phiếu, Kế hoạch 31/4-KH, lớp 31/4A",
        "Hội nghị lần thứ tư, ngày 04/10/2021, kỳ họp thứ hai, ngày 05/10/2021",
        "thứ Ba, ngày 15/3/2022",
    ],
)
def test_days_of_the_calendar_and_what_is_no_day_are_sound(words: str) -> None:
    assert remarks(library({PLAN: document("", SUMMARY.format(words))})) == []


def test_a_day_of_another_weekday_is_told_in_a_summary_too() -> None:
    (finding,) = remarks(library({PLAN: document("", SUMMARY.format("thứ Hai, ngày 15/3/2022"))}))

    assert (finding.code, finding.read) == ("thu-sai", "thứ Hai, ngày 15/3/2022")


def test_a_text_of_a_unit_is_held_to_the_calendar() -> None:
    body = unit("Tổ Đức Phổ") + "\nHọc xong trước ngày 31/4/2022.\n"
    (finding,) = remarks(library({"docs/don-vi/x.md": body}))

    assert (finding.path, finding.code) == ("docs/don-vi/x.md", "ngay-khong-co")
