"""One build as an engine sees it: which sources to hide, which files to add, where links and edit links lead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from vanban.checks.finding import Finding, report
from vanban.compose.page import Asset
from vanban.compose.settings import Settings
from vanban.compose.site import Site, compose
from vanban.compose.source_links import SourceLinks
from vanban.documents.content import body_of
from vanban.documents.frontmatter import decode
from vanban.documents.library import Library
from vanban.documents.loading import LibraryError, load
from vanban.documents.models import INTERNAL, PUBLIC
from vanban.edition import internal_pages
from vanban.language.recurrence import BeforeReading
from vanban.project import Project, is_document
from vanban.search.entries import entries_of
from vanban.search.index import INDEX_PATH, build_index

HOME = "docs/index.md"


class BuildFault(Exception):  # noqa: N818 - the editor's fault, not the program's error
    """Sources that cannot be published; the text is the report for editors."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(report(findings))


@dataclass(frozen=True)
class Build:
    """A composed portal, the paths of ``docs/`` that the engine must not publish, and the map of links."""

    site: Site
    search: Asset
    hidden: frozenset[str]
    links: SourceLinks

    @classmethod
    def of(cls, root: Path, settings: Settings, extra: Mapping[str, Any]) -> Self:
        """Read and compose the edition that ``extra`` (the portal's own settings) names. Raises BuildFault."""
        project = Project(root)
        pages = dict(project.pages())
        not_public, findings = internal_pages(pages.items())
        library = _library(project, extra, findings)
        hidden = frozenset() if settings.internal else not_public | project.internal_files()
        texts = {path: decode(path, content) for path, content in pages.items() if path not in hidden}
        links = _links(library, texts, project.files() - hidden)
        findings += [f for path, text in texts.items() for f in links.broken(text, path)]
        findings += [
            f for item in library.items for f in links.broken(item.source.body, item.source.path, item.source.body_line)
        ]
        if findings:
            raise BuildFault(findings)
        introduction = links.applied(body_of(texts.get(HOME, "")), HOME, "index.md")
        ordinary = [(_address(path), body_of(text)) for path, text in texts.items() if path != HOME]
        search = Asset(INDEX_PATH, build_index(entries_of(library, ordinary)))
        return cls(compose(library, settings, links, introduction), search, frozenset(hidden), links)

    def hides(self, path: str) -> bool:
        """Whether the engine must leave out a file of ``docs/`` (path in the repository)."""
        return path in self.hidden or (path.endswith(".md") and is_document(path))

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """(path below the engine's folder of sources, content) of everything composed."""
        for page in self.site.pages:
            yield page.path, page.markdown
        for asset in (*self.site.assets, self.search):
            yield asset.path, asset.content

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The path in the repository of each composed page that is made from one file, by the page's path."""
        return {page.path: page.source for page in self.site.pages if page.source}


def _library(project: Project, extra: Mapping[str, Any], findings: list[Finding]) -> Library:
    edition = extra.get("an_ban", PUBLIC)
    try:
        if edition not in (PUBLIC, INTERNAL):
            raise ValueError(f"an_ban phải là «{PUBLIC}» hoặc «{INTERNAL}», không phải «{edition}»")
        internal = edition == INTERNAL
        reading = BeforeReading(extra.get("truoc_ngay", BeforeReading.STRICT))
        return load(project.sources(), project.ledger(internal=internal), internal=internal, reading=reading)
    except LibraryError as error:
        raise BuildFault([*findings, *error.findings]) from None
    except ValueError as error:
        raise BuildFault([*findings, Finding("mkdocs.yml", 1, 1, "cai-dat", str(error))]) from None


def _links(library: Library, texts: Mapping[str, str], files: frozenset[str]) -> SourceLinks:
    pages = {item.source.path: f"{item.address}.md" for item in library.items}
    pages |= {path: path.removeprefix("docs/") for path in texts}
    return SourceLinks(pages, files)


def _address(path: str) -> str:
    return path.removeprefix("docs/").removesuffix(".md").removesuffix("index").rstrip("/")
