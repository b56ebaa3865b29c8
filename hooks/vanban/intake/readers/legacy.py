"""Vietnamese text in the codes of before Unicode: TCVN3 (fonts .VnTime, "ABC"), VNI, and UTF-8 read as Windows-1252.

All three reach us as letters of Windows-1252, from text files and from Word or PDF files set in their fonts alike.
Tables: TCVN 5712:1993 (VN3), VNI-Win. No maintained library has them.
"""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from unicodedata import normalize

from vanban.intake.readers.syllables import is_syllable, plausibility

_TCVN3 = dict(
    zip(
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ®¡¢£¤¥¦§",
        "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_TCVN3_CAPITALS = "A-Z¡-§"
# lower case for certain; the toned vowels serve for both cases, the fonts for capitals (.VnTimeH) draw them large
_TCVN3_SMALL = "a-z¨-\u00ad®"

_HYPHEN_FOR_U = re.compile(
    r"(?<![^\s(\"“])(?P<onset>ngh?|nh|ch|gi|kh|ph|th|tr|[bcdghklmnrstvx®]|(?=-[a-z¨-þ]))-(?P<rest>[a-z¨-þ]{0,3})(?![^\s.,;:)!?\"”])"
)
_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_SHAPED = {"â": "\u0302", "ê": "\u0306"}
_SHAPED |= {mark: "\u0302" + tone for mark, tone in zip("àáåãä", _TONES.values(), strict=True)}
_SHAPED |= {mark: "\u0306" + tone for mark, tone in zip("èéúüë", _TONES.values(), strict=True)}
_VNI_SINGLE = dict(zip("ìíæóòñîôö", "ìíỉĩịđỵơư", strict=True))
_VNI_MARKS = {"a": _SHAPED | _TONES, "u": _TONES, "y": _TONES, "ô": _TONES, "ö": _TONES}
_VNI_MARKS |= {vowel: _TONES | {k: v for k, v in _SHAPED.items() if v[0] == "\u0302"} for vowel in "eo"}
_VNI = re.compile(
    "|".join(f"{vowel}[{''.join(marks)}]?" for vowel, marks in _VNI_MARKS.items()) + "|[ìíæóòñî]", re.IGNORECASE
)

_UNDEFINED = dict.fromkeys((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_EIGHT_BIT = {chr(code) for code in range(256)}
_EIGHT_BIT |= {bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in _UNDEFINED}


class Legacy(StrEnum):
    """A code that text was found in, as an editor knows it."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"
    UTF8_TWICE = "UTF-8 bị đọc nhầm là Windows-1252"


def from_tcvn3(text: str) -> str:
    """Give TCVN3 as Unicode. Its toned vowels have one case; they are capitals in words and lines of capitals.

    Its ư is the soft hyphen, which many programs print, and copy, as a hyphen ("ph-¬ng h-íng").
    """
    if "\u00ad" not in text:
        text = _HYPHEN_FOR_U.sub(_with_u, text)
    spaced = re.split(r"(\s+)", text)
    large = [_is_capital(word) for word in spaced]
    all_large = any(large) and not any(re.search(f"[{_TCVN3_SMALL}]", word) for word in spaced)
    for i, word in enumerate(spaced):
        beside = any(large[max(0, i - 2) : i + 3]) and re.search(f"[{_TCVN3_CAPITALS}]", word)
        unicode = "".join(_TCVN3.get(letter, letter) for letter in word)
        lower = re.search(f"[{_TCVN3_SMALL}]", word)
        spaced[i] = unicode.upper() if all_large or (beside and not lower) else unicode
    return "".join(spaced)


def from_vni(text: str) -> str:
    """Give VNI as Unicode: a vowel and a letter for its marks, in the case of the vowel."""
    return _VNI.sub(_vni_letter, text)


def from_utf8_twice(text: str) -> str:
    """Give text that was UTF-8 and was read as Windows-1252; unchanged where it was not."""
    try:
        return b"".join(c.encode("latin-1" if ord(c) < 0xA0 else "cp1252") for c in text).decode()
    except UnicodeError:
        return text


_READ: dict[Legacy, Callable[[str], str]] = {
    Legacy.TCVN3: from_tcvn3,
    Legacy.VNI: from_vni,
    Legacy.UTF8_TWICE: from_utf8_twice,
}


def from_font(text: str, font: str) -> str:
    """Give text set in a font of a legacy code as it is printed; other text as it is."""
    if not font or not set(text) <= _EIGHT_BIT:
        return text
    if font.upper().startswith("VNI-"):
        return from_vni(text)
    return from_tcvn3(text).upper() if font.upper().endswith("H") else from_tcvn3(text)


def recognise(lines: Sequence[str]) -> Legacy | None:
    """Which legacy code these lines are in, all or some of them; None if they read well as they are, or in none."""
    sample = "\n".join(line for line in lines if not line.isascii() and set(line) <= _EIGHT_BIT)[:100_000]
    plain = plausibility(sample)
    found = max(_READ, key=lambda code: plausibility(_READ[code](sample)))
    return found if sample and plausibility(_READ[found](sample)) > max(0.7, plain + 0.3) else None


def converted(lines: Sequence[str], code: Legacy) -> list[str]:
    """Give the lines as Unicode; one that is Unicode already, or reads better as it is, is kept."""
    read = _READ[code]
    return [
        read(line) if set(line) <= _EIGHT_BIT and plausibility(read(line)) >= plausibility(line) else line
        for line in lines
    ]


def _with_u(match: re.Match[str]) -> str:
    """The word with its ư, if that makes one."""
    written = f"{match['onset']}\u00ad{match['rest']}"
    return written if is_syllable("".join(_TCVN3.get(letter, letter) for letter in written)) else match[0]


def _is_capital(word: str) -> bool:
    """Is this word in capitals for certain, so that its toned vowels are too ("HO¹CH", "¸N", not "KÕ", "Sè")."""
    letters = re.sub(f"[^{_TCVN3_CAPITALS}a-z¨-þ]", "", word)
    if re.search(f"[{_TCVN3_SMALL}]", letters) or not re.search(f"[^{_TCVN3_CAPITALS}]", letters):
        return False
    return bool(re.search(f"[{_TCVN3_CAPITALS}].*[{_TCVN3_CAPITALS}]|[^{_TCVN3_CAPITALS}][{_TCVN3_CAPITALS}]", letters))


def _vni_letter(match: re.Match[str]) -> str:
    vowel, marks = match[0][0], match[0][1:].lower()
    base = _VNI_SINGLE.get(vowel.lower(), vowel.lower())
    letter = normalize("NFC", base + _VNI_MARKS[vowel.lower()][marks]) if marks else base
    return letter.upper() if vowel.isupper() else letter
