"""What stands above the text proper: issuer, number, place and date, type, abstract.

The order is that of Hướng dẫn 36-HD/VPTW (Party) and Nghị định 30/2020/NĐ-CP, Phụ lục I (State); columns may have
been read one after the other, parts may be missing, stamps and banners may stand between.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vanban.intake.article import heading_of_article
from vanban.intake.cells import Cell
from vanban.intake.draft import Head, Words
from vanban.intake.head.abstract import letter_abstract, read_abstract
from vanban.intake.head.cells import head_cells
from vanban.intake.head.frame import ADDRESS, BASIS, MARKS, NO_FIGURE, as_words, is_of_document
from vanban.intake.head.issuer import read_issuer
from vanban.intake.head.kind import find_kind
from vanban.intake.head.number import not_before, with_number_and_day
from vanban.language.sections import outline
from vanban.language.text import fold

_LONGEST_HEAD = 120  # lines


@dataclass(frozen=True, slots=True)
class HeadFound:
    """The head, the number of the first line of the text proper, and the earliest day the paper may be of."""

    head: Head
    body_from: int
    not_before: date | None = None


def read_head(lines: Sequence[str]) -> HeadFound:
    """Read the head of a paper from its lines."""
    top = head_cells(enumerate(lines[:_LONGEST_HEAD], 1))
    kind_at, kind, rest = find_kind(top)
    if kind_at is None:
        return _read_letter(top, lines)
    upper = top[:kind_at]
    abstract, after = read_abstract(top, kind_at, rest)
    body_from = top[after].line if after < len(top) else min(len(lines), _LONGEST_HEAD) + 1
    head = _read_upper(Head(kind=kind, abstract=abstract), upper)
    if head.number is None or head.issued_on is None:  # columns read one after the other
        head = with_number_and_day(head, top[kind_at + 1 : kind_at + 12])
    return HeadFound(head, body_from, not_before(upper))


def _read_letter(top: list[Cell], lines: Sequence[str]) -> HeadFound:
    """A paper without a type above its abstract: a letter (công văn), or one that has lost its head."""
    address = next((i for i, cell in enumerate(top) if ADDRESS.match(cell.text)), None)
    first_section = next((heading.line for heading in outline(lines)), len(lines) + 1)
    end = address
    if end is None:
        end = next((i for i, c in enumerate(top) if BASIS.match(c.text) or c.line >= first_section), 0)
    upper = top[:end]
    head = _read_upper(Head(), upper)
    symbol = next((m["symbol"] for c in upper if (m := NO_FIGURE.match(c.text))), "")
    if head.number and head.number.kinds:
        head = replace(head, kind=head.number.kinds[0])
    elif address is not None or symbol.upper() == "CV" or (head.number and not head.number.symbol):
        head = replace(head, kind="Công văn")
    if head.kind:
        head = replace(head, abstract=letter_abstract(upper))
    elif not any(map(is_of_document, upper)):
        heading = heading_of_article(top)
        if heading is None:
            return HeadFound(head, top[0].line if top else 1)
        return HeadFound(replace(Head(), abstract=as_words([top[heading]])), top[heading].line + 1)
    return HeadFound(head, top[end].line if end < len(top) else 1, not_before(upper))


def _read_upper(head: Head, upper: list[Cell]) -> Head:
    """Number, date, marks and issuer out of the cells above the type or address."""
    marks = {
        name: Words(cell.text, cell.line, cell.line)
        for cell in reversed(upper)
        for name, pattern in MARKS.items()
        if pattern.fullmatch(fold(cell.text).strip(" ()[]."))
    }
    return replace(
        with_number_and_day(head, upper),
        issuer=read_issuer(upper),
        secrecy=marks.get("secrecy"),
        urgency=marks.get("urgency"),
        circulation=marks.get("circulation"),
    )
