"""Numbers of documents: misprinted, incomplete, easily confused; short forms not used as declared."""

import re
from collections.abc import Iterator

from vanban.checks.finding import Finding, Severity
from vanban.checks.text.examined import Examined, Passage
from vanban.language.citations import KIND, Citation, find_short_forms, find_uses

_WARNING = Severity.WARNING
_TTG = re.compile(r"\b[0-9]{1,4} ?/ ?[A-ZĐ]{2,4}-(?P<code>TTs|TTq|TIg|Ttg|TTG)\b")
_UNPRINTED = re.compile(rf"\b(?:{KIND}) số ?[-/][ ]?[A-ZĐ]{{2,}}[\w-]*", re.IGNORECASE)


def findings(examined: Examined) -> Iterator[Finding]:
    """Of the document's own number, then of those it cites."""
    head = examined.draft.head
    if head.number and head.number.misprint and head.number_words:
        yield examined.finding(head.number_words, "so-viet-sai", head.number.misprint, str(head.number), _WARNING)
    cited = [(p, c) for p in examined.passages for c in p.citations]
    shorts = {s.short_form.short for s in examined.draft.body.short_forms}
    known = {(c.kind, c.number.digits.lstrip("0")) for _, c in cited if c.number}
    for passage, citation in cited:
        for misprint in citation.misprints:
            yield passage.finding_in_source(citation.span, "so-viet-sai", misprint, severity=_WARNING)
        if citation.bare and (citation.kind, citation.bare.lstrip("0")) not in known:
            message = "số không có ký hiệu, văn bản không nêu đủ ở chỗ nào khác; hãy tìm số, ngày, cơ quan ban hành"
            yield passage.finding_in_source(
                citation.span, "so-thieu-ky-hieu", message, "Kết luận số 21-KL/TW ngày 25/10/2021"
            )
    yield from _same_figure(examined, cited)
    for passage in examined.passages:
        yield from _of_passage(passage, shorts)


def _of_passage(passage: Passage, shorts: set[str]) -> Iterator[Finding]:
    words = passage.text.words
    for match in _TTG.finditer(words):
        message = "ký hiệu của Thủ tướng viết là TTg"
        yield passage.finding(match.span(), "so-viet-sai", message, match[0][:-3] + "TTg", _WARNING)
    for match in _UNPRINTED.finditer(words):
        message = "số văn bản còn bỏ trống; hãy tìm số đã ban hành"
        yield passage.finding(match.span(), "so-thieu-ky-hieu", message, "Kết luận số 21-KL/TW")
    if not shorts:
        return
    citations = passage.citations
    numbered = [citation for citation in citations if citation.number]
    for use in find_uses(passage.text.source, shorts, [c.span for c in numbered]):
        if use.loose:
            message = f"khai gọi tắt là «{use.short}» nhưng ở đây viết khác"
            yield passage.finding_in_source(use.span, "goi-tat-lech", message, use.short)
    for form in find_short_forms(passage.text.source, citations):
        meaning = form.meaning
        if isinstance(meaning, Citation) and any(
            meaning.span[1] <= c.span[0] and c.span[1] < form.span[0] and c.number != meaning.number for c in numbered
        ):
            message = (
                f"chỗ khai gọi tắt đứng sau tên một văn bản khác; «{form.short}» là {' '.join(meaning.text.split())}"
            )
            yield passage.finding_in_source(form.span, "goi-tat-xa", message)


def _same_figure(examined: Examined, cited: list[tuple[Passage, Citation]]) -> Iterator[Finding]:
    """The figure of the document's own number in front of another symbol: easily taken for the document itself."""
    own = examined.draft.head.number
    for passage, citation in cited if own else ():
        number = citation.number
        if own and number and number.digits.lstrip("0") == own.digits.lstrip("0") and number.key != own.key:
            message = f"cùng con số với văn bản này ({own}) nhưng là văn bản khác; khi dẫn phải ghi cả ký hiệu"
            yield passage.finding_in_source(citation.span, "trung-con-so", message)
            return
