"""A target that cannot swap: copied in a safe order, resumed, verified; what is not ours stays."""

import errno
import random
from pathlib import Path

import pytest

from publishing.small_sites import ONE, TWO, DyingDisk, KilledError, broken, built, read
from publishing.test_releases import Killer, can_be_killed, no_power_failure  # noqa: F401 - a fixture
from vanban.publishing.copying import copy, is_unfinished, order
from vanban.publishing.disk import Disk
from vanban.publishing.manifest import Manifest
from vanban.publishing.releases import PublishError
from vanban.publishing.verifying import DAMAGED, WHOLE, verify

Site = tuple[Path, Manifest]


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Site, Site]:
    return built(tmp_path / "one", ONE), built(tmp_path / "two", TWO)


def test_only_what_differs_is_copied_and_what_is_gone_is_removed(sites: tuple[Site, Site], tmp_path: Path) -> None:
    target = tmp_path / "share"
    first = copy(*sites[0], target, Disk())
    again = copy(*sites[0], target, Disk())
    second = copy(*sites[1], target, Disk())

    assert len(first.copied) == again.right == len(ONE)
    assert again.copied == again.removed == ()
    assert "assets/same.js" not in second.copied
    assert set(second.removed) == set(ONE) - set(TWO)
    assert read(target) == TWO
    assert not (target / "cu").exists()
    assert verify(target).code == WHOLE


def test_what_pages_need_comes_before_them_and_feeds_after() -> None:
    assert order(TWO, ONE) == [
        *("assets/hai.css", "assets/same.js", "assets/site.css"),
        *("moi/index.html", "moi/more/index.html"),
        *("404.html", "a/index.html", "b/index.html", "index.html"),
        *("a/lich.ics", "du-lieu/van-ban.json", "search/0.bin", "sitemap.xml", "search/index.json"),
    ]


def whole_in_parts(target: Path) -> None:
    """Every file is an old or a new one, none is half, and no link leads nowhere."""
    for path, text in read(target).items():
        assert text in (ONE.get(path), TWO.get(path)), path
    assert broken(target) == []


def test_death_at_any_operation_leaves_whole_files_and_links_and_the_next_run_goes_on(
    sites: tuple[Site, Site], tmp_path: Path
) -> None:
    moments = 0
    while True:
        moments += 1
        target = tmp_path / f"{moments}"
        copy(*sites[0], target, Disk())
        disk = DyingDisk(moments)
        try:
            copy(*sites[1], target, disk)
        except KilledError:
            pass
        else:
            break
        whole_in_parts(target)
        if is_unfinished(target):
            assert verify(target).code == DAMAGED
        after = copy(*sites[moments % 2], target, Disk())  # on, or back to the old one
        assert len(after.copied) + after.right == len(TWO)
        assert read(target) == (ONE, TWO)[moments % 2]
        assert not list(target.rglob("*.dang-chep"))
        assert verify(target).code == WHOLE
    assert moments > 60


@can_be_killed
def test_kill_9_at_random_moments(sites: tuple[Site, Site], tmp_path: Path) -> None:
    target, chance = tmp_path / "share", random.Random(5)
    copy(*sites[0], target, Disk())
    with Killer(target, "copy", sites[1][0], sites[0][0]) as killer:
        for _ in range(100):
            killer.kill_after(chance.uniform(0, 0.08))
            whole_in_parts(target)
    copy(*sites[1], target, Disk())
    assert read(target) == TWO
    assert verify(target).code == WHOLE


def test_a_disk_that_fills_up_leaves_whole_files(sites: tuple[Site, Site], tmp_path: Path) -> None:
    target = tmp_path / "share"
    copy(*sites[0], target, Disk())
    for moment in range(1, 60):
        with pytest.raises(OSError, match="full"):
            copy(*sites[1], target, DyingDisk(moment, OSError(errno.ENOSPC, "full")))
        whole_in_parts(target)
        copy(*sites[0], target, Disk())
    assert read(target) == ONE


def test_a_disk_that_is_too_small_is_told_before_anything_is_copied(
    sites: tuple[Site, Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "share"
    copy(*sites[0], target, Disk())
    monkeypatch.setattr("shutil.disk_usage", lambda _: (9, 6, 3))

    with pytest.raises(PublishError, match="chỉ còn trống 0 MB, cần 1 MB; chưa chép gì"):
        copy(*sites[1], target, Disk())
    assert read(target) == ONE
    assert verify(target).code == WHOLE


def test_a_share_that_does_not_know_its_room_is_written_to(
    sites: tuple[Site, Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As mounted by smbnetfs."""
    monkeypatch.setattr("shutil.disk_usage", lambda _: (0, 0, 0))
    copy(*sites[0], tmp_path / "share", Disk())
    assert read(tmp_path / "share") == ONE


def test_what_is_not_ours_is_neither_replaced_nor_removed(sites: tuple[Site, Site], tmp_path: Path) -> None:
    target = tmp_path / "share"
    target.mkdir()
    (target / "index.html").write_text("theirs")
    with pytest.raises(PublishError, match=r"đã có tệp không do lệnh này chép: index\.html"):
        copy(*sites[0], target, Disk())
    assert read(target) == {"index.html": "theirs"}

    (target / "index.html").rename(target / "web.config")
    copy(*sites[0], target, Disk())
    copy(*sites[1], target, Disk())
    assert read(target) == {**TWO, "web.config": "theirs"}
    assert verify(target).code == DAMAGED
    assert verify(target, ignored=("web.config",)).code == WHOLE
