"""Search where pages come without a reload (the theme's ``navigation.instant``), which an office may turn on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import expect

from browser.conftest import PageAt
from built_site import served

ROOT = Path(__file__).parents[2]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The portal with that feature, under the Content-Security-Policy. It goes by the addresses of its sitemap."""
    with served(tmp_path, strict=True) as url:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path), site_url=f"{url}/")
        config.theme["features"].append("navigation.instant")
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        yield url


def test_the_box_and_the_page_of_results_work_on_pages_that_came_without_a_reload(page_at: PageAt) -> None:
    page = page_at()
    page.goto("/")
    page.wait_for_load_state("networkidle")  # the theme has the sitemap, without which links lead as ever
    page.evaluate("window.stayed = true")
    page.get_by_role("navigation", name="Các phần").get_by_role("link", name="Lịch").click()
    expect(page).to_have_url(re.compile("/lich/$"))
    assert page.evaluate("window.stayed")

    box = page.locator("input[name=query]")
    box.click()
    box.press_sequentially("ket luan 21")
    result = page.locator(".md-search-result__item a").first
    expect(result).to_have_attribute("href", re.compile("/ket-luan/ban-chap-hanh-trung-uong/2021/21/"), timeout=30_000)

    page.evaluate("document.querySelector('.tim-het').click()")  # whether or not the box is still open
    expect(page.locator(".ket-qua li").first).to_be_visible(timeout=30_000)
