"""Months as tables: large ones with what is due on each day, small ones that lead to the days."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date

from vanban.calendars.diary import Diary
from vanban.calendars.events import Event
from vanban.compose import html
from vanban.compose.calendar.addresses import month_address, month_name
from vanban.compose.calendar.choices import Narrowed
from vanban.compose.html import Html
from vanban.compose.page import href

WEEKDAYS = {"Hai": "thứ Hai", "Ba": "thứ Ba", "Tư": "thứ Tư", "Năm": "thứ Năm", "Sáu": "thứ Sáu", "Bảy": "thứ Bảy",
            "CN": "Chủ nhật"}  # fmt: skip
MOST_IN_CELL = 4


def large_month(narrowed: Narrowed, page: str, diary: Diary, year: int, month: int) -> Html:
    """A month with the events of each day, as links to their sections."""

    def cell(day: date) -> Html:
        found = diary.by_day.get(day, [])
        more = [html.text(f"và {len(found) - MOST_IN_CELL} việc nữa")] if len(found) > MOST_IN_CELL else []
        events = html.bullets([*(_event(narrowed, page, event) for event in found[:MOST_IN_CELL]), *more])
        return _cell(diary, day, Html(_number(diary, day, "") + events))

    return _table(year, month, cell, "thang", html.text(month_name(year, month)))


def small_month(page: str, diary: Diary, year: int, month: int) -> Html:
    """A month whose days with something due lead to them."""
    target = href(page, month_address(year, month))
    known = (year, month) in diary.months
    count = sum(len(diary.due.get(day, ())) for day in diary.due if (day.year, day.month) == (year, month))
    name = html.link(target, month_name(year, month)) if known else html.text(month_name(year, month))
    told = html.text(f": {count} việc đến hạn") if count else Html("")

    def cell(day: date) -> Html:
        return _cell(diary, day, _number(diary, day, target))

    return _table(year, month, cell, "thang nho", Html(name + told))


def _event(narrowed: Narrowed, page: str, event: Event) -> Html:
    link = html.link(href(page, event.duty.plan.address, event.duty.section.anchor), event.summary)
    return narrowed.wrapped(event.duty, link)


def _table(year: int, month: int, cell: Callable[[date], Html], class_: str, caption: Html) -> Html:
    names = (html.tag("abbr", html.text(short), title=name) for short, name in WEEKDAYS.items())
    head = html.tag("tr", *(html.tag("th", name, scope="col") for name in names))
    weeks = [
        html.tag("tr", *(cell(day) if day.month == month else html.tag("td") for day in week))
        for week in Calendar().monthdatescalendar(year, month)
    ]
    rows = [html.tag("caption", caption), html.tag("thead", head), html.tag("tbody", *weeks)]
    return html.tag("table", *rows, class_=class_)


def _cell(diary: Diary, day: date, content: Html) -> Html:
    return html.tag("td", content, class_="co-viec" if day in diary.by_day else None)


def _number(diary: Diary, day: date, page: str) -> Html:
    """The number of a day, which leads to what is due on it, on the ``page`` of its month."""
    number = html.tag("time", html.text(str(day.day)), datetime=day.isoformat())
    return html.tag("a", number, href=f"{page}#{day_anchor(day)}") if day in diary.due else number


def day_anchor(day: date) -> str:
    """``ngay-2022-03-09``."""
    return f"ngay-{day.isoformat()}"
