"""Files that editors keep, and folders made for them, are written whole, or not at all."""

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Put ``content`` in the place of the file: the old one is there until the new one is whole, and lends its mode.

    Folders above it are made. Raises OSError; the old file is then as it was, and nothing lies beside it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".tmp")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            kept(stream.fileno())
        unfinished.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        unfinished.replace(file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def kept(handle: int) -> None:
    """Make the open file outlast a power failure. Raises OSError (a full disk is told late)."""
    try:
        os.fsync(handle)
    except OSError as error:  # some network file systems have none
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder of these files (content by path) in the place of ``folder``; what lay there is gone.

    The old one is there until the new one is whole. Raises OSError; all is then as it was.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.", suffix=".tmp") as scratch:
        new, old = Path(scratch, "new"), Path(scratch, "old")
        for path, content in files.items():
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_bytes(content)
        if folder.exists():
            folder.replace(old)
        try:
            new.replace(folder)
        except BaseException:
            if old.exists():
                old.replace(folder)
            raise
