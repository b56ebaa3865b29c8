"""References of a document to its own sections."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vanban.language.sections import Outcome, Reference, SectionLabel, find_references, resolve

TABLE = yaml.safe_load(Path(__file__).with_name("references.yaml").read_text(encoding="utf-8"))
OUTLINE = [SectionLabel.parse(text) for text in TABLE["outline"]]
PIECES = st.sampled_from(
    [
        "mục ",
        "Mục ",
        "điểm ",
        "khoản ",
        "III",
        ".2",
        "3.1",
        "a",
        "đ",
        ", ",
        " và ",
        "của ",
        "Kế hoạch ",
        "này",
        "số 5",
        "*",
        "\n",
        "phần ",
        "I",
        " Luật ",
    ]
)
TEXTS = st.text() | st.lists(PIECES, max_size=25).map("".join)


@pytest.mark.parametrize("row", TABLE["own"], ids=lambda row: row["text"])
def test_a_text_refers_to_its_own_sections(row):
    found = [f"{'này' if r.whole else r.label}: {r.text}" for r in find_references(row["text"])]
    assert found == row["found"]


@pytest.mark.parametrize("text", TABLE["none"])
def test_a_text_refers_to_none_of_its_sections(text):
    assert find_references(text) == []


@pytest.mark.parametrize("row", TABLE["verdicts"], ids=lambda row: row["label"])
def test_a_reference_gets_its_verdict(row):
    reference = Reference(SectionLabel.parse(row["label"]), "", (0, 0))
    verdict = resolve(reference, OUTLINE)
    sections = {
        Outcome.RESOLVED: (verdict.label,),
        Outcome.AMBIGUOUS: verdict.candidates,
        Outcome.DANGLING: verdict.likely,
    }[verdict.outcome]
    assert (verdict.outcome, [str(label) for label in sections]) == (row["outcome"], row["sections"])


def test_likely_sections_and_candidates_are_no_links():
    for text in ("III.2.2", "3.1"):
        verdict = resolve(Reference(SectionLabel.parse(text), "", (0, 0)), OUTLINE)
        assert verdict.label is None


def test_a_reference_to_the_whole_document_resolves_without_a_section():
    (reference,) = find_references("theo Kế hoạch này")
    verdict = resolve(reference, [])
    assert (verdict.outcome, verdict.label) == (Outcome.RESOLVED, None)


@given(TEXTS)
def test_any_text_is_read_and_spans_hold_the_words(text):
    for reference in find_references(text):
        assert text[slice(*reference.span)] == reference.text != ""
        assert resolve(reference, OUTLINE).outcome in Outcome


@pytest.mark.parametrize("hostile", ["mục 1, ", "mục I ", "điểm a, ", "mục ", "1.", "điểm 1 ", "Kế hoạch "])
def test_a_hostile_text_of_200_kilobytes_is_read(hostile):
    text = ("mục I." + hostile * 200_000)[:200_000]
    assert len(find_references(text)) <= len(text)
