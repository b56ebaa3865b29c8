"""A draft as one JSON object, in the form of the annotation that importers are scored against."""

import re
from collections.abc import Iterable
from typing import Any

from vanban.checks.finding import Finding
from vanban.intake.draft import CitationFound, DeadlineFound, Draft, Words
from vanban.language.citations import Citation
from vanban.language.deadlines import Deadline, Kind
from vanban.language.sections import Outcome
from vanban.language.text import as_shown

_RESOLVES = {Outcome.RESOLVED: True, Outcome.DANGLING: False, Outcome.AMBIGUOUS: "ambiguous"}


def annotation(draft: Draft, findings: Iterable[Finding] = ()) -> dict[str, Any]:
    """What was read of a paper; what it does not state is null."""
    head, body, tail = draft.head, draft.body, draft.tail
    return {
        "number": str(head.number) if head.number else None,
        "date": head.issued_on.isoformat() if head.issued_on else None,
        "doc_type": head.kind,
        "title": head.abstract.text if head.abstract else None,
        "issuer": {"as_written": head.issuer.text} if head.issuer else None,
        "signer": {
            "name": _text(tail.name),
            "role": _text(tail.post),
            "on_behalf_as_written": _text(tail.authority),
        },
        "recipients": [words.text for words in tail.recipients],
        "sections": [{"label": ".".join(h.label.levels), "line": h.line, "title": h.title} for h in body.headings],
        "deadlines": [_deadline(found) for found in body.deadlines],
        "cited": _cited(draft),
        "abbreviations": [{"line": found.line, "short": found.short_form.short} for found in body.short_forms],
        "cross_references": [
            {"line": found.words.line, "as_written": found.words.text, "resolves": _RESOLVES[found.verdict.outcome]}
            for found in body.references
            if not found.reference.whole
        ],
        "findings": [{"line": finding.line, "code": finding.code} for finding in findings],
    }


def _text(words: Words | None) -> str | None:
    return words.text if words else None


def _deadline(found: DeadlineFound) -> dict[str, Any]:
    deadline = found.deadline
    row: dict[str, Any] = {
        "line": found.words.line,
        "line_end": found.words.line_end,
        "kind": _kind(deadline),
        "start": deadline.start.isoformat() if deadline.start else None,
        "end": _end(deadline),
        "who": found.who,
        "as_written": found.words.text,
        "section": ".".join(found.section.levels),
    }
    if found.who_inferred:
        row["who_inferred"] = True
    if deadline.kind is Kind.NONE:
        row["no_date"] = True
    if deadline.recurrence:
        row["recurrence"] = deadline.recurrence.period.value
    if deadline.tentative:
        row["tentative"] = True
    if deadline.fuzzy:
        row["fuzzy"] = deadline.fuzzy
    if deadline.year_inherited:
        row["year_inherited"] = True
    return row


def _kind(deadline: Deadline) -> str:
    """The kind by its words alone: "trước 17 giờ ngày …" is before, though that day counts."""
    by_hour = deadline.kind is Kind.BY and re.search(r"trước [0-9]{1,2} ?(?:giờ|h|g)", deadline.words, re.IGNORECASE)
    return "before" if by_hour else deadline.kind.value


def _end(deadline: Deadline) -> str | list[str] | None:
    rule = deadline.recurrence
    if rule and rule.has_days:
        days = [f"{month:02d}-{day:02d}" for month, day in rule.dates] or [f"{day:02d}" for day in rule.month_days]
        return days if len(days) > 1 else days[0]
    if len(deadline.days) > 1 and deadline.kind in (Kind.BEFORE, Kind.BY):
        return [day.isoformat() for day in deadline.days]
    return deadline.end.isoformat() if deadline.end else None


def _word_before(draft: Draft, mention: CitationFound) -> str | None:
    """What a letter is called where it has no type of its own: "văn bản số 5050/UBND-VX"."""
    number = getattr(mention.citation, "number", None)
    if number is None or number.symbol:
        return None
    line = as_shown(draft.paper.lines[mention.words.line - 1])
    match = re.search(rf"(văn bản(?: hợp nhất)?)\s(?:số:?\s)?{number.digits}\b", line, re.IGNORECASE)
    return match[1] if match else None


def _cited(draft: Draft) -> list[dict[str, Any]]:
    """One row a document: mentions that agree in type and number, unless their dates contradict."""
    found, forms = draft.body.citations, draft.body.short_forms
    declared = [form.short_form for form in forms if isinstance(form.short_form.meaning, Citation)]
    full = _cited_in_full(found)
    rows: list[dict[str, Any]] = []
    likely: dict[int, str] = {}
    by_number: dict[str, list[dict[str, Any]]] = {}
    for mention in found:
        citation = mention.citation
        if not isinstance(citation, Citation) or mention.of_itself:
            continue
        for form in reversed(declared):
            meant = form.meaning
            if (
                citation.bare
                and isinstance(meant, Citation)
                and form.span <= citation.span
                and meant.number
                and (meant.kind, meant.number.digits.lstrip("0")) == (citation.kind, citation.bare.lstrip("0"))
            ):
                citation = meant
                break
        if citation.bare and not citation.on:
            citation = full.get((citation.kind, citation.bare.lstrip("0"))) or citation
        number = citation.number
        name = number.key if number else citation.bare or ""
        kind = citation.kind
        stated = citation.on.isoformat() if citation.on else str(citation.year) if citation.year else None
        alike = [r for r in by_number.get(name, []) if not kind or not r["type"] or r["type"] == kind]
        same = next((r for r in alike if _agree(r["date"], stated)), None)
        if same is None:
            same = {"type": kind, "number": str(number or citation.bare), "date": None, "lines": []}
            by_number.setdefault(name, []).append(same)
            rows.append(same)
        same["type"] = same["type"] or kind
        if stated and len(stated) > len(same["date"] or ""):
            same["date"] = stated
        same["lines"].append(mention.words.line)
        same["type"] = same["type"] or _word_before(draft, mention)
        if number and len(number.kinds) == 1:
            likely[id(same)] = number.kinds[0]
    for row in rows:
        row["type"] = row["type"] or likely.get(id(row))
    return rows


def _cited_in_full(found: Iterable[CitationFound]) -> dict[tuple[str | None, str], Citation | None]:
    """The one document of a type with these figures ("Nghị quyết 57" is 57-NQ/TW); None where there are two."""
    full: dict[tuple[str | None, str], Citation | None] = {}
    for mention in found:
        citation = mention.citation
        if isinstance(citation, Citation) and citation.number:
            name = (citation.kind, citation.number.digits.lstrip("0"))
            known = full.get(name, citation)
            same = known and known.number and known.number.key == citation.number.key
            full[name] = known if same else None
    return full


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)
