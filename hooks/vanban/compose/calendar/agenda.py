"""What is due, day by day: cards under their day, readable without JavaScript."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from vanban.calendars.events import Event
from vanban.compose import html
from vanban.compose.calendar.choices import Narrowed
from vanban.compose.calendar.grid import day_anchor
from vanban.compose.html import Html
from vanban.language.dates import format_day_and_weekday


def agenda(narrowed: Narrowed, due: Iterable[tuple[date, Event]], mark: str) -> Iterator[str]:
    """Blocks of Markdown: a heading (of depth ``mark``) for each day, below it what is due that day."""
    for day, found in groupby(due, key=lambda row: row[0]):
        words = format_day_and_weekday(day)
        yield f"{mark} {words[0].upper()}{words[1:]} {{ #{day_anchor(day)} }}"
        yield narrowed.cards(event.duty for _, event in found)


def sheet(caption: str, due: Iterable[tuple[date, Event]]) -> Html:
    """The same as a table for the wall: day, what, who, by which document."""
    rows = []
    for day, event in due:
        duty = event.duty
        who = "; ".join(party.words.removeprefix("nhóm ") for party in duty.parties)
        words = duty.deadline.words if duty.deadline else ""
        rows.append((
            html.tag("time", html.text(format_day_and_weekday(day)), datetime=day.isoformat()),
            html.text(f"{duty.what} ({words})"),
            html.text(who),
            html.text(f"{duty.plan.title}, mục {duty.section}"),
        ))  # fmt: skip
    return html.table(caption, ("Ngày", "Việc, thời hạn như văn bản ghi", "Ai", "Theo"), rows, "bang")
