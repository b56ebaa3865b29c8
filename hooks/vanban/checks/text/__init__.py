"""What a careful chief of office would find in a text itself: one small file a family of anomalies.

Each family is a function from ``Examined`` to findings. The text is never corrected: a finding says where, what was
read and what was probably meant.
"""

from vanban.checks.finding import Finding
from vanban.checks.text import (
    contradictions,
    days,
    headings,
    layout,
    lists,
    lost_words,
    missing,
    names_and_forms,
    numbers,
    order,
    references,
    repetition,
    spelling,
    subject,
)
from vanban.checks.text.examined import Examined
from vanban.intake.draft import Draft

_FAMILIES = (
    missing.findings,
    numbers.findings,
    references.findings,
    headings.findings,
    lists.findings,
    days.findings,
    order.findings,
    repetition.findings,
    contradictions.findings,
    subject.findings,
    lost_words.findings,
    names_and_forms.findings,
    layout.findings,
    spelling.findings,
)


def text_findings(draft: Draft, path: str) -> list[Finding]:
    """All anomalies of a draft, in reading order; lines are those of its paper, ``path`` is shown to the editor."""
    return findings_of(Examined(draft, path))


def findings_of(examined: Examined) -> list[Finding]:
    """The same of a draft that was cut into passages already."""
    return sorted({finding for family in _FAMILIES for finding in family(examined)})
