"""Unicode → the codes of before it, for tests: written apart from the tables that read them."""

from unicodedata import normalize

_TCVN3 = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ă": 0xA8, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE,
    "ặ": 0xC6, "â": 0xA9, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "đ": 0xAE, "è": 0xCC, "ẻ": 0xCE,
    "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1, "ê": 0xAA, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7,
    "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ô": 0xAB,
    "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED,
    "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4, "ư": 0xAD, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7,
    "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE,
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
}  # fmt: skip

_VNI_WHOLE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_VNI_MARKS = {
    "\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï", "\u0302": "â", "\u0306": "ê",
    "\u0302\u0301": "á", "\u0302\u0300": "à", "\u0302\u0309": "å", "\u0302\u0303": "ã", "\u0302\u0323": "ä",
    "\u0306\u0301": "é", "\u0306\u0300": "è", "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0306\u0323": "ë",
}  # fmt: skip


def tcvn3(text: str) -> bytes:
    """Toned capitals are written small: the code has no others."""
    known = ((letter, _TCVN3.get(letter) or _TCVN3.get(letter.lower())) for letter in text)
    return b"".join(bytes([code]) if code else letter.encode("latin-1") for letter, code in known)


def vni(text: str) -> bytes:
    return "".join(map(_vni_letter, text)).encode("latin-1")


def windows_1258(text: str) -> bytes:
    """Letters with their shape whole, tones after them, as Windows wrote them."""
    out = ""
    for letter in normalize("NFC", text):
        parts = normalize("NFD", letter)
        tones = "".join(mark for mark in parts if mark in "\u0300\u0301\u0309\u0303\u0323")
        out += normalize("NFC", "".join(mark for mark in parts if mark not in tones)) + tones
    return out.encode("cp1258")


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in _VNI_WHOLE:
        written = _VNI_WHOLE[small]
    else:
        parts = normalize("NFD", small)
        if len(parts) > 1 and normalize("NFC", parts[0] + parts[1]) == "ơ":
            written = "ô" + _VNI_MARKS[parts[2]]
        elif "\u031b" in parts:
            base = {"o": "ô", "u": "ö"}[parts[0]]
            written = base + _VNI_MARKS[parts.replace("\u031b", "")[1:]]
        elif len(parts) > 1:
            marks = "".join(sorted(parts[1:], key=lambda mark: mark not in "\u0302\u0306"))
            written = parts[0] + _VNI_MARKS[marks]
        else:
            return letter
    return written.upper() if letter != small else written
