"""From files to a library: read, filter by edition, place at addresses, check. All faults are gathered."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath

from vanban.checks.finding import Finding
from vanban.checks.structure import faults
from vanban.documents.addresses import address_of, dated
from vanban.documents.elsewhere import Inventory
from vanban.documents.frontmatter import Source, SourceError, decode
from vanban.documents.item import Item
from vanban.documents.ledger import Ledger, Present
from vanban.documents.library import Library
from vanban.documents.models import INTERNAL, PUBLIC, Body, Directive, Entry
from vanban.documents.opened import Opened, OpenedOrNot, opened
from vanban.language.deadlines import BeforeReading
from vanban.language.text import normal, slug


class LibraryError(Exception):
    """Sources that cannot be published; ``findings`` holds every fault of all of them, ``library`` what was read."""

    def __init__(self, findings: Iterable[Finding], library: Library) -> None:
        self.findings = sorted(set(findings))
        self.library = library
        super().__init__(f"{len(self.findings)} lỗi")


Opening = Callable[[Sequence[tuple[str, bytes]], str], Iterable[OpenedOrNot]]
"""Opens (path, content) of all files for an edition, in their order: ``opened`` for each, or a memory of that."""


def one_by_one(files: Sequence[tuple[str, bytes]], edition: str) -> Iterable[OpenedOrNot]:
    """Each as if it had never been seen."""
    return (opened(path, content, internal=edition == INTERNAL) for path, content in files)


def load(
    files: Iterable[tuple[str, bytes]],
    ledger: Ledger,
    *,
    internal: bool = False,
    reading: BeforeReading = BeforeReading.STRICT,
    opening: Opening = one_by_one,
    elsewhere: Sequence[Inventory] = (),
) -> Library:
    """Read the sources of one edition: (path in the repository, content) of every document.

    The public edition (``internal`` false) reads of an internal document no more than that it is one. ``elsewhere`` is
    what other portals publish, for citations. Raises LibraryError with the faults of all files together; a secrecy mark
    on any of them is one.
    """
    contents = dict(files)
    documents: list[Opened] = []
    findings: list[Finding] = []
    for each in opening(list(contents.items()), INTERNAL if internal else PUBLIC):
        if isinstance(each, Opened):
            documents.append(each)
        else:
            findings += each or ()
    items, names = _placed(documents, ledger)
    library = Library(tuple(sorted(items, key=lambda item: item.address)), ledger, names, reading, tuple(elsewhere))
    findings += faults(library, {f.path: _text(f.path, contents[f.path]) for f in findings})
    if findings:
        raise LibraryError(findings, library)
    return library


def _text(path: str, content: bytes) -> str:
    try:
        return decode(path, content)
    except SourceError:
        return ""


def _placed(documents: Sequence[Opened], ledger: Ledger) -> tuple[list[Item[Entry]], dict[str, str]]:
    """Each document at its address, and the lasting names of those the ledger knows, by source.

    Public ones are placed first, so that internal ones never move them.
    An address belongs to the document that was first published there, as long as that one exists or was withdrawn.
    """
    items: list[Item[Entry]] = []
    names: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for document in documents:
        if isinstance(model := document.model, Body):
            bodies |= {normal(name): _stem(document.source) for name in (model.name, *model.other_names)}
    for circulation in (PUBLIC, INTERNAL):
        group = [(d, _address(d, bodies)) for d in documents if d.model.circulation == circulation]
        taken = Counter(address for _, address in group)
        placed = {item.address for item in items}
        present = [Present(d.source.path, (a, dated(a, d.model)), _issued(d.model)) for d, a in group]
        names |= ledger.names(present, names.values())
        kept = {*names.values(), *(name for name, d in ledger.documents.items() if d.withdrawn_on)}
        for document, address in group:
            owner = ledger.owner(address)
            free = owner == names.get(document.source.path) if owner in kept else taken[address] == 1
            own = address if free and address not in placed else dated(address, document.model)
            items.append(Item(document.source, document.model, document.content, own, document))
    return items, names


def _issued(model: Entry) -> date | None:
    return model.issued_on if isinstance(model, Directive) else None


def _address(document: Opened, bodies: Mapping[str, str]) -> str:
    model = document.model
    issuer = normal(model.issuer) if isinstance(model, Directive) else ""
    return address_of(model, _stem(document.source), bodies.get(issuer, slug(issuer)))


def _stem(source: Source) -> str:
    return slug(PurePosixPath(source.path).stem)
