"""Forms of Vietnamese text used for matching. The text shown is never changed by them.

Three forms, each coarser than the one before:

- ``tidy``: what a reader would call the same line (Unicode NFC, blanks, dashes, quotes);
- ``normal``: the same words (case, place of the tone mark, i/y);
- ``fold``: the same letters (no diacritics, đ is d): what people type on a phone.

``bare`` only drops diacritics, for addresses, where ``quy-dinh`` must not become ``qui-dinh``.
"""

import re
import unicodedata
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»"), '"') | dict.fromkeys(map(ord, "‘’‚‛`´"), "'")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
_TIDY = _DASHES | _QUOTES | _INVISIBLE
MARKS = r"*_`\\"
"""Markdown's marks inside lines, for a set of letters in a pattern."""

# The tone mark of an open oa, oe, uy stands on either vowel (hóa, hoá); the u of qu never bears one (qúy is quý).
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_PLAIN = r"(?![\u0300-\u036f])"
_OPEN = rf"{_PLAIN}(?![a-zđ])"
_TONE_EARLY = re.compile(
    rf"(o)([{_TONES}])([ae]){_OPEN}|(u)([{_TONES}])(y){_OPEN}|(?<=q)(u)([{_TONES}])([aeioy]){_PLAIN}"
)
# NFD puts a dot below before a circumflex, breve or horn: the shape of the vowel first, its tone after.
_TONE_BEFORE_SHAPE = re.compile(rf"([{_TONES}])([\u0302\u0306\u031b])")
# A final i or y after one consonant, or after qu, is the same sound (kì, kỳ; quí, quý).
_FINAL_Y = re.compile(rf"(?<![a-z])([bcdđghklmnpqrstvx]{{1,3}}|qu)y([{_TONES}]?)(?![a-zđ])")


def tidy(text: str) -> str:
    """NFC with plain blanks, dashes and quotes; soft hyphens and zero-width marks dropped."""
    composed = unicodedata.normalize("NFC", text)
    return even(composed.translate(_TIDY) if _may_have_signs(composed) else composed)


def even(text: str) -> str:
    """With one plain blank wherever blanks of any kind stand, and none at the ends."""
    if text.isprintable() and "  " not in text:  # of all blanks the plain one alone is printable
        return text.strip()
    return " ".join(text.split())


def _may_have_signs(text: str) -> bool:
    """Whether dashes, quotes or invisible marks may be in it; of most texts it is quickly seen that there are none.

    In UTF-8 all but one of these begin with bytes that no letter of Vietnamese begins with.
    """
    if not text.isprintable() or "`" in text:
        return True
    utf8 = text.encode()
    return b"\xc2" in utf8 or b"\xe2" in utf8


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """The comparing form that keeps diacritics: ``Khóa  XIII`` is ``khoá xiii``, ``quý`` is ``quí``."""
    decomposed = unicodedata.normalize("NFD", tidy(text).casefold())
    moved = _TONE_EARLY.sub(_move_tone, _TONE_BEFORE_SHAPE.sub(r"\2\1", decomposed))
    return unicodedata.normalize("NFC", _FINAL_Y.sub(r"\1i\2", moved))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The comparing form without diacritics: ``Quán triệt``, ``QUAN TRIET`` and NFD spellings are equal."""
    return bare(normal(text))


def as_shown(source: str) -> str:
    """Words to show: NFC, blanks folded, Markdown's marks removed, nothing else changed."""
    return " ".join(unicodedata.normalize("NFC", re.sub(rf"[{MARKS}]+", "", source)).split())


def bare(text: str) -> str:
    """Lower case without diacritics, đ as d; the letters otherwise as written."""
    decomposed = unicodedata.normalize("NFD", tidy(text).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


def slug(text: str) -> str:
    """A part of an address: ``Thị ủy Đức Phổ`` gives ``thi-uy-duc-pho``. May be empty."""
    return re.sub(r"[^a-z0-9]+", "-", bare(text)).strip("-")


def _move_tone(match: re.Match[str]) -> str:
    first, tone, second = (part for part in match.groups() if part)
    return f"{first}{second}{tone}"
