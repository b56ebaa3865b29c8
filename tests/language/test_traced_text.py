"""A text as the grammars match it, and the way back from every letter."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.language.text import as_shown, normal, tidy
from vanban.language.traced_text import TracedText

VIETNAMESE = st.text(st.sampled_from("aăâeêiourstyđhkqvĐƯỦ óòỏõọàấầéẹýỳ 19.,-–“”/\u00a0\u00ad\u200b\n"))
MARKED = st.text(st.sampled_from("aấyĐ1 *_`\\\n-|\u0301\u0323\u00ad"))
ANY_TEXT = st.text() | VIETNAMESE | MARKED


@pytest.mark.parametrize(
    ("source", "words", "form"),
    [
        ("**Trước ngày**  15/3/2022", "Trước ngày 15/3/2022", "trước ngày 15/3/2022"),
        ("chậm nhấ**t**", "chậm nhất", "chậm nhất"),
        ("`18`\\-NQ/TW", "18-NQ/TW", "18-nq/tw"),
        ("Kỳ họp – “Quí”", 'Kỳ họp - "Quí"', 'kì họp - "quí"'),
        ("Hoà, hóa", "Hoà, hóa", "hoà, hoá"),
        ("ngày 05\ntháng 3", "ngày 05\ntháng 3", "ngày 05 tháng 3"),
        ("một\n\nhai\n- ba\n* bốn\n**năm**", "một\nhai\n- ba\nbốn\nnăm", "một\nhai\n- ba\nbốn năm"),
        ("một \u200b hai", "một hai", "một hai"),
    ],
)
def test_a_text_has_two_forms(source: str, words: str, form: str) -> None:
    text = TracedText(source)

    assert text.words == words
    assert text.form == form


def test_words_found_are_told_as_they_stand() -> None:
    text = TracedText("xem **Kết luận** số\n21")
    start = text.form.index("kết luận")

    assert text.written(start, start + len("kết luận số 21")) == "Kết luận** số\n21"
    assert text.span(start, start + 1) == (6, 7)


def test_a_letter_of_several_characters_leads_back_to_all_of_them() -> None:
    source = unicodedata.normalize("NFD", "số ấ")

    assert TracedText(source).words == "số ấ"
    assert TracedText(source).span(3, 4) == (len(source) - 3, len(source))


def test_words_are_shown_without_marks_and_otherwise_as_written() -> None:
    assert as_shown(" **Trước  ngày**\n15\\-3 – “quí” ") == "Trước ngày 15-3 – “quí”"


@given(ANY_TEXT)
def test_every_letter_leads_to_its_place_in_order(source: str) -> None:
    text = TracedText(source)
    places = [text.span(i, i + 1) for i in range(len(text.words))]

    assert len(text.form) == len(text.words)
    assert all(0 <= start < end <= len(source) for start, end in places)
    assert all(one <= other and one[1] <= other[1] for one, other in pairwise(places))
    assert all(text.words[i].isspace() or text.words[i] in tidy(text.written(i, i + 1)) for i in range(len(places)))


@given(VIETNAMESE)
def test_the_forms_are_those_of_the_whole_text(source: str) -> None:
    text = TracedText(source)

    assert tidy(text.words) == tidy(source)
    assert " ".join(text.form.split()) == normal(source)


@given(VIETNAMESE)
def test_decomposed_letters_have_the_same_forms(source: str) -> None:
    text, decomposed = TracedText(source), TracedText(unicodedata.normalize("NFD", source))

    assert (text.words, text.form) == (decomposed.words, decomposed.form)


@pytest.mark.parametrize(
    "piece", ["\u0301\u0323", "a\u0301\u0323", "a\u00ad\u0301\u0323", "*", "\n", "\n*", " \u200b", "é e\u0301"]
)
def test_a_hostile_text_of_200_kilobytes_is_read(piece: str) -> None:
    text = TracedText((piece * 200_000)[:200_000])

    assert len(text.form) == len(text.words) <= 200_000
