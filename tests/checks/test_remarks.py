"""What an editor is asked to look at though the site can be built."""

from textwrap import dedent

import pytest

from tiny_library import PLAN, conclusion, document, library, tasks, unit
from vanban.checks.finding import Finding, Severity, report
from vanban.checks.remarks import remarks

DATED = "muc: I\nviec: học\nthoi_han: trước ngày 15/3/2022"
SOUND = "## I. Mục đích\n\n### 1. Yêu cầu\n\nHọc xong.\n\n## II. Việc\n\n### 1. Ai làm\n\nMọi người.\n"
BODY = 11  # the line of the file that the text of a bare document() begins on


def told(
    more: str = "", body: str = SOUND, *, issued: str = "09/3/2022", number: str = "44-KH/TU", **others: str
) -> list[Finding]:
    files = {f"docs/van-ban/{stem.replace('_', '-')}.md": text for stem, text in others.items()}
    return remarks(library({PLAN: document(more, body, number=number, issued=issued), **files}))


def short(findings: list[Finding]) -> list[str]:
    return [f"{f.line} {f.code}" for f in findings]


def test_a_sound_plan_gives_none() -> None:
    assert told(tasks(DATED)) == []


def test_a_citation_of_two_documents_is_doubtful() -> None:
    both = {"a": conclusion("21-KL/TW", "25/10/2021"), "b": conclusion("21-KL/TW", "16/6/2020")}
    (finding,) = told(body="## I. A\n\nHọc\nKết luận số 21-KL/TW.\n", **both)

    assert (finding.line, finding.code, finding.severity) == (BODY + 3, "trich-dan-mo-ho", Severity.WARNING)
    assert finding.read == "Kết luận số 21-KL/TW"
    assert "(Ban Chấp hành Trung ương Đảng, 2020); Kết luận số 21-KL/TW" in finding.message
    assert told(body="## I. A\n\nHọc Kết luận số 21-KL/TW ngày 25/10/2021.\n", **both) == []


def test_a_document_not_in_the_library_is_noted() -> None:
    (finding,) = told(body="## I. A\n\nHọc Kết luận số 21-KL/TW.\n")

    assert (finding.line, finding.code, finding.severity) == (BODY + 2, "chua-co-van-ban", Severity.NOTE)
    assert "cùng số" not in finding.message


def test_one_of_the_same_number_is_named() -> None:
    (finding,) = told(
        body="## I. A\n\nHọc Kết luận số 21-KL/TW ngày 26/10/2021.\n", a=conclusion("21-KL/TW", "25/10/2021")
    )

    assert "cùng số nhưng khác: Kết luận số 21-KL/TW (Ban Chấp hành Trung ương Đảng)" in finding.message


def test_a_citation_in_the_frontmatter_is_judged_at_its_own_line() -> None:
    more = "can_cu:\n  - Kế hoạch số 1-KH/TU ngày 01/01/2022\n  - Kết luận số 21-KL/TW ngày 25/10/2021\n"

    assert short(told(more)) == ["10 chua-co-van-ban", "11 chua-co-van-ban"]


def test_a_misprinted_number_is_doubtful_though_it_is_understood() -> None:
    (finding,) = told(
        body="## I. A\n\nHọc Kết luận số 21 -KL/TW ngày 25/10/2021.\n", a=conclusion("21-KL/TW", "25/10/2021")
    )

    assert (finding.line, finding.code, finding.severity) == (BODY + 2, "so-viet-sai", Severity.WARNING)
    assert "đúng là 21-KL/TW" in finding.message


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("Theo mục III của Kế hoạch này.", "muc-treo", "văn bản không có mục này"),
        ("Theo mục I.2 của Kế hoạch này.", "muc-treo", "có lẽ là I"),
        ("Theo mục III.1 của Kế hoạch này.", "muc-treo", "có lẽ là I.1, II.1"),
        ("Theo mục 1 của Kế hoạch này.", "muc-mo-ho", "có nhiều mục mang số này"),
    ],
)
def test_a_reference_that_leads_nowhere_or_to_several_is_doubtful(sentence: str, code: str, words: str) -> None:
    (finding,) = told(body=f"{SOUND}\nCuối cùng.\n{sentence}\n")

    assert (finding.line, finding.code) == (BODY + SOUND.count("\n") + 2, code)
    assert finding.severity is Severity.WARNING
    assert words in finding.message
    assert finding.read in sentence


@pytest.mark.parametrize(
    "sentence", ["Theo mục II.1.", "Kế hoạch này", "mục 2 của Kế hoạch số 9-KH/TU ngày 01/01/2022"]
)
def test_a_reference_that_leads_somewhere_is_sound(sentence: str) -> None:
    assert [f for f in told(body=f"{SOUND}\n{sentence}\n") if f.code.startswith("muc")] == []


def test_a_deadline_before_the_issue_is_doubtful() -> None:
    (finding,) = told(tasks(DATED.replace("15/3", "09/3")))

    assert (finding.line, finding.code, finding.severity) == (12, "han-truoc-ngay-ban-hanh", Severity.WARNING)
    assert finding.read == "08/3/2022"


def test_a_deadline_on_the_day_of_issue_is_sound() -> None:
    assert told(tasks(DATED.replace("15/3", "10/3"))) == []


def test_the_earliest_day_of_issue_counts_where_the_day_is_unknown() -> None:
    span = "khoang_ngay: 14/02/2022 - 09/3/2022\n"

    assert short(told(span + tasks(DATED.replace("15/3", "01/3")), issued="không ghi")) == ["4 thieu-ngay"]
    assert short(told(span + tasks(DATED.replace("15/3", "14/02")), issued="không ghi")) == [
        "4 thieu-ngay",
        "13 han-truoc-ngay-ban-hanh",
    ]


def test_one_phase_of_several_is_judged_at_its_own_line() -> None:
    fact = "muc: I\nviec: học\nthoi_han:\n  sơ kết: ngày 15/6/2022\n  triển khai: trước ngày 01/3/2022"

    assert short(told(tasks(fact))) == ["14 han-truoc-ngay-ban-hanh"]


REPORT = "bao_cao:\n  - muc: II\n    tu: Thị ủy\n    gui: Ban Tuyên giáo Thị ủy\n"
SESSION = "hoi_nghi:\n  - muc: I\n    thoi_han: ngày 20/3/2022\n"


def test_a_report_before_the_last_session_is_doubtful() -> None:
    (finding,) = told(SESSION + REPORT + "    thoi_han: trước ngày 20/3/2022\n")

    assert (finding.line, finding.code, finding.severity) == (16, "bao-cao-som", Severity.WARNING)
    assert "(20/03/2022)" in finding.message
    assert told(SESSION + REPORT + "    thoi_han: trước ngày 21/3/2022\n") == []


def test_a_report_without_a_deadline_is_noted() -> None:
    (finding,) = told(REPORT)

    assert (finding.line, finding.code, finding.severity) == (10, "bao-cao-khong-han", Severity.NOTE)
    assert finding.message == "báo cáo ở mục II không ghi thời hạn"


def test_a_write_up_is_judged_like_any_duty() -> None:
    write_up = dedent("""\
        thu_hoach:
          muc: II
          tu: đảng viên
          gui: chi bộ
          thoi_han: trước ngày 01/3/2022
        """)

    assert short(told(write_up)) == ["13 han-truoc-ngay-ban-hanh"]
    assert told(write_up.replace("01/3", "01/5")) == []


def test_nothing_is_said_of_what_stands_in_code() -> None:
    assert told(body="```\nTheo mục III của Kế hoạch này, Kết luận số 21-KL/TW\n```\n") == []


def test_remarks_come_in_reading_order_and_a_report_counts_them() -> None:
    found = told(
        tasks(DATED.replace("15/3", "01/3")) + REPORT, "Kết luận số 9-KL/TW.\n\nTheo mục V của Kế hoạch này.\n"
    )

    assert [f.line for f in found] == sorted(f.line for f in found)
    assert len(found) == 4
    severities = [f.severity.value for f in found]
    told_of = ", ".join(f"{severities.count(name)} {name}" for name in ("cảnh báo", "ghi chú") if name in severities)
    assert report(found).endswith(f"\nKhông có lỗi; {told_of}.")
    assert report([]) == "Không có lỗi."


def test_what_a_plan_does_not_state_is_noted_at_its_key() -> None:
    found = told("nguoi_ky: không ghi\n", number="không ghi", issued="không ghi")

    assert short(found) == ["3 thieu-so", "4 thieu-ngay", "9 thieu-nguoi-ky"]
    assert {f.severity for f in found} == {Severity.NOTE}
    assert [f.column for f in found] == [13, 16, 11]


def test_the_column_is_that_of_the_words() -> None:
    (finding,) = told(body="## I. A\n\nViệc học\nlàm theo mục III của Kế hoạch này.\n")

    assert (finding.line, finding.column) == (BODY + 3, 10)


def test_a_number_unlike_in_one_part_is_offered() -> None:
    (finding,) = told(body="## I. A\n\nHọc Kết luận số 21-KL/TU.\n", a=conclusion("21-KL/TW", "25/10/2021"))

    assert "gần giống: Kết luận số 21-KL/TW (Ban Chấp hành Trung ương Đảng)" in finding.message


def test_bodies_and_materials_without_remarks_do_not_stop_the_check() -> None:
    assert remarks(library({"docs/don-vi/x.md": unit("Tổ Đức Phổ")})) == []


@pytest.mark.parametrize(("number", "told_at"), [("77-NQ/TU", [3]), ("77-KH/TU", []), ("77-XY/TU", [])])
def test_a_symbol_of_another_type_is_told(number: str, told_at: list[int]) -> None:
    found = told(plan_khac=document("", SOUND, number=number, issued="10/3/2022"))

    assert [f.line for f in found if f.code == "ky-hieu-khac-loai"] == told_at


def test_a_programme_may_bear_the_symbol_of_one_of_a_kind() -> None:
    programme = document("", SOUND, kind="Chương trình", number="15-CTHĐ/TU")

    assert [f.code for f in told(chuong_trinh=programme)] == []


def test_a_number_used_twice_in_a_year_is_doubtful() -> None:
    again = document("", SOUND, number="44-KH/TU", issued="10/3/2022")
    (finding,) = told(plan_khac=again)

    assert (finding.line, finding.code, finding.severity) == (3, "so-da-dung", Severity.WARNING)
    assert told(plan_khac=document("", SOUND, number="44-KH/TU", issued="10/3/2021")) == []
    assert told(plan_khac=document("", SOUND, number="45-KH/TU", issued="10/3/2022")) == []
