"""Every template by axe-core, at a desk and on a phone, by day and by night: no fault."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.conftest import PageAt, Scheme

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
}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_has_no_fault(page_at: PageAt, width: int, scheme: Scheme, path: str) -> None:
    page = page_at(width, scheme)
    page.goto(path)
    faults = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []
