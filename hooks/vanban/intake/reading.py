"""A paper read: head, tail, and what stands in the text between and behind them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vanban.intake.draft import (
    Body,
    CitationFound,
    DeadlineFound,
    Draft,
    Head,
    ReferenceFound,
    ShortFormFound,
    Words,
)
from vanban.intake.flow import Flow
from vanban.intake.head import read_head
from vanban.intake.issuer_in_text import issuer_in_text
from vanban.intake.paper import Paper
from vanban.intake.paragraphs import Paragraph, paragraphs
from vanban.intake.responsible import responsible
from vanban.intake.surroundings import Map, Places
from vanban.intake.tail import read_tail
from vanban.language.citations import Citation, GroupCitation, find_citations, find_groups, find_short_forms
from vanban.language.deadlines import Deadline, find_deadlines
from vanban.language.sections import Heading, find_references, outline, resolve

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def read(paper: Paper) -> Draft:
    """All that a paper states, as far as it can be read; never raises on any text."""
    found = read_head(paper.lines)
    end = read_tail(paper.lines, found.body_from)
    numbered = list(enumerate(paper.lines, 1))
    text = paragraphs(numbered[found.body_from - 1 : end.first_line - 1])
    annexes = paragraphs(numbered[end.last_line :]) if end.first_line <= end.last_line else []
    head = found.head
    abstract = head.abstract
    title = [Paragraph((abstract.text,), (abstract.line,))] if abstract else []
    flow = Flow([*title, *text, *annexes])
    body_start = flow.start_of(1) if title and len(flow.paragraphs) > 1 else 0 if not title else len(flow.source)

    headings = _headings(paper.lines, text)
    behind = _headings(paper.lines, annexes)
    places = Places([*headings, *behind])

    citations = find_citations(flow.source)
    if head.issuer is None:
        reported = head.kind is None
        stated = (issuer_in_text(p.text, p.numbers[0], reported=reported) for p in text[:8])
        issuer = next(filter(None, stated), None) or _signing_body(end.tail.authority)
        head = replace(head, issuer=issuer)
    issued = head.issued_on or found.not_before
    year = issued.year if issued else _year(head, citations, flow)
    deadlines = [d for d in find_deadlines(flow.source, year=year, issued=issued) if d.span[0] >= body_start]
    around = Map(flow, [*headings, *behind], places)
    short_forms = find_short_forms(flow.source, citations)
    mentions: list[Citation | GroupCitation] = [*citations, *find_groups(flow.source)]
    declared = [
        (flow.paragraph_of(form.span[0]), ShortFormFound(form, flow.line_of(form.span[0]))) for form in short_forms
    ]
    labels = [heading.label for heading in headings or behind]
    body = Body(
        first_line=found.body_from,
        last_line=min(end.first_line - 1, len(paper.lines)),
        paragraphs=tuple(Words(p.text, p.numbers[0], p.numbers[-1]) for p in text),
        headings=tuple(headings or behind),
        deadlines=tuple(
            DeadlineFound(
                _not_before(deadline, head.issued_on),
                flow.words(*deadline.span),
                places.label(flow.line_of(deadline.span[0])),
                responsible(around.around(*deadline.span)),
            )
            for deadline in deadlines
        ),
        citations=tuple(
            CitationFound(
                citation,
                flow.words(*citation.span),
                places.label(flow.line_of(citation.span[0])),
                isinstance(citation, Citation) and _is_itself(citation, head),
            )
            for citation in sorted(mentions, key=lambda mention: mention.span)
        ),
        # Declared twice in one paragraph it is declared once.
        short_forms=tuple({(paragraph, f.short_form.short): f for paragraph, f in reversed(declared)}.values())[::-1],
        references=tuple(
            ReferenceFound(
                reference,
                resolve(reference, labels),
                flow.words(*reference.span),
                places.label(flow.line_of(reference.span[0])),
            )
            for reference in find_references(flow.source)
        ),
        annexes=tuple(Words(p.text, p.numbers[0], p.numbers[-1]) for p in annexes),
    )
    return Draft(paper, head, body, end.tail)


def _headings(lines: Sequence[str], text: list[Paragraph]) -> list[Heading]:
    """The numbered sections of some paragraphs; a line that goes on a paragraph is none."""
    opening = {paragraph.numbers[0] for paragraph in text}
    return outline(line if number in opening else "" for number, line in enumerate(lines, 1))


def _year(head: Head, citations: list[Citation], flow: Flow) -> int | None:
    """The year that completes dates without one, where no day of issue is stated: the latest of a document cited."""
    if head.number and head.number.year:
        return head.number.year
    cited = [c.on.year for c in citations if c.on]
    if cited:
        return max(cited)
    years = Counter(map(int, _YEAR.findall(flow.source)))
    return years.most_common(1)[0][0] if years else None


def _not_before(deadline: Deadline, issued: date | None) -> Deadline:
    """A deadline without a year of its own lies in the next where it would end before the issue."""
    if not (issued and deadline.year_inherited and deadline.end and deadline.end < issued and not deadline.recurrence):
        return deadline
    try:
        later = {
            "start": deadline.start and deadline.start.replace(year=deadline.start.year + 1),
            "end": deadline.end.replace(year=deadline.end.year + 1),
        }
    except ValueError:
        return deadline
    return replace(deadline, **later)  # type: ignore[arg-type]


def _is_itself(citation: Citation, head: Head) -> bool:
    return bool(
        citation.number
        and head.number
        and citation.number.key == head.number.key
        and (not citation.on or not head.issued_on or citation.on == head.issued_on)
    )


def _signing_body(authority: Words | None) -> Words | None:
    if not authority:
        return None
    match = re.match(r"(?:T\s?/\s?M|TM)\.?\s*(.+)", authority.text)
    return Words(match[1], authority.line, authority.line_end) if match else None
