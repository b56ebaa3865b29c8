"""Papers read as a whole: what the parts find stands where the words stand, on any text."""

import importlib.util
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vanban.intake.annotation import annotation
from vanban.intake.draft import Draft
from vanban.intake.paper import Paper
from vanban.intake.reading import read

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "../shared"


def draft_of(text: str) -> Draft:
    return read(Paper("van-ban.txt", "", tuple(text.split("\n"))))


@pytest.mark.parametrize(
    "row", yaml.safe_load((HERE / "who.yaml").read_text(encoding="utf-8")), ids=lambda row: row["name"]
)
def test_the_body_that_owes_a_deadline_is_named(row: dict[str, Any]) -> None:
    (found,) = draft_of("KẾ HOẠCH\nmở lớp\n\nCăn cứ tình hình.\n\n" + row["text"]).body.deadlines

    assert found.who == row["who"]


def test_a_paragraph_cut_by_a_page_break_is_one() -> None:
    draft = draft_of("KẾ HOẠCH\nmở lớp\n\nCăn cứ tình hình, các chi bộ mở lớp trước\n\n3\n\f\nngày 05/6/2024 tại xã.\n")
    (found,) = draft.body.deadlines

    assert [paragraph.text for paragraph in draft.body.paragraphs] == [
        "Căn cứ tình hình, các chi bộ mở lớp trước ngày 05/6/2024 tại xã."
    ]
    assert (found.words.text, found.words.line, found.words.line_end) == ("trước ngày 05/6/2024", 4, 8)


def test_a_line_that_goes_on_a_sentence_is_no_section() -> None:
    draft = draft_of("KẾ HOẠCH\nmở lớp\n\nI. MỤC ĐÍCH\n1. Làm như đã nêu tại mục\nI.1 của Kế hoạch này.\n")

    assert [(str(heading.label), heading.line) for heading in draft.body.headings] == [("I", 4), ("I.1", 5)]
    assert [found.words.line for found in draft.body.references] == [5]


WRAPPED = """KẾ HOẠCH
mở lớp bồi dưỡng cho cán bộ, đảng viên ở cơ sở theo Nghị quyết số
5-NQ/HU của Huyện ủy

Căn cứ tình hình, Mặt trận Tổ quốc và các tổ chức chính trị
- xã hội của huyện cùng các chi bộ sẽ mở lớp ngay từ đầu quý
II/2024, học các văn kiện của Đại hội (khóa
XI). Văn phòng Huyện ủy chuẩn bị hội trường và tài liệu cho
Trung tâm Chính trị huyện.
- Các xã gửi danh sách
1. Hạn gửi: trước ngày 05/6/2024.
"""


def test_lines_cut_to_the_width_of_a_sheet_are_joined_and_items_are_not() -> None:
    draft = draft_of(WRAPPED)

    assert [(p.line, p.line_end) for p in draft.body.paragraphs] == [(5, 9), (10, 10), (11, 11)]
    assert [(str(heading.label), heading.line) for heading in draft.body.headings] == [("1", 11)]
    assert draft.head.abstract is not None
    assert draft.head.abstract.text.endswith("theo Nghị quyết số 5-NQ/HU của Huyện ủy")
    assert [found.words.line for found in draft.body.deadlines] == [6, 11]


def test_a_date_without_a_year_lies_in_the_year_of_issue_or_the_next() -> None:
    head = "Sông Lam, ngày 20 tháng 10 năm 2024\nKẾ HOẠCH\nmở lớp\n\nCăn cứ tình hình.\n"
    draft = draft_of(head + "\nGửi danh sách trước ngày 15/12.\n\nBáo cáo trước ngày 15/01.\n")

    assert [str(found.deadline.end) for found in draft.body.deadlines] == ["2024-12-15", "2025-01-15"]


def test_the_own_number_on_an_annex_is_no_citation() -> None:
    paper = (
        "Số 7-KH/HU\nKẾ HOẠCH\nmở lớp\n\nThực hiện Nghị quyết số 3-NQ/TU.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Văn Tám\n"
        "PHỤ LỤC\n(Kèm theo Kế hoạch số 7-KH/HU)\nCác xã gửi danh sách trước ngày 05/6/2024.\n"
    )
    said = annotation(draft_of(paper))

    assert [(row["type"], row["number"]) for row in said["cited"]] == [("Nghị quyết", "3-NQ/TU")]
    assert [(row["line"], row["end"]) for row in said["deadlines"]] == [(11, "2024-06-05")]


LINES = st.sampled_from(
    [
        "Số 7-KH/HU",
        "KẾ HOẠCH",
        "ĐẢNG BỘ TỈNH",
        "X, ngày 5 tháng 6 năm 2024",
        "Kính gửi: A",
        "I. A",
        "1. Giao Sở B: làm",
        "- trước ngày 30/02/2024",
        "| a | b |",
        "Nơi nhận:",
        "T/M A",
        "BÍ THƯ",
        "Lê A",
        "",
        "\f",
        "theo mục I.1,",
        "Kết luận 21",
        "(sau đây gọi là X)",
    ]
)


@given(st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25).map("\n".join)))
def test_any_text_is_read_and_every_word_found_stands_on_its_line(text: str) -> None:
    draft = draft_of(text)
    body = draft.body
    annotation(draft)
    found = [*body.deadlines, *body.citations, *body.references]

    for words in [*body.paragraphs, *body.annexes, *(each.words for each in found), *draft.tail.recipients]:
        assert 1 <= words.line <= words.line_end <= len(draft.paper.lines)
    for heading in body.headings:
        assert draft.paper.lines[heading.line - 1].strip()


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "*",
        "| ",
        "1. ",
        "các đơn vị, ",
        "đề nghị các đơn vị ",
        "trước ngày 15/3/2022, ",
        "trước ngày 15/3/2022\n",
        "1. Giao Sở Nội vụ: trước ngày 5/5/2022\n",
        "a:\n- b trước ngày 5/5/2022\n",
        "Nơi nhận:\n",
        "TM. A\n",
        "KẾ HOẠCH\n",
        "ngày     ",
        "mục III.2 ",
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    assert draft_of(piece * (60_000 // len(piece)))


FLOORS = {
    "number": 1.0,
    "date": 1.0,
    "doc_type": 1.0,
    "title": 1.0,
    "issuer": 1.0,
    "signer": 1.0,
    "sections": 1.0,
    "deadlines": 1.0,
    "deadline: kind": 1.0,
    "deadline: who": 0.95,
    "non-deadlines kept out": 1.0,
    "cited": 1.0,
    "short forms": 1.0,
    "internal references": 1.0,
}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated plans (../shared) are not here")
def test_real_plans_are_read_as_a_careful_reader_annotated_them() -> None:
    """Nothing may slip back; raise a floor where you can."""
    spec = importlib.util.spec_from_file_location("score_intake", SHARED / "score_intake.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    tallies: Any = defaultdict(scorer.Tally)
    for path in sorted((SHARED / "gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        said = annotation(draft_of((SHARED / "seeds" / gold["file"]).read_text(encoding="utf-8")))
        scorer.score(gold, said, path.stem, tallies)
    rows = {name: tallies[name].row() for name in FLOORS}

    for name, floor in FLOORS.items():
        assert rows[name]["recall"] >= floor, tallies[name].misses
        assert rows[name]["precision"] >= floor, tallies[name].misses
