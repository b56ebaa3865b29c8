"""What other portals publish, as far as this one cites it: their documents and the names of their bodies."""

from dataclasses import dataclass

from vanban.documents.item import Item
from vanban.documents.models import Body, Directive


@dataclass(frozen=True, slots=True)
class Portal:
    """Another portal: what readers call it, where it is, and where its inventory is kept here.

    ``address`` is of its root: ``https://…/``, or the way there from this portal's own root (``../tinh/``); ``copy`` is
    a path in the repository.
    """

    name: str
    address: str
    copy: str


@dataclass(frozen=True, eq=False)
class Elsewhere(Item[Directive]):
    """A document that another portal keeps: cited here, and nothing more.

    ``address`` begins with the portal's own (``page.leads_out``). Of its model only what is needed to know it again is
    true, and what it says it rests on.
    """

    portal: Portal


@dataclass(frozen=True)
class Inventory:
    """What one other portal publishes."""

    portal: Portal
    documents: tuple[Elsewhere, ...]
    bodies: tuple[Item[Body], ...]
