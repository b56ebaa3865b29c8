"""Lines cut at their columns: what stands side by side in a head, a signature or a row of a table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vanban.intake.paragraphs import is_no_text
from vanban.language.text import as_shown

# Blanks left to be filled in by hand part no columns: "Số      /KH-UBND", "ngày     tháng     năm 2026".
_COLUMNS = re.compile(
    r"\t+|(?<=\S)(?<!\b[Ss]ố)(?<!\b[Ss]ố:)(?<!ngày)(?<!tháng)(?<!năm)\s{3,}|\||<br\s*/?>"
    # The motto beside the issuer; "kỷ niệm ngày thành lập Đảng Cộng sản Việt Nam" is none.
    r"|\s(?=(?-i:C[ỘO]NG H(?:ÒA|OÀ) X[ÃA] H[ỘO]I|Cộng h(?:òa|oà) xã hội chủ)|[ĐĐ]ộc lập\s?[-–])"
    r"|(?<!lập)(?<!của)(?<!là)(?<!sử)(?<!và)(?<!ương)(?<!lệ)(?<!hội)(?<!vào)(?<!vinh)(?<!với)(?<!viên)\s"
    r"(?=(?-i:ĐẢNG C[ỘO]NG S[ẢA]N VI[ỆE]T))",
    re.IGNORECASE,
)
# One look tells the lines that hold no column, for speed.
_MAY_PART = re.compile(r"\t|\s{3}|[|<]|C[ỘộOo]NG H|ộng h|C[ỘO]NG S|[ộỘ][cC] [lL]")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that stand together on line ``line``; ``gap``: an empty line, a rule or a page break is above."""

    text: str
    line: int
    gap: bool = False


def cells(numbered: Iterable[tuple[int, str]]) -> list[Cell]:
    """The cells of numbered lines in reading order, without Markdown's marks, rules and page numbers."""
    found: list[Cell] = []
    gap = False
    for number, line in numbered:
        if is_no_text(line) or not line.strip("|-: \t"):
            gap = True
            continue
        for words in _COLUMNS.split(line) if _MAY_PART.search(line) else (line,):
            shown = as_shown(words).strip(" #>")
            if shown and not is_no_text(shown):
                found.append(Cell(shown, number, gap))
                gap = False
    return found
