"""Work given to bodies: who does what until when, and what it must bring forth."""

import re
from collections.abc import Collection

from vanban.intake.bodies import begins_clause, body_at, has_verb
from vanban.intake.facts.time import time_limit
from vanban.intake.facts.tree import Section, Text, clauses, sentences, trimmed
from vanban.intake.frontmatter_text import Value
from vanban.intake.full_text import Block, Kind
from vanban.intake.responsible import before_colon, organiser, subject
from vanban.language.text import as_shown, normal

_NO_WORK = re.compile(
    r"(?:mục đích|yêu cầu|quan điểm|nội dung|đối tượng|thành phần|tài liệu|kinh phí|phương thức|hình thức|địa điểm)",
    re.IGNORECASE,
)
_NO_BODY = re.compile(
    r"(?:mỗi|từng|việc|cán bộ|đảng viên|công tác|nội dung|tài liệu|các tài liệu|các nội dung|trong đó|hội nghị|"
    r"theo|có|các nhiệm)\b",
    re.IGNORECASE,
)
_ROLES = (
    (re.compile(r"(?:theo dõi|đôn đốc|tổng hợp)\b", re.IGNORECASE), "theo_doi"),
    (re.compile(r"(?:chỉ đạo )?(?:kiểm tra|giám sát)\b", re.IGNORECASE), "kiem_tra"),
    (re.compile(r"thẩm định\b", re.IGNORECASE), "tham_dinh"),
    (re.compile(r"phối hợp\b(?! với [^,;]+,? (?:chủ trì|theo dõi))", re.IGNORECASE), "phoi_hop"),
)
_MORE = (
    r"(?:quán triệt|tuyên truyền|nghiên cứu|học tập|triển khai|giám sát|phổ biến|chương trình|kết luận|quy định|"
    r"nghị quyết)\b"
)
_PRODUCT = re.compile(
    r"\b(?:xây dựng|ban hành|tham mưu|lập|hoàn thiện|hoàn chỉnh|soạn thảo|cụ thể hóa)"
    r"(?:\s(?:mới|và|nội dung|xây dựng|rà soát|bổ sung|sửa đổi|hoàn thiện|ban hành|các|dự thảo)|,)*"
    r"(?:\scho\s[^.,;:]{3,40}?)?\s"
    r"(?P<what>(?:kế hoạch|chương trình hành động|chương trình|đề án|dự thảo nghị quyết|quy chế)\b"
    rf"(?:[^.,;:()]|,(?=\s{_MORE})){{0,160}}?)"
    r"(?=\s(?:theo|do|ở (?:các|cấp)|của (?:đơn vị|cơ quan|địa phương|cấp|tổ chức) mình|đảm bảo|bảo đảm|trong|"
    r"trước|phù hợp|gắn|để|đến)\b"
    rf"|[.;:()]|,(?!\s{_MORE})|$)",
    re.IGNORECASE,
)
_PARTNER = re.compile(r"phối hợp với (?=(?P<body>.+))")
_ONLY_REPORT = re.compile(r"(?:kịp thời\s|định kỳ\s|tổng hợp,?\s)*(?:gửi\s)?báo cáo\b", re.IGNORECASE)
_LISTS = re.compile(
    r"\b(?:như sau|sau đây|sau|gồm|cụ thể|nhiệm vụ|có trách nhiệm|thực hiện|chủ trì|phối hợp|căn cứ)\b", re.IGNORECASE
)
_APPEAL = re.compile(r"(?:đề nghị|yêu cầu)\b.{0,160}\b(?:triển khai|nghiêm túc)\b.{0,30}\bthực hiện", re.IGNORECASE)
_ONLY_TIME = re.compile(r"(?:thời gian|thời hạn|hoàn thành|xong|trước ngày)", re.IGNORECASE)
_LONGEST = 320


def tasks(
    text: Text, taken: Collection[Section], reported: Collection[Block]
) -> tuple[list[dict[str, Value]], list[str]]:
    """The tasks in order outside of sessions (``taken``), and what an editor should look at."""
    found: list[dict[str, Value]] = []
    doubts: list[str] = []
    for top in text.sections or (text.preamble,):
        for section in top.walk():
            if section not in taken:
                last: dict[str, Value] | None = None
                for block in section.own:
                    task, doubt = _task(top, section, block, text, block in reported)
                    if last is not None and task and _ONLY_TIME.match(block.words):
                        last.setdefault("thoi_han", task["thoi_han"])
                    elif task:
                        found.append(task)
                        last = task if "thoi_han" not in task else None
                        doubts += [doubt] if doubt else []
    return found, doubts


def _task(
    top: Section, section: Section, block: Block, text: Text, reported: bool
) -> tuple[dict[str, Value] | None, str]:
    words = block.words
    of_report = _of_report(words) if reported else ""
    due = [found for found in text.deadlines([block]) if found.words.text not in of_report]
    if not due and not _may_be_work(top, section, block):
        return None, ""
    who, work = _split(section, block)
    if not due and not who:
        return None, ""
    inferred = ""
    if not who and due and due[0].who:
        who = due[0].who
        if due[0].who_inferred:
            inferred = f"nhiem_vu: mục {section.label}: đơn vị «{who}» suy từ chỗ khác trong văn bản"
    if _ONLY_TIME.match(work):
        work = (
            text.titles.get(section.label.parent or section.label) or work if block is section.head else section.title
        )
    work = _shortened(work or section.title or words)
    if not work or (reported and not due and _ONLY_REPORT.match(work)):
        return None, ""
    role, partner = _role(work), _PARTNER.search(work)
    product = _PRODUCT.search(words)
    facts: dict[str, Value] = {
        "muc": str(section.label),
        role: who,
        "viec": work,
        "san_pham": trimmed(product["what"]) if product else "",
        "thoi_han": time_limit(due, block.text),
    }
    if partner and role != "phoi_hop":
        facts["phoi_hop"] = body_at(partner["body"]) or ""
    if not who:
        inferred = f"nhiem_vu: mục {section.label}: máy không rõ đơn vị nào làm «{_shortened(work, 80)}»"
    return {key: value for key, value in facts.items() if value}, inferred


def _may_be_work(top: Section, section: Section, block: Block) -> bool:
    """Whether a block without a deadline may give work: not in parts on aims, subjects, money, not an appeal to all."""
    elsewhere = section.label.closing or _NO_WORK.search(section.title) or _NO_WORK.match(top.title)
    return block.kind in (Kind.NUMBERED, Kind.ITEM, Kind.TEXT) and not elsewhere and not _APPEAL.match(block.words)


def _split(section: Section, block: Block) -> tuple[str, str]:
    """The body and its work: name and what follows a colon, the subject and its sentence, the title above an item."""
    words = block.words
    named = before_colon(block.text) or _before_work(words)
    if named and not _NO_BODY.match(named):
        return named, words.partition(":")[2].strip()
    above = organiser(section.title) if block is not section.head else None
    if block.kind is Kind.HEADING:
        return "", ""
    first = sentences(words)[0] if words else ""
    if above and _is_short_body(section.title, above) and block.kind is Kind.ITEM:
        return above, words
    who = body_at(first) if begins_clause(first) and has_verb(first) else None
    if who and not _NO_BODY.match(who) and words.startswith(who):
        return who, words[len(who) :].strip(" ,")
    who = subject(first)
    if who and not _NO_BODY.match(who) and normal(words).startswith(("giao ", "phân công ", "đề nghị ")):
        return who, words
    return "", words


def _before_work(words: str) -> str | None:
    """A name that holds a verb ("Trung tâm Kiểm soát thanh toán: Chủ trì …"), told by its colon and what follows."""
    name, colon, work = words.partition(": ")
    is_name = colon and len(name) < 100 and begins_clause(name) and not _LISTS.search(name)
    return name if is_name and work[:1].isupper() else None


def _is_short_body(title: str, body: str) -> bool:
    """Whether a title is hardly more than the name of a body."""
    return len(title) - len(body) < 60


def _role(work: str) -> str:
    return next((role for pattern, role in _ROLES if pattern.match(work)), "chu_tri")


def _of_report(words: str) -> str:
    """The sentences of a block that owe a report: their dates are the report's."""
    return as_shown(" ".join(s for s in sentences(words) if re.search(r"\bbáo cáo\b", s, re.IGNORECASE)))


def _shortened(work: str, longest: int = _LONGEST) -> str:
    """The first sentences of what is to be done, whole clauses as far as they are short enough."""
    parts = clauses(work)
    words = parts[0] if parts else ""
    for part in parts[1:]:
        if len(words) + len(part) >= longest:
            break
        words = f"{words} {part}"
    if len(words) > longest:
        words = words[:longest].rpartition(" ")[0] + " …"
    return trimmed(words)
