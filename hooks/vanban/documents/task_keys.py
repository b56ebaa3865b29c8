"""Permanent keys of duties: a calendar entry keeps its identity when its deadline moves or its words change."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from vanban.documents.duties import facts_of, named_bodies
from vanban.documents.models import Duty, Plan, Report, Session, Task
from vanban.documents.runs import Run, Series
from vanban.language.sections import SectionLabel
from vanban.language.text import normal, slug

ENOUGH_ALIKE = 0.5
"""Of the traits stated, which part must agree for a duty to be the one recorded."""

_TRAITS = ("section", "who", "what", "phase", "deadline")


@dataclass(frozen=True, slots=True)
class Trace:
    """What a duty looked like when it was recorded, to know it again after it was changed or moved."""

    sort: str
    section: str
    who: str
    what: str
    phase: str
    deadline: str
    calendar: str | None = None
    """What calendars show of it (see ``calendar_of``); None where the ledger is older than this fact."""
    bodies: tuple[str, ...] = ()
    """The lasting names of the bodies it names, whose calendars have it; none where the ledger is older than this."""

    def changed_from(self, before: Self) -> bool:
        """Whether calendars must tell their readers: what a ledger does not hold is no change."""
        known = replace(before, bodies=self.bodies)  # calendars show the words of the duty, which ``who`` has
        return self != (known if known.calendar is not None else replace(known, calendar=self.calendar))

    def likeness(self, other: Self) -> float:
        """Which part of the traits that either states agree, from 0 to 1.

        0 for another sort of duty; for one that agrees neither in who nor in what (where any is stated); and for one in
        another section that does not agree in both.
        """
        work = [(mine, theirs) for mine, theirs in ((self.who, other.who), (self.what, other.what)) if mine or theirs]
        same = [mine == theirs for mine, theirs in work]
        known = any(same) if self.section == other.section else all(same)
        if self.sort != other.sort or (work and not known):
            return 0
        traits = [(getattr(self, trait), getattr(other, trait)) for trait in _TRAITS]
        stated = [bool(mine == theirs) for mine, theirs in traits if mine or theirs]
        return sum(stated) / max(len(stated), 1)


def phases_of(model: Plan) -> Iterator[tuple[str, Duty, str]]:
    """(sort, fact, phase) of each duty, in the order of the frontmatter; a fact without deadline has one phase."""
    for sort, _, fact in facts_of(model):
        for phase in fact.deadlines or ("",):
            yield sort, fact, phase


def traces_of(model: Plan) -> list[Trace]:
    """The traces of a plan's duties, in the order of ``phases_of``."""
    return [
        Trace(
            sort=sort,
            section=str(fact.section),
            who=normal("; ".join(words for _, _, words in named_bodies(fact))),
            what=normal(_what(fact)),
            phase=normal(phase),
            deadline=normal(fact.deadlines[phase].words) if phase in fact.deadlines else "",
        )
        for sort, fact, phase in phases_of(model)
    ]


CANCELLED = "CANCELLED"
_ENTRY = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d)|;FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)[A-Z0-9=,;+-]*;UNTIL=(\d{8}))?",
    re.ASCII,
)
_MARK = re.compile(rf"#[0-9a-f]{{6}}|{CANCELLED}|\+[a-z0-9_/-]+")


def calendar_of(
    runs: Iterable[Run], series: Iterable[Series], said: Iterable[str], cancelled: bool, issued: Iterable[str]
) -> str:
    """The calendar entries of a duty, to tell when they change: ``2022-03-10/2022-03-15 2022-04-25;FREQ=… #3f9a2c``.

    A day, a span, or the first day and the rule of what returns; six digits of the words that entries show;
    ``CANCELLED`` where the plan binds no more; ``+`` and the lasting name of each document that answers the duty. Empty
    without a day.
    """
    entries = [f"{one.days[0]};{one.rule}" for one in series]
    entries = entries or [str(first) if first == last else f"{first}/{last}" for first, last in runs]
    if not entries:
        return ""
    words = hashlib.sha256("\n".join(said).encode()).hexdigest()[:6]
    return " ".join([*entries, f"#{words}", *([CANCELLED] if cancelled else []), *(f"+{name}" for name in issued)])


def entries_in(calendar: str | None) -> list[str]:
    """The days, spans and rules in what ``calendar_of`` gave."""
    return [part for part in (calendar or "").split(" ") if part[:1].isdigit()]


def check_calendar(calendar: str | None) -> None:
    """Raises ValueError where this is not what ``calendar_of`` gives, or the ledger makes of it."""
    for part in (calendar or "").split(" ") if calendar else ():
        entry = _ENTRY.fullmatch(part)
        if not entry and not _MARK.fullmatch(part):
            raise ValueError(f"not an entry: {part}")
        if entry:
            first, *later = (date.fromisoformat(day) for day in entry.groups() if day)
            if later and later[0] < first:
                raise ValueError(f"ends before it begins: {part}")


def assign_keys(model: Plan, recorded: Mapping[str, Trace]) -> list[str]:
    """A key for each duty, in the order of ``phases_of``.

    The editor's own (``ma``) comes first; else the key of the recorded duty most like this one; else a new key made
    from the section, one that no duty of this document ever had. Duties all alike keep their order.
    """
    keys = [_own_key(fact, phase) for _, fact, phase in phases_of(model)]
    traces = traces_of(model)
    free = {key: trace for key, trace in recorded.items() if key not in (*keys, *model.dropped)}
    alike = [(now.likeness(old), i, key) for i, now in enumerate(traces) if not keys[i] for key, old in free.items()]
    for likeness, i, key in sorted(alike, key=lambda pair: (-pair[0], pair[1], len(pair[2]), pair[2])):
        if likeness >= ENOUGH_ALIKE and not keys[i] and key in free:
            keys[i] = key
            del free[key]
    taken = {*recorded, *model.dropped, *keys}
    for i, trace in enumerate(traces):
        if not keys[i]:
            keys[i] = _new_key(trace, taken)
            taken.add(keys[i])
    return keys


def _own_key(fact: Duty, phase: str) -> str:
    return "-".join(filter(None, (fact.key, slug(phase)))) if fact.key else ""


def _new_key(trace: Trace, taken: Iterable[str]) -> str:
    base = "-".join(filter(None, (SectionLabel.parse(trace.section).anchor.removeprefix("muc-"), slug(trace.phase))))
    return next(key for n in range(1, len(set(taken)) + 2) if (key := base if n == 1 else f"{base}-{n}") not in taken)


def _what(fact: Duty) -> str:
    if isinstance(fact, Task):
        return f"{fact.work or ''} {fact.product or ''}"
    if isinstance(fact, Report):
        return fact.about or ""
    if isinstance(fact, Session):
        return f"{fact.name or ''} {fact.participants or ''}"
    return "thu hoạch"  # a plan has one at most
