"""The abstract: below the type of a document, below the number of a letter."""

import re
from dataclasses import replace

from vanban.intake.cells import Cell
from vanban.intake.draft import Words
from vanban.intake.head.frame import (
    ADDRESS,
    BASIS,
    BODY,
    MOTTO,
    NO_FIGURE,
    OWN_NUMBER,
    as_words,
    is_frame,
    is_number_or_date,
    stand_apart,
)
from vanban.language.sections import outline
from vanban.language.text import fold

_LONGEST_ABSTRACT = 14  # cells
_LONG_LINE, _SHORT_LINE = 60, 0.7  # a line of the text below the last, shorter line of an abstract
_SUBJECT = re.compile(r"\(?v\s?/\s?v\b[\s:.]*", re.IGNORECASE)
# Above the bases of a decision: who decides, in capitals ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …", "HỘI ĐỒNG NHÂN DÂN …").
_AUTHORITY = re.compile(
    r"(?:(?:q\.? |quyen )?(?:chu tich|bo truong|thu tuong|giam doc|tong giam doc|cuc truong|tong cuc truong|"
    r"chi cuc truong|hieu truong|vien truong|truong (?:ban|phong)|chu nhiem|chanh (?:van phong|an|thanh tra)|"
    r"thong doc|tong kiem toan|tong thanh tra|bi thu|ban (?:thuong vu|chap hanh|bi thu|quan ly)|bo chinh tri)|"
    r"uy ban|ubnd|hoi dong|quoc hoi|chinh phu|bo |so |tinh uy|thanh uy|huyen uy|dang uy|doan chu tich)\b"
)
_AUTHORITY_ON_LINE = re.compile(
    r"(?<!CỦA)(?<!CHO)(?<!DO)(?<!BỞI)(?<!VÀ)(?<!,) (?:CHỦ TỊCH [ỦU][ỶY] BAN|CHỦ TỊCH UBND|BỘ TRƯỞNG BỘ|GIÁM ĐỐC SỞ|"
    r"THỦ TƯỚNG CHÍNH PHỦ|TỔNG GIÁM ĐỐC BẢO HIỂM|HIỆU TRƯỞNG TRƯỜNG)\b.*$"
)
_YEARS_IN_BRACKETS = re.compile(r"\([0-9]{1,2}[/-]")
_FARTHEST_BASIS = 4  # cells between the authority and the first basis
_WEAK_END = re.compile(
    r"(?:[,;-]|\b(?:của|và|các|số|về|cho|với|là|tại|theo|trong|những|cùng|hoặc|thực hiện|giữa|đối với|ngày|"
    r"năm|lần thứ))$",
    re.IGNORECASE,
)


def read_abstract(top: list[Cell], kind_at: int, rest: str) -> tuple[Words | None, int]:
    """The abstract below the type, and the index of the first cell behind it."""
    taken = [replace(top[kind_at], text=rest)] if rest else []
    at = kind_at + 1
    apart = stand_apart(top)
    for at in range(kind_at + 1, len(top) + 1):
        if at == len(top) or len(taken) > _LONGEST_ABSTRACT:
            break
        cell, previous = top[at], taken[-1].text if taken else ""
        if is_number_or_date(cell.text) or MOTTO.match(fold(cell.text)):
            if taken:
                break
            continue
        if not taken:
            if BASIS.match(cell.text) and len(cell.text) > 300:
                break
            taken.append(cell)
            continue
        goes_on = cell.text[:1].islower() or _WEAK_END.search(previous) or (cell.text.isupper() and previous.isupper())
        if (
            ADDRESS.match(cell.text)
            or (cell.gap and not apart and not goes_on)
            or (BASIS.match(cell.text) and not _WEAK_END.search(previous))
            or previous.endswith((".", ":"))
            or (cell.text.endswith((".", ":")) and not goes_on)
            or (cell.text.startswith(("(", "-")) and not _YEARS_IN_BRACKETS.match(cell.text))
            or (_is_section(cell.text) and not _WEAK_END.search(previous))
            or (not goes_on and len(cell.text) > _LONG_LINE and len(previous) < _SHORT_LINE * len(cell.text))
            or (cell.text.isupper() and not previous.isupper() and BODY.match(fold(cell.text)))
            or (not _WEAK_END.search(previous) and _is_authority(top, at))
        ):
            break
        taken.append(cell)
    if taken and taken[-1].text.isupper() and at < len(top) and BASIS.match(top[at].text):
        taken[-1] = replace(taken[-1], text=_AUTHORITY_ON_LINE.sub("", taken[-1].text))
    return as_words(taken), at


def letter_abstract(upper: list[Cell]) -> Words | None:
    """What stands below the number of a letter: "V/v …", or in Party letters the matter alone."""
    at = next((i for i, cell in enumerate(upper) if _SUBJECT.match(cell.text)), None)
    if at is None:
        numbered = (i for i, c in enumerate(upper) if OWN_NUMBER.match(c.text) or NO_FIGURE.match(c.text))
        at = next(numbered, len(upper)) + 1
    taken: list[Cell] = []
    apart = stand_apart(upper)
    for cell in upper[at : at + _LONGEST_ABSTRACT]:
        goes_on = taken and (apart or cell.text[0].islower() or _WEAK_END.search(taken[-1].text))
        if (cell.gap and taken and not goes_on) or is_frame(cell.text):
            break
        taken.append(cell)
    return as_words(taken)


def _is_authority(top: list[Cell], at: int) -> bool:
    """Whether a cell begins the line of who decides: in capitals, with the bases below it."""
    if not top[at].text.isupper() or not _AUTHORITY.match(fold(top[at].text)):
        return False
    for below in top[at + 1 : at + 1 + _FARTHEST_BASIS]:
        if BASIS.match(below.text):
            return True
        if not below.text.isupper():
            return False
    return False


def _is_section(text: str) -> bool:
    return bool(outline([text])) or bool(re.match(r"(?:Điều|Chương|Phần)\s(?:[0-9IVX]|thứ)", text))
