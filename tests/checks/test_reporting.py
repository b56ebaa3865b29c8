"""Findings for people, for scripts, and as SARIF 2.1.0 for editors and code forges."""

import json
from pathlib import Path

import jsonschema
import pytest

from tiny_library import BODIES, PLAN, document
from vanban.checks.finding import Finding, Severity
from vanban.checks.reporting import FORMATS
from vanban.cli import main

FOUND = [
    Finding("plans/b.md", 3, 7, "muc-treo", "văn bản không có mục này", "mục V", severity=Severity.WARNING),
    Finding("plans/a b.md", 2, 1, "khoa-la", "khóa lạ", "thoihan", "thoi_han: …"),
    Finding("plans/b.md", 1, 1, "thieu-so", "văn bản không ghi số", severity=Severity.NOTE),
]

# What SARIF 2.1.0 requires of what is written here (§3.13, §3.14, §3.18, §3.27, §3.28, §3.29, §3.30).
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {"type": "array", "uniqueItems": True, "items": {"required": ["id"]}}
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "message": {"required": ["text"], "properties": {"text": {"type": "string"}}},
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "region": {
                                                        "properties": {
                                                            "startLine": {"type": "integer", "minimum": 1},
                                                            "startColumn": {"type": "integer", "minimum": 1},
                                                        }
                                                    }
                                                },
                                            }
                                        }
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def test_text_is_for_people() -> None:
    assert "plans/b.md:3:7: cảnh báo [muc-treo]" in FORMATS["text"](FOUND)


def test_json_counts_and_lists_in_reading_order() -> None:
    said = json.loads(FORMATS["json"](FOUND))

    assert (said["errors"], said["warnings"], said["notes"]) == (1, 1, 1)
    assert [row["path"] for row in said["findings"]] == ["plans/a b.md", "plans/b.md", "plans/b.md"]
    assert said["findings"][0] == {
        "path": "plans/a b.md", "line": 2, "column": 1, "code": "khoa-la", "severity": "error",
        "message": "khóa lạ", "read": "thoihan", "example": "thoi_han: …",
    }  # fmt: skip


def test_sarif_has_what_the_standard_asks_for() -> None:
    said = json.loads(FORMATS["sarif"](FOUND))

    jsonschema.validate(said, SARIF)
    (run,) = said["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert [result["level"] for result in run["results"]] == ["error", "note", "warning"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "plans/a%20b.md"
    assert place["region"] == {"startLine": 2, "startColumn": 1}


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found_is_said_in_every_format(form: str) -> None:
    assert FORMATS[form]([])


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in {**BODIES, PLAN: document(), "docs/index.md": "# Trang chủ\n"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_passes_a_sound_portal_and_warns_of_its_ledger(portal: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 1
    assert "so-cong-bo-cu" in capsys.readouterr().out


def test_check_fails_on_an_error_in_every_format(portal: Path, capsys: pytest.CaptureFixture) -> None:
    (portal / PLAN).write_text(document("thoihan: mai\n"), encoding="utf-8")

    for form in FORMATS:
        assert main(["check", "--format", form]) == 1
        said = capsys.readouterr().out
        assert "khoa-la" in said
        assert form == "text" or json.loads(said)
