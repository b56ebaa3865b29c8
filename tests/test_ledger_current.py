"""The repository's own ledger holds what the repository publishes."""

from pathlib import Path

import pytest

from vanban import cli


def test_the_ledger_is_current(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """If this fails: ``vanban ledger`` writes it again."""
    monkeypatch.chdir(Path(__file__).parents[1])

    assert cli.main(["ledger", "--check"]) == 0, capsys.readouterr().out
