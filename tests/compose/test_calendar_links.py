"""Which calendars a page offers to subscribe to."""

import pytest

from tiny_library import PLAN, document, library, tasks
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
