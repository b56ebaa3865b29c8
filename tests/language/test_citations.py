"""Documents cited in running text: a table of sentences, and what holds for any text."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vanban.language.citations import Citation, find_citations

TABLE = yaml.safe_load(Path(__file__).with_name("citations.yaml").read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    [
        "Kết luận ",
        "số ",
        "21",
        "-KL/TW",
        " ngày 25/10/2021",
        " của ",
        "Bộ Chính trị",
        " khóa XIII",
        ", ",
        "và ",
        "*",
        "\n",
        "Hội nghị Trung ương 4",
        "(",
        ")",
        "Đ\u0302",
        "đã ban hành ",
        "18, 19",
        "năm 2021",
        "“",
        "1/2/2020",
    ]
)
TEXTS = st.text() | st.lists(PIECES, max_size=30).map("".join)


def summary(citation: Citation) -> str:
    when = citation.on.isoformat() if citation.on else citation.year and str(citation.year)
    parts = [
        f"{citation.kind or '?'} {citation.number or citation.bare}",
        when,
        citation.issuer,
        citation.term and f"khóa {citation.term}",
        citation.plenum and f"hội nghị {citation.plenum}",
    ]
    return " | ".join(part for part in parts if part)


@pytest.mark.parametrize("row", TABLE["cited"], ids=lambda row: row["text"][:60])
def test_a_sentence_names_its_documents(row):
    found = find_citations(row["text"])
    assert [summary(citation) for citation in found] == row["cites"]
    remarks = [remark for citation in found for remark in citation.misprints]
    assert len(remarks) == len(row.get("remarks", []))
    assert all(wanted in told for wanted, told in zip(row.get("remarks", []), remarks, strict=True))


@pytest.mark.parametrize("text", TABLE["none"])
def test_a_sentence_names_no_document(text):
    assert find_citations(text) == []


def test_the_tables_are_large_enough():
    assert len(TABLE["cited"]) >= 60
    assert len(TABLE["none"]) >= 40


def test_the_words_of_a_citation_end_where_the_name_of_the_body_ends():
    text = "Theo Quy định số 24-QĐ/TW ngày 30/7/2021 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng;"
    assert find_citations(text)[0].text == "Quy định số 24-QĐ/TW ngày 30/7/2021 của Ban Chấp hành Trung ương"


def test_markdown_marks_stay_in_the_words_and_do_not_hide_the_document():
    (citation,) = find_citations("xem **Kết luận số 21-**KL/TW nhé")
    assert citation.text == "Kết luận số 21-**KL/TW"
    assert str(citation.number) == "21-KL/TW"


def test_decomposed_letters_read_like_composed_ones():
    from unicodedata import normalize

    text = "Quyết định số 9-QĐ/TU ngày 01/02/2023 của Tỉnh ủy Quảng Ngãi"
    (citation,) = find_citations(normalize("NFD", text))
    assert summary(citation) == "Quyết định 9-QĐ/TU | 2023-02-01 | Tỉnh ủy Quảng Ngãi"
    assert normalize("NFC", citation.text) == text


@given(TEXTS)
def test_any_text_is_read_and_spans_hold_the_words(text):
    found = find_citations(text)
    for citation in found:
        start, end = citation.span
        assert text[start:end] == citation.text != ""
        assert (citation.number is None) != (citation.bare is None)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(found))


@pytest.mark.parametrize(
    "hostile",
    [
        "1 ",
        "Ban ",
        "*",
        "a\u0301\u0323",
        "\u0301\u0323",
        "ngày ",
        "1/",
        "12-KH/TU ",
        "Kết luận 21 của ",
        "Nghị quyết số 1, ",
        "nghị quyết 1-nq/tw ",
        "Đ",
    ],
)
def test_a_hostile_text_of_200_kilobytes_is_read(hostile):
    text = (hostile * 200_000)[:200_000]
    assert len(find_citations(text)) <= len(text)
