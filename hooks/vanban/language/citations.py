"""Documents cited in a text: by number, several under one type word, inside each other's titles.

The spelling of numbers follows Hướng dẫn 36-HD/VPTW, mục II.1 and Nghị định 30/2020/NĐ-CP, Phụ lục I.
Misprints are read as meant and told in ``Citation.misprints``.
"""

import re
from dataclasses import dataclass
from datetime import date

from vanban.language.mentions import Mention, read_mentions
from vanban.language.numbers import DocumentNumber
from vanban.language.reading import Reading

# What may follow the one document of a frontmatter value: nothing, or its title.
_TITLE = re.compile(
    r"[,:;.]?\s*(?:$|(?:về|v/v|\(v/v|phê duyệt|ban hành|quy định|sửa đổi|hướng dẫn|thực hiện)(?!\w)|[\"“])",
    re.IGNORECASE,
)


class CitationError(ValueError):
    """The text does not name exactly one document. The sentence is for editors, ``example`` a right one."""

    example = "Kế hoạch số 83-KH/TU ngày 26/01/2022 của Tỉnh ủy Quảng Ngãi"


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document.

    ``text`` is the mention as written, the slice ``span`` of the text read: type, number, and date and issuer
    where they follow. ``kind`` is the type word in the spelling of ``KINDS`` ("Kết luận"). A document without
    its symbol has ``bare`` instead of ``number``: "21" for "Kết luận số 21". ``year`` is that of the date, or
    the year stated alone, never that inside a number. ``issuer``, ``term`` ("XIII") and ``plenum`` are told
    also where they stand before the type or after the next document of a list; the issuer of a plenum is the
    Central Committee. ``misprints`` are remarks to editors, in Vietnamese.
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
    misprints: tuple[str, ...] = ()


def find_citations(text: str) -> list[Citation]:
    """Every document cited by a number, or by a bare number after a type word, in reading order.

    The number in a document's own head ("Số 44-KH/TU") is no citation; its own number on an annex is one, for
    only the caller knows it. Groups named by a plenum or congress: ``groups.find_groups``.
    """
    reading = Reading(text)
    mentions = list(read_mentions(reading.words))
    # One issuer at the end of two: "Quy định số 89-QĐ/TW …, Quy định số 214-QĐ/TW của Bộ Chính trị".
    for one, following in zip(reversed(mentions[:-1]), reversed(mentions), strict=False):
        alike = one.number and following.number and one.number.code == following.number.code
        if following.in_list and (alike or one.kind == following.kind):
            one.issuer = one.issuer or following.issuer
    return [_citation(reading, mention) for mention in mentions]


def parse_citation(text: str) -> Citation:
    """The one document that a frontmatter value names, its title after it or not.

    Raises ``CitationError`` where there is none, more than one, or words that are not understood.
    """
    found = find_citations(text)
    left = ""
    if len(found) == 1:
        start, end = found[0].span
        left = text[:start].strip() + ("" if _TITLE.match(text[end:]) else text[end:].strip())
    if len(found) != 1 or left:
        reason = (
            f"có chữ không hiểu “{left[:60]}”" if left
            else "không thấy số, ký hiệu" if not found
            else f"có {len(found)} văn bản, mỗi dòng chỉ ghi một (bỏ trích yếu)"
        )  # fmt: skip
        raise CitationError(
            f"Không đọc được văn bản “{text.strip()[:80]}”: {reason}; cần ghi như “{CitationError.example}”."
        )
    return found[0]


def _citation(reading: Reading, mention: Mention) -> Citation:
    remarks = mention.remarks
    number, issuer = mention.number, mention.issuer
    if number and number.misprint:
        remarks = [*remarks, number.misprint]
    if number and number.kinds and mention.kind and mention.kind not in number.kinds:
        remarks = [*remarks, f"tên loại {mention.kind} không hợp với ký hiệu {number.symbol} trong {number}"]
    return Citation(
        text=reading.written(mention.start, mention.end),
        span=reading.span(mention.start, mention.end),
        kind=mention.kind,
        number=number,
        bare=mention.bare,
        on=mention.on,
        year=mention.year,
        issuer=issuer.name or None if issuer else None,
        term=issuer.term if issuer else None,
        plenum=issuer.plenum if issuer else None,
        misprints=tuple(remarks),
    )
