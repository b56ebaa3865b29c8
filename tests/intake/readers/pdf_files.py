"""PDF files as small as they can be: words at places, ruled lines, a picture over the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import md5

A4 = (595, 842)
FULL_LINE = 72
"""Letters of 12 points on a line from 80 to 512: each is half as wide as high."""


@dataclass
class Sheet:
    """A page; places in points from the bottom left. Words may have a size of their own."""

    words: list[tuple[float, float, str] | tuple[float, float, str, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    picture: bool = False
    stamp: str = ""
    turn: str = "1 0 0 1"
    rotate: int = 0

    def column(self, x: float, top: float, *lines: str, pitch: float = 18) -> "Sheet":
        """Set lines below each other; an empty one leaves room."""
        self.words += [(x, top - n * pitch, line) for n, line in enumerate(lines) if line]
        return self


def pdf(sheets: Sequence[Sheet], *, unicode: bool = True, password: bytes | None = None) -> bytes:
    """A PDF of these pages; without ``unicode`` its font does not say which letters it has.

    With a password (40-bit RC4, PDF 1.7, 7.6) it opens with that only; an empty one opens everywhere.
    """
    letters = sorted(
        {letter for sheet in sheets for text in [sheet.stamp, *(w[2] for w in sheet.words)] for letter in text}
    )
    table = "".join(f"<{ord(letter):04X}> <{ord(letter):04X}>\n" for letter in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{table}endbfchar endcmap end"
    )
    kids = " ".join(f"{8 + 2 * n} 0 R" for n in range(len(sheets)))
    objects: list[tuple[str, bytes | None]] = [
        ("<< /Type /Catalog /Pages 2 0 R >>", None),
        (f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>", None),
        (
            "<< /Type /Font /Subtype /Type0 /BaseFont /Mau /Encoding /Identity-H /DescendantFonts [4 0 R]"
            f"{' /ToUnicode 5 0 R' if unicode else ''} >>",
            None,
        ),
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Mau /DW 500 /FontDescriptor 7 0 R"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
            None,
        ),
        ("<<", cmap.encode()),
        ("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\xee"),
        (
            "<< /Type /FontDescriptor /FontName /Mau /Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0"
            " /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
            None,
        ),
    ]
    for n, sheet in enumerate(sheets):
        drawn = ["q 595 0 0 842 0 0 cm /P Do Q"] if sheet.picture else []
        drawn += [f"{x} {y} {width} {height} re f" for x, y, width, height in sheet.rules]
        for x, y, text, *size in sheet.words:
            code = _coded(text, unicode).encode("utf-16-be").hex()
            drawn.append(f"BT /F {(*size, 12)[0]} Tf {sheet.turn} {x} {y} Tm <{code}> Tj ET")
        if sheet.stamp:
            slanted = _coded(sheet.stamp, unicode).encode("utf-16-be").hex()
            drawn.append(f"BT /F 40 Tf .7 .7 -.7 .7 200 300 Tm <{slanted}> Tj ET")
        objects.append(
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {9 + 2 * n} 0 R /Rotate {sheet.rotate}"
                " /Resources << /Font << /F 3 0 R >> /XObject << /P 6 0 R >> >> >>",
                None,
            )
        )
        objects.append(("<<", "\n".join(drawn).encode()))
    key, encrypt = _locked(password) if password is not None else (b"", "")
    return _file(objects, key, encrypt)


def _coded(text: str, unicode: bool) -> str:
    """Without a table the code of a letter is its place in the font."""
    return text if unicode else "".join(chr(0x400 + ord(letter) % 256) if letter != " " else " " for letter in text)


def _file(objects: list[tuple[str, bytes | None]], key: bytes, encrypt: str) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, (dictionary, stream) in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{dictionary}".encode()
        if stream is not None:
            if key:
                stream = _rc4(md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[: len(key) + 5], stream)
            out += f" /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream"
        out += b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R{encrypt} /ID [<{'00' * 16}> <{'00' * 16}>] >>"
    return out + f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF".encode()


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _locked(password: bytes) -> tuple[bytes, str]:
    """PDF 1.7, algorithms 2 to 4 (revision 2)."""
    owner = _rc4(md5((b"chu" + _PADDING)[:32]).digest()[:5], (password + _PADDING)[:32])
    key = md5((password + _PADDING)[:32] + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + bytes(16)).digest()[:5]
    user = _rc4(key, _PADDING)
    return key, f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>"


def _rc4(key: bytes, text: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in text:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
