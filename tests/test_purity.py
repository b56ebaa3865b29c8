"""The package needs no engine and no clock, and the glue stays small."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
MODULES = sorted((HOOKS / "vanban").rglob("*.py"))
CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime", "monotonic"}
IMPORT_ALL = """
import importlib, pkgutil, sys
for name in ("mkdocs", "jinja2", "material", "properdocs", "zensical"):
    sys.modules[name] = None  # an import of it fails
import vanban
names = [module.name for module in pkgutil.walk_packages(vanban.__path__, "vanban.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def test_every_module_is_imported_without_engine_and_templates() -> None:
    command = [sys.executable, "-c", IMPORT_ALL]
    done = subprocess.run(command, cwd=HOOKS, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= len([path for path in MODULES if path.name != "__init__.py"])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_no_module_reads_the_clock_but_the_command_line(path: Path) -> None:
    """``datetime.time()`` is midnight, no clock; it is called by its bare name."""
    calls = (node.func for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call))
    read = {call.attr for call in calls if isinstance(call, ast.Attribute)} & CLOCKS

    assert read == ({"today"} if path.name == "cli.py" else set())


@pytest.mark.parametrize("path", sorted((HOOKS / "vanban/language").glob("*.py")), ids=lambda path: path.stem)
def test_language_reads_no_files(path: Path) -> None:
    tree = ast.parse(path.read_bytes())
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}

    assert not {name.partition(".")[0] for name in imported} & {"os", "io", "pathlib", "subprocess", "socket", "urllib"}
    assert "open" not in names
    assert not [name for name in imported if name.startswith("vanban.") and not name.startswith("vanban.language")]


def test_the_glue_is_small_and_decides_little() -> None:
    text = (HOOKS / "portal.py").read_text(encoding="utf-8")
    branches = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.If | ast.While | ast.Match)]

    assert len(text.splitlines()) <= 115
    assert len(branches) <= 8
