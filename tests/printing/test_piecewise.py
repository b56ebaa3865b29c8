"""Pages printed piece by piece come out as Markdown makes them whole."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from vanban.printing.piecewise import Piecewise
from vanban.printing.press import Press, Sheet, heading_anchor

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "admonition"]
TOC = {"permalink": "¶", "permalink_title": "Liên kết tới mục này", "toc_depth": 3}

LINES = st.sampled_from([
    "# Lịch", "## Tuần 1", "## Tuần 2 { #tuan-2 }", "## Nơi nhận {#noi}", "### Mồng 1/8: «việc» của Đảng – 100 %",
    "#### Sâu", "###### Sáu { #so-6 }", "<p>một *hai*</p>", "<div hidden><h2>x</h2></div>", "a) Điểm thứ nhất;",
    "<table><tr><td>1</td></tr></table>", '<ul class="x"><li id="y">một\u00a0  hai `ba` &amp; &lt;</li></ul>',
    "Theo mục I, các «đảng ủy» làm: 100 % – hết.", "Một dòng\ndòng hai (nữa)",
])  # fmt: skip
READ = st.sampled_from([
    "Theo [mục I](#muc-i) của *kế hoạch*", "- ý một\n- ý hai", "* ý **ba**", "    tiếp ý", "1. một", "7. bảy",
    "| a | b |\n|---|---|\n| c | d |", "!!! note\n    lời", "    lời nữa", "> lời dẫn", "12 tháng", "(một)", "<br>",
    '[44](../x/44.md#muc-i-1){ .van-ban } và <small class="x">(chưa rõ)</small>', '<span id="muc-a"></span>1. một',
    '<a href="../x/#y">x</a>', "<span id='a", "b'> c</span>", "`a", "b` c", "**a", "b**", "a & b < c", "_ _ _",
    "Một\n- hai", "Một  \nhai", "A | B\n--|--\n1 | 2", "{: .x }", "chữ { .x }", "<a@example.vn>", "x\n{: .y }",
    "**một**\nhai",
])  # fmt: skip
ODD = st.sampled_from([
    "## Một *hai*", "## Một  hai", "## Một #", "##Một", "## ", "## …", "## A & B", "## Một { #Hoa }", "## Một {.a }",
    " ## Một", "## Sâu { #sau }", "## 0_chu_0", "## [một](x)", "## một\x0bhai", "## Một\n<p>a</p>", "Một\n===", "[TOC]",
    "<p>a</p> <p>b</p>", "<p\xa0id='a'>x</p>", "<p-<p></p>", "<span>a</span>", "<p>a", "<div markdown>*a*</div>",
    "    <p>a</p>", "\t<p>a</p>", "<p>a\tb</p>", "<p>a\rb</p>", "<p>\x02</p>", "<p>a</p>\n<p>b</p>", "<p>a</p>\n    b",
    "   ", "chữ", "- ý", "```\n<p>a</p>\n```", "[x]: y", "[x][x]", "[x]", "- # mục", "> # mục", "<!-- a", "--> b",
    "chữ { #tuan-2 }", "chữ { id=lich }", "<div>a", "b</div>", "    một\n\n\n    hai", "0ngan0cach0", "*0ngan0cach0*",
    "    - a\n- b", " \n    mã", "\n    \nchữ", "\u3000", "[\n]: x",
])  # fmt: skip
TOCS = [TOC, {}, {"anchorlink": True, "baselevel": 2}, {"permalink": True, "toc_depth": "2-3"}]


def sheets(text: str, extensions: list[str], toc: dict[str, object]) -> tuple[Sheet, Sheet]:
    """A page as it is printed, and as Markdown alone makes it."""
    press = Press(extensions, {"toc": toc})
    printed = press.sheet(text, "lich/2022/08.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Piecewise, "printed", lambda *_: None)
        return printed, press.sheet(text, "lich/2022/08.md")


@pytest.mark.parametrize("toc", TOCS)
@given(lines=st.lists(LINES | READ | ODD, max_size=8), between=st.sampled_from(["\n\n", "\n\n\n", "\n"]))
@example(lines=["Một", "   ", "Hai"], between="\n\n")
@example(lines=["# Lịch", " \n    mã"], between="\n\n")
@example(lines=["# Lịch", '*a*{ title="}" id=lich }'], between="\n\n")
@example(lines=["Một", "[\n]: x"], between="\n\n")
@example(lines=["# Lịch", "## Lịch", "## Tuần 1", "## Tuần 1"], between="\n\n")
def test_they_are_the_same(toc: dict[str, object], lines: list[str], between: str) -> None:
    printed, made = sheets(between.join(lines), EXTENSIONS, toc)
    assert printed == made


@pytest.mark.parametrize("toc", TOCS)
@given(lines=st.lists(LINES | READ, max_size=8))
def test_pieces_that_markdown_reads_stand_where_they_stood(toc: dict[str, object], lines: list[str]) -> None:
    printed, made = sheets("\n\n".join(lines), EXTENSIONS, toc)
    assert printed == made


@given(lines=st.lists(LINES, min_size=1, max_size=6, unique=True))
def test_markdown_is_not_asked(lines: list[str]) -> None:
    markdown = Markdown(extensions=["toc", "attr_list"], extension_configs={"toc": {"slugify": heading_anchor}})
    assert Piecewise(markdown, EXTENSIONS).printed("\n\n".join(lines))


@pytest.mark.parametrize("more", [[], ["attr_list", "smarty"]], ids=len)
def test_other_extensions_see_every_page(more: list[str]) -> None:
    printed, made = sheets('# Lịch "tháng" -- 8\n\n## Tuần 1 { #tuan }\n\n<p>một</p>\n', ["toc", *more], {})
    assert printed == made
