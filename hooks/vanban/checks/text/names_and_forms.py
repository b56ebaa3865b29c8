"""One thing written in several ways in one document: tone marks, numerals, abbreviations, names; title and preamble."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.checks.finding import Finding
from vanban.checks.text.examined import Examined, Passage
from vanban.checks.word_sets import word_set
from vanban.language.numerals import ORDINALS
from vanban.language.text import normal

_PLENUM = re.compile(rf"[Hh]ội nghị lần thứ (?:(?P<figure>[0-9]{{1,2}})|(?P<word>{'|'.join(ORDINALS)}))\b")
_CENTRE = re.compile(r"\b(?P<word>TW|TƯ)\b(?![-/])(?<![-/]TW)(?<![-/]TƯ)")
_ACTION = re.compile(r"(?P<word>kế hoạch|chương trình) hành động")
_INSIDE = r"(?<=[a-zà-ỹ,] )(?P<word>{})(?= [a-zà-ỹ]|[,.;])"
_CITY, _TOWN = re.compile(_INSIDE.format("[Tt]hành phố")), re.compile(_INSIDE.format("[Tt]hị xã"))
_CONGRESS = re.compile(r"Đại hội (?P<word>đại biểu toàn quốc|Đảng toàn quốc) lần thứ [XVI]+")
_ELIDED = re.compile(r"\b(?:huyện|thị|quận), (?:(?:thị|thành|quận), )?(?:thị|thành|quận) ủy\b")
_TONED = re.compile(
    r"(?<![^\W\d_])[^\W\d_]*(?:oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|uỳ|uý|uỷ|uỹ|uỵ|òa|óa|ỏa|õa|ọa|òe|óe|ỏe|õe|ọe|ùy|úy|ủy|ũy|ụy)\b"
)
_OLD_TONE = re.compile(r"(?:òa|óa|ỏa|õa|ọa|òe|óe|ỏe|õe|ọe|ùy|úy|ủy|ũy|ụy)$")
_ACRONYM_BODY = re.compile(r"\b(?P<word>[A-ZĐ]{3,6}) (?:Tỉnh|Thành|Thị|Huyện|Quận) ủy\b")
_KNOWN_ACRONYMS = word_set("BTV BCH BTG BTC BTGDV BDV UBKT BNC TTCT TTBDCT CQUBKT UVBTV UVTV")
_PREAMBLE = re.compile(
    r"\b(?:ban hành|xây dựng) [Kk]ế hoạch (?P<abstract>[^.]{20,400}?)(?:,? cụ thể)?,? như sau ?:?", re.DOTALL
)
_HARMLESS = frozenset(["về", "của", "và"])


@dataclass(frozen=True, slots=True)
class _Variant:
    """Two or more ways to write one thing: a pattern with the group ``word``, and what an editor is told."""

    pattern: re.Pattern[str]
    message: str


_VARIANTS = (
    _Variant(_CENTRE, "viết «{}» ở đây, nơi khác viết «{}»"),
    _Variant(_ACTION, "gọi là «{} hành động» ở đây, nơi khác gọi là «{} hành động»; hãy xem có phải một văn bản"),
    _Variant(_CITY, "viết «{}» ở đây, nơi khác viết «{}»"),
    _Variant(_TOWN, "viết «{}» ở đây, nơi khác viết «{}»"),
    _Variant(_CONGRESS, "gọi là Đại hội {} ở đây, nơi khác gọi là Đại hội {}"),
)


def findings(examined: Examined) -> Iterator[Finding]:
    """Each variation once, where the rarer form first stands."""
    for variant in _VARIANTS:
        found = [
            (m["word"], p, m.span())
            for p in examined.passages
            for m in variant.pattern.finditer(p.text.form if variant.pattern is _ACTION else p.text.words)
        ]
        yield from _once(found, "hai-cach-viet", variant.message)
    figures = [
        ("số" if m["figure"] else "chữ", p, m.span())
        for p in examined.passages
        for m in _PLENUM.finditer(p.text.words.replace("\n", " "))
    ]
    yield from _once(figures, "hai-cach-viet", "viết thứ tự của hội nghị bằng {} ở đây, nơi khác bằng {}")
    yield from _tones(examined)
    for passage in examined.passages:
        for match in _ELIDED.finditer(passage.text.words):
            message = "viết gộp tên cấp ủy; hãy ghi đủ từng cấp"
            yield passage.finding(match.span(), "viet-gop", message, "huyện ủy, thị ủy, thành ủy")
        for match in _ACRONYM_BODY.finditer(passage.text.words):
            if match["word"] not in _KNOWN_ACRONYMS:
                message = "chữ viết tắt lạ trước tên cấp ủy; hãy đối chiếu bản gốc"
                yield passage.finding(match.span("word"), "viet-tat-la", message, "TT Tỉnh ủy, BTV Tỉnh ủy")
    yield from _preamble(examined)


def _tones(examined: Examined) -> Iterator[Finding]:
    """Syllables that stand in the document with the tone mark on either vowel."""
    found = [(m[0], p, m.span()) for p in examined.passages for m in _TONED.finditer(p.text.words)]
    by_syllable: dict[str, set[bool]] = {}
    for written, _, _ in found:
        by_syllable.setdefault(normal(written), set()).add(bool(_OLD_TONE.search(written)))
    mixed = {syllable for syllable, ways in by_syllable.items() if len(ways) > 1}
    ways = [("kiểu «ủy»" if _OLD_TONE.search(w) else "kiểu «uỷ»", p, s) for w, p, s in found if normal(w) in mixed]
    yield from _once(ways, "dat-dau-thanh", "đặt dấu thanh {} ở đây, nơi khác {}")


def _once(found: list[tuple[str, Passage, tuple[int, int]]], code: str, message: str) -> Iterator[Finding]:
    counts = Counter(word for word, _, _ in found)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    word, passage, span = next(one for one in found if one[0] != usual)
    yield passage.finding(span, code, message.format(word, usual))


def _preamble(examined: Examined) -> Iterator[Finding]:
    """The plan's own subject as the preamble gives it, unlike the abstract."""
    abstract = examined.draft.head.abstract
    for passage in examined.body if abstract else ():
        if passage.section.levels:
            return
        match = _PREAMBLE.search(passage.text.words)
        if abstract and match:
            head, said = normal(abstract.text), normal(match["abstract"])
            left_out = set(head.split()) ^ set(said.split())
            if left_out - _HARMLESS and len(said) > len(head) / 2:
                message = "trích yếu và phần mở đầu gọi tên văn bản khác nhau; hãy đối chiếu bản gốc"
                yield passage.finding(match.span("abstract"), "trich-yeu-khac", message, abstract.text)
                return
