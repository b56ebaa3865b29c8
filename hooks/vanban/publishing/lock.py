"""One at a time: a lock on a target that ends with the process that holds it, however that ends."""

import contextlib
import errno
import getpass
import os
import socket
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

_NAME = "khoa"
_UNSUPPORTED = (errno.ENOSYS, errno.ENOTSUP, errno.EINVAL)


class LockedError(Exception):
    """Somebody else is publishing there; the sentence says who."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock that lies in ``folder`` (which is there). Raises LockedError at once where another holds it.

    The system's own locks are used, which a killed process cannot leave behind. On shares that have none the file
    itself is the lock; there somebody must remove it by hand after a crash, and the sentence says so.
    """
    path = folder / _NAME
    with path.open("a+b") as file:
        try:
            _take(file.fileno())
        except OSError as error:
            if error.errno in _UNSUPPORTED:
                with _by_name(folder / f"{_NAME}-tay"):
                    yield
                return
            raise LockedError(_who(path)) from None
        file.truncate(0)
        file.write(_me())
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


@contextlib.contextmanager
def _by_name(path: Path) -> Iterator[None]:
    try:
        with path.open("xb") as file:
            file.write(_me())
    except FileExistsError:
        raise LockedError(f"{_who(path)} Nếu chắc chắn không còn ai đang công bố, hãy xóa tệp {path}.") from None
    try:
        yield
    finally:
        path.unlink()


def _me() -> bytes:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        user = "không rõ tên"
    return f"{user}, máy {socket.gethostname()}, tiến trình {os.getpid()}".encode()


def _who(path: Path) -> str:
    try:
        holder, since = path.read_text(encoding="utf-8"), datetime.fromtimestamp(path.stat().st_mtime)
    except (OSError, UnicodeDecodeError):
        return "Đang có người khác công bố tới nơi này."
    return (
        f"Đang có người khác công bố tới nơi này: {holder or 'không rõ ai'}, từ {since:%H:%M ngày %d/%m/%Y}. "
        "Hãy chờ xong rồi chạy lại."
    )


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # a place beyond the words, which others must be able to read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
