"""The few operations by which publishing changes a disk, and those by which copying reads one that may be elsewhere.
Nothing else in the package writes to a target, but ``ftp`` in its place.

Each is whole or not done, but for :meth:`Disk.write`, which goes to names that nobody reads yet. Tests put a disk
underneath that fails, or dies, before any one of them.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from vanban.publishing.lock import locked
from vanban.writing import kept

_CHUNK = 1 << 20


class Disk:
    """A file system. Files can be read by everybody (a web server is another user), whatever the umask is."""

    def locked(self, folder: Path) -> AbstractContextManager[None]:
        """Hold the lock that lies in a folder. Raises LockedError."""
        return locked(folder)

    def read(self, path: Path) -> bytes | None:
        """What a file holds; None where there is none."""
        return path.read_bytes() if path.is_file() else None

    def digest(self, path: Path) -> str | None:
        """The SHA-256 of a file; None where there is none, and of a link, which may lead anywhere."""
        return digest_of(path) if path.is_file() and not path.is_symlink() else None

    def is_there(self, path: Path) -> bool:
        """Whether there is a file or folder of this name."""
        return path.exists()

    def is_empty(self, folder: Path) -> bool:
        """Whether nothing is in a folder."""
        return not any(folder.iterdir())

    def free(self, folder: Path) -> int | None:
        """How many bytes can still be written; None where nobody knows, as on some mounted shares."""
        total, _, free = shutil.disk_usage(folder)
        return free if total else None

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it."""
        if not folder.is_dir():
            self.make_folder(folder.parent)
            folder.mkdir(exist_ok=True)
            folder.chmod(0o755)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file so that it outlasts a power failure."""
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            kept(file.fileno())
        path.chmod(0o644)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file or folder its name; an existing file is replaced in one step."""
        old.replace(new)

    def link(self, path: Path, target: str) -> None:
        """Make a symbolic link to a folder beside it. Raises OSError where that cannot be."""
        path.symlink_to(target, target_is_directory=True)

    def remove(self, path: Path) -> None:
        """Remove a file or link."""
        path.unlink()

    def remove_folder(self, folder: Path) -> None:
        """Remove a folder, which is empty."""
        folder.rmdir()

    def remove_tree(self, folder: Path) -> None:
        """Remove a folder with everything in it."""
        shutil.rmtree(folder)

    def settle(self, folder: Path) -> None:
        """Make names in a folder outlast a power failure, where the system can (Windows does so by itself)."""
        if os.name == "posix":
            handle = os.open(folder, os.O_RDONLY)
            try:
                kept(handle)
            finally:
                os.close(handle)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            found.update(part)
    return found.hexdigest()


def files_in(folder: Path, *but: str) -> Iterator[tuple[str, Path]]:
    """(path relative to the folder, file or link) in order; what is named in ``but`` at its top is left out."""
    found = []
    for top, folders, names in os.walk(folder):
        here = Path(top)
        paths = [here / name for name in (*names, *folders) if here != folder or name not in but]
        found += [(p.relative_to(folder).as_posix(), p) for p in paths if p.is_symlink() or not p.is_dir()]
        folders[:] = [name for name in folders if here / name in paths]
    yield from sorted(found)


def digests_in(folder: Path, *but: str) -> dict[str, str]:
    """Digest by path of all that :func:`files_in` finds; a link has none, since it may lead anywhere."""
    return {name: "" if path.is_symlink() else digest_of(path) for name, path in files_in(folder, *but)}
