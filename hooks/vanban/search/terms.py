"""The words a text is found by. ``search-terms.js`` is this module's twin in the reader's browser.

Both read every text alike (``tests/search/vectors.json``): a query finds what the index holds only because of that.
A word is a folded syllable or number (``quán triệt`` gives ``quan``, ``triet``), usual abbreviations are read out
(``BTV`` gives ``ban``, ``thuong``, ``vu``). Beside its words a text has keys: of each document number and each date,
so that every usual spelling of one meets all others.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, Self, TypeAlias

from vanban.language.text import bare, fold, normal

# Names of document types as văn thư abbreviates them (Hướng dẫn 36-HD/VPTW, phụ lục on types and symbols;
# Nghị định 30/2020/NĐ-CP, phụ lục III). Two names with one symbol (QĐ, TT) share a key, as they share a symbol.
KINDS = {
    "nghị quyết": "nq", "kết luận": "kl", "chỉ thị": "ct", "quyết định": "qd", "quy định": "qd",
    "quy chế": "qc", "hướng dẫn": "hd", "kế hoạch": "kh", "chương trình hành động": "ctr",
    "chương trình": "ctr", "thông báo": "tb", "báo cáo": "bc", "thông tri": "tt", "thông tư": "tt",
    "tờ trình": "ttr", "công văn": "cv", "đề án": "da", "biên bản": "bb", "nghị định": "nd", "quy hoạch": "qh",
}  # fmt: skip
_KIND_OF = {fold(name): symbol for name, symbol in KINDS.items()}

# Usual abbreviations. Only what is no syllable of Vietnamese however it is folded: "tu" may be tư, tự, từ.
ABBREVIATIONS = {
    "tw": "trung ương", "bch": "ban chấp hành", "btv": "ban thường vụ", "btg": "ban tuyên giáo",
    "btc": "ban tổ chức", "bdv": "ban dân vận", "bnc": "ban nội chính", "ubkt": "ủy ban kiểm tra",
    "ubnd": "ủy ban nhân dân", "hdnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc",
    "ubmttq": "ủy ban mặt trận tổ quốc", "ldld": "liên đoàn lao động", "tncs": "thanh niên cộng sản",
    "tccs": "tổ chức cơ sở", "ctct": "công tác chính trị", "ctxh": "chính trị xã hội", "nq": "nghị quyết",
    "kl": "kết luận", "kh": "kế hoạch", "vp": "văn phòng", "tp": "thành phố", "tx": "thị xã", "dv": "đảng viên",
    "thpt": "trung học phổ thông", "thcs": "trung học cơ sở", "qlnn": "quản lý nhà nước",
    "ttct": "trung tâm chính trị", "bct": "bộ chính trị", "bbt": "ban bí thư", "bcv": "báo cáo viên",
    "ccb": "cựu chiến binh", "lhpn": "liên hiệp phụ nữ", "cbcc": "cán bộ công chức", "llvt": "lực lượng vũ trang",
    "ktxh": "kinh tế xã hội", "xhcn": "xã hội chủ nghĩa",
}  # fmt: skip
_SPELLED_OUT = {short: tuple(normal(words).split()) for short, words in ABBREVIATIONS.items()}

# Symbols recognised without strokes ("18 nq tw"). "da" is not among them: it is also đã, đa, dạ.
_SYMBOLS = "nq|kl|ct|qd|qc|hd|kh|ctr|tb|bc|tt|ttr|cv|bb|nd|cthd"
_SYMBOL = f"(?:{_SYMBOLS}|qh[0-9]{{0,2}})"
_ISSUER = "(?:tw|tu|hu|du|qu|dh|cp|ttg|ubnd|hdnd|(?:btg|btc|bdv|bnc|vp|ubkt)(?:tw|tu|hu|du)?)"
_NAME = f"(?:{'|'.join(sorted(_KIND_OF, key=len, reverse=True))})"
_LETTERS = "[a-z]{1,12}(?:-[a-z]{1,12})?[0-9]{0,2}"
# KH 44-KH/TU: the type is said twice.
_TWICE = rf"{_SYMBOL}[ :]{{1,2}}(?=(?:so[ :]{{0,2}})?[0-9]{{1,5}}(?: ?/ ?[0-9]{{4}})? ?[-/] ?[a-z]{{1,6}} ?[-/] ?[a-z])"
_FULL = (
    rf"(?:{_NAME} |{_TWICE})?(?:so[ :]{{0,2}})?([0-9]{{1,5}})(?: ?/ ?([0-9]{{4}}))?"
    rf"(?: ?[-/] ?([a-z]{{1,6}}) ?[-/] ?({_LETTERS})"  # 18-NQ/TW, 83/KH-TU, 30/2020/NĐ-CP
    rf"|[ ._/-]{{0,2}}({_SYMBOL})"  # 18 nq tw, 18nq, 45/2019/QH14, 18 NQ/BCĐ
    rf"(?:(?: ?[-/] ?|[ ._](?={_ISSUER}(?![a-z0-9])))({_LETTERS}))?)"
)
_NAMED = (
    rf"({_NAME}|{_SYMBOL})[ .:-]{{0,2}}(?:so[ :]{{0,2}})?([0-9]{{1,5}})(?:/([0-9]{{4}}))?"
    rf"(?:[-/]({_LETTERS}))?(?! (?:nam|thang|ngay|qui|tuan)(?![a-z]))"  # kết luận số 21, NQ18/TW; not "báo cáo 6 tháng"
)
_NUMBER = re.compile(rf"(?<![a-z0-9])(?:{_FULL}|{_NAMED})(?![a-z0-9])")
_LED_BY = ("so", *_SYMBOLS.split("|"), "qh", *"0123456789", *_KIND_OF)  # qh14 ends in digits
_FOLLOWED_BY = re.compile(
    rf"[0-9]{{1,5}}(?: ?/ ?[0-9]{{4}})?(?: ?[-/] ?[a-z]{{1,6}} ?[-/] ?[a-z]|[ ._/-]{{0,2}}{_SYMBOL})"
)
_DATE = re.compile(
    r"(?<![0-9./-])(?:([0-9]{1,2})([/.-])([0-9]{1,2})\2([12][0-9]{3})"  # 15/8/2022, 15-8-2022, 15.8.2022
    r"|([0-9]{1,2}) thang ([0-9]{1,2})(?: nam |/)([12][0-9]{3})"
    r"|([0-9]{1,2})/([12][0-9]{3})|(?<=thang )([0-9]{1,2}) nam ([12][0-9]{3}))(?![0-9/-])"
)
_DIGITS = bytes(b"0"[0] if sign in b"0123456789" else b" "[0] for sign in range(256))
"""A table that leaves of bytes whether they are digits."""
_BEFORE_DIGIT, _AFTER_DIGIT = 30, 64
"""At most so many letters of a document number stand before its first digit (``chương trình hành động số: ``), and so
many from there on, with those that are looked at behind it."""
_WORD = re.compile(r"[0-9]+|[a-z]+(?:'[a-z]+)*")
# Where Python and browsers disagree on marks and case, the text is not Latin; ligatures come from PDFs.
_OTHER_SCRIPTS = re.compile(r"[^\u0000-\u036f\u1e00-\u1eff\u2000-\u206f\u2212\ufb00-\ufb06\ufeff]|[ı\u034f]")


APART = "\0"
"""Between texts that are read at once, which is quicker: no pair of words, number or date goes across it."""


Word: TypeAlias = tuple[str, str]
"""One word: folded, and as it sounds (in normal form)."""


@dataclass(slots=True, eq=False)  # not frozen: that takes twice the time, and there are tens of thousands
class Piece:
    """What stands between blanks: in normal form, folded, the words in it, these folded (of APART, itself), and those
    that bear diacritics (``dat=đất``)."""

    toned: str
    folded: str
    words: tuple[Word, ...]
    terms: tuple[str, ...]
    spellings: tuple[str, ...]

    @classmethod
    def of(cls, toned: str, folded: str, numbers: Sequence[tuple[int, int]] = ()) -> Self:
        """The piece of these letters; ``numbers`` are the places of document numbers in them."""
        words = tuple(_words(toned, folded, numbers))
        terms = tuple([term for term, _ in words]) if folded != APART else (APART,)
        return cls(toned, folded, words, terms, tuple([f"{term}={said}" for term, said in words if said != term]))


class Reading(NamedTuple):
    """A text as search reads it: its pieces in order, and the keys of its document numbers and dates."""

    pieces: Sequence[Piece]
    keys: Sequence[str]

    @property
    def words(self) -> list[Word]:
        """The words in order."""
        return [word for piece in self.pieces for word in piece.words]

    @property
    def terms(self) -> list[str]:
        """The same folded, and APART where it stands."""
        return list(chain.from_iterable([piece.terms for piece in self.pieces]))


def read(text: str) -> Reading:
    """The words and keys of a text.

    Letters and digits written together are two words (``TW5``), leading zeros are dropped, and an apostrophe
    inside a word is not written (``Cư M'gar``). What is not Latin script separates words. An abbreviation that is
    part of a document number is not read out.
    """
    pieces = list(map(_PIECES.__getitem__, text.split()))
    folded = " ".join([piece.folded for piece in pieces])
    if "  " in f" {folded} ":  # no letters at all in some
        pieces = [piece for piece in pieces if piece is not _NONE]
        folded = " ".join([piece.folded for piece in pieces])
    if folded.count(" ") >= len(pieces) > 0:  # two in one, apart in other scripts
        return read(_OTHER_SCRIPTS.sub(" ", text))
    digits = list(_digits(folded))
    numbers = list(_numbers(folded, digits))
    keys = [key for found in (*(keys for _, _, keys in numbers), *_dates(folded, digits)) for key in found]
    for place, spans in _inside(pieces, folded, numbers).items():
        pieces[place] = _of_number(pieces[place], tuple(spans))
    return Reading(pieces, keys)


def _inside(
    pieces: Sequence[Piece], folded: str, numbers: Iterable[tuple[int, int, list[str]]]
) -> dict[int, list[tuple[int, int]]]:
    """By the place of a piece, where in it document numbers stand."""
    inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    place = counted = 0
    for first, last, _ in numbers:
        place += folded.count(" ", counted, first)
        counted = first
        start = folded.rfind(" ", 0, first) + 1
        for piece in range(place, place + folded.count(" ", first, last) + 1):
            inside[piece].append((first - start, last - start))
            start += len(pieces[piece].folded) + 1
    return inside


class _Pieces(dict[str, Piece]):
    """The piece of letters that are part of no number; asked for every word of a library, so a dictionary."""

    def __missing__(self, chunk: str) -> Piece:
        if len(self) >= _MOST:
            self.clear()
        toned, folded = _forms(chunk)
        self[chunk] = piece = Piece.of(toned, folded) if folded else _NONE
        return piece


_MOST = 65_536
_NONE = Piece("", "", (), (), ())
_PIECES = _Pieces()


@lru_cache(maxsize=8192)
def _of_number(piece: Piece, numbers: tuple[tuple[int, int], ...]) -> Piece:
    """The same piece with document numbers at these places in it."""
    return Piece.of(piece.toned, piece.folded, numbers)


def _words(toned: str, folded: str, numbers: Sequence[tuple[int, int]]) -> Iterator[Word]:
    for match in _WORD.finditer(folded):
        word, (start, end) = match[0], match.span()
        spelled = _SPELLED_OUT.get(word)
        if spelled and not any(first <= start < last for first, last in numbers):
            yield from ((bare(part), part) for part in spelled)
        elif word.isdigit():
            yield (number := _number(word)), number
        else:
            yield word.replace("'", ""), toned[start:end].replace("'", "")


def number_keys(text: str) -> list[str]:
    """The keys of the document numbers in ``text``, for each number the most telling first.

    ``Kết luận số 21-KL/TW`` gives ``21-kl-tw`` and ``21-kl``; ``kết luận 21`` and ``KL 21`` give ``21-kl``.
    """
    folded = fold(text)
    return [key for _, _, keys in _numbers(folded, _digits(folded)) for key in keys]


def _digits(folded: str) -> Iterator[int]:
    """Where digits begin. Looking through bytes is three times as quick as a pattern."""
    signs = f" {folded}".encode("latin-1", "replace").translate(_DIGITS)
    at = signs.find(b" 0")
    while at >= 0:
        yield at
        at = signs.find(b" 0", at + 1)


def _forms(chunk: str) -> tuple[str, str]:
    """Normal form and folded form of what stands between blanks, letter for letter."""
    if chunk.isascii():
        return (toned := normal(chunk)), toned
    latin = _OTHER_SCRIPTS.sub(" ", chunk)
    if latin != chunk:
        forms = [form for form in map(_forms, latin.split()) if form[1]]
        return " ".join(toned for toned, _ in forms), " ".join(folded for _, folded in forms)
    toned = normal(chunk)
    folded = bare(toned)
    return (toned if len(toned) == len(folded) else folded), folded


def _numbers(folded: str, digits: Iterable[int]) -> Iterator[tuple[int, int, list[str]]]:
    end = 0
    for first in digits:  # near which alone it pays to look
        if first < end or not _is_marked(folded, first):
            continue
        match = _NUMBER.search(folded, max(end, first - _BEFORE_DIGIT), first + _AFTER_DIGIT)
        if not match or match.start() > first:
            continue
        end = match.end()
        full, full_year, kind, issuer, loose_kind, loose_issuer, name, named, named_year, named_issuer = match.groups()
        symbol = kind or loose_kind or _KIND_OF.get(name, name)
        keys = _keys(full or named, full_year or named_year, symbol, issuer or loose_issuer or named_issuer)
        yield *match.span(), keys


def _is_marked(folded: str, first: int) -> bool:
    """Whether there is anything beside digits that makes document numbers of some; of most there is not."""
    before = folded[max(0, first - _BEFORE_DIGIT) : first].rstrip(" .:-")
    return before.endswith(_LED_BY) or _FOLLOWED_BY.match(folded, first) is not None


def _keys(number: str, year: str | None, symbol: str, issuer: str | None) -> list[str]:
    variants = [(year, issuer), (year, None), (None, issuer), (None, None)]
    return list(dict.fromkeys("-".join(filter(None, [_number(number), y, symbol, i])) for y, i in variants))


def _dates(folded: str, digits: Iterable[int]) -> Iterator[list[str]]:
    """A day has its own key and that of its month: ``15/8/2022`` gives ``2022-8-15`` and ``2022-8``."""
    end = 0
    for first in digits:  # with which every date begins
        match = _DATE.match(folded, first) if first >= end else None
        if not match:
            continue
        end = match.end()
        d1, _, m1, y1, d2, m2, y2, m3, y3, m4, y4 = match.groups()
        day, month, year = d1 or d2, m1 or m2 or m3 or m4, y1 or y2 or y3 or y4
        if 1 <= int(month) <= 12 and 1 <= int(day or 1) <= 31:
            whole = f"{year}-{_number(month)}"
            yield [f"{whole}-{_number(day)}", whole] if day else [whole]


def _number(digits: str) -> str:
    return digits.lstrip("0") or "0"
