"""Days and deadlines as pages show them: the words as written, the last day with its weekday."""

from datetime import date

from vanban.compose import html
from vanban.compose.html import Html
from vanban.documents.duties import Duty
from vanban.language.dates import format_day_and_weekday
from vanban.language.deadlines import Deadline


def day(value: date) -> Html:
    """``thứ Tư, 09/3/2022`` as a machine-readable time."""
    return html.tag("time", html.text(format_day_and_weekday(value)), datetime=value.isoformat())


def last_day(duty: Duty) -> Html:
    """The day (or span) that calendars show, or words to say there is none."""
    deadline, last = duty.deadline, duty.last_day
    if deadline and deadline.recurrence and deadline.recurrence.has_days:
        return html.text("Định kỳ")
    if deadline is None or last is None:
        return html.text("Không định ngày")
    first = deadline.start
    if deadline.is_span and first:
        return Html(f"{day(first)} – {day(last)}")
    return day(last)


def words(deadline: Deadline) -> Html:
    """The words as written, with what a reader must know about how they were read."""
    remarks = []
    if deadline.fuzzy:
        remarks.append(deadline.fuzzy)
    if deadline.tentative:
        remarks.append("dự kiến")
    if deadline.year_inherited:
        remarks.append("năm lấy theo năm của văn bản")
    note = html.tag("small", html.text(f" ({'; '.join(remarks)})")) if remarks else Html("")
    return Html(html.tag("q", html.text(deadline.words), class_="nguyen-van") + note)
