"""Type, number, date, issuer, signer and recipients, as printed; what is not printed stays ``không ghi``."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from vanban.documents.fields import NOT_STATED
from vanban.documents.reading import MODELS
from vanban.intake.draft import Draft, Words
from vanban.intake.facts.tree import trimmed
from vanban.intake.frontmatter_text import Value
from vanban.intake.full_text import FullText
from vanban.language.citations import Citation
from vanban.language.dates import format_day
from vanban.language.text import normal

_BUREAU = re.compile(
    r"ban thường vụ (?:(?:tỉnh|thành|thị|huyện|quận|đảng) (?:ủy|uỷ))(?: (?:xã|phường|thị trấn))?", re.IGNORECASE
)
_PROPER = (
    "Thường vụ", "Chấp hành", "Trung ương", "Chính trị", "Bí thư", "Tuyên giáo", "Tổ chức", "Dân vận", "Nội chính",
    "Kiểm tra", "Nội vụ", "Tài chính", "Giáo dục", "Đào tạo", "Thông tin", "Truyền thông", "Công an", "Quân sự",
    "Chính phủ", "Quốc hội", "Đảng",
)  # fmt: skip
_PLACES = re.compile(
    r"(?<=\b)(?P<level>tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|tỉnh ủy|thành ủy|thị ủy|"
    r"huyện ủy)\s(?P<name>\S.*)$"
)
_LONGEST_SPAN = timedelta(days=400)
_KINDS = {normal(kind): kind for kind in MODELS}


def kind_of(draft: Draft) -> tuple[str | None, bool]:
    """The type word as frontmatter knows it, and whether it was inferred from the symbol of the number."""
    if draft.head.kind:
        return _KINDS.get(normal(draft.head.kind)), False
    kinds = draft.head.number.kinds if draft.head.number else ()
    return (kinds[0], True) if len(kinds) == 1 else (None, False)


def issuer_words(draft: Draft, text: FullText) -> tuple[str | None, bool]:
    """The issuer in ordinary letters, and whether words beyond its own were used for it.

    Printed capitals are set as the text writes the same words, or in small letters. A bureau that stands alone
    ("Ban Thường vụ") is that of the one committee whose bureau the text names.
    """
    if draft.head.issuer is None:
        return None, False
    printed = draft.head.issuer.text
    words = trimmed(printed)
    whole = " ".join(block.text for block in text.blocks)
    if normal(words) == "ban thường vụ":
        bureaus = {normal(match[0]): match[0] for match in _BUREAU.finditer(whole)}
        return (next(iter(bureaus.values())), True) if len(bureaus) == 1 else ("Ban Thường vụ", False)
    return (_cased(words, whole) if words.isupper() else words), False


def _cased(capitals: str, text: str) -> str:
    match = re.search(rf"(?<!\w){re.escape(capitals)}(?!\w)", text, re.IGNORECASE)
    if match and not match[0].isupper():
        return match[0]
    words = capitals.lower()
    words = _PLACES.sub(lambda place: f"{place['level']} {place['name'].title()}", words)
    for proper in _PROPER:
        words = re.sub(rf"(?<!\w){proper}(?!\w)", proper, words, flags=re.IGNORECASE)
    return f"{words[0].upper()}{words[1:]}"


def issue_window(draft: Draft) -> tuple[date, date] | None:
    """When a document without a date was issued: after the latest it rests on, before its first deadline."""
    cited = [c.citation.on for c in draft.body.citations if isinstance(c.citation, Citation) and c.citation.on]
    if not cited:
        return None
    first = max(cited)
    ends = [f.deadline.end for f in draft.body.deadlines if f.deadline.end and not f.deadline.year_inherited]
    later = sorted(end for end in ends if end > first)
    if not later or later[0] - first > _LONGEST_SPAN:
        return None
    return first, later[0] - timedelta(days=1)


def head_facts(draft: Draft) -> dict[str, Value]:
    """Number, date and abstract."""
    head = draft.head
    return {
        "so_ky_hieu": str(head.number) if head.number else NOT_STATED,
        "ngay_ban_hanh": format_day(head.issued_on) if head.issued_on else NOT_STATED,
        "trich_yeu": head.abstract.text if head.abstract else NOT_STATED,
    }


def tail_facts(draft: Draft) -> dict[str, Value]:
    """Who signed and who receives."""
    tail = draft.tail
    signed = {"quyen_han": tail.authority, "chuc_vu": tail.post, "ho_ten": tail.name}
    signer: dict[str, Value] = {key: words.text for key, words in signed.items() if words}
    recipients: list[Value] = [words for words in map(_recipient, tail.recipients) if words]
    return {"nguoi_ky": signer or NOT_STATED, "noi_nhan": recipients}


def _recipient(words: Words) -> str:
    return trimmed(re.sub(r"^[-–+•*]\s*", "", words.text))


def head_doubts(draft: Draft, window: tuple[date, date] | None) -> Iterator[str]:
    """What an editor should look at in head and tail."""
    head, tail = draft.head, draft.tail
    if head.number is None:
        yield "so_ky_hieu: máy không thấy số, ký hiệu trong văn bản nguồn" + _seen(head.number_words)
    elif head.number_words and str(head.number) not in head.number_words.text:
        yield f"so_ky_hieu: văn bản nguồn in «{head.number_words.text}», máy đọc là {head.number}"
    if head.issued_on is None:
        more = "; khoảng ngày là suy ra" if window else ""
        yield f"ngay_ban_hanh: máy không thấy ngày ban hành trong văn bản nguồn{more}"
    if head.abstract is None:
        yield "trich_yeu: máy không thấy trích yếu"
    if tail.name is None:
        yield "nguoi_ky: máy không thấy họ tên người ký"


def _seen(words: Words | None) -> str:
    return f"; có dòng «{words.text}»" if words else ""
