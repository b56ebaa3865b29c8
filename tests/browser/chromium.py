"""Where a browser for the tests is on this machine: an installed Chromium, Chrome or Edge, or a fetched one.

`python tests/browser/chromium.py` prints its path; it needs the standard library only.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

COMMANDS = (
    "chromium",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "chromium-browser",  # last: on Ubuntu a stub, unless the snap is there
)
APPLICATIONS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)


class NoBrowserError(LookupError):
    """No browser is here and none could be fetched; the message says what to do."""


def find(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Give the executable of an installed browser, or None.

    The variable CHROMIUM names one outright; NoBrowserError is raised when it names no file.
    """
    if named := environment.get("CHROMIUM"):
        if Path(named).is_file():
            return Path(named)
        raise NoBrowserError(f"CHROMIUM={named} is not a file: name the browser's executable, or unset CHROMIUM.")
    return next((place for place in _places(environment, platform) if place.is_file()), None)


def find_or_fetch() -> Path | None:
    """Give the executable of an installed browser, or None once Playwright holds one of its own.

    Raises NoBrowserError when there is neither an installed browser nor a way to fetch one.
    """
    if found := find():
        return found
    fetch = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(fetch, capture_output=True, check=False).returncode == 0:
        return None
    raise NoBrowserError(
        "The browser tests need Chromium, Chrome or Edge, and none could be found or fetched: install one "
        "(Debian: apt install chromium; else google.com/chrome), or set CHROMIUM to its executable."
    )


def _places(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    for command in COMMANDS:
        if on_path := shutil.which(command, path=environment.get("PATH", "")):
            yield Path(on_path)
    if platform == "darwin":
        for folder in ("/Applications", f"{environment.get('HOME', '')}/Applications"):
            for name in APPLICATIONS:
                yield Path(folder, f"{name}.app/Contents/MacOS/{name}")
    if platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            for program in WINDOWS_PROGRAMS:
                yield Path(environment.get(variable, ""), program)
    yield Path("/snap/bin/chromium")


if __name__ == "__main__":
    sys.exit(print(found) if (found := find()) else "no browser found")
