"""Words left over from an earlier plan: material of another meeting than the document is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.checks.finding import Finding, Severity
from vanban.checks.text.examined import Examined
from vanban.language.citations import read_issuer
from vanban.language.text import normal
from vanban.language.traced_text import TracedText

_MATERIAL = re.compile(r"\b(?:tài liệu|cuốn sách|sách|hỏi ?- ?đáp|đề cương)\b[^.;\n]{0,80}?(?=đại hội|hội nghị)")
_OF_MEETING = re.compile(r"\b(?:đại hội|hội nghị)\b")


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A congress or plenum whose papers are studied."""

    plenum: int | None
    term: str | None
    congress: bool


def findings(examined: Examined) -> Iterator[Finding]:
    """Each such material."""
    subject = _subject(examined)
    for passage in examined.body:
        text = passage.text
        for match in _MATERIAL.finditer(text.form) if subject else ():
            meeting, end = _meeting(text, match.end())
            if meeting and meeting != subject:
                message = (
                    "tài liệu này về một hội nghị, đại hội khác với nội dung của văn bản; có thể còn sót từ kế hoạch cũ"
                )
                yield passage.finding((match.start(), end), "tai-lieu-khac", message, severity=Severity.WARNING)


def _subject(examined: Examined) -> _Meeting | None:
    """The one meeting that the abstract names."""
    abstract = examined.draft.head.abstract
    if not abstract:
        return None
    text = TracedText(abstract.text)
    named = {meeting for match in _OF_MEETING.finditer(text.form) if (meeting := _meeting(text, match.start())[0])}
    return named.pop() if len(named) == 1 else None


def _meeting(text: TracedText, start: int) -> tuple[_Meeting | None, int]:
    issuer = read_issuer(text, start)
    if issuer and issuer.plenum:
        return _Meeting(issuer.plenum, issuer.term, False), issuer.end
    if issuer and issuer.is_congress and issuer.term and "đảng bộ" not in normal(issuer.name):
        return _Meeting(None, issuer.term, True), issuer.end
    return None, start
