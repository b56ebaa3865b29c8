"""Takes the pictures of the portal that README and the guide show: a desk's width and a phone's, as PNG files."""

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from browser.chromium import find_or_fetch
from built_site import build, served

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "docs/assets/anh"
PAGES = {
    "trang-chu": "/",
    "ke-hoach": "/ke-hoach/thi-uy-duc-pho/2022/44/?ngay=2022-03-08",
    "van-ban": "/ket-luan/ban-chap-hanh-trung-uong/2021/21/",
    "don-vi": "/don-vi/ban-tuyen-giao-thi-uy-duc-pho/?ngay=2022-03-08",
    "phan-viec": "/phan-viec/thi-xa-duc-pho-tinh-quang-ngai/?dung-cho=giáo viên",
    "lich": "/lich/",
    "tim-kiem": "/",
}

SHARED = """<body style="margin:0;display:grid;align-content:center;gap:28px;height:630px;padding:0 96px;
box-sizing:border-box;background:#8f1d1d;color:#fff;font-family:'DejaVu Serif',serif;border-bottom:18px solid #c8961a">
<p style="margin:0;font-size:34px;opacity:.85">Cổng tra cứu</p>
<p style="margin:0;font-size:74px;line-height:1.25">Nghị quyết, kế hoạch<br>và thời hạn thực hiện</p>
<p style="margin:0;font-size:34px;opacity:.85">Ai làm gì, đến ngày nào, theo mục nào</p></body>"""
"""What a shared link shows beside its title (1200 × 630, the size Zalo and Facebook ask for)."""


def _search(page: Page) -> None:
    box = page.locator("input[name=query]")
    if not box.is_visible():
        page.locator("label.md-header__button[for=__search]").click()
    box.press_sequentially("quan triet ket luan 21")
    page.locator(".md-search-result__item").first.wait_for()


def main() -> None:
    """Build the portal, open each page at both widths, and write ``<name>-<width>.png``."""
    TARGET.mkdir(parents=True, exist_ok=True)
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(ROOT, Path(folder) / "site")
        browser = playwright.chromium.launch(executable_path=find_or_fetch(), args=arguments)
        with served(Path(folder) / "site") as address:
            for name, path in PAGES.items():
                for width, height in ((1280, 800), (390, 800)):
                    page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
                    page.goto(f"{address}{path}")
                    if name == "tim-kiem":
                        _search(page)
                    page.screenshot(path=TARGET / f"{name}-{width}.png")
                    page.close()
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        page.set_content(SHARED)
        page.screenshot(path=TARGET / "chia-se.png")
        browser.close()


if __name__ == "__main__":
    main()
