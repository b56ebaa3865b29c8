"""A target that cannot swap: a share, an FTP account, a USB stick. Files are copied in an order that is safe.

Files that pages need come first, then pages nobody links to yet, pages that are replaced, feeds and search, and what
is no longer there goes last: wherever copying stops, every file is whole and every link leads somewhere. The next run
reads what lies there and goes on. What this program did not put there it neither replaces nor removes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vanban.publishing.disk import Disk
from vanban.publishing.manifest import NAME, SIGNATURES, STATE_FOLDER, Manifest, ManifestError
from vanban.publishing.releases import NotSettledError, PublishError, first_of

PENDING = f"{STATE_FOLDER}/dang-chep"
"""Every path an unfinished run may have put there, one a line."""

PARTIAL = ".dang-chep"
_FEEDS = (".ics", ".xml", ".gz", ".json", ".bin")


@dataclass(frozen=True)
class Copied:
    """What a run did: paths copied and removed, and how many were right already."""

    copied: tuple[str, ...]
    removed: tuple[str, ...]
    right: int


def order(paths: Iterable[str], there: Iterable[str]) -> list[str]:
    """The order in which ``paths`` are copied to a place that has those in ``there``."""
    known = frozenset(there)

    def rank(path: str) -> tuple[int, bool, str]:
        if path.endswith(".html"):
            return (2 if path in known else 1), path == "index.html", path
        feed = path.endswith(_FEEDS) and not path.startswith("assets/")
        return (3 if feed else 0), path == "search/index.json", path

    return sorted(paths, key=rank)


def copy(site: Path, manifest: Manifest, target: Path, disk: Disk) -> Copied:
    """Make ``target`` hold the site; the caller holds its lock.

    Raises PublishError (nothing was changed) where files of others are in the way or the disk is too small, OSError
    where it fails midway: running again goes on from there.
    """
    ours = _put_before(target, disk)
    new = {*manifest.digests, NAME}
    wrong = [path for path, digest in manifest.digests.items() if disk.digest(target / path) != digest]
    if foreign := sorted(path for path in {*wrong, NAME} if path not in ours and disk.is_there(target / path)):
        message = f"Thư mục đích đã có tệp không do lệnh này chép: {foreign[0]}"
        raise PublishError(f"{message} ({len(foreign)} tệp). Hãy chọn thư mục trống, hoặc dời các tệp ấy đi.")
    pending = target / PENDING
    disk.make_folder(pending.parent)
    _room(disk.free(target), (site / path for path in wrong))
    _put(disk, pending, "\n".join(sorted(ours | new)).encode())
    for path in (wrong := order(wrong, ours)):
        _put(disk, target / path, (site / path).read_bytes())
    there = {path: digest for path in manifest.digests if (digest := disk.digest(target / path))}
    if difference := manifest.compare(there):
        raise NotSettledError(f"Nơi đích không giữ đúng những gì đã chép: {first_of(difference)}. Hãy chạy lại.")
    removed = [path for path in sorted(ours - new, key=lambda path: (path.endswith(".html"), path)) if path != NAME]
    removed = [path for path in removed if disk.is_there(target / path)]
    for path in removed:
        _remove(disk, target, path)
    for path in ours | new:
        if disk.is_there(partial := _partial(target / path)):
            disk.remove(partial)
    for name in (*SIGNATURES, NAME):
        if (site / name).is_file():
            _put(disk, target / name, (site / name).read_bytes())
    disk.remove(pending)
    return Copied(tuple(wrong), tuple(removed), len(manifest.digests) - len(wrong))


def is_unfinished(target: Path) -> bool:
    """Whether a run into this folder was broken off."""
    return (target / PENDING).is_file()


def _put_before(target: Path, disk: Disk) -> set[str]:
    """The paths that earlier runs put there, finished or not."""
    paths: set[str] = set()
    if pending := disk.read(target / PENDING):
        paths.update(pending.decode().splitlines())
    if (recorded := disk.read(target / NAME)) is not None:
        try:
            paths.update(Manifest.parse(recorded).digests, SIGNATURES, [NAME])
        except ManifestError as error:
            raise PublishError(f"Bản kê ở nơi đích hỏng ({error}); hãy dời thư mục ấy đi rồi chạy lại.") from None
    return paths


def _room(free: int | None, files: Iterable[Path]) -> None:
    needed = sum(file.stat().st_size for file in files)
    if free is not None and needed > free:
        raise PublishError(
            f"Nơi đích chỉ còn trống {free >> 20} MB, cần {(needed >> 20) + 1} MB; chưa chép gì. "
            "Hãy dọn bớt rồi chạy lại."
        )


def _put(disk: Disk, path: Path, content: bytes) -> None:
    disk.make_folder(path.parent)
    disk.write(_partial(path), content)
    disk.rename(_partial(path), path)
    disk.settle(path.parent)


def _partial(path: Path) -> Path:
    return path.with_name(path.name + PARTIAL)


def _remove(disk: Disk, target: Path, path: str) -> None:
    disk.remove(target / path)
    for folder in _above(path):
        if not disk.is_empty(target / folder):
            return
        disk.remove_folder(target / folder)


def _above(path: str) -> Iterator[str]:
    yield from (str(folder) for folder in PurePosixPath(path).parents if str(folder) != ".")
