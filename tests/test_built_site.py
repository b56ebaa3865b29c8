from pathlib import Path
from urllib.request import urlopen

import pytest

from built_site import build, build_once, served


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A portal of one page."""
    root = tmp_path / "tiny"
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Thử\ntheme: material\n", encoding="utf-8")
    (root / "docs/index.md").write_text("# Kế hoạch\n", encoding="utf-8")
    return root


def test_the_portal_is_built_once_and_then_shared(tiny: Path, tmp_path: Path) -> None:
    first = build_once(tiny, tmp_path)
    assert "Kế hoạch" in (first / "index.html").read_text(encoding="utf-8")

    (tiny / "mkdocs.yml").unlink()  # a second build would fail
    assert build_once(tiny, tmp_path) == first


def test_a_warning_fails_the_build_and_leaves_no_site(tiny: Path, tmp_path: Path) -> None:
    (tiny / "docs/index.md").write_text("[nowhere](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"nowhere\.md"):
        build_once(tiny, tmp_path)
    assert not (tmp_path / "site").exists()


def test_half_a_site_left_by_a_killed_process_is_cleared_away(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "site.unfinished").mkdir()
    (tmp_path / "site.unfinished/old.html").touch()
    assert not (build_once(tiny, tmp_path) / "old.html").exists()


def test_what_mkdocs_says_is_read_as_utf8(tiny: Path, tmp_path: Path) -> None:
    (tiny / "docs/index.md").write_text("[mất](nghị-quyết.md)\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"nghị-quyết\.md"):
        build(tiny, tmp_path / "site")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lich.ics", "text/calendar; charset=utf-8"),
        ("van-ban.json", "application/json"),
        ("trang.html", "text/html; charset=utf-8"),
        ("tim.js", "text/javascript"),
    ],
)
def test_files_are_served_with_their_type(tmp_path: Path, name: str, expected: str) -> None:
    (tmp_path / name).write_text("đ", encoding="utf-8")
    with served(tmp_path) as address, urlopen(f"{address}/{name}") as answer:
        assert answer.headers["Content-Type"] == expected
        assert answer.read().decode() == "đ"
