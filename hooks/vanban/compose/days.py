"""Days and deadlines as pages show them: the words as written, the last day with its weekday."""

from datetime import date

from vanban.compose import html
from vanban.compose.html import Html
from vanban.documents.duties import Duty
from vanban.language.dates import format_day_and_weekday
from vanban.language.deadlines import Deadline

MOST_RETURNS = 4


def day(value: date) -> Html:
    """``thứ Tư, 09/3/2022`` as a machine-readable time."""
    return html.tag("time", html.text(format_day_and_weekday(value)), datetime=value.isoformat())


def days_of(duty: Duty) -> Html:
    """Every day and span that calendars show, or words to say there is none.

    Of the days of a duty that returns, those between the first ones and the last are left out.
    """
    if not duty.runs:
        return html.text("Không định ngày")
    shown = [day(last) if first == last else Html(f"{day(first)} – {day(last)}") for first, last in duty.runs]
    if not duty.series:
        return html.joined(shown)
    if len(shown) > MOST_RETURNS:
        shown[MOST_RETURNS - 1 : -1] = [Html("…")]
    return Html(f"Định kỳ: {html.joined(shown)}")


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
