"""One build as an engine sees it: which sources to hide, which files to add, where links and edit links lead."""

import pickle
import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Self

from vanban.checks.finding import Finding, report
from vanban.checks.markup import markup_faults
from vanban.compose.moved import PATH as MOVES
from vanban.compose.moved import Move, addresses, emptied, ends, moved, read_moves
from vanban.compose.page import Asset, Page, Stored, published_at
from vanban.compose.preview import preview
from vanban.compose.settings import Settings
from vanban.compose.site import Site, compose
from vanban.compose.source_links import SourceLinks
from vanban.documents.content import body_of
from vanban.documents.frontmatter import decode
from vanban.documents.frontmatter import read as frontmatter
from vanban.documents.ledger import Ledger, LedgerError
from vanban.documents.library import Library
from vanban.documents.loading import LibraryError, load, one_by_one
from vanban.documents.models import INTERNAL, PUBLIC, QuestionSet
from vanban.documents.opened import OpenedOrNot, opened_and_read
from vanban.documents.register import Places
from vanban.edition import internal_pages, misnamed
from vanban.followup.following import FollowUp, follow_ups
from vanban.language.deadlines import BeforeReading
from vanban.memory import Memory
from vanban.portals.others import others
from vanban.printing.press import reads_text_alone, sheet_of
from vanban.project import INTERNAL_FOLDER, Project, SettingsError, is_internal
from vanban.search.contents import search_pages
from vanban.search.files import search_files

HOME = "docs/index.md"
_TITLE = re.compile(r'<h1 id="([^"]+)"')


class BuildFault(Exception):  # noqa: N818 - the editor's fault, not the program's error
    """Sources that cannot be published; the text is the report for editors."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(report(findings))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Passage:
    """Markdown that an editor wrote, from a line of its file on; of an answer all faults are told ``at`` its key."""

    path: str
    text: str
    first_line: int
    at: tuple[int, int] | None = None

    def placed(self, faults: Iterable[Finding]) -> Iterator[Finding]:
        """The faults where an editor finds them."""
        return (replace(f, line=self.at[0], column=self.at[1]) if self.at else f for f in faults)


@dataclass(frozen=True)
class Sound:
    """The sources of one edition, found without fault: documents, ordinary pages by path, all files of ``docs/`` that
    may be published as they are, and in the internal edition the plans that are followed up."""

    library: Library
    texts: Mapping[str, str]
    published: frozenset[str]
    links: SourceLinks
    passages: Sequence[Passage]
    follow_ups: tuple[FollowUp, ...] = ()

    @classmethod
    def of(cls, project: Project, extra: Mapping[str, Any], memory: Memory | None = None) -> Self:
        """Read the edition that ``extra`` names. Raises BuildFault with the faults of all files together.

        What is in ``memory`` is not read again.
        """
        project = _project(project, extra)
        edition, reading, ledger = _settings(project, extra)
        pages = dict(project.pages())
        sources = dict(project.sources())
        internal, findings = internal_pages(pages.items())
        findings += [misnamed(path) for path in project.misnamed()]
        hidden = frozenset() if edition == INTERNAL else project.internal_files() | internal
        unread = {finding.path for finding in findings}
        elsewhere, faults = others(project, extra, memory, internal=edition == INTERNAL)
        findings += faults
        try:
            opening = partial(_remembered, memory) if memory else one_by_one
            library = load(
                sources.items(),
                ledger,
                internal=edition == INTERNAL,
                reading=reading,
                opening=opening,
                elsewhere=elsewhere,
            )
        except LibraryError as error:
            library = error.library
            findings += error.findings
        texts = {p: decode(p, content) for p, content in pages.items() if p not in hidden and p not in unread}
        files = project.files() - hidden
        broken = {finding.path for finding in findings}
        links = _links(library, texts, broken, files)
        passages = list(_passages(library, texts))
        for passage in passages:
            findings += passage.placed(links.broken(passage.text, passage.path, passage.first_line))
            if passage.path not in library.by_path or passage.at:
                findings += passage.placed(markup_faults(passage.text, passage.path, passage.first_line))
        findings += [fault for item in library.items for fault in item.opened.markup_faults]
        findings += _markup_of_heads(texts)
        public = {item.source.path for item in library.items if item.model.circulation == PUBLIC}
        read = ((p, decode(p, c)) for p, c in {**pages, **sources}.items() if p not in unread and p not in broken)
        findings += _unguarded(links, read, (public | pages.keys()) - internal)
        if findings:
            raise BuildFault(findings)
        followed, findings = follow_ups(library, project.books() if edition == INTERNAL else {})
        if findings:
            raise BuildFault(findings)
        return cls(library, texts, files | texts.keys(), links, passages, tuple(followed))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that an editor put into ``docs/``. These may be large, so none is read before it is asked for."""

    place: Path

    @property
    def content(self) -> bytes:
        """What is in the file."""
        return self.place.read_bytes()


@dataclass(frozen=True)
class Build:
    """A composed portal and what it was composed of; ``outside`` are internal pages and files from outside the portal's
    folder, by their path below ``docs/``."""

    sound: Sound
    settings: Settings
    internal: bool
    site: Site
    search: Sequence[Asset]
    outside: Mapping[str, bytes]
    places: Places
    """What the register of addresses is to hold."""

    @classmethod
    def of(
        cls,
        root: Path,
        settings: Settings,
        extra: Mapping[str, Any],
        ledgers: Mapping[str, Ledger] | None = None,
        memory: Memory | None = None,
    ) -> Self:
        """Read and compose the edition that ``extra`` (the portal's own settings) names. Raises BuildFault.

        ``ledgers`` by path count in the place of their files. What is in ``memory`` is not worked out again.
        """
        project = _project(Project(root, ledgers=ledgers or {}), extra)
        sound = Sound.of(project, extra, memory)
        library, links, texts = sound.library, sound.links, sound.texts
        introduction = links.applied(body_of(texts.get(HOME, "")), HOME, "index.md")
        ordinary = [
            (published_at(path.removeprefix("docs/")), body_of(text)) for path, text in texts.items() if path != HOME
        ]
        internal = extra.get("an_ban") == INTERNAL
        site = compose(library, settings, links, introduction, sound.follow_ups, internal=internal)
        if covered := list(_covered(site, sound.published)):
            raise BuildFault(covered)
        moves, faults = _moves(project, internal)
        there: dict[str, Stored | None] = dict.fromkeys(addresses(page.path for page in site.pages))
        there |= dict.fromkeys(addresses(p.removeprefix("docs/") for p in sound.published if p.endswith(".md")))
        there |= {asset.path: asset for asset in site.assets}
        there |= {p.removeprefix("docs/"): Attachment(project.place(p)) for p in sound.published if p[-3:] != ".md"}
        assets, lost = moved(moves, there)
        places = {**_places(library, there, sound.published), **_anchors(project.markdown_extensions(), texts, memory)}
        try:
            promised = project.register(internal=internal)
        except LedgerError as error:
            raise BuildFault([Finding(error.path, 1, 1, "so-cong-bo", str(error))]) from None
        kept = ends(moves)
        gone = promised.lost(places, kept, library.ledger)
        given_up = [address for address in gone if not promised.kept_by_portal(address)]
        sources = {f"{published_at(page)}/".removeprefix("/"): path for path, page in links.pages.items()}
        lost += promised.faults(given_up, places, kept, sources)
        if faults or lost:
            raise BuildFault([*faults, *lost])
        along = {asset.path: asset for asset in _moved_along(library, gone, there)}
        gone = [address for address in gone if address not in along]
        site.assets.extend([*assets, *along.values(), *emptied(filter(promised.kept_by_portal, gone), there)])
        search = [Asset.of(*file) for file in search_files(search_pages(library, ordinary), memory)]
        outside = {path.removeprefix("docs/"): content for path, content in project.from_outside()}
        outside |= {
            path.removeprefix("docs/"): links.applied(text, path, path.removeprefix("docs/")).encode()
            for path, text in texts.items()
            if path.removeprefix("docs/") in outside
        }
        return cls(sound, settings, internal, site, search, outside, places)

    def preview(self, path: str, content: bytes) -> Page | None:
        """The page of a source that has been edited since; None where that has to wait for the next build."""
        return preview(self.sound.library, self.site, self.links, self.settings, path, content, internal=self.internal)

    @property
    def links(self) -> SourceLinks:
        """The map of links."""
        return self.sound.links

    def hides(self, path: str) -> bool:
        """Whether the engine must leave out a file of ``docs/`` (path in the repository).

        It may find more than was read here (below linked folders, or saved since): whatever was not judged.
        """
        return path not in self.sound.published

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """(path below the engine's folder of sources, content) of everything composed."""
        yield from self.pages()
        yield from self.assets()

    def pages(self, but: Container[str] = ()) -> Iterator[tuple[str, str | bytes]]:
        """The same of Markdown pages, without some."""
        yield from ((page.path, page.markdown) for page in self.site.pages if page.path not in but)
        yield from ((path, content) for path, content in self.outside.items() if path.endswith(".md"))

    def placed(self) -> Iterator[str]:
        """The paths of files that are published as they are."""
        yield from (asset.path for asset in (*self.site.assets, *self.search))
        yield from (path for path in self.outside if not path.endswith(".md"))

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """The same of files that are published as they are."""
        for asset in (*self.site.assets, *self.search):
            yield asset.path, asset.content
        yield from ((path, content) for path, content in self.outside.items() if not path.endswith(".md"))

    def lost_anchors(self, anchors: Mapping[str, Collection[str]]) -> Iterator[Finding]:
        """Warnings for links that editors wrote to places that no page has; ``anchors`` are those of pages by path."""
        for passage in self.sound.passages:
            page = self.links.pages[passage.path]
            lost = self.links.lost(passage.text, passage.path, page, anchors, passage.first_line)
            yield from passage.placed(lost)


def _remembered(memory: Memory, files: Sequence[tuple[str, bytes]], edition: str) -> Iterable[OpenedOrNot]:
    return memory.results(opened_and_read, ((path, content, edition) for path, content in files))


def _project(project: Project, extra: Mapping[str, Any]) -> Project:
    """With internal sources from outside where the edition is internal; the public one is made without them."""
    try:
        outside = project.with_outside() if extra.get("an_ban") == INTERNAL else None
    except SettingsError as error:
        raise BuildFault([Finding("mkdocs.yml", *error.place, "cai-dat", str(error))]) from None
    return outside or replace(project, outside=None)


def _settings(project: Project, extra: Mapping[str, Any]) -> tuple[str, BeforeReading, Ledger]:
    edition, reading = extra.get("an_ban", PUBLIC), extra.get("truoc_ngay", BeforeReading.STRICT)
    wrong = [
        Finding("mkdocs.yml", 1, 1, "cai-dat", f"{key} phải là {' hoặc '.join(choices)}", str(value))
        for key, value, choices in (("an_ban", edition, (PUBLIC, INTERNAL)), ("truoc_ngay", reading, [*BeforeReading]))
        if value not in choices
    ]
    if wrong:
        raise BuildFault(wrong)
    try:
        return edition, BeforeReading(reading), project.ledger(internal=edition == INTERNAL)
    except LedgerError as error:
        raise BuildFault([Finding(error.path, 1, 1, "so-cong-bo", str(error))]) from None


def _moves(project: Project, internal: bool) -> tuple[list[Move], list[Finding]]:
    found = [read_moves(*file) for file in project.moves(MOVES, internal=internal)]
    return [move for moves, _ in found for move in moves], [fault for _, faults in found for fault in faults]


def _places(library: Library, there: Iterable[str], published: Iterable[str]) -> Places:
    """The places that are promised besides those of documents, and the anchors of questions."""
    questions = {
        f"{item.address}/": tuple(question.key for question in item.model.questions) for item in library.of(QuestionSet)
    }
    recorded = (address for document in library.ledger.documents.values() for address in document.addresses)
    documents = {f"{address}/" for address in (*recorded, *(item.address for item in library.items))}
    found = {path.removesuffix("index.html") for path in there if not path.startswith(("assets/", "search/"))}
    own = {path.removeprefix("docs/") for path in published if path != HOME}
    own |= {path.removesuffix("index.html") for path in addresses(path for path in own if path.endswith(".md"))}
    return {a: questions.get(a, () if a in own else None) for a in found - (documents - questions.keys())}


def _anchors(extensions: Iterable[str], texts: Mapping[str, str], memory: Memory | None) -> Places:
    """The promised places in ordinary pages, as engines will name them. A title is the page itself, which may be
    called otherwise. What engines make of their own accord (``fn:1``, ``__tabbed_1``) is nobody's to keep, and what an
    extension finds on the disk is not in the text."""
    settings = pickle.dumps((list(filter(reads_text_alone, extensions)), {}))
    own = {path.removeprefix("docs/"): body_of(text) for path, text in texts.items() if path != HOME}
    sheets = (memory or Memory()).results(sheet_of, ((settings, text, path) for path, text in own.items()))
    places = (sheet.anchors.difference(_TITLE.findall(sheet.content)) for sheet in sheets)
    promised = (tuple(sorted(place for place in each if not re.match("__|.*:", place))) for each in places)
    return {f"{published_at(path)}/".removeprefix("/"): each for path, each in zip(own, promised, strict=True)}


def _moved_along(library: Library, gone: Iterable[str], there: Mapping[str, Stored | None]) -> Iterator[Asset]:
    """Feeds below an address that a document once had: what they now have below its new one."""
    homes = {old: item.address for item in library.items if (r := library.recorded(item)) for old in r.addresses}
    for address in gone:
        above, _, name = address.rpartition("/")
        if stored := there.get(f"{homes.get(above, above)}/{name}"):
            yield Asset.of(address, stored.content)


def _links(library: Library, texts: Mapping[str, str], unread: Iterable[str], files: frozenset[str]) -> SourceLinks:
    """Files that cannot be read are there all the same: links to them are no faults of those who link."""
    pages = {path: path for path in unread}
    pages |= {item.source.path: f"{item.address}.md" for item in library.items}
    pages |= {path: path.removeprefix("docs/") for path in texts}
    return SourceLinks(pages, files)


def _passages(library: Library, texts: Mapping[str, str]) -> Iterator[Passage]:
    """All Markdown that is rendered: bodies, answers, ordinary pages."""
    for item in library.items:
        yield Passage(item.source.path, item.source.body, item.source.body_line)
    for answer in library.answers:
        place = answer.of.source.place(("cau_hoi", answer.index, "dap"))
        yield Passage(answer.of.source.path, answer.question.answer, 1, place)
    for path, text in texts.items():
        body = body_of(text)
        yield Passage(path, body, 1 + text.count("\n", 0, len(text) - len(body)))


def _markup_of_heads(texts: Mapping[str, str]) -> Iterator[Finding]:
    """Faults of the frontmatter of ordinary pages: engines write titles and descriptions as they are."""
    for path, text in texts.items():
        if body_of(text) != text:
            head = frontmatter(path, text.encode())
            for key, value in head.values.items():
                for fault in markup_faults(str(value), path):
                    yield replace(fault, line=head.place((key,))[0], column=head.place((key,))[1])


def _unguarded(links: SourceLinks, texts: Iterable[tuple[str, str]], public: Collection[str]) -> Iterator[Finding]:
    """Files that only internal sources link to, but that every edition publishes: these lie in the wrong folder."""
    linked = {path: list(links.attachments(text, path)) for path, text in texts}
    shared = {file for path in public if path in linked for _, _, file in linked[path]}
    for path in linked.keys() - set(public):
        for line, column, file in linked[path]:
            if file not in shared and not is_internal(file):
                message = (
                    "chỉ nguồn nội bộ dẫn tới tệp này, mà ai cũng xem được tệp; "
                    f"hãy chuyển tệp vào một thư mục tên {INTERNAL_FOLDER}"
                )
                name = file.rpartition("/")[2]
                yield Finding(path, line, column, "tep-ho", message, file, f"docs/{INTERNAL_FOLDER}/{name}")


def _covered(site: Site, published: Iterable[str]) -> Iterator[Finding]:
    """A fault for each file of ``docs/`` that something composed would take the place of."""
    composed = {_output(asset.path): f"{asset.path} mà cổng tự lập" for asset in site.assets}
    for page in site.pages:
        composed[_output(page.path)] = f"trang lập từ {page.source}" if page.source else f"{page.path} mà cổng tự lập"
    for path in sorted(set(published) - {HOME}):
        if made := composed.get(_output(path.removeprefix("docs/"))):
            message = f"tệp này ở cùng địa chỉ với {made}; hãy đổi tên tệp này"
            yield Finding(path, 1, 1, "trung-dia-chi", message, path)


def _output(path: str) -> str:
    """Where engines write a file of the folder of sources; letter case is nothing to some file systems."""
    folder, _, name = path.casefold().rpartition("/")
    if not name.endswith(".md"):
        return path.casefold()
    stem = name.removesuffix(".md")
    return "/".join(filter(None, [folder, "" if stem in ("index", "readme") else stem, "index.html"]))
