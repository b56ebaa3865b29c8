"""Two small portals side by side that cite one another: the province's, with a resolution, and one of Đức Phổ."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tiny_library import BODIES, document, unit
from vanban import cli

REPOSITORY = Path(__file__).parents[2]
PAGES = {"docs/index.md": "# Cổng\n"}
RESOLUTION = document(
    kind="Nghị quyết",
    number="05-NQ/TU",
    issued="20/10/2021",
    issuer="Tỉnh ủy Quảng Ngãi",
    body="## I. Mục tiêu\n\nHọc.",
)
PROVINCE = {
    **PAGES,
    "docs/don-vi/tinh-uy.md": unit("Tỉnh ủy Quảng Ngãi", "tỉnh Quảng Ngãi"),
    "docs/van-ban/05-nq-tu.md": RESOLUTION,
}
DISTRICT = {
    **PAGES,
    **BODIES,
    "plans/ke-hoach.md": document(
        "can_cu: Nghị quyết số 05-NQ/TU ngày 20/10/2021 của Tỉnh ủy Quảng Ngãi\n"
        "viet_tat:\n  Nghị quyết số 05: Nghị quyết số 05-NQ/TU ngày 20/10/2021 của Tỉnh ủy Quảng Ngãi\n"
        "tai_lieu:\n  - ten: Nghị quyết số 05\n",
        "## I. Học\n\nHọc **Nghị quyết số 05-NQ/TU** ngày 20/10/2021 của Tỉnh ủy, rồi *Nghị quyết số 05*.\n",
    ),
}
RESOLUTION_AT, PLAN_AT = "nghi-quyet/tinh-uy/2021/05", "ke-hoach/thi-uy/2022/44"


def written(root: Path, sources: Mapping[str, str], *others: tuple[str, str, str]) -> Path:
    """A portal's folder that cites others (name, address, name of the copy), for commands."""
    return _written(root, {**sources, "mkdocs.yml": f"extra:{_cited(others)}"})


def beside(repository: Path, name: str, sources: Mapping[str, str], *others: tuple[str, str, str]) -> Path:
    """The same in a repository of several portals, laid out and set as the guide says, for engines."""
    for shared in ("hooks", "overrides"):
        shutil.copytree(REPOSITORY / shared, repository / shared, dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", repository)
    guide = (REPOSITORY / "docs/tro-giup/nhieu-cong.md").read_text(encoding="utf-8")
    settings = guide[guide.index("INHERIT:") :].partition("```")[0]
    before, key, _ = settings.partition("\n  cong_khac:")
    assert key
    return _written(repository / "cong" / name, {**sources, "mkdocs.yml": before + _cited(others)})


def _cited(others: Iterable[tuple[str, str, str]]) -> str:
    return "\n  cong_khac:\n" + "".join(
        f"    - {{ten: {name}, dia_chi: {address}, ban_sao: plans/cong-khac/{copy}.json}}\n"
        for name, address, copy in others
    )


def _written(root: Path, files: Mapping[str, str]) -> Path:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    return root


def vanban(monkeypatch: pytest.MonkeyPatch, root: Path, *arguments: str) -> int:
    """Run a command in a portal's folder; its exit code."""
    monkeypatch.chdir(root)
    return cli.main(arguments)
