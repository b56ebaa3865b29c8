"""The portal in use, behind nginx as offices run it: nothing is refused, nothing is asked of another host."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.conftest import PageAt
from hosting.servers import NotHereError, nginx


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address of the portal behind nginx with `hosting/nginx.conf`."""
    try:
        with tempfile.TemporaryDirectory() as folder, nginx(site, Path(folder)) as url:
            yield url
    except NotHereError as missing:
        pytest.skip(str(missing))


def test_everything_works_under_the_policy(page_at: PageAt) -> None:
    """Search, results, filters, colours, the calendar; the watch of `page_at` sees what the browser refuses."""
    page = page_at(390)
    answer = page.goto("/")
    assert answer
    assert "unsafe" not in answer.headers["content-security-policy"]

    page.locator("label.md-header__button[for=__search]").click()
    page.locator("input[name=query]").press_sequentially("ket luan 21")
    expect(page.locator(".md-search-result__item").first).to_contain_text("21-KL/TW")
    page.get_by_role("link", name="Kết quả đầy đủ").click()
    expect(page.locator(".ket-qua > li").first).to_be_visible()

    page.goto("/phan-viec/thi-xa-duc-pho-tinh-quang-ngai/")
    page.locator("[data-loc] button").first.click()
    expect(page.get_by_role("status").filter(has_text="mục").first).to_be_visible()

    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("/lich/?ngay=2022-03-14")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")  # kept, and there from the start
    expect(page.locator(".hom-nay").first).to_be_attached()
    page.goto("/ke-hoach/thi-uy-duc-pho/2022/44/")
    expect(page.locator(".the").first).to_be_visible()


def test_a_reader_by_night_sees_the_night_before_the_pages_scripts_have_run(page_at: PageAt) -> None:
    page = page_at(1280, "dark")
    page.route("**/bundle.*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto("/lich/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_script_within_a_page_would_be_refused(browser: Browser, address: str) -> None:
    """That the tests above can fail."""
    page = browser.new_page()
    page.goto(address)
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert page.evaluate("window.ran") is None
    page.close()
