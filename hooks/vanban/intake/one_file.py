"""One file → what it would become, with every fault of it; whatever happens, the next file is read too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vanban.checks.finding import Finding
from vanban.checks.markup import markup_faults
from vanban.checks.text import text_findings
from vanban.documents.frontmatter import LARGEST, SourceError
from vanban.documents.frontmatter import read as read_source
from vanban.documents.models import Entry
from vanban.documents.reading import read_model
from vanban.intake.annotation import annotation
from vanban.intake.frontmatter_text import Value, frontmatter_text
from vanban.intake.proposal import Proposal, Refused, Wishes, propose
from vanban.intake.readers import UnreadableError, read_path
from vanban.intake.reading import read


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: a proposal or none, findings, and what was read in the annotation's form."""

    path: str
    proposal: Proposal | None = None
    findings: tuple[Finding, ...] = ()
    annotation: dict[str, Any] | None = None


def read_one(path: str, wishes: Wishes, annotate: bool = False) -> Outcome:
    """Read one file and propose its document; every fault is a finding."""
    name = Path(path).name
    try:
        draft = read(read_path(Path(path)))
        findings = tuple(text_findings(draft, name)) if annotate else ()
        note = annotation(draft, findings) if annotate else None
    except UnreadableError as error:
        return Outcome(path, None, (Finding(name, 1, 1, error.code, error.message),))
    except OSError as error:
        return Outcome(path, None, (Finding(name, 1, 1, "nhap-khong-mo-duoc", f"không mở được tệp: {error.strerror}"),))
    except Exception as error:  # a fault of ours must not stop the files after it
        message = f"máy gặp lỗi khi đọc tệp này ({type(error).__name__}); hãy báo người phụ trách cổng"
        return Outcome(path, None, (Finding(name, 1, 1, "nhap-loi", message),))
    try:
        proposal = propose(draft, wishes)
        return Outcome(path, proposal, tuple(faults(name, proposal.values, proposal.body)), note)
    except Refused as refused:
        return Outcome(path, None, (refused.finding,), note)
    except Exception as error:
        message = f"máy gặp lỗi khi viết văn bản này ({type(error).__name__}); hãy báo người phụ trách cổng"
        return Outcome(path, None, (Finding(name, 1, 1, "nhap-loi", message),), note)


def faults(path: str, values: dict[str, Value], body: str) -> Iterator[Finding]:
    """What the build would refuse in a file; an import that would write such is not written."""
    try:
        model = read_model(read_source(path, frontmatter_text(values).encode()))
        found: Sequence[Finding] = () if isinstance(model, Entry) else model
    except SourceError as error:
        found = error.findings
    yield from (replace(finding, line=1, column=1) for finding in found)  # no file has those lines
    yield from markup_faults(body, path)
    if (size := len(body.encode())) > LARGEST * 9 // 10:  # the rest is for the frontmatter
        message = f"toàn văn quá dài ({size / 1e6:.1f} MB); hãy tách phụ lục thành tệp riêng rồi nhập từng tệp"
        yield Finding(path, 1, 1, "tep-qua-lon", message)
