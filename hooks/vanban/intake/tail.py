"""What stands below the text proper: recipients and signature, in either order, also side by side.

Authority and post: Hướng dẫn 36-HD/VPTW (T/M, K/T, T/L, Q.) and Nghị định 30/2020/NĐ-CP, Phụ lục I (TM., KT., TL.,
TUQ.).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.intake.cells import Cell, cells
from vanban.intake.draft import Tail, Words
from vanban.language.sections import outline
from vanban.language.text import fold

_RECIPIENTS = re.compile(r"n[ơo]i\snh[ậâ]n\s?(?::\s?|$)", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?:T\s?/\s?M|TM\s?\.|TM(?=\s)|K\s?/\s?T|KT\s?\.|KT(?=\s)|T\s?/\s?L|TL\s?\.|TL(?=\s)|TUQ\s?\.?|"
    r"T\s?/\s?UQ|T\.UQ|Q\s?\.|Q\s?/|"
    r"THAY MẶT|THỪA LỆNH|THỪA [ỦU][YỶ] QUYỀN)\s?(?=\S)"
)
_POST = re.compile(
    r"(?:(?:q|quyen|pho|nguyen)\.? ?)*(?:bi thu|chu tich|chu nhiem|truong (?:ban|phong|doan|khoa|co quan|"
    r"tieu ban|thon)|chanh (?:van phong|thanh tra|an)|"
    r"tong giam doc|giam doc|bo truong|thu truong|cuc truong|chi cuc truong|vu truong|hieu truong|vien truong|"
    r"thu tuong|tong bi thu|tong thu ki|"
    r"tong cuc truong|uy vien|chi huy truong|tu lenh|tong kiem toan|tong bien tap|thu ki|doi truong|thong doc|"
    r"thuong truc|phu trach|kiem sat vien|nguoi phat ngon|pho \w+)\b"
)
_MORE_POST = re.compile(
    r"(?:thuong truc|kiem|phu trach|trung uong|bo cong|bo|tinh|thanh pho|ban|hoi dong|uy ban|chu nhiem|va)\b"
)
_SIGNED = re.compile(r"[(\[]?\s?đã\s(?:ký|kí)[^)\]]{0,20}[)\]]?|[(\[]ký[^)\]]*[)\]]", re.IGNORECASE)
_TITLES = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|Ths|BS|CN|KS|LS|BSCK[I12]*|CK[I12]+|TTND|TTƯT|NGƯT|NGND|NSND|NSƯT|Đại tá|Thượng tá|"
    r"Trung tá|Thiếu tá|Thiếu tướng|"
    r"Trung tướng|Thượng tướng|Đại tướng|Ông|Bà|đ/c|Đ/c|Đồng chí)\.?[\s,]*)+(?=\S)"
)
_NAME = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*(?:\s[^\W\d_]+(?:['-][^\W\d_]+)*){1,5}")
_SURNAMES = frozenset(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly li dinh trinh mai dao doan vuong lam ha to
    truong luong cao ta thai chau quach chu tang phung luu kieu la nong hua giang than bach tong khuc lo lu quang ma
    trieu luc au ung dam chung lai bang thach son kim danh ksor rcom siu y a rmah nay ro vi hau sung thao cu lau mua
    vang tien ninh nghiem hong mac phi doi cam hung khuong bien tieu dieu ong
    """.split()  # noqa: SIM905
)
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|DANH MỤC|DANH SÁCH|BIỂU |BIỂU$|MẪU |Mẫu số|\(?(?:Ban hành )?[Kk]èm theo|LỊCH |"
    r"ĐỀ CƯƠNG|BẢNG |QUY CHẾ|QUY ĐỊNH|"
    r"KẾ HOẠCH|ĐỀ ÁN|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐIỀU LỆ|CHIẾN LƯỢC|HƯỚNG DẪN|NỘI DUNG|PHÂN CÔNG|TIẾN ĐỘ)"
)
_BESIDE = re.compile(r"(?P<recipient>(?:-|N[ơo]i nhận).{0,90}?[;.:,)]) (?P<post>[^\W\d_]{2}.{2,60})")
_LONG = 160  # letters: no line of a tail is that long
_FAR_NAME = 8  # cells between a post and its name


@dataclass(frozen=True, slots=True)
class TailFound:
    """The tail, the number of its first line and of the last; annexes may follow."""

    tail: Tail
    first_line: int
    last_line: int


def read_tail(lines: Sequence[str], body_from: int) -> TailFound:
    """Read the tail of a paper whose text proper begins at line ``body_from``."""
    below = [each for cell in cells(enumerate(lines[body_from - 1 :], body_from)) for each in _columns(cell)]
    first = next((i for i in range(len(below)) if _begins(below, i)), None)
    if first is None:
        return TailFound(Tail(), len(lines) + 1, len(lines))
    tail, end = _read(below, first)
    last = below[end].line - 1 if end < len(below) else len(lines)
    return TailFound(tail, below[first].line, max(last, below[first].line))


def _columns(cell: Cell) -> list[Cell]:
    """A recipient and the signature beside it with one blank between: "- Như Điều 3; TRƯỞNG PHÒNG"."""
    match = _BESIDE.fullmatch(cell.text)
    if not match or not match["post"].isupper() or not (_is_post(match["post"]) or _is_authority(match["post"])):
        return [cell]
    return [Cell(match["recipient"], cell.line, cell.gap), Cell(match["post"], cell.line)]


def _begins(below: list[Cell], at: int) -> bool:
    cell = below[at]
    if _RECIPIENTS.match(cell.text) or (_is_authority(cell.text) and len(cell.text) < 100):
        return True
    if not (_is_post(cell.text) and cell.text.isupper()):
        return False
    for following in below[at + 1 : at + 4]:  # a post that a name follows
        if _signed_name(following.text):
            return True
        if not (following.text.isupper() or _SIGNED.fullmatch(following.text)):
            return False
    return False


def _is_authority(text: str) -> bool:
    match = _AUTHORITY.match(text)
    return bool(match and text[match.end() :][:1].isupper() and (text.isupper() or text[match.end() :][:4].isupper()))


def _is_post(text: str) -> bool:
    return len(text) < 80 and (bool(_POST.match(fold(text))) or text.casefold().startswith("trưởng"))


def _read(below: list[Cell], first: int) -> tuple[Tail, int]:
    """The tail from cell ``first`` on, and the index of the first cell behind it."""
    found = _Found()
    for at in range(first, len(below)):
        if at > first and _is_behind(below[at], named=found.name is not None):
            return found.tail(), at
        if not found.signature(below[at]):
            found.recipient(below[at])
    return found.tail(), len(below)


class _Found:
    """What was found of a tail so far."""

    def __init__(self) -> None:
        self.authority: list[Cell] = []
        self.post: list[Cell] = []
        self.name: Words | None = None
        self.recipients: list[Words] = []
        self._listing = False

    def tail(self) -> Tail:
        return Tail(tuple(self.recipients), _joined(self.authority), _joined(self.post), self.name)

    def signature(self, cell: Cell) -> bool:
        """Take authority, post, "(Đã ký)" or name of the first signer; False where the cell is none of them."""
        text = cell.text
        if _is_authority(text):
            if self.name is None:
                title, signed = _parted(text)
                self.authority.append(Cell(title, cell.line))
                self.name = Words(signed, cell.line, cell.line) if signed else None
            return True
        if text.isupper() and (_is_post(text) or (self.post and not self.name and _MORE_POST.match(fold(text)))):
            self.post += [] if self.name else [cell]
            return True
        if text.startswith("-") or not (self.authority or self.post):
            return bool(_SIGNED.fullmatch(text))
        if signed := _signed_name(text):
            self.name = self.name or Words(signed, cell.line, cell.line)
        elif not self.post and _is_post(text) and not text.endswith((";", ",", ".")):
            self.post.append(cell)
        else:
            return bool(_SIGNED.fullmatch(text))
        return True

    def recipient(self, cell: Cell) -> None:
        """Take a line of the list "Nơi nhận", or what goes on one."""
        text = cell.text
        if match := _RECIPIENTS.match(text):
            self._listing = True
            text = text[match.end() :].strip(" :")
        if not self._listing or text.isupper() or not re.search(r"\w", text):
            return
        bullet = re.match(r"[-–—+•*]\s*", text)
        words = text[bullet.end() :] if bullet else text
        last = self.recipients[-1] if self.recipients else None
        if bullet or not last or (words[0].isupper() and last.text.endswith((";", ",", "."))):
            self.recipients.append(Words(words, cell.line, cell.line))
        else:
            self.recipients[-1] = Words(f"{last.text} {words}", last.line, cell.line)


def _is_behind(cell: Cell, named: bool) -> bool:
    """Whether an annex begins with a cell."""
    if _ANNEX.match(cell.text) and not cell.text.startswith("-"):
        return True
    if not named or _RECIPIENTS.match(cell.text):
        return False
    section = bool(outline([cell.text]))
    return (
        len(cell.text) > _LONG
        or section
        or (
            cell.gap
            and cell.text.isupper()
            and len(cell.text) > 12
            and not _is_post(cell.text)
            and not _is_authority(cell.text)
        )
    )


def _joined(found: list[Cell]) -> Words | None:
    if not found:
        return None
    return Words(" ".join(cell.text for cell in found), found[0].line, found[-1].line)


def _parted(text: str) -> tuple[str, str | None]:
    """An authority with the name on its line: "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Văn An (đã ký)"."""
    words = _SIGNED.sub("", text).split()
    at = next((i for i, word in enumerate(words) if i and word[-1].islower()), len(words))
    signed = _signed_name(" ".join(words[at:]))
    return (" ".join(words[:at]), signed) if signed else (text, None)


def _signed_name(text: str) -> str | None:
    """The name of a person that a cell is, without titles; None if it is none."""
    words = _TITLES.sub("", _SIGNED.sub("", text)).strip(" .,*:;")
    if not _NAME.fullmatch(words):
        return None
    parts = words.split()
    capitals = all(part[0].isupper() for part in parts)
    known = fold(parts[0]) in _SURNAMES
    if words.isupper():
        return words if known and len(parts) <= 5 and not _POST.match(fold(words)) else None
    return words if capitals and (known or len(parts) <= 4) and not _is_post(words) else None
