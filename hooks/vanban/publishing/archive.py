"""A site as one ZIP file: the same files give the same bytes."""

import zipfile
from pathlib import Path

from vanban.publishing.disk import Disk, files_in

_NO_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16


def pack(site: Path, archive: Path, disk: Disk) -> None:
    """Write the archive, in place of one of that name only when it is whole.

    Stored, not compressed: what zlib makes of the same bytes differs between its versions.
    """
    unfinished = archive.with_name(f"{archive.name}.dang-goi")
    disk.make_folder(archive.absolute().parent)
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as packed:
            for name, path in files_in(site):
                entry = zipfile.ZipInfo(name, _NO_DAY)
                entry.external_attr, entry.create_system = _READABLE, 3
                packed.writestr(entry, path.read_bytes())
        disk.rename(unfinished, archive)
    finally:
        unfinished.unlink(missing_ok=True)
