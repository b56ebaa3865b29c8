"""A draft as a Word file laid out by Hướng dẫn 36-HD/VPTW (2018), Phụ lục 1 and 3. The same draft, the same bytes."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Lines

from vanban.followup.drafts import BLANK, SIGNATURE, Draft, Heading, Table

_WRITTEN = datetime(2000, 1, 1)  # the library would take its template's
_MARGINS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 20}  # mm, on A4
_WIDTH = 160  # mm between them
_FACE = "Times New Roman"


def word_file(draft: Draft) -> bytes:
    """The ``.docx``: issuer and number on the left, the Party's name, place and day on the right, the text, who
    receives it on the left and who signs on the right. Place, day, number and signer are blank."""
    doc = Document()
    _page(doc)
    _line(doc.add_paragraph(), draft.remark, size=11, italic=True, bold=True)
    _head(doc, draft)
    if draft.kind:
        _line(doc.add_paragraph(), draft.kind.upper(), size=16, bold=True, align=ALIGN.CENTER)
        _line(doc.add_paragraph(), draft.about, size=14, bold=True, align=ALIGN.CENTER)
        _line(doc.add_paragraph(), "-----", align=ALIGN.CENTER)
    _addressees(doc, draft.addressees)
    for block in draft.blocks:
        if isinstance(block, Heading):
            paragraph = _line(doc.add_paragraph(), block.words, bold=True)
            paragraph.paragraph_format.keep_with_next = True
        elif isinstance(block, Table):
            _table(doc, block)
        else:
            words = f"[{block.words}]" if block.to_fill else block.words
            paragraph = _line(doc.add_paragraph(), words, italic=block.to_fill, align=ALIGN.JUSTIFY)
            paragraph.paragraph_format.first_line_indent = Mm(10)
    _foot(doc, draft)
    return _same_bytes(doc)


def _page(doc: Doc) -> None:
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for margin, width in _MARGINS.items():
        setattr(section, margin, Mm(width))
    normal = doc.styles["Normal"]
    normal.font.name, normal.font.size = _FACE, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FACE)
    normal.paragraph_format.space_after = Pt(4)
    properties = doc.core_properties
    properties.author = properties.title = properties.comments = ""
    properties.created = properties.modified = _WRITTEN
    properties.language = "vi-VN"


def _head(doc: Doc, draft: Draft) -> None:
    left, right = _columns(doc)
    if draft.superior:
        _line(left.paragraphs[0], draft.superior, align=ALIGN.CENTER)
    own = left.add_paragraph() if draft.superior else left.paragraphs[0]
    _line(own, draft.issuer, bold=True, align=ALIGN.CENTER)
    _line(left.add_paragraph(), "*", align=ALIGN.CENTER)
    _line(left.add_paragraph(), draft.symbol, align=ALIGN.CENTER)
    if not draft.kind:
        _line(left.add_paragraph(), draft.about, size=12, italic=True, align=ALIGN.CENTER)
    party = _line(right.paragraphs[0], "ĐẢNG CỘNG SẢN VIỆT NAM", size=15, bold=True, align=ALIGN.CENTER)
    party.runs[0].underline = True
    place = f"{BLANK}, ngày {BLANK} tháng {BLANK} năm {BLANK}"
    _line(right.add_paragraph(), place, italic=True, align=ALIGN.CENTER)


def _addressees(doc: Doc, names: Sequence[str]) -> None:
    if len(names) == 1:
        _line(doc.add_paragraph(), f"Kính gửi: {names[0]}", align=ALIGN.CENTER)
    elif names:
        _line(doc.add_paragraph(), "Kính gửi:", align=ALIGN.CENTER)
        for name in names:
            _line(doc.add_paragraph(), f"- {name}").paragraph_format.left_indent = Mm(45)


def _table(doc: Doc, block: Table) -> None:
    columns = list(zip(block.headers, *block.rows, strict=True))
    shares = [min(max(max(map(len, column)), 11), 40) for column in columns]
    table = doc.add_table(rows=len(block.rows) + 1, cols=len(columns), style="Table Grid")
    table.autofit = False
    for column, share, cells in zip(table.columns, shares, columns, strict=True):
        width = Mm(_WIDTH * share / sum(shares))
        column.width = width
        for number, (cell, words) in enumerate(zip(column.cells, cells, strict=True)):
            cell.width = width
            _line(cell.paragraphs[0], words, size=11, bold=number == 0, align=ALIGN.LEFT if number else ALIGN.CENTER)
    doc.add_paragraph()


def _foot(doc: Doc, draft: Draft) -> None:
    left, right = _columns(doc)
    to = _line(left.paragraphs[0], "Nơi nhận:", size=14)
    to.runs[0].underline = True
    for words in draft.recipients:
        _line(left.add_paragraph(), f"- {words}", size=12)
    _line(right.paragraphs[0], SIGNATURE[0], bold=True, align=ALIGN.CENTER)
    for _ in range(3):
        right.add_paragraph()
    _line(right.add_paragraph(), SIGNATURE[1], bold=True, align=ALIGN.CENTER)


def _columns(doc: Doc) -> tuple[_Cell, _Cell]:
    left, right = doc.add_table(rows=1, cols=2).rows[0].cells
    left.width, right.width = Mm(72), Mm(88)
    return left, right


def _line(
    paragraph: Lines,
    words: str,
    *,
    size: int = 14,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN = ALIGN.LEFT,
) -> Lines:
    run = paragraph.add_run(_writable(words))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align
    return paragraph


def _writable(words: str) -> str:
    """Without the control characters that XML 1.0 cannot hold."""
    return "".join(c if c >= " " or c in "\t\n" else " " for c in words if c not in "\ufffe\uffff")


def _same_bytes(doc: Doc) -> bytes:
    """The file with one date on all its parts."""
    as_written, again = BytesIO(), BytesIO()
    doc.save(as_written)
    with ZipFile(as_written) as parts, ZipFile(again, "w") as same:
        for name in parts.namelist():
            info = ZipInfo(name, _WRITTEN.timetuple()[:6])
            info.compress_type, info.create_system = ZIP_DEFLATED, 3
            same.writestr(info, parts.read(name))
    return again.getvalue()
