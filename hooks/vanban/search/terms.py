"""The words a text is found by. ``search-terms.js`` is this module's twin in the reader's browser.

Both give the same terms for every text (``tests/search/vectors.json``): a query finds what the index holds
only because of that. Terms are folded syllables and digits (``quán triệt`` gives ``quan``, ``triet``), and for
every document number a few whole keys besides, so that each usual spelling of a number meets all others.
"""

import re
from collections.abc import Iterator

from vanban.language.text import fold

# Names of document types as văn thư abbreviates them (Hướng dẫn 36-HD/VPTW, phụ lục on types and symbols;
# Nghị định 30/2020/NĐ-CP, phụ lục III). Two names with one symbol (QĐ, TT) share a key, as they share a symbol.
KINDS = {
    "nghị quyết": "nq", "kết luận": "kl", "chỉ thị": "ct", "quyết định": "qd", "quy định": "qd",
    "quy chế": "qc", "hướng dẫn": "hd", "kế hoạch": "kh", "chương trình hành động": "ctr",
    "chương trình": "ctr", "thông báo": "tb", "báo cáo": "bc", "thông tri": "tt", "thông tư": "tt",
    "tờ trình": "ttr", "công văn": "cv", "đề án": "da", "biên bản": "bb", "nghị định": "nd", "quy hoạch": "qh",
}  # fmt: skip
_KIND_OF = {fold(name): symbol for name, symbol in KINDS.items()}

# Symbols recognised without strokes ("18 nq tw"). "da" is not among them: it is also đã, đa, dạ.
_SYMBOL = "(?:nq|kl|ct|qd|qc|hd|kh|ctr|tb|bc|tt|ttr|cv|bb|nd|cthd|qh[0-9]{0,2})"
_ISSUER = "(?:tw|tu|hu|du|qu|dh|cp|ttg|ubnd|hdnd|(?:btg|btc|bdv|bnc|vp|ubkt)(?:tw|tu|hu|du)?)"
_NAME = f"(?:{'|'.join(sorted(_KIND_OF, key=len, reverse=True))})"
_LETTERS = "[a-z]{1,12}(?:-[a-z]{1,12})?[0-9]{0,2}"
_FULL = (
    rf"(?:{_NAME} )?(?:so[ :]{{0,2}})?([0-9]{{1,5}})(?:/([0-9]{{4}}))?"
    rf"(?: ?[-/] ?([a-z]{{1,6}}) ?[-/] ?({_LETTERS})"  # 18-NQ/TW, 83/KH-TU, 30/2020/NĐ-CP
    rf"|[ ._/-]{{0,2}}({_SYMBOL})(?:[ ._/-]({_ISSUER}))?)"  # 18 nq tw, 18nq, 45/2019/QH14
)
_NAMED = (
    rf"({_NAME}|{_SYMBOL})[ .:-]{{0,2}}(?:so[ :]{{0,2}})?([0-9]{{1,5}})(?:/([0-9]{{4}}))?"
    rf"(?:[-/]({_LETTERS}))?(?! (?:nam|thang|ngay|qui|tuan)(?![a-z]))"  # kết luận số 21, NQ18/TW; not "báo cáo 6 tháng"
)
_NUMBER = re.compile(rf"(?<![a-z0-9])(?:{_FULL}|{_NAMED})(?![a-z0-9])")
_WORD = re.compile(r"[0-9]+|[a-z]+")
_INNER_APOSTROPHE = re.compile(r"(?<=[a-z])'(?=[a-z])")
# Where Python and browsers disagree on marks and case, the text is not Latin; ligatures come from PDFs.
_OTHER_SCRIPTS = re.compile(r"[^\u0000-\u036f\u1e00-\u1eff\u2000-\u206f\u2212\ufb00-\ufb06\ufeff]|[ı\u034f]")


def terms(text: str) -> list[str]:
    """The terms of ``text``: its words in reading order, then the keys of the document numbers in it.

    Letters and digits written together are two words (``TW5``), leading zeros are dropped, and an apostrophe
    inside a word is not written (``Cư M'gar``). What is not Latin script separates words.
    """
    # Folding word by word equals folding at once, and most words have been folded before.
    folded = " ".join(filter(None, map(fold, _OTHER_SCRIPTS.sub(" ", text).split())))
    words = [word.lstrip("0") or "0" for word in _WORD.findall(_INNER_APOSTROPHE.sub("", folded))]
    return words + [key for keys in _numbers(folded) for key in keys]


def number_keys(text: str) -> list[str]:
    """The keys of the document numbers in ``text``, for each number the most telling first.

    ``Kết luận số 21-KL/TW`` gives ``21-kl-tw`` and ``21-kl``; ``kết luận 21`` and ``KL 21`` give ``21-kl``.
    """
    return [key for keys in _numbers(fold(text)) for key in keys]


def _numbers(folded: str) -> Iterator[list[str]]:
    for match in _NUMBER.finditer(folded):
        full, full_year, kind, issuer, loose_kind, loose_issuer, name, named, named_year, named_issuer = match.groups()
        symbol = kind or loose_kind or _KIND_OF.get(name, name)
        yield _keys(full or named, full_year or named_year, symbol, issuer or loose_issuer or named_issuer)


def _keys(number: str, year: str | None, symbol: str, issuer: str | None) -> list[str]:
    start = number.lstrip("0") or "0"
    variants = [(year, issuer), (year, None), (None, issuer), (None, None)]
    return list(dict.fromkeys("-".join(filter(None, [start, y, symbol, i])) for y, i in variants))
