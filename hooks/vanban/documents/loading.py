"""From files to a library: read, filter by edition, place at addresses, check. All faults are gathered."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath

from vanban.checks.finding import Finding
from vanban.checks.structure import faults
from vanban.documents.addresses import address_of, dated
from vanban.documents.content import Content
from vanban.documents.frontmatter import Source, SourceError, decode, read
from vanban.documents.item import Item
from vanban.documents.ledger import Ledger, Present
from vanban.documents.library import Library
from vanban.documents.models import INTERNAL, PUBLIC, Body, Directive, Entry
from vanban.documents.reading import read_model
from vanban.documents.secrecy import secrecy_finding
from vanban.language.deadlines import BeforeReading
from vanban.language.text import normal, slug
from vanban.project import INTERNAL_FOLDER, is_internal


class LibraryError(Exception):
    """Sources that cannot be published; ``findings`` holds every fault of all of them, ``library`` what was read."""

    def __init__(self, findings: Iterable[Finding], library: Library) -> None:
        self.findings = sorted(set(findings))
        self.library = library
        super().__init__(f"{len(self.findings)} lỗi")


def load(
    files: Iterable[tuple[str, bytes]],
    ledger: Ledger,
    *,
    internal: bool = False,
    reading: BeforeReading = BeforeReading.STRICT,
) -> Library:
    """Read the sources of one edition: (path in the repository, content) of every document.

    The public edition (``internal`` false) reads of an internal document no more than that it is one. Raises
    LibraryError with the faults of all files together; a secrecy mark on any of them is one.
    """
    contents = dict(files)
    sources, findings = _read(contents.items(), internal)
    models: list[tuple[Source, Entry]] = []
    for source in sources:
        model = read_model(source)
        if isinstance(model, Entry):
            models.append((source, model))
        else:
            findings += model
    items, names = _placed(models, ledger)
    library = Library(tuple(sorted(items, key=lambda item: item.address)), ledger, names, reading)
    findings += faults(library, {f.path: _text(f.path, contents[f.path]) for f in findings})
    if findings:
        raise LibraryError(findings, library)
    return library


def _read(files: Iterable[tuple[str, bytes]], internal: bool) -> tuple[list[Source], list[Finding]]:
    sources: list[Source] = []
    findings: list[Finding] = []
    for path, content in files:
        try:
            source = read(path, content)
        except SourceError as error:
            findings += error.findings
            continue
        if secret := secrecy_finding(source):
            findings.append(secret)
        elif (said := normal(str(source.values.get("luu_hanh")))) == normal(INTERNAL):
            sources += [source] if internal else []
        elif is_internal(path) and said == normal(PUBLIC):
            message = (
                f"tệp nằm trong thư mục {INTERNAL_FOLDER} mà ghi «{PUBLIC}»; hãy chuyển tệp, hoặc ghi «{INTERNAL}»"
            )
            findings.append(source.finding(("luu_hanh",), "luu-hanh", message, PUBLIC, f"luu_hanh: {INTERNAL}"))
        else:
            sources.append(source)
    return sources, findings


def _text(path: str, content: bytes) -> str:
    try:
        return decode(path, content)
    except SourceError:
        return ""


def _placed(models: Sequence[tuple[Source, Entry]], ledger: Ledger) -> tuple[list[Item[Entry]], dict[str, str]]:
    """Each document at its address, and the lasting names of those the ledger knows, by source.

    Public ones are placed first, so that internal ones never move them.
    An address belongs to the document that was first published there, as long as that one exists or was withdrawn.
    """
    items: list[Item[Entry]] = []
    names: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for source, model in models:
        if isinstance(model, Body):
            bodies |= {normal(name): _stem(source) for name in (model.name, *model.other_names)}
    for circulation in (PUBLIC, INTERNAL):
        group = [(s, m, _address(s, m, bodies)) for s, m in models if m.circulation == circulation]
        taken = Counter(address for _, _, address in group)
        placed = {item.address for item in items}
        present = [Present(s.path, (a, dated(a, m)), _issued(m)) for s, m, a in group]
        names |= ledger.names(present, names.values())
        kept = {*names.values(), *(name for name, d in ledger.documents.items() if d.withdrawn_on)}
        for source, model, address in group:
            owner = ledger.owner(address)
            free = owner == names.get(source.path) if owner in kept else taken[address] == 1
            own = address if free and address not in placed else dated(address, model)
            items.append(Item(source, model, Content(source.body, source.body_line), own))
    return items, names


def _issued(model: Entry) -> date | None:
    return model.issued_on if isinstance(model, Directive) else None


def _address(source: Source, model: Entry, bodies: Mapping[str, str]) -> str:
    issuer = normal(model.issuer) if isinstance(model, Directive) else ""
    return address_of(model, _stem(source), bodies.get(issuer, slug(issuer)))


def _stem(source: Source) -> str:
    return slug(PurePosixPath(source.path).stem)
