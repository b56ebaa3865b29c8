"""A site is swapped in whole: whatever happens, readers have the old one or the new one."""

import errno
import os
import random
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from built_site import served
from publishing.small_sites import ONE, TWO, DyingDisk, DyingNoLinks, KilledError, NoLinks, built, read
from vanban.publishing.disk import Disk
from vanban.publishing.manifest import NAME, STATE_FOLDER, Manifest
from vanban.publishing.releases import PublishError, Target
from vanban.publishing.verifying import WHOLE, verify

HOOKS = Path(__file__).parents[2] / "hooks"


def publish(root: Path, site: Path, disk: Disk | None = None, keep: int = 2) -> str:
    target = Target(root, disk or Disk())
    target.disk.make_folder(target.state)
    target.recover()
    release = target.publish(site, Manifest.parse((site / NAME).read_bytes()))
    target.prune(keep)
    return release


@pytest.fixture(autouse=True)
def no_power_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for the disk each time takes minutes."""
    monkeypatch.setattr("vanban.publishing.disk.kept", lambda _: None)


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    return built(tmp_path / "one", ONE)[0], built(tmp_path / "two", TWO)[0]


@pytest.mark.parametrize("disk", [Disk(), NoLinks()], ids=["links", "no links"])
def test_releases_follow_each_other_and_can_be_taken_back(disk: Disk, sites: tuple[Path, Path], tmp_path: Path) -> None:
    root = tmp_path / "target"
    first, second = publish(root, sites[0], disk), publish(root, sites[1], disk)
    target = Target(root, disk)

    assert (target.current(), read(root / "current")) == (second, TWO)
    assert target.before(second) == first
    target.switch(first)
    assert (target.current(), read(root / "current")) == (first, ONE)
    third = publish(root, sites[1], disk)
    assert third.startswith("000003-")
    assert target.releases() == [second, third]
    assert verify(root).code == WHOLE


@pytest.mark.parametrize(("dying", "whole"), [(DyingDisk, Disk), (DyingNoLinks, NoLinks)], ids=["links", "no links"])
def test_death_at_any_operation_leaves_the_old_site_or_the_new_one(
    dying: type[DyingDisk], whole: type[Disk], sites: tuple[Path, Path], tmp_path: Path
) -> None:
    """Where there are no links there is one moment without ``current``, which the next command ends."""
    moments, without = 0, 0
    while True:
        moments += 1
        root = tmp_path / f"{moments}"
        for site in (*sites, sites[0]):
            publish(root, site, whole())
        try:
            publish(root, sites[1], dying(moments))
        except KilledError:
            pass
        else:
            break
        if not (root / "current").is_dir():
            without += 1
            Target(root, whole()).recover()
        assert read(root / "current") in (ONE, TWO), moments
        assert verify(root).code == WHOLE
        for release in Target(root, whole()).releases():
            Target(root, whole()).manifest(release)
        publish(root, sites[1], whole())
        assert read(root / "current") == TWO
        assert verify(root).code == WHOLE
        left = {p.name for p in (root / STATE_FOLDER).iterdir()} - {"current"}
        assert not left, left
    assert moments > 70
    assert without == (0 if whole is Disk else 1)


@pytest.mark.parametrize(("dying", "whole"), [(DyingDisk, Disk), (DyingNoLinks, NoLinks)], ids=["links", "no links"])
def test_a_full_disk_leaves_the_old_site_and_nothing_of_the_new_one(
    dying: type[DyingDisk], whole: type[Disk], sites: tuple[Path, Path], tmp_path: Path
) -> None:
    moments = 0
    while True:
        moments += 1
        root = tmp_path / f"{moments}"
        first = publish(root, sites[0], whole())
        try:
            publish(root, sites[1], dying(moments, OSError(errno.ENOSPC, "full")))
        except OSError:
            pass
        else:
            break
        assert verify(root).code == WHOLE
        if read(root / "current") != TWO:
            assert read(root / "current") == ONE
            assert Target(root, whole()).releases() == [first]
    assert moments > 40


def test_a_folder_that_is_somebody_elses_is_not_replaced(sites: tuple[Path, Path], tmp_path: Path) -> None:
    root = tmp_path / "target"
    (root / "current").mkdir(parents=True)
    (root / "current/theirs.html").write_text("x")

    with pytest.raises(PublishError, match="không do lệnh này lập"):
        publish(root, sites[0])
    assert read(root / "current") == {"theirs.html": "x"}


PUBLISHER = """
import os, sys, time
from pathlib import Path
from vanban.publishing import disk
from vanban.publishing.copying import copy
from vanban.publishing.disk import Disk
from vanban.publishing.manifest import NAME, Manifest
from vanban.publishing.releases import Target
disk.kept = lambda _: None
root, mode, *sites = sys.argv[1:]

def publish_on():
    while True:
        for site in map(Path, sites):
            manifest = Manifest.parse((site / NAME).read_bytes())
            if mode == "copy":
                copy(site, manifest, Path(root), Disk())
                continue
            target = Target(Path(root), Disk())
            target.disk.make_folder(target.state)
            target.recover()
            target.publish(site, manifest)
            target.prune(2)

for seconds in sys.stdin:
    child = os.fork()
    if not child:
        publish_on()
    time.sleep(float(seconds))
    os.kill(child, 9)
    print(os.waitpid(child, 0)[1], flush=True)
"""


class Killer:
    """Lets a process publish sites one after the other, over and over, and kills it as ``kill -9`` does."""

    def __init__(self, root: Path, mode: str, *sites: Path) -> None:
        command = [sys.executable, "-c", PUBLISHER, str(root), mode, *map(str, sites)]
        surroundings = {**os.environ, "PYTHONPATH": str(HOOKS)}
        self.process = subprocess.Popen(command, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self) -> "Killer":
        return self

    def kill_after(self, seconds: float) -> None:
        self.process.stdin.write(f"{seconds}\n".encode())
        self.process.stdin.flush()
        assert self.process.stdout.readline() == b"9\n", "it ended by itself"

    def __exit__(self, *_: object) -> None:
        self.process.communicate()


can_be_killed = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork, and no kill -9")


@can_be_killed
def test_kill_9_at_random_moments_leaves_a_whole_site(sites: tuple[Path, Path], tmp_path: Path) -> None:
    root, chance = tmp_path / "target", random.Random(7)
    publish(root, sites[0])
    with Killer(root, "swap", sites[1], sites[0]) as killer:
        for _ in range(200):
            killer.kill_after(chance.uniform(0, 0.08))
            assert read(root / "current") in (ONE, TWO)
            assert verify(root).code == WHOLE
    publish(root, sites[1])
    assert read(root / "current") == TWO
    assert len(list((root / "releases").iterdir())) == 2


def test_no_reader_is_refused_while_sites_are_swapped(sites: tuple[Path, Path], tmp_path: Path) -> None:
    root = tmp_path / "target"
    publish(root, sites[0])
    done, asked, failed = threading.Event(), [], []

    def read_on(address: str) -> None:
        while not done.is_set():
            for path in ("/", "/a/", "/b/", "/a/lich.ics", "/assets/site.css"):
                try:
                    with urllib.request.urlopen(address + path) as answer:
                        asked.append(len(answer.read()))
                except OSError as error:
                    failed.append(f"{path}: {error}")

    with served(root / "current") as address:
        readers = [threading.Thread(target=read_on, args=(address,)) for _ in range(4)]
        for thread in readers:
            thread.start()
        for turn in range(40):
            publish(root, sites[turn % 2])
        done.set()
        for thread in readers:
            thread.join()
    assert failed == []
    assert len(asked) > 40
