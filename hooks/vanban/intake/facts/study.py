"""What is studied and by whom: materials, whom the plan is for, the write-up, the money."""

import re
from collections.abc import Collection, Iterable

from vanban.intake.facts.time import time_limit
from vanban.intake.facts.tree import CAPITAL, Section, Text, sentences, trimmed
from vanban.intake.frontmatter_text import Value
from vanban.intake.full_text import Kind

_MATERIALS = re.compile(r"(?:về\s)?tài liệu\b(?!\s(?:hội nghị\s)?(?:tuyên truyền viên))", re.IGNORECASE)
_USE = re.compile(r"\s*\(\s?(?:dùng|sử dụng|dành)\s(?:cho|để)\s(?P<who>[^()]+)\)", re.IGNORECASE)
_QUOTED = re.compile(
    r"(?P<name>(?:Tài liệu|Cuốn|Sách|tài liệu)\s[“\"][^”\"]{5,200}[”\"])\s*\((?:dùng|"
    r"sử dụng)\scho\s(?P<who>[^()]+)\)",
    re.IGNORECASE,
)
_LISTED = re.compile(rf";\s+(?={CAPITAL})")
_SEE_ELSEWHERE = re.compile(r"(?:như|theo|tại)\smục\b", re.IGNORECASE)
_SCOPE = re.compile(r"(?:về\s)?đối tượng\b", re.IGNORECASE)
_EXCEPT = re.compile(r"\s*\(\s?(?:trừ|không bao gồm)\s(?P<who>[^()]+)\)", re.IGNORECASE)
_FUNDING = re.compile(r"(?:về\s)?(?:kinh phí|nguồn kinh phí)\b", re.IGNORECASE)
_WRITE_UP = re.compile(r"\bthu hoạch\b", re.IGNORECASE)
_OWED = re.compile(r"\b(?:phải|viết|nộp|hoàn thành|có)\b[^.;]*\bthu hoạch\b", re.IGNORECASE)
_WRITERS = re.compile(
    r"(?P<who>(?:cán bộ|đảng viên|tất cả|toàn thể|mỗi|từng|các đồng chí|người|học viên|đại biểu|đoàn viên|"
    r"những)\b[^.;:]{0,120}?),?\s(?:sau khi|tham gia|tham dự|đều|phải|có trách nhiệm|dự\b|được)",
    re.IGNORECASE,
)
_HANDED_IN = re.compile(
    r"\bnộp\s(?:bài\s)?(?:về|cho|tại|lên)\s(?P<to>[^.,;()]{1,120}?)(?=\s(?:mình|để|trước|chậm|đang|theo|nơi)\b|[.,;()]|$)"
)
_FREED = re.compile(r"(?P<who>[^.;:]{3,120}?)\s(?:không phải viết|được miễn viết)", re.IGNORECASE)
_NOT_OWED = re.compile(r"hướng dẫn|đánh giá kết quả viết|tổng hợp", re.IGNORECASE)


def materials(text: Text, taken: Collection[Section]) -> list[Value]:
    """What is to be read: the items below a title "Tài liệu", and books named with their readers elsewhere."""
    found: list[Value] = []
    for section in text.walk:
        is_list = bool(_MATERIALS.match(section.title))
        for block in section.own:
            if is_list and section not in taken:
                words = block.words
                if block is section.head:
                    words = words.partition(":")[2] if block.kind is Kind.NUMBERED else ""
                if block.kind is Kind.TEXT and words.rstrip().endswith(":"):
                    continue
                found += _items(_LISTED.split(words), str(section.label))
            else:
                found += _items((match[0] for match in _QUOTED.finditer(block.text)), str(section.label))
    return found


def _items(words: Iterable[str], section: str) -> Iterable[dict[str, Value]]:
    for one in words:
        use = _USE.search(one)
        name = trimmed(_USE.sub("", one))
        if len(name) > 3 and not _SEE_ELSEWHERE.match(name):
            facts: dict[str, Value] = {"ten": name, "muc": section}
            yield facts | ({"dung_cho": trimmed(use["who"])} if use else {})


def scope(text: Text, taken: Collection[Section]) -> dict[str, Value]:
    """Whom the plan is for and who is left out; empty where no section of its own says it."""
    for section in text.walk:
        if section in taken or not _SCOPE.match(section.title):
            continue
        words = [block.words for block in section.own if block.kind is not Kind.HEADING]
        if section.head and section.head.kind is Kind.NUMBERED:
            words[0] = words[0].partition(":")[2]
        said = [word for word in words if word.strip()]
        excepted = [match["who"].strip() for word in said for match in _EXCEPT.finditer(word)]
        included: list[Value] = [trimmed(_EXCEPT.sub("", word)) for word in said]
        if included:
            return {"gom": included, "tru": list(dict.fromkeys(excepted))}
    return {}


def funding(text: Text) -> str:
    """What is said of money below a title "Kinh phí" or in a sentence that begins so."""
    for section in text.walk:
        if _FUNDING.match(section.title):
            words = [block.words for block in section.own if block.kind is not Kind.HEADING]
            if section.head and section.head.kind is Kind.NUMBERED and words:
                words[0] = words[0].partition(":")[2] or words[0]
            if joined := " ".join(word.strip() for word in words if word.strip()):
                return trimmed(joined)
        for block in section.own:
            if said := next((s for s in sentences(block.words) if _FUNDING.match(s) and len(s) > 30), None):
                return trimmed(said.partition(":")[2] or said)
    return ""


def write_up(text: Text) -> dict[str, Value] | None:
    """Who owes a write-up to whom; None where the text asks for none, empty where it cannot be told who owes it."""
    named = False
    for section in text.walk:
        for block in section.own:
            if not _WRITE_UP.search(block.text):
                continue
            named = True
            said = sentences(block.words)
            for sentence in said:
                writers = _WRITERS.match(sentence)
                if not _OWED.search(sentence) or _NOT_OWED.match(sentence) or not writers or _FREED.match(sentence):
                    continue
                to = _HANDED_IN.search(sentence)
                freed = next((m["who"].strip() for s in said if (m := _FREED.match(s))), "")
                due = [found for found in text.deadlines([block]) if found.words.text in sentence]
                facts: dict[str, Value] = {
                    "muc": str(section.label),
                    "tu": writers["who"].strip(),
                    "gui": to["to"].strip() if to else "không ghi",
                    "tru": freed,
                    "thoi_han": time_limit(due, sentence),
                }
                return {key: value for key, value in facts.items() if value}
    return {} if named else None
