"""Putting lists of duties aside changes how fast pages are rendered, and nothing else."""

import re

import markdown
import pytest

from tiny_library import PLAN, document, library, tasks
from vanban.compose.duties import duty_list
from vanban.printing.whole_html import WholeHtml

EXTENSIONS = ["attr_list", "tables", "admonition", "toc", "fenced_code"]
DUTIES = tasks(
    "muc: I\nviec: 'học <b>*một*</b> &amp; `hai` [ba](x)'\nchu_tri: Thị ủy\nthoi_han: trước ngày 15/3/2022",
    "muc: II\nviec: dạy\nthoi_han: kịp thời",
)


@pytest.mark.parametrize(
    "text",
    [
        "## Việc\n\nLIST\n\n## Sau\n\nChữ *nghiêng*.",
        "LIST",
        "Chữ.\n\nLIST\n\nLIST\n\n- một\n- hai",
        "<div markdown>LIST</div>",
        "    LIST",
        "```\nLIST\n```",
        "LIST\nchữ ngay dưới",
        "chữ ngay trên\nLIST",
        "<p>một *hai*</p>",
        "<p>một</p> *hai* <p>ba</p>",
        "<div><div>*một*</div></div>\n\n*hai*",
        "<div>*một*</div><div>hai</div>\n\n*ba*",
        "<div>\n\n*một*\n\n</div>",
        '<div markdown="1">*một*</div>',
        "<p>chưa đóng\n\n<p>hai</p>",
    ],
)
def test_pages_are_the_same_with_and_without(text: str) -> None:
    of = library({PLAN: document(DUTIES)})
    page = text.replace("LIST", duty_list(of, "lich", of.duties))

    def rendered(*more: WholeHtml) -> str:
        html = markdown.markdown(page, extensions=[*EXTENSIONS, *more])
        return re.sub("\n+", "\n", html)

    assert rendered(WholeHtml()) == rendered()
