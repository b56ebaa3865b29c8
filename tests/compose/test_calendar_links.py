"""Which calendars a page offers to subscribe to."""

import pytest

from tiny_library import PLAN, conclusion, document, library, tasks
from vanban.calendars import subscriptions
from vanban.compose.settings import Settings
from vanban.compose.site import compose
from vanban.compose.source_links import SourceLinks


def test_the_calendar_page_leads_to_the_portals_older_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subscriptions, "MOST_BYTES", 4_000)
    duties = [f"muc: I\nviec: việc {n}\nchu_tri: Thị ủy\nthoi_han: ngày 15/3/{2020 + n % 4}" for n in range(12)]
    site = compose(library({PLAN: document(tasks(*duties), issued="01/3/2020")}), Settings("Cổng"), SourceLinks({}, ()))
    page = next(page for page in site.pages if page.address == "lich")

    assert '<a href="lich.ics" class="ics">Lịch của cả cổng (.ics)</a>' in page.body
    for year in (2020, 2021, 2022):
        assert f'<a href="lich-{year}.ics" class="ics">{year}</a>' in page.body
        assert any(asset.path == f"lich/lich-{year}.ics" for asset in site.assets)


def test_where_a_calendar_is_offered_the_guide_tells_how_to_subscribe() -> None:
    studied = "van_ban_quan_triet: Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng\n"
    plan = document(studied + tasks("muc: I\nviec: học\nchu_tri: Thị ủy\nthoi_han: ngày 15/3/2022"))
    of = library({PLAN: plan, "docs/van-ban/a.md": conclusion("21-KL/TW", "25/10/2021")})
    guide = SourceLinks({"docs/tro-giup/lich.md": "tro-giup/lich.md"}, ())
    composed = compose(of, Settings("Cổng"), guide)
    pages = composed.pages
    told = {page.address for page in pages if 'tro-giup/lich/">Cách làm trên từng máy</a>' in page.body}

    assert told == {page.address for page in pages if 'class="ics"' in page.body}
    assert told >= {"ke-hoach/thi-uy/2022/44", "ket-luan/trung-uong/2021/21", "don-vi/thi-uy", "lich"}
    assert not any("tro-giup" in page.body for page in compose(of, Settings("Cổng"), SourceLinks({}, ())).pages)
