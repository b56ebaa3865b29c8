"""What Zalo and Facebook show of a shared link."""

import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from built_site import build

ROOT = Path(__file__).parents[1]
PLAN = "ke-hoach/thi-uy-duc-pho/2022/44/"


class _Properties(HTMLParser):
    """The ``og:`` properties of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "meta" and (name := named.get("property")):
            self.found[name.removeprefix("og:")] = named["content"] or ""


def _card(site: Path) -> dict[str, str]:
    parser = _Properties()
    parser.feed((site / PLAN / "index.html").read_text(encoding="utf-8"))
    return parser.found


def test_a_shared_plan_shows_its_number_and_its_days(site: Path) -> None:
    card = _card(site)
    assert card["title"] == "Kế hoạch số 44-KH/TU"
    assert card["description"].startswith("Thời hạn: 09/3/2022 – 31/12/2022. Ban Thường vụ Thị ủy Đức Phổ: ")


def test_a_shared_plan_shows_a_picture_where_the_portal_knows_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "portal"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".*", "tests", "site", "node_modules"))
    monkeypatch.setenv("SITE_URL", "https://nghiquyet.example.vn/cong/")
    build(root, tmp_path / "site")
    card = _card(tmp_path / "site")
    assert card["url"] == f"https://nghiquyet.example.vn/cong/{PLAN}"
    assert (tmp_path / "site" / card["image"].removeprefix("https://nghiquyet.example.vn/cong/")).is_file()
