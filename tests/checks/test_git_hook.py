"""The git hook stops a commit with a faulty document and lets a sound one through."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tiny_library import BODIES, PLAN, document

ROOT = Path(__file__).parents[2]
needs_git = pytest.mark.skipif(not (shutil.which("git") and shutil.which("sh")), reason="git or its shell is missing")


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / ".githooks", tmp_path / ".githooks")
    for path, text in {**BODIES, PLAN: document(), "docs/index.md": "# Trang chủ\n"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "core.hooksPath", ".githooks")
    git(tmp_path, "add", "docs", "plans")
    return tmp_path


def git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    here = str(Path(sys.executable).parent)
    who = {f"GIT_{role}_{what}": "a@x.vn" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "PATH": f"{here}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@needs_git
def test_a_sound_document_is_committed(portal: Path) -> None:
    done = git(portal, "commit", "-m", "Kế hoạch")

    assert done.returncode == 0, done.stdout + done.stderr


@needs_git
def test_a_faulty_document_is_not(portal: Path) -> None:
    (portal / PLAN).write_text(document("thoihan: mai\n"), encoding="utf-8")

    done = git(portal, "commit", "-m", "Kế hoạch")

    assert done.returncode == 1
    assert "khoa-la" in done.stdout + done.stderr
