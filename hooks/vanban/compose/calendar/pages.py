"""Which pages the calendar has."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from vanban.calendars.diary import QUARTER, Diary, month_days, week_days
from vanban.calendars.events import events_of, undated
from vanban.compose import html
from vanban.compose.calendar.addresses import (
    HOME,
    UNDATED,
    month_address,
    month_name,
    quarter_address,
    week_address,
    week_name,
    year_address,
)
from vanban.compose.calendar.agenda import agenda, sheet
from vanban.compose.calendar.choices import Narrowed
from vanban.compose.calendar.grid import large_month, small_month
from vanban.compose.duties import Cards
from vanban.compose.html import Html
from vanban.compose.page import Page, href
from vanban.compose.source_links import SourceLinks
from vanban.compose.subscriptions import Feeds, calendar_links
from vanban.documents.duties import Duty
from vanban.documents.library import Library

P = TypeVar("P")
_PRINT = "Trang này in ra là một tờ treo tường."


def calendar_pages(library: Library, feeds: Feeds, cards: Cards, links: SourceLinks) -> Iterator[Page]:
    """``/lich/``, its years, months, quarters and weeks that have events, and the duties without a day."""
    diary = Diary(events_of(library, library.duties))
    narrowed = Narrowed(library, cards)
    loose: dict[int, list[Duty]] = {}
    for duty in undated(library.duties):
        loose.setdefault(duty.plan.model.year or 0, []).append(duty)
    yield _home(diary, loose, feeds, links)
    for year in diary.years:
        yield _year(diary, year)
    for year, month in diary.months:
        yield _month(narrowed, diary, year, month)
    for year, quarter in diary.quarters:
        yield _quarter(diary, year, quarter)
    for year, week in diary.weeks:
        yield _week(narrowed, diary, year, week)
    yield from _undated(narrowed, loose)


def _home(diary: Diary, loose: dict[int, list[Duty]], feeds: Feeds, links: SourceLinks) -> Page:
    years = [
        html.link(href(HOME, year_address(year)), f"Năm {year}") + html.text(f": {_count(diary, year)} việc đến hạn")
        for year in reversed(diary.years)
    ]
    blocks: list[str] = [calendar_links(HOME, feeds, links, [(f"{HOME}/lich.ics", "Lịch của cả cổng (.ics)")])]
    if loose:
        words = f"Việc không định ngày: {sum(map(len, loose.values()))}"
        blocks.append(html.tag("p", html.link(href(HOME, UNDATED), words), id="khong-dinh-ngay"))
    blocks += ["## Theo năm { #theo-nam }", html.bullets(map(Html, years))] if years else []
    if diary.years:
        newest = diary.years[-1]
        blocks += [f"## Năm {newest} {{ #nam-{newest} }}", _twelve(HOME, diary, newest)]
    return Page.of(HOME, "Lịch thời hạn", "\n\n".join(blocks) + "\n", options=_WIDE)


def _year(diary: Diary, year: int) -> Page:
    page = year_address(year)
    quarters = [
        html.link(href(page, quarter_address(*each)), f"Quý {each[1]}") for each in diary.quarters if each[0] == year
    ]
    blocks: list[str] = [
        _steps(page, diary.years, year, year_address, str),
        html.tag("p", html.text("Tờ in theo quý: "), html.joined(quarters, " · ")),
        _twelve(page, diary, year),
    ]
    return Page.of(page, f"Lịch thời hạn năm {year}", "\n\n".join(blocks) + "\n", options=_WIDE)


def _month(narrowed: Narrowed, diary: Diary, year: int, month: int) -> Page:
    page = month_address(year, month)
    days = month_days(year, month)
    due = diary.due_in(days)
    events = [event for day in days for event in diary.by_day.get(day, ())]
    ends = {event.uid for _, event in due}
    lasting = [event.duty for event in events if event.uid not in ends]
    weeks = sorted({(day.isocalendar().year, day.isocalendar().week) for day in days} & set(diary.weeks))
    links = [_step(page, week_address(*week), week_name(*week), None) for week in weeks]
    blocks: list[str] = [
        _steps(page, diary.months, (year, month), lambda m: month_address(*m), lambda m: month_name(*m)),
        narrowed.choosers(event.duty for event in events),
        large_month(narrowed, page, diary, year, month),
        *agenda(narrowed, due, "##"),
    ]
    if lasting:
        blocks += ["## Đang trong thời gian thực hiện { #keo-dai }", narrowed.cards(lasting)]
    if links:
        blocks += ["## Theo tuần { #theo-tuan }", html.bullets(links)]
    return Page.of(page, f"Lịch tháng {month}/{year}", "\n\n".join(blocks) + "\n", options=_WIDE)


def _quarter(diary: Diary, year: int, quarter: int) -> Page:
    page = quarter_address(year, quarter)
    months = [(year, month) for month in range(quarter * QUARTER - 2, quarter * QUARTER + 1)]
    blocks: list[str] = [
        _steps(page, diary.quarters, (year, quarter), lambda q: quarter_address(*q), lambda q: f"Quý {q[1]}/{q[0]}"),
        html.tag("p", html.text(_PRINT), class_="khong-in"),
    ]
    for each in months:
        if due := diary.due_in(month_days(*each)):
            blocks += [f"## {month_name(*each)} {{ #thang-{each[0]}-{each[1]:02d} }}", sheet(month_name(*each), due)]
    return Page.of(page, f"Lịch quý {quarter}/{year}", "\n\n".join(blocks) + "\n", options=_WIDE)


def _week(narrowed: Narrowed, diary: Diary, year: int, week: int) -> Page:
    page = week_address(year, week)
    due = diary.due_in(week_days(year, week))
    months = sorted({(day.year, day.month) for day, _ in due})
    up = [_step(page, month_address(*each), month_name(*each), None) for each in months]
    blocks: list[str] = [
        _steps(page, diary.weeks, (year, week), lambda w: week_address(*w), lambda w: week_name(*w)),
        html.tag("p", html.joined(up, " · ")),
        narrowed.choosers(event.duty for _, event in due),
        *agenda(narrowed, due, "##"),
    ]
    return Page.of(page, week_name(year, week), "\n\n".join(blocks) + "\n", options=_WIDE)


def _undated(narrowed: Narrowed, loose: dict[int, list[Duty]]) -> Iterator[Page]:
    if not loose:
        return
    names = {year: f"Kế hoạch năm {year}" if year else "Kế hoạch không rõ năm" for year in sorted(loose, reverse=True)}
    links = [
        html.link(href(UNDATED, f"{UNDATED}/{year or 'khong-ro'}"), name) + html.text(f": {len(loose[year])} việc")
        for year, name in names.items()
    ]
    lead = html.tag(
        "p", html.text("Văn bản có nêu thời hạn nhưng không định được ngày: đầu quý, hằng tháng, kịp thời…")
    )
    yield Page.of(UNDATED, "Không định ngày", f"{lead}\n\n{html.bullets(map(Html, links))}\n", options=_WIDE)
    for year, duties in loose.items():
        page = f"{UNDATED}/{year or 'khong-ro'}"
        ordered = sorted(duties, key=lambda duty: (duty.plan.address, duty.section, duty.key))
        blocks = [
            html.link(href(page, UNDATED), "Tất cả các năm"),
            narrowed.choosers(duties),
            narrowed.cards(ordered),
        ]
        yield Page.of(page, f"Không định ngày: {names[year]}", "\n\n".join(blocks) + "\n", options=_WIDE)


_WIDE = {"hide": ["navigation", "toc"]}


def _count(diary: Diary, year: int) -> int:
    return sum(len(found) for day, found in diary.due.items() if day.year == year)


def _twelve(page: str, diary: Diary, year: int) -> Html:
    months = (
        html.tag("div", small_month(page, diary, year, month), id=f"thang-{year}-{month:02d}") for month in range(1, 13)
    )
    return html.tag("div", *months, class_="nam")


def _steps(page: str, all_of: Sequence[P], here: P, address: Callable[[P], str], name: Callable[[P], str]) -> Html:
    """Links to what comes before and after, and up; choices made are carried along."""
    at = all_of.index(here)
    links: list[Html] = []
    if at:
        links.append(_step(page, address(all_of[at - 1]), f"← {name(all_of[at - 1])}", "prev"))
    up = HOME if page.count("/") < 2 else page.rpartition("/")[0]
    links.append(_step(page, up, "Tất cả các năm" if up == HOME else f"Năm {up.rpartition('/')[2]}", None))
    if at + 1 < len(all_of):
        links.append(_step(page, address(all_of[at + 1]), f"{name(all_of[at + 1])} →", "next"))
    return html.tag("nav", html.joined(links, " · "), class_="buoc khong-in", aria_label="Trước và sau")


def _step(page: str, target: str, words: str, rel: str | None) -> Html:
    return html.tag("a", html.text(words), href=href(page, target), rel=rel, data_giu="")
