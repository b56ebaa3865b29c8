"""Whether a site is already what a build would make it: then nothing need be done.

The stamp of a build tells what it was made of, to the byte, and what lay in the site's folder when it was done. It is
pressed only where the build gave no warning, so that there is none to repeat.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from vanban.memory import code_and_libraries


@dataclass(frozen=True)
class Stamp:
    """``file`` is where it lies, ``settings`` are all that the engine was told, ``folders`` all that a build reads
    (single files too), ``site`` is where it writes."""

    file: Path
    settings: str
    folders: tuple[Path, ...]
    site: Path

    def holds(self) -> bool:
        """Whether a build would change nothing. To be asked before the build reads anything."""
        try:
            pressed = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            pressed = None
        return bool(pressed == [self._sources, self._written()])

    def press(self) -> None:
        """Say that the site was made of what was there when ``holds`` was asked. Where that cannot be written, the next
        build is made in any case."""
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.write_text(json.dumps([self._sources, self._written()]), encoding="utf-8")

    @cached_property
    def _sources(self) -> str:
        """Read once: what is saved while a build runs is not in its site."""
        found = hashlib.blake2b(code_and_libraries())
        found.update(hashlib.blake2b(self.settings.encode()).digest())
        for folder in self.folders:
            for path, file in files_in(folder):
                with suppress(OSError), open(file, "rb") as read:  # noqa: PTH123 - quicker; gone since
                    content = read.read()
                    found.update(hashlib.blake2b(f"{folder}/{path}".encode()).digest())
                    found.update(hashlib.blake2b(content).digest())
        return found.hexdigest()

    def _written(self) -> str:
        states = (f"{path}\0{size}\0{changed}" for path, (changed, size) in states_of(self.site).items())
        return hashlib.blake2b("\0".join(states).encode()).hexdigest()


def states_of(folder: Path) -> dict[str, tuple[int, int]]:
    """(when it was changed last, size) of all files in a folder, by their paths in it."""
    found = {}
    for path, file in files_in(folder):
        with suppress(OSError):  # gone since
            state = os.stat(file)  # noqa: PTH116 - quicker, and a site has tens of thousands
            found[path] = state.st_mtime_ns, state.st_size
    return found


def files_in(folder: Path) -> list[tuple[str, str]]:
    """(path in the folder, where it lies) of all files in it, or of the single file that it is, in order.

    Links are followed, but never in a circle, and not those that lead nowhere, such as editors use for locks.
    """
    found = [("", str(folder))] if folder.is_file() else []
    waiting: list[tuple[str, str, tuple[str, ...]]] = [("", str(folder), (str(folder.resolve()),))]
    while waiting:
        above, place, ways = waiting.pop()
        with suppress(OSError), os.scandir(place) as entries:  # gone since, or nothing that we may see
            for entry in entries:
                target = Path(entry.path) if entry.is_symlink() else None
                if target.is_dir() if target else entry.is_dir():
                    real = str(target.resolve()) if target else f"{ways[-1]}{os.sep}{entry.name}"
                    if real not in ways:
                        waiting.append((f"{above}{entry.name}/", entry.path, (*ways, real)))
                elif target.is_file() if target else entry.is_file():
                    found.append((f"{above}{entry.name}", entry.path))
    return sorted(found)
