"""The book of the Đức Phổ plan for fifteen bodies, filled in a real spreadsheet and read back."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest

from followup.calc import MISSING, fill, find_calc
from followup.duc_pho import BOOK, PLAN, WARDS, portal
from vanban.build import Sound
from vanban.cli import main
from vanban.followup.following import FollowUp
from vanban.followup.summary import by_body, total
from vanban.project import Project

CALC = find_calc()
pytestmark = pytest.mark.skipif(CALC is None, reason=MISSING)
TODAY = date(2022, 3, 20)
REPORTED = 11  # of the fifteen wards, the last of them two days after their day, 17/3/2022
LATE = 2


def cell_of(book: Path, key: str, body: str, column: str) -> tuple[int, int]:
    """Row and column, from 0, of a cell in the file as a spreadsheet shows it."""
    rows = list(csv.reader(book.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    names = rows[0]
    for number, row in enumerate(rows):
        if row[names.index("Mã việc")] == key and row[names.index("Đơn vị")] == body:
            return number, names.index(column)
    raise AssertionError(f"no row {key}, {body}")


def what_a_clerk_types(book: Path) -> dict[tuple[int, int], str]:
    typed: dict[tuple[int, int], str] = {}
    for number, ward in enumerate(WARDS[:REPORTED], 1):
        late = number > REPORTED - LATE
        said = {
            "Số dự": str(90 + number),
            "Tổng số": "120",
            "Số lớp đã mở": "2",
            "Số bài thu hoạch": str(number),
            "Số văn bản đã gửi": f"{number:02d}-BC/ĐU",
            "Ngày gửi": "19/3/2022" if late else ("4/3/2022", "15/03/2022", "2022-03-16")[number % 3],
        }
        typed |= {cell_of(book, "#iii-5", ward, column): words for column, words in said.items()}
    typed[cell_of(book, "#iii-5", WARDS[-1], "Ghi chú")] = 'Gọi rồi; "hẹn" thứ Hai, 21/3'
    typed[cell_of(book, "#iii-5", WARDS[-1], "Tổng số")] = "80"
    return typed


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The portal's folder, its book filled in Calc and brought up to date; the current folder."""
    assert CALC
    root = portal(tmp_path_factory.mktemp("duc-pho") / "portal")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["ledger"]) == 0
        assert main(["so-theo-doi", PLAN]) == 0
        fill(CALC, root / BOOK, what_a_clerk_types(root / BOOK), tmp_path_factory.mktemp("calc"))
        assert main(["so-theo-doi"]) == 0
        yield root


def read(root: Path) -> FollowUp:
    (follow_up,) = Sound.of(Project(root), {"an_ban": "nội bộ"}).follow_ups
    return follow_up


def test_the_state_of_each_body_is_right(filled: Path) -> None:
    follow_up = read(filled)
    said = {
        line.body_words: str(follow_up.standing(line, TODAY))
        for line in follow_up.live
        if line.owed and line.owed.duty.key == "iii-5"
    }

    in_time, late = WARDS[: REPORTED - LATE], WARDS[REPORTED - LATE : REPORTED]
    assert said == {
        **dict.fromkeys(in_time, "đã báo cáo"),
        **dict.fromkeys(late, "đã báo cáo muộn 2 ngày"),
        **dict.fromkeys(WARDS[REPORTED:], "chưa báo cáo, đã qua hạn 3 ngày"),
    }


def test_the_list_of_those_who_have_not_reported_is_right(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["so-theo-doi", "--ngay", "20/3/2022"])
    said = capsys.readouterr().out
    listed = re.search(r"^  mục III\.5\. .*: chưa báo cáo, đã qua hạn 3 ngày:\n    (.*)$", said, re.MULTILINE)

    assert listed
    assert listed[1].split("; ") == WARDS[REPORTED:]


def test_the_summary_is_right(filled: Path) -> None:
    follow_up = read(filled)
    whole = total(follow_up, TODAY)
    wards = {row.name: row for row in by_body(follow_up, TODAY) if row.name in WARDS}

    assert (whole.attended, whole.expected) == (sum(range(91, 102)), 120 * REPORTED + 80)
    assert (whole.classes, whole.write_ups) == (2 * REPORTED, sum(range(1, 12)))
    assert (whole.reported, whole.late) == (REPORTED, LATE)
    assert wards[WARDS[0]].papers == ("01-BC/ĐU (15/3/2022)",)
    assert wards[WARDS[-1]].notes == ('Gọi rồi; "hẹn" thứ Hai, 21/3',)
    assert wards[WARDS[-1]].attended is None


def test_workbook_and_drafts_say_the_same(filled: Path, tmp_path: Path) -> None:
    assert main(["so-theo-doi", "--ngay", "20/3/2022", "--tong-hop", str(tmp_path)]) == 0
    stem = Path(PLAN).stem
    with ZipFile(tmp_path / f"{stem}-tong-hop.xlsx") as workbook:
        sheet = ElementTree.fromstring(workbook.read("xl/worksheets/sheet1.xml"))
        assert not any(b"<f>" in workbook.read(name) for name in workbook.namelist() if "sheet" in name)
    ns = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    last = [cell.findtext(f"{ns}v") for cell in sheet.findall(f".//{ns}row")[-1]]
    assert last[1:4] == ["22", str(sum(range(91, 102))), str(120 * REPORTED + 80)]

    report = docx.Document(str(tmp_path / f"{stem}-bao-cao.docx"))
    words = "\n".join(paragraph.text for paragraph in report.paragraphs)
    assert "BẢN NHÁP do máy lập" in words
    assert "11 dòng đã có báo cáo, trong đó 2 dòng gửi sau ngày hạn" in words
    assert "Chưa ghi trong sổ không có nghĩa là chưa làm" in words
    head = [cell.text for cell in report.tables[0].rows[0].cells]
    assert head[0] == "THỊ ỦY ĐỨC PHỔ\nBAN TUYÊN GIÁO\n*\nSố ……-BC/……"
    assert head[1] == "ĐẢNG CỘNG SẢN VIỆT NAM\n……, ngày …… tháng …… năm ……"

    letter = (tmp_path / f"{stem}-nhac.md").read_text(encoding="utf-8")
    asked = letter[letter.index("Kính gửi") : letter.index("Theo Kế hoạch")]
    assert [ward for ward in WARDS if f"- {ward}\n" in asked] == WARDS[REPORTED:]
    assert "Ban Tuyên giáo Thị ủy" not in asked  # nobody writes to itself
    assert not re.search(r"chậm|vi phạm|kỷ luật|phê bình|không chấp hành", letter)


def test_a_plan_edited_after_filling_loses_no_row(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = read(filled)
    plan = filled / PLAN
    text = plan.read_text(encoding="utf-8")
    try:
        group = text.index("  - muc: III.5")
        session = text[group : text.index("nhiem_vu:")]
        edited = text.replace(session, "").replace(
            "thu_hoach: không ghi", "viec_da_bo:\n  - iii-5\nthu_hoach: không ghi"
        )
        plan.write_text(edited.replace("trước ngày 22/3/2022", "trước ngày 25/3/2022"), encoding="utf-8")
        assert main(["so-theo-doi", "--ngay", "20/3/2022"]) == 0
        assert f"{len(WARDS)} dòng không còn trong kế hoạch" in capsys.readouterr().out
        assert [line.told for line in read(filled).gone] == [
            line.told for line in before.live if line.owed and line.owed.duty.key == "iii-5"
        ]
        plan.write_text(text, encoding="utf-8")
        assert main(["so-theo-doi", "--ngay", "20/3/2022"]) == 0
    finally:
        plan.write_text(text, encoding="utf-8")

    assert [(line.body_words, line.told) for line in read(filled).lines] == [
        (line.body_words, line.told) for line in before.lines
    ]


@pytest.mark.parametrize("separator", [",", "\t"])
def test_a_book_saved_with_another_separator_says_the_same(separator: str, filled: Path, tmp_path: Path) -> None:
    assert CALC
    before = read(filled)
    fill(CALC, filled / BOOK, {}, tmp_path / "calc", separator)

    assert [(line.body_words, line.told) for line in read(filled).lines] == [
        (line.body_words, line.told) for line in before.lines
    ]
    assert main(["so-theo-doi"]) == 0
