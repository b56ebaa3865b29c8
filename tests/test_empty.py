"""An office that begins empty, as README tells it, has a portal at once."""

import shutil
from pathlib import Path

from built_site import build
from vanban.project import DOCUMENT_FOLDERS

ROOT = Path(__file__).parents[1]


def test_a_portal_without_samples_and_ledger_builds_without_a_warning(tmp_path: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for folder in ("docs", "hooks", "overrides", "plans"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for sample in (path for folder in DOCUMENT_FOLDERS for path in (tmp_path / folder).glob("*.md")):
        if sample.name != "README.md":
            sample.unlink()
    for ledger in ("so-cong-bo.json", "so-dia-chi.json"):
        (tmp_path / "plans" / ledger).unlink()
    (tmp_path / "docs/index.md").write_text("", encoding="utf-8")

    build(tmp_path, tmp_path / "site")

    assert (tmp_path / "plans/README.md").is_file(), "git keeps the folder for the plans to come"
    assert (tmp_path / "site/tro-giup/index.html").is_file()
    assert not (tmp_path / "site/ke-hoach/thi-uy-duc-pho").exists()
