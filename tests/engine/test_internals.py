"""What MkDocs and its theme do not promise is still what was read."""

import pytest

from engine import internals


def test_nothing_the_hooks_lean_on_has_changed() -> None:
    changed = list(internals.changed())
    assert not changed, (
        f"read again what {internals.READ_FROM} had otherwise, then hooks/engine/internals.py: {changed}"
    )


def test_a_change_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(internals.CODE, "mkdocs.commands.build:build", "another")
    assert list(internals.changed()) == ["mkdocs.commands.build:build"]
