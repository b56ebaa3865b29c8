"""Where a portal's sources lie on disk. The only room that reads them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from vanban.documents.ledger import Ledger
from vanban.documents.models import PUBLIC
from vanban.language.text import slug

DOCUMENT_FOLDERS = ("plans", "docs/van-ban", "docs/tai-lieu", "docs/don-vi", "docs/hoi-dap")
"""Every Markdown file below these is a document; other pages of ``docs/`` are ordinary pages."""

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")

INTERNAL_FOLDER = "noi-bo"
"""Whatever lies below a folder of this name belongs to the internal edition, files that are no documents too."""

PUBLIC_LEDGER = "plans/so-cong-bo.json"
INTERNAL_LEDGER = "plans/noi-bo/so-cong-bo.json"

BOOKS = f"plans/{INTERNAL_FOLDER}/so-theo-doi"
"""Where the follow-up books lie, below a folder of internal things: the public edition never opens them."""


@dataclass(frozen=True, slots=True)
class Project:
    """A portal's folder."""

    root: Path

    def sources(self) -> Iterator[tuple[str, bytes]]:
        """(path in the repository, content) of every document, in order of path on every system."""
        found = {p for folder in DOCUMENT_FOLDERS for p in self._markdown(folder) if not p.endswith("/README.md")}
        for path in sorted(found):
            yield path, (self.root / path).read_bytes()

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """The same for the ordinary pages of ``docs/``."""
        for path in sorted(self._markdown("docs")):
            if not is_document(path):
                yield path, (self.root / path).read_bytes()

    def ledger(self, *, internal: bool) -> Ledger:
        """What was published before; empty for a new portal. Raises LedgerError if it is broken."""
        public = self.recorded(PUBLIC_LEDGER).documents
        hidden = self.recorded(INTERNAL_LEDGER).documents if internal else {}
        # what is public counts, until it is withdrawn
        return Ledger({**hidden, **{n: d for n, d in public.items() if not (d.withdrawn_on and n in hidden)}})

    def recorded(self, path: str) -> Ledger:
        """One ledger's file; empty where there is none. Raises LedgerError if it is broken."""
        file = self.root / path
        return Ledger.parse(file.read_bytes(), path) if file.is_file() else Ledger()

    def settings(self) -> dict[str, str]:
        """What ``mkdocs.yml`` sets under ``extra`` of how dates are read, for commands that no engine runs."""
        reading = self._extra("truoc_ngay")
        return {"truoc_ngay": reading} if reading else {}

    def edition(self) -> str:
        """The edition that ``mkdocs.yml`` names."""
        return self._extra("an_ban") or PUBLIC

    def _extra(self, name: str) -> str:
        file = self.root / "mkdocs.yml"
        node = yaml.compose(file.read_text(encoding="utf-8")) if file.is_file() else None  # its tags are not resolved
        return _setting(_value(_value(node, "extra"), name))

    def misnamed(self) -> list[str]:
        """Files that engines take for Markdown, or editors meant so, but whose name does not end in ``.md``."""
        found = (p for folder in ("plans", "docs") for p in (self.root / folder).rglob("*"))
        return sorted(
            p.relative_to(self.root).as_posix()
            for p in found
            if p.suffix.lower() in _MARKDOWN and p.suffix != ".md" and p.is_file()
        )

    def files(self) -> frozenset[str]:
        """The paths of all files of ``docs/`` that are not Markdown: pictures, PDF…"""
        found = (p for p in (self.root / "docs").rglob("*") if p.is_file() and p.suffix != ".md")
        return frozenset(p.relative_to(self.root).as_posix() for p in found)

    def internal_files(self) -> frozenset[str]:
        """Those of them that lie below a folder of internal things."""
        return frozenset(filter(is_internal, self.files()))

    def books(self) -> dict[str, bytes]:
        """The follow-up books by path: only the internal edition may ask for them."""
        found = sorted((self.root / BOOKS).rglob("*.csv"))
        return {p.relative_to(self.root).as_posix(): p.read_bytes() for p in found if p.is_file()}

    def _markdown(self, folder: str) -> Iterator[str]:
        for path in (self.root / folder).rglob("*.md"):
            if path.is_file():
                yield path.relative_to(self.root).as_posix()


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _setting(node: yaml.Node | None) -> str:
    """A value as it is, or of the first variable that is set of ``!ENV [A, B, otherwise]``."""
    if isinstance(node, yaml.SequenceNode):
        *names, otherwise = [part.value for part in node.value]
        return next((os.environ[name] for name in names if name in os.environ), str(otherwise))
    value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    return os.environ.get(value, "") if node and node.tag == "!ENV" else value


def is_document(path: str) -> bool:
    """Whether a Markdown file at this path in the repository is a document."""
    return path.startswith(tuple(f"{folder}/" for folder in DOCUMENT_FOLDERS))


def is_internal(path: str) -> bool:
    """Whether a path lies below a folder of internal things, however its name is spelled (``Nội bộ``)."""
    return any(slug(folder) == INTERNAL_FOLDER for folder in path.split("/")[:-1])
