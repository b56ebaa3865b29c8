"""The paragraphs of a paper: lines that a page, a column or the width of the sheet cut apart are joined again.

Page numbers, marks of page breaks and rules are no text. A paragraph keeps the number of each of its lines.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vanban.language.text import as_shown, tidy

_NO_TEXT = re.compile(
    r"[-–—=_~.*\s]*|-{2,}\s*PAGE BREAK\s*-{2,}|[-–]?\s?[0-9]{1,3}\s?[-–]?|trang\s[0-9]{1,3}(?:\s?/\s?[0-9]{1,3})?",
    re.IGNORECASE,
)


def is_no_text(line: str) -> bool:
    """Whether a line is empty, a rule, a page number or the mark of a page break."""
    return bool(_NO_TEXT.fullmatch(line.strip()))


_OPENS = re.compile(
    r"\s*(?:[-–—+•●▪*○◦·]\s?(?=\S)|#{1,6}\s|\||>|<|[*_]{2,3}(?=\S)"
    r"|[*_]{0,3}(?:[IVX]{1,6}\s?[-.:)/]|[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}\s?[.)/](?![0-9])|[a-zđ]\s?[.)](?!\w)|\([0-9a-zđ]{1,3}\)"
    r"|(?:Điều|Chương|Phần|Mục|Phụ lục)\s[0-9IVX]+|Nơi nhận|Căn cứ\s|Kính gửi|(?:T/M|TM\.|K/T|KT\.|T/L|TL\.|TUQ\.)\s))"
)
_DEPTHS = tuple(
    re.compile(rf"[\s*_#]*{mark}")
    for mark in (
        r"(?:[IVX]{1,6}\s?[-.:)/]|Điều\s[0-9])",
        r"[0-9]{1,2}\s?[.)/](?![0-9])",
        r"[0-9]{1,2}(?:\.[0-9]{1,2})+",
        r"[a-zđ]\s?[.)]",
        r"[-–—•]",
        r"[+○◦]",
    )
)
_ENDED = re.compile(r"[.;:!?…][)\]\"”’*_`\s]*$|\|\s*$")
_WEAK_END = re.compile(
    r"(?:,|\b(?:của|và|các|số|ngày|tháng|năm|quý|từ|đến|trước|về|cho|với|là|do|tại|theo|trong|những|cùng|hoặc|ở|khóa|điều|khoản))"
    r"[*_`\s]*$",
    re.IGNORECASE,
)
# "theo mục" at the end of a line: the number that begins the next is no section.
_REFERS = re.compile(r"\b(?:theo|tại|của|và|nêu|ở) (?:tiểu mục|mục|điểm|khoản|phần|Mục|Điểm|Khoản|Phần)[*_]*$")
_FIRST_LETTER = re.compile(r"[^\w(\"“]*(?P<first>[\w(\"“])")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are one paragraph; ``numbers`` are their numbers in the paper."""

    lines: tuple[str, ...]
    numbers: tuple[int, ...]

    @property
    def source(self) -> str:
        """The lines under one another."""
        return "\n".join(self.lines)

    @property
    def text(self) -> str:
        """Its words, blanks folded, without Markdown's marks."""
        return as_shown(self.source)


def opens(line: str) -> bool:
    """Whether a line begins an item of a list, a section or a row of a table."""
    return bool(_OPENS.match(line))


def depth(line: str) -> int:
    """How deep a line stands by its mark: 0 for plain words, then Roman numerals, numbers, letters, bullets."""
    return next((i for i, pattern in enumerate(_DEPTHS, 1) if pattern.match(line)), 0)


def paragraphs(numbered: Iterable[tuple[int, str]]) -> list[Paragraph]:
    """The paragraphs of numbered lines, in order."""
    numbered = list(numbered)
    width = _width(line for _, line in numbered)
    return list(_joined(numbered, width))


def _joined(numbered: list[tuple[int, str]], width: int) -> Iterator[Paragraph]:
    lines: list[str] = []
    numbers: list[int] = []
    gap = False
    for number, line in numbered:
        if is_no_text(line):
            gap = True
            continue
        if lines and not _goes_on(lines[-1], line, gap, width):
            yield Paragraph(tuple(lines), tuple(numbers))
            lines, numbers = [], []
        lines.append(line)
        numbers.append(number)
        gap = False
    if lines:
        yield Paragraph(tuple(lines), tuple(numbers))


def _goes_on(line: str, following: str, gap: bool, width: int) -> bool:
    """Whether a line that follows belongs to the same paragraph; ``gap``: an empty line or a page break between."""
    if _REFERS.search(line):
        return True
    if " | " in line or " | " in following or opens(following) or _ENDED.search(line):
        return False
    match = _FIRST_LETTER.match(following)
    first = match["first"] if match else ""
    if first.islower():
        return not line.strip(" *_").isupper()
    if _WEAK_END.search(line):
        return True
    if gap:
        return False
    return bool(width) and len(tidy(line)) > 0.8 * width


def _width(lines: Iterable[str]) -> int:
    """The width of the sheet in letters where lines are cut to it; 0 where every paragraph is one line."""
    lengths = sorted(len(line.strip()) for line in lines if len(line.strip()) > 40)
    if not lengths or lengths[-1] > 160:
        return 0
    return lengths[int(len(lengths) * 0.9) - 1 if len(lengths) > 1 else 0]
