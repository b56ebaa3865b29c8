"""A plan's phases as a picture: study, work, reporting, each a line with a mark on the last of each run of days."""

from collections.abc import Sequence
from datetime import date, timedelta

from vanban.compose import html
from vanban.compose.html import Html
from vanban.documents.duties import Duty, Sort
from vanban.language.dates import format_day

_LANES = {
    Sort.SESSION: "Học tập",
    Sort.TASK: "Thực hiện",
    Sort.WRITE_UP: "Thu hoạch",
    Sort.REPORT: "Báo cáo",
}
WIDTH, LEFT, RIGHT, LANE = 360, 78, 12, 30


def timeline(duties: Sequence[Duty]) -> Html:
    """An SVG with a text alternative; nothing where all days are the same."""
    dated = [(duty.sort, last) for duty in duties for _, last in duty.runs]
    days = sorted({day for _, day in dated})
    if len(days) < 2:
        return Html("")
    lanes = [sort for sort in _LANES if any(s is sort for s, _ in dated)]
    first, last = days[0].replace(day=1), days[-1]
    span = (last - first).days

    def x(day: date) -> int:
        return LEFT + round((WIDTH - LEFT - RIGHT) * (day - first).days / span)

    bottom = LANE * len(lanes) + 8
    parts = []
    for i, sort in enumerate(lanes):
        y = str(LANE * i + LANE // 2 + 4)
        parts.append(html.tag("text", html.text(_LANES[sort]), x="0", y=y, dy="4"))
        parts.append(html.tag("line", x1=str(LEFT), x2=str(WIDTH - RIGHT), y1=y, y2=y))
        for day in sorted({d for s, d in dated if s is sort}):
            title = html.tag("title", html.text(f"{_LANES[sort]}: {format_day(day)}"))
            parts.append(html.tag("circle", title, cx=str(x(day)), cy=y, r="5"))
    for day in _ticks(first, last):
        label = html.text(f"{day.month}/{day.year}" if day.month == 1 or day == first else str(day.month))
        parts.append(html.tag("text", label, x=str(x(day)), y=str(bottom + 12), class_="thang-nam"))
    said = "; ".join(
        f"{_LANES[sort]}: " + ", ".join(format_day(d) for d in sorted({d for s, d in dated if s is sort}))
        for sort in lanes
    )
    box = f"0 0 {WIDTH} {bottom + 18}"
    picture = html.tag("svg", *parts, viewBox=box, role="img", aria_label=f"Các mốc của kế hoạch. {said}")
    return html.tag("figure", picture, class_="cac-moc")


def _ticks(first: date, last: date) -> list[date]:
    """The first days of months, at most eight of them."""
    months = []
    day = first
    while day <= last:
        months.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    step = -(-len(months) // 8)
    return months[::step]
