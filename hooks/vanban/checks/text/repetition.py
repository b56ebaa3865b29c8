"""The same event told twice: needless where the dates agree, a contradiction where they do not."""

import re
from collections.abc import Iterator
from datetime import date

from vanban.checks.finding import Finding, Severity
from vanban.checks.text.examined import Examined, Passage
from vanban.language.dates import format_day

_SHINGLE = 12  # words in a row that no two duties share by chance
_ENOUGH = 0.7
_WORD = re.compile(r"\w+")


def findings(examined: Examined) -> Iterator[Finding]:
    """Each dated passage most of whose words stood, in the same order, in a dated passage before it."""
    before: list[tuple[Passage, set[tuple[str, ...]]]] = []
    for passage in examined.body:
        if not passage.deadlines:
            continue
        shingles = _shingles(passage)
        for other, known in before:
            common = len(shingles & known)
            if common < 2 * _SHINGLE or common < _ENOUGH * min(len(shingles), len(known)):
                continue
            if _days(passage) == _days(other):
                message = f"nhắc lại nguyên văn dòng {other.line}; hãy xem là một việc hay hai"
                yield passage.finding(_beginning(passage), "lap-lai", message)
            else:
                days = " và ".join(format_day(max(d)) for d in (_days(other), _days(passage)) if d)
                message = f"cùng một việc với dòng {other.line} mà thời gian khác nhau ({days}); hãy đối chiếu bản gốc"
                yield passage.finding(_beginning(passage), "su-kien-hai-ngay", message, severity=Severity.WARNING)
            break
        before.append((passage, shingles))


def _shingles(passage: Passage) -> set[tuple[str, ...]]:
    dated = {word for found in passage.deadlines for word in _WORD.findall(found.words.text.casefold())}
    words = [word for word in _WORD.findall(passage.text.form) if word not in dated]
    return {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}


def _days(passage: Passage) -> frozenset[date]:
    return frozenset(day for found in passage.deadlines if (day := found.deadline.last_day()))


def _beginning(passage: Passage) -> tuple[int, int]:
    return 0, min(len(passage.text.words), 80)
