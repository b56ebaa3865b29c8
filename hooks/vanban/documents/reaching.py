"""Whom a duty reaches: the bodies it names, the known members of groups, and the successors of bodies that ended."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vanban.documents.duties import Duty, Party
from vanban.documents.item import Item, holds
from vanban.documents.models import Body, Unit, UnitGroup


@dataclass(frozen=True, slots=True)
class Reach:
    """One way in which a duty reaches a body.

    ``party`` is the body as the duty names it, with its role; ``group`` the group that is named in the body's place,
    or None; ``heir_of`` the body that ended before the duty's last day and that this one succeeds, or None.
    """

    body: Item[Body]
    party: Party
    group: Item[Body] | None = None
    heir_of: Item[Body] | None = None


Relatives = Callable[[Item[Body]], Iterable[Item[Body]]]


def reaches(duty: Duty, members: Relatives, successors: Relatives) -> Iterator[Reach]:
    """Every way, in the order of the duty's parties; each body once for each party."""
    for party in duty.parties:
        if party.body is None:
            continue
        group = party.body if holds(party.body, UnitGroup) else None
        for body, former in bound(party.body, duty.plan.model.issued_on, duty.last_day, members, successors):
            yield Reach(body, party, group if body is not party.body else None, former)


def bound(
    named: Item[Body], issued: date | None, last_day: date | None, members: Relatives, successors: Relatives
) -> Iterator[tuple[Item[Body], Item[Body] | None]]:
    """Whom a duty binds that names this body, each once, and from whom it took over, if it did.

    ``members`` gives all known members of a group, those of groups in it too, ``successors`` the bodies that a unit
    went over into (``ke_thua``). A member founded after the duty's last day, or that had ended before the plan was
    issued, was not meant. A duty whose last day is after the end of a unit is its successors' too, theirs in turn.
    """
    meant = [named, *(member for member in members(named) if _existed(member, issued, last_day))]
    yield from ((body, None) for body in meant)
    seen = set(meant)
    ended = [body for body in meant if _ended(body, last_day)]
    while ended:
        former = ended.pop(0)
        for heir in successors(former):
            if heir not in seen:
                seen.add(heir)
                yield heir, former
                if _ended(heir, last_day):
                    ended.append(heir)


def _existed(member: Item[Body], issued: date | None, last_day: date | None) -> bool:
    if not holds(member, Unit):
        return True
    begins, ends = member.model.begins, member.model.ends
    return not (begins and last_day and begins > last_day) and not (ends and issued and ends < issued)


def _ended(body: Item[Body], last_day: date | None) -> bool:
    """Whether a unit had ended before a duty's last day."""
    return bool(holds(body, Unit) and body.model.ends and last_day and last_day > body.model.ends)
