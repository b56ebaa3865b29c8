"""What stands above the text proper: issuer, number, place and date, type, abstract.

The order is that of Hướng dẫn 36-HD/VPTW (Party) and Nghị định 30/2020/NĐ-CP, Phụ lục I (State); columns may have
been read one after the other, parts may be missing, stamps and banners may stand between.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vanban.intake.article import heading_of_article
from vanban.intake.cells import Cell
from vanban.intake.draft import Head, Words
from vanban.intake.head_cells import head_cells
from vanban.language.citations import KIND_WORDS, NUMBER, DocumentNumber
from vanban.language.dates import ImpossibleDateError, Unit, WrittenDate
from vanban.language.sections import outline
from vanban.language.text import bare, fold
from vanban.language.traced_text import TracedText

_LONGEST_HEAD = 120  # lines
_LONGEST_ABSTRACT = 14  # cells

_MORE_KINDS = ("Bài phát biểu", "Lịch", "Thông cáo", "Đề cương", "Lời kêu gọi", "Thư", "Danh mục", "Thông cáo báo chí")
_KINDS = {fold(kind).replace(" ", ""): kind for kind in KIND_WORDS}
_ALONE = _KINDS | {fold(kind).replace(" ", ""): kind for kind in _MORE_KINDS}
_LONGEST_KIND = 5  # words
_FEWEST_APART, _MOSTLY_APART = 5, 0.8  # cells; of them
_LONG_LINE, _SHORT_LINE = 60, 0.7  # a line of the text below the last, shorter line of an abstract
_LONGEST_PLACE, _LONGEST_NAME = 4, 12  # words

_OWN_NUMBER = re.compile(
    rf"^(?:s[ốôo]\s?[:.]?\s*(?P<number>{NUMBER.pattern})(?!\s(?:của|ngày|về))|"
    rf"(?:[^\W\d_]+\s){{1,3}}s[ốôo]\s?[:.]?\s*(?P<typed>{NUMBER.pattern.replace('?P<', '?P<t_')})\W*$)",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(r"^s[ốôo]\s?[:.]?[\s.…_]*[-/]\s*(?P<symbol>[A-ZĐ][A-Za-zĐđ]{0,5})\b", re.IGNORECASE)
_DATE = re.compile(
    r"^(?:s[ốôo]\b.{0,40}?\s)?(?:(?P<place>(?!thứ |chủ nhật)[^\W\d_][^,0-9:;()/]{1,45}?)\s?[,.]\s*)?"
    r"ngày\s*(?P<day>[0-9]{1,2})?[\s.…_]*"
    r"(?:tháng\s*|[/.-]\s?)(?P<month>[0-9]{1,2})?[\s.…_]*(?:năm\s*|[/.-]\s?)(?P<year>[12][0-9]{3})\W*$",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:^|\b)(?:cong van )?den(?:$|\b so\b)|^chuyen\s?:|^luu ho so|^ngay\s?:? ?[0-9/.-]+$|^so\s?:?\s?[0-9]+$|^gio\s?:"
)
_MOTTO = re.compile(
    r"\W*(?:dang cong san viet nam|cong hoa xa hoi(?: chu nghia)?|chu nghia viet nam|doc lap\W+tu do|"
    r"doan tncs ho chi minh$|doan thanh nien cong san ho chi minh$)"
)
_SIGNATURE_TEXT = re.compile(r"(?:ky boi|nguoi ky|thoi gian ky|chu ky so|digitally|signature|email|co quan\s?:)")
_BODY = re.compile(
    r"(?:bch|uy ban|ubnd|hdnd|hoi dong|ban|bo|so|dang bo|dang uy|dang doan|chi bo|tinh uy|thanh uy|huyen uy|"
    r"quan uy|thi uy|"
    r"phong|van phong|cuc|tong cuc|vu|vien|truong|trung tam|cong ty|tap doan|tong cong ty|hoi|lien doan|tong lien doan|"
    r"cong doan|doan|tinh doan|thanh doan|quan doan|huyen doan|thi doan|mat tran|mttq|ubmttq|cong an|toa an|"
    r"chinh phu|quoc hoi|"
    r"thu tuong|chu tich|lien minh|lien hiep|trung uong|chi cuc|hoc vien|dai hoc|quy|bao hiem|kho bac|"
    r"benh vien|dai hoi|"
    r"vien kiem sat|ngan hang|thanh tra|kiem toan|dai|bao|to|tieu ban|lien|cac)\b"
)
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
_ADDRESS = re.compile(r"kính gửi\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\(?v\s?/\s?v\b[\s:.]*", re.IGNORECASE)
_BASIS = re.compile(
    r"[-+*\s]*(?:Căn cứ|Thực hiện|Thi hành|Theo |Xét |Tiếp tục thực hiện|Triển khai thực hiện|Trên cơ sở|Ngày \d|"
    r"Từ ngày|Để |Với |Nhằm )"
)
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
_MARKS = {
    "secrecy": re.compile(r"(?:tuyet mat|toi mat|mat)"),
    "urgency": re.compile(r"(?:thuong khan|hoa toc(?: hen gio)?|khan)"),
    "circulation": re.compile(r"(?:luu hanh noi bo|noi bo|xem xong tra lai|khong pho bien|tai lieu thu hoi)"),
}
_WEAK_END = re.compile(
    r"(?:[,;-]|\b(?:của|và|các|số|về|cho|với|là|tại|theo|trong|những|cùng|hoặc|thực hiện|giữa|đối với|ngày|"
    r"năm|lần thứ))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeadFound:
    """The head, the number of the first line of the text proper, and the earliest day the paper may be of."""

    head: Head
    body_from: int
    not_before: date | None = None


def read_head(lines: Sequence[str]) -> HeadFound:
    """Read the head of a paper from its lines."""
    top = head_cells(enumerate(lines[:_LONGEST_HEAD], 1))
    kind_at, kind, rest = _find_kind(top)
    if kind_at is None:
        return _read_letter(top, lines)
    upper = top[:kind_at]
    abstract, after = _read_abstract(top, kind_at, rest)
    body_from = top[after].line if after < len(top) else min(len(lines), _LONGEST_HEAD) + 1
    head = _read_upper(Head(kind=kind, abstract=abstract), upper)
    if head.number is None or head.issued_on is None:  # columns read one after the other
        head = _read_lower(head, top[kind_at + 1 : kind_at + 12])
    return HeadFound(head, body_from, _not_before(upper))


def _read_letter(top: list[Cell], lines: Sequence[str]) -> HeadFound:
    """A paper without a type above its abstract: a letter (công văn), or one that has lost its head."""
    address = next((i for i, cell in enumerate(top) if _ADDRESS.match(cell.text)), None)
    first_section = next((heading.line for heading in outline(lines)), len(lines) + 1)
    end = address
    if end is None:
        end = next((i for i, c in enumerate(top) if _BASIS.match(c.text) or c.line >= first_section), 0)
    upper = top[:end]
    head = _read_upper(Head(), upper)
    symbol = next((m["symbol"] for c in upper if (m := _NO_FIGURE.match(c.text))), "")
    if head.number and head.number.kinds:
        head = replace(head, kind=head.number.kinds[0])
    elif address is not None or symbol.upper() == "CV" or (head.number and not head.number.symbol):
        head = replace(head, kind="Công văn")
    if head.kind:
        head = replace(head, abstract=_letter_abstract(upper))
    elif not any(map(_is_of_document, upper)):
        heading = heading_of_article(top)
        if heading is None:
            return HeadFound(head, top[0].line if top else 1)
        return HeadFound(replace(Head(), abstract=_as_words([top[heading]])), top[heading].line + 1)
    return HeadFound(head, top[end].line if end < len(top) else 1, _not_before(upper))


def _letter_abstract(upper: list[Cell]) -> Words | None:
    """What stands below the number of a letter: "V/v …", or in Party letters the matter alone."""
    at = next((i for i, cell in enumerate(upper) if _SUBJECT.match(cell.text)), None)
    if at is None:
        numbered = (i for i, c in enumerate(upper) if _OWN_NUMBER.match(c.text) or _NO_FIGURE.match(c.text))
        at = next(numbered, len(upper)) + 1
    taken: list[Cell] = []
    apart = _stand_apart(upper)
    for cell in upper[at : at + _LONGEST_ABSTRACT]:
        goes_on = taken and (apart or cell.text[0].islower() or _WEAK_END.search(taken[-1].text))
        if (cell.gap and taken and not goes_on) or _is_frame(cell.text):
            break
        taken.append(cell)
    return _as_words(taken)


def _stand_apart(some: list[Cell]) -> bool:
    """Whether nearly every line has an empty one above it, as the text layer of a PDF has; a gap says nothing then."""
    return len(some) > _FEWEST_APART and sum(cell.gap for cell in some) >= _MOSTLY_APART * len(some)


def _find_kind(top: list[Cell]) -> tuple[int | None, str | None, str]:
    """The cell of the type word, the type, and what follows it in the cell."""
    for at, cell in enumerate(top):
        words = cell.text.strip(" :.")
        kind = _ALONE.get(fold(words).replace(" ", ""))
        if kind and words.isupper():
            return at, kind, ""
        if _ADDRESS.match(cell.text):
            break
    if (small := _kind_in_small_letters(top)) is not None:
        return small, _kind_alone(top[small].text), ""
    for at, cell in enumerate(top):
        parts = cell.text.split()
        for length in range(min(_LONGEST_KIND, len(parts) - 1), 0, -1):
            first, rest = " ".join(parts[:length]), " ".join(parts[length:]).strip(" :-")
            kind = _KINDS.get(fold(first.strip(":")).replace(" ", ""))
            if kind and first.isupper() and rest and not rest[0].isdigit() and not fold(rest).startswith("so "):
                return at, kind, rest
        if _ADDRESS.match(cell.text) or _BASIS.match(cell.text):
            break
    return None, None, ""


def _kind_alone(words: str) -> str | None:
    return _KINDS.get(fold(words.strip(" :.")).replace(" ", ""))


def _kind_in_small_letters(top: list[Cell]) -> int | None:
    """The cell of a type word in small letters, which stands alone below a number or motto."""
    for at, cell in enumerate(top):
        if cell.text[0].isupper() and _kind_alone(cell.text) and any(map(_is_of_document, top[:at])):
            return at
        if _ADDRESS.match(cell.text) or _BASIS.match(cell.text):
            break
    return None


def _read_abstract(top: list[Cell], kind_at: int, rest: str) -> tuple[Words | None, int]:
    """The abstract below the type, and the index of the first cell behind it."""
    taken = [replace(top[kind_at], text=rest)] if rest else []
    at = kind_at + 1
    apart = _stand_apart(top)
    for at in range(kind_at + 1, len(top) + 1):
        if at == len(top) or len(taken) > _LONGEST_ABSTRACT:
            break
        cell, previous = top[at], taken[-1].text if taken else ""
        if _is_number_or_date(cell.text) or _MOTTO.match(fold(cell.text)):
            if taken:
                break
            continue
        if not taken:
            if _BASIS.match(cell.text) and len(cell.text) > 300:
                break
            taken.append(cell)
            continue
        goes_on = cell.text[:1].islower() or _WEAK_END.search(previous) or (cell.text.isupper() and previous.isupper())
        if (
            _ADDRESS.match(cell.text)
            or (cell.gap and not apart and not goes_on)
            or (_BASIS.match(cell.text) and not _WEAK_END.search(previous))
            or previous.endswith((".", ":"))
            or (cell.text.endswith((".", ":")) and not goes_on)
            or (cell.text.startswith(("(", "-")) and not _YEARS_IN_BRACKETS.match(cell.text))
            or (_is_section(cell.text) and not _WEAK_END.search(previous))
            or (not goes_on and len(cell.text) > _LONG_LINE and len(previous) < _SHORT_LINE * len(cell.text))
            or (cell.text.isupper() and not previous.isupper() and _BODY.match(fold(cell.text)))
            or (not _WEAK_END.search(previous) and _is_authority(top, at))
        ):
            break
        taken.append(cell)
    if taken and taken[-1].text.isupper() and at < len(top) and _BASIS.match(top[at].text):
        taken[-1] = replace(taken[-1], text=_AUTHORITY_ON_LINE.sub("", taken[-1].text))
    return _as_words(taken), at


def _is_authority(top: list[Cell], at: int) -> bool:
    """Whether a cell begins the line of who decides: in capitals, with the bases below it."""
    if not top[at].text.isupper() or not _AUTHORITY.match(fold(top[at].text)):
        return False
    for below in top[at + 1 : at + 1 + _FARTHEST_BASIS]:
        if _BASIS.match(below.text):
            return True
        if not below.text.isupper():
            return False
    return False


def _as_words(taken: list[Cell]) -> Words | None:
    text = " ".join(cell.text for cell in taken).strip()
    return Words(text, taken[0].line, taken[-1].line) if text else None


def _is_section(text: str) -> bool:
    return bool(outline([text])) or bool(re.match(r"(?:Điều|Chương|Phần)\s(?:[0-9IVX]|thứ)", text))


def _is_number_or_date(text: str) -> bool:
    return bool(_OWN_NUMBER.match(text) or _NO_FIGURE.match(text) or _DATE.search(text))


def _is_of_document(cell: Cell) -> bool:
    """Whether a cell stands in the head of a document only: motto, number, place and date."""
    dated = _DATE.search(cell.text)
    return bool(
        _MOTTO.match(fold(cell.text))
        or _OWN_NUMBER.match(cell.text)
        or _NO_FIGURE.match(cell.text)
        or (dated and dated["place"])
    )


def _is_frame(text: str) -> bool:
    """Whether words belong to the printed frame of a head, not to its abstract."""
    form = fold(text)
    return bool(
        _is_number_or_date(text)
        or _MOTTO.match(form)
        or _ADDRESS.match(text)
        or any(pattern.fullmatch(form) for pattern in _MARKS.values())
        or (text.isupper() and _BODY.match(form))
    )


def _read_upper(head: Head, upper: list[Cell]) -> Head:
    """Number, date, marks and issuer out of the cells above the type or address."""
    marks = {
        name: Words(cell.text, cell.line, cell.line)
        for cell in reversed(upper)
        for name, pattern in _MARKS.items()
        if pattern.fullmatch(fold(cell.text).strip(" ()[]."))
    }
    return replace(
        _read_lower(head, upper),
        issuer=_read_issuer(upper),
        secrecy=marks.get("secrecy"),
        urgency=marks.get("urgency"),
        circulation=marks.get("circulation"),
    )


def _read_lower(head: Head, some: list[Cell]) -> Head:
    """Number and date out of cells, where the head has none yet."""
    for cell in some:
        text = TracedText(cell.text).words
        own = _OWN_NUMBER.match(text)
        number = DocumentNumber.of(m) if own and (m := NUMBER.search(own["number"] or own["typed"])) else None
        if own and number and head.number is None:
            head = replace(head, number=number, number_words=Words(own[0], cell.line, cell.line))
        stated = _DATE.search(cell.text)
        if stated and head.issued_on is None and stated["day"] and stated["month"]:
            head = _with_date(head, stated, cell.line)
    return head


def _with_date(head: Head, stated: re.Match[str], line: int) -> Head:
    written = WrittenDate(Unit.DAY, int(stated["day"]), int(stated["month"]), int(stated["year"]))
    try:
        day = written.bounds()[0]
    except ImpossibleDateError:
        return head
    place = Words(stated["place"].strip(), line, line) if stated["place"] else head.place
    first = stated.start("place") if stated["place"] else 0
    return replace(head, issued_on=day, issued_words=Words(stated.string[first:].strip(), line, line), place=place)


def _not_before(upper: list[Cell]) -> date | None:
    """The first day of the month or year that a head without a day states ("ngày     tháng 7 năm 2026")."""
    for cell in upper:
        stated = _DATE.search(cell.text)
        if stated and 1 <= int(stated["month"] or 1) <= 12:
            return date(int(stated["year"]), int(stated["month"] or 1), 1)
    return None


def _read_issuer(upper: list[Cell]) -> Words | None:
    """The last body named in capitals above the number or type, with the lines that go on its name."""
    stamped = _stamped(upper)
    names: list[tuple[str, int, int]] = []
    for cell in upper:
        form = fold(cell.text)
        if not cell.text.isupper() or len(form) < 3 or _FIGURES.search(form) or cell.line in stamped:
            continue
        if _MOTTO.match(form) or _SIGNATURE_TEXT.search(form) or any(p.fullmatch(form) for p in _MARKS.values()):
            continue
        if names and _goes_on_name(cell, form, names[-1]):
            text, first, _ = names.pop()
            names.append((f"{text} {cell.text}", first, cell.line))
        elif _BODY.match(form):
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
        if _is_of_document(cell):
            return found
        if cell.line in stamped or re.search("[0-9]", cell.text):
            continue
        short = len(cell.text.split()) <= _LONGEST_NAME and not cell.text.endswith((".", ";", ":", ","))
        if short and cell.text[0].isupper() and _BODY.match(fold(cell.text)):
            found = Words(cell.text, cell.line, cell.line)
    return None


def _goes_on_name(cell: Cell, form: str, last: tuple[str, int, int]) -> bool:
    """Whether a line goes on the name of the body above: its place, its committee, the rest of a long name."""
    if _OF_PLACE.match(form) or _ORGAN.match(form) or last[0].endswith((",", "-", " VÀ")):
        return True
    close = not cell.gap and cell.line == last[2] + 1
    return close and not _BODY.match(form) and len(form.split()) <= _LONGEST_PLACE


def _stamped(upper: list[Cell]) -> set[int]:
    """The lines of an incoming stamp: those around "Số: 1082", "Ngày: 29/6/2021", "Chuyển:"."""
    marks = {cell.line for cell in upper if _STAMP.search(bare(cell.text))}
    if not marks:
        return set()
    return set(range(min(marks) - 1, max(marks) + 1))
