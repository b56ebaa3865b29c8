"""Anomalies of a text, family by family: what is told, where, and what sound papers must not be told."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.checks.finding import Finding
from vanban.checks.text import text_findings
from vanban.intake.paper import Paper
from vanban.intake.reading import read

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "../shared"
CASES = yaml.safe_load((HERE / "anomalies.yaml").read_text(encoding="utf-8"))


def told(text: str) -> list[Finding]:
    return text_findings(read(Paper("x.txt", "", tuple(text.split("\n")))), "x.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_told(case: dict) -> None:
    head = "KẾ HOẠCH\nhọc tập\n\n" if case["text"].startswith("I") else ""
    found = [f for f in told(head + case["text"]) if not f.code.startswith("thieu-")]

    assert [f"{f.line - head.count(chr(10))} {f.code}" for f in found] == case["told"]


def test_what_a_paper_lacks_is_told_at_its_beginning() -> None:
    found = told("Đọc sách vào mỗi buổi sáng.")

    assert {f.code for f in found} >= {"thieu-so", "thieu-ngay", "thieu-nguoi-ky"}
    assert {(f.line, f.column) for f in found} == {(1, 1)}


def test_the_column_is_that_of_the_words() -> None:
    (finding,) = [
        f
        for f in told("KẾ HOẠCH\n\nI. NỘI DUNG\n\n1. Làm **theo** mục III.4 của Kế hoạch này.")
        if f.code == "muc-treo"
    ]

    assert (finding.line, finding.column, finding.read) == (5, 17, "mục III.4 của Kế hoạch này")


def test_an_incoming_stamp_is_not_the_documents_own() -> None:
    paper = "Số: 1082\nNgày: 29/6/2021\n\nSố 14-KH/TU\n\nKẾ HOẠCH\nhọc tập\n\nI. NỘI DUNG\n\n1. Đọc."

    assert [f.line for f in told(paper) if f.code == "dau-van-ban-den"] == [1]
    assert [f for f in told(paper.replace("Số: 1082", "Số: 15/QĐ-UBND")) if f.line == 1 and f.code[:3] == "dau"] == []


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated plans are not beside the repository")
def test_nine_anomalies_of_ten_are_found_and_few_findings_are_none() -> None:
    due = hit = said = known = 0
    for path in sorted((SHARED / "gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = (SHARED / "seeds" / gold["file"]).read_text(encoding="utf-8")
        lines = [finding.line for finding in told(text)]
        places = [({a["line"], *a.get("also", [])}, a.get("optional", False)) for a in gold["anomalies"]]
        due += sum(not optional for _, optional in places)
        hit += sum(not optional and bool(where & set(lines)) for where, optional in places)
        said += len(lines)
        known += sum(any(line in where for where, _ in places) for line in lines)

    assert hit >= 0.95 * due
    assert known >= 0.95 * said


@settings(max_examples=60)
@given(st.text(st.sampled_from("I1a.)-* \nđềnghịngày/30 2022báocáo:;“$\\{}Nơi nhận"), max_size=400))
def test_any_text_is_judged_within_its_bounds(text: str) -> None:
    lines = text.split("\n")
    for finding in told(text):
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1


@pytest.mark.parametrize(
    "piece", ["ngày 30/02/2022 ", "mục III.1 của Kế hoạch này, ", "đề ", "- việc;\n", "I. A\n\n", "**", ".", "a", "uỷ"]
)
def test_a_long_hostile_text_comes_to_an_end(piece: str) -> None:
    assert isinstance(told("KẾ HOẠCH\n\nI. NỘI DUNG\n\n1. " + piece * (40_000 // len(piece))), list)
