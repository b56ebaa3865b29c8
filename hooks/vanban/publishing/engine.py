"""Runs the engine that turns the composed portal into HTML: a program of its own, in settled surroundings."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from vanban.engines.composed import composed
from vanban.project import Project
from vanban.writing import write_folder

MKDOCS, PROPERDOCS, ZENSICAL = "mkdocs", "properdocs", "zensical"
PACKAGES = {MKDOCS: (MKDOCS, "mkdocs-material"), PROPERDOCS: (PROPERDOCS, "mkdocs-material"), ZENSICAL: (ZENSICAL,)}
"""The engines that can be chosen, each with the packages that a site is made by."""

VARIABLE = "DUNG_BANG"
"""What the environment calls the choice; it counts more than ``dung_bang`` in ``mkdocs.yml``."""

_SETTLED = {
    "PYTHONUTF8": "1",
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "NO_MKDOCS_2_WARNING": "1",
}
"""The same sources give the same bytes whoever builds, wherever and whenever."""

_PACKAGE = str(Path(__file__).parents[2])


class EngineError(Exception):
    """The engine found a fault or so much as a warning, or is none that is known; the text is what to tell."""


def chosen(project: Project) -> str:
    """The engine's name. Raises EngineError where it is none of those known, SettingsError."""
    name = os.environ.get(VARIABLE) or project.engine() or MKDOCS
    if name not in PACKAGES:
        raise EngineError(f"dung_bang phải là một trong: {', '.join(PACKAGES)}; đọc được: {name}")
    return name


def command(engine: str, folder: Path) -> list[str]:
    """How an engine that runs the hooks is told to build into a folder, in the portal's own; warnings are faults."""
    return [sys.executable, "-m", engine, "build", "--strict", "--config-file=mkdocs.yml", f"--site-dir={folder}"]


def build(project: Project, edition: str, engine: str, folder: Path) -> None:
    """Build an edition into a folder that is empty. Raises EngineError, BuildFault."""
    if engine != ZENSICAL:
        _run(command(engine, folder), project.root, AN_BAN=edition)
        return
    with tempfile.TemporaryDirectory(prefix="vanban-") as scratch:
        sources = Path(scratch, "sources")
        write_folder(sources, dict(composed(project, edition)))
        _run([sys.executable, "-m", engine, "build", "--strict"], sources)
        shutil.copytree(sources / "site", folder, dirs_exist_ok=True)


def _run(command: list[str], where: Path, **more: str) -> None:
    """In a folder, with what the engine calls of the package to be found, however that is installed."""
    paths = os.pathsep.join(filter(None, [_PACKAGE, os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        command,
        cwd=where,
        env={**os.environ, **_SETTLED, "PYTHONPATH": paths, **more},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise EngineError(f"{done.stdout}{done.stderr}".strip())
