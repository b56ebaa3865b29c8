"""How Vietnamese a text looks: what share of its words with diacritics are syllables of the language."""

import re
from functools import lru_cache
from unicodedata import normalize

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    "(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    "(?:i[êa]u?|yêu?|uy[êau]|u?ô[i]?|ươ[iu]?|ư[aiu]|u[âêaơiy]|uâ[yu]?|uya|oa[iyo]?|oă|oe[o]?|oi|ôi|ơi"
    "|a[iouy]|â[uy]|e[o]|êu|i[u]|[aăâeêioôơuưy])"
    "(?:ch|ng|nh|[cmnpt])?"
)
_ABBREVIATION = re.compile("đ|[BCDĐGHKLMNPQRSTVX]{1,6}")
_WORD = re.compile(r"[^\s!-@\[-`{-~“”‘’–—…•«»°½×\ufeff]+")


def plausibility(text: str) -> float:
    """Share of the words with a letter outside ASCII that may be Vietnamese, from 0 to 1; 1 if there is none."""
    words = _words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 1.0


def is_gibberish(text: str) -> bool:
    """Is this so much text outside ASCII with so little Vietnamese that its letters must stand for others."""
    words = _words(text)
    return len(words) > 20 and sum(map(is_syllable, words)) < 0.3 * len(words)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if not word.isascii()]


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """May this be a word of one syllable, or an abbreviation in capitals."""
    if _ABBREVIATION.fullmatch(word):
        return True
    shapes, tones = _TONES.subn("", normalize("NFD", word.lower()))
    mixed = word[1:] != word[1:].lower() and not word.isupper()
    return tones <= 1 and not mixed and _SYLLABLE.fullmatch(normalize("NFC", shapes)) is not None
