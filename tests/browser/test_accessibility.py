"""Every template for everybody: by axe-core in six modes, by keyboard, by ear, at any width."""

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import PageAt
from browser.for_everybody import WINDOWS, faults_in, finds_its_way, scrolls_sideways

TEMPLATES = {
    "home": "/",
    "my part": "/phan-viec/",
    "my part in a place": "/phan-viec/thi-xa-duc-pho-tinh-quang-ngai/",
    "plan": "/ke-hoach/thi-uy-duc-pho/2022/44/",
    "directive": "/ket-luan/ban-chap-hanh-trung-uong/2021/21/",
    "unit": "/don-vi/ban-tuyen-giao-thi-uy-duc-pho/",
    "group": "/don-vi/dang-uy-xa-phuong-duc-pho/",
    "units": "/don-vi/",
    "material": "/tai-lieu/hoc-tap-trung-uong-4-khoa-xiii/",
    "materials": "/tai-lieu/",
    "documents": "/van-ban/",
    "calendar": "/lich/",
    "questions": "/hoi-dap/",
    "question set": "/hoi-dap/duc-pho-44-kh-tu/",
    "guide": "/tro-giup/soan-van-ban/",
    "editors": "/ban-bien-tap/",
    "search": "/tim-kiem/?q=ket+luan",
    "nothing here": "/404.html",
}


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_has_no_fault(page_at: PageAt, window: str, path: str) -> None:
    assert faults_in(window, page_at, path) == []


@pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)
def test_nothing_scrolls_sideways_at_any_width(page_at: PageAt, path: str) -> None:
    """Down to 320 pixels, which is a desk's 1280 magnified fourfold (WCAG 1.4.10)."""
    page = page_at(320)
    page.goto(path)
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/", "/lich/", "/ke-hoach/thi-uy-duc-pho/2022/44/", "/tim-kiem/"])
def test_what_takes_the_focus_can_be_seen(page_at: PageAt, width: int, path: str) -> None:
    page = page_at(width)
    page.goto(path)
    for _ in range(30):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
              const focused = document.activeElement;
              if (focused === document.body) return "";
              const label = focused.type === "radio" ? focused.nextElementSibling : focused; // the sign beside a switch
              const { left, right, width, height } = label.getBoundingClientRect();
              return width && height && right > 0 && left < innerWidth ? "" : focused.outerHTML;
            }"""
        )
        assert hidden == ""


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(page_at: PageAt) -> None:
    page = page_at(390)
    page.goto("/tro-giup/thoi-han/")
    button = page.get_by_role("button", name="Danh mục")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()

    page.keyboard.press("Space")
    link = page.get_by_role("navigation").get_by_role("link", name="Lịch", exact=True)
    expect(link).to_be_in_viewport()
    link.press("Enter")
    expect(page).to_have_url(re.compile(r"/lich/$"))


def test_the_search_box_of_a_phone_opens_when_the_focus_comes_to_it(page_at: PageAt) -> None:
    page = page_at(390)
    page.goto("/")
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.locator("input[name=query]")).to_be_focused()
    expect(page.locator("input[name=query]")).to_be_in_viewport()
    page.keyboard.type("ket luan 21")
    expect(page.get_by_role("status").first).to_contain_text("trang")  # told to those who hear the page
    expect(page.locator(".md-search-result__item").first).to_contain_text("21-KL/TW")  # and not of "ket" alone
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/ket-luan/"))


def test_the_first_link_at_a_desk_skips_to_the_content(page_at: PageAt) -> None:
    page = page_at()
    page.goto("/lich/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Tới nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


@pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)
def test_those_who_hear_a_page_find_their_way(page_at: PageAt, path: str) -> None:
    """One main part and one title, headings that skip no level, tables that name their columns, Vietnamese read so."""
    page = page_at()
    page.goto(path)
    finds_its_way(page)
