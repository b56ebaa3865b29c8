"""What the frontmatter says in words of its own: days no calendar has, sections and documents that are none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from vanban.checks.finding import Finding, Severity
from vanban.checks.text.days import unlikely_days
from vanban.documents.duties import facts_of
from vanban.documents.frontmatter import Path
from vanban.documents.mentions import RELATIONS
from vanban.documents.models import FULL_TEXT, INTERNAL, PUBLIC, SUMMARY, Directive, Plan
from vanban.language.citations import KIND, find_citations, find_groups
from vanban.language.sections import Outcome, find_references, resolve
from vanban.language.text import normal

if TYPE_CHECKING:  # opened documents keep what is found here
    from vanban.documents.opened import Opened

_QUOTING = frozenset({"bo_qua", "can_xem_lai"})
"""Keys that speak of what is wrong elsewhere."""
_OF_OTHER_KEYS = {PUBLIC: "luu_hanh", INTERNAL: "luu_hanh", SUMMARY: "dang_ban", FULL_TEXT: "dang_ban"}
_PAPER = re.compile(
    rf"\b(?:{KIND}|văn (?:bản|kiện)|hiến pháp|nội quy|đề cương|chuyên đề|tài liệu|tác phẩm|bài (?:viết|nói)|phát biểu"
    r"|thư|lời kêu gọi|thông điệp|tuyên bố|di chúc|ý kiến|chủ trương|chỉ đạo|đề nghị|yêu cầu|chức năng|nhiệm vụ"
    r"|cương lĩnh|luận cương|phương hướng|diễn văn|thẩm quyền|nhu cầu|tình hình|thực t(?:ế|iễn)|lịch)\b",
    re.IGNORECASE,
)
"""What documents without a number are called, and the other grounds that a body acts on."""


def frontmatter_findings(document: "Opened") -> Iterator[Finding]:
    """All of them, each at its value."""
    source, model = document.source, document.model
    for at, (line, column) in source.places.items():
        if at and at[0] not in _QUOTING and isinstance(words := source.value(at), str):
            for finding in unlikely_days(source.path, line, words):
                yield replace(finding, line=line, column=column)
    if isinstance(model, Directive):
        yield from _relations(document, model)
    if isinstance(model, Plan):
        yield from _notes(document, model)


def _relations(document: "Opened", model: Directive) -> Iterator[Finding]:
    """Values that name no document: words that belong to another key, a number without its type."""
    for key, name in RELATIONS.items():
        for i, words in enumerate(getattr(model, name)):
            if not (_PAPER.search(words) or find_citations(words) or find_groups(words)):
                other = _OF_OTHER_KEYS.get(normal(words))
                meant = f"; ý bạn là «{other}: {words}»?" if other else ""
                message = f"{key} không nêu văn bản nào; cần tên loại, số, ngày và cơ quan ban hành{meant}"
                example = f"{key}: Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng"
                yield _warning(document, (key, i), "khong-phai-van-ban", message, words, example)


def _notes(document: "Opened", plan: Plan) -> Iterator[Finding]:
    """Notes on duties and materials that name a section that is not there. What the text itself names wrongly is told
    there; a note may speak of it."""
    content = document.content
    notes: list[tuple[Path, str | None]] = [((*at, "ghi_chu"), fact.note) for _, at, fact in facts_of(plan)]
    notes += [(("tai_lieu", i, "ghi_chu"), use.note) for i, use in enumerate(plan.materials)]
    for at, note in notes if content.labels else ():
        for reference in find_references(note) if note else ():
            verdict = resolve(reference, content.labels)
            named = (other.label for block in content.blocks for other in block.references)
            if verdict.outcome is Outcome.DANGLING and reference.label not in named:
                meant = ", ".join(map(str, verdict.likely))
                message = "văn bản không có mục này" + (f"; có lẽ là {meant}" if meant else "")
                yield _warning(document, at, "muc-treo", message, reference.text)


def _warning(document: "Opened", at: Path, code: str, message: str, read: str, example: str = "") -> Finding:
    place = document.source.place(at)
    return Finding(document.source.path, *place, code, message, read, example, Severity.WARNING)
