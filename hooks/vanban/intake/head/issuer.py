"""The body that issued a paper, named in capitals above its number or type, and no stamp of who received it."""

import re

from vanban.intake.cells import Cell
from vanban.intake.draft import Words
from vanban.intake.head.frame import BODY, MARKS, MOTTO, is_of_document
from vanban.language.text import bare, fold

_LONGEST_PLACE, _LONGEST_NAME = 4, 12  # words
_STAMP = re.compile(
    r"(?:^|\b)(?:cong van )?den(?:$|\b so\b)|^chuyen\s?:|^luu ho so|^ngay\s?:? ?[0-9/.-]+$|^so\s?:?\s?[0-9]+$|^gio\s?:"
)
_SIGNATURE_TEXT = re.compile(r"(?:ky boi|nguoi ky|thoi gian ky|chu ky so|digitally|signature|email|co quan\s?:)")
_OF_PLACE = re.compile(
    r"(?!\w+ uy\b)(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|viet nam|trung uong|va|"
    r"khoa|nhiem ky|cua|cong san|ho chi minh|cap)\b"
)
_ORGAN = re.compile(r"(?:ban thuong vu|ban chap hanh|ban thuong truc|thuong truc|uy ban trung uong)$")
_FIGURES = re.compile(r"^so ?:? ?[0-9]|[0-9](?!$)(?![0-9]{1,2}$)|[0-9]{4}")  # none but those of "BAN CHỈ ĐẠO 389"
# On one line: the parent body with its place, and the issuer.
_UNDER_PARENT = re.compile(
    r"(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN|BỘ|SỞ|PHÒNG|TỔNG CỤC|ĐẢNG BỘ|HUYỆN ỦY|TỈNH ỦY|THÀNH ỦY|TỔNG LIÊN ĐOÀN)\b.+?"
    r"(?<! CÁC)(?<! VÀ)(?<! CỦA) (?=(?:SỞ|TRƯỜNG (?:THPT|THCS|TH|TIỂU HỌC|MẦM NON|MN|ĐẠI HỌC|CAO ĐẲNG|TRUNG|PT|PHỔ)|"
    r"PHÒNG (?:GIÁO DỤC|GD|NỘI VỤ|Y TẾ|VĂN H|TÀI|KINH TẾ|LAO ĐỘNG|TƯ PHÁP|NÔNG)|VĂN PHÒNG|CHI CỤC|TRUNG TÂM|BỆNH VIỆN|"
    r"(?<!TỔNG )CỤC|ĐẢNG [ỦU][ỶY]|CHI BỘ|HUYỆN [ỦU][ỶY]|THÀNH [ỦU][ỶY]|BAN (?:TUYÊN|TỔ CHỨC|DÂN VẬN|NỘI CHÍNH|QUẢN LÝ)|"
    r"LIÊN ĐOÀN)\b)"
)


def read_issuer(upper: list[Cell]) -> Words | None:
    """The last body named in capitals above the number or type, with the lines that go on its name."""
    stamped = _stamped(upper)
    names: list[tuple[str, int, int]] = []
    for cell in upper:
        form = fold(cell.text)
        if not cell.text.isupper() or len(form) < 3 or _FIGURES.search(form) or cell.line in stamped:
            continue
        if MOTTO.match(form) or _SIGNATURE_TEXT.search(form) or any(p.fullmatch(form) for p in MARKS.values()):
            continue
        if names and _goes_on_name(cell, form, names[-1]):
            text, first, _ = names.pop()
            names.append((f"{text} {cell.text}", first, cell.line))
        elif BODY.match(form):
            names.append((cell.text, cell.line, cell.line))
    if not names:
        return _issuer_in_small_letters(upper)
    name, first, last = names[-1]
    parent = _UNDER_PARENT.match(name) if first == last else None
    return Words((name[parent.end() :] if parent else name).strip(" *"), first, last)


def _issuer_in_small_letters(upper: list[Cell]) -> Words | None:
    """The body above the motto or number where the head is not printed in capitals."""
    found = None
    stamped = _stamped(upper)
    for cell in upper:
        if is_of_document(cell):
            return found
        if cell.line in stamped or re.search("[0-9]", cell.text):
            continue
        short = len(cell.text.split()) <= _LONGEST_NAME and not cell.text.endswith((".", ";", ":", ","))
        if short and cell.text[0].isupper() and BODY.match(fold(cell.text)):
            found = Words(cell.text, cell.line, cell.line)
    return None


def _goes_on_name(cell: Cell, form: str, last: tuple[str, int, int]) -> bool:
    """Whether a line goes on the name of the body above: its place, its committee, the rest of a long name."""
    if _OF_PLACE.match(form) or _ORGAN.match(form) or last[0].endswith((",", "-", " VÀ")):
        return True
    close = not cell.gap and cell.line == last[2] + 1
    return close and not BODY.match(form) and len(form.split()) <= _LONGEST_PLACE


def _stamped(upper: list[Cell]) -> set[int]:
    """The lines of an incoming stamp: those around "Số: 1082", "Ngày: 29/6/2021", "Chuyển:"."""
    marks = {cell.line for cell in upper if _STAMP.search(bare(cell.text))}
    if not marks:
        return set()
    return set(range(min(marks) - 1, max(marks) + 1))
