"""The text of a paper as Markdown: the same words, the document's own numbers, nothing that is markup."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from intake.papers import PLAN, draft, paper
from vanban.checks.markup import markup_faults
from vanban.documents.content import Content
from vanban.intake.full_text import full_text, left_out
from vanban.intake.reading import read

ENGINE = ["attr_list", "tables", "admonition", "toc", "fenced_code"]
"""What ``mkdocs.yml`` and MkDocs itself turn on."""


def rendered(markdown: str) -> str:
    return Markdown(extensions=ENGINE).convert(markdown)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def body(*lines: str) -> str:
    """A plan whose text is these paragraphs."""
    paragraphs = "\n\n".join(lines)
    return f"KẾ HOẠCH\nvề một việc\n\nThực hiện chủ trương chung, nay lập kế hoạch.\n\nI. MỤC ĐÍCH\n\n{paragraphs}"


def test_the_plan_keeps_its_own_numbers() -> None:
    text = full_text(draft(PLAN))
    shown = rendered(text.markdown)

    assert [str(label) for label in Content(text.markdown, 1).labels] == [
        "I", "II", "II.1", "II.2", "II.3", "III", "III.1", "III.1.a", "III.1.b", "III.1.đ", "V", "V.3.1",
        "V.3.1 (lần 2)", "V, đoạn cuối",
    ]  # fmt: skip
    assert "<ol" not in shown
    for line in ("<h2", "V. TỔ CHỨC THỰC HIỆN", "<p>3.1. Ban Xây dựng Đảng", "<p>3.1. Các chi bộ", "đ) Báo cáo viên"):
        assert line in shown


def test_bullets_are_lists_and_notes_are_none() -> None:
    shown = rendered(full_text(draft(PLAN)).markdown)

    assert "<li>Sổ tay cấp ủy.</li>" in shown
    assert "<p>* Đảng viên đi làm xa học tại nơi ở.</p>" in shown


def test_signs_of_the_machine_that_read_it_fall_away_and_are_told() -> None:
    text = full_text(draft(PLAN))

    assert "b) Thời gian: 1/2 ngày/lớp, hoàn thành trước ngày 10/02/2026." in text.markdown
    assert len(text.remarks) == 1
    assert "$\\frac{1}{2}$" in text.remarks[0]


def test_every_block_knows_its_section_and_its_lines() -> None:
    one = draft(PLAN)

    for block in full_text(one).blocks:
        lines = " ".join(one.paper.lines[block.line - 1 : block.line_end])
        assert set(re.findall(r"\w{4,}", block.text)) <= set(re.findall(r"\w{4,}", lines))
    closing = full_text(one).blocks[-1]
    assert str(closing.section) == "V, đoạn cuối"


def test_rows_are_a_table() -> None:
    text = full_text(draft(body("| Việc | Hạn |", "|---|---|", "| Học | 15/3 |", "| Thi | 20/3 |")))

    assert "<td>15/3</td>" in rendered(text.markdown)
    assert "style=" not in rendered(text.markdown)


def test_a_single_stroke_makes_no_table() -> None:
    assert "<table" not in rendered(full_text(draft(body("Học buổi sáng | buổi chiều đều được."))).markdown)


def test_an_annex_stands_below_a_heading_and_has_no_sections() -> None:
    text = full_text(draft(f"{PLAN}\n    PHỤ LỤC 1\n\n    1. Mẫu báo cáo\n"))

    assert "## PHỤ LỤC 1" in text.markdown
    assert "Mẫu báo cáo" in text.markdown
    assert str(Content(text.markdown, 1).labels[-1]) == "V, đoạn cuối"


def test_what_goes_nowhere_is_told() -> None:
    said = left_out(draft(f"VĂN PHÒNG NHẬN\nSố đến: 7\n\n{PLAN}"))

    assert [words for _, words in said if "Số đến" in words]


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[bấm](javascript:alert(1))",
    "![ảnh](https://xa.example/a.png)",
    "[a]: javascript:alert(1)",
    "Chữ { onclick=alert(1) } và {: #x style=color:red }",
    "`<b onmouseover=x>`",
    "~~~",
    "```",
    "!!! note",
    "    mã lùi vào bốn dấu cách",
    "1. một",
    "# đề mục giả",
    "> trích",
    "====",
    "----",
    "***",
    "|a|b|",
    "&lt;script&gt; &#60;b&#62;",
    "chữ\u202eđảo",
    "https://xa.example/_a_*b*",
    "<!-- ghi chú -->",
    "<?php x ?>",
    "a\\b \\<i\\> \\",
]


@pytest.mark.parametrize("line", HOSTILE)
def test_markup_in_the_source_is_words(line: str) -> None:
    text = full_text(draft(body(f"Trước đó có câu này. {line} Sau đó.", line, "Câu cuối của mục.")))
    shown = rendered(text.markdown)

    assert markup_faults(text.markdown, "plans/a.md") == []
    assert set(re.findall(r"<(\w+)", shown)) <= {
        "p",
        "h2",
        "h3",
        "ul",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert not re.search(r"<\w+[^>]*\s(?:href|src|on\w+|style|class)=", shown)
    for block in text.blocks:
        assert " ".join(block.text.split()) in words(shown)


SIGNS = "aĐ ủ1.)(-+*_`~#>|=<>&;:!{}[]\\/\n\t\"'$%"


@given(st.text(alphabet=SIGNS, max_size=120))
def test_any_text_becomes_words(line: str) -> None:
    text = full_text(read(paper(body(f"Đoạn văn {line}", line))))
    shown = rendered(text.markdown)

    assert markup_faults(text.markdown, "plans/a.md") == []
    assert set(re.findall(r"<(\w+)", shown)) <= {
        "p", "h2", "h3", "h4", "h5", "h6", "ul", "li", "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert words(shown) == " ".join(" ".join(shown_as(block) for block in text.blocks).split())


def shown_as(block: object) -> str:
    """How a block is to be read: notes keep their star, cells are apart."""
    kind, text = block.kind.value, block.text  # type: ignore[attr-defined]
    return {"note": f"* {text}", "row": text.replace(" | ", " ")}.get(kind, text)


@given(st.text(max_size=2000))
def test_no_text_is_too_strange(text: str) -> None:
    one = read(paper(text))

    assert full_text(one).markdown.endswith("\n")
    assert left_out(one) is not None
