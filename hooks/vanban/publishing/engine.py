"""Runs the engine that turns the composed portal into HTML: a program of its own, in settled surroundings."""

import os
import subprocess
import sys
from pathlib import Path

from vanban.project import Project

_SETTLED = {
    "PYTHONUTF8": "1",
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "NO_MKDOCS_2_WARNING": "1",
}
"""The same sources give the same bytes whoever builds, wherever and whenever."""


class EngineError(Exception):
    """The engine found a fault or so much as a warning; the text is what it said."""


def build(project: Project, edition: str, folder: Path) -> None:
    """Build an edition into a folder that is empty. Raises EngineError."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    surroundings = {**os.environ, **_SETTLED, "AN_BAN": edition}
    done = subprocess.run(
        command,
        cwd=project.root,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise EngineError(f"{done.stdout}{done.stderr}".strip())
