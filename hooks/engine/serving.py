"""``mkdocs serve`` for people who write: the edited page at once, faults in the browser, changed code begun anew."""

import atexit
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from html import escape
from pathlib import Path

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from engine.settled import outside_of
from vanban.unchanged import states_of

_CODE = Path(__file__).parents[1]
_FEW = 3
_PLACES = re.compile(rf'File "({re.escape(str(_CODE))}[^"]+)", line (\d+)')
_LOOK = (
    "position:fixed;inset:auto 0 0 0;max-height:60%;overflow:auto;z-index:9;margin:0;padding:1rem;"
    "background:#7f1d1d;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap"
)

Preview = Callable[[str, bytes], tuple[str, str] | None]
"""(path in the site, HTML) of the page of an edited source, by its path and content; None where that must wait."""
State = dict[str, tuple[int, int]]


_now: list["Serving"] = []


def serve(server: LiveReloadServer, config: MkDocsConfig, preview: Preview) -> None:
    """Let ``server`` show the page of an edited source first."""
    _now.append(Serving(server, Path(config.config_file_path).parent, preview))
    if outside := outside_of(config):
        server.watch(str(outside))


def writing_begins() -> None:
    """The site is exchanged from here on: browsers wait."""
    for serving in _now:
        serving.hold()


class Serving:
    """Takes the place of the server's builder, which is called whenever something was saved below ``root``."""

    def __init__(self, server: LiveReloadServer, root: Path, preview: Preview) -> None:
        self._server, self._root, self._preview = server, root, preview
        self._build, server.builder = server.builder, self
        self._sources, self._code = self._states(), _code()
        self._report = ""
        inject = server._inject_js_into_html
        server._inject_js_into_html = lambda content, epoch: inject(self._reported(content), epoch)  # type: ignore[method-assign,no-untyped-call]

    def __call__(self) -> None:
        """Show what can be shown at once, build, and let browsers load what is new, or why there is nothing new."""
        try:
            if _code() != self._code:
                _try_to_begin()
                print("Mã của cổng đã đổi: khởi động lại.", file=sys.stderr)
                atexit.register(_begin_anew)
                raise KeyboardInterrupt  # MkDocs tidies up and ends
            self._show_edited()
            self._build()
            self._report = ""
        except Exception as fault:  # MkDocs' own way to stop is one
            self._report = str(fault).strip()
            print(self._report, file=sys.stderr)
        self._server._wanted_epoch += 1  # browsers that have the preview load again

    def hold(self) -> None:
        """Let browsers wait until all is built."""
        self._server._wanted_epoch += 1

    def _show_edited(self) -> None:
        before, self._sources = self._sources, self._states()
        changed = [path for path, state in self._sources.items() if before.get(path) != state]
        if len(changed) > _FEW:
            return
        for path in changed:
            with suppress(OSError):  # gone since, as editors' own files go
                if shown := self._preview(path, (self._root / path).read_bytes()):
                    (Path(self._server.root) / shown[0]).write_text(shown[1], encoding="utf-8")
                    self._report = ""
        with self._server._epoch_cond:
            self._server._visible_epoch = self._server._wanted_epoch
            self._server._epoch_cond.notify_all()

    def _states(self) -> State:
        return {
            f"{top}/{path}": state for top in ("docs", "plans") for path, state in states_of(self._root / top).items()
        }

    def _reported(self, content: bytes) -> bytes:
        told = f'<pre role="alert" style="{_LOOK}">{escape(self._report)}</pre></body>' if self._report else "</body>"
        return content.replace(b"</body>", told.encode())


def _code() -> State:
    return {path: state for path, state in states_of(_CODE).items() if not path.endswith(".pyc")}


def _try_to_begin() -> None:
    """Load the changed code elsewhere. Raises ImportError: then nothing could begin anew, and what runs goes on."""
    command = [sys.executable, "-X", "utf8", "-c", f"import {mkdocs.__name__}.__main__, portal"]
    tried = subprocess.run(command, cwd=_CODE, capture_output=True, encoding="utf-8", errors="replace")
    if tried.returncode:
        places = [
            f"{Path(path).relative_to(_CODE.parent).as_posix()}:{line}: "
            for path, line in _PLACES.findall(tried.stderr)
        ]
        raise ImportError("".join(places[-1:]) + tried.stderr.strip().rpartition("\n")[2])


def _begin_anew() -> None:
    command = [sys.executable, "-m", mkdocs.__name__, *sys.argv[1:]]
    if os.name == "nt":  # no exec that a console waits for
        os._exit(subprocess.call(command))
    os.execv(sys.executable, command)
