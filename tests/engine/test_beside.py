"""A build touches of the site what differs, and nothing where it fails."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine.beside import Beside

OLD = {
    "a.html": "một", "b/index.html": "hai", "c/d/e.ics": "ba", "f": "bốn", "g/h.html": "năm",
    ".nojekyll": "", ".git/x": "y",
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in OLD.items():
        put(tmp_path, path, text)
    return tmp_path


def put(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def content(site: Path) -> dict[str, str]:
    return {p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in site.rglob("*") if p.is_file()}


def make(site: Path, by_engine: dict[str, str], files: dict[str, str]) -> None:
    config: Any = SimpleNamespace(site_dir=str(site))
    beside = Beside(config)
    for path, text in by_engine.items():
        put(Path(config.site_dir), path, text)
    beside.exchange(config, ((path, text.encode()) for path, text in files.items()))
    assert config.site_dir == str(site)


def test_the_site_holds_what_was_made_and_nothing_else(site: Path) -> None:
    make(site, {"a.html": "khác", "mới/index.html": "sáu"}, {"b/index.html": "hai", "f/k.html": "tệp", "g": "thư mục"})

    assert content(site) == {
        "a.html": "khác", "mới/index.html": "sáu", "b/index.html": "hai", "f/k.html": "tệp", "g": "thư mục",
        ".nojekyll": "", ".git/x": "y",
    }  # fmt: skip
    assert not (site / "c").exists()


def test_what_has_not_changed_stays_as_it_lies(site: Path) -> None:
    def states() -> list[tuple[int, int]]:
        return [((site / path).stat().st_mtime_ns, (site / path).stat().st_ino) for path in ("a.html", "b/index.html")]

    before = states()
    make(site, {"a.html": "một", "f": "bốn!"}, {"b/index.html": "hai", "g/h.html": "nam"})

    assert states() == before
    assert content(site)["f"] == "bốn!"
    assert content(site)["g/h.html"] == "nam"


def test_until_the_end_the_old_site_lies_there(site: Path) -> None:
    config: Any = SimpleNamespace(site_dir=str(site))
    beside = Beside(config)
    put(Path(config.site_dir), "a.html", "khác")

    assert content(site) == OLD
    del beside  # as a build does that fails
    assert not Path(config.site_dir).exists()


def test_a_first_build_has_no_site_yet(tmp_path: Path) -> None:
    make(tmp_path / "site", {"a.html": "một"}, {"b/c.html": "hai"})
    assert content(tmp_path / "site") == {"a.html": "một", "b/c.html": "hai"}


def test_a_name_that_changed_its_capitals_is_there_once(site: Path) -> None:
    make(site, {}, {"A.html": "một"})
    assert [name for name in content(site) if name.casefold() == "a.html"] == ["A.html"]


def test_what_a_disk_takes_for_the_same_name_stays(site: Path) -> None:
    """A second link to a file stands for the other spelling on disks that know no capitals: one file, two names."""
    os.link(site / "a.html", site / "A.html")
    make(site, {}, {"A.html": "một"})
    assert {"a.html", "A.html"} <= content(site).keys()


def test_what_lies_behind_a_link_in_the_way_is_not_written(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("khac")
    put(elsewhere, "a.txt", "của người khác")
    try:
        (site / "k.html").symlink_to(elsewhere / "a.txt")
        (site / "m").symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    make(site, {}, {"k.html": "một", "m/a.txt": "hai"})
    assert content(elsewhere) == {"a.txt": "của người khác"}
    assert (content(site)["k.html"], content(site)["m/a.txt"]) == ("một", "hai")


def test_what_a_link_leads_to_is_nobodys_business(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("khac")
    put(elsewhere, "a.txt", "của người khác")
    try:
        (site / "c/link").symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    make(site, {}, {"a.html": "một"})
    assert content(elsewhere) == {"a.txt": "của người khác"}
