"""From duties to calendar events: which days, in what words. The table of CONTRIBUTING.md, "Thời hạn"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vanban.documents.duties import Duty, Role
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Plan
from vanban.language.deadlines import Deadline
from vanban.language.text import normal

DOMAIN = "cong-nghi-quyet"


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar: whole days ``first`` to ``last`` (both included), perhaps repeated by ``rule``.

    ``rule`` is an RFC 5545 recurrence rule bounded by the plan's period, or empty. ``changed_on`` is the day the
    ledger recorded the last change (the issue of the plan, where it holds none).
    """

    uid: str
    duty: Duty
    first: date
    last: date
    rule: str
    summary: str
    description: str
    address: str
    tentative: bool
    sequence: int
    changed_on: date


def events_of(library: Library, duties: Iterable[Duty]) -> list[Event]:
    """The events of these duties in order of day; duties without a day give none."""
    events = [event for duty in duties for event in _events(library, duty)]
    return sorted(events, key=lambda e: (e.last, e.first, e.uid))


def undated(duties: Iterable[Duty]) -> list[Duty]:
    """Duties that state a time but give no event (đầu quý, hằng tháng, từ tháng…): the list *Không định ngày*."""
    return [duty for duty in duties if duty.deadline and not duty.runs]


def _events(library: Library, duty: Duty) -> Iterable[Event]:
    if duty.deadline is None:
        return
    recorded = library.recorded(duty.plan)
    known = recorded.duties.get(duty.key) if recorded else None
    leads = [party.words.removeprefix("nhóm ") for party in duty.bodies(Role.LEAD, Role.SENDER)]
    who = "; ".join(words for words in leads if normal(words) not in normal(duty.what))  # often named in the title
    for number, (first, last, rule) in enumerate(_days(duty)):
        # no key has a full stop: the second entry of one duty is never another duty's first
        yield Event(
            uid=f"{library.name(duty.plan)}/{duty.key}{f'.{number + 1}' if number else ''}@{DOMAIN}",
            duty=duty,
            first=first,
            last=last,
            rule=rule,
            summary=f"{who}: {duty.what} ({duty.deadline.words})" if who else f"{duty.what} ({duty.deadline.words})",
            description=_description(library, duty, duty.deadline),
            address=f"{duty.plan.address}/#{duty.section.anchor}",
            tentative=duty.deadline.is_fuzzy,
            sequence=known.sequence + (known.trace != library.traces[duty]) if known else 0,
            changed_on=known.changed_on if known else _issued(duty.plan),
        )


def _days(duty: Duty) -> Iterable[tuple[date, date, str]]:
    """(first, last, rule) of each event: one a duty, but one a rule or run of days where there are several."""
    if duty.series:
        return [(series.days[0], series.days[0], series.rule) for series in duty.series]
    return [(first, last, "") for first, last in duty.runs]


def _issued(plan: Item[Plan]) -> date:
    """A day that depends on the document alone: of issue, the earliest it may be, or the epoch."""
    model = plan.model
    return model.issued_on or (model.issued_between[0] if model.issued_between else date(1970, 1, 1))


def _description(library: Library, duty: Duty, deadline: Deadline) -> str:
    lines = [f"{role}: " + "; ".join(p.words for p in duty.bodies(role)) for role in Role if duty.bodies(role)]
    lines.append(f"Theo mục {duty.section}, {duty.plan.title} của {library.issuer(duty.plan).model.name}")
    return "\n".join([*lines, *([f"Lưu ý: {deadline.fuzzy}"] if deadline.fuzzy else [])])
