"""A whole PDF: which pages have text, what is printed on each of them, paragraphs over page ends."""

import re
from collections import Counter
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from vanban.intake.readers.head_or_tail import is_mark
from vanban.intake.readers.legacy import recognise
from vanban.intake.readers.pdf.columns import TABLE, Line, lines_of
from vanban.intake.readers.pdf.letters import Page, page_of
from vanban.intake.readers.pdf.paragraphs import joined_by_words, paragraphs
from vanban.intake.readers.programs import Programs
from vanban.intake.readers.syllables import is_gibberish
from vanban.intake.readers.unreadable import UnreadableError

PAGES_LIMIT = 1000
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s+)?[0-9]{1,4}(?:\s*/\s*[0-9]{1,4})?[-–—.\s]*", re.IGNORECASE)
_DPI = 300
_FEW = 100
"""Letters on a scanned page that has no text of its own: a number, what a digital signature prints."""


def pdf_lines(content: bytes, programs: Programs) -> tuple[list[str], list[str]]:
    """Give the lines of a PDF, and remarks; pages that are pictures go through tesseract if it is there.

    Raises UnreadableError.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        locked = fault.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise UnreadableError("tep-ma-hoa" if locked else "tep-hong", kind="PDF") from fault
    try:
        return _lines(document, programs)
    except pypdfium2.PdfiumError as fault:
        raise UnreadableError("tep-hong", kind="PDF") from fault
    finally:
        document.close()


def _lines(document: pypdfium2.PdfDocument, programs: Programs) -> tuple[list[str], list[str]]:
    if len(document) > PAGES_LIMIT:
        raise UnreadableError("qua-dai", limit=f"{PAGES_LIMIT} trang")
    pages = []
    for page in document:
        pages.append(page_of(page))
        page.close()
    pictures, remarks = _pictures(pages, programs)
    kept, dropped = _without_running_heads(pages)
    stamps = list(dict.fromkeys(page.stamp for page in pages if page.stamp))
    remarks += [f"có chữ in chéo trang: «{stamp[:60]}»" for stamp in stamps[:3]]
    blocks = [[mark] for mark in dict.fromkeys([*stamps, *dropped]) if is_mark(mark)]
    flow: list[Line] = []
    for number, lines in enumerate(kept):
        if number not in pictures:
            flow += _going_on(flow, lines)
        elif programs.has_tesseract():
            blocks += [*paragraphs(flow), joined_by_words(_recognised(document, number, programs))]
            flow = []
    blocks += paragraphs(flow)
    if not pages:
        raise UnreadableError("tep-hong", kind="PDF")
    if not any(line for block in blocks for line in block):
        raise UnreadableError("nhan-dang-hong" if pictures else "khong-co-chu", kind="PDF")
    return [line for block in blocks for line in (*block, "")][:-1], remarks


def _pictures(pages: list[Page], programs: Programs) -> tuple[list[int], list[str]]:
    """Give the pages whose words are to be had from their picture only, and remarks on them."""
    scans = [n for n, page in enumerate(pages) if page.is_picture and _length(page) < _FEW]
    garbled = [n for n, page in enumerate(pages) if n not in scans and _is_garbled(page)]
    pictures = sorted(scans + garbled)
    if not pictures:
        old_ocr = any(page.is_picture for page in pages)
        return [], ["chữ nằm trên ảnh quét, do máy nhận dạng từ trước; cần đối chiếu bản gốc"] if old_ocr else []
    listed = f"trang {', '.join(str(n + 1) for n in pictures[:8])}{' …' if len(pictures) > 8 else ''}"
    if programs.has_tesseract():
        return pictures, [f"chữ do máy nhận dạng từ ảnh, cần đối chiếu bản gốc: {listed}"]
    if garbled:
        raise UnreadableError("pdf-chu-hong")
    if all(n in scans or not page.runs for n, page in enumerate(pages)):
        raise UnreadableError("can-nhan-dang", kind="PDF")
    return pictures, [f"chưa đọc được trang chỉ có ảnh: {listed}; nếu đó là nội dung thì cần cài tesseract"]


def _length(page: Page) -> int:
    return sum(len(run.text) for run in page.runs)


def _is_garbled(page: Page) -> bool:
    """Do the letters stand for others: a font that came without its table."""
    lines = [run.text for run in page.runs]
    return page.unmapped > 0.2 or (is_gibberish("\n".join(lines)) and recognise(lines) is None)


def _recognised(document: pypdfium2.PdfDocument, number: int, programs: Programs) -> list[str]:
    """Let tesseract read a picture of the page."""
    page = document[number]
    width, height = page.get_size()
    scale = min(_DPI / 72, 6000 / max(width, height, 1))
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    plain = b"".join(rows[start : start + bitmap.width] for start in range(0, len(rows), bitmap.stride))
    page.close()
    return programs.recognised(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + plain).splitlines()


def _without_running_heads(pages: list[Page]) -> tuple[list[list[Line]], list[str]]:
    """Give the lines of each page without its number and what stands on most pages in the same place; and that."""
    found = [lines_of(page) for page in pages]
    _share_margins(pages, found)
    margins = [
        [line for line in lines if not page.bottom + _edge(page) < line.y < page.top - _edge(page)]
        for page, lines in zip(pages, found, strict=True)
    ]
    often = Counter(mark for lines in margins for mark in {_mark(line) for line in lines})
    enough = max(3, len(pages) // 2)
    dropped = [
        line for lines in margins for line in lines if _PAGE_NUMBER.fullmatch(line.text) or often[_mark(line)] >= enough
    ]
    gone = set(map(id, dropped))
    return [[line for line in lines if id(line) not in gone] for lines in found], [line.text for line in dropped]


def _share_margins(pages: list[Page], found: list[list[Line]]) -> None:
    """Give pages of one height the same margins: the last one may have short lines only."""
    widest: dict[int, tuple[float, float]] = {}
    bodies = [
        (round(p.top - p.bottom), [line for line in lines if not line.column])
        for p, lines in zip(pages, found, strict=True)
    ]
    for height, lines in bodies:
        for line in lines[:1]:
            left, right = widest.get(height, (line.left, line.right))
            widest[height] = (min(left, line.left), max(right, line.right))
    for height, lines in bodies:
        for line in lines:
            line.left, line.right = widest[height]


def _going_on(flow: list[Line], lines: list[Line]) -> list[Line]:
    """Give the lines of a page; a table that goes on from the page before does so without a head of its own."""
    if not (flow and lines and flow[-1].column == lines[0].column == TABLE):
        return lines
    rows = [line for line in lines if line.column == TABLE and line.y == lines[0].y]
    above = [line for line in flow if line.column == TABLE and line.y == flow[-1].y]
    if len(rows) < 2 or len(above) < 2 or rows[1].text != above[1].text:
        return lines
    kept = rows[2:] if rows[0].text == above[0].text else [rows[0], *rows[2:]]
    return [replace(row, y=flow[-1].y) for row in kept] + lines[len(rows) :]


def _edge(page: Page) -> float:
    return 0.09 * (page.top - page.bottom)


def _mark(line: Line) -> tuple[str, int]:
    return re.sub("[0-9]+", "#", line.text), round(line.y / 6)
