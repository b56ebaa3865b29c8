"""``thoi_han`` in the words of the text: one deadline, or several by what each is for."""

import re
from collections.abc import Iterable

from vanban.intake.draft import DeadlineFound
from vanban.intake.frontmatter_text import Value
from vanban.language.deadlines import Kind
from vanban.language.text import as_shown

_DURATION = re.compile(
    r"(?<![\w/,.])(?P<long>(?:[0-9]{1,2}(?:,[0-9])?|[0-9]/[0-9]|nửa|một)\s(?:ngày|buổi|tiết|giờ)(?:\s?/\s?(?:lớp|"
    r"buổi|ngày))?)"
)
_WORD_BEFORE = re.compile(r"([^.;:()]*)$")
_LONGEST_NAME = 40


def time_limit(found: Iterable[DeadlineFound], text: str) -> Value:
    """The value of ``thoi_han``: words, or names of phases with words; empty where nothing is due.

    A deadline without any day ("kịp thời") is written only where there is no other.
    """
    stated: dict[str, DeadlineFound] = {}
    for one in found:
        stated.setdefault(one.words.text, one)
    dated = {words: one for words, one in stated.items() if one.deadline.kind is not Kind.NONE}
    chosen = list(dated or dict(list(stated.items())[:1]))
    if len(chosen) < 2:
        return chosen[0] if chosen else ""
    phases: dict[str, Value] = {}
    for number, words in enumerate(chosen, 1):
        name = _named_before(text, words)
        phases[name if name and name not in phases else f"mốc {number}"] = words
    return phases


def duration(words: str) -> str:
    """How long a session lasts ("01 buổi/lớp"); empty if the words do not say."""
    match = _DURATION.search(words)
    return match["long"] if match else ""


def _named_before(text: str, words: str) -> str:
    """The words of the clause before a deadline, if they are few enough to name it."""
    at = as_shown(text).find(words)
    match = _WORD_BEFORE.search(as_shown(text)[:at]) if at > 0 else None
    name = match[1].strip(" -") if match else ""
    return name if 3 < len(name) <= _LONGEST_NAME and "," not in name else ""
