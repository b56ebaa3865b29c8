"""From duties to calendar events: which days, in what words. The table of CONTRIBUTING.md, "Thời hạn"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from vanban.documents.duties import Duty, Role
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Plan
from vanban.language.deadlines import BeforeReading, Kind

DOMAIN = "cong-nghi-quyet"
_SPANS = (Kind.ON, Kind.DURING)


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


def events_of(library: Library, duties: Iterable[Duty], reading: BeforeReading) -> list[Event]:
    """The events of these duties in order of day; duties without a day give none."""
    events = [event for duty in duties for event in _events(library, duty, reading)]
    return sorted(events, key=lambda e: (e.last, e.first, e.uid))


def undated(duties: Iterable[Duty], reading: BeforeReading) -> list[Duty]:
    """Duties that state a time but no last day (đầu quý, hằng tháng, từ tháng…): the list *Không định ngày*."""
    return [d for d in duties if d.deadline and not _is_dated(d, reading)]


def period_of(plan: Item[Plan], duties: Iterable[Duty], reading: BeforeReading) -> tuple[date, date] | None:
    """From a plan's issue (or first day) to its last day; a plan that only repeats runs to the end of its year."""
    deadlines = [d.deadline for d in duties if d.deadline]
    issued = plan.model.issued_on or (plan.model.issued_between[0] if plan.model.issued_between else None)
    starts = [d for d in (issued, *(x.first_day() for x in deadlines)) if d]
    ends = [d for d in (x.last_day(reading) for x in deadlines) if d]
    if not starts and not ends:
        return None
    first = min(starts or ends)
    return first, max(ends, default=date(first.year, 12, 31))


def _is_dated(duty: Duty, reading: BeforeReading) -> bool:
    deadline = duty.deadline
    assert deadline is not None
    recurs = deadline.recurrence is not None and deadline.recurrence.has_days
    return recurs or deadline.last_day(reading) is not None


def _events(library: Library, duty: Duty, reading: BeforeReading) -> Iterable[Event]:
    deadline = duty.deadline
    if deadline is None or not _is_dated(duty, reading):
        return
    recorded = library.recorded(duty.plan)
    known = recorded.duties.get(duty.key) if recorded else None
    trace_now = library.traces[duty]
    for number, (first, last, rule) in enumerate(_days(library, duty, reading)):
        yield Event(
            uid=f"{library.name(duty.plan)}/{duty.key}{f'.{number + 1}' if number else ''}@{DOMAIN}",
            duty=duty,
            first=first,
            last=last,
            rule=rule,
            summary=f"{duty.what} ({deadline.words})",
            description=_description(library, duty),
            address=f"{duty.plan.address}/#{duty.section.anchor}",
            tentative=bool(deadline.fuzzy) or deadline.tentative,
            sequence=known.sequence + (known.trace != trace_now) if known else 0,
            changed_on=known.changed_on if known else _issued(duty.plan),
        )


def _days(library: Library, duty: Duty, reading: BeforeReading) -> Iterable[tuple[date, date, str]]:
    """(first, last, rule) of each event a duty makes: one, but one a rule where it returns on several days."""
    deadline = duty.deadline
    assert deadline is not None
    if deadline.recurrence and deadline.recurrence.has_days:
        period = period_of(duty.plan, library.duties_by_plan[duty.plan], reading)
        first, last = deadline.recurrence.bounds(*(period or (_issued(duty.plan), _issued(duty.plan))), reading)
        for rule in deadline.recurrence.rules(reading):
            if days := rule.days(first, last):
                yield days[0], days[0], f"{rule.rrule};UNTIL={last:%Y%m%d}"
        return
    last_day = deadline.last_day(reading)
    assert last_day is not None
    if deadline.days:
        shift = timedelta(days=1) if deadline.kind is Kind.BEFORE and reading is BeforeReading.STRICT else timedelta()
        yield from ((day - shift, day - shift, "") for day in deadline.days)
    elif deadline.kind in _SPANS and not deadline.fuzzy and deadline.start:
        yield deadline.start, last_day, ""
    else:
        yield last_day, last_day, ""


def _issued(plan: Item[Plan]) -> date:
    """A day that depends on the document alone: of issue, the earliest it may be, or the epoch."""
    model = plan.model
    return model.issued_on or (model.issued_between[0] if model.issued_between else date(1970, 1, 1))


def _description(library: Library, duty: Duty) -> str:
    lines = [f"{role}: " + "; ".join(p.words for p in duty.bodies(role)) for role in Role if duty.bodies(role)]
    lines.append(f"Theo mục {duty.section}, {duty.plan.title} của {library.issuer(duty.plan).model.name}")
    assert duty.deadline is not None
    return "\n".join([*lines, *([f"Lưu ý: {duty.deadline.fuzzy}"] if duty.deadline.fuzzy else [])])


