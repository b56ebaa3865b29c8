"""A paper that is no document but tells of one: a press report or a page of a site, below the site's navigation."""

import re
from collections.abc import Sequence

from vanban.intake.cells import Cell
from vanban.language.text import fold

_LONGEST_HEADING = 250  # letters
_FEWEST_WORDS = 5
_PROSE = 200  # letters: no heading is that long
_DAY = re.compile(r"\b(?:[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-][0-9]{2,4})?|[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}h[0-9]{2})\b")
_NAVIGATION = re.compile(
    r"(?:trang chu|lien ket|thong ke|truy cap|co chu|tuong phan|dang nhap|tim kiem|chia se|anh minh hoa|dang ngay|"
    r"ngay dang|luot xem|cap nhat|tac gia|nguon|gioi thieu|ban do|so do|email|in trang|quay lai|danh muc|chuyen muc|"
    r"hotline|dien thoai|dia chi|thu (?:hai|ba|tu|nam|sau|bay)\b|chu nhat\b|hom nay|tong so|nghe doc|doc bao|bai viet)"
)
_TRAIL = re.compile(r"[»›>|]|^[-+*•]\s?")


def heading_of_article(top: Sequence[Cell]) -> int | None:
    """The index of the cell that heads an article: the last with words enough above its first sentences."""
    heading = None
    for at, cell in enumerate(top):
        if _is_prose(cell.text):
            break
        if not _is_navigation(cell.text):
            heading = at
    else:
        return 0 if heading is not None and len(top) < 3 else heading
    return heading


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_HEADING or (
        len(text.split()) > _FEWEST_WORDS and (text.endswith((".", ":", ";", "./.")) or len(text) > _PROSE)
    )


def _is_navigation(text: str) -> bool:
    form = fold(text)
    few = len(text.split()) < _FEWEST_WORDS
    stamped = _DAY.search(text) and len(text.split()) <= 2 * _FEWEST_WORDS and _starts_with_day(text)
    return bool(few or stamped or _NAVIGATION.match(form.strip(" (-:")) or _TRAIL.search(text))


def _starts_with_day(text: str) -> bool:
    match = _DAY.search(text)
    return match is not None and len(text[: match.start()].split()) <= 3
