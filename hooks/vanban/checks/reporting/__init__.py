"""Findings as people and as programs read them: one small file a format."""

from collections.abc import Callable, Iterable, Mapping

from vanban.checks.finding import Finding, report
from vanban.checks.reporting.as_json import as_json
from vanban.checks.reporting.as_sarif import as_sarif

FORMATS: Mapping[str, Callable[[Iterable[Finding]], str]] = {"text": report, "json": as_json, "sarif": as_sarif}
"""By the name that ``vanban check --format`` takes."""
