"""One document cited in ways that contradict each other: another issuer, another type, another day."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from vanban.checks.finding import Finding, Severity
from vanban.checks.text.examined import Examined, Passage
from vanban.language.citations import Citation, find_groups
from vanban.language.dates import format_day
from vanban.language.text import normal

# What tells two issuers of one number apart: the level of a committee, or a body of the centre or the State.
_LEVEL = re.compile(
    r"tỉnh uỷ|thành uỷ|thị uỷ|huyện uỷ|quận uỷ|đảng uỷ|bộ chính trị|ban bí thư|ban chấp hành trung ương"
    r"|chính phủ|thủ tướng|quốc hội|uỷ ban nhân dân|hội đồng nhân dân|ubnd|hđnd|^bộ (?!chính trị)"
)
_SAME = {"ubnd": "uỷ ban nhân dân", "hđnd": "hội đồng nhân dân"}

_Told = tuple[Passage, Citation]


def findings(examined: Examined) -> Iterator[Finding]:
    """By document: issuers, then days; then types of what a plenum adopted."""
    cited: dict[tuple[str | None, str], list[_Told]] = defaultdict(list)
    for passage in examined.passages:
        for citation in passage.citations:
            if citation.number:
                cited[citation.kind, citation.number.key].append((passage, citation))
    for told in cited.values():
        yield from _unlike(told, _level, "co-quan-mau-thuan", "văn bản này ở chỗ khác là của {}; hãy đối chiếu bản gốc")
        yield from _unlike(told, _day, "ngay-mau-thuan", "văn bản này ở chỗ khác ghi ngày {}; hãy đối chiếu bản gốc")
    yield from _types(examined)


def _level(citation: Citation) -> str:
    match = _LEVEL.search(normal(citation.issuer or ""))
    return _SAME.get(match[0], match[0]) if match else ""


def _day(citation: Citation) -> str:
    return format_day(citation.on) if citation.on else ""


def _unlike(told: list[_Told], trait: Callable[[Citation], str], code: str, message: str) -> Iterator[Finding]:
    """Mentions whose trait is not that of most mentions."""
    traits = Counter(value for _, citation in told if (value := trait(citation)))
    if len(traits) < 2:
        return
    usual = traits.most_common(1)[0][0]
    for passage, citation in told:
        if trait(citation) not in ("", usual):
            yield passage.finding_in_source(citation.span, code, message.format(usual), usual, Severity.WARNING)


def _types(examined: Examined) -> Iterator[Finding]:
    """A plenum named with a type of document that none of its numbered documents has."""
    adopted: dict[tuple[str | None, int], set[str]] = defaultdict(set)
    for passage in examined.passages:
        for citation in passage.citations:
            if citation.plenum and citation.kind and citation.number:
                adopted[citation.term, citation.plenum].add(citation.kind)
    for passage in examined.passages:
        numbered = [citation.span for citation in passage.citations if citation.number]
        for group in find_groups(passage.text.source):
            kinds = adopted.get((group.term, group.plenum)) if group.plenum else None
            beside = any(start <= group.span[0] < end for start, end in numbered)
            if kinds and not beside and not kinds & set(group.kinds):
                adopted_ones = ", ".join(sorted(kinds))
                message = f"hội nghị này trong văn bản chỉ có {adopted_ones}, không có {', '.join(group.kinds)}"
                yield passage.finding_in_source(group.span, "loai-mau-thuan", message, severity=Severity.WARNING)
