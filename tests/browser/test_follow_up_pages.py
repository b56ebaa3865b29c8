"""The follow-up book on the pages of the internal edition, at a desk and on a phone."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browser.conftest import PageAt
from browser.for_everybody import WINDOWS, faults_in, finds_its_way, scrolls_sideways
from built_site import build, served
from followup.duc_pho import ADDRESS, BOOK, ROOT, WARDS, portal
from vanban.cli import main

ROW = '"#iii-5";"{body}";"{attended}";"120";"2";"{number}";"{sent}";"{note}"\n'
HEAD = "Mã việc;Đơn vị;Số dự;Tổng số;Số lớp đã mở;Số văn bản đã gửi;Ngày gửi;Ghi chú\n"
CODE = "<script>alert(1)</script> **đậm** [x](javascript:1)"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the internal edition of the samples is served: five wards have reported, the fifth late, the rest not."""
    root = portal(tmp_path_factory.mktemp("internal") / "portal")
    for folder in ("hooks", "overrides"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    rows = [
        ROW.format(body=ward, attended=100 + n, number=f"{n:02d}-BC/ĐU", sent=f"{14 + n}/3/2022", note=CODE)
        for n, ward in enumerate(WARDS[:5])
    ]
    (root / BOOK).parent.mkdir(parents=True)
    (root / BOOK).write_text(HEAD + "".join(rows) + "#cu;Tổ cũ;3;;;;;kể lại\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["ledger"]) == 0
        patch.setenv("AN_BAN", "nội bộ")
        build(root, root / "site")
    with served(root / "site", strict=True) as url:
        yield url


PAGES = {
    "books": "/so-theo-doi/",
    "book": f"/{ADDRESS}/?ngay=2022-03-20",
    "summary": f"/{ADDRESS}/tong-hop/",
    "unit": "/don-vi/dang-uy-phuong-mau-7-duc-pho/?ngay=2022-03-20",
    "plan": "/ke-hoach/thi-uy-duc-pho/2022/44/",
    "home": "/",
}


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_has_no_fault(page_at: PageAt, window: str, path: str) -> None:
    assert faults_in(window, page_at, path) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_fits_any_width_and_can_be_heard(page_at: PageAt, path: str) -> None:
    page = page_at(320)
    page.goto(path)
    assert not scrolls_sideways(page)
    finds_its_way(page)


def test_what_is_awaited_depends_on_the_readers_day(page_at: PageAt) -> None:
    page = page_at()
    for day, said in {"2022-03-17": "chưa báo cáo", "2022-03-18": "chưa báo cáo, đã qua hạn 1 ngày"}.items():
        page.goto(f"/{ADDRESS}/?ngay={day}")
        row = page.locator("tr", has=page.locator("td")).filter(has_text=WARDS[6]).last
        assert row.locator(".tinh-trang").inner_text() == said


def test_each_ward_stands_as_recorded(page_at: PageAt) -> None:
    page = page_at()
    page.goto(f"/{ADDRESS}/?ngay=2022-03-20")
    table = page.locator("#iii-5 ~ table").first
    states = table.locator(".tinh-trang").all_inner_texts()

    assert states == [
        *["đã báo cáo"] * 4,
        "đã báo cáo muộn 1 ngày",
        *["chưa báo cáo, đã qua hạn 3 ngày"] * 10,
    ]
    assert table.get_by_text(CODE).count() == 5  # words, whatever they look like
    assert page.locator("#khong-con ~ table").inner_text().count("kể lại") == 1


def test_without_scripts_everything_but_the_count_of_days_is_there(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address, java_script_enabled=False)
    page.goto(f"/{ADDRESS}/")

    assert page.locator("#iii-5 ~ table").first.locator(".tinh-trang").all_inner_texts() == [
        *["đã báo cáo"] * 4,
        "đã báo cáo muộn 1 ngày",
        *["chưa báo cáo"] * 10,
    ]
    page.close()


def test_one_ward_can_be_chosen(page_at: PageAt) -> None:
    page = page_at(390)
    page.goto(f"/{ADDRESS}/")
    page.get_by_label("Đơn vị").select_option(WARDS[2])

    assert page.locator(".mot-viec tbody tr:visible").count() == 1
    assert page.locator(".mot-viec:visible").count() == 1


def test_home_plan_and_unit_lead_to_the_book(page_at: PageAt) -> None:
    page = page_at(390)
    for path in ("", ADDRESS.removeprefix("so-theo-doi/") + "/", "don-vi/dang-uy-phuong-mau-7-duc-pho/"):
        page.goto(f"/{path}")
        page.locator(f"#so-theo-doi ~ * a[href*='{ADDRESS}']").first.click()
        page.wait_for_url(f"**/{ADDRESS}/")


def test_the_workbook_is_there_to_fetch(page_at: PageAt) -> None:
    page = page_at()
    page.goto(f"/{ADDRESS}/")
    answer = page.request.get(f"/{ADDRESS}/{page.locator('a[href$=xlsx]').get_attribute('href')}")

    assert answer.ok
    assert answer.body()[:2] == b"PK"
