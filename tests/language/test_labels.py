"""Section labels: what editors write, the permanent anchors, order and kinship."""

import pickle
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vanban.language.numerals import roman
from vanban.language.sections import LabelError, SectionLabel
from vanban.language.sections.labels import LETTERS

TABLE = yaml.safe_load(Path(__file__).with_name("labels.yaml").read_text(encoding="utf-8"))
PRINTINGS = st.just(1) | st.integers(1, 99)
TOP = st.tuples(st.integers(1, 39).map(roman), PRINTINGS)
STEP = st.tuples(st.integers(1, 999).map(str) | st.sampled_from(LETTERS), PRINTINGS)
PATHS = st.lists(STEP, min_size=1, max_size=3) | st.tuples(TOP, STEP, STEP)


def label_of(path, closing):
    label = SectionLabel()
    for level, printing in path:
        label = label.below(level, printing)
    return replace(label, closing=closing)


LABELS = st.builds(label_of, PATHS, st.booleans())


@pytest.mark.parametrize("row", TABLE["right"], ids=lambda row: row["written"])
def test_a_label_is_read_and_has_its_anchor(row):
    label = SectionLabel.parse(row["written"])
    assert (str(label), label.anchor) == (row["label"], row["anchor"])


@pytest.mark.parametrize("text", TABLE["wrong"])
def test_anything_else_is_refused_with_a_right_example(text):
    with pytest.raises(LabelError, match="Không hiểu mục") as refused:
        SectionLabel.parse(text)
    assert refused.value.example in str(refused.value)
    assert str(SectionLabel.parse(refused.value.example)) == refused.value.example


@pytest.mark.parametrize("order", TABLE["order"], ids=", ".join)
def test_labels_sort_as_they_stand_in_a_document(order):
    labels = [SectionLabel.parse(text) for text in order]
    shuffled = Random(7).sample(labels, len(labels))
    assert sorted(shuffled) == labels


@given(LABELS)
def test_a_label_reads_back(label):
    assert SectionLabel.parse(str(label)) == label


@given(LABELS, LABELS)
def test_different_labels_have_different_anchors(one, other):
    assert (one.anchor == other.anchor) == (one == other)


@given(st.lists(LABELS, max_size=6))
def test_sorting_agrees_with_comparing(labels):
    assert all(not later < earlier for earlier, later in pairwise(sorted(labels)))


@given(st.text() | st.text(alphabet="IVXiv123.ađ, ()mụcđiểlnoạuầ"))
def test_parsing_gives_a_label_or_a_label_error(text):
    try:
        label = SectionLabel.parse(text)
    except LabelError:
        return
    assert SectionLabel.parse(str(label)) == label


@pytest.mark.parametrize(
    ("label", "parent"),
    [
        ("III.3.1.a", "III.3.1"),
        ("III.3.1 (lần 2)", "III.3"),
        ("III.3.1 (lần 2).a", "III.3.1 (lần 2)"),
        ("III (lần 2).3.1", "III (lần 2).3"),
        ("VI, đoạn cuối", "VI"),
        ("III.3.1 (lần 2), đoạn cuối", "III.3.1 (lần 2)"),
    ],
)
def test_the_parent_is_the_section_around(label, parent):
    assert SectionLabel.parse(label).parent == SectionLabel.parse(parent)
    assert SectionLabel.parse(label) in SectionLabel.parse(parent)


def test_top_sections_and_the_preamble_have_no_parent():
    assert SectionLabel.parse("VI").parent is None
    assert SectionLabel.parse("mở đầu").parent is None


def test_a_section_contains_itself_and_what_lies_in_it():
    section = SectionLabel.parse("III.3")
    inside = ["III.3", "III.3.1", "III.3.1.đ", "III.3, đoạn cuối", "III.3.1 (lần 2)", "III.3.1 (lần 2).a"]
    outside = ["III", "III.30", "III.2", "II.3", "III.3 (lần 2)", "III.3 (lần 2).1", "mở đầu"]
    assert all(SectionLabel.parse(text) in section for text in inside)
    assert not any(SectionLabel.parse(text) in section for text in outside)


def test_preamble_and_closing_paragraphs_contain_only_themselves():
    for text in ("mở đầu", "VI, đoạn cuối"):
        label = SectionLabel.parse(text)
        assert label in label
        assert SectionLabel.parse("VI") not in label


@pytest.mark.parametrize("words", ["III.3.1.đ", "III.3.1 (lần 2).a", "VI, đoạn cuối", "mở đầu"])
def test_a_label_comes_back_from_a_pickle(words: str) -> None:
    label = SectionLabel.parse(words)
    back = pickle.loads(pickle.dumps(label))

    assert (back, str(back), back.anchor) == (label, words, label.anchor)
