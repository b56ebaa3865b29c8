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

    ``address`` begins with the portal's own (``page.leads_out``). ``carries_out`` are the documents that it says it
    carries out: by address below its portal's root, or by what identifies them where that portal knows them from
    another one.
    """

    portal: Portal
    carries_out: tuple[str | Directive, ...]

    @property
    def place(self) -> str:
        """Its address below its portal's root, as that portal's inventory has it."""
        return f"{self.address.removeprefix(self.portal.address)}/"


@dataclass(frozen=True)
class Inventory:
    """What one other portal publishes."""

    portal: Portal
    documents: tuple[Elsewhere, ...]
    bodies: tuple[Item[Body], ...]
