"""Two small portals side by side that cite one another: the province's, with a resolution, and one of Đức Phổ."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tiny_library import BODIES, document, unit
from vanban import cli

REPOSITORY = Path(__file__).parents[2]
PAGES = {"docs/index.md": "# Cổng\n", "docs/tro-giup/index.md": "# Trợ giúp\n"}
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


def written(root: Path, sources: Mapping[str, str], *others: tuple[str, str, str], whole: bool = False) -> Path:
    """A portal's folder that cites others (name, address, name of the copy); ``whole`` with what an engine needs."""
    cited = "".join(
        f"    - ten: {name}\n      dia_chi: {address}\n      ban_sao: plans/cong-khac/{copy}.json\n"
        for name, address, copy in others
    )
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8") if whole else "extra:\n  cong_khac: []\n"
    text = re.sub(r"(?m)^  cong_khac: \[\].*\n", f"  cong_khac:\n{cited}" if cited else "", settings)
    assert text != settings
    for path, content in {**sources, "mkdocs.yml": text}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    if whole:
        for name in ("hooks", "overrides"):
            shutil.copytree(REPOSITORY / name, root / name)
    return root


def vanban(monkeypatch: pytest.MonkeyPatch, root: Path, *arguments: str) -> int:
    """Run a command in a portal's folder; its exit code."""
    monkeypatch.chdir(root)
    return cli.main(arguments)
