"""What stands below the text proper: recipients and signature, in either order, also side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.intake.draft import Tail, Words
from vanban.intake.paragraphs import NO_TEXT
from vanban.language.text import as_shown, fold

_COLUMNS = re.compile(r"\t+|\s{3,}|\s*\|\s*")
_RECIPIENTS = re.compile(r"[\s*_#]*nơi nhận\b", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:T\s?/\s?M\b|TM\b\.?|K\s?/\s?T\b|KT\b\.?|T\s?/\s?L\b|TL\b\.?|TUQ\b\.?|T\s?/\s?UQ\b|Q\.|THAY MẶT|THỪA LỆNH|THỪA ỦY QUYỀN)\s?\S")
_POST = re.compile(
    r"(?:q\. ?)?(?:(?:pho|quyen) )?(?:bi thu|chu tich|chu nhiem|truong ban|chanh van phong|giam doc|tong giam doc|bo truong|thu truong|cuc truong|vu truong|hieu truong|vien truong|thu tuong|tong bi thu|truong phong|truong doan|chanh thanh tra|tong thu ky|uy vien|chanh an|truong|chi huy|tu lenh|chanh)\b|pho \w+|thuong truc"
)
_SIGNED = re.compile(r"[(\[]?\s?đã\s(?:ký|kí)\s?[)\]]?\.?|[(\[]?ký tên[^)\]]*[)\]]?|[(\[]?signed[)\]]?", re.IGNORECASE)
_TITLES = re.compile(r"(?:(?:GS|PGS|TS|ThS|BS|CN|KS|BSCKI+|CKI+|TTND|TTƯT|NGƯT|Đại tá|Thượng tá|Trung tá|Thiếu tá|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng|Ông|Bà|đ/c|Đồng chí)\.?[\s,]*)+")
_NAME = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)?(?:\s[^\W\d_]+){1,5}")
_ANNEX = re.compile(
    r"[\s*_#|]*(?:PHỤ LỤC|Phụ lục|DANH MỤC|BIỂU|MẪU|Mẫu|\(?(?:Ban hành )?[Kk]èm theo|LỊCH |ĐỀ CƯƠNG|BẢNG |QUY CHẾ|QUY ĐỊNH|KẾ HOẠCH|ĐỀ ÁN|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐIỀU LỆ|CHIẾN LƯỢC|HƯỚNG DẪN)"
)


@dataclass(frozen=True, slots=True)
class TailFound:
    """The tail, the number of its first line and of the last (annexes may follow)."""

    tail: Tail
    first_line: int
    last_line: int


def read_tail(lines: Sequence[str], body_from: int) -> TailFound:
    """Read the tail of a paper whose text proper begins at line ``body_from``."""
    count = len(lines)
    first = next((n for n in range(body_from, count + 1) if _begins(lines[n - 1])), 0)
    if not first:
        return TailFound(Tail(), count + 1, count)
    last = count
    seen_name = False
    for number in range(first + 1, count + 1):
        line = lines[number - 1]
        if _ANNEX.match(line):
            last = number - 1
            break
    return TailFound(_read(lines, first, last), first, last)


def _begins(line: str) -> bool:
    return bool(_RECIPIENTS.match(line)) or any(_is_authority(cell) for cell in _cells(line))


def _cells(line: str) -> list[str]:
    return [cell for cell in (as_shown(cell).strip(" #") for cell in _COLUMNS.split(line)) if cell]


def _is_authority(cell: str) -> bool:
    return bool(_AUTHORITY.match(cell)) and cell.isupper()


def _read(lines: Sequence[str], first: int, last: int) -> Tail:
    authority = post = name = None
    recipients: list[Words] = []
    listing = False
    for number in range(first, last + 1):
        line = lines[number - 1]
        if NO_TEXT.fullmatch(line):
            continue
        for cell in _cells(line):
            words = Words(cell, number, number)
            if _RECIPIENTS.match(cell):
                listing = True
                rest = cell.split(":", 1)[1].strip() if ":" in cell else ""
                if rest:
                    recipients.append(Words(rest, number, number))
            elif _is_authority(cell):
                authority = authority or words
            elif cell.isupper() and _POST.match(fold(cell)) and len(cell) < 60:
                post = post or words
            elif (signed := _signed_name(cell)) and (authority or post):
                name = name or Words(signed, number, number)
            elif listing and (cell.startswith(("-", "+", "–", "•")) or cell.startswith(("Lưu", "Như "))):
                recipients.append(Words(cell.lstrip("-+–• "), number, number))
            elif listing and recipients and not cell.isupper() and name is None:
                previous = recipients.pop()
                recipients.append(Words(f"{previous.text} {cell}", previous.line, number))
    return Tail(tuple(recipients), authority, post, name)


def _signed_name(cell: str) -> str | None:
    words = _TITLES.sub("", _SIGNED.sub("", cell)).strip(" .,*:")
    if not _NAME.fullmatch(words):
        return None
    parts = words.split()
    return words if 2 <= len(parts) <= 6 and all(part[0].isupper() for part in parts) and not cell.startswith("-") else None
