"""The text of a document on its page: anchors, links, doubts; what is no text stays as it is."""

import re
from collections.abc import Mapping

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiny_library import PLAN, at, conclusion, document, library
from vanban.compose.body import compose_body
from vanban.compose.citations import target_of
from vanban.compose.source_links import SourceLinks

FULL = "Kết luận số 21-KL/TW ngày 25/10/2021"
ADDRESS = "ket-luan/trung-uong/2021/21"
LINK = f"[{FULL}](../../../{ADDRESS}.md){{ .van-ban }}"
KNOWN = {"docs/van-ban/21-kl-tw.md": conclusion("21-KL/TW", "25/10/2021")}
OTHER = {"docs/van-ban/21-kl-tw-2017.md": conclusion("21-KL/TW", "16/6/2017")}
EXTENSIONS = ["attr_list", "tables", "admonition", "toc"]
FILES = frozenset({"docs/van-ban/anh/ban-do.png", "docs/tệp 1.pdf"})


def composed(body: str, files: Mapping[str, str] = KNOWN) -> str:
    of = library({PLAN: document(body=body), **files})
    pages = {item.source.path: f"{item.address}.md" for item in of.items}
    links = SourceLinks({**pages, "docs/tro-giup/index.md": "tro-giup/index.md"}, FILES)
    return compose_body(of, at(of, PLAN), links, target_of)


def html(body: str, files: Mapping[str, str] = KNOWN) -> str:
    return markdown.markdown(composed(body, files), extensions=EXTENSIONS)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## I. Mục đích", "### I. Mục đích { #muc-i }"),
        ("## **I. Mục đích**", "### **I. Mục đích** { #muc-i }"),
        ("# I. Mục đích", "### I. Mục đích { #muc-i }"),
        ("## I. Mục đích { .x }", "### I. Mục đích { #muc-i }"),
        ("## I. Mục đích {#rieng}", "### I. Mục đích { #muc-i }"),
        ("## I. Mục đích ## {: #rieng .x }  ", "### I. Mục đích { #muc-i }"),
        ("I. MỤC ĐÍCH", '<span id="muc-i"></span>I. MỤC ĐÍCH'),
    ],
)
def test_a_section_has_its_permanent_anchor(written: str, shown: str) -> None:
    assert composed(f"{written}\n\nChữ.\n") == f"{shown}\n\nChữ."


def test_each_level_is_below_the_one_above_and_below_the_title_of_the_text() -> None:
    body = "## I. A\n\n### 1. B\n\n#### a) C\n\n#### đ) D\n\n### Đoạn cuối\n\nE.\n\n## I. F\n"

    assert re.findall(r"^#+ .*", composed(body), re.MULTILINE) == [
        "### I. A { #muc-i }",
        "#### 1. B { #muc-i-1 }",
        "##### a) C { #muc-i-1-a }",
        "##### đ) D { #muc-i-1-dd }",
        "#### Đoạn cuối { #muc-i_cuoi }",
        "### I. F { #muc-i_lan2 }",
    ]


def test_a_citation_leads_to_its_document() -> None:
    assert composed(f"Học {FULL}.\n") == f"Học {LINK}."
    assert f'<a class="van-ban" href="../../../{ADDRESS}.md">{FULL}</a>' in html(f"- Học {FULL}.\n")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**Kết luận số 21-KL/TW** ngày 25/10/2021", "**[Kết luận số 21-KL/TW]{}** ngày 25/10/2021"),
        ("**Kết luận** số 21-KL/TW ngày 25/10/2021", "**Kết luận** [số 21-KL/TW ngày 25/10/2021]{}"),
        ("**Kết luận** số **21-KL/TW**", "**Kết luận** số **[21-KL/TW]{}**"),
        ("Kết luận số **21-KL/TW** ngày 25/10/2021", "[Kết luận số **21-KL/TW** ngày 25/10/2021]{}"),
        ("**Kết luận số 21-KL/TW ngày 25/10/2021**", "**[Kết luận số 21-KL/TW ngày 25/10/2021]{}**"),
    ],
)
def test_a_link_never_tears_bold_type(written: str, shown: str) -> None:
    assert composed(f"Học {written}.\n") == f"Học {shown.format(LINK.removeprefix(f'[{FULL}]'))}."
    assert "*" not in html(f"Học {written}.\n")


def test_a_citation_in_a_heading_is_a_link_too() -> None:
    assert composed(f"## I. Học {FULL}\n") == f"### I. Học {LINK} {{ #muc-i }}"


def test_a_citation_that_two_documents_answer_to_stays_text_and_is_said_to_be_doubtful() -> None:
    doubtful = composed("Học Kết luận số 21-KL/TW.\n", {**KNOWN, **OTHER})

    assert doubtful == 'Học Kết luận số 21-KL/TW <small class="chua-ro">(chưa rõ là văn bản nào)</small>.'


def test_a_citation_of_a_document_that_is_not_there_stays_text() -> None:
    assert composed("Học Kết luận số 22-KL/TW ngày 25/10/2021.\n") == "Học Kết luận số 22-KL/TW ngày 25/10/2021."


def test_a_document_does_not_lead_to_itself() -> None:
    own = "Kế hoạch số 44-KH/TU ngày 09/3/2022 của Thị ủy Đức Phổ"

    assert composed(f"{own}.\n") == f"{own}."


SECTIONS = "## I. A\n\n### 1. B\n\n## II. C\n\n### 1. D\n\n"


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Theo mục II.1 của Kế hoạch này.", "Theo [mục II.1 của Kế hoạch này](#muc-ii-1)."),
        ("Theo mục I và mục II.", "Theo [mục I](#muc-i) và mục [II](#muc-ii)."),
        ("Theo mục III.", 'Theo mục III <small class="chua-ro">(văn bản không có mục này)</small>.'),
        (
            "Theo mục 1 của Kế hoạch này.",
            'Theo mục 1 của Kế hoạch này <small class="chua-ro">(có nhiều mục mang số này)</small>.',
        ),
        ("Kế hoạch này có hai phần.", "Kế hoạch này có hai phần."),
        (f"Theo mục II của {FULL}.", f"Theo mục II của {LINK}."),
    ],
)
def test_a_reference_to_a_section_leads_there_or_is_said_to_be_doubtful(sentence: str, shown: str) -> None:
    assert composed(SECTIONS + sentence).endswith(f"\n\n{shown}")


@pytest.mark.parametrize(
    "text",
    [
        f"Xem `{FULL}`.",
        f"Xem ``{FULL} ` mục III``.",
        f"```\n{FULL}\nmục III\n```",
        f"~~~ yaml\n{FULL}\n~~~",
        f"[{FULL}](https://example.vn/)",
        f"[học {FULL} nhé](https://example.vn/mục III)",
        f"[{FULL}][ban-goc]\n\n[ban-goc]: https://example.vn/",
        f'<abbr title="{FULL}">KL</abbr>',
        f"<!-- {FULL}, mục III -->",
        "https://example.vn/21-KL/TW",
        "<https://example.vn/21-KL/TW>",
        f"<div>\n{FULL}\n</div>",
        f"<table>\n<tr><td>Một</td></tr>\n\n<tr><td>{FULL}, mục III</td></tr>\n</table>",
    ],
)
def test_what_is_code_or_a_link_already_is_left_alone(text: str) -> None:
    assert composed(f"Một.\n\n{text}\n\nHai.\n") == f"Một.\n\n{text}\n\nHai."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[KL](../docs/van-ban/21-kl-tw.md)", f"[KL](../../../{ADDRESS}.md)"),
        ("[KL](../docs/van-ban/21-kl-tw.md#muc-i)", f"[KL](../../../{ADDRESS}.md#muc-i)"),
        ('[KL](../docs/van-ban/21-kl-tw.md "tên")', f'[KL](../../../{ADDRESS}.md "tên")'),
        ("[KL]\n\n[KL]: ../docs/van-ban/21-kl-tw.md", f"[KL]\n\n[KL]: ../../../{ADDRESS}.md"),
        ("[KL][k]\n\n[k]: ../docs/van-ban/21-kl-tw.md", f"[KL][k]\n\n[k]: ../../../{ADDRESS}.md"),
        ("![](../docs/van-ban/anh/ban-do.png)", "![](../../../van-ban/anh/ban-do.png)"),
        ("[tệp](<../docs/tệp 1.pdf>)", "[tệp](<../../../t%E1%BB%87p%201.pdf>)"),
        ("[tệp](../docs/tệp%201.pdf)", "[tệp](../../../t%E1%BB%87p%201.pdf)"),
        ("[trang](../docs/tro-giup/index.md)", "[trang](../../../tro-giup/index.md)"),
        ("[chỗ này](#muc-i)", "[chỗ này](#muc-i)"),
        ("[nơi khác](https://example.vn/a.md)", "[nơi khác](https://example.vn/a.md)"),
        ("[thư](mailto:a@example.vn)", "[thư](mailto:a@example.vn)"),
        ("`[KL](../docs/van-ban/21-kl-tw.md)`", "`[KL](../docs/van-ban/21-kl-tw.md)`"),
        ("```\n[KL](../docs/van-ban/21-kl-tw.md)\n```", "```\n[KL](../docs/van-ban/21-kl-tw.md)\n```"),
    ],
)
def test_links_between_source_files_lead_to_where_these_are_published(written: str, shown: str) -> None:
    assert composed(f"Một.\n\n{written}\n") == f"Một.\n\n{shown}"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a\nb [x](khong-co.md)", [(8, 7)]),
        ("[x](khong-co.md) [y](../docs/van-ban/21-kl-tw.md) [z](cung-khong.md#a)", [(7, 5), (7, 55)]),
        ("[x]: khong-co.md", [(7, 6)]),
        ("`[x](khong-co.md)`", []),
        ("```\n[x](khong-co.md)\n```", []),
        ("[x](/ke-hoach/)", [(7, 5)]),
    ],
)
def test_a_link_to_a_file_that_is_not_there_is_told_at_its_place(text: str, places: list[tuple[int, int]]) -> None:
    links = SourceLinks({"docs/van-ban/21-kl-tw.md": f"{ADDRESS}.md"}, FILES)
    found = links.broken(text, "plans/ke-hoach.md", 7)

    assert [(f.line, f.column) for f in found] == places
    assert {(f.path, f.code) for f in found} <= {("plans/ke-hoach.md", "lien-ket")}


def test_a_near_name_is_suggested() -> None:
    links = SourceLinks({"docs/van-ban/21-kl-tw.md": f"{ADDRESS}.md"}, FILES)
    (fault,) = links.broken("[x](../docs/van-ban/21-kl-tu.md)", "plans/ke-hoach.md")

    assert "ý bạn là «../docs/van-ban/21-kl-tw.md»?" in fault.message


MARKS = ["\n", "## I. A\n", "1. ", "- ", "đ) ", "`", "```\n", "[", "](", "<b>", ">", "*", "**", "|", "    ", ":"]
WORDS = [FULL, "Kết luận số 21", "(sau đây gọi là Kết luận số 21)", "mục I", "mục II.3 và III", " của Kế hoạch này"]
ADDED = re.compile(r' <small class="chua-ro">.*?</small>|<span id="[^"]*"></span>| \{ #[^}]*\}')
LINKED = re.compile(r"\[([^\[\]]*)\]\((?:#muc|\.\./)[^)]*\)(?:\{ \.van-ban \})?")


@given(st.lists(st.sampled_from(MARKS + WORDS), max_size=14).map("".join))
def test_any_text_is_composed_and_loses_no_word(body: str) -> None:
    plain = LINKED.sub(r"\1", ADDED.sub("", composed(body)))

    assert plain.replace("#", "").split() == body.replace("#", "").split()
