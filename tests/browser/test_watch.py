"""The watch is what every browser test trusts: here it must see each kind of fault, and only faults."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from browser.watch import Watch
from built_site import served


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """Stands in for the portal's address: these tests bring their own pages."""
    with served(folder) as url:
        yield url


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<script>console.error('hỏng')</script>", "console error: hỏng"),
        ("<script>null.x</script>", "uncaught exception: "),
        ("<img src=missing.png>", "console error: Failed to load resource"),
        ("<img src=http://example.com/x.png>", "request to another host: http://example.com/x.png"),
        ("<img src=http://localhost:1/x.png>", "request to another host: http://localhost:1/x.png"),
    ],
)
def test_a_fault_is_seen(browser: Browser, folder: Path, address: str, body: str, fault: str) -> None:
    assert any(seen.startswith(fault) for seen in faults_of(browser, folder, address, body))


@pytest.mark.parametrize(
    "body",
    [
        "<script>console.log('ổn'); console.warn('ổn')</script>",
        "<img src=data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=>",
        "<a href=http://example.com/>a link is no request</a>",
    ],
)
def test_what_is_no_fault_is_passed_over(browser: Browser, folder: Path, address: str, body: str) -> None:
    assert faults_of(browser, folder, address, body) == []


def faults_of(browser: Browser, folder: Path, address: str, body: str) -> list[str]:
    icon = "<link rel=icon href=data:,>"
    (folder / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{icon}{body}", encoding="utf-8")
    watch = Watch(host=urlsplit(address).netloc)
    context = browser.new_context()
    watch.over(context)
    context.new_page().goto(address, wait_until="networkidle")
    context.close()
    return watch.faults


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_opens_at_the_width_and_in_the_scheme_asked_for(page_at, folder: Path, width: int, scheme: str) -> None:
    (folder / "index.html").write_text("<!doctype html><link rel=icon href=data:,>", encoding="utf-8")
    page = page_at(width, scheme)
    page.goto("/")
    assert page.evaluate("innerWidth") == width
    assert page.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches")
