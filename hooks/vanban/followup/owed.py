"""Which rows a plan asks of its book: a row a duty and body that answers for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vanban.documents.duties import Duty, Party, Role
from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.models import Body, Plan, UnitGroup, WriteUp
from vanban.language.text import normal

ANSWERING = (Role.LEAD, Role.PERFORMER, Role.FOLLOWS_UP, Role.INSPECTS, Role.APPRAISES, Role.SENDER)
"""The roles whose bodies tell what was done. Partners answer through the lead; who receives a report owes none."""

NOBODY = "không ghi đơn vị"
"""The body of a duty for which the plan names none."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty of one body: its name (``words`` as a page has them), its page's item where it has one, its roles.

    ``open_group``: a group whose members are not all known, or words that are nobody's page, so that the office adds
    rows of its own for those meant.
    """

    duty: Duty
    words: str
    body: Item[Body] | None
    roles: tuple[Role, ...]
    open_group: bool = False

    @property
    def names(self) -> set[str]:
        """Every name that means this body, in comparing form."""
        return {normal(name) for name in (self.words, *(self.body.names if self.body else ()))}


def owed(library: Library, plan: Item[Plan]) -> list[Owed]:
    """The rows of a plan in the order of its duties; a group with known members is a row for each of them."""
    return [row for duty in library.duties_by_plan.get(plan, ()) for row in _rows(library, duty)]


def _rows(library: Library, duty: Duty) -> Iterator[Owed]:
    bodies: dict[str, tuple[str, Item[Body] | None]] = {}
    roles: dict[str, list[Role]] = {}
    open_groups: set[str] = set()
    for party in _answering(duty):
        for words, body, is_open in _members(library, party):
            key = body.address if body else normal(words)
            bodies.setdefault(key, (words, body))
            roles.setdefault(key, [])
            if party.role not in roles[key]:
                roles[key].append(party.role)
            if is_open:
                open_groups.add(key)
    for key, (words, body) in bodies.items():
        yield Owed(duty, words, body, tuple(roles[key]), key in open_groups)
    if not bodies:
        yield Owed(duty, NOBODY, None, (), True)


def _answering(duty: Duty) -> list[Party]:
    """Of a write-up that no body writes, those who collect it; of a duty that only names others, these."""
    answering = duty.bodies(*ANSWERING)
    if isinstance(duty.fact, WriteUp) and not any(p.body for p in answering):
        return [p for p in duty.bodies(Role.RECIPIENT) if p.body] or answering
    return answering or duty.bodies(Role.PARTNER)


def _members(library: Library, party: Party) -> Iterable[tuple[str, Item[Body] | None, bool]]:
    """(name, item, whether an open group) of those a party stands for: known members of a group in its place."""
    if party.body is None:
        return [(party.words.removeprefix("nhóm "), None, True)]
    found: list[tuple[str, Item[Body] | None, bool]] = []
    waiting, seen = [party.body], {party.body}
    while waiting:
        body = waiting.pop(0)
        if not holds(body, UnitGroup):
            found.append((body.model.name, body, False))
            continue
        members = library.members[body]
        size = body.model.size or ""
        if not members or (size.isdecimal() and int(size) > len(members)):
            found.append((body.model.name, body, True))
        waiting += [m for m in members if m not in seen]
        seen.update(members)
    return found
