"""An account on an FTP server as a disk: what copying asks for, and no more.

Without TLS nothing is said but where somebody asked for that. Of what lies there nothing is believed: every file is
read back.
"""

import contextlib
import errno
import ftplib
import getpass
import hashlib
import os
import re
import secrets
import socket
import ssl
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from vanban.publishing.disk import Disk
from vanban.publishing.lock import LockedError, locked
from vanban.publishing.releases import PublishError

PASSWORD = "VANBAN_MAT_KHAU_FTP"
_PATIENCE = 60
_FULL = ("452", "552")
_FAULTS: tuple[type[Exception], ...] = (*ftplib.all_errors, ValueError)
_NO_FILES = ("450", "550")
_UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Account:
    """Where a site is copied to: ``ftp://user@host:port/folder``."""

    user: str
    host: str
    port: int
    folder: Path

    @classmethod
    def read(cls, address: str) -> "Account":
        """Raises PublishError; a password on the command line could be read by others, and stays in its history."""
        if _UNSPEAKABLE.search(unquote(address)):
            raise PublishError("Nơi công bố có ký tự điều khiển (như xuống dòng); hãy bỏ đi.")
        try:
            parts = urlsplit(address)
            port = parts.port or ftplib.FTP_PORT
        except ValueError:  # the address is not repeated: a password may be in it
            raise PublishError("Không đọc được nơi công bố, cần dạng ftp://tên@máy-chủ/thư-mục.") from None
        if parts.scheme != "ftp":
            raise PublishError(
                f"Không công bố được qua {address.partition('://')[0]}://; chỉ nhận thư mục hoặc ftp://."
            )
        if parts.password is not None:
            raise PublishError(f"Đừng ghi mật khẩu trên dòng lệnh: hãy đặt biến {PASSWORD}, hoặc để lệnh hỏi.")
        if not (parts.username and parts.hostname):
            raise PublishError("Hãy nêu tên người dùng và máy chủ, ví dụ: vanban publish ftp://vanphong@may-chu/cong")
        if "?" in address or "#" in address:
            raise PublishError("Trong nơi công bố, dấu ? phải viết là %3F, dấu # là %23.")
        return cls(unquote(parts.username), parts.hostname, port, Path(unquote(parts.path) or "/"))

    @property
    def password(self) -> str:
        """From the environment, or asked for."""
        try:
            given = os.environ.get(PASSWORD, "").rstrip("\r\n")  # as files and secrets of a job often end
            return given or getpass.getpass(f"Mật khẩu FTP của {self.user} ở {self.host}: ")
        except EOFError:
            raise PublishError(f"Chưa có mật khẩu FTP: hãy đặt biến {PASSWORD}.") from None


class _Server(ftplib.FTP_TLS):
    """Many servers take files only by the TLS session of the login."""

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        """As the base class does it, but for the session."""
        way, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        if isinstance(self.sock, ssl.SSLSocket):
            way = self.context.wrap_socket(way, server_hostname=self.host, session=self.sock.session)
        return way, size


class FtpDisk(Disk):
    """The disk of an account, ``in_clear`` if there is no TLS. Raises PublishError where nobody can log in."""

    def __init__(self, account: Account, *, in_clear: bool = False) -> None:
        self._account = account
        self._in_clear = in_clear
        self._names: dict[Path, set[str]] = {}
        self._digests: dict[Path, str] = {}
        self._server = _Server(context=ssl.create_default_context(), timeout=_PATIENCE, encoding="utf-8")
        try:
            self._server.connect(account.host, account.port)
            self._log_in()
            self._server.voidcmd("TYPE I")
        except ssl.SSLError as error:
            raise PublishError(f"Chứng chỉ của {account.host} không dùng được: {error.reason}.") from None
        except _FAULTS as error:  # words of a ValueError may hold some of the password
            said = "tên, mật khẩu hay lời máy chủ có chữ không gửi được" if isinstance(error, ValueError) else error
            raise PublishError(f"Không đăng nhập được {account.user} ở {account.host}: {said}.") from None

    def close(self) -> None:
        """Take leave; nothing can be asked any more."""
        with contextlib.suppress(*_FAULTS):
            self._server.quit()
        self._server.close()

    def _log_in(self) -> None:
        try:
            self._server.auth()
        except ftplib.error_perm as error:  # so could say a box on the way that wants to read the password
            if not self._in_clear:
                raise PublishError(
                    f"{self._account.host} không nhận TLS ({error}), mật khẩu sẽ đi không mã hóa nên chưa gửi. "
                    "Hãy hỏi nơi cho thuê máy chủ; nếu chấp nhận như vậy thì thêm --khong-tls."
                ) from None
            print(f"Chú ý: {self._account.host} không có TLS, mật khẩu và tệp đi không mã hóa.")
        self._server.login(self._account.user, self._account.password, secure=False)  # what can be secured is so by now
        if isinstance(self._server.sock, ssl.SSLSocket):
            self._server.prot_p()

    def _ask(self, asked: Callable[..., Any], path: Path, *more: object) -> Any:
        """What the server answers. Raises FileNotFoundError where it has no such file, or another OSError."""
        try:
            return asked(path.as_posix(), *more)
        except ftplib.Error as error:
            code = {"550": errno.ENOENT, **dict.fromkeys(_FULL, errno.ENOSPC)}.get(str(error)[:3], errno.EIO)
            raise OSError(code, str(error), path.as_posix()) from None
        except EOFError:
            raise OSError(errno.EIO, "máy chủ FTP ngắt kết nối", path.as_posix()) from None
        except ValueError as error:
            if isinstance(error, OSError):  # of certificates
                raise
            raise OSError(errno.EIO, "tên tệp ở máy chủ FTP có chữ không đọc được", path.as_posix()) from None

    def _list(self, folder: Path) -> set[str]:
        if folder not in self._names:
            found: list[str] = []
            if folder in (self._account.folder, folder.parent) or folder.name in self._list(folder.parent):
                try:
                    found = self._ask(self._server.nlst, folder)
                except OSError as error:
                    if (error.strerror or "")[:3] not in _NO_FILES:
                        raise
            self._names[folder] = {name.replace("\\", "/").rpartition("/")[2] for name in found} - {".", ".."}
        return self._names[folder]

    def _fetched(self, path: Path, take: Callable[[bytes], object]) -> None:
        self._ask(lambda name: self._server.retrbinary(f"RETR {name}", take), path)

    def read(self, path: Path) -> bytes | None:
        """Asked for by name: servers do not list names that begin with a dot."""
        content = BytesIO()
        try:
            self._fetched(path, content.write)
        except FileNotFoundError:
            return None
        return content.getvalue()

    def digest(self, path: Path) -> str | None:
        """Of what the server gives back, once for each change."""
        if path not in self._digests and self.is_there(path):
            found = hashlib.sha256()
            with contextlib.suppress(FileNotFoundError):
                self._fetched(path, found.update)
                self._digests[path] = found.hexdigest()
        return self._digests.get(path)

    def is_there(self, path: Path) -> bool:
        """By the list of its folder."""
        return path.name in self._list(path.parent)

    def is_empty(self, folder: Path) -> bool:
        """By its list; hidden files keep it none the less."""
        return not self._list(folder)

    def free(self, folder: Path) -> int | None:
        """Servers do not tell."""
        return None

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it."""
        if folder != folder.parent and not self.is_there(folder):
            self.make_folder(folder.parent)
            with contextlib.suppress(FileNotFoundError):  # it is there, though not listed; if not, writing says so
                self._ask(self._server.mkd, folder)
            self._list(folder.parent).add(folder.name)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file, under a name that nobody reads yet."""
        self._digests.pop(path, None)
        self._ask(lambda name: self._server.storbinary(f"STOR {name}", BytesIO(content)), path)
        self._list(path.parent).add(path.name)

    def rename(self, old: Path, new: Path) -> None:
        """In one step, but on servers that do not replace a file."""
        try:
            self._ask(self._server.rename, old, new.as_posix())
        except FileNotFoundError:
            self._ask(self._server.delete, new)
            self._ask(self._server.rename, old, new.as_posix())
        self._digests.pop(new, None)
        self._list(old.parent).discard(old.name)
        self._list(new.parent).add(new.name)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        self._ask(self._server.delete, path)
        self._digests.pop(path, None)
        self._list(path.parent).discard(path.name)

    def remove_folder(self, folder: Path) -> None:
        """Remove a folder, unless there is something in it that the server does not show."""
        with contextlib.suppress(FileNotFoundError):
            self._ask(self._server.rmd, folder)
            self._list(folder.parent).discard(folder.name)

    def settle(self, folder: Path) -> None:
        """That is the server's."""

    @contextlib.contextmanager
    def locked(self, folder: Path) -> Iterator[None]:
        """Hold the lock of a target: on this machine the system's, towards others a folder, made in one step.

        What a run that died on this machine left behind is taken over. Names of machines do not tell them apart:
        containers share one.
        """
        here = Path(tempfile.gettempdir(), f"vanban-{hashlib.sha256(repr(self._account).encode()).hexdigest()[:16]}")
        here.mkdir(exist_ok=True)
        with locked(here):
            kept = here / "may-nay"
            if not (number := kept.read_text() if kept.is_file() else ""):
                kept.write_text(number := secrets.token_hex(8))
            mine = f"máy {socket.gethostname()} ({number})".encode()
            lock, holder = folder / "khoa-ftp", folder / "khoa-ftp-cua"
            try:
                self._ask(self._server.mkd, lock)
            except OSError:
                if not self._stands(lock):
                    raise
                if (other := self.read(holder)) != mine:
                    who = (other or "không rõ ai".encode()).decode(errors="replace")
                    raise LockedError(
                        f"Đang có người khác công bố tới nơi này: {who}. Hãy chờ xong rồi chạy lại. Nếu chắc chắn "
                        f"không còn ai, hãy xóa thư mục {lock.as_posix()} ở máy chủ."
                    ) from None
            try:
                self.write(holder, mine)
                yield
            finally:
                with contextlib.suppress(OSError):
                    self.remove(holder)
                with contextlib.suppress(OSError):
                    self.remove_folder(lock)

    def _stands(self, folder: Path) -> bool:
        """Whether there is a folder, by what the server says now: its list, or that it lets one in."""
        self._names.pop(folder.parent, None)
        if self.is_there(folder):
            return True
        with contextlib.suppress(OSError):
            self._ask(self._server.cwd, folder)
            return True
        return False
