"""What a file is by its bytes; its name only settles doubts and is told when it says something else."""

import io
import re
import zipfile
from enum import StrEnum

from vanban.intake.readers.plain_text import wide_code
from vanban.intake.readers.unreadable import UnreadableError


class Kind(StrEnum):
    """A kind of file that can be read, as an editor knows it."""

    TEXT = "văn bản thuần"
    DOCX = "Word (.docx)"
    DOC = "Word cũ (.doc)"
    ODT = "OpenDocument (.odt)"
    RTF = "RTF"
    PDF = "PDF"
    IMAGE = "ảnh"


_ENDINGS = {
    "txt": Kind.TEXT, "md": Kind.TEXT, "markdown": Kind.TEXT, "text": Kind.TEXT, "docx": Kind.DOCX, "docm": Kind.DOCX,
    "dotx": Kind.DOCX, "doc": Kind.DOC, "odt": Kind.ODT, "rtf": Kind.RTF, "pdf": Kind.PDF, "png": Kind.IMAGE,
    "jpg": Kind.IMAGE, "jpeg": Kind.IMAGE, "tif": Kind.IMAGE, "tiff": Kind.IMAGE,
}  # fmt: skip
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = tuple(
    (re.compile(sign, re.IGNORECASE | re.DOTALL | re.MULTILINE), kind)
    for sign, kind in (
        (rb"MZ.{0,200}\0|\x7fELF", "chương trình chạy được"),
        (rb"Rar!|7z\xbc\xaf|\x1f\x8b", "tệp nén"),
        (rb"GIF8|RIFF|BM.{4}\0\0", "ảnh không phải .png, .jpg, .tif"),
        (rb"ID3|.{4}ftyp", "âm thanh hoặc phim"),
        (rb"SQLite format 3", "cơ sở dữ liệu"),
        (rb"%!PS", "tệp PostScript"),
        (
            rb"\s*(?:<!--(?:(?!-->).)*-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|meta)\b",
            "trang web (HTML)",
        ),
        (rb"\s*<\?xml", "tệp XML"),
        (rb"(?=.{0,4000}^MIME-Version:).{0,4000}^Content-Type:", "thư điện tử hoặc trang web đã lưu (.eml, .mht)"),
    )
)


def kind_of(name: str, content: bytes) -> tuple[Kind, list[str]]:
    """Give the kind, and a remark where the name says another. Raises UnreadableError for what has no text."""
    kind = _by_content(content)
    ending = name.rpartition(".")[2].lower()
    expected = _ENDINGS.get(ending)
    if expected in (kind, None):
        return kind, []
    return kind, [f"tên tệp là .{ending} nhưng bên trong là {kind}; đã đọc theo nội dung"]


def is_text(start: bytes) -> bool:
    """Is a file that begins so plain text, as far as can be told."""
    try:
        return not start.startswith((b"PK", _OLE)) and _by_content(start) is Kind.TEXT
    except UnreadableError:
        return False


def _by_content(content: bytes) -> Kind:
    start = content[:4096]
    if not start.strip(b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise UnreadableError("tep-rong")
    if start.startswith(b"PK"):
        return _by_members(content)
    if start.startswith(_OLE):
        return _by_streams(content)
    if b"%PDF-" in start[:1024]:
        return Kind.PDF
    if start.startswith(b"{\\rtf"):
        return Kind.RTF
    if start.startswith(_IMAGES):
        return Kind.IMAGE
    if foreign := next((kind for sign, kind in _FOREIGN if sign.match(start)), None):
        raise UnreadableError("tep-khac-loai", kind=foreign)
    controls = len(start) - len(start.translate(None, bytes([*range(9), *range(14, 27), *range(28, 32), 127])))
    if not wide_code(content) and (controls > 3 + len(start) // 50 or content.count(0) > len(content) // 1000 + 8):
        raise UnreadableError("tep-khac-loai", kind="tệp nhị phân không rõ loại")
    return Kind.TEXT


def _by_members(content: bytes) -> Kind:
    """Which of the formats that are zip archives this is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            mime = archive.open("mimetype").read(80).decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as fault:
        raise UnreadableError("tep-hong", kind=Kind.DOCX if b"word/" in content else "nén (zip)") from fault
    if any(name.startswith("word/") for name in names):
        return Kind.DOCX
    if mime.endswith("opendocument.text"):
        return Kind.ODT
    for member, kind in (("xl/", "bảng tính Excel"), ("ppt/", "bài trình chiếu PowerPoint")):
        if any(name.startswith(member) for name in names):
            raise UnreadableError("tep-khac-loai", kind=kind)
    raise UnreadableError("tep-khac-loai", kind="tệp OpenDocument khác" if mime else "tệp nén .zip")


def _by_streams(content: bytes) -> Kind:
    """Which of the formats that are OLE containers this is; the names of their streams are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise UnreadableError("tep-ma-hoa", kind="Word")
    if "WordDocument".encode("utf-16-le") in content:
        return Kind.DOC
    for stream, kind in (("Workbook", "bảng tính Excel"), ("PowerPoint Document", "bài trình chiếu PowerPoint")):
        if stream.encode("utf-16-le") in content:
            raise UnreadableError("tep-khac-loai", kind=kind)
    raise UnreadableError("tep-khac-loai", kind="tệp Office cũ không rõ loại")
