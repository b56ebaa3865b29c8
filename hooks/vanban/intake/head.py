"""What stands above the text proper: issuer, number, place and date, type, abstract.

The order is that of Hướng dẫn 36-HD/VPTW (Party) and Nghị định 30/2020/NĐ-CP, Phụ lục I (State); columns may have
been read one after the other, parts may be missing, stamps and banners may stand between.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vanban.intake.draft import Head, Words
from vanban.intake.paragraphs import NO_TEXT
from vanban.language.citations import KIND_WORDS, DocumentNumber
from vanban.language.citations.issuers import read_issuer
from vanban.language.citations.numbers import NUMBER
from vanban.language.sections import outline
from vanban.language.text import as_shown, fold, normal
from vanban.language.traced_text import TracedText

_LONGEST_HEAD = 90  # lines
_COLUMNS = re.compile(r"\t+|\s{3,}|\s*\|\s*")
_NUMBER_LINE = re.compile(rf"(?:^|\s{{2,}}|\|\s?)(?:[^\W\d_]+\s){{0,3}}s[ốôo]\s?[:.]?\s*(?P<number>{NUMBER.pattern})", re.IGNORECASE)
_DATE = re.compile(
    r"(?:(?P<place>[A-ZĐÀ-Ỹ][^,0-9:;.()]{1,40}?)\s?,\s*)?ngày\s*(?P<day>[0-9]{1,2})\s*(?:tháng\s*|[/.-]\s?)(?P<month>[0-9]{1,2})\s*"
    r"(?:năm\s*|[/.-]\s?)(?P<year>[12][0-9]{3})\s*[.*_]*\s*$",
    re.IGNORECASE,
)
_BASIS = re.compile(
    r"[\s*_#>-]*(?:căn cứ|thực hiện|thi hành|theo |xét |để |nhằm |triển khai|trên cơ sở|tiếp tục|quán triệt|kính gửi|ngày [0-9]|với )",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"[\s*_(]*v\s?/\s?v\s?[:.]?\s|[\s*_(]*về việc\s", re.IGNORECASE)
_MOTTO = re.compile(
    r"(?:dang cong san viet nam|cong hoa xa hoi chu nghia viet nam|doc lap\W+tu do\W+hanh phuc|doan tncs ho chi minh)"
)
_BODY = re.compile(
    r"(?:uy ban|ubnd|hdnd|hoi dong|ban|bo|so|dang bo|dang uy|dang doan|chi bo|tinh uy|thanh uy|huyen uy|quan uy|thi uy|phong|van phong|"
    r"cuc|tong cuc|vu|vien|truong|trung tam|cong ty|tap doan|tong cong ty|hoi|lien doan|tong lien doan|cong doan|"
    r"doan|tinh doan|thanh doan|quan doan|huyen doan|mat tran|mttq|cong an|toa an|chinh phu|quoc hoi|thu tuong|van kien|lien minh|lien hiep|trung uong|chi cuc|hoc vien|dai hoc|quy|bao|bao hiem|kho bac|benh vien|bo chi huy|bo tu lenh|dai hoi)\b"
)
_MARKS_OF = {
    "secrecy": re.compile(r"(?:tuyet mat|toi mat|mat)"),
    "urgency": re.compile(r"(?:thuong khan|hoa toc(?: hen gio)?|khan)"),
    "circulation": re.compile(r"(?:luu hanh noi bo|noi bo|xem xong tra lai|khong pho bien|tai lieu thu hoi)"),
}
_ISSUES = re.compile(r"[ ,]*(?:đã )?(?:ban hành|xây dựng|đề ra)\b")
_NAME_START = re.compile(r"\b(?=[A-ZĐỦ])")
_KINDS = {fold(kind).replace(" ", ""): kind for kind in KIND_WORDS}
_MORE_KINDS = ("Bài phát biểu", "Lịch", "Thông cáo", "Đề cương", "Lời kêu gọi", "Quy trình", "Thư", "Điện", "Danh mục")
_KINDS.update({fold(kind).replace(" ", ""): kind for kind in _MORE_KINDS})


@dataclass(frozen=True, slots=True)
class HeadFound:
    """The head, the number of the first line of the text proper, and the lines whose words may cite documents."""

    head: Head
    body_from: int


def read_head(lines: Sequence[str]) -> HeadFound:
    """Read the head of a paper from its lines."""
    top = list(enumerate(lines[:_LONGEST_HEAD], 1))
    kind_at, kind, rest = _find_kind(top)
    head = Head(kind=kind)
    abstract, body_from = None, 1
    upper = top
    if kind_at:
        abstract, body_from = _read_abstract(lines, kind_at, rest)
        upper = top[: body_from - 1]
    else:
        first = next((h.line for h in outline(lines)), len(lines) + 1)
        body_from = next((n for n, line in top if _BASIS.match(line) or n >= first), 1)
        upper = top[: body_from - 1]
        subject = next((n for n, line in upper if _SUBJECT.match(line)), 0)
        if subject:
            abstract, body_from = _read_abstract(lines, subject - 1, "")
            upper = top[: max(body_from, subject) - 1]
            head = replace(head, kind="Công văn")
    head = _read_marks(head, upper)
    head = _read_number(head, upper)
    head = _read_date(head, upper)
    if head.kind is None and head.number and len(head.number.kinds) >= 1:
        head = replace(head, kind=head.number.kinds[0])
    head = replace(head, abstract=abstract, issuer=_read_issuer(upper if not kind_at else upper[:kind_at]))
    return HeadFound(head, body_from)


def _cells(line: str) -> list[str]:
    return [cell for cell in (as_shown(cell).strip(" #") for cell in _COLUMNS.split(line)) if cell]


def _find_kind(top: list[tuple[int, str]]) -> tuple[int, str | None, str]:
    """The line of the type word, the type, and what follows it on the line."""
    for number, line in top:
        words = as_shown(line).strip(" #:")
        kind = _KINDS.get(fold(words).replace(" ", ""))
        if kind and words.isupper():
            return number, kind, ""
    for number, line in top:
        words = as_shown(line).strip(" #:")
        for length in range(min(6, len(words.split())), 0, -1):
            first = " ".join(words.split()[:length])
            kind = _KINDS.get(fold(first).replace(" ", ""))
            rest = words[len(first) :].strip(" :-")
            if kind and first.isupper() and rest and not NUMBER.match(rest) and not fold(rest).startswith("so "):
                return number, kind, rest
    return 0, None, ""


def _read_abstract(lines: Sequence[str], kind_at: int, rest: str) -> tuple[Words | None, int]:
    """The abstract below the line ``kind_at``, and the number of the first line behind it."""
    taken: list[tuple[int, str]] = [(kind_at, rest)] if rest else []
    number = kind_at
    for number in range(kind_at + 1, min(len(lines), kind_at + 25) + 1):
        line = lines[number - 1]
        if NO_TEXT.fullmatch(line):
            if re.search(r"[-_=*]{3,}", line) and taken:
                break
            continue
        words = as_shown(line)
        if not taken:
            taken.append((number, words))
            continue
        previous = taken[-1][1]
        gap = NO_TEXT.fullmatch(lines[number - 2])
        if _BASIS.match(line) or words.startswith("(") or _is_section(line):
            break
        if gap and not words[:1].islower() and not (words.isupper() and previous.isupper()):
            break
        if previous.endswith((".", ":")) or words.endswith(":"):
            break
        taken.append((number, words))
    else:
        number += 1
    if not taken:
        return None, kind_at + 1
    text = " ".join(words for _, words in taken)
    return Words(text, taken[0][0], taken[-1][0]), max(number, taken[-1][0] + 1) if number <= len(lines) else taken[-1][0] + 1


def _is_section(line: str) -> bool:
    return bool(outline([line])) or bool(re.match(r"[\s*_]*(?:Điều|Chương|Phần)\s", line))


def _read_number(head: Head, upper: list[tuple[int, str]]) -> Head:
    for number, line in upper:
        shown = as_shown(line)
        match = _NUMBER_LINE.search(TracedText(shown).words)
        inner = NUMBER.search(match["number"]) if match else None
        read = DocumentNumber.of(inner) if inner else None
        if match and read:
            return replace(head, number=read, number_words=Words(as_shown(match[0]).strip(" |"), number, number))
    return head


def _read_date(head: Head, upper: list[tuple[int, str]]) -> Head:
    for number, line in upper:
        for cell in _cells(line):
            match = _DATE.search(cell)
            if not match or (not match["place"] and match.start() > 0):
                continue
            try:
                day = date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
            place = Words(match["place"].strip(), number, number) if match["place"] else None
            return replace(head, issued_on=day, issued_words=Words(cell[match.start() :], number, number), place=place)
    return head


def _read_marks(head: Head, upper: list[tuple[int, str]]) -> Head:
    for number, line in upper:
        for cell in _cells(line):
            for name, pattern in _MARKS_OF.items():
                if pattern.fullmatch(fold(cell).strip(" ()[]*.")):
                    head = replace(head, **{name: Words(cell, number, number)})
    return head


def _read_issuer(upper: list[tuple[int, str]]) -> Words | None:
    """The last body named in capitals above the number or type, with the lines that go on its name."""
    bodies: list[Words] = []
    for number, line in upper:
        for cell in _cells(line):
            if not cell.isupper() or len(cell) < 3 or any(c.isdigit() for c in cell):
                continue
            form = fold(cell)
            if _MOTTO.search(form) or any(p.fullmatch(form) for p in _MARKS_OF.values()):
                continue
            if _BODY.match(form):
                bodies.append(Words(cell, number, number))
            elif bodies and form.startswith(("tinh ", "thanh pho ", "tp", "huyen ", "quan ", "thi xa ", "xa ", "phuong ", "thi tran ", "viet nam", "trung uong", "dac khu ", "va ")):
                last = bodies.pop()
                bodies.append(Words(f"{last.text} {cell}", last.line, number))
    return bodies[-1] if bodies else None


def issuer_in_text(paragraph: str, line: int) -> Words | None:
    """The body that the text says issues the document: "Ban Thường vụ Thị ủy ban hành Kế hoạch …"."""
    text = TracedText(paragraph)
    place = 0
    for match in _NAME_START.finditer(text.words):
        if match.start() < place:
            continue
        issuer = read_issuer(text, match.start())
        if issuer and issuer.name:
            place = issuer.end
            if (_ISSUES.match(text.words, issuer.end)) and re.search(
                r"\b(?:kế hoạch|nghị quyết|chỉ thị|chương trình|hướng dẫn|quy định|kết luận|thông báo|đề án|quyết định)\b",
                normal(text.words[issuer.end : issuer.end + 60]).replace("qui", "quy"),
            ):
                return Words(" ".join(issuer.name.split()), line, line)
    return None
