"""Firefox without a window, driven by its own Marionette protocol: Playwright knows only a Firefox of its own making.

A message is a JSON list behind its length: ``[0, id, command, arguments]``, answered by ``[1, id, error, result]``.
"""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60
"""Seconds until Firefox answers, on a busy machine too."""


def find() -> str | None:
    """The installed Firefox, if there is one."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """A window of Firefox."""

    def __init__(self, connection: socket.socket) -> None:
        self._stream = connection.makefile("rwb")
        self._read()  # what Firefox says of itself
        self._last = 0
        self.command("WebDriver:NewSession", strictFileInteractability=True)

    def command(self, name: str, **arguments: object) -> Any:
        """What a command of Marionette gives."""
        self._last += 1
        message = json.dumps([0, self._last, name, arguments]).encode()
        self._stream.write(b"%d:%s" % (len(message), message))
        self._stream.flush()
        _, _, error, result = self._read()
        assert not error, error
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def script(self, body: str) -> Any:
        """What a script gives that runs in the page."""
        return self.command("WebDriver:ExecuteScript", script=body, args=[], sandbox=None)

    def until(self, body: str) -> Any:
        """What a script gives as soon as that is true."""
        end = time.monotonic() + PATIENCE
        while not (found := self.script(body)):
            assert time.monotonic() < end, f"Firefox still says no: {body}"
            time.sleep(0.05)
        return found

    def write(self, selector: str, words: str) -> None:
        """Type into the element of a selector."""
        element = self.command("WebDriver:FindElement", using="css selector", value=selector)
        (identity,) = element.values()
        self.command("WebDriver:ElementSendKeys", id=identity, text=words)

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            sign = self._stream.read(1)
            assert sign, "Firefox is gone"
            length += sign
        return json.loads(self._stream.read(int(length[:-1])))


@contextmanager
def firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox with a new profile in the folder ``profile``."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    profile.mkdir()
    settings = {
        "marionette.port": port,
        "app.update.enabled": False,
        "datareporting.policy.dataSubmissionEnabled": False,
    }
    told = "".join(f'user_pref("{name}", {json.dumps(value)});\n' for name, value in settings.items())
    (profile / "user.js").write_text(told, encoding="utf-8")
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with _connected(port) as connection:
                yield Firefox(connection)
        finally:
            process.kill()


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
