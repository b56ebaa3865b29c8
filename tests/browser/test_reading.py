"""Readers at a desk and on a phone, by day and by night, in a real browser."""

import re
from datetime import date

import icalendar
import pytest
from playwright.sync_api import Page, Route, expect

from browser.conftest import PageAt, Scheme

PLAN = "/ke-hoach/thi-uy-duc-pho/2022/44/"
EVERYWHERE = pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
)


def search(page: Page, words: str) -> Page:
    """Type into the search box, opening it first where it is folded away."""
    box = page.locator("input[name=query]")
    if page.viewport_size and page.viewport_size["width"] < 960:
        page.locator("label.md-header__button[for=__search]").click()
        expect(box).to_be_focused()  # the theme puts the caret in once the box has opened
    box.press_sequentially(words)
    return page


def assert_fits(page: Page) -> None:
    """Nothing makes the page scroll sideways."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@EVERYWHERE
def test_from_home_to_a_plan_its_section_its_unit_and_the_calendar(page_at: PageAt, width: int, scheme: Scheme) -> None:
    page = page_at(width, scheme)
    page.goto("/")
    assert_fits(page)

    page.get_by_role("article").get_by_role("link", name="Kế hoạch số 44-KH/TU").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kế hoạch số 44-KH/TU")
    assert_fits(page)

    page.locator(".viec").get_by_role("link", name="Hội nghị (lớp) do Liên đoàn Lao động thị xã tổ chức").click()
    assert page.url.endswith("#muc-iii-3")
    expect(page.locator("#muc-iii-3")).to_be_in_viewport()

    page.locator(".viec").get_by_role("link", name="Liên đoàn Lao động thị xã", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Liên đoàn Lao động thị xã Đức Phổ")
    assert_fits(page)

    page.goto("/lich/")
    expect(page.get_by_role("table", name="Tháng 3/2022")).to_be_visible()
    assert_fits(page)


@EVERYWHERE
@pytest.mark.parametrize("words", ["nghi quyet 21-KL/TW", "21-KL/TW", "21 kl tw", "ket luan 21"])
def test_a_number_in_any_spelling_finds_its_document_first(
    page_at: PageAt, width: int, scheme: Scheme, words: str
) -> None:
    page = page_at(width, scheme)
    page.goto("/")
    first = search(page, words).locator(".md-search-result__item").first
    expect(first).to_contain_text("Kết luận số 21-KL/TW")


@pytest.mark.parametrize("words", ["quan triet", "quán triệt", "dang bo", "Đảng bộ", "nghi quyet", "chinh tri"])
def test_words_are_found_with_and_without_diacritics(page_at: PageAt, words: str) -> None:
    page = page_at(390)
    page.goto("/")
    expect(search(page, words).locator(".md-search-result__item").first).to_be_visible()


def test_the_box_does_not_say_that_the_pages_it_shows_are_all(page_at: PageAt) -> None:
    page = page_at()
    page.goto("/")
    said = search(page, "quan triet").locator(".md-search-result__meta")
    expect(said).to_have_text("12 trang gần đúng nhất")
    page.goto("/tim-kiem/?q=quan+triet")
    expect(page.get_by_role("status").last).to_have_text(re.compile("^[4-9][0-9] trang"))


def test_a_section_is_found_and_opened(page_at: PageAt) -> None:
    page = page_at()
    page.goto("/")
    search(page, "tu soi tu sua")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/ke-hoach/**")


def test_today_is_the_readers_and_an_address_can_say_another(page_at: PageAt) -> None:
    page = page_at()
    page.goto(f"{PLAN}?ngay=2022-03-14")
    cards = page.locator("#thoi-han ~ .viec").first.locator(".the")
    expect(cards.nth(0)).to_contain_text("đã qua ngày hạn")
    expect(cards.nth(1)).to_contain_text("hạn hôm nay")
    expect(cards.nth(5)).to_contain_text("sắp đến hạn, còn 7 ngày")
    expect(cards.nth(6).locator(".han")).to_have_count(0)


def test_of_a_duty_that_returns_the_next_day_is_said(page_at: PageAt) -> None:
    def returning(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub('data-han="[^"]*"', f"data-cac-han={days}", answer.text(), count=1))

    page = page_at()
    days = '"2022-03-14 2022-04-14 2022-09-14"'
    page.route(f"**{PLAN}*", returning)
    card = page.locator("[data-cac-han]")
    soon = "kỳ tới 14/04/2022: sắp đến hạn, còn 4 ngày"
    for today, said in (("2022-03-20", "kỳ tới 14/04/2022"), ("2022-04-10", soon)):
        page.goto(f"{PLAN}?ngay={today}")
        expect(card.locator(".khi-nao > span").last).to_have_text(said)


def test_a_plan_that_is_over_accuses_nobody(page_at: PageAt) -> None:
    page = page_at()
    page.goto(f"{PLAN}?ngay=2026-11-21")
    expect(page.locator(".the .han")).to_have_count(0)
    page.goto("/?ngay=2026-11-21")
    expect(page.get_by_text("Hôm nay không có việc nào sắp đến hạn.")).to_be_visible()
    expect(page.locator("[data-den-han] .the").first).to_be_hidden()


def test_the_calendar_of_a_unit_can_be_downloaded_and_read(page_at: PageAt) -> None:
    page = page_at(390)
    page.goto("/don-vi/ban-tuyen-giao-thi-uy-duc-pho/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Lịch của đơn vị này (.ics)").click()
    calendar = icalendar.Calendar.from_ical(download.value.path().read_bytes())
    days = [event.decoded("DTSTART") for event in calendar.walk("VEVENT")]
    assert {date(2022, 3, 14), date(2022, 3, 21)} <= set(days)
    assert days == sorted(days)


def test_without_javascript_everything_is_there_in_order_of_day(browser, address: str) -> None:
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto("/lich/")
    page.get_by_role("table", name="Tháng 3/2022").get_by_role("link", name="Tháng 3/2022").click()
    days = page.locator(".the[data-han]").evaluate_all("cards => cards.map(card => card.dataset.han)")
    assert days == sorted(days)
    assert len(days) == 6
    page.context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_phone_folds_out_the_sections_of_a_long_page(browser, address: str, javascript: bool) -> None:
    page = browser.new_page(base_url=address, java_script_enabled=javascript, viewport={"width": 390, "height": 800})
    page.goto(PLAN)
    fold = page.locator("summary", has_text="Mục lục")
    section = page.locator(".md-sidebar--secondary").get_by_role("link", name="VI. Tổ chức thực hiện")
    expect(section).to_be_hidden()
    fold.press("Enter")
    expect(section).to_be_in_viewport(ratio=0.5)
    assert fold.bounding_box()["y"] < section.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    assert_fits(page)

    section.click()
    expect(page.locator("#muc-vi")).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(fold).to_be_hidden()
    page.close()


def test_a_desk_and_a_short_page_have_no_folded_sections(page_at: PageAt) -> None:
    page = page_at()
    page.goto(PLAN)
    expect(page.locator(".muc-luc")).to_be_hidden()
    expect(page.locator(".md-sidebar--secondary").get_by_role("link", name="VI. Tổ chức thực hiện")).to_be_visible()

    phone = page_at(390)
    phone.goto("/hoi-nghi-trung-uong/khoa-xiii/5/")
    expect(phone.locator(".muc-luc")).to_be_hidden()
