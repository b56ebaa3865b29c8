"""Whether a site is already what a build would make it: then nothing need be done.

The stamp of a build tells what it was made of, to the byte, and what lay in the site's folder when it was done. It is
pressed only where the build gave no warning, so that there is none to repeat.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from vanban.memory import code_and_libraries


@dataclass(frozen=True, slots=True)
class Stamp:
    """``file`` is where it lies, ``settings`` are all that the engine was told, ``folders`` all that a build reads,
    ``site`` is where it writes."""

    file: Path
    settings: str
    folders: tuple[Path, ...]
    site: Path

    def holds(self) -> bool:
        """Whether a build would change nothing."""
        try:
            pressed = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return bool(pressed == [self._sources(), self._written()])

    def press(self) -> None:
        """Say that the site was made of what is there now."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps([self._sources(), self._written()]), encoding="utf-8")

    def _sources(self) -> str:
        found = hashlib.blake2b(code_and_libraries())
        found.update(hashlib.blake2b(self.settings.encode()).digest())
        for folder in self.folders:
            for path, entry in files_in(folder):
                found.update(hashlib.blake2b(f"{folder}/{path}".encode()).digest())
                found.update(hashlib.blake2b(Path(entry).read_bytes()).digest())
        return found.hexdigest()

    def _written(self) -> str:
        found = hashlib.blake2b()
        for path, entry in files_in(self.site):
            state = entry.stat()
            found.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
        return found.hexdigest()


def files_in(folder: Path) -> list[tuple[str, "os.DirEntry[str]"]]:
    """(path in the folder, the file) of all files in it, in order."""
    found: list[tuple[str, os.DirEntry[str]]] = []
    waiting = [("", str(folder))] if folder.is_dir() else []
    while waiting:
        above, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir():
                    waiting.append((f"{above}{entry.name}/", entry.path))
                else:
                    found.append((f"{above}{entry.name}", entry))
    return sorted(found, key=lambda each: each[0])
