"""Where Markdown shows another number, or fewer cells, than an editor wrote: held to what Python-Markdown makes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown

from tiny_library import PLAN, document, library, question_set, tasks
from vanban.checks.finding import Finding, Severity
from vanban.checks.remarks import remarks
from vanban.checks.shown import markdown_findings


def told(text: str) -> list[Finding]:
    return list(markdown_findings(text, "x.md"))


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("Từ đó đến nay.\n\n2022. Nghị quyết ra đời.", "3:1", "số 2022 này thành 1"),
        ("3. Học\n\n5. Thi", "1:1", "số 3 này thành 1"),
        ("1. Học\n2. Thi\n4. Báo cáo", "3:1", "số 4 này thành 3"),
        ("1. Học\n1. Thi\n3. Báo cáo", "2:1", "số 1 này thành 2"),
        ("1. Học\n\nĐến hết năm.\n\n2. Thi", "5:1", "số 2 này thành 1"),
        ("1. Học\n2. Thi\n\n1. Viết", "4:1", "số 1 này thành 3"),
        ("- Học xong trong năm\n2022. Sau đó thi", "2:1", "số 2022 này thành gạch đầu dòng"),
        ("- Học\n\n1. Thi", "3:1", "số 1 này thành gạch đầu dòng"),
        ("1. Học\n - Thi", "2:2", "gạch đầu dòng này thành số 2"),
    ],
)
def test_a_list_that_shows_other_numbers(text: str, place: str, says: str) -> None:
    (finding,) = told(text)

    assert (f"{finding.line}:{finding.column}", finding.code) == (place, "danh-sach-doi-so")
    assert finding.severity is Severity.WARNING
    assert says in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "1. Học\n2. Thi\n\n3. Viết",
        "1. Học\n1. Thi\n1. Viết",
        "1. Học\n    - ai\n    - ở đâu\n2. Thi",
        "1. Học\n\n    Cả năm.\n\n2. Thi",
        "Từ đó đến nay,\n2022. là năm đầu.",
        "2022\\. Nghị quyết ra đời.",
        "2) Học",
        "## 3. Học\n\n- ai\n- ở đâu",
        "```\n3. Học\n```",
        "Ngày 15.\n\n15.3.2022",
    ],
)
def test_what_is_shown_as_it_is_written(text: str) -> None:
    assert told(text) == []


@settings(max_examples=400)
@given(st.lists(st.sampled_from(["1. ", "2. ", "3. ", "- ", "* ", "chữ ", "", "## "]), max_size=9))
def test_a_list_is_told_if_and_only_if_the_page_differs(starts: list[str]) -> None:
    text = "\n".join(f"{start}w{i}" if start else "" for i, start in enumerate(starts))
    lists = [
        (kind, [starts[int(i)].strip() for i in re.findall(r"<li>\s*(?:<p>)?w([0-9]+)", items)])
        for kind, items in re.findall(r"<(ol|ul)>(.*?)</\1>", markdown(text), re.DOTALL)
    ]

    assert len(told(text)) == sum(not _as_written(kind, signs) for kind, signs in lists)


def _as_written(kind: str, signs: list[str]) -> bool:
    """Whether a list shows its items' signs; ones alone ask to be counted."""
    if kind == "ul":
        return set(signs) <= {"-", "*"}
    return set(signs) == {"1."} or signs == [f"{n}." for n in range(1, len(signs) + 1)]


TABLE = "| Việc | Hạn |\n|---|---|\n"


@pytest.mark.parametrize(
    ("table", "place", "lost"),
    [
        (TABLE + "| Học | 15/3 | Thị ủy | |", "3:16", "Thị ủy"),
        ("Việc | Hạn\n---|---\nHọc | 15/3 | Thị ủy", "3:14", "Thị ủy"),
        ("| Việc |\n|---|\n| Học | 15/3/2022 |", "3:9", "15/3/2022"),
        (TABLE + "| Học | 15/3 |\n| Thi | 16/3 | 17/3 | 18/3 |", "4:16", "17/3 | 18/3"),
    ],
)
def test_a_row_that_loses_cells(table: str, place: str, lost: str) -> None:
    (finding,) = told(table)

    assert (f"{finding.line}:{finding.column}", finding.code, finding.read) == (place, "bang-thua-o", lost)
    assert lost.split(" |")[0] not in markdown(table, extensions=["tables"])


@pytest.mark.parametrize("row", ["| Học | 15/3 |", "| Học |", "| Học | 15/3 | |", "| a \\| b | `x|y` |", "Học | 15/3"])
def test_a_row_that_loses_none(row: str) -> None:
    assert told(TABLE + row) == []


def test_it_is_told_at_its_line_of_the_file_and_numbered_sections_are_no_lists() -> None:
    body = "## I. Học\n\n15. Lớp một.\n\n2022. Lớp hai.\n"
    plan = document(tasks("muc: I\nviec: học"), body)
    (finding,) = remarks(library({PLAN: plan}))

    assert plan.split("\n")[finding.line - 1] == "2022. Lớp hai."


def test_an_answer_is_judged_where_it_stands() -> None:
    files = {PLAN: document("", "## I. Học\n"), "docs/hoi-dap/hoi.md": question_set("15. Tháng ba.")}
    found = remarks(library(files))

    assert [f"{f.line}:{f.column}" for f in found if f.code == "danh-sach-doi-so"] == ["10:10"]


@pytest.mark.parametrize("piece", ["1. a\n", "|", "| ", "`", "\\|", "a|b\n---|---\n", " ", "- \n\n"])
def test_a_long_hostile_text_comes_to_an_end(piece: str) -> None:
    assert isinstance(told(TABLE + piece * (100_000 // len(piece))), list)
