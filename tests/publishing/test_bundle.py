"""The bundle: the portal opened from a folder, in a real browser, without any server."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from vanban.publishing.bundle import bundled, from_disk
from vanban.publishing.disk import files_in
from vanban.publishing.links import broken_links, reader

PLAN = "ke-hoach/thi-uy-duc-pho/2022/44"
PATIENT = 30_000  # ms: the first search reads a dozen files


@pytest.fixture(scope="session")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """In a folder as clerks name them."""
    target = tmp_path_factory.mktemp("usb") / "Cổng nghị quyết (bản 1)"
    files = dict(files_in(site))
    for path, content in bundled(files, lambda name: files[name].read_bytes()):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    return target


@pytest.fixture
def opened(browser, folder):
    """Opens a page of the bundle; at the end none may have complained or asked for anything but files that are."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
    complaints = []

    def judge(request):
        path = unquote(urlsplit(request.url).path)
        if not request.url.startswith(folder.as_uri()) or not Path(path).is_file():
            complaints.append(request.url)

    context.on("request", judge)

    def open_page(path):
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{folder.as_uri()}/{path}")
        return page

    yield open_page
    context.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("a/", "a/index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../../", "../../index.html"),
        ("a/#muc-i", "a/index.html#muc-i"),
        ("../lich/?ngay=2022-08-10#x", "../lich/index.html?ngay=2022-08-10#x"),
        ("a/lich.ics", "a/lich.ics"),
        ("#muc-i", "#muc-i"),
        ("?ngay=1", "?ngay=1"),
        ("", ""),
        ("https://example.vn/", "https://example.vn/"),
        ("mailto:a@example.vn", "mailto:a@example.vn"),
    ],
)
def test_links_to_folders_lead_to_the_page_in_them(link: str, becomes: str) -> None:
    assert from_disk(link) == becomes


def test_no_link_is_broken_and_none_leads_to_a_folder(folder: Path) -> None:
    files = dict(files_in(folder))
    pages, styles = reader(lambda name: files[name].read_text(encoding="utf-8"), files)
    folders = re.compile(r"(?:^|/)\.{0,2}(?:[?#].*)?$")

    assert list(broken_links(pages, styles, files)) == []
    inside = [link for page in pages.values() for link in page.links if not urlsplit(link).scheme]
    assert [link for link in inside if folders.search(link) and urlsplit(link).path] == []
    assert len(pages) > 100


def test_a_reader_goes_from_page_to_page(opened) -> None:
    page = opened("index.html")
    page.get_by_role("link", name="Lịch", exact=True).first.click()
    expect(page).to_have_title(re.compile("Lịch"))
    page.locator('main a[href$="2021/index.html"]').first.click()
    assert page.url.endswith("lich/2021/index.html")
    expect(page.locator("table, .thang").first).to_be_visible()
    page.locator(".md-logo").first.click()
    assert page.url.endswith("/index.html")


@pytest.mark.parametrize("path", ["index.html", f"{PLAN}/index.html", "tim-kiem/index.html"])
def test_the_search_box_finds_and_leads_to_the_section(path: str, opened) -> None:
    page = opened(path)
    page.locator("[data-md-component=search-query]").click()
    expect(page.locator(".md-search-result__meta")).to_contain_text("Nhập để bắt đầu tìm kiếm")
    page.locator("[data-md-component=search-query]").press_sequentially("44-kh/tu bao cao ket qua")
    first = page.locator(".md-search-result__item a").first
    expect(first).to_be_visible(timeout=PATIENT)
    expect(page.locator(".md-search-result__item h1").first).to_contain_text("44-KH/TU")
    first.click()
    page.wait_for_url(re.compile(r"2022/44/index\.html"))
    expect(page.locator("h1")).to_contain_text("44-KH/TU")


def test_enter_opens_the_best_answer(opened) -> None:
    page = opened("index.html")
    page.locator("[data-md-component=search-query]").click()
    page.locator("[data-md-component=search-query]").press_sequentially("18-nq/tw")
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=PATIENT)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/18\w*/index\.html"))


def test_the_page_of_all_results_finds_narrows_and_leads_on(opened) -> None:
    page = opened("tim-kiem/index.html?q=han bao cao&nam=2022")
    expect(page.locator(".ket-qua h2").first).to_be_visible(timeout=PATIENT)
    expect(page.get_by_label("Năm")).to_have_value("2022")
    page.locator(".ket-qua h2 a").first.click()
    page.wait_for_url(re.compile(r"/index\.html"))
    expect(page.locator("h1").first).to_be_visible()


def test_choices_on_a_page_work_and_the_day_is_told(opened) -> None:
    page = opened("index.html?ngay=2022-03-08")
    assert page.evaluate("document.documentElement.dataset.homNay") == "2022-03-08"
