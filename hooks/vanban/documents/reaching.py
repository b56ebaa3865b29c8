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


def reaches(
    duty: Duty,
    members: Callable[[Item[Body]], Iterable[Item[Body]]],
    successors: Callable[[Item[Body]], Iterable[Item[Body]]],
) -> Iterator[Reach]:
    """Every way, in the order of the duty's parties; each body once for each party.

    ``members`` gives all known members of a group, those of groups in it too, ``successors`` the bodies that a unit
    went over into (``ke_thua``). A member founded after the duty's last day, or that had ended before the plan was
    issued, was not meant. A duty whose last day is after the end of a unit is its successors' too, theirs in turn.
    """
    for party in duty.parties:
        if party.body is None:
            continue
        group = party.body if holds(party.body, UnitGroup) else None
        bound = [party.body, *(member for member in members(party.body) if _existed(member, duty))]
        seen = set(bound)
        for body in bound:
            yield Reach(body, party, group if body is not party.body else None)
        ended = [body for body in bound if _outlives(duty, body)]
        while ended:
            former = ended.pop(0)
            for heir in successors(former):
                if heir not in seen:
                    seen.add(heir)
                    yield Reach(heir, party, group, former)
                    if _outlives(duty, heir):
                        ended.append(heir)


def _existed(member: Item[Body], duty: Duty) -> bool:
    issued: date | None = duty.plan.model.issued_on
    if not holds(member, Unit):
        return True
    begins, ends = member.model.begins, member.model.ends
    return not (begins and duty.last_day and begins > duty.last_day) and not (ends and issued and ends < issued)


def _outlives(duty: Duty, body: Item[Body]) -> bool:
    """Whether a duty's last day is after the end of a unit."""
    return bool(holds(body, Unit) and body.model.ends and duty.last_day and duty.last_day > body.model.ends)
