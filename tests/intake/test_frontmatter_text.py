"""What the import writes reads back as it was meant."""

import unicodedata
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vanban.documents.frontmatter import read
from vanban.intake.frontmatter_text import frontmatter_text

_SIGNS = "aĐ[]{}:#-'\"*&!|>%@`,? \t\n~0.\u202e\u2066\u200e\u00a0"
WORDS = (
    st.one_of(st.text(max_size=40), st.text(alphabet=_SIGNS, max_size=30))
    .map(lambda words: unicodedata.normalize("NFC", words.replace("\r", "").replace("\x00", "")).strip())
    .filter(bool)
)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner.filter(lambda value: not isinstance(value, list)), min_size=2, max_size=4),
        st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["trich_yeu", "nhiem_vu", "viet_tat"]), VALUES, min_size=1))
def test_whatever_is_written_reads_back_equal(values: dict[str, Any]) -> None:
    assert read("plans/a.md", frontmatter_text(values).encode()).values == values


def test_an_editor_would_write_it_so() -> None:
    written = frontmatter_text(
        {
            "so_ky_hieu": "05-KH/ĐU",
            "trich_yeu": "học tập: nghị quyết (khóa XIII)",
            "can_cu": ["Nghị quyết số 1-NQ/TW"],
            "hoi_nghi": [{"muc": "III.1", "tru": ["người ốm", "người vắng"], "so_lop": "04"}],
            "noi_nhan": [],
        }
    )
    assert written == (
        "---\n"
        "so_ky_hieu: 05-KH/ĐU\n"
        'trich_yeu: "học tập: nghị quyết (khóa XIII)"\n'
        "can_cu: Nghị quyết số 1-NQ/TW\n"
        "hoi_nghi:\n"
        "  - muc: III.1\n"
        "    tru:\n"
        "      - người ốm\n"
        "      - người vắng\n"
        "    so_lop: 04\n"
        "---\n"
    )
