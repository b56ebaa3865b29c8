"""Since when a document binds nobody any more: withdrawn, cancelled, or superseded by another."""

import re
from collections.abc import Iterable
from datetime import date

from vanban.documents.mentions import Mention
from vanban.documents.models import Directive
from vanban.language.dates import PATTERNS, ImpossibleDateError, Unit, parse_day
from vanban.language.text import normal

# "hết hiệu lực" alone is no more than that its time is over: what was due then was due
_VOID = re.compile("|".join(map(normal, ("thu hồi", "hủy bỏ", "bãi bỏ", "thay thế"))))
_NOT = re.compile("|".join(map(normal, ("chưa", "không", "một phần"))))
_DAY = re.compile(PATTERNS[Unit.DAY])


def void_since(model: Directive, named_by: Iterable[Mention]) -> date | None:
    """The first day on which it binds no more; ``date.min`` where no day is stated, None if nothing says that it ended.

    ``named_by`` are the mentions of it by other documents: one that supersedes it (``thay_the``) does so from its day
    of issue. ``hieu_luc`` may say so itself: ``đã thu hồi từ ngày 01/4/2022``.
    """
    superseding = [m.citing.model for m in named_by if m.relation == "thay_the"]
    days = [m.issued_on or (m.issued_between[0] if m.issued_between else date.min) for m in superseding]
    said = normal(model.validity)
    if _VOID.search(said) and not _NOT.search(said):
        days.append(_first_day(model.validity) or date.min)
    return min(days, default=None)


def _first_day(words: str) -> date | None:
    stated = _DAY.search(normal(words))
    try:
        return parse_day(stated[0]) if stated else None
    except ImpossibleDateError:
        return None
