"""Where a portal's sources lie on disk. The only room that reads them."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, Self

import yaml

from vanban.documents.ledger import Ledger
from vanban.documents.models import PUBLIC
from vanban.documents.register import INTERNAL_REGISTER, PUBLIC_REGISTER, Register
from vanban.language.text import slug

DOCUMENT_FOLDERS = ("plans", "docs/van-ban", "docs/tai-lieu", "docs/don-vi", "docs/hoi-dap")
"""Every Markdown file below these is a document; other pages of ``docs/`` are ordinary pages."""

_ALWAYS = ("toc", "tables", "fenced_code")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")

INTERNAL_FOLDER = "noi-bo"
"""Whatever lies below a folder of this name belongs to the internal edition, files that are no documents too."""

PUBLIC_LEDGER = "plans/so-cong-bo.json"
INTERNAL_LEDGER = "plans/noi-bo/so-cong-bo.json"

BOOKS = f"plans/{INTERNAL_FOLDER}/so-theo-doi"
"""Where the follow-up books lie, below a folder of internal things: the public edition never opens them."""


class SettingsError(ValueError):
    """``mkdocs.yml`` cannot be followed; the sentence is for editors. ``place`` is line and column, from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.place = (line, column)


@dataclass(frozen=True, slots=True)
class Project:
    """A portal's folder, and the folder outside of it (another repository, say) where internal sources lie.

    ``outside`` has folders ``plans`` and ``docs`` of its own. What lies there is found as if it were in a folder of
    internal things here: ``plans/a.md`` as ``plans/noi-bo/a.md``, ``docs/van-ban/b.md`` as
    ``docs/van-ban/noi-bo/b.md``,
    ``docs/c.pdf`` as ``docs/noi-bo/c.pdf``. The public edition is made without it.
    """

    root: Path
    outside: Path | None = None
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    """Ledgers by path that count in the place of their files, until they are written."""

    def with_outside(self) -> Self:
        """With the folder that ``mkdocs.yml`` names (``extra.noi_bo``, relative to the portal's own), if it does.

        Raises SettingsError where there is no such folder, or ``mkdocs.yml`` cannot be read.
        """
        if not (named := self._extra("noi_bo")):
            return self
        if not (folder := self.root / named).is_dir():
            raise SettingsError(f"noi_bo: không có thư mục {folder}")
        return replace(self, outside=folder)

    def place(self, path: str) -> Path:
        """Where the file at a path in the repository lies, or is to be written."""
        for here, there in self._mounts():
            if path.startswith(f"{here}/"):
                return there / path.removeprefix(f"{here}/")
        return self.root / path

    def sources(self) -> Iterator[tuple[str, bytes]]:
        """(path in the repository, content) of every document, in order of path on every system."""
        for path, file in self._sorted(path for folder in DOCUMENT_FOLDERS for path in self._found(folder)):
            if path.endswith(".md") and not path.endswith("/README.md"):
                yield path, file.read_bytes()

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """The same for the ordinary pages of ``docs/``."""
        for path, file in self._sorted(self._found("docs")):
            if path.endswith(".md") and not is_document(path):
                yield path, file.read_bytes()

    def from_outside(self) -> Iterator[tuple[str, bytes]]:
        """(path, content) of what the outside folder adds to ``docs/`` but documents, for an engine to be given."""
        for path, file in self._sorted(self._found("docs")):
            if not file.is_relative_to(self.root / "docs") and not (path.endswith(".md") and is_document(path)):
                yield path, file.read_bytes()

    def ledger(self, *, internal: bool) -> Ledger:
        """What was published before; empty for a new portal. Raises LedgerError if it is broken."""
        public = self.recorded(PUBLIC_LEDGER).documents
        hidden = self.recorded(INTERNAL_LEDGER).documents if internal else {}
        # what is public counts, until it is withdrawn
        return Ledger({**hidden, **{n: d for n, d in public.items() if not (d.withdrawn_on and n in hidden)}})

    def recorded(self, path: str) -> Ledger:
        """One ledger's file; empty where there is none. Raises LedgerError if it is broken."""
        if path in self.ledgers:
            return self.ledgers[path]
        file = self.place(path)
        return Ledger.parse(file.read_bytes(), path) if file.is_file() else Ledger()

    def settings(self) -> dict[str, Any]:
        """What ``mkdocs.yml`` sets under ``extra`` of how dates are read and which portals are cited, for commands that
        no engine runs."""
        found = {"truoc_ngay": self._extra("truoc_ngay"), "cong_khac": _plain(self._node("cong_khac"))}
        return {name: value for name, value in found.items() if value}

    def copy(self, path: str, largest: int) -> bytes | None:
        """The kept copy of another portal's inventory; None if there is none, or one of more than ``largest`` bytes."""
        file = self.place(path)
        return file.read_bytes() if file.is_file() and file.stat().st_size <= largest else None

    def edition(self) -> str:
        """The edition that ``mkdocs.yml`` names."""
        return self._extra("an_ban") or PUBLIC

    def engine(self) -> str:
        """What turns the portal into HTML, as ``mkdocs.yml`` names it; empty where it does not."""
        return self._extra("dung_bang")

    def _extra(self, name: str) -> str:
        return _setting(self._node(name))

    def markdown_extensions(self) -> list[str]:
        """The names of Python-Markdown's extensions that pages are made with: MkDocs' own first, as it has them."""
        named = _plain(self._node("markdown_extensions", ())) or []
        groups = ([each] if isinstance(each, str) else each for each in named)
        return list(dict.fromkeys(chain(_ALWAYS, *groups)))

    def _node(self, name: str, above: Sequence[str] = ("extra",)) -> yaml.Node | None:
        """What ``mkdocs.yml`` sets under ``extra``, or the settings that it inherits."""
        file, seen = (self.root / "mkdocs.yml").resolve(), set[Path]()
        while file not in seen and file.is_file():
            seen.add(file)
            settings = _composed(file)
            if found := _value(reduce(_value, above, settings), name):
                return found
            file = (file.parent / _setting(_value(settings, "INHERIT"))).resolve()
        return None

    def configuration(self) -> yaml.Node | None:
        """``mkdocs.yml``, its tags as they stand. Raises SettingsError where it cannot be read."""
        file = self.root / "mkdocs.yml"
        return _composed(file) if file.is_file() else None

    def theme(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """(path below it, content) of the files of the theme's folder that ``mkdocs.yml`` names, if it does."""
        for path, file in self._sorted(_files(self.root / folder, folder) if folder else ()):
            yield path.removeprefix(f"{folder}/"), file.read_bytes()

    def misnamed(self) -> list[str]:
        """Files that engines take for Markdown, or editors meant so, but whose name does not end in ``.md``."""
        found = (path for folder in ("plans", "docs") for path, _ in self._found(folder))
        suffixes = ((path, PurePosixPath(path).suffix) for path in found)
        return sorted(path for path, suffix in suffixes if suffix.lower() in _MARKDOWN and suffix != ".md")

    def files(self) -> frozenset[str]:
        """The paths of all files of ``docs/`` that are not Markdown: pictures, PDF…"""
        return frozenset(path for path, _ in self._found("docs") if not path.endswith(".md"))

    def internal_files(self) -> frozenset[str]:
        """Those of them that lie below a folder of internal things."""
        return frozenset(filter(is_internal, self.files()))

    def register(self, *, internal: bool) -> Register:
        """The addresses published before. Raises LedgerError if a file of it is broken."""
        found = self.registered(PUBLIC_REGISTER)
        return found.recorded(self.registered(INTERNAL_REGISTER).places) if internal else found

    def registered(self, path: str) -> Register:
        """One register's file; empty where there is none. Raises LedgerError if it is broken."""
        file = self.place(path)
        return Register.parse(file.read_bytes(), path) if file.is_file() else Register()

    def moves(self, path: str, *, internal: bool) -> Iterator[tuple[str, bytes]]:
        """The files that say where addresses went: the public one, and the internal edition's own."""
        folder, _, name = path.rpartition("/")
        for each in (path, f"{folder}/{INTERNAL_FOLDER}/{name}")[: 1 + internal]:
            if (file := self.place(each)).is_file():
                yield each, file.read_bytes()

    def books(self) -> dict[str, bytes]:
        """The follow-up books by path: only the internal edition may ask for them."""
        found = self._sorted(each for each in self._found("plans") if each[0].startswith(f"{BOOKS}/"))
        return {path: file.read_bytes() for path, file in found if path.endswith(".csv")}

    def _found(self, folder: str) -> Iterator[tuple[str, Path]]:
        """(path, file) of every file below a folder of the repository, in no order."""
        yield from _files(self.root / folder, folder)
        for here, there in self._mounts():
            if f"{here}/".startswith(f"{folder}/"):
                for path, file in _files(there, here):
                    if here != f"docs/{INTERNAL_FOLDER}" or not _below_documents(file, there):
                        yield path, file

    def _mounts(self) -> Iterator[tuple[str, Path]]:
        if self.outside:
            for folder in (*DOCUMENT_FOLDERS, "docs"):
                yield f"{folder}/{INTERNAL_FOLDER}", self.outside / folder

    @staticmethod
    def _sorted(found: Iterable[tuple[str, Path]]) -> list[tuple[str, Path]]:
        return sorted(dict(found).items())


def _files(top: Path, named: str) -> Iterator[tuple[str, Path]]:
    for file in top.rglob("*"):
        if file.is_file():
            yield f"{named}/{file.relative_to(top).as_posix()}", file


def _below_documents(file: Path, docs: Path) -> bool:
    return is_document(f"docs/{file.relative_to(docs).as_posix()}")


def _composed(settings: Path) -> yaml.Node | None:
    """The settings as written; their tags are not resolved. Raises SettingsError."""
    try:
        return yaml.compose(settings.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SettingsError("tệp không phải mã UTF-8; hãy lưu lại với mã UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise SettingsError("sai cách viết YAML ở đây, hoặc ở ngay trước đây", *place) from None


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _setting(node: yaml.Node | None) -> str:
    """A value as it is, or of the first variable that is set of ``!ENV [A, B, otherwise]``; groups as YAML."""
    if isinstance(node, yaml.CollectionNode) and not (node.tag == "!ENV" and _all_scalars(node)):
        return str(yaml.serialize(node)).strip()
    if isinstance(node, yaml.SequenceNode):
        *names, otherwise = [part.value for part in node.value]
        return next((os.environ[name] for name in names if name in os.environ), str(otherwise))
    value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    return os.environ.get(value, "") if node and node.tag == "!ENV" else value


def _plain(node: yaml.Node | None) -> Any:
    """A value as engines would load it, every scalar as text."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode) and node.tag != "!ENV":
        return [_plain(part) for part in node.value]
    return _setting(node)


def _all_scalars(node: yaml.CollectionNode) -> bool:
    return bool(node.value) and all(isinstance(part, yaml.ScalarNode) for part in node.value)


def is_document(path: str) -> bool:
    """Whether a Markdown file at this path in the repository is a document."""
    return path.startswith(tuple(f"{folder}/" for folder in DOCUMENT_FOLDERS))


def is_internal(path: str) -> bool:
    """Whether a path lies below a folder of internal things, however its name is spelled (``Nội bộ``)."""
    return any(slug(folder) == INTERNAL_FOLDER for folder in path.split("/")[:-1])
