"""Words that fell out: a congress named by its number alone, a clause without its verb, a list without a comma."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from vanban.checks.finding import Finding
from vanban.checks.text.examined import Examined, Passage

_CONGRESS = re.compile(
    r"\b(?:NGHỊ QUYẾT|VĂN KIỆN|[Nn]ghị quyết|[Vv]ăn kiện) (?P<term>[XVI]{2,6}) (?:CỦA ĐẢNG|của Đảng)"
)
_CLAUSE = re.compile(r"; (?P<words>[a-zà-ỹ]\w*(?: [\w/-]+){7,40})")
_FOUR = re.compile(r"(?=\b(\w+ \w+)(,?) (\w+ \w+)\b)")
_VERBS = frozenset(
    [
        "bổ sung",
        "thực hiện",
        "xây dựng",
        "tổ chức",
        "tham mưu",
        "chỉ đạo",
        "triển khai",
        "ban hành",
        "rà soát",
        "hoàn thiện",
        "đẩy mạnh",
        "tăng cường",
        "báo cáo",
        "lồng ghép",
        "cụ thể hóa",
        "nâng cao",
        "đánh giá",
        "tuyên truyền",
        "phổ biến",
        "quán triệt",
        "hướng dẫn",
        "theo dõi",
    ]
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
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    bare: list[tuple[Passage, re.Match[str]]] = []
    for passage in examined.passages:
        for match in _FOUR.finditer(passage.text.form):
            counts[match[1], match[3]][match[2]] += 1
            if not match[2]:
                bare.append((passage, match))
    for passage, match in bare:
        seen = counts[match[1], match[3]]
        if seen[","] >= _OFTEN and seen[","] >= _RARELY * seen[""]:
            message = f"có lẽ thiếu dấu phẩy; các chỗ khác viết «{match[1]}, {match[3]}»"
            yield passage.finding((match.start(1), match.end(3)), "thieu-dau-phay", message)
