"""The numbered sections of a text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vanban.language.sections import SectionLabel, outline

TABLE = yaml.safe_load(Path(__file__).with_name("outline.yaml").read_text(encoding="utf-8"))
LINES = st.sampled_from(
    [
        "I. MỘT",
        "II- Hai",
        "1. Ba",
        "1.1. Bốn",
        "3.1 Năm",
        "1) Sáu",
        "a) Bảy",
        "đ. Tám",
        "- Gạch",
        "## Đoạn cuối",
        "### 2. Chín",
        "## Mở đầu",
        "Lời văn.",
        "",
        "Nơi nhận:",
    ]
)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["name"])
def test_a_text_has_its_sections(row):
    headings = outline(row["text"].splitlines())
    assert [f"{h.line} {h.label} | {h.title}" for h in headings] == row["sections"]


@given(st.lists(st.text() | LINES, max_size=30))
def test_any_lines_are_read_and_labels_read_back(lines):
    headings = outline(lines)
    assert [heading.line for heading in headings] == sorted({heading.line for heading in headings})
    for heading in headings:
        assert SectionLabel.parse(str(heading.label)) == heading.label
    numbered = [h.label for h in headings if not h.label.closing and h.label.levels]
    assert len(set(numbered)) == len(numbered)


@pytest.mark.parametrize("hostile", ["1.", "I", "* ", "1. a\n", "#", " ", "1)\n", "a)\n## Đoạn cuối\n", "\\"])
def test_a_hostile_text_of_200_kilobytes_is_read(hostile):
    lines = (hostile * 200_000)[:200_000].split("\n")
    assert len(outline(lines)) <= len(lines)
