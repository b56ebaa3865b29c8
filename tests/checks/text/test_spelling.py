"""What a scanner misread is told with the reading probably meant; real words among their own are left alone."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vanban.checks.finding import Finding
from vanban.checks.text import text_findings
from vanban.checks.text.compounds import BY_LETTERS, COMPOUNDS, OTHER_WORDS
from vanban.checks.text.confusables import CONFUSABLES
from vanban.checks.text.syllables import is_syllable
from vanban.intake.paper import Paper
from vanban.intake.reading import read
from vanban.language.text import normal

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
CASES = yaml.safe_load((HERE / "ocr.yaml").read_text(encoding="utf-8"))
SYLLABLES = yaml.safe_load((HERE / "syllables.yaml").read_text(encoding="utf-8"))
OF_WORDS = ("loi-quet", "lap-chu")


def told(text: str) -> list[Finding]:
    paper = Paper("x.txt", "", tuple(f"I. NỘI DUNG\n\n1. {text}.".split("\n")))
    return [f for f in text_findings(read(paper), "x.txt") if f.code in OF_WORDS]


@pytest.mark.parametrize(("sentence", "words", "meant"), CASES["misread"])
def test_a_misread_word_is_told_with_its_reading(sentence: str, words: str, meant: str) -> None:
    (finding,) = told(sentence)

    assert (finding.read, normal(finding.example)) == (words, normal(meant))
    assert (finding.line, finding.column) == (3, 4 + sentence.index(words))


@pytest.mark.parametrize("sentence", CASES["sound"])
def test_a_sound_sentence_is_left_alone(sentence: str) -> None:
    assert told(sentence) == []


def test_what_the_document_writes_otherwise_everywhere_else_is_doubtful() -> None:
    often = " ".join("Khu phố Hòa Bình giữ cây xanh, lối xanh." for _ in range(8))

    assert [f.read for f in told(f"{often} Mỗi nhà một cấy xanh")] == ["cấy"]
    assert told("Mỗi nhà một cấy xanh") == []


@pytest.mark.parametrize("word", SYLLABLES["syllables"].split())
def test_a_syllable(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", SYLLABLES["others"].split())
def test_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_the_tables_hold_syllables_in_normal_form() -> None:
    words = [w for pair in (*COMPOUNDS, *OTHER_WORDS, *BY_LETTERS.values()) for w in pair] + list(CONFUSABLES)

    assert all(normal(word) == word for word in words)
    assert [word for word in words if not is_syllable(word)] == []
    assert all(len(pair) == 2 for pair in COMPOUNDS)


def test_hardly_a_word_of_the_portals_own_pages_is_no_syllable() -> None:
    pages = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "plans").glob("*.md")]
    words = [w for page in pages for w in page.read_text(encoding="utf-8").replace("-", " ").split()]
    vietnamese = [w for w in words if w.isalpha() and not w.isascii() and not w.isupper() and len(w) > 1]

    assert len(vietnamese) > 10_000
    assert {w for w in vietnamese if not is_syllable(w)} <= {"panô"}


@given(st.text(max_size=60))
def test_any_word_is_judged(word: str) -> None:
    assert is_syllable(word) in (True, False)
