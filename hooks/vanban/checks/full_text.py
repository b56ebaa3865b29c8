"""A text held to its frontmatter: a full text word for word, with its own anomalies, any other by its days alone."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from vanban.checks.finding import Finding, Severity
from vanban.checks.text import findings_of
from vanban.checks.text.days import may_be_unlikely, unlikely_days
from vanban.checks.text.examined import Examined
from vanban.checks.word_sets import word_set
from vanban.documents.content import Block
from vanban.documents.duties import facts_of
from vanban.documents.frontmatter import Path
from vanban.documents.mentions import RELATIONS
from vanban.documents.models import FULL_TEXT, Directive, Plan
from vanban.intake.draft import (
    Body,
    CitationFound,
    DeadlineFound,
    Draft,
    Head,
    ReferenceFound,
    ShortFormFound,
    Tail,
    Words,
)
from vanban.intake.paper import Paper
from vanban.language.citations import Citation, find_citations
from vanban.language.deadlines import BeforeReading, Deadline, find_deadlines
from vanban.language.sections import SectionLabel, resolve
from vanban.language.text import as_shown, normal

if TYPE_CHECKING:  # opened documents keep what is found here
    from vanban.documents.opened import Opened

_OF_PAPERS = word_set("dau-sao thieu-ten-loai thieu-so thieu-ngay thieu-co-quan thieu-trich-yeu thieu-nguoi-ky")
"""Findings about a paper alone: a source has its head in the frontmatter, and its lists may begin with stars."""
_OF_DUTIES = frozenset({"bao-cao-khong-han", "bao-cao-som", "han-truoc-ngay-ban-hanh"})
"""Findings that are told at the duty itself where the frontmatter declares one of that section."""
_TIME = re.compile(r"[0-9]\s?[-/.–—]\s?[0-9]|[Nn](?:gày|ăm)|[Tt](?:háng|uần)|[Qq](?:u[ýí]|ú[yi])")
"""What every deadline with a day has; most paragraphs have none, and reading them for deadlines is slow."""
_QUOTED = 3
_HORIZON = re.compile(r"(?:đến|tới|hết)? ?năm [0-9]{4}|(?:phấn đấu|mục tiêu).* năm [0-9]{4}")


def anomalies_of(document: "Opened") -> Iterator[Finding]:
    """Of a document whose ``dang_ban`` is toàn văn; of any other only days that no calendar has, and in a plan's
    summary those that its frontmatter contradicts."""
    model = document.model
    if not isinstance(model, Directive) or model.form != FULL_TEXT:
        for block in document.content.blocks if may_be_unlikely(document.content.markdown) else ():
            yield from unlikely_days(document.source.path, block.line, block.text)
        if isinstance(model, Plan):
            yield from _other_days(document, model)
        return
    if not document.content.blocks:
        return
    declared = [fact.section for _, _, fact in facts_of(model)] if isinstance(model, Plan) else []
    examined = Examined(draft_of(document, model), document.source.path)
    for finding in findings_of(examined):
        told = finding.code in _OF_DUTIES and any(_overlap(s, _section(document, finding)) for s in declared)
        if finding.code not in _OF_PAPERS and not told:
            yield finding
    yield from _citations(document, model, examined)
    if isinstance(model, Plan):
        yield from _deadlines(document, model, examined)


def _section(document: "Opened", finding: Finding) -> SectionLabel:
    before = [heading.label for heading in document.content.headings if heading.line <= finding.line]
    return before[-1] if before else SectionLabel()


def draft_of(document: "Opened", model: Directive) -> Draft:
    """The document as a draft whose lines are those of its file; head and tail are what the frontmatter says."""
    content = document.content
    line = content.first_line
    lines = ("",) * (line - 1) + tuple(content.markdown.split("\n"))
    deadlines, citations, references, short_forms = [], [], [], []
    for block in content.blocks:
        deadlines += [
            DeadlineFound(d, _words(block, d.span), block.section, None)
            for d in find_deadlines(block.text, year=model.year)
        ]
        citations += [CitationFound(c, _words(block, c.span), block.section) for c in block.citations]
        references += [
            ReferenceFound(r, resolve(r, content.labels), _words(block, r.span), block.section)
            for r in block.references
        ]
        short_forms += [ShortFormFound(s, _words(block, s.span).line) for s in block.short_forms]
    abstract = Words(as_shown(model.abstract), 1, 1) if model.abstract else None
    head = Head(model.kind, model.number, None, model.issued_on, None, Words(model.issuer, 1, 1), None, abstract)
    paragraphs = tuple(_words(block, (0, len(block.text))) for block in content.blocks)
    body = Body(
        line, len(lines), paragraphs, tuple(content.headings),
        tuple(deadlines), tuple(citations), tuple(short_forms), tuple(references),
    )  # fmt: skip
    return Draft(Paper(document.source.path, "", lines), head, body, Tail())


def _words(block: Block, span: tuple[int, int]) -> Words:
    first = block.line + block.text.count("\n", 0, span[0])
    return Words(as_shown(block.text[slice(*span)]), first, block.line + block.text.count("\n", 0, span[1]))


def _deadlines(document: "Opened", plan: Plan, examined: Examined) -> Iterator[Finding]:
    """Deadlines that stand only in the text, or only in the frontmatter."""
    declared = _declared(plan)
    for found in examined.draft.body.deadlines:
        deadline = found.deadline
        if (
            not found.section.levels
            or _is_aim(found.words.text)
            or not deadline.is_dated
            or any(_overlap(section, found.section) and _same_days(known, deadline) for section, known, _ in declared)
        ):
            continue
        message = f"thời hạn ở mục {found.section} chưa có trong phần khai báo; hãy thêm vào việc của mục ấy"
        yield examined.finding(found.words, "han-chua-khai", message, f"thoi_han: {deadline.words}", _WARNING)
    for section, deadline, at in declared:
        text = normal(" ".join(as_shown(b.text) for b in document.content.blocks if _overlap(section, b.section)))
        if normal(as_shown(deadline.words)) not in text:
            message = f"chữ của thời hạn này không có ở mục {section}; hãy chép đúng chữ trong văn bản"
            place = document.source.place(at)
            yield Finding(document.source.path, *place, "han-khac-van-ban", message, deadline.words, severity=_WARNING)


def _other_days(document: "Opened", plan: Plan) -> Iterator[Finding]:
    """Deadlines of a summary's frontmatter where those in their section's text all name other days, and duties without
    one where it names one.

    A summary says less than its frontmatter, so a section without a deadline proves nothing, nor does one of several
    where a duty has one of them; nor does a day within the other's month or quarter.
    """
    declared = [(section, deadline, at) for section, deadline, at in _declared(plan) if deadline.is_dated]
    silent = [(fact.section, at) for _, at, fact in facts_of(plan) if not fact.deadlines]
    sections = {*(section for section, _, _ in declared), *(section for section, _ in silent)}
    said = [
        (block.section, deadline)
        for block in document.content.blocks
        if _TIME.search(block.text) and any(block.section in section for section in sections)
        for deadline in find_deadlines(block.text, year=plan.year)
        if deadline.is_dated and not _is_aim(deadline.words)
    ]

    @cache
    def unlike(section: SectionLabel) -> list[str]:
        """The deadlines of a section, if no duty there has the day of any."""
        stated = [d for where, d in said if where in section]
        known = [d for where, d, _ in declared if _overlap(where, section)]
        return [] if any(_may_be_one(d, s) for d in known for s in stated) else [as_shown(s.words) for s in stated]

    for section, deadline, at in declared:
        if others := unlike(section):
            more = f" và {len(others) - _QUOTED} thời hạn khác" if len(others) > _QUOTED else ""
            quoted = "», «".join(others[:_QUOTED])
            message = f"nội dung mục {section} lại ghi «{quoted}»{more}; hãy xem bản gốc rồi sửa chỗ sai"
            place = document.source.place(at)
            yield Finding(document.source.path, *place, "han-khac-van-ban", message, deadline.words, severity=_WARNING)
    for section, at in silent:
        if len(others := unlike(section)) == 1:
            message = f"nội dung mục {section} có thời hạn mà việc này không ghi thoi_han"
            place = document.source.place(at)
            example = f"thoi_han: {others[0]}"
            yield Finding(document.source.path, *place, "han-chua-khai", message, others[0], example, _WARNING)


def _may_be_one(one: Deadline, other: Deadline) -> bool:
    """Whether two deadlines end on one day in one of the readings, or one ends within the time that the other names."""
    within = any(a.start and b.end and a.end and a.start <= b.end <= a.end for a, b in ((one, other), (other, one)))
    ends = any(set(one.last_days(how)) & set(other.last_days(how)) for how in BeforeReading)
    return _same_days(one, other) or ends or within


def _is_aim(words: str) -> bool:
    """Whether a deadline is the year of an aim (``đến năm 2030``)."""
    return _HORIZON.fullmatch(normal(words)) is not None


def _declared(plan: Plan) -> list[tuple[SectionLabel, Deadline, Path]]:
    """(section, deadline, place in the frontmatter) of each deadline of its duties."""
    return [
        (fact.section, deadline, (*at, "thoi_han", phase))
        for _, at, fact in facts_of(plan)
        for phase, deadline in fact.deadlines.items()
    ]


def _overlap(one: SectionLabel, other: SectionLabel) -> bool:
    """Whether one of the sections lies in the other; what closes a section belongs to its last part too."""
    if one.closing:
        return other == one or (one.parent is not None and other in one.parent)
    return other in one or one in other or not one.levels


def _same_days(one: Deadline, other: Deadline) -> bool:
    return (one.end, one.recurrence) == (other.end, other.recurrence) and (
        one.start == other.start or one.end is not None
    )


def _citations(document: "Opened", model: Directive, examined: Examined) -> Iterator[Finding]:
    """Documents that the frontmatter relates to and the text never names, and bases that only the text names."""
    draft = examined.draft
    cited = [(found, c) for found in draft.body.citations if isinstance(c := found.citation, Citation) and c.number]
    in_text = {c.number.key for _, c in cited if c.number}
    related: set[str] = set()
    for key, name in RELATIONS.items():
        for i, words in enumerate(getattr(model, name)):
            numbers = [c.number for c in find_citations(words) if c.number]
            related |= {number.key for number in numbers}
            if numbers and numbers[0].key not in in_text:
                message = f"văn bản ghi ở {key} không được nêu trong nội dung; hãy đối chiếu bản gốc"
                line, column = document.source.place((key, i))
                yield Finding(document.source.path, line, column, "dan-khong-co", message, words, severity=_WARNING)
    for found, citation in cited:
        basis = not found.section.levels and _is_basis(draft, found)
        if basis and citation.number and citation.number.key not in related:
            related.add(citation.number.key)
            message = "văn bản nêu ở phần căn cứ chưa có trong phần khai báo; hãy thêm vào can_cu"
            yield examined.finding(
                found.words, "can-cu-chua-khai", message, f"can_cu: {as_shown(citation.text)}", _WARNING
            )


def _is_basis(draft: Draft, found: CitationFound) -> bool:
    """Whether a citation is the one that its paragraph of the preamble begins with ("Căn cứ …", "Thực hiện …")."""
    paragraph = next(p for p in draft.body.paragraphs if p.line <= found.words.line <= p.line_end)
    before = normal(paragraph.text[: max(paragraph.text.find(found.words.text), 0)])
    return before.strip(" -*") in ("căn cứ", "thực hiện", "triển khai", "triển khai thực hiện", "theo", "xét")


_WARNING = Severity.WARNING
