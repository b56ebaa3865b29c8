"""One document is one paper, whichever file it comes in: the lines are the same up to blank ones and stress."""

import pytest
from playwright.sync_api import Browser

from intake.readers.sample_files import TEXT, sample_docx, sample_html
from vanban.intake.paper import Paper
from vanban.intake.proposal import Wishes, propose
from vanban.intake.readers import read_file
from vanban.intake.reading import read
from vanban.language.text import as_shown


def words(paper: Paper) -> list[str]:
    return [as_shown(line) if line != "*" else line for line in paper.lines if line]


TYPED = words(read_file("ke-hoach.txt", TEXT.encode()))


def test_word() -> None:
    paper = read_file("ke-hoach.docx", sample_docx())

    assert words(paper) == TYPED
    assert paper.remarks == ()
    assert [line for line in paper.lines if line] == [line for line in TEXT.split("\n") if line]


@pytest.fixture(scope="module")
def printed(browser: Browser) -> bytes:
    page = browser.new_page()
    page.set_content(sample_html())
    content = page.pdf(prefer_css_page_size=True)
    page.close()
    return content


def test_pdf(printed: bytes) -> None:
    paper = read_file("ke-hoach.pdf", printed)

    assert words(paper) == TYPED
    assert paper.remarks == ()


def test_whichever_file_it_comes_in_the_same_document_is_proposed(printed: bytes) -> None:
    files = {"ke-hoach.txt": TEXT.encode(), "ke-hoach.docx": sample_docx(), "ke-hoach.pdf": printed}
    proposals = [propose(read(read_file(name, content)), Wishes()) for name, content in files.items()]

    assert len({proposal.body for proposal in proposals}) == 1
    facts = [{key: value for key, value in p.values.items() if key != "nguon"} for p in proposals]
    assert facts[0] == facts[1] == facts[2]
    assert {"nhiem_vu", "bao_cao", "noi_nhan", "nguoi_ky"} <= facts[0].keys()
