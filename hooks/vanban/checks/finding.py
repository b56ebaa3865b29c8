"""One thing an editor is told: where, what was read, what is wrong, what would be right."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: an error stops the build, a warning and a note stand on the editors' page."""

    ERROR = "lỗi"
    WARNING = "cảnh báo"
    NOTE = "ghi chú"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A finding at ``path:line:column`` (both counted from 1); ``code`` is stable, the sentence is Vietnamese."""

    path: str
    line: int
    column: int
    code: str
    message: str
    read: str = ""
    example: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        lines = [f"{self.path}:{self.line}:{self.column}: {self.severity} [{self.code}] {self.message}"]
        if self.read:
            lines.append(f"    đọc được: {_shortened(self.read)}")
        if self.example:
            lines.append(f"    ví dụ đúng: {self.example}")
        return "\n".join(lines)


def report(findings: Iterable[Finding]) -> str:
    """All findings in reading order, with a closing line that counts them."""
    ordered = sorted(set(findings))
    counts = Counter(f.severity for f in ordered)
    files = len({f.path for f in ordered if f.severity is Severity.ERROR})
    errors = f"{counts.pop(Severity.ERROR)} lỗi trong {files} tệp" if files else "Không có lỗi"
    others = ", ".join(f"{counts[severity]} {severity}" for severity in Severity if severity in counts)
    return "\n".join([*map(str, ordered), f"{errors}; {others}." if others else f"{errors}."])


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 120 else text[:117] + "…"
