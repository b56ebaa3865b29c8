"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for editors and code forges."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from vanban.checks.finding import Finding, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(findings: Iterable[Finding]) -> str:
    """One run; columns count characters, paths are relative to the portal's folder (§3.4.4, §3.14.17)."""
    ordered = sorted(set(findings))
    codes = sorted({finding.code for finding in ordered})
    run = {
        "tool": {"driver": {"name": "vanban", "rules": [{"id": code} for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes) for finding in ordered],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    more = [f"Đọc được: {finding.read}"] if finding.read else []
    more += [f"Ví dụ đúng: {finding.example}"] if finding.example else []
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join([finding.message, *more])},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.path), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                }
            }
        ],
    }
