"""``/lich/`` as people use it: to and fro, narrowed, on the wall."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("width", [390, 1280])
def test_a_day_of_the_year_leads_to_what_is_due_on_it(page_at, width):
    page = page_at(width)
    page.goto("/lich/2022/")
    page.get_by_role("table", name="Tháng 3/2022").get_by_role("link", name="17", exact=True).click()
    assert page.url.endswith("/lich/2022/03/#ngay-2022-03-17")
    expect(page.get_by_role("heading", name="Thứ Năm, 17/3/2022")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_months_with_something_due_follow_one_another(page_at):
    page = page_at(390)
    page.goto("/lich/2022/03/")
    steps = page.get_by_role("navigation", name="Trước và sau")
    steps.get_by_role("link", name="Tháng 5/2022").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lịch tháng 5/2022")
    steps.get_by_role("link", name="Năm 2022").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("năm 2022")


def test_choices_combine_with_the_keyboard_alone_and_go_along_to_the_next_month(page_at):
    page = page_at(1280)
    page.goto("/lich/2022/03/")
    everything = page.locator(".the:visible").count()
    page.locator(".chon-lich summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Loại việc").focus()
    page.keyboard.type("báo")
    page.get_by_label("Đơn vị").select_option("Ban Tuyên giáo Thị ủy Đức Phổ")
    cards = page.locator(".the:visible")
    assert 0 < cards.count() < everything
    assert parse_qs(urlsplit(page.url).query) == {"loai": ["báo cáo"], "don-vi": ["Ban Tuyên giáo Thị ủy Đức Phổ"]}
    page.goto(page.url)  # the address alone tells what was chosen
    assert cards.count() == page.locator(".the:visible").count() > 0
    assert page.get_by_role("link", name="Tháng 5/2022").evaluate("link => link.search") == urlsplit(
        page.url
    ).query.join(["?", ""])


def test_a_month_narrowed_shows_no_other_duty_and_no_empty_day(page_at):
    page = page_at(1280)
    page.goto("/lich/2022/08/")
    days = page.locator("h2:visible, h3:visible").filter(has_text="2022")
    everything, grid = days.count(), page.locator("table.thang li:visible")
    assert grid.count() > 1
    page.locator(".chon-lich summary").click()
    page.get_by_label("Đơn vị").select_option("Các cơ quan, đơn vị thị xã Đức Phổ")
    expect(grid).to_have_count(1)
    expect(page.locator(".the:visible")).to_have_count(1)
    expect(page.get_by_text("thị xã Đức Phổ: 1 mục")).to_be_visible()
    assert days.count() < everything


@pytest.mark.parametrize("month", ["/lich/2022/05/", "/lich/2022/07/", "/lich/2022/01/"])
def test_a_unit_chosen_elsewhere_holds_in_a_month_that_has_nothing_for_it(page_at, month):
    page = page_at(390)
    page.goto(f"{month}?don-vi=Trung tâm Chính trị thị xã Đức Phổ")
    expect(page.get_by_text("Đức Phổ: không có mục nào")).to_be_visible()
    expect(page.locator(".the:visible")).to_have_count(0)


def test_on_a_phone_a_day_of_the_month_leads_to_what_is_due_on_it(page_at):
    page = page_at(390)
    page.goto("/lich/2022/03/")
    page.locator("table.thang").get_by_role("link", name="17", exact=True).click()
    expect(page.get_by_role("heading", name="Thứ Năm, 17/3/2022")).to_be_in_viewport()


def test_what_has_no_day_stands_on_its_own_page(page_at):
    page = page_at(390)
    page.goto("/lich/")
    page.get_by_role("link", name="Việc không định ngày").click()
    page.get_by_role("article").get_by_role("link", name="Kế hoạch năm 2021").click()
    expect(page.locator(".the").first).to_contain_text("Không định ngày")


@pytest.mark.parametrize("path", ["/lich/2022/quy-1/", "/lich/2022/03/", "/lich/2022/tuan-10/"])
def test_a_sheet_for_the_wall_prints_without_what_only_a_screen_needs(page_at, path):
    page = page_at(1280)
    page.goto(path)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for gone in (".buoc", ".chon-lich", ".md-header"):
        expect(page.locator(gone).first).to_be_hidden()
    assert "2022" in page.locator("article").inner_text()
