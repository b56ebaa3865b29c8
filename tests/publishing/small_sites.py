"""Two versions of a site of a few files, which link to each other; disks that fail or die; what readers find."""

import errno
from collections.abc import Mapping
from pathlib import Path
from posixpath import normpath

from vanban.publishing.disk import Disk, files_in
from vanban.publishing.links import broken_links, reader
from vanban.publishing.manifest import EDITION, NAME, STATE_FOLDER, Manifest
from vanban.publishing.releases import site_digests


def page(*links: str, words: str = "") -> str:
    return f"<title>{words}</title>" + "".join(f'<a href="{link}">x</a>' for link in links)


def _files(version: str, only_here: str) -> dict[str, str]:
    style = f"assets/{version}.css"
    return {
        style: f"/* {version} */",
        "assets/same.js": "// never changes",
        "assets/site.css": f"/* {version} */ @import url(same.js)",
        "index.html": page("a/", "b/", f"{only_here}/", style, words=version),
        "a/index.html": page("../", "../b/", f"../{style}", words=version),
        "b/index.html": page("../a/", "../a/lich.ics", words="never changes"),
        "a/lich.ics": f"BEGIN:VCALENDAR {version}",
        f"{only_here}/index.html": page("../", f"../{only_here}/more/", words=version),
        f"{only_here}/more/index.html": page("../", words=version),
        "404.html": page("/", words=version),
        "du-lieu/van-ban.json": "{}",
        "search/index.json": f'"{version}"',
        "search/0.bin": version,
        "sitemap.xml": f"<x>{version}</x>",
    }


ONE, TWO = _files("một", "cu"), _files("hai", "moi")


def built(folder: Path, files: Mapping[str, str], **facts: str) -> tuple[Path, Manifest]:
    """A site with its manifest."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    manifest = Manifest(site_digests(folder), {EDITION: "công khai", **facts})
    (folder / NAME).write_bytes(manifest.dump())
    return folder, manifest


def read(folder: Path) -> dict[str, str]:
    """What readers find in a folder, by path."""
    files = files_in(folder, STATE_FOLDER, NAME)
    return {name: path.read_text(encoding="utf-8") for name, path in files if not name.endswith(".dang-chep")}


def broken(folder: Path) -> list[str]:
    """The links that lead nowhere, of the pages that readers come to from the home page."""
    found = read(folder)
    pages, styles = reader(found.__getitem__, found)
    reached, following = set(), ["index.html"]
    while following:
        path = following.pop()
        if path in pages and path not in reached:
            reached.add(path)
            targets = [normpath(f"{path}/../{link}") for link in pages[path].links]
            following += [f"{target}/index.html".removeprefix("./") for target in targets]
    return [str(fault) for fault in broken_links({p: pages[p] for p in reached}, styles, found)]


class KilledError(BaseException):
    """No `except` of the program catches it, as none catches kill -9."""


class DyingDisk(Disk):
    """Dies at the operation of this number, counted from 1; a write may be half done."""

    def __init__(self, moment: int, error: BaseException | None = None) -> None:
        self.left = moment
        self.error = error or KilledError()

    def _step(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise self.error

    def make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            self._step()
        super().make_folder(folder)

    def write(self, path: Path, content: bytes) -> None:
        self._step()
        self.left -= 1
        if self.left == 0:
            super().write(path, content[: len(content) // 2])
            raise self.error
        super().write(path, content)

    def rename(self, old: Path, new: Path) -> None:
        self._step()
        super().rename(old, new)

    def link(self, path: Path, target: str) -> None:
        self._step()
        super().link(path, target)

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)

    def remove_folder(self, folder: Path) -> None:
        self._step()
        super().remove_folder(folder)

    def remove_tree(self, folder: Path) -> None:
        """In steps, as the system does it."""
        for _, path in reversed(list(files_in(folder))):
            self._step()
            path.unlink()
        self._step()
        super().remove_tree(folder)

    def settle(self, folder: Path) -> None:
        self._step()
        super().settle(folder)


class NoLinks(Disk):
    """A system without symbolic links, such as Windows for those who may not make them."""

    def link(self, path: Path, target: str) -> None:
        raise OSError(errno.EPERM, "no links here")


class DyingNoLinks(NoLinks, DyingDisk):
    """Such a system, dying."""
