"""Any file an office has → a ``Paper``, or ``UnreadableError`` with one sentence that says what to do.

``read_path`` looks at the size before it reads; ``read_file`` takes bytes and touches nothing but, where they are
given and needed, the ``Programs``.
"""

import hashlib
from pathlib import Path, PureWindowsPath

from vanban.intake.paper import Paper
from vanban.intake.readers.cleaning import cleaned
from vanban.intake.readers.pdf import pdf_lines, pdf_lines_apart
from vanban.intake.readers.plain_text import text_lines
from vanban.intake.readers.programs import Programs
from vanban.intake.readers.sniffing import Kind, is_text, kind_of
from vanban.intake.readers.unreadable import SENTENCES, UnreadableError
from vanban.intake.readers.word import word_lines

__all__ = ["SENTENCES", "Programs", "UnreadableError", "read_file", "read_path"]

TEXT_LIMIT = 5 * 2**20
"""Bytes of text, as of any source of the portal; some two thousand pages."""
FILE_LIMIT = 100 * 2**20
"""Bytes of a Word or PDF file, scans included."""
_OPENED_BY_LIBREOFFICE = {Kind.DOC: "doc", Kind.ODT: "odt", Kind.RTF: "rtf"}


def read_path(path: Path, programs: Programs | None = None) -> Paper:
    """Read a file; the installed programs are used unless others are given. Raises UnreadableError, OSError."""
    with path.open("rb") as file:
        _check_size(path.stat().st_size, Kind.TEXT if is_text(file.read(4096)) else None)
        file.seek(0)
        return read_file(path.name, file.read(), programs or Programs.installed())


def read_file(name: str, content: bytes, programs: Programs | None = None) -> Paper:
    """Give the paper that the bytes of a file hold. Raises UnreadableError.

    Without ``programs`` no process is started, so PDFs are read in this one.
    """
    _check_size(len(content), None)
    kind, remarks = kind_of(name, content)
    _check_size(len(content), kind)
    lines, more = _lines(kind, content, programs or Programs(apart=False))
    paper, last = cleaned(lines)
    if not any(line.strip() for line in paper):
        raise UnreadableError("tep-rong" if kind is Kind.TEXT else "khong-co-chu", kind=kind)
    return Paper(PureWindowsPath(name).name, hashlib.sha256(content).hexdigest(), paper, (*remarks, *more, *last))


def _lines(kind: Kind, content: bytes, programs: Programs) -> tuple[list[str], list[str]]:
    if kind is Kind.TEXT:
        return text_lines(content)
    if kind is Kind.DOCX:
        return word_lines(content)
    if kind is Kind.PDF:
        return pdf_lines_apart(content, programs) if programs.apart else pdf_lines(content, programs)
    if kind is Kind.IMAGE:
        if not programs.has_tesseract():
            raise UnreadableError("can-nhan-dang", kind=kind)
        text = programs.recognised(content)
        if not text.strip():
            raise UnreadableError("nhan-dang-hong", kind=kind)
        return text.splitlines(), ["chữ do máy nhận dạng từ ảnh, cần đối chiếu bản gốc"]
    lines, remarks = word_lines(programs.as_docx(content, _OPENED_BY_LIBREOFFICE[kind], kind))
    return lines, [f"đã chuyển từ {kind} bằng LibreOffice", *remarks]


def _check_size(size: int, kind: Kind | None) -> None:
    limit = TEXT_LIMIT if kind is Kind.TEXT else FILE_LIMIT
    if size > limit:
        raise UnreadableError("tep-qua-lon", size=size // 2**20, limit=limit // 2**20)
