"""Declared short forms and their uses."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vanban.language.citations import (
    Citation,
    ShortForm,
    find_citations,
    find_groups,
    find_short_forms,
    find_uses,
)

TABLE = yaml.safe_load(Path(__file__).with_name("short_forms.yaml").read_text(encoding="utf-8"))
SHORTS = ["Kết luận số 21", "Quy định 37", "Nghị quyết số 05-NQ/TU của Ban Thường vụ Tỉnh ủy"]
PIECES = st.sampled_from(
    [
        "Kết luận ",
        "số ",
        "21",
        "-KL/TW",
        "(",
        ")",
        "sau đây viết tắt là ",
        "gọi là ",
        "Hội nghị Trung ương 4 ",
        "khóa XIII",
        "(UBND)",
        "Ủy ban nhân dân ",
        ". ",
        "\n",
        "**",
        '"',
        "Quy định ",
        "37",
        "Nghị quyết Đại hội XIII ",
    ]
)
TEXTS = st.text() | st.lists(PIECES, max_size=30).map("".join)


def forms_of(text: str) -> list[ShortForm]:
    return find_short_forms(text, find_citations(text))


def told(form: ShortForm) -> str:
    meaning = str(form.meaning.number) if isinstance(form.meaning, Citation) else form.meaning
    return f"{form.short} = {meaning}"


@pytest.mark.parametrize("row", TABLE["declared"], ids=lambda row: row["forms"][0])
def test_a_text_declares_short_forms(row):
    assert [told(form) for form in forms_of(row["text"])] == row["forms"]


@pytest.mark.parametrize("text", TABLE["none"])
def test_a_text_declares_none(text):
    assert forms_of(text) == []


@pytest.mark.parametrize("row", TABLE["uses"], ids=lambda row: row["text"])
def test_short_forms_are_found_where_they_are_used(row):
    assert [("~" if use.loose else "") + use.text for use in find_uses(row["text"], SHORTS)] == row["found"]


def test_the_longest_short_form_counts_and_given_places_are_left_out():
    text = "Kết luận số 21 của Tỉnh ủy, rồi Kết luận số 21"
    shorts = ["Kết luận số 21", "Kết luận số 21 của Tỉnh ủy"]
    assert [use.short for use in find_uses(text, shorts)] == [shorts[1], shorts[0]]
    assert [use.short for use in find_uses(text, shorts, [(5, 9)])] == [shorts[0]]


def test_the_place_of_a_short_form_is_told():
    text = "Quy định số 37-QĐ/TW (*sau đây viết tắt là Quy định số 37*)"
    (form,) = forms_of(text)
    assert text[slice(*form.span)] == "Quy định số 37"


@pytest.mark.parametrize(
    ("text", "kinds", "issuer", "term", "plenum"),
    [
        ("Nghị quyết Hội nghị Trung ương 5 khóa XIII", ["Nghị quyết"], "Ban Chấp hành Trung ương", "XIII", 5),
        ("các Nghị quyết Trung ương 5 khoá XIII", ["Nghị quyết"], "Ban Chấp hành Trung ương", "XIII", 5),
        (
            "Kết luận, Quy định của Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng (khóa XIII)",
            ["Kết luận", "Quy định"],
            "Ban Chấp hành Trung ương Đảng",
            "XIII",
            4,
        ),
        (
            "NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ MƯỜI MỘT BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG KHÓA XIII",
            ["Nghị quyết"],
            "BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG",
            "XIII",
            11,
        ),
        ("Nghị quyết Đại hội XIII của Đảng", ["Nghị quyết"], "Đại hội", "XIII", None),
        (
            "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII",
            ["Nghị quyết"],
            "Đại hội Đảng bộ tỉnh",
            "XVII",
            None,
        ),
    ],
)
def test_a_group_is_named_by_its_plenum_or_congress(text, kinds, issuer, term, plenum):
    (group,) = find_groups(f"quán triệt {text} ở chi bộ")
    assert (list(group.kinds), group.issuer, group.term, group.plenum) == (kinds, issuer, term, plenum)
    assert group.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 18-NQ/TW của Hội nghị Trung ương 5",
        "văn kiện Hội nghị Trung ương 4",
        "Nghị quyết của Thị ủy",
        "Nghị quyết Đại hội chi bộ",
        "Kết luận của Bộ Chính trị khóa XIII",
        "quy định của Trung ương",
    ],
)
def test_no_group_is_named(text):
    assert find_groups(text) == []


@given(TEXTS)
def test_any_text_is_read_and_spans_hold_the_words(text):
    for form in forms_of(text):
        start, end = form.span
        assert 0 <= start < end <= len(text)
    for found in [*find_uses(text, SHORTS), *find_groups(text)]:
        assert text[slice(*found.span)] == found.text != ""


@pytest.mark.parametrize(
    "hostile", ["(", "(sau đây gọi là ", "(Kết luận số 1-KL/TW) ", "Kết luận số 21 ", "Kết luận, "]
)
def test_a_hostile_text_of_200_kilobytes_is_read(hostile):
    text = (hostile * 200_000)[:200_000]
    assert len(forms_of(text)) <= len(text)
    assert len(find_uses(text, SHORTS)) + len(find_groups(text)) <= len(text)
