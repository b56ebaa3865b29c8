"""A CSV file as spreadsheets leave it: any of their separators and encodings, each cell with its place.

RFC 4180 with ``;`` is what the portal writes, in UTF-8 with BOM, as Vietnamese Excel opens it. Python's own reader
tells no columns, which faults need.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from vanban.followup.cells import shielded, stripped, unshielded

SEPARATORS = ";,\t"
LARGEST = 30_000_000
"""Bytes a book may have; 5,000 rows have about 1,000,000."""

# UTF-8 that was taken for a Windows code page and saved again: «Đơn vị» is «ÄÆ¡n vá»‹».
_MOJIBAKE = re.compile(r"á[º»][^\x00-\x7f]|Ä[\x90\x91‘]|Æ[°¡]")

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")  # no page or workbook may hold them
_FEW = 3  # already the names of columns have more


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, and its line and column in the file, from 1."""

    words: str
    line: int
    column: int


class SheetError(ValueError):
    """A file that is no table; the sentence is Vietnamese. ``line`` and ``column`` tell where, from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1, read: str = "") -> None:
        super().__init__(message)
        self.line, self.column, self.read = line, column, read


def read_sheet(content: bytes) -> list[list[Cell]]:
    """The rows of the file that hold anything, the first of them the names of columns. Raises SheetError."""
    if len(content) > LARGEST:
        raise SheetError(f"sổ lớn quá {LARGEST // 1_000_000} MB; hãy xóa những dòng, cột trống ở cuối")
    if content.startswith(b"PK\x03\x04"):
        raise SheetError("tệp là bảng tính (.xlsx, .ods) mang tên .csv; hãy mở rồi lưu dạng «CSV UTF-8»")
    text = _CONTROL.sub(" ", _decoded(content).replace("\r\n", "\n").replace("\r", "\n"))
    first = 1
    if said := re.match(r'"?sep=(.)"?[;,\t]*\n', text):  # Excel's own mark for the separator
        text, first = text[said.end() :], 2
    if len(damage := list(islice(_MOJIBAKE.finditer(text), _FEW))) == _FEW:  # once, it may be meant: «bóng đá»–
        damaged = damage[0]
        line, column = _place(text, damaged.start(), first)
        raise SheetError(
            "chữ tiếng Việt đã hỏng vì tệp từng được mở bằng mã khác UTF-8; hãy lấy lại bản trước từ git, mở bằng "
            "Dữ liệu → Từ văn bản/CSV (mã 65001: UTF-8), rồi lưu dạng «CSV UTF-8»",
            line,
            column,
            text[damaged.start() : damaged.start() + 20],
        )
    rows = _rows(text, _separator(text), first)
    return [row for row in rows if any(cell.words for cell in row)]


def write_sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """The file of these rows. Every cell is quoted, so that a program that takes another separator splits none."""
    lines = (";".join(f'"{_one_cell(cell)}"' for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _one_cell(words: str) -> str:
    return shielded(stripped(words)).replace('"', '""')


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # Excel's «Unicode Text»
        return content.decode("utf-16", errors="replace")
    content = content.removeprefix(BOM_UTF8)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line, column = _place(content[: error.start].decode(), error.start, 1)
        raise SheetError(
            "tệp không phải mã UTF-8 mà là mã Windows (1258, 1252): khi lưu, Excel đã chọn «CSV» thay vì «CSV UTF-8», "
            "chữ tiếng Việt có thể đã thành dấu hỏi; hãy lưu lại dạng «CSV UTF-8 (phân cách bằng dấu phẩy)»",
            line,
            column,
        ) from None


def _separator(text: str) -> str:
    """What parts the names of columns: none of them holds such a sign."""
    header = next((line for line in text.split("\n") if line.strip(f"{SEPARATORS} ")), "")
    return max(SEPARATORS, key=header.count)


def _rows(text: str, separator: str, first_line: int) -> list[list[Cell]]:
    cell = re.compile(rf'[ ]*"(?P<quoted>(?:[^"]|"")*)"(?P<rest>[^{separator}\n]*)|(?P<plain>[^{separator}\n]*)')
    rows: list[list[Cell]] = [[]]
    at, line, line_start = 0, first_line, 0
    while True:
        match = cell.match(text, at)
        assert match
        place = (line, at - line_start + 1)
        if match["plain"] is not None and match["plain"].lstrip(" ").startswith('"'):
            raise SheetError("dấu ngoặc kép mở ở đây chưa đóng", *place, match["plain"])
        written = match["plain"] if match["plain"] is not None else f"{match['quoted']}{match['rest']}"
        words = written.replace('""', '"') if match["plain"] is None else written
        rows[-1].append(Cell(unshielded(words), *place))
        line += match[0].count("\n")
        if "\n" in match[0]:
            line_start = text.rindex("\n", 0, match.end()) + 1
        at = match.end()
        if at == len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
            line, line_start = line + 1, at + 1
        at += 1


def _place(text: str, at: int, first_line: int) -> tuple[int, int]:
    at = min(at, len(text))
    return first_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at)
