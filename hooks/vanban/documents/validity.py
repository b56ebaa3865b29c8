"""Since when a document binds nobody any more: withdrawn, cancelled, or superseded by another."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from vanban.documents.mentions import Mention
from vanban.documents.models import Directive
from vanban.language.dates import PATTERNS, ImpossibleDateError, Unit, parse_day
from vanban.language.text import normal

# "hết hiệu lực" alone is no more than that its time is over: what was due then was due
_ENDED = "|".join(map(normal, ("thu hồi", "hủy bỏ", "bãi bỏ", "thay thế")))
_VERBS = rf"(?:{_ENDED})(?:(?:,| và| hoặc) (?:{_ENDED}))*+"
# Without "bị" or "được" beside it the word may have an object, and then it is the other document that ended.
_NO_OBJECT = r"(?=$|[,;.)]| (?:kể )?từ\b| (?:theo|bởi|bằng|vào|ngày|toàn bộ|hoàn toàn)\b)"
_PASSIVE = re.compile(rf"\b(?:(?:bị|được) {_VERBS}|(?:(?:bị|được) [^,;]*?\b|đã |^){_VERBS}{_NO_OBJECT})")
_NOT_YET = re.compile(r"\b(?:chưa|không|nếu|khi|có thể)(?: (?:hề|từng|đã|bao giờ|được|bị))*$")
# Of a part of it, or of another document: the words before and behind
_OTHER_SUBJECT = re.compile(r"\b(?:điều|khoản|điểm|mục|phần|phụ lục|nội dung)\b|\bsố \d")
_PART = re.compile(r"\bmột (?:số|phần)\b|\btừng phần\b")
_PART_BEHIND = re.compile(r" (?:các )?(?:điều|khoản|điểm|mục|phần|phụ lục|nội dung)\b")
_SENTENCE = re.compile(r"[;.](?=\s|$)")
_DAY = re.compile(PATTERNS[Unit.DAY])
_FROM_DAY = re.compile(rf"\btừ (?:{PATTERNS[Unit.DAY]})")


def void_since(model: Directive, named_by: Iterable[Mention]) -> date | None:
    """The first day on which it binds no more; ``date.min`` where no day is stated, None if nothing says that it ended.

    ``named_by`` are the mentions of it by other documents: one that supersedes it (``thay_the``) does so from its day
    of issue. ``hieu_luc`` may say so itself: ``đã thu hồi từ ngày 01/4/2022``; not what it does to other documents
    (``thay thế Kế hoạch số 12-KH/TU``), nor what became of a part of it. In doubt it binds.
    """
    superseding = [m.citing.model for m in named_by if m.relation == "thay_the"]
    days = [m.issued_first or date.min for m in superseding]
    return min([*days, *_said(model.validity)], default=None)


def _said(validity: str) -> Iterator[date]:
    for sentence in _SENTENCE.split(normal(validity)):
        words = sentence.strip()
        if _PART.search(words):
            continue
        for passive in _PASSIVE.finditer(words):
            clause = words[: passive.start()].rpartition(",")[2].strip()
            about_it = not _OTHER_SUBJECT.search(clause) and not _PART_BEHIND.match(words, passive.end())
            if about_it and not _NOT_YET.search(clause):
                behind = words[passive.start() :]
                told = _FROM_DAY.search(behind) or _DAY.search(behind) or _FROM_DAY.search(clause)
                yield _day(told[0]) if told else date.min


def _day(words: str) -> date:
    stated = _DAY.search(words)
    try:
        return (parse_day(stated[0]) if stated else None) or date.min
    except ImpossibleDateError:
        return date.min
