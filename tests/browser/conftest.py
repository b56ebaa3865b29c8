"""Pages of the built portal in a real browser, watched."""

from collections.abc import Iterator
from typing import Literal, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from browser.watch import Watch

Scheme = Literal["light", "dark"]


class PageAt(Protocol):
    """Opens an empty page `width` pixels wide, for a reader who prefers `scheme`."""

    def __call__(self, width: int = 1280, scheme: Scheme = "light") -> Page: ...


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
