"""Findings as one JSON object, for scripts."""

import json
from collections.abc import Iterable

from vanban.checks.finding import Finding, Severity

_COUNTS = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "notes": Severity.NOTE}


def as_json(findings: Iterable[Finding]) -> str:
    """``findings`` in reading order, each with all its fields, and how many there are of each severity."""
    ordered = sorted(set(findings))
    rows = [
        {
            "path": f.path, "line": f.line, "column": f.column, "code": f.code, "severity": f.severity.name.lower(),
            "message": f.message, "read": f.read, "example": f.example,
        }
        for f in ordered
    ]  # fmt: skip
    counts = {name: sum(f.severity is severity for f in ordered) for name, severity in _COUNTS.items()}
    return json.dumps({**counts, "findings": rows}, ensure_ascii=False, indent=1)
