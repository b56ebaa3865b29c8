"""A real FTP server with an account, in a thread of its own."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, NamedTuple

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.ioloop import IOLoop
from pyftpdlib.servers import FTPServer

from vanban.publishing.ftp import Account, FtpDisk

SECRET = "mật-khẩu"


class Handler(FTPHandler):
    """Goes away at the ``left``-th command; answers 450 where a folder has no files."""

    left = 0
    auth_failed_timeout = 0
    asked: ClassVar[list[str]] = []

    def ftp_NLST(self, path: str) -> str | None:  # noqa: N802 - the base class names it so
        if Path(path).is_dir() and not any(Path(path).iterdir()):
            self.respond("450 No files found")
            return None
        return str(super().ftp_NLST(path))

    def pre_process_command(self, line: str, cmd: str, arg: str) -> None:
        type(self).left -= 1
        self.asked.append(cmd)
        if self.left == 0:
            self.close()
        else:
            super().pre_process_command(line, cmd, arg)


class Server(NamedTuple):
    """A server with an account, and where its files lie."""

    url: str
    folder: Path
    handler: type[Handler]

    @property
    def account(self) -> Account:
        return Account.read(f"{self.url}/web/cong")

    @property
    def disk(self) -> FtpDisk:
        return FtpDisk(self.account, in_clear=True)

    @property
    def site(self) -> Path:
        return self.folder / "web/cong"


@contextmanager
def serving(folder: Path, kind: type[Handler], **of: object) -> Iterator[Server]:
    """A server of ``folder``, made now; its handler is of this kind, with more attributes."""
    logging.getLogger("pyftpdlib").setLevel(logging.CRITICAL)
    folder.mkdir()
    authorizer = DummyAuthorizer()
    authorizer.add_user("van-phong", SECRET, str(folder), perm="elradfmw")
    handler = type("Counting", (kind,), {"authorizer": authorizer, "asked": [], **of})
    served = FTPServer(("127.0.0.1", 0), handler, ioloop=IOLoop())
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            served.serve_forever(timeout=0.05, blocking=False)

    thread = threading.Thread(target=serve)
    thread.start()
    yield Server(f"ftp://van-phong@127.0.0.1:{served.address[1]}", folder, handler)
    ended.set()
    thread.join()
    served.close_all()
