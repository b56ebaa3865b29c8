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
    r"|[*_]{0,3}(?:[IVX]{1,6}\s?[-.:)/]|[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}\s?[.)/](?![0-9])|[a-zđ]\s?[.)](?!\w)|"
    r"\([0-9a-zđ]{1,3}\)"
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
    r"(?:,|\b(?:của|và|các|số|ngày|tháng|năm|quý|từ|đến|trước|về|cho|với|là|do|tại|theo|trong|những|cùng|hoặc|"
    r"ở|khóa|điều|khoản))"
    r"[*_`\s]*$",
    re.IGNORECASE,
)
# At the end of a line: the number that begins the next is no section ("theo mục", "Quý", "Nghị quyết số").
_NUMBER_FOLLOWS = re.compile(
    r"\b(?:(?:theo|tại|của|và|nêu|ở) (?:tiểu mục|mục|điểm|khoản|phần)|"
    r"số|ngày|tháng|năm|quý|quí|khóa|khoá|từ|đến|lần thứ)[*_(]*$",
    re.IGNORECASE,
)
_NUMBER_STARTS = re.compile(r"[\s*_(]*[0-9IVX]")
_DASH_IN_WORDS = re.compile(r"\s*[-–] ?(?=[^\W\d_])(?P<word>[^\W\d_]+)")
# With a capital in the middle of a sentence: a cell of a flattened table.
_TIME_STARTS = re.compile(
    r"\s*(?:(?:Từ|Trước|Đến|Đến hết|Chậm nhất|Trong|Xong|Hoàn thành)\s"
    r"(?:ngày|tháng|quý|năm|trước|trong|là)|Tháng\s[0-9]|"
    r"Qu[ýí]\s[IV0-9]|Năm\s[0-9]|Hằng\s|Hàng\s(?:năm|tháng|quý)|Thường xuyên)"
)
_SHORT, _WIDEST = 40, 140  # letters of a line that was cut to the width of a sheet
_MOSTLY, _FULL = 0.8, 0.88  # of the lines; of the width
_ADDRESSED = re.compile(r"[\s*_]*Kính gửi\b")
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
    if _NUMBER_FOLLOWS.search(line) and _NUMBER_STARTS.match(following):
        return True
    if " | " in line or " | " in following or _ENDED.search(line):
        return False
    full = not gap and bool(width) and len(tidy(line)) + len(following.split()[0]) >= _FULL * width
    if opens(following):
        # "chính trị" / "- xã hội"; a full line whose sentence goes on with what looks like a number: "(khóa" / "VIII)".
        dash = _DASH_IN_WORDS.match(following)
        return full and bool(dash and dash["word"].islower() and not line.rstrip().endswith(","))
    match = _FIRST_LETTER.match(following)
    first = match["first"] if match else ""
    if _ADDRESSED.match(line) and first.isupper():
        return False
    if first.islower():
        return not line.strip(" *_").isupper()
    return bool(_WEAK_END.search(line)) or (full and not _TIME_STARTS.match(following))


def _width(lines: Iterable[str]) -> int:
    """The width of the sheet in letters where lines are cut to it; 0 where every paragraph is one line."""
    lengths = sorted(length for line in lines if (length := len(line.strip())) > _SHORT)
    cut = [length for length in lengths if length <= _WIDEST]
    if len(cut) < _MOSTLY * len(lengths) or not cut:
        return 0
    return cut[int(len(cut) * 0.9) - 1]
