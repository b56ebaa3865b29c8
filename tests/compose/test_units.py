"""The page of a body that has much to do stays small, and shows where calendars and news are."""

from html import escape

import pytest

from tiny_library import PLAN, document, library, tasks
from vanban.compose import my_part, unit
from vanban.compose.page import Page
from vanban.compose.settings import Settings
from vanban.compose.site import Site, compose
from vanban.compose.source_links import SourceLinks
from vanban.documents.library import Library


def site(of: Library) -> Site:
    pages = {item.source.path: f"{item.address}.md" for item in of.items}
    return compose(of, Settings("Cổng"), SourceLinks(pages, ()))


def pages(of: Library) -> dict[str, Page]:
    return {page.address: page for page in site(of).pages}


def plan(*years: int) -> str:
    duties = (
        f"muc: I.{n}\nviec: việc {n}\nchu_tri: Thị ủy\nthoi_han: ngày 15/3/{year}" for n, year in enumerate(years, 1)
    )
    return document(tasks(*duties), issued="01/3/2020")


def test_older_duties_lie_on_pages_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unit, "MOST_DUTIES", 3)
    shown = pages(library({PLAN: plan(2020, 2020, 2021, 2021, 2022, 2022)}))
    main = shown["don-vi/thi-uy"].body

    assert main.count('class="the"') == 2
    assert '<a href="viec-2021/">2021</a>, <a href="viec-2020/">2020</a>' in main
    assert shown["don-vi/thi-uy/viec-2021"].body.count('class="the"') == 2
    assert "Chủ trì: <a" in shown["don-vi/thi-uy/viec-2020"].body
    assert 'href="../../../ke-hoach/thi-uy/2020/44/#muc-i-1"' in shown["don-vi/thi-uy/viec-2020"].body


def test_a_page_leads_to_the_calendars_and_news_there_are() -> None:
    of = site(library({PLAN: plan(2022)}))
    made = {asset.path for asset in of.assets}
    main = next(page for page in of.pages if page.address == "don-vi/thi-uy")

    for name in ("lich.ics", "lich-bao-truoc.ics"):
        assert f'href="{name}"' in main.body
        assert f"don-vi/thi-uy/{name}" in made
    assert "lich-truc-thuoc.ics" not in main.body
    assert main.options["atom"] == "atom.xml"
    assert "don-vi/thi-uy/atom.xml" in made


def test_links_on_cards_lead_there_from_every_page() -> None:
    """Cards are made once for all pages."""
    made = pages(library({PLAN: plan(2022)}))
    section = "ke-hoach/thi-uy/2020/44/#muc-i-1"

    for address, href in (
        ("don-vi/thi-uy", f"../../{section}"), ("lich/2022/03", f"../../../{section}"),
        ("phan-viec/thi-xa-duc-pho-tinh-quang-ngai", f"../../{section}"), ("ke-hoach/thi-uy/2020/44", "#muc-i-1"),
    ):  # fmt: skip
        assert f'<a href="{href}">Việc 1</a>' in made[address].body
    assert 'href="../../don-vi/thi-uy/">Thị ủy</a>' in made["don-vi/thi-uy"].body


def test_words_that_look_like_a_link_stay_as_they_are() -> None:
    """Cards are led from page to page by their links."""
    words = 'xem <a href="../x">'
    made = pages(library({PLAN: plan(2022).replace("việc 1", f"'{words}'")}))

    assert f"Xem {escape(words[4:], quote=False)}" in made["lich/2022/03"].body


def test_older_plans_of_a_place_lie_on_pages_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(my_part, "MOST_DUTIES", 1)
    older = plan(2020).replace("44-KH/TU", "12-KH/TU")
    newer = plan(2022).replace("01/3/2020", "01/3/2022")
    shown = pages(library({PLAN: newer, "plans/cu.md": older}))
    main = "phan-viec/thi-xa-duc-pho-tinh-quang-ngai"

    assert "44-KH/TU" in shown[main].body
    assert "12-KH/TU" not in shown[main].body
    assert '<a href="2020/">2020</a>' in shown[main].body
    assert "12-KH/TU" in shown[f"{main}/2020"].body
    assert '<a href="../">' in shown[f"{main}/2020"].body
