"""What many tests need: the portal built, and served; a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from browser.chromium import NoBrowserError, find_or_fetch
from built_site import build_once, served

ROOT = Path(__file__).parents[1]

settings.register_profile("portal", deadline=None)  # a slow machine is no fault of the code
settings.load_profile("portal")

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no test passes thanks to the internet
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built portal. All test processes share it: read it, never write to it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # a worker's folder lies inside the one of the whole run
        folder = folder.parent
    return build_once(ROOT, folder)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The http address of the built portal, without a slash at its end."""
    with served(site, strict=True) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium, Chrome or Edge, or the one Playwright fetched; without a window."""
    try:
        executable = find_or_fetch()
    except NoBrowserError as fault:
        pytest.fail(str(fault), pytrace=False)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium refuses root its sandbox
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=[*QUIET, "--no-sandbox"] if as_root else QUIET
        )
        yield browser
        browser.close()
