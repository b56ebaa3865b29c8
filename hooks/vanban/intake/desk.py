"""Proposals → files of a project. Every file is written whole or not at all (a copy beside it takes its place)."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from vanban.checks.finding import Finding, Severity
from vanban.documents.frontmatter import SourceError
from vanban.documents.frontmatter import read as frontmatter
from vanban.documents.models import INTERNAL, PUBLIC, Body
from vanban.documents.reading import read_model
from vanban.intake.frontmatter_text import Value, frontmatter_text
from vanban.intake.merging import TO_REVIEW, Memory, changes, merged
from vanban.intake.one_file import Outcome, faults
from vanban.intake.proposal import Proposal, Wishes
from vanban.intake.units import KnownBodies, unit_path, unit_text
from vanban.project import INTERNAL_FOLDER, Project, is_internal

MEMORY_FOLDER = "nhap"
_IMPORTED = re.compile(r"^nguon:\s*\n  tep: \"?(?P<name>.+?)\"?$", re.MULTILINE)
_SHOWN_CHANGES = 30


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
        self._bodies = KnownBodies()
        self._written: dict[str, str] = {}
        for path, content in self.project.sources():
            if path.startswith("docs/don-vi/"):
                self._know(path, content)
            elif match := _IMPORTED.search(content.decode(errors="replace")):
                name = match["name"]
                with suppress(SourceError):  # of a broken one the line as it stands must do
                    name = str(_inner(frontmatter(path, content).values, "nguon", "tep")) or name
                self._by_source.setdefault(name, path)

    def take(self, outcome: Outcome, wishes: Wishes) -> bool:
        """Write what came of one file; False if it became no document."""
        if outcome.proposal is None or outcome.findings:
            self.findings += outcome.findings
            return False
        proposal = outcome.proposal
        source = str(_inner(proposal.values, "nguon", "tep"))
        old = self._by_source.get(source)
        try:
            proposal, values, body = self._with_edits(old, proposal, wishes) if old else _new(proposal)
        except SourceError as error:
            message = (
                f"{old} do nhập tệp này mà có nay bị hỏng: {error.findings[0].message}; hãy sửa, hoặc thêm --force"
            )
            self.findings.append(Finding(str(old), error.findings[0].line, 1, "nhap-tep-cu-hong", message))
            return False
        path = _place(old, values, proposal)
        if fault := self._in_the_way(path, old, outcome.path):
            self.findings.append(fault)
            return False
        self._written[path] = outcome.path
        self._by_source[source] = path
        self.undecided += not old and proposal.undecided
        if not old or self.force:
            there = (self.project.root / path).exists()
            self.messages.append(f"{path}: {'ghi đè' if there else 'mới'}{_to_look_at(values)}")
        try:
            self._write_units(proposal, str(values["luu_hanh"]))
            self._write(path, f"{frontmatter_text(values)}\n{body}")
            internal = is_internal(path)
            self._write(_memory_path(proposal.stem, internal), Memory.of(proposal.values, proposal.body).dump())
            self._remove(_memory_path(proposal.stem, not internal))
            if old and old != path:
                self._remove(old)
        except OSError as error:
            message = f"không ghi được {path}: {error.strerror}"
            self.findings.append(Finding(Path(outcome.path).name, 1, 1, "nhap-khong-ghi-duoc", message))
            return False
        return True

    def _in_the_way(self, path: str, old: str | None, source: str) -> Finding | None:
        """Why a document cannot be written at ``path``: another file of this import or of an editor is there."""
        name = Path(source).name
        if path in self._written:
            message = f"trùng tên với {Path(self._written[path]).name} nhập trong cùng lần; hãy đổi tên một tệp nguồn"
            return Finding(name, 1, 1, "nhap-trung-ten", message, path)
        if path != old and (self.project.root / path).exists() and not self.force:
            message = (
                f"đã có {path}, không phải do nhập tệp này mà có; hãy đổi tên tệp nguồn, hoặc thêm --force để ghi đè"
            )
            return Finding(name, 1, 1, "nhap-da-co", message, path)
        return None

    def _with_edits(self, old: str, proposal: Proposal, wishes: Wishes) -> tuple[Proposal, dict[str, Value], str]:
        """The proposal, and what it makes of the file that stands there with an editor's changes.

        Who may see it was decided when it came in first. Raises SourceError if the file cannot be read.
        """
        try:
            source = frontmatter(old, (self.project.root / old).read_bytes())
        except SourceError:
            if self.force:
                return proposal, proposal.values, proposal.body
            raise
        standing = {key: _filled(value) for key, value in source.values.items() if value is not None}
        new = dict(proposal.values)
        if proposal.undecided:
            new["luu_hanh"] = standing.get("luu_hanh", INTERNAL)
            proposal = replace(proposal, values=new)
        if self.force:
            return proposal, new, proposal.body
        here = self.project.root / _memory_path(proposal.stem, is_internal(old))
        memory = Memory.parse(here.read_text(encoding="utf-8")) if here.is_file() else None
        result = merged(memory, (standing, source.body.lstrip("\n")), (new, proposal.body))
        if wishes.circulation:
            result.values["luu_hanh"] = new["luu_hanh"]
        said = list(changes(source.body, result.body))
        same = _inner(standing, "nguon", "sha256") == _inner(new, "nguon", "sha256")
        self.findings += [replace(f, severity=Severity.WARNING) for f in faults(old, result.values, result.body)]
        news = [f"nguon: đã nhập lại từ tệp nguồn mới, {len(said)} dòng nội dung đổi"] if said and not same else []
        if news or result.kept:
            doubts = result.values.get(TO_REVIEW, [])
            listed = doubts if isinstance(doubts, list) else [doubts]
            result.values[TO_REVIEW] = list(dict.fromkeys(map(str, [*listed, *news, *result.kept])))
        unchanged = same and not said and result.values == standing
        self.messages.append(f"{old}: {'không đổi' if unchanged else 'nhập lại'}{_to_look_at(result.values)}")
        self.messages += [f"    {line}" for line in (*said[:_SHOWN_CHANGES], *(f"= {kept}" for kept in result.kept))]
        if len(said) > _SHOWN_CHANGES:
            self.messages.append(f"    … và {len(said) - _SHOWN_CHANGES} dòng khác")
        return proposal, result.values, result.body

    def _write_units(self, proposal: Proposal, circulation: str) -> None:
        public = circulation == PUBLIC
        for body in proposal.bodies:
            if self._bodies.holds(body, public=public):
                continue
            path = unit_path(body, circulation)
            internal = unit_path(body, INTERNAL)
            if public and (self.project.root / internal).exists():
                self._remove(internal)
            self._write(path, unit_text(body, circulation, proposal.stem))
            self._bodies.add((body.name, *body.other_names), body.locality, public=public)
            self.units += 1

    def _know(self, path: str, content: bytes) -> None:
        with suppress(SourceError):
            model = read_model(frontmatter(path, content))
            if isinstance(model, Body):
                names = (model.name, *model.other_names)
                self._bodies.add(names, model.locality, public=model.circulation == PUBLIC)

    def _write(self, path: str, text: str) -> None:
        """Whole or not at all: a copy beside it takes the file's place."""
        if self.dry_run:
            return
        target = self.project.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            beside.write_text(text, encoding="utf-8", newline="\n")
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)

    def _remove(self, path: str) -> None:
        if not self.dry_run:
            (self.project.root / path).unlink(missing_ok=True)


def _new(proposal: Proposal) -> tuple[Proposal, dict[str, Value], str]:
    """A document that was never imported: to be looked at by whoever decides who may see it."""
    values = dict(proposal.values)
    if proposal.undecided:
        doubts = values.get(TO_REVIEW, [])
        assert isinstance(doubts, list)
        values[TO_REVIEW] = [
            "luu_hanh: văn bản nguồn không có dấu lưu hành nội bộ, máy ghi công khai; hãy quyết định ai được xem",
            *doubts,
        ]
    return proposal, values, proposal.body


def _place(old: str | None, values: dict[str, Value], proposal: Proposal) -> str:
    """Where the document lies: where it lay, as long as its folder agrees with who may see it."""
    internal = values["luu_hanh"] == INTERNAL
    if old and is_internal(old) == internal:
        return old
    name = Path(old).name if old else f"{proposal.stem}.md"
    return "/".join(filter(None, (proposal.folder, INTERNAL_FOLDER if internal else "", name)))


def _memory_path(stem: str, internal: bool) -> str:
    """By the name of the source, not of the document, which an editor may rename."""
    return "/".join(filter(None, ("plans", INTERNAL_FOLDER if internal else "", MEMORY_FOLDER, f"{stem}.json")))


def _to_look_at(values: dict[str, Value]) -> str:
    doubts = values.get(TO_REVIEW, [])
    count = len(doubts) if isinstance(doubts, list) else 1
    return f" ({count} điều cần xem lại)" if doubts else ""


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
