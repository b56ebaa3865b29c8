"""Findings that an editor has looked at and lets stand (``bo_qua``), and waivers that no longer waive anything."""

from collections.abc import Collection, Iterator

from vanban.checks.finding import Finding, Severity
from vanban.documents.frontmatter import Path
from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.models import Directive, Entry, Waiver
from vanban.language.sections import LabelError, SectionLabel
from vanban.language.text import normal


def unwaived(library: Library, findings: Collection[Finding]) -> Iterator[Finding]:
    """The findings that nobody waived, and a warning for each waiver that matches none."""
    waivers = [
        (item, i, waiver, list(_matching(item, waiver, findings)))
        for item in library.items
        for i, waiver in enumerate(item.model.waivers)
    ]
    waived = {finding for _, _, _, matching in waivers for finding in matching}
    yield from (finding for finding in findings if finding not in waived)
    for item, i, waiver, matching in waivers:
        if not matching:
            message = f"không còn điều gì mang mã «{waiver.code}» để bỏ qua ở đây; hãy xóa mục bo_qua này"
            place = item.source.place(("bo_qua", i, "ma"))
            yield Finding(item.source.path, *place, "bo-qua-thua", message, waiver.code, severity=Severity.WARNING)


def _matching(item: Item[Entry], waiver: Waiver, findings: Collection[Finding]) -> Iterator[Finding]:
    for finding in findings:
        if finding.path != item.source.path or finding.code != waiver.code:
            continue
        if waiver.words and normal(waiver.words) not in normal(finding.read):
            continue
        if waiver.section is None or _section(item, finding) in waiver.section:
            yield finding


def _section(item: Item[Entry], finding: Finding) -> SectionLabel:
    """The section a finding is about: where it stands in the text, or what the fact in the frontmatter says."""
    if finding.line >= item.content.first_line:
        before = [h.label for h in item.content.headings if h.line <= finding.line] if holds(item, Directive) else []
        return before[-1] if before else SectionLabel()
    at: Path = next((a for a, place in item.source.places.items() if place == (finding.line, finding.column)), ())
    while at:
        try:
            return SectionLabel.parse(str(item.source.value((*at, "muc"))))
        except (KeyError, TypeError, LabelError):
            at = at[:-1]
    return SectionLabel()
