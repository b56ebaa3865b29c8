"""``/lich/``: every deadline by year and month, as a real table and as a list in order of day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from vanban.calendars.events import Event, events_of, undated
from vanban.calendars.months import Month, days_of, month_grid
from vanban.compose import html
from vanban.compose.duties import duty_list
from vanban.compose.html import Html
from vanban.compose.page import Page, href
from vanban.documents.duties import Duty
from vanban.documents.library import Library

WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "CN")
MOST_IN_CELL = 4


def calendar_pages(library: Library) -> Iterator[Page]:
    """``/lich/`` with its years and the duties without a day, and a page for each year that has any."""
    events = events_of(library, library.duties)
    by_year: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        for year in sorted({day.year for day in days_of(event)}):
            by_year[year].append(event)
    yield _overview(library, by_year)
    for year in sorted(by_year):
        yield _year(library, year, by_year[year], sorted(by_year))


def _overview(library: Library, by_year: Mapping[int, list[Event]]) -> Page:
    page = "lich"
    years = [
        Html(html.link(href(page, f"{page}/{year}"), f"Năm {year}") + html.text(f": {len(by_year[year])} thời hạn"))
        for year in sorted(by_year, reverse=True)
    ]
    newest = max(by_year, default=None)
    blocks: list[str] = [html.tag("p", html.link("lich.ics", "Lịch của cả cổng (.ics)", class_="ics"))]
    blocks += ["## Theo năm { #theo-nam }", html.bullets(years)] if years else []
    if newest is not None:
        blocks += _months(library, page, newest, by_year[newest], "##")
    if open_ended := undated(library.duties):
        blocks += ["## Không định ngày { #khong-dinh-ngay }", duty_list(library, page, open_ended)]
    return Page(page, "Lịch thời hạn", "\n\n".join(blocks) + "\n")


def _year(library: Library, year: int, events: list[Event], years: list[int]) -> Page:
    page = f"lich/{year}"
    others = [html.link(href(page, f"lich/{y}"), str(y)) for y in years if abs(y - year) == 1]
    links = [html.link(href(page, "lich"), "Tất cả các năm"), *others]
    blocks: list[str] = [html.tag("p", html.joined(links, " · ")), *_months(library, page, year, events, "##")]
    return Page(page, f"Lịch thời hạn năm {year}", "\n\n".join(blocks) + "\n")


def _months(library: Library, page: str, year: int, events: list[Event], mark: str) -> Iterator[str]:
    for month in month_grid(year, events):
        name = f"Tháng {month.month}/{month.year}"
        yield f"{mark} {name} {{ #thang-{month.year}-{month.month:02d} }}"
        yield _grid(page, month, name)
        yield duty_list(library, page, _duties(month))


def _duties(month: Month) -> Iterable[Duty]:
    """The duties that fall due in the month, each once."""
    return dict.fromkeys(e.duty for days in month.events.values() for e in days)


def _grid(page: str, month: Month, name: str) -> Html:
    head = html.tag("tr", *(html.tag("th", html.text(day), scope="col") for day in WEEKDAYS))
    weeks = [
        html.tag("tr", *(_cell(page, day, month.events.get(day, ())) if day else html.tag("td") for day in week))
        for week in month.weeks
    ]
    body = [html.tag("thead", head), html.tag("tbody", *weeks)]
    return html.tag("table", html.tag("caption", html.text(name)), *body, class_="thang")


def _cell(page: str, day: date, events: Iterable[Event]) -> Html:
    found = list(events)
    number = html.tag("time", html.text(str(day.day)), datetime=day.isoformat())
    links = [html.link(href(page, e.duty.plan.address, e.duty.section.anchor), e.summary) for e in found[:MOST_IN_CELL]]
    more = html.text(f"và {len(found) - MOST_IN_CELL} việc nữa") if len(found) > MOST_IN_CELL else Html("")
    return html.tag("td", number, html.bullets([*links, more] if more else links), class_="co-viec" if found else None)
