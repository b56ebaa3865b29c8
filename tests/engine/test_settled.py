"""Nothing is built where nothing has changed, and everything where anything has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config

from engine.settled import stamp_of
from tiny_library import BODIES, PLAN, document
from vanban.printing.shell import ADDRESS
from vanban.unchanged import Stamp

ROOT = Path(__file__).parents[2]
SETTINGS = (
    f"site_name: Cổng\nhooks: [{ROOT}/hooks/portal.py, them.py]\nwatch: [doan]\n"
    f"theme: {{name: material, custom_dir: '{ROOT}/overrides', font: false}}\n"
    "extra: {an_ban: nội bộ, noi_bo: ngoai}\n"
)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    files = {
        **BODIES,
        "docs/index.md": "# Cổng\n",
        "docs/trang.md": "# Trang\n\nmột\n",
        "them.py": "",
        "doan/a.txt": "",
        "ngoai/docs/b.md": "# B\n",
        "mkdocs.yml": SETTINGS,
        "khac.yml": SETTINGS.replace(", noi_bo: ngoai", ""),
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "site").mkdir()
    return tmp_path


def stamp(portal: Path, settings: str = "mkdocs.yml") -> Stamp:
    found = stamp_of(load_config(str(portal / settings)))
    assert found
    return found


@pytest.mark.parametrize("settings", ["mkdocs.yml", "khac.yml"])
@pytest.mark.parametrize("path", ["them.py", "doan/a.txt", "ngoai/docs/b.md", "docs/trang.md"])
def test_whatever_a_build_may_read_counts(portal: Path, settings: str, path: str) -> None:
    """Also internal sources that mkdocs.yml names, where the engine was given other settings."""
    before = stamp(portal, settings)
    assert not before.holds()
    before.press()
    assert stamp(portal, settings).holds()
    (portal / path).write_text("khac = 1\n", encoding="utf-8")
    assert not stamp(portal, settings).holds()


def test_the_day_that_a_site_is_told_to_be_made_on_counts(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = stamp(portal)
    assert not before.holds()
    before.press()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert not stamp(portal).holds()


def build(portal: Path, *options: str) -> str:
    """What MkDocs says."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=portal,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stderr


def test_pages_that_a_dirty_build_passed_over_are_built(portal: Path) -> None:
    page, made = portal / "docs/trang.md", portal / "site/trang/index.html"
    build(portal)
    assert "Không có gì đổi" in build(portal)
    page.write_text("# Trang\n\nhai\n", encoding="utf-8")
    os.utime(page, (0, 0))
    build(portal, "--dirty")
    build(portal)
    assert "<p>hai</p>" in made.read_text(encoding="utf-8")


def test_without_a_navigation_nothing_leads_to_samples(portal: Path) -> None:
    build(portal)
    pages = list(portal.glob("site/**/*.html"))
    assert len(pages) > 10
    assert not [page for page in pages if ADDRESS in page.read_text(encoding="utf-8")]


def test_a_snippet_that_changed_is_shown(portal: Path) -> None:
    """The text of the page that names it is the same as before."""
    with (portal / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("markdown_extensions: [attr_list, pymdownx.snippets: {base_path: doan}]\n")
    (portal / PLAN).parent.mkdir()
    (portal / PLAN).write_text(document(body='--8<-- "a.txt"\n'), encoding="utf-8")
    made = portal / "site/ke-hoach/thi-uy/2022/44/index.html"
    for words in ("Đoạn một.", "Đoạn hai."):
        (portal / "doan/a.txt").write_text(words, encoding="utf-8")
        build(portal)
        assert words in made.read_text(encoding="utf-8")
