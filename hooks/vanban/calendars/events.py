"""From duties to calendar events: which days, in what words. The table of CONTRIBUTING.md, "Thời hạn"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vanban.documents.duties import Duty, Role
from vanban.documents.item import Item
from vanban.documents.ledger import RecordedDuty
from vanban.documents.library import Library
from vanban.documents.models import Body, Plan, UnitGroup
from vanban.documents.task_keys import entries_in
from vanban.language.deadlines import Deadline
from vanban.language.text import normal

DOMAIN = "cong-nghi-quyet"


class Status(StrEnum):
    """How sure an entry is: RFC 5545, section 3.8.1.11."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a calendar: whole days ``first`` to ``last`` (both included), perhaps repeated by ``rule``.

    ``rule`` is an RFC 5545 recurrence rule bounded by the plan's period, or empty; ``until`` the last day it shows on.
    ``sequence`` and ``changed_on`` are the ledger's: how often it changed and when that was last recorded (the issue of
    the plan, where the ledger holds none). ``address`` is relative to the site's root; empty where it has no page.
    """

    uid: str
    first: date
    last: date
    until: date
    rule: str
    summary: str
    description: str
    address: str
    status: Status
    sequence: int
    changed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """The entry of a duty; ``is_done`` where all that the duty demands has been issued."""

    duty: Duty
    is_done: bool

    @property
    def tentative(self) -> bool:
        """Whether its day is a reading of words that name none."""
        return self.status is Status.TENTATIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone(Entry):
    """The entry of a duty that binds ``bodies`` no more: it was dropped, or given to others."""

    bodies: Sequence[Item[Body]]


def events_of(library: Library, duties: Iterable[Duty]) -> list[Event]:
    """The events of these duties in order of day; duties without a day give none."""
    events = [event for duty in duties for event in _events(library, duty)]
    return sorted(events, key=in_order)


def in_order(entry: Entry) -> tuple[date, date, str]:
    """The key of the order that entries stand in."""
    return entry.last, entry.first, entry.uid


def undated(duties: Iterable[Duty]) -> list[Duty]:
    """Duties that state a time but give no event (đầu quý, hằng tháng, từ tháng…): the list *Không định ngày*."""
    return [duty for duty in duties if duty.deadline and not duty.runs]


def dropped_entries(library: Library, plan: Item[Plan]) -> Iterator[Gone]:
    """Entries that a plan had when it was last published and has no more, for who subscribed to them: those of duties
    dropped, and those that a duty had beyond the days it has now.
    """
    present = {duty.key: duty for duty in library.duties_by_plan.get(plan, ())}
    if recorded := library.recorded(plan):
        name, of = library.name(plan), f"{plan.title} của {library.issuer(plan).model.name}"
        for key, known in recorded.duties.items():
            words = f"{known.trace.what} ({known.trace.deadline})"
            if key not in present:
                gone = known.cancelled(known.changed_on)
                yield from _gone(library, name, key, gone, 0, f"Đã bỏ: {words}", f"Đã bỏ khỏi {of}", f"{plan.address}/")
            elif (now := known.after(library.traces[present[key]], known.changed_on)).past:
                kept = len(entries_in(now.trace.calendar))
                said = f"Việc vẫn còn trong {of}, không còn vào ngày này"
                at = f"{plan.address}/#{present[key].section.anchor}"
                yield from _gone(library, name, key, now, kept, f"Đã đổi ngày: {_titled(present[key])}", said, at)


def moved_entries(library: Library, event: Event) -> Iterator[Gone]:
    """The entry as it stands with bodies that the duty bound before it was given to others; none where nobody was."""
    known = _known(library, event.duty)
    former = known.after(library.traces[event.duty], known.changed_on).former if known else ()
    bound = {reach.body for reach in library.reaches[event.duty]}
    issued = event.duty.plan.model.issued_on
    if bodies := [body for body in library.bound(former, issued, event.until) if body not in bound]:
        yield Gone(
            uid=event.uid,
            first=event.first,
            last=event.last,
            until=event.until,
            rule=event.rule,
            summary=f"Không còn giao: {_titled(event.duty)}",
            description=f"Việc này không còn giao cho đơn vị. Hiện nay:\n{event.description}",
            address=event.address,
            status=Status.CANCELLED,
            sequence=event.sequence,
            changed_on=event.changed_on,
            bodies=bodies,
        )


def withdrawn_entries(library: Library) -> dict[str, list[Gone]]:
    """Entries, by lasting name, of documents that left the public edition; they say no more than that, and the day."""
    present = {library.name(item) for item in library.items}
    said = "Văn bản này không còn trên cổng công khai."
    gone = {
        name: [
            entry
            for key, known in recorded.duties.items()
            for entry in _gone(library, name, key, known.cancelled(known.changed_on), 0, "Đã rút khỏi cổng", said, "")
        ]
        for name, recorded in library.ledger.documents.items()
        if recorded.withdrawn_on and name not in present
    }
    return {name: entries for name, entries in gone.items() if entries}


def _gone(
    library: Library, name: str, key: str, duty: RecordedDuty, kept: int, summary: str, said: str, address: str
) -> Iterator[Gone]:
    """All entries that a duty ever had but for the first ``kept``."""
    entries = [*entries_in(duty.trace.calendar), *duty.past]
    for number, entry in enumerate(entries[kept:], kept):
        days, _, rule = entry.partition(";")
        first, _, last = days.partition("/")
        until = date.fromisoformat(rule.rpartition("UNTIL=")[2] or last or first)
        issued = library.ledger.documents[name].issued_on
        yield Gone(
            uid=_uid(name, key, number),
            first=date.fromisoformat(first),
            last=date.fromisoformat(last or first),
            until=until,
            rule=rule,
            summary=summary,
            description=said,
            address=address,
            status=Status.CANCELLED,
            sequence=duty.sequence,
            changed_on=duty.changed_on,
            bodies=library.bound((*duty.trace.bodies, *duty.former), issued, until),
        )


def _uid(name: str, key: str, number: int) -> str:
    # no key has a full stop: the second entry of one duty is never another duty's first
    return f"{name}/{key}{f'.{number + 1}' if number else ''}@{DOMAIN}"


def _events(library: Library, duty: Duty) -> Iterable[Event]:
    if not duty.deadline or not duty.runs:
        return
    known = _known(library, duty)
    leads = [party.words.removeprefix("nhóm ") for party in duty.bodies(Role.LEAD, Role.SENDER)]
    who = "; ".join(words for words in leads if normal(words) not in normal(duty.what))  # often named in the title
    status = Status.TENTATIVE if duty.deadline.is_fuzzy else Status.CONFIRMED
    for number, (first, last, until, rule) in enumerate(_days(duty)):
        yield Event(
            uid=_uid(library.name(duty.plan), duty.key, number),
            duty=duty,
            first=first,
            last=last,
            until=until,
            rule=rule,
            summary=f"{who}: {_titled(duty)}" if who else _titled(duty),
            description=_description(library, duty, duty.deadline),
            address=f"{duty.plan.address}/#{duty.section.anchor}",
            status=Status.CANCELLED if library.is_void(duty) else status,
            sequence=known.after(library.traces[duty], known.changed_on).sequence if known else 0,
            changed_on=known.changed_on if known else _issued(duty.plan),
            is_done=library.is_done(duty),
        )


def _titled(duty: Duty) -> str:
    return f"{duty.what} ({duty.deadline.words})" if duty.deadline else duty.what


def _known(library: Library, duty: Duty) -> RecordedDuty | None:
    recorded = library.recorded(duty.plan)
    return recorded.duties.get(duty.key) if recorded else None


def _days(duty: Duty) -> Iterable[tuple[date, date, date, str]]:
    """(first, last, until, rule) of each event: one a duty, but one a rule or run of days where there are several."""
    if duty.series:
        return [(series.days[0], series.days[0], series.days[-1], series.rule) for series in duty.series]
    return [(first, last, last, "") for first, last in duty.runs]


def _issued(plan: Item[Plan]) -> date:
    """A day that depends on the document alone: of issue, the earliest it may be, or the epoch."""
    return plan.model.issued_first or date(1970, 1, 1)


def _description(library: Library, duty: Duty, deadline: Deadline) -> str:
    lines = [
        f"{role}: " + "; ".join(_named(p.words, isinstance(p.body and p.body.model, UnitGroup)) for p in parties)
        for role in Role
        if (parties := duty.bodies(role))
    ]
    lines.append(f"Theo mục {duty.section}, {duty.plan.title} của {library.issuer(duty.plan).model.name}")
    lines += [f"Đã ban hành: {a.document.title} của {a.document.model.issuer}" for a in library.issued.get(duty, ())]
    return "\n".join([*lines, *([f"Lưu ý: {deadline.fuzzy}"] if deadline.fuzzy else [])])


def _named(words: str, is_group: bool) -> str:
    return f"{words.removeprefix('nhóm ')} (nhóm)" if is_group else words
