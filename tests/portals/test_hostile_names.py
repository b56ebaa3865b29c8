"""Words of other portals, and their names, stand on pages as words."""

import json
import re

from tiny_library import document, library, unit
from vanban.compose.settings import Settings
from vanban.compose.site import compose
from vanban.compose.source_links import SourceLinks
from vanban.documents.elsewhere import Portal
from vanban.portals.copies import read_copy

EVIL = "<img src=x onerror=alert(1)>"
PORTAL = Portal(f'Cổng {EVIL}" {{: .x }}', "https://khac.example.vn/", "plans/cong-khac/khac.json")
BASED = "Nghị quyết số 05-NQ/TU ngày 10/10/2016 của Tỉnh ủy Quảng Ngãi"


def entry(place: str, **facts: object) -> dict[str, object]:
    return {"url": place, "luu_hanh": "công khai", **facts}


def test_no_markup_of_another_portal_passes() -> None:
    """Shown are who issued a plan there that carries out ours, who superseded ours, what ours may be taken for."""
    also, issuer = f"{EVIL} Quảng Ngãi", f"Huyện ủy {EVIL}"
    theirs = [
        entry("don-vi/a/", ten_loai="Đơn vị", ten="Tỉnh ủy Quảng Ngãi", ten_khac=[also], dia_ban="tỉnh Quảng Ngãi"),
        entry("don-vi/b/", ten_loai="Đơn vị", ten=issuer, dia_ban="huyện X, tỉnh Quảng Ngãi"),
        entry(
            "a/",
            ten_loai="Nghị quyết",
            so_ky_hieu="05-NQ/TU",
            ngay_ban_hanh="20/10/2021",
            co_quan_ban_hanh=also,
            thay_the=BASED,
        ),
        entry(
            "b/",
            ten_loai="Kế hoạch",
            so_ky_hieu="9-KH/HU",
            ngay_ban_hanh="1/3/2017",
            co_quan_ban_hanh=issuer,
            can_cu=BASED,
        ),
    ]
    inventory, faults = read_copy(json.dumps({"phien_ban": 1, "van_ban": theirs}).encode(), PORTAL, internal=False)
    ours = {
        "docs/don-vi/tinh-uy.md": unit("Tỉnh ủy Quảng Ngãi", "tỉnh Quảng Ngãi"),
        "docs/van-ban/05.md": document(
            kind="Nghị quyết", number="05-NQ/TU", issued="10/10/2016", issuer="Tỉnh ủy Quảng Ngãi"
        ),
        "plans/ke-hoach.md": document(
            "can_cu: Kế hoạch số 9-KH/HU ngày 01/3/2017\n", "Theo Nghị quyết số 05-NQ/TU của Tỉnh ủy Quảng Ngãi."
        ),
    }

    pages = {
        page.address: page.markdown
        for page in compose(library(ours, elsewhere=[inventory]), Settings("Cổng"), SourceLinks({}, ())).pages
    }

    assert faults == []
    assert "&lt;img src=x onerror=alert(1)&gt;" in pages["nghi-quyet/tinh-uy/2016/05"]
    assert "&lt;img src=x onerror=alert(1)&gt;" in pages["ban-bien-tap"]
    assert re.search("Đã được thay thế bởi <a .*Cổng &lt;img", pages["nghi-quyet/tinh-uy/2016/05"])
    assert [address for address, text in pages.items() if EVIL in text] == []
