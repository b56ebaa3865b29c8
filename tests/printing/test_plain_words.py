"""Words that pass Markdown unread come out as if they had been read, whichever extension looks at them later."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from vanban.printing.plain_words import PlainWords

PARTS = st.sampled_from([
    *"*_`[](){}<>&!#|:-+.\\~\"' \n", "\n\n", "  \n", "một ", "XX ", '"vâng" -- rồi... ', "https://a.vn/ ", "**đậm** ",
    "[chữ](#m) ", "![ảnh](a.png)", "<b>x</b>", "\n## Mục\n", "\n- ý\n", "\n1. số\n",
    "| a | b |\n|---|---|\n| c | d |\n", "\n*[XX]: Xuân\n", "[^1]", "\n[^1]: chú\n", "&nbsp;",
    "\n!!! note\n    lời\n", "{: .a }", "{ #b }", "a@b.vn",
])  # fmt: skip


@pytest.mark.parametrize(
    "extensions",
    [["attr_list", "tables", "admonition", "toc"], ["smarty", "abbr", "footnotes", "toc"], ["md_in_html", "toc"]],
    ids=lambda names: names[0],
)
@given(text=st.lists(PARTS, max_size=20).map("".join))
def test_nothing_is_lost(extensions: list[str], text: str) -> None:
    assert Markdown(extensions=[*extensions, PlainWords()]).convert(text) == Markdown(extensions=extensions).convert(
        text
    )
