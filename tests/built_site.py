"""The portal as its readers get it: built once for all tests, and served over http."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from filelock import FileLock

from vanban.publishing.engine import MKDOCS, VARIABLE, command

ROOT = Path(__file__).parents[1]
ENGINE = os.environ.get(VARIABLE, MKDOCS)
"""The engine that the portal is built and tested with."""


def build(root: Path, target: Path, engine: str = ENGINE) -> None:
    """Build the portal whose `mkdocs.yml` is in `root` into the folder `target`.

    Raises AssertionError with all that the engine said when it finds a fault or so much as a warning.
    """
    utf8 = {**os.environ, "PYTHONUTF8": "1"}
    told = command(engine, target)
    done = subprocess.run(told, cwd=root, env=utf8, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{engine} build --strict failed:\n{done.stdout}{done.stderr}"


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
    """Names types itself, because Windows takes them from its registry, and keeps no log.

    `policy` is the Content-Security-Policy that all it serves comes with.
    """

    policy = ""

    extensions_map = {  # noqa: RUF012 - the base class declares it so
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".xml": "application/xml",
    }

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: object) -> None: ...


class _Strict(_Quiet):
    (policy,) = re.findall(
        r'Content-Security-Policy "(.+?)"', (ROOT / "hosting/nginx.conf").read_text(encoding="utf-8")
    )


@contextmanager
def served(folder: Path, *, strict: bool = False) -> Iterator[str]:
    """Serve `folder` on this machine only; give the address without a slash at its end.

    Where it is `strict`, with the Content-Security-Policy that offices are given: a browser says in its console what
    it refused, so that each test that watches the console is one of the policy too.
    """
    handler = partial(_Strict if strict else _Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
