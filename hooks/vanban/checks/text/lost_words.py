"""Words that fell out: a congress named by its number alone, a clause without its verb, a list without a comma."""

import re
from collections import Counter
from collections.abc import Iterator

from vanban.checks.finding import Finding
from vanban.checks.text.examined import Examined
from vanban.checks.word_sets import phrase_set

_CONGRESS = re.compile(
    r"\b(?:NGHỊ QUYẾT|VĂN KIỆN|[Nn]ghị quyết|[Vv]ăn kiện) (?P<term>[XVI]{2,6}) (?:CỦA ĐẢNG|của Đảng)"
)
_CLAUSE = re.compile(r"; (?P<words>[a-zà-ỹ]\w*(?: [\w/-]+){7,40})")
_PARTED = re.compile(r"\b(\w+ \w+), (?=(\w+ \w+)\b)")
_VERBS = phrase_set(
    "bổ sung, thực hiện, xây dựng, tổ chức, tham mưu, chỉ đạo, triển khai, ban hành, rà soát, hoàn thiện, "
    "đẩy mạnh, tăng cường, báo cáo, lồng ghép, cụ thể hóa, nâng cao, đánh giá, tuyên truyền, phổ biến, "
    "quán triệt, hướng dẫn, theo dõi"
)
_LONG = 8  # words that two clauses do not share by chance
_OFTEN, _RARELY = 6, 6


def findings(examined: Examined) -> Iterator[Finding]:
    """Of each kind in turn."""
    for passage in examined.passages:
        for match in _CONGRESS.finditer(passage.text.words):
            word = "ĐẠI HỘI" if match[0].isupper() else "Đại hội"
            meant = match[0].replace(match["term"], f"{word} {match['term']}")
            yield passage.finding(match.span(), "mat-chu", f"có lẽ mất chữ, đúng là «{meant}»", meant)
    yield from _verbs(examined)
    yield from _commas(examined)


def _verbs(examined: Examined) -> Iterator[Finding]:
    """A clause behind a semicolon whose words elsewhere always follow one and the same verb."""
    for passage in examined.body:
        for match in _CLAUSE.finditer(passage.text.words.replace("\n", " ")):
            opening = " ".join(match["words"].split()[:_LONG])
            before = [
                form[:at].split()
                for other in examined.body
                for form in [other.text.words.replace("\n", " ")]
                for at in [form.find(opening)]
                if at >= 0 and (other is not passage or at != match.start("words"))
            ]
            verbs = {" ".join(words[-2:]).casefold() for words in before}
            if len(verbs) == 1 and not verbs.isdisjoint(_VERBS):
                two = verbs.pop()
                message = f"vế câu này có lẽ mất chữ đầu; ở chỗ khác là «{two} {opening} …»"
                yield passage.finding(match.span("words"), "mat-chu", message)


def _commas(examined: Examined) -> Iterator[Finding]:
    """Two terms that the document nearly always parts by a comma, once without."""
    parted: Counter[tuple[str, str]] = Counter()
    for passage in examined.passages:
        parted.update((match[1], match[2]) for match in _PARTED.finditer(passage.text.form))
    for (one, other), often in parted.items():
        if often < _OFTEN:
            continue
        together = re.compile(rf"\b{one} {other}\b")
        found = [(p, match) for p in examined.passages for match in together.finditer(p.text.form)]
        if len(found) * _RARELY <= often:
            for passage, match in found:
                message = f"có lẽ thiếu dấu phẩy; các chỗ khác viết «{one}, {other}»"
                yield passage.finding(match.span(), "thieu-dau-phay", message)
