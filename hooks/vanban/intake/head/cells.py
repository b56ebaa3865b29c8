"""The cells of a head, whatever became of its lines: cut at a narrow column, or run together on one line.

The printed order (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW): issuer, motto, number, abstract of a
letter, place and date, address. Law sites and text layers print several of them on one line.
"""

import re
from collections.abc import Iterable

from vanban.intake.cells import Cell, cells
from vanban.language.citations import CAPITALS, NUMBER

_CUT = re.compile(r"(?:^|, ?)(?:ngày|ngày [0-9]{1,2}(?: tháng(?: [0-9]{1,2}(?: năm)?)?)?)$|^s[ốôo] ?:?$", re.IGNORECASE)
_CUT_REST = re.compile(r"[0-9/]|tháng |năm ", re.IGNORECASE)
# A line ends in the middle of these names: "ỦY" / "BAN NHÂN DÂN", "CỘNG" / "HÒA XÃ HỘI …".
_CUT_NAMES = re.compile(r"(?:[ỦU][ỶY]|[ỦU][YỲ]|CỘNG|HỘI|ỦY BAN NHÂN|ĐẢNG CỘNG SẢN|CỘNG H[OÒ][ÀA])")
_CUT_NAMES_REST = re.compile(
    r"(?:BAN (?:NHÂN|MẶT|MTTQ|KIỂM)|H[OÒ][ÀA] X[ÃA] HỘI|ĐỒNG NHÂN|DÂN\b|VIỆT NAM|X[ÃA] HỘI CHỦ)"
)
_PLACE_CUT = re.compile(rf"[{CAPITALS}]\w*(?: - \w+)?(?: [{CAPITALS}]\w*)?")
_PLACE_REST = re.compile(rf"[{CAPITALS}]\w*, ngày\b")

_BLANK_OR_FIGURES = r" *[0-9.…_]{0,6} *"
_DATE = rf"ngày{_BLANK_OR_FIGURES}tháng{_BLANK_OR_FIGURES}năm"
_WORD_OF_PLACE = rf"[{CAPITALS}][^\W\d_{CAPITALS}]+"
_PLACE_AND_DATE = rf"(?:(?:TP\.? ?)?{_WORD_OF_PLACE}(?:[ -]+{_WORD_OF_PLACE}){{0,4}}, )?{_DATE}"
_ANY_NUMBER = re.sub(r"\?P<\w+>", "?:", NUMBER.pattern)
_STARTS = re.compile(rf"(?<!,) (?:S[ốô]\s?:?\s?(?=[0-9]|/)|V\s?/\s?[vV]\b|Kính gửi\b|{_PLACE_AND_DATE})")
_AFTER_NUMBER = re.compile(
    rf"(?:S[ốô]\s?:?\s?{_ANY_NUMBER}|VIỆT NAM|[Hh]ạnh [Pp]húc|HẠNH PHÚC"
    rf"|{_DATE} *[12][0-9]{{3}})(?P<cut> )(?=[{CAPITALS}(])"
)
_RULES = re.compile(r"\s*(?:-{3,}|_{3,}|={3,}|—{2,}|\*{3,})\s*")
_NAME_LAST = re.compile(rf"(?<=[.)\"”]) (?=(?:[{CAPITALS}&]+ ){{2,15}}[{CAPITALS}&]+$)")
_LONGEST = 1000  # letters of a line that is looked at


def head_cells(numbered: Iterable[tuple[int, str]]) -> list[Cell]:
    """The cells of the lines a head may stand on: what was cut is whole, what ran together is parted."""
    done: list[Cell] = []
    running = True  # above the address
    for cell in cells(numbered):
        parts = _parted(cell) if running else [cell]
        for part in parts:
            if done and _goes_on(done[-1].text, part.text):
                last = done.pop()
                done.append(Cell(f"{last.text} {part.text}", last.line, last.gap))
            else:
                done.append(part)
            running = running and not part.text.casefold().startswith("kính gửi")
    return done


def _goes_on(text: str, following: str) -> bool:
    """Whether a narrow column cut words that belong together ("Sông Lam, ngày" / "13 tháng 7 năm 2023")."""
    if _CUT.search(text) and _CUT_REST.match(following):
        return True
    if _CUT_NAMES.fullmatch(text) and _CUT_NAMES_REST.match(following):
        return True
    return bool(_PLACE_CUT.fullmatch(text) and _PLACE_REST.match(following))


def _parted(cell: Cell) -> list[Cell]:
    """The parts of a head that ran together in one cell."""
    if len(cell.text) > _LONGEST:
        return [cell]
    places = {match.start() for match in _STARTS.finditer(cell.text)}
    places |= {match.start("cut") for match in _AFTER_NUMBER.finditer(cell.text)}
    if not places and not _RULES.search(cell.text):
        return [cell]
    if not _is_head(cell.text):
        return [cell]
    pieces: list[str] = []
    last = 0
    for place in [*sorted(places), len(cell.text)]:
        for ruled in _RULES.split(cell.text[last:place]):
            pieces += _NAME_LAST.split(ruled)
        last = place
    shown = [piece.strip() for piece in pieces if piece.strip(" -|*")]
    return [Cell(piece, cell.line, cell.gap and not at) for at, piece in enumerate(shown)]


def _is_head(text: str) -> bool:
    """Whether a line belongs to the frame of a head, and does not cite a number or date in a sentence."""
    return bool(_FRAME.match(text) or _RULES.search(text))


_FRAME = re.compile(
    rf"S[ốô]\s?:?\s?(?:[0-9]|/)|V\s?/\s?[vV]\b|{_PLACE_AND_DATE}|[{CAPITALS}&.,\- ]{{6,}}(?: |$)|Kính gửi|Độc lập"
)
