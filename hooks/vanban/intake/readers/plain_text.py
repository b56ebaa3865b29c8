"""Text files: bytes in any code an office has → the lines an editor sees, line n as line n."""

import codecs
import re
from unicodedata import normalize

from vanban.intake.readers.legacy import recognise
from vanban.intake.readers.syllables import plausibility
from vanban.intake.readers.unreadable import UnreadableError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text_lines(content: bytes) -> tuple[list[str], list[str]]:
    """Give the lines of a text file and the remarks on its code; legacy codes are left to ``cleaning``.

    Lines end where editors end them (CR, LF, CR LF), not at form feeds or U+2028. Raises UnreadableError.
    """
    text, remarks = _decoded(content)
    lines = re.split(r"\r\n|\r|\n", text)
    return (lines if lines[-1] else lines[:-1]), remarks


def wide_code(content: bytes) -> str | None:
    """Name the code if the bytes are Unicode of two or four bytes a letter, with or without a mark at their start."""
    for mark, code in _MARKED[1:]:
        if content.startswith(mark):
            return code
    sample = content[:10_000]
    odd, even = sample[1::2], sample[::2]
    # Latin text has a NUL beside nearly every blank, digit and plain letter, and none in the other place
    if len(sample) >= 8 and max(odd.count(0), even.count(0)) > 0.3 * len(even):
        if even.count(0) == 0:
            return "utf-16-le"
        if odd.count(0) == 0:
            return "utf-16-be"
    return None


def _decoded(content: bytes) -> tuple[str, list[str]]:
    if code := wide_code(content):
        text = content.decode(code, "replace")
        if text.count("\ufffd") > len(text) // 100:
            raise UnreadableError("ma-ky-tu")
        return text, [f"đã chuyển từ mã {code.upper()[:6]} sang UTF-8"]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", "replace")
    damaged = text.count("\ufffd")
    if sum(not letter.isascii() for letter in text) > 10 * damaged:
        return text, []  # a cut or damaged letter; cleaning tells where
    eight_bit = content.decode("cp1252", "replace") if _fits("cp1252", content) else content.decode("latin-1")
    windows = normalize("NFC", content.decode("cp1258", "replace"))
    if recognise(eight_bit.splitlines()):
        return eight_bit, []
    if plausibility(windows[:100_000]) > 0.7 and "\ufffd" not in windows:
        return windows, ["đã chuyển từ mã Windows-1258 sang Unicode"]
    raise UnreadableError("ma-ky-tu")


def _fits(code: str, content: bytes) -> bool:
    try:
        content.decode(code)
    except UnicodeDecodeError:
        return False
    return True
