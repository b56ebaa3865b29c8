"""Whether letters can be a Vietnamese syllable: an initial, a rime and a tone that go together.

A rule, not a list of words, so it knows no meaning: ``đoanh`` is a syllable though no word. Spelling as in
Từ điển chính tả; ethnic and foreign names follow other rules and are for the caller to leave alone.
"""

import re
import unicodedata
from functools import lru_cache

from vanban.checks.word_sets import word_set

_TONES = "\u0300\u0301\u0309\u0303\u0323"
_STOPPED_TONES = "\u0301\u0323"  # p, t, c, ch take sắc and nặng alone

_RIMES = word_set(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng "
    "eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac "
    "oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc "
    "oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un "
    "ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưn ưng ươc "
    "ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu"
)
_AFTER_Q = word_set(
    "ua uac uach uai uan uang uanh uao uat uau uay uăc uăm uăn uăng uăp uăt uân uâng uât uây uâc ue uen "
    "ueo uet uê uên uêch uêt uênh ui uinh uit uich uơ uôc uy uych uyn uynh uyên uyêt uyt uyêch"
)
_AFTER_GI = word_set("ê êc êm ên êng êt êu")  # giếng is gi and êng
_INITIAL = re.compile(r"(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?(.*)", re.DOTALL)
_FRONT = tuple("eêiy")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word of letters, in any case and with the tone mark on any vowel, is a possible syllable."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    tones = [c for c in decomposed if c in _TONES]
    letters = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    if len(tones) > 1:
        return False
    if letters.startswith("q"):
        return letters[1:] in _AFTER_Q and _tone_fits(letters, tones)
    match = _INITIAL.fullmatch(letters)
    assert match
    initial, rime = match[1] or "", match[2]
    if initial == "gi" and (not rime or rime not in _RIMES):
        fits = not rime or rime in _AFTER_GI or f"i{rime}" in _RIMES
    else:
        fits = rime in _RIMES and _initial_fits(initial, rime)
    return fits and _tone_fits(letters, tones)


def _initial_fits(initial: str, rime: str) -> bool:
    if initial in ("k", "gh", "ngh"):
        return rime.startswith(_FRONT)
    if initial == "c":
        return not rime.startswith(_FRONT)
    if initial == "g":
        return not rime.startswith(("e", "ê"))
    return initial != "ng" or not rime.startswith(("e", "ê", "i"))


def _tone_fits(letters: str, tones: list[str]) -> bool:
    return not letters.endswith(("p", "t", "c", "ch")) or bool(tones and tones[0] in _STOPPED_TONES)
