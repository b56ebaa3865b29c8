"""The portal as its readers get it: built once for all tests, and served over http."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from filelock import FileLock


def build(root: Path, target: Path) -> None:
    """Build the portal whose `mkdocs.yml` is in `root` into the folder `target`.

    Raises AssertionError with all that MkDocs said when it finds a fault or so much as a warning.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    utf8 = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=root, env=utf8, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"mkdocs build --strict failed:\n{done.stdout}{done.stderr}"


def build_once(root: Path, shared: Path) -> Path:
    """Give the built portal in the folder `shared`, building it unless another test process has done so.

    The folder gets its final name only when it is whole, so no process ever sees half a site.
    """
    site = shared / "site"
    with FileLock(shared / "site.lock"):
        if not site.exists():
            unfinished = shared / "site.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            build(root, unfinished)
            unfinished.rename(site)
    return site


class _Quiet(SimpleHTTPRequestHandler):
    """Names types itself, because Windows takes them from its registry, and keeps no log."""

    extensions_map = {  # noqa: RUF012 - the base class declares it so
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".xml": "application/xml",
    }

    def log_message(self, *_: object) -> None: ...


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on this machine only; give the address without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
