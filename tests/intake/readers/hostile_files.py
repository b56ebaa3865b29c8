"""Files that are broken, foreign, locked or out to harm, each with the code of the sentence an editor gets."""

import struct
import zipfile
import zlib
from collections.abc import Callable

from intake.readers.pdf_files import Sheet, pdf
from intake.readers.word_files import docx, p, r, zipped

MEGABYTE = 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_TEXT = "Kế hoạch học tập nghị quyết của Đảng bộ thị xã.\n"
_DOCX = docx(p(_TEXT * 20))
_PDF = pdf([Sheet().column(80, 700, "Kế hoạch học tập")])
_SCAN = pdf([Sheet(picture=True)] * 2)


def _ole(stream: str) -> bytes:
    return _OLE + stream.encode("utf-16-le") + bytes(64)


def _part(xml: str | bytes, name: str = "word/document.xml") -> bytes:
    return docx(members={name: xml})


def _body(inner: str) -> str:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{w}"><w:body>{inner}</w:body></w:document>'


def _one_part_many_times() -> bytes:
    """Each of many relations names the same part: it is parsed once."""
    return _headed(["h.xml"] * 3000, 2**18)


def _many_large_parts() -> bytes:
    """No part is too large by itself."""
    return _headed([f"h{number}.xml" for number in range(10)], 15 * MEGABYTE)


def _headed(targets: list[str], size: int) -> bytes:
    related = "".join(f'<Relationship Id="r{n}" Type="x/header" Target="{name}"/>' for n, name in enumerate(targets))
    parts: dict[str, bytes | str] = {f"word/{name}": f"<hdr>{' ' * size}</hdr>" for name in targets}
    return docx(_TEXT, members=parts | {"word/_rels/document.xml.rels": f"<Relationships>{related}</Relationships>"})


def _laughs() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]>' + _body(p("&a9;"))


def _locked_zip() -> bytes:
    """Word files are never locked so, but archivers can; only the mark in the headers is needed."""
    content = bytearray(_DOCX)
    for sign, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = content.find(sign)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(sign, at + 4)
    return bytes(content)


def _wrong_checksum() -> bytes:
    stored = zipped({"word/document.xml": _body(p("Kế hoạch"))}, zipfile.ZIP_STORED)
    return stored.replace("Kế hoạch".encode(), "Kế hoắch".encode(), 1)


def _lying_size() -> bytes:
    """The directory says that the part has a few bytes; it has a thousand times as many."""
    content = bytearray(_part(_body(p("a" * 5_000_000))))
    at = content.rfind(b"PK\1\2", 0, content.rfind(b"word/document.xml"))
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(content)


def _flate_bomb_pdf() -> bytes:
    packed = zlib.compress(b"0 0 m " * 2_000_000, 9)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream"
    return _PDF.split(b"9 0 obj")[0] + b"9 0 obj\n" + stream + b"\nendobj\ntrailer << /Root 1 0 R >>"


Case = tuple[str, Callable[[], bytes], str]

REFUSED: dict[str, Case] = {
    # nothing there, or no text
    "empty": ("a.txt", lambda: b"", "tep-rong"),
    "empty Word": ("a.docx", lambda: b"", "tep-rong"),
    "blanks": ("a.txt", lambda: b" \r\n\t\n" * 50, "tep-rong"),
    "only a mark of UTF-8": ("a.txt", lambda: b"\xef\xbb\xbf", "tep-rong"),
    "only a mark of UTF-16": ("a.txt", lambda: b"\xff\xfe", "tep-rong"),
    "NULs": ("a.txt", lambda: bytes(5000), "tep-rong"),
    "blanks, at length": ("a.txt", lambda: b" \n" * 10_000, "tep-rong"),
    "only page breaks": ("a.txt", lambda: b"\f\n--- PAGE BREAK ---\n\f", "tep-rong"),
    "only letters nobody sees": ("a.txt", lambda: "\u200b\u202e\u2060".encode(), "tep-rong"),
    "Word without words": ("a.docx", lambda: docx(p("<w:r/>")), "khong-co-chu"),
    "Word with a picture": ("a.docx", lambda: docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "khong-co-chu"),
    "Word, all deleted": ("a.docx", lambda: docx(f"<w:p><w:del>{r('x')}</w:del></w:p>"), "khong-co-chu"),
    "PDF, blank": ("a.pdf", lambda: pdf([Sheet()]), "khong-co-chu"),
    "PDF, only page numbers": ("a.pdf", lambda: pdf([Sheet([(290, 30, str(n))]) for n in range(3)]), "khong-co-chu"),
    "PDF, scanned": ("a.pdf", lambda: _SCAN, "can-nhan-dang"),
    "PDF, scanned and signed": (
        "a.pdf",
        lambda: pdf([Sheet([(300, 800, "Ký bởi: Thị ủy An Bình")], picture=True)]),
        "can-nhan-dang",
    ),
    "PDF, own codes": (
        "a.pdf",
        lambda: pdf([Sheet().column(80, 700, *[_TEXT[:-2]] * 9)], unicode=False),
        "pdf-chu-hong",
    ),
    "picture": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(64), "can-nhan-dang"),
    "photograph as PDF": ("a.pdf", lambda: b"\xff\xd8\xff\xe0" + bytes(64), "can-nhan-dang"),
    # other files
    "Excel": ("a.xlsx", lambda: zipped({"xl/workbook.xml": "<x/>"}), "tep-khac-loai"),
    "Excel as Word": ("a.docx", lambda: zipped({"xl/workbook.xml": "<x/>"}), "tep-khac-loai"),
    "PowerPoint": ("a.pptx", lambda: zipped({"ppt/presentation.xml": "<x/>"}), "tep-khac-loai"),
    "old Excel": ("a.doc", lambda: _ole("Workbook"), "tep-khac-loai"),
    "old PowerPoint": ("a.doc", lambda: _ole("PowerPoint Document"), "tep-khac-loai"),
    "other OLE": ("a.doc", lambda: _ole("Gì đó"), "tep-khac-loai"),
    "OpenDocument sheet": (
        "a.odt",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        "tep-khac-loai",
    ),
    "zip": ("a.docx", lambda: zipped({"ke-hoach.txt": _TEXT}), "tep-khac-loai"),
    "zip without files": ("a.docx", lambda: zipped({}), "tep-khac-loai"),
    "rar": ("a.docx", lambda: b"Rar!\x1a\x07" + bytes(64), "tep-khac-loai"),
    "gzip": ("a.txt", lambda: b"\x1f\x8b\x08" + bytes(64), "tep-khac-loai"),
    "program": ("a.doc", lambda: b"MZ\x90\0" + bytes(200), "tep-khac-loai"),
    "program of Linux": ("a.txt", lambda: b"\x7fELF" + bytes(200), "tep-khac-loai"),
    "web page as Word": ("a.doc", lambda: b"<html><body>Xin</body></html>", "tep-khac-loai"),
    "web page": ("a.txt", lambda: b"\n<!-- x --><!DOCTYPE html><p>Xin", "tep-khac-loai"),
    "XML": ("a.md", lambda: b'<?xml version="1.0"?><w:wordDocument/>', "tep-khac-loai"),
    "saved mail": ("a.doc", lambda: b"MIME-Version: 1.0\nContent-Type: text/html\n\nx", "tep-khac-loai"),
    "film": ("a.pdf", lambda: b"\0\0\0\x18ftypmp42" + bytes(64), "tep-khac-loai"),
    "data base": ("a.txt", lambda: b"SQLite format 3\0" + bytes(64), "tep-khac-loai"),
    "noise": ("a.txt", lambda: bytes(range(256)) * 40, "tep-khac-loai"),
    "code of China": ("a.txt", lambda: "关于学习贯彻决议的计划".encode("gb18030") * 50, "ma-ky-tu"),
    "code of Russia": ("a.txt", lambda: "План изучения резолюции".encode("cp1251") * 50, "ma-ky-tu"),
    "broken UTF-16": ("a.txt", lambda: b"\xff\xfe" + b"\x00\xd8" * 500, "ma-ky-tu"),
    # other word processors, where no LibreOffice is
    "old Word": ("a.doc", lambda: _ole("WordDocument"), "can-libreoffice"),
    "old Word as .docx": ("a.docx", lambda: _ole("WordDocument"), "can-libreoffice"),
    "RTF": ("a.rtf", lambda: b"{\\rtf1 Xin}", "can-libreoffice"),
    "RTF as .doc": ("a.doc", lambda: b"{\\rtf1 Xin}", "can-libreoffice"),
    "OpenDocument": (
        "a.odt",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "can-libreoffice",
    ),
    # locked
    "Word with a password": ("a.docx", lambda: _ole("EncryptedPackage"), "tep-ma-hoa"),
    "locked archive": ("a.docx", _locked_zip, "tep-ma-hoa"),
    "PDF with a password": ("a.pdf", lambda: pdf([Sheet().column(80, 700, "Mật")], password=b"bi-mat"), "tep-ma-hoa"),
    # broken
    "Word, cut": ("a.docx", lambda: _DOCX[: len(_DOCX) // 2], "tep-hong"),
    "Word, cut to its first bytes": ("a.docx", lambda: _DOCX[:10], "tep-hong"),
    "Word, a part cut": ("a.docx", lambda: _part(_body(p("Kế hoạch"))[:-20]), "tep-hong"),
    "Word, a part missing": ("a.docx", lambda: zipped({"word/styles.xml": "<x/>"}), "tep-hong"),
    "Word, wrong checksum": ("a.docx", _wrong_checksum, "tep-hong"),
    "Word, wrong sizes": ("a.docx", _lying_size, "tep-hong"),
    "Word, not XML": ("a.docx", lambda: _part(b"\0\1\2"), "tep-hong"),
    "Word, undeclared entity": ("a.docx", lambda: _part(_body(p("&x;"))), "tep-hong"),
    "Word, unknown encoding": (
        "a.docx",
        lambda: _part('<?xml version="1.0" encoding="klingon"?>' + _body(p("x"))),
        "tep-hong",
    ),
    "PDF, cut": ("a.pdf", lambda: _PDF[:60], "tep-hong"),
    "PDF, only its first line": ("a.pdf", lambda: b"%PDF-1.7\n", "tep-hong"),
    "PDF, no pages": ("a.pdf", lambda: pdf([]), "tep-hong"),
    "PDF, noise": ("a.pdf", lambda: b"%PDF-1.4\n" + bytes(range(256)) * 20, "tep-hong"),
    "PDF, pages in a ring": ("a.pdf", lambda: _PDF.replace(b"/Kids [8 0 R]", b"/Kids [2 0 R]"), "tep-hong"),
    # out to harm
    "zip bomb": ("a.docx", lambda: _part(_body(p("a" * 20 * MEGABYTE))), "zip-bom"),
    "zip bomb in the styles": (
        "a.docx",
        lambda: docx(_TEXT, styles=" " * 20 * MEGABYTE),
        "zip-bom",
    ),
    "zip bomb in many parts": ("a.docx", _many_large_parts, "zip-bom"),
    "billion laughs": ("a.docx", lambda: _part(_laughs()), "docx-la"),
    "foreign entity": (
        "a.docx",
        lambda: _part('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + _body(p("&f;"))),
        "docx-la",
    ),
    "foreign entity in UTF-16": (
        "a.docx",
        lambda: _part(
            ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY f SYSTEM "x">]>' + _body(p("&f;"))).encode(
                "utf-16"
            )
        ),
        "docx-la",
    ),
    "foreign DTD": ("a.docx", lambda: _part('<!DOCTYPE x SYSTEM "http://x.vn/x.dtd">' + _body(p("x"))), "docx-la"),
    "DTD in the numbering": (
        "a.docx",
        lambda: docx(_TEXT, members={"word/numbering.xml": "<!DOCTYPE x><x/>"}, numbering=""),
        "docx-la",
    ),
    "path out of the archive": ("a.docx", lambda: docx(_TEXT, members={"../../etc/passwd": "x"}), "docx-la"),
    "path from the root": ("a.docx", lambda: docx(_TEXT, members={"/etc/passwd": "x"}), "docx-la"),
    "path to a drive": ("a.docx", lambda: docx(_TEXT, members={"C:\\Windows\\x": "x"}), "docx-la"),
    "tables in tables": (
        "a.docx",
        lambda: docx("<w:tbl><w:tr><w:tc>" * 5000 + p("x") + "</w:tc></w:tr></w:tbl>" * 5000),
        "docx-la",
    ),
    "letters without end": (
        "a.pdf",
        lambda: pdf([Sheet([(0, n, "a" * 10_000) for n in range(0, 800, 60)])]),
        "qua-dai",
    ),
    "pages without end": ("a.pdf", lambda: pdf([Sheet()] * 1100), "qua-dai"),
    "content without end": ("a.pdf", _flate_bomb_pdf, "khong-co-chu"),
    "6 MB of text": ("a.txt", lambda: _TEXT.encode() * 120_000, "tep-qua-lon"),
    "50 MB of text": ("a.md", lambda: b"a" * 50 * MEGABYTE, "tep-qua-lon"),
    "150 MB of PDF": ("a.pdf", lambda: b"%PDF-1.4\n" + bytes(150 * MEGABYTE), "tep-qua-lon"),
}

READ: dict[str, Case] = {
    # odd, but there is text: what is told instead
    "text as Word": ("a.docx", lambda: _TEXT.encode(), "tên tệp là .docx"),
    "Word as text": ("a.txt", lambda: _DOCX, "tên tệp là .txt"),
    "PDF as Word": ("a.docx", lambda: _PDF, "tên tệp là .docx"),
    "PDF after other bytes": ("a.pdf", lambda: b"\r\n\r\n" + _PDF, ""),
    "PDF whose directory is lost": ("a.pdf", lambda: _PDF.replace(b"startxref", b"startxxxx"), ""),
    "name without ending": ("ke-hoach", lambda: _TEXT.encode(), ""),
    "name of a path": ("../../etc/a.txt", lambda: _TEXT.encode(), ""),
    "Word with macros": ("a.docm", lambda: docx(_TEXT, members={"word/vbaProject.bin": b"\0"}), "macro"),
    "styles in a ring": (
        "a.docx",
        lambda: docx(_TEXT, styles='<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>'),
        "",
    ),
    "numbering that makes no sense": (
        "a.docx",
        lambda: docx(
            p("Kế hoạch", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="9"/></w:numPr>'),
            numbering='<w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num>',
        ),
        "",
    ),
    "link to a foreign part": (
        "a.docx",
        lambda: docx(
            _TEXT,
            members={
                "word/_rels/document.xml.rels": "<Relationships>"
                '<Relationship Type="x/styles" Target="http://x.vn/s.xml" TargetMode="External"/>'
                '<Relationship Type="x/numbering" Target="../../../etc/passwd"/></Relationships>'
            },
        ),
        "",
    ),
    "one part by many relations": ("a.docx", _one_part_many_times, ""),
    "a span without end": (
        "a.docx",
        lambda: docx(
            f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{p("Kế")}</w:tc></w:tr></w:tbl>'
        ),
        "",
    ),
    "UTF-16": ("a.txt", lambda: _TEXT.encode("utf-16"), "UTF-16"),
    "letters from right to left": ("a.txt", lambda: f"{_TEXT}\u202e4202/3/51\u202c".encode(), "đảo chiều"),
    "letters of two scripts": ("a.txt", lambda: "Kế hoạch số 5-КН/TU".encode(), "chữ cái Nga"),
    "emoji": ("a.txt", lambda: f"{_TEXT}🎉".encode(), ""),
    "a NUL in between": ("a.txt", lambda: _TEXT.encode() + b"a\0b", "không nhìn thấy"),
    "one line of 4 MB": ("a.txt", lambda: _TEXT.replace("\n", " ").encode() * 60_000, ""),
    "many lines": ("a.txt", lambda: b"a\n" * 200_000, ""),
}
