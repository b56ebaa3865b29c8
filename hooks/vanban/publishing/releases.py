"""A target that can swap: ``releases/<id>/`` hold whole sites, ``current`` is the one readers get.

A release is written under a name nobody reads, verified as it lies on the disk, given its name, and only then made
current, in one step where the system has symbolic links. Where it has none (Windows without that right) ``current`` is
the folder itself and two renames change it; if power fails between the two, the next command ends the change.
"""

import contextlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vanban.publishing.disk import Disk, digests_in, files_in
from vanban.publishing.manifest import NAME, SIGNATURES, STATE_FOLDER, Difference, Manifest, ManifestError

CURRENT, RELEASES = "current", "releases"
_UNFINISHED, _DOOMED, _NEXT, _SWAP, _ADDED = ".dang-lap", ".dang-bo", ".current", "dang-doi", "dang-them"
_ID = re.compile(r"([0-9]{6})-[0-9a-f]{12}")
_TRIES, _PAUSE = 5, 0.4  # a virus scanner or server lets go of a folder after a moment


class PublishError(Exception):
    """Nothing was changed for readers; the sentence says why, and what to do."""


class NotSettledError(PublishError):
    """What lies on the disk is not what was written."""


@dataclass(frozen=True)
class Target:
    """A folder that holds releases; ``disk`` does what is done there.

    Whoever changes something holds the lock of the folder and has called :meth:`recover`.
    """

    root: Path
    disk: Disk

    @property
    def state(self) -> Path:
        """Where publishing keeps what is its own."""
        return self.root / STATE_FOLDER

    @property
    def site(self) -> Path:
        """What readers get."""
        return self.root / CURRENT

    def releases(self) -> list[str]:
        """The ids of all whole releases, oldest first; the current one is among them."""
        folder = self.root / RELEASES
        found = {path.name for path in folder.iterdir() if _ID.fullmatch(path.name)} if folder.is_dir() else set()
        return sorted(found | ({current} if (current := self.current()) else set()))

    def current(self) -> str | None:
        """The id of the release that readers get."""
        if self.site.is_symlink():
            return self.site.readlink().name
        name = self.state / CURRENT
        return name.read_text(encoding="ascii") if self.site.is_dir() and name.is_file() else None

    def folder(self, release: str) -> Path:
        """Where a release lies."""
        return self.site if release == self.current() else self.root / RELEASES / release

    def manifest(self, release: str) -> Manifest:
        """What a release holds. Raises PublishError where that cannot be read."""
        try:
            return Manifest.parse((self.folder(release) / NAME).read_bytes())
        except (OSError, ManifestError) as error:
            raise PublishError(f"Không đọc được bản kê của bản {release}: {error}") from None

    def recover(self) -> None:
        """End what a killed command began, and remove what it left."""
        self.disk.make_folder(self.root / RELEASES)
        swap = self.state / _SWAP
        if swap.is_file():
            new = swap.read_text(encoding="ascii")
            if not self.site.is_dir():
                self.disk.rename(self.root / RELEASES / new, self.site)
            self._name_current(new if not (self.root / RELEASES / new).is_dir() else self.current() or new)
            self.disk.remove(swap)
        if (added := self.state / _ADDED).is_file():
            if (release := added.read_text(encoding="ascii")) != self.current():
                self._remove(release)
            self.disk.remove(added)
        for path in (self.root / RELEASES).iterdir():
            if path.name in (_UNFINISHED, _DOOMED):
                self.disk.remove_tree(path)

    def publish(self, site: Path, manifest: Manifest) -> str:
        """Write a release, verify it and make it current; its id. Raises NotSettledError or OSError.

        Readers then still have what they had, and there is no release that they never had.
        """
        try:
            release = self._add(site, manifest)
            self.switch(release)
            self.disk.remove(self.state / _ADDED)
        except (OSError, NotSettledError):
            with contextlib.suppress(OSError):
                self.recover()
            raise
        return release

    def _add(self, site: Path, manifest: Manifest) -> str:
        newest = self.releases()[-1:] or ["000000"]
        release = f"{int(newest[0][:6]) + 1:06}-{manifest.digest[:12]}"
        unfinished = self.root / RELEASES / _UNFINISHED
        for name, path in files_in(site):
            self.disk.make_folder((unfinished / name).parent)
            self.disk.write(unfinished / name, path.read_bytes())
        for folder in [unfinished, *(p for p in unfinished.rglob("*") if p.is_dir())]:
            self.disk.settle(folder)
        if difference := manifest.compare(site_digests(unfinished)):
            raise NotSettledError(f"Đĩa không giữ đúng những gì đã ghi: {first_of(difference)}.")
        self._whole(self.state / _ADDED, release)
        self.disk.rename(unfinished, self.root / RELEASES / release)
        self.disk.settle(self.root / RELEASES)
        return release

    def switch(self, release: str) -> None:
        """Let readers get another release, from one moment to the next."""
        if not self.site.is_dir() or self.site.is_symlink():
            following = self.root / _NEXT
            try:
                if following.is_symlink():
                    self.disk.remove(following)
                self.disk.link(following, f"{RELEASES}/{release}")
            except (OSError, NotImplementedError):
                if self.site.is_symlink():  # the folder was made on a system that has links
                    raise
            else:
                self.disk.rename(following, self.site)
                self.disk.settle(self.root)
                return
        self._exchange(release)

    def prune(self, keep: int) -> list[str]:
        """Remove the oldest releases, so that ``keep`` are left; never the current one nor those after it."""
        releases, current = self.releases(), self.current()
        old = [r for r in releases[: max(0, len(releases) - keep)] if current is None or r < current]
        for release in old:
            self._remove(release)
        return old

    def _remove(self, release: str) -> None:
        folder, doomed = self.root / RELEASES / release, self.root / RELEASES / _DOOMED
        if folder.is_dir():
            self.disk.rename(folder, doomed)  # half a release is never offered
            self.disk.remove_tree(doomed)

    def before(self, release: str) -> str | None:
        """The release that came before another."""
        older = [r for r in self.releases() if r < release]
        return older[-1] if older else None

    def _exchange(self, release: str) -> None:
        old, swap = self.current(), self.state / _SWAP
        if old is None and self.site.exists():
            raise PublishError(f"{self.site} đã có mà không do lệnh này lập; hãy dời nó đi rồi chạy lại.")
        self._whole(swap, release)
        if old:
            patiently(lambda: self.disk.rename(self.site, self.root / RELEASES / old))
        try:
            patiently(lambda: self.disk.rename(self.root / RELEASES / release, self.site))
        except OSError:
            if old:
                self.disk.rename(self.root / RELEASES / old, self.site)
            raise
        self._name_current(release)
        self.disk.remove(swap)

    def _name_current(self, release: str) -> None:
        self._whole(self.state / CURRENT, release)

    def _whole(self, path: Path, text: str) -> None:
        unfinished = path.with_name(f"{path.name}.moi")
        self.disk.write(unfinished, text.encode("ascii"))
        self.disk.rename(unfinished, path)
        self.disk.settle(path.parent)


def site_digests(folder: Path) -> dict[str, str]:
    """Digests of all files of a site, but for what lists them and what publishing keeps beside them."""
    return digests_in(folder, NAME, *SIGNATURES, STATE_FOLDER)


def first_of(difference: Difference) -> str:
    """A difference in a few words: how many of each, and the first."""
    kinds = (("thiếu", difference.missing), ("khác", difference.changed), ("thừa", difference.added))
    return "; ".join(f"{words} {len(paths)} tệp (đầu tiên: {paths[0]})" for words, paths in kinds if paths)


def patiently(action: Callable[[], None]) -> None:
    """Do what a server or virus scanner may forbid for a moment."""
    for _ in range(_TRIES - 1):
        try:
            return action()
        except PermissionError:
            time.sleep(_PAUSE)
    return action()
