"""Documents cited in a text: by number, several under one type word, inside each other's titles.

The spelling of numbers follows Hướng dẫn 36-HD/VPTW, mục II.1 and Nghị định 30/2020/NĐ-CP, Phụ lục I.
Misprints are read as meant and told in ``Citation.misprints``.
"""

from dataclasses import dataclass
from datetime import date

from vanban.language.citations.grammar import RawCitation, read_raw_citations
from vanban.language.citations.numbers import DocumentNumber
from vanban.language.traced_text import TracedText, traced


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document.

    ``text`` is the mention as written, the slice ``span`` of the text read: type, number, and date and issuer
    where they follow. ``kind`` is the type word in the spelling of ``KINDS`` ("Kết luận"). A document without
    its symbol has ``bare`` instead of ``number``: "21" for "Kết luận số 21". ``year`` is that of the date, or
    the year stated alone, never that inside a number. ``issuer``, ``term`` ("XIII") and ``plenum`` are told
    also where they stand before the type or after the next document of a list; the issuer of a plenum is the
    Central Committee. An issuer that is no name of a body ("tỉnh Thanh Hóa") is told as written, outside of ``text``.
    ``unread`` says that words follow which tell the document from others but cannot be compared ("nhiệm kỳ 2015-2020").
    ``misprints`` are remarks to editors, in Vietnamese.
    """

    text: str
    span: tuple[int, int]
    kind: str | None = None
    number: DocumentNumber | None = None
    bare: str | None = None
    on: date | None = None
    year: int | None = None
    issuer: str | None = None
    term: str | None = None
    plenum: int | None = None
    unread: bool = False
    misprints: tuple[str, ...] = ()


def find_citations(text: str) -> list[Citation]:
    """Every document cited by a number, or by a bare number after a type word, in reading order.

    The number in a document's own head ("Số 44-KH/TU") is no citation; its own number on an annex is one, for
    only the caller knows it. Groups named by a plenum or congress: ``groups.find_groups``.
    """
    view = traced(text)
    found = list(read_raw_citations(view))
    # One issuer at the end of two: "Quy định số 89-QĐ/TW …, Quy định số 214-QĐ/TW của Bộ Chính trị".
    for one, following in zip(reversed(found[:-1]), reversed(found), strict=False):
        alike = one.number and following.number and one.number.code == following.number.code
        if following.in_list and (alike or one.kind == following.kind):
            one.issuer = one.issuer or following.issuer
        if following.in_list and _share_a_day(view, one, following):
            one.on, one.year = one.on or following.on, one.year or following.year
    return [_citation(view, raw) for raw in found]


def _share_a_day(text: TracedText, one: RawCitation, following: RawCitation) -> bool:
    """Whether two numbers have one symbol or type word, and so one day: "các Nghị quyết số 18, 19-NQ/TW ngày …"."""
    if one.number:
        return not one.number.written and one.kind == following.kind and one.year is None
    return following.bare is not None and text.words[following.start].isdigit() and one.year is None


def _citation(text: TracedText, raw: RawCitation) -> Citation:
    remarks = raw.remarks
    number, issuer = raw.number, raw.issuer
    if number and number.misprint:
        remarks = [*remarks, number.misprint]
    if number and number.kinds and raw.kind and raw.kind not in number.kinds:
        remarks = [*remarks, f"tên loại {raw.kind} không hợp với ký hiệu {number.symbol} trong {number}"]
    return Citation(
        text=text.written(raw.start, raw.end),
        span=text.span(raw.start, raw.end),
        kind=raw.kind,
        number=number,
        bare=raw.bare,
        on=raw.on,
        year=raw.year,
        issuer=issuer.name or None if issuer else None,
        term=issuer.term if issuer else None,
        plenum=issuer.plenum if issuer else None,
        unread=raw.unread,
        misprints=tuple(remarks),
    )
