"""The site is made beside the one that is there, which in the end takes over what differs.

MkDocs would clear the old site first, so that readers of the folder found nothing, or half, and every file were new.
"""

import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig

from vanban.unchanged import files_in


class Beside:
    """Lets MkDocs write to a folder of its own, from its making until ``exchange``."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._site = config.site_dir
        # is gone when the build is, however it ends; Windows keeps what a scanner is reading
        self._folder = TemporaryDirectory(prefix="cong-", ignore_cleanup_errors=True)
        config.site_dir = self._folder.name

    def exchange(self, config: MkDocsConfig, files: Iterable[tuple[str, bytes]]) -> None:
        """Let the site hold ``files`` (path, content) and what MkDocs wrote, and nothing else.

        A file that has not changed stays as it lies. As MkDocs does, hidden entries of the site's folder are kept.
        """
        site = Path(self._site)
        kept = {_put(site, path, content) for path, content in chain(_written(self._folder.name), files)}
        alike = {_alike(path): site / path for path in kept}
        config.site_dir = self._site
        for folder, _, names in os.walk(site, topdown=False):  # from the inside; links lead out of the site
            below = Path(folder).relative_to(site)
            for path in (below / name for name in names):
                if path.as_posix() not in kept and not path.parts[0].startswith("."):
                    now = alike.get(_alike(path.as_posix()))
                    if not (now and now.samefile(site / path)):  # to some disks other capitals are the same name
                        (site / path).unlink()
            if below.parts and not below.parts[0].startswith(".") and not any(os.scandir(folder)):
                (site / below).rmdir()
        self._folder.cleanup()


def _written(folder: str) -> Iterator[tuple[str, bytes]]:
    for path, place in files_in(Path(folder)):
        yield path, Path(place).read_bytes()


def _put(site: Path, path: str, content: bytes) -> str:
    """Write a file where another lies, or none, or what is in its way; gives its path."""
    place = site / path
    with suppress(OSError):  # mostly it lies there: no more is asked of the disk
        if place.read_bytes() == content:
            return path
    for above in PurePosixPath(path).parents:
        if (site / above).is_file() or (above.name and (site / above).is_symlink()):
            (site / above).unlink()
    if place.is_symlink():
        place.unlink()
    elif place.is_dir():
        shutil.rmtree(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return path


def _alike(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
