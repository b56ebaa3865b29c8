"""Proposals → files of a project. Every file is written whole or not at all (a copy beside it takes its place)."""

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from vanban.checks.finding import Finding, Severity
from vanban.documents.fields import NOT_STATED
from vanban.documents.frontmatter import SourceError
from vanban.documents.frontmatter import read as frontmatter
from vanban.documents.locality import Locality
from vanban.documents.models import INTERNAL, PUBLIC, Body
from vanban.documents.reading import read_model
from vanban.intake.frontmatter_text import Value, frontmatter_text
from vanban.intake.merging import TO_REVIEW, Memory, changes, merged, trace
from vanban.intake.one_file import Outcome, faults
from vanban.intake.proposal import Proposal, Wishes
from vanban.intake.units import BY_IMPORT, KnownBodies, Page, circulated, moved_path, unit_path, unit_text
from vanban.language.text import normal
from vanban.project import INTERNAL_FOLDER, Project, is_internal

MEMORY_FOLDER = "nhap"
_IMPORTED = re.compile(r"^nguon:\s*\n  tep: \"?(?P<name>.+?)\"?$", re.MULTILINE)
_DIGEST = re.compile(r"^  sha256: \"?(?P<digest>[0-9a-f]{64})", re.MULTILINE)
_SHOWN_CHANGES = 30
_UNDECIDED = "luu_hanh: văn bản nguồn không có dấu lưu hành nội bộ, máy ghi công khai; hãy quyết định ai được xem"


@dataclass
class Desk:
    """Where proposals become files of a project: what is there, what was written, what to tell."""

    project: Project
    force: bool = False
    dry_run: bool = False
    messages: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    units: int = 0
    undecided: int = 0

    def __post_init__(self) -> None:
        self._by_source: dict[str, str] = {}
        self._by_digest: dict[str, list[str]] = {}
        self._bodies = KnownBodies()
        self._written: dict[str, str] = {}
        for path, content in self.project.sources():
            text = content.decode(errors="replace")
            if path.startswith("docs/don-vi/"):
                self._know(path, content)
            elif match := _IMPORTED.search(text):
                name = match["name"]
                with suppress(SourceError):  # of a broken one the line as it stands must do
                    name = str(_inner(frontmatter(path, content).values, "nguon", "tep")) or name
                self._by_source.setdefault(name, path)
                if digest := _DIGEST.search(text):
                    self._by_digest.setdefault(digest["digest"], []).append(path)

    def places(self) -> dict[str, Locality]:
        """Where the bodies sit that the portal has pages of, by full name in comparing form."""
        return self._bodies.places()

    def take(self, outcome: Outcome, wishes: Wishes) -> bool:
        """Write what came of one file; False if it became no document."""
        if outcome.proposal is None or outcome.findings:
            self.findings += outcome.findings
            return False
        proposal = outcome.proposal
        source, digest = (str(_inner(proposal.values, "nguon", key)) for key in ("tep", "sha256"))
        old = self._by_source.get(source)
        if fault := self._known_already(old, digest, proposal, outcome.path):
            self.findings.append(fault)
            return False
        try:
            again = self._with_edits(old, proposal, wishes) if old else _new(proposal)
        except SourceError as error:
            message = (
                f"{old} do nhập tệp này mà có nay bị hỏng: {error.findings[0].message}; hãy sửa, hoặc thêm --force"
            )
            self.findings.append(Finding(str(old), error.findings[0].line, 1, "nhap-tep-cu-hong", message))
            return False
        if isinstance(again, Finding):
            self.findings.append(replace(again, path=Path(outcome.path).name))
            return False
        path = _place(old, again.values, proposal)
        if fault := self._in_the_way(path, old, outcome.path):
            self.findings.append(fault)
            return False
        there = self.project.place(path).exists()
        try:
            self._put(path, old, proposal, again)
        except OSError as error:
            message = f"không ghi được {path}: {error.strerror}"
            self.findings.append(Finding(Path(outcome.path).name, 1, 1, "nhap-khong-ghi-duoc", message))
            return False
        self._written[path] = outcome.path
        self._by_source[source] = path
        for paths in self._by_digest.values():
            if old in paths:
                paths.remove(old)
        self._by_digest.setdefault(digest, []).append(path)
        self.undecided += not old and proposal.undecided
        self.findings += again.findings
        if again.messages:
            self.messages += again.messages
        else:
            self.messages.append(f"{path}: {'ghi đè' if there else 'mới'}{_to_look_at(again.values)}")
        return True

    def _put(self, path: str, old: str | None, proposal: Proposal, again: "_Again") -> None:
        """Write a document, the pages its bodies need and its memory, and remove what lay elsewhere. Raises OSError."""
        internal = is_internal(path)
        pages = self._write_units(proposal, INTERNAL if internal else PUBLIC)
        self._write(path, f"{frontmatter_text(again.values)}\n{again.body}")
        if old and old != path:
            self._remove(old)
        before = self._memory(proposal, internal=False)
        if internal and before:
            self._remove(_memory_path(proposal, internal=False))
            self._hide_units([*pages, *filter(None, map(self._bodies.pages.get, before.units))])
        memory = Memory.of(again.read, proposal.body, [page.path for page in pages], again.undecided)
        self._write(_memory_path(proposal, internal=internal), memory.dump())
        self._remove(_memory_path(proposal, internal=not internal))

    def _known_already(self, old: str | None, digest: str, proposal: Proposal, source: str) -> Finding | None:
        """Why a file is not read in: another of this import made that document, or its bytes stand under another name.

        Who may see them was decided there.
        """
        name = Path(source).name
        place = old or _place(None, proposal.values, proposal)
        if place in self._written:
            return _same_name(name, self._written[place], place)
        known = self._by_digest.get(digest, [])
        if known and old not in known:
            message = (
                f"nội dung của tệp này đã nhập dưới tên khác, nằm ở {known[0]}; hãy sửa văn bản ấy, hoặc nhập lại bằng "
                "tên tệp cũ"
            )
            return Finding(name, 1, 1, "nhap-da-co", message, known[0])
        return None

    def _in_the_way(self, path: str, old: str | None, source: str) -> Finding | None:
        """Why a document cannot be written at ``path``: another file of this import or of an editor is there."""
        name = Path(source).name
        if path in self._written:
            return _same_name(name, self._written[path], path)
        if path != old and self.project.place(path).exists() and not self.force:
            message = (
                f"đã có {path}, không phải do nhập tệp này mà có; hãy đổi tên tệp nguồn, hoặc thêm --force để ghi đè"
            )
            return Finding(name, 1, 1, "nhap-da-co", message, path)
        return None

    def _with_edits(self, old: str, proposal: Proposal, wishes: Wishes) -> "_Again | Finding":
        """What the proposal makes of the file that stands there with an editor's changes; a finding if it is another's.

        Who may see it was decided when it came in first. Raises SourceError if the file cannot be read.
        """
        try:
            source = frontmatter(old, self.project.place(old).read_bytes())
        except SourceError:
            if not self.force:
                raise
            return _instead_of_broken(old, proposal)
        standing = {key: _filled(value) for key, value in source.values.items() if value is not None}
        memory = self._memory(proposal, internal=True) or self._memory(proposal, internal=False)
        same = _inner(standing, "nguon", "sha256") == _inner(proposal.values, "nguon", "sha256")
        if not same and not self.force and (fault := _another(old, memory, standing, proposal.values)):
            return fault
        new = dict(proposal.values)
        if proposal.undecided:
            new["luu_hanh"] = standing.get("luu_hanh", INTERNAL)
        undecided = proposal.undecided and (memory is None or memory.undecided)
        ask = undecided and not _is_internal(new) and (not same or (self.force and _UNDECIDED in _doubts(standing)))
        if self.force:
            return _Again(_asking(new) if ask else new, proposal.body, new, undecided)
        result = merged(memory, (standing, source.body.lstrip("\n")), (new, proposal.body))
        if wishes.circulation or "luu_hanh" not in result.values:
            result.values["luu_hanh"] = new["luu_hanh"]
        said = list(changes(source.body, result.body))
        findings = [replace(f, severity=Severity.WARNING) for f in faults(old, result.values, result.body)]
        news = [f"nguon: đã nhập lại từ tệp nguồn mới, {len(said)} dòng nội dung đổi"] if said and not same else []
        doubts = [doubt for doubt in _doubts(result.values) if proposal.undecided or doubt != _UNDECIDED]
        if doubts != _doubts(result.values) or news or result.kept:
            result.values[TO_REVIEW] = list(dict.fromkeys(map(str, [*doubts, *news, *result.kept])))
        if ask:
            result.values = _asking(result.values)
        unchanged = same and not said and result.values == standing
        messages = [f"{old}: {'không đổi' if unchanged else 'nhập lại'}{_to_look_at(result.values)}"]
        messages += [f"    {line}" for line in (*said[:_SHOWN_CHANGES], *(f"= {kept}" for kept in result.kept))]
        if len(said) > _SHOWN_CHANGES:
            messages.append(f"    … và {len(said) - _SHOWN_CHANGES} dòng khác")
        return _Again(result.values, result.body, new, undecided, messages, findings)

    def _memory(self, proposal: Proposal, *, internal: bool) -> Memory | None:
        """What the last import of the file wrote, as the public or the internal edition's folder keeps it."""
        file = self.project.place(_memory_path(proposal, internal=internal))
        return Memory.parse(file.read_text(encoding="utf-8", errors="replace")) if file.is_file() else None

    def _write_units(self, proposal: Proposal, circulation: str) -> list[Page]:
        """The pages of the bodies that a document names; those it needs are written."""
        public = circulation == PUBLIC
        pages = []
        for body in proposal.bodies:
            page = self._bodies.page(body)
            if page is None:
                path = unit_path(body, circulation, self._is_taken)
                self._write(path, unit_text(body, circulation))
                page = Page(path, public)
                self._bodies.add((body.name, *body.other_names), body.locality, page)
                self.units += 1
            elif public and not page.public:
                self._move_unit(page, PUBLIC)
                self.units += 1
            pages.append(page)
        return pages

    def _hide_units(self, pages: Iterable[Page]) -> None:
        """Pages that imports made go where no public document needs them any more."""
        needed: dict[str, tuple[str, ...]] = {}
        for file in self.project.place(f"plans/{MEMORY_FOLDER}").glob("*.json"):
            if memory := Memory.parse(file.read_text(encoding="utf-8", errors="replace")):
                needed[file.stem.rpartition("-")[2]] = memory.units
        remembered = {path for source, path in self._by_source.items() if needed.get(_mark(source))}
        others = [
            normal(content.decode(errors="replace"))
            for path, content in self.project.sources()
            if not (path in remembered or is_internal(path) or path.startswith("docs/don-vi/"))
        ]
        kept = {path for paths in needed.values() for path in paths}
        for page in pages:
            file = self.project.place(page.path)
            if not page.public or page.path in kept or not file.is_file():
                continue
            is_named = any(self._bodies.is_named(page, text) for text in others)
            if BY_IMPORT in file.read_text(encoding="utf-8") and not is_named:
                self._move_unit(page, INTERNAL)

    def _move_unit(self, page: Page, circulation: str) -> None:
        """With all that an editor wrote in it."""
        path = moved_path(page.path, circulation, self._is_taken)
        if not self.dry_run:
            text = self.project.place(page.path).read_text(encoding="utf-8")
            self._write(path, circulated(text, circulation))
        if path != page.path:
            self._remove(page.path)
        self._bodies.moved(page, path, public=circulation == PUBLIC)

    def _is_taken(self, path: str) -> bool:
        return path in self._bodies.pages or self.project.place(path).exists()

    def _know(self, path: str, content: bytes) -> None:
        with suppress(SourceError):
            model = read_model(frontmatter(path, content))
            if isinstance(model, Body):
                names = (model.name, *model.other_names)
                self._bodies.add(names, model.locality, Page(path, model.circulation == PUBLIC))

    def _write(self, path: str, text: str) -> None:
        """Whole or not at all: a copy beside it takes the file's place."""
        if self.dry_run:
            return
        target = self.project.place(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            beside.write_text(text, encoding="utf-8", newline="\n")
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)

    def _remove(self, path: str) -> None:
        if not self.dry_run:
            self.project.place(path).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Again:
    """A document as it is to be written: its values and text, what was read of the source, and what to tell."""

    values: dict[str, Value]
    body: str
    read: dict[str, Value]
    undecided: bool = False
    messages: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def _new(proposal: Proposal) -> _Again:
    """A document that was never imported: to be looked at by whoever decides who may see it."""
    values = _asking(proposal.values) if proposal.undecided else dict(proposal.values)
    return _Again(values, proposal.body, proposal.values, proposal.undecided)


def _instead_of_broken(old: str, proposal: Proposal) -> _Again:
    """A document that takes the place of one that cannot be read; an internal one stays so unless it is said."""
    if not proposal.undecided or not is_internal(old):
        return _new(proposal)
    values: dict[str, Value] = {**proposal.values, "luu_hanh": INTERNAL}
    return _Again(values, proposal.body, values)


def _asking(values: dict[str, Value]) -> dict[str, Value]:
    """With the question who may see it, before all others."""
    return {**values, TO_REVIEW: list(dict.fromkeys([_UNDECIDED, *_doubts(values)]))}


def _another(old: str, memory: Memory | None, standing: dict[str, Value], new: dict[str, Value]) -> Finding | None:
    """Why a file is no later version of a document: number, issuer or date contradict what stands and was read."""
    for key in ("so_ky_hieu", "co_quan_ban_hanh", "ngay_ban_hanh"):
        had, has = (normal(str(values.get(key, ""))) for values in (standing, new))
        if not {had, has} & {"", normal(NOT_STATED)} and not had.startswith(has) and not has.startswith(had):
            if memory and memory.values.get(key) == trace(new[key]):
                continue  # an editor corrected what was read then as now
            message = (
                f"trùng tên với tệp nguồn của {old}, nhưng là văn bản khác ({key}: «{new[key]}», ở đó ghi "
                f"«{standing[key]}»); hãy đổi tên tệp nguồn, hoặc thêm --force nếu đúng là bản sửa của văn bản ấy"
            )
            return Finding(old, 1, 1, "nhap-trung-ten", message, old)
    return None


def _same_name(name: str, other: str, path: str) -> Finding:
    message = f"trùng tên với {Path(other).name} nhập trong cùng lần; hãy đổi tên một tệp nguồn"
    return Finding(name, 1, 1, "nhap-trung-ten", message, path)


def _is_internal(values: dict[str, Value]) -> bool:
    """Only what says that it is public is public."""
    return normal(str(values["luu_hanh"])) != normal(PUBLIC)


def _place(old: str | None, values: dict[str, Value], proposal: Proposal) -> str:
    """Where the document lies: where it lay, as long as its folder agrees with who may see it."""
    internal = _is_internal(values)
    if old and is_internal(old) == internal:
        return old
    name = Path(old).name if old else f"{proposal.stem}.md"
    return "/".join(filter(None, (proposal.folder, INTERNAL_FOLDER if internal else "", name)))


def _memory_path(proposal: Proposal, *, internal: bool) -> str:
    """By the name of the source, not of the document, which an editor may rename; sources may share a stem."""
    name = f"{proposal.stem}-{_mark(str(_inner(proposal.values, 'nguon', 'tep')))}.json"
    return "/".join(filter(None, ("plans", INTERNAL_FOLDER if internal else "", MEMORY_FOLDER, name)))


def _mark(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()[:8]


def _doubts(values: dict[str, Value]) -> list[Value]:
    doubts = values.get(TO_REVIEW, [])
    return doubts if isinstance(doubts, list) else [doubts]


def _to_look_at(values: dict[str, Value]) -> str:
    doubts = _doubts(values)
    return f" ({len(doubts)} điều cần xem lại)" if doubts else ""


def _inner(values: Mapping[str, Any], key: str, name: str) -> Value:
    group = values.get(key)
    return str(group.get(name) or "") if isinstance(group, dict) else ""


def _filled(value: Any) -> Value:
    """A value as read, without keys that have none."""
    if isinstance(value, dict):
        return {key: _filled(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_filled(inner) for inner in value if inner is not None]
    return str(value)
