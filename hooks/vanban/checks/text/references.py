"""References to sections that are not there, or of which there are several."""

from collections.abc import Iterator

from vanban.checks.finding import Finding, Severity
from vanban.checks.text.examined import Examined
from vanban.intake.draft import ReferenceFound
from vanban.language.sections import Outcome
from vanban.language.text import as_shown


def findings(examined: Examined) -> Iterator[Finding]:
    """Each reference that leads nowhere or to several sections, with what was probably meant."""
    for found in examined.draft.body.references:
        verdict = found.verdict
        if found.reference.whole or verdict.outcome is Outcome.RESOLVED or _names_a_part(examined, found):
            continue
        dangling = verdict.outcome is Outcome.DANGLING
        meant = ", ".join(map(str, verdict.likely or verdict.candidates))
        message = "văn bản không có mục này" if dangling else "có nhiều mục mang số này"
        hint = f"; có lẽ là {meant}" if meant else ""
        code = "muc-treo" if dangling else "muc-mo-ho"
        yield examined.finding(found.words, code, f"{message}{hint}; hãy đối chiếu bản gốc", "", Severity.WARNING)


def _names_a_part(examined: Examined, found: ReferenceFound) -> bool:
    """Whether it is the heading of a part that it describes ("- Phần I: Trắc nghiệm"), not a reference."""
    line = examined.draft.paper.lines[found.words.line - 1]
    return as_shown(line).lstrip("-+•# ").startswith(f"{found.words.text}:")
