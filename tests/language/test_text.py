"""Forms of Vietnamese text: which spellings compare equal, and which must not."""

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vanban.language import text as forms

TABLE = yaml.safe_load(Path(__file__).with_name("text.yaml").read_text(encoding="utf-8"))
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƯỦÒÂQ óòỏõọàáèéẹùúủýỳỷầữếợ-–“”19.,\u00a0\u00ad\n"
VIETNAMESE = st.text(st.sampled_from(LETTERS))
ANY_TEXT = st.text() | VIETNAMESE


@pytest.mark.parametrize("form", ["tidy", "normal", "fold"])
def test_spellings_compare_equal(form):
    compare = getattr(forms, form)
    assert all(compare(one) == compare(other) for one, other in TABLE[form])


@pytest.mark.parametrize("form", ["normal", "fold"])
def test_different_words_stay_different(form):
    compare = getattr(forms, form)
    assert all(compare(one) != compare(other) for one, other in TABLE["different"][form])


@pytest.mark.parametrize(("text", "expected"), TABLE["bare"].items())
def test_bare_text_keeps_its_letters(text, expected):
    assert forms.bare(text) == expected


@pytest.mark.parametrize(("text", "expected"), TABLE["slug"].items())
def test_a_slug_is_part_of_an_address(text, expected):
    assert forms.slug(text) == expected


@pytest.mark.parametrize("form", ["tidy", "normal", "fold", "bare", "slug"])
@given(text=VIETNAMESE)
def test_a_form_of_a_form_is_itself(form, text):
    make = getattr(forms, form)
    assert make(make(text)) == make(text)


@pytest.mark.parametrize("form", ["tidy", "normal", "fold", "bare", "slug"])
@given(text=ANY_TEXT)
def test_composed_and_decomposed_letters_are_equal(form, text):
    make = getattr(forms, form)
    assert make(unicodedata.normalize("NFC", text)) == make(unicodedata.normalize("NFD", text))


@given(VIETNAMESE)
def test_each_form_is_coarser_than_the_one_before(text):
    assert forms.normal(forms.tidy(text)) == forms.normal(text)
    assert forms.fold(forms.normal(text)) == forms.fold(text)


@given(ANY_TEXT)
def test_a_slug_is_letters_digits_and_single_hyphens(text):
    slug = forms.slug(text)
    assert all(part.isascii() and part.isalnum() for part in slug.split("-")) or slug == ""


@pytest.mark.parametrize("vowel", ["oa", "oe", "uy"])
@pytest.mark.parametrize("tone", ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"])
def test_the_tone_of_an_open_pair_may_stand_on_either_vowel(vowel, tone):
    early = f"h{vowel[0]}{tone}{vowel[1]}"
    late = f"h{vowel}{tone}"
    assert forms.normal(early) == forms.normal(late)


@pytest.mark.parametrize("text", ["òâ", "qúâ", "qúấ"])
def test_a_tone_does_not_move_onto_a_shaped_vowel(text):
    assert forms.normal(text) == text


def test_a_tone_misplaced_after_q_is_the_same_word():
    assert forms.fold("qúy") == forms.fold("quý")
