"""A real browser, and pages in it that are watched."""

import os
from collections.abc import Iterator
from typing import Literal, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser.chromium import NoBrowserError, find_or_fetch
from browser.watch import Watch

Scheme = Literal["light", "dark"]

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no test passes thanks to the internet
]


class PageAt(Protocol):
    """Opens an empty page `width` pixels wide, for a reader who prefers `scheme`."""

    def __call__(self, width: int = 1280, scheme: Scheme = "light") -> Page: ...


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


@pytest.fixture
def page_at(browser: Browser, address: str) -> Iterator[PageAt]:
    """Opens pages of the built portal: `page_at(390, "dark").goto("/lich/")`.

    After the test none of them may have complained in the console or asked another host.
    """
    watch = Watch(host=urlsplit(address).netloc)
    contexts = []

    def open_page(width: int = 1280, scheme: Scheme = "light") -> Page:
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        contexts.append(context)
        watch.over(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert watch.faults == []
