"""Document numbers: the spellings of Party and State, misprints, and which two are one."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vanban.language.citations import KIND_WORDS, DocumentNumber, NumberError
from vanban.language.citations.kinds import KINDS

TABLE = yaml.safe_load(Path(__file__).with_name("numbers.yaml").read_text(encoding="utf-8"))
LETTERS = st.sampled_from(["KH", "QĐ", "CTr", "TU", "TW", "ĐU", "HĐND", "BGDĐT", "QH15", "TTg", "ABC", "CP"])
SEPARATORS = st.sampled_from(["-", "/", " - ", " ", "/2025/", "–"])
NUMBERS = st.builds("".join, st.tuples(st.integers(0, 9999).map(str), SEPARATORS, LETTERS, SEPARATORS, LETTERS))


@pytest.mark.parametrize("row", TABLE["right"], ids=lambda row: row["written"])
def test_a_number_is_read_in_its_parts(row):
    number = DocumentNumber.parse(row["written"])
    parts = {name: value for name, value in row.items() if name not in ("written", "canonical")}
    assert str(number) == row["canonical"]
    assert number.misprint == ""
    assert {name: getattr(number, name) for name in parts} == parts


@pytest.mark.parametrize("row", TABLE["misprinted"], ids=lambda row: row["written"])
def test_a_misprint_is_read_as_meant_and_told(row):
    number = DocumentNumber.parse(row["written"])
    assert number == DocumentNumber.parse(row["meant"])
    assert number.key == DocumentNumber.parse(row["meant"]).key
    assert number.misprint.startswith(row["remark"])
    assert number.written == row["written"]
    assert row["meant"] in number.misprint


@pytest.mark.parametrize("spellings", TABLE["same"], ids=" = ".join)
def test_spellings_of_one_number_have_one_key(spellings):
    assert len({DocumentNumber.parse(spelling).key for spelling in spellings}) == 1


@pytest.mark.parametrize("numbers", TABLE["different"], ids=" ≠ ".join)
def test_different_numbers_have_different_keys(numbers):
    assert len({DocumentNumber.parse(number).key for number in numbers}) == len(numbers)


@pytest.mark.parametrize("text", TABLE["wrong"])
def test_anything_else_is_refused_with_a_right_example(text):
    with pytest.raises(NumberError, match="Không đọc được số, ký hiệu") as refused:
        DocumentNumber.parse(text)
    assert refused.value.example in str(refused.value)
    assert str(DocumentNumber.parse(refused.value.example)) == refused.value.example


@given(st.text() | NUMBERS)
def test_parsing_gives_a_number_that_reads_back_or_a_number_error(text):
    try:
        number = DocumentNumber.parse(text)
    except NumberError:
        return
    assert DocumentNumber.parse(str(number)) == number
    assert DocumentNumber.parse(str(number)).misprint == ""


def test_one_symbol_may_stand_for_two_types():
    assert DocumentNumber.parse("37-QĐ/TW").kinds == ("Quyết định", "Quy định")
    assert DocumentNumber.parse("21/2025/TT-BNV").kinds == ("Thông tri", "Thông tư")
    assert DocumentNumber.parse("197/2025/QH15").kinds == ()


def test_longer_type_words_come_first():
    assert KIND_WORDS.index("Chương trình hành động") < KIND_WORDS.index("Chương trình")
    assert {word for words in KINDS.values() for word in words} < set(KIND_WORDS)
