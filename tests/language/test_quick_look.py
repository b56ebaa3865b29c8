"""Grammars look whether a text can hold what they seek before they seek it: that loses nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.language.citations import find_citations, find_groups, find_short_forms
from vanban.language.sections import find_references
from vanban.language.traced_text import TracedText, traced

HERE = Path(__file__).parent
TABLES = [path.read_text(encoding="utf-8") for path in sorted(HERE.rglob("*.yaml"))]
WORDS = sorted({word for table in TABLES for word in re.findall(r"\S+", table)})


def read(text: str) -> tuple[object, ...]:
    traced.cache_clear()
    return find_groups(text), find_short_forms(text, find_citations(text)), find_references(text)


def same_with_and_without(text: str) -> None:
    quick = read(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TracedText, "mentions", lambda *_: True)
        assert read(text) == quick


def test_on_every_line_of_the_tables() -> None:
    lines = {line for table in TABLES for line in table.split("\n")}
    assert len(lines) > 1_000
    for line in lines:
        same_with_and_without(line)
        same_with_and_without(line.upper())


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", "\n", "\n\n"])), max_size=30))
def test_on_any_words_of_theirs(words: list[tuple[str, str]]) -> None:
    same_with_and_without("".join(map("".join, words)))


@pytest.mark.parametrize("text", ["Nghị quyết Trung\nương 5 khóa XII", "Nghị quyết Hội nghị\nlần\nthứ năm khóa XIII"])
def test_over_the_end_of_a_line(text: str) -> None:
    assert find_groups(text)
    same_with_and_without(text)
