"""What belongs to the printed frame of a head, whatever else stands there: numbers, dates, mottos, marks, addresses."""

import re

from vanban.intake.cells import Cell
from vanban.intake.draft import Words
from vanban.language.citations import NUMBER
from vanban.language.text import fold

OWN_NUMBER = re.compile(
    rf"^(?:s[ốôo]\s?[:.]?\s*(?P<number>{NUMBER.pattern})(?!\s(?:của|ngày|về))|"
    rf"(?:[^\W\d_]+\s){{1,3}}s[ốôo]\s?[:.]?\s*(?P<typed>{NUMBER.pattern.replace('?P<', '?P<t_')})\W*$)",
    re.IGNORECASE,
)
NO_FIGURE = re.compile(r"^s[ốôo]\s?[:.]?[\s.…_]*[-/]\s*(?P<symbol>[A-ZĐ][A-Za-zĐđ]{0,5})\b", re.IGNORECASE)
DATE = re.compile(
    r"^(?:s[ốôo]\b.{0,40}?\s)?(?:(?P<place>(?!thứ |chủ nhật)[^\W\d_][^,0-9:;()/]{1,45}?)\s?[,.]\s*)?"
    r"ngày\s*(?P<day>[0-9]{1,2})?[\s.…_]*"
    r"(?:tháng\s*|[/.-]\s?)(?P<month>[0-9]{1,2})?[\s.…_]*(?:năm\s*|[/.-]\s?)(?P<year>[12][0-9]{3})\W*$",
    re.IGNORECASE,
)
MOTTO = re.compile(
    r"\W*(?:dang cong san viet nam|cong hoa xa hoi(?: chu nghia)?|chu nghia viet nam|doc lap\W+tu do|"
    r"doan tncs ho chi minh$|doan thanh nien cong san ho chi minh$)"
)
BODY = re.compile(
    r"(?:bch|uy ban|ubnd|hdnd|hoi dong|ban|bo|so|dang bo|dang uy|dang doan|chi bo|tinh uy|thanh uy|huyen uy|"
    r"quan uy|thi uy|"
    r"phong|van phong|cuc|tong cuc|vu|vien|truong|trung tam|cong ty|tap doan|tong cong ty|hoi|lien doan|tong lien doan|"
    r"cong doan|doan|tinh doan|thanh doan|quan doan|huyen doan|thi doan|mat tran|mttq|ubmttq|cong an|toa an|"
    r"chinh phu|quoc hoi|"
    r"thu tuong|chu tich|lien minh|lien hiep|trung uong|chi cuc|hoc vien|dai hoc|quy|bao hiem|kho bac|"
    r"benh vien|dai hoi|"
    r"vien kiem sat|ngan hang|thanh tra|kiem toan|dai|bao|to|tieu ban|lien|cac)\b"
)
ADDRESS = re.compile(r"kính gửi\b", re.IGNORECASE)
BASIS = re.compile(
    r"[-+*\s]*(?:Căn cứ|Thực hiện|Thi hành|Theo |Xét |Tiếp tục thực hiện|Triển khai thực hiện|Trên cơ sở|Ngày \d|"
    r"Từ ngày|Để |Với |Nhằm )"
)
MARKS = {
    "secrecy": re.compile(r"(?:tuyet mat|toi mat|mat)"),
    "urgency": re.compile(r"(?:thuong khan|hoa toc(?: hen gio)?|khan)"),
    "circulation": re.compile(r"(?:luu hanh noi bo|noi bo|xem xong tra lai|khong pho bien|tai lieu thu hoi)"),
}
_FEWEST_APART, _MOSTLY_APART = 5, 0.8  # cells; of them


def is_number_or_date(text: str) -> bool:
    """Whether words are the number of the document or its place and date."""
    return bool(OWN_NUMBER.match(text) or NO_FIGURE.match(text) or DATE.search(text))


def is_of_document(cell: Cell) -> bool:
    """Whether a cell stands in the head of a document only: motto, number, place and date."""
    dated = DATE.search(cell.text)
    return bool(
        MOTTO.match(fold(cell.text))
        or OWN_NUMBER.match(cell.text)
        or NO_FIGURE.match(cell.text)
        or (dated and dated["place"])
    )


def is_frame(text: str) -> bool:
    """Whether words belong to the printed frame of a head, not to its abstract."""
    form = fold(text)
    return bool(
        is_number_or_date(text)
        or MOTTO.match(form)
        or ADDRESS.match(text)
        or any(pattern.fullmatch(form) for pattern in MARKS.values())
        or (text.isupper() and BODY.match(form))
    )


def stand_apart(some: list[Cell]) -> bool:
    """Whether nearly every line has an empty one above it, as the text layer of a PDF has; a gap says nothing then."""
    return len(some) > _FEWEST_APART and sum(cell.gap for cell in some) >= _MOSTLY_APART * len(some)


def as_words(taken: list[Cell]) -> Words | None:
    """The words of cells that follow one another, with their lines; None where they have none."""
    text = " ".join(cell.text for cell in taken).strip()
    return Words(text, taken[0].line, taken[-1].line) if text else None
