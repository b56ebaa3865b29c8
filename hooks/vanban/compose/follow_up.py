"""The follow-up book on pages, in the internal edition only: a page a followed plan, its table for the upper level, and
what is awaited of a body on the body's own page.

Nothing here knows what day it is: how long a day is over is added in the browser (``follow-up.js``).
"""

from collections.abc import Iterable, Iterator, Sequence

from vanban.compose import days, html
from vanban.compose.choices import chooser, marked
from vanban.compose.duties import note_on
from vanban.compose.html import Html
from vanban.compose.page import Asset, Page, href
from vanban.documents.duties import Duty
from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.models import Body, Entry
from vanban.followup.book import ADDED, KEY, NOTE, NUMBER, SECTION, SENT, WHAT, Line
from vanban.followup.drafts import plan_name
from vanban.followup.following import FollowUp, book_path
from vanban.followup.owed import NOBODY
from vanban.followup.standing import Standing, due_days
from vanban.followup.summary import HEADERS, UNKNOWN, Summary, by_body, figure, paper, percent, total
from vanban.followup.workbook import workbook
from vanban.language.text import slug

ADDRESS = "so-theo-doi"
TITLE = "Sổ theo dõi"
_SCRIPT = "assets/javascripts/follow-up.js"
_BOOK = "tong-hop.xlsx"
_COLUMNS = ("Đơn vị", "Tình trạng", "Số dự / tổng số", "Số lớp", "Thu hoạch", "Đã gửi", "Ghi chú")
_OPTIONS = {"search": {"exclude": True}, "hide": ["navigation", "toc"]}
_NEUTRAL = (
    "Bảng này so ngày hạn với những gì đã ghi trong sổ. Chưa ghi trong sổ không có nghĩa là chưa làm: việc đã làm mà "
    "chưa báo cáo thì sổ chưa biết."
)


def follow_up_pages(library: Library, follow_ups: Sequence[FollowUp]) -> Iterator[Page]:
    """``/so-theo-doi/`` leads to a page for each followed plan and its summary; none where no plan is followed."""
    if not follow_ups:
        return
    rows = [_plan(library, ADDRESS, follow_up) for follow_up in follow_ups]
    yield Page.of(ADDRESS, TITLE, f"{html.tag('p', html.text(_NEUTRAL))}\n\n{html.bullets(rows)}\n")
    for follow_up in follow_ups:
        yield _page(library, follow_up)
        yield _summary_page(library, follow_up)


def follow_up_files(library: Library, follow_ups: Iterable[FollowUp]) -> Iterator[Asset]:
    """The summary of each followed plan as a workbook."""
    for follow_up in follow_ups:
        content = workbook(follow_up, plan_name(library, follow_up), None)
        yield Asset.of(f"{follow_up.address}/{_BOOK}", content)


def with_follow_up(page: Page, item: Item[Entry] | None, library: Library, follow_ups: Sequence[FollowUp]) -> Page:
    """A page with what the books say of its plan or body; that of nothing (``item`` None) leads to the books."""
    blocks: list[str] = []
    for follow_up in follow_ups:
        if follow_up.plan is item:
            blocks.append(
                html.tag("p", html.link(href(page.address, follow_up.address), "Xem sổ theo dõi kế hoạch này"))
            )
        elif item is None:
            blocks.append(html.bullets([_plan(library, page.address, follow_up)]))
        elif holds(item, Body) and (lines := follow_up.by_page.get(item)):
            link = html.link(href(page.address, follow_up.address), plan_name(library, follow_up))
            blocks += [html.tag("p", link), _open(page.address, follow_up, lines)]
    if not blocks:
        return page
    script = _script(page.address)
    return page.with_body("\n\n".join([page.body.rstrip(), f"## {TITLE} {{ #{ADDRESS} }}", *blocks, script]) + "\n")


def _plan(library: Library, page: str, follow_up: FollowUp) -> Html:
    whole = total(follow_up, None)
    said = html.text(f": {whole.reported} dòng đã có báo cáo, {whole.awaited} dòng chưa có")
    return Html(html.link(href(page, follow_up.address), plan_name(library, follow_up)) + said)


def _open(page: str, follow_up: FollowUp, lines: Iterable[Line]) -> Html:
    """What is awaited of a body, in order of day; where there is nothing, that is said."""
    stood = [(line, follow_up.standing(line, None)) for line in lines]
    rows = [
        html.joined([_duty(page, duty), html.text(" · "), _when(page, duty), html.text(" · "), _state(duty, how)], "")
        for line, how in sorted(stood, key=lambda pair: _by_day(pair[0]))
        if how.is_open and (duty := _duty_of(line))
    ]
    return html.bullets(rows) or html.tag("p", html.text("Sổ đã ghi báo cáo về mọi việc của đơn vị này."))


def _page(library: Library, follow_up: FollowUp) -> Page:
    page = follow_up.address
    plan = follow_up.plan
    links = [
        html.link(href(page, plan.address), "Xem kế hoạch"),
        html.link(href(page, f"{page}/tong-hop"), "Bảng tổng hợp để in"),
        html.link(_BOOK, "Bảng tổng hợp (.xlsx)"),
    ]
    blocks: list[str] = [
        html.tag("p", html.text(_NEUTRAL)),
        html.tag("p", html.joined(links, " · ")),
        html.tag("p", html.text("Sổ là tệp "), html.tag("code", html.text(book_path(plan.source.path)))),
        "## Chưa báo cáo { #chua-bao-cao }",
        _awaited(page, follow_up),
        "## Từng việc { #tung-viec }",
        chooser("don-vi", "Đơn vị", (line.body_words for line in follow_up.live)),
    ]
    blocks += [_duty_section(page, follow_up, duty, lines) for duty, lines in follow_up.by_duty().items()]
    if follow_up.gone:
        blocks += ["## Không còn trong kế hoạch { #khong-con }", _gone(follow_up)]
    blocks.append(_script(page))
    return Page.of(page, f"{TITLE}: {plan_name(library, follow_up)}", "\n\n".join(blocks) + "\n", options=_OPTIONS)


def _awaited(page: str, follow_up: FollowUp) -> Html:
    """Whose report is awaited: a row a body, its duties in order of day."""
    by_body: dict[str, list[tuple[Line, Standing]]] = {}
    for line, how in follow_up.open(None):
        by_body.setdefault(line.body_words, []).append((line, how))
    rows = []
    for name, stood in by_body.items():
        items = [
            html.joined([_duty(page, _duty_of(line)), html.text(" · "), _state(_duty_of(line), how)], "")
            for line, how in sorted(stood, key=lambda pair: _by_day(pair[0]))
        ]
        rows.append((_body(page, stood[0][0], name), html.bullets(items)))
    if not rows:
        return html.tag("p", html.text("Mọi dòng trong sổ đã có báo cáo."))
    return html.table("Đơn vị chưa báo cáo", ("Đơn vị", "Việc"), rows, "bang")


def _duty_section(page: str, follow_up: FollowUp, duty: Duty, lines: list[Line]) -> Html:
    """One duty; hidden where the body chosen has no row in it."""
    title = html.tag("h3", html.text(f"{duty.section}. {duty.what}"), id=slug(duty.key))
    when = html.tag("p", _duty(page, duty, f"mục {duty.section} của kế hoạch"), html.text(" · "), _when(page, duty))
    return html.tag("section", title, when, _table(page, follow_up, duty, lines), class_="mot-viec")


def _table(page: str, follow_up: FollowUp, duty: Duty, lines: list[Line]) -> Html:
    rows = []
    for line in lines:
        told = line.told
        added = html.tag("small", html.text(f" ({ADDED})")) if line.origin == ADDED else Html("")
        name = marked(Html(_body(page, line, line.body_words) + added), don_vi=[line.body_words])
        attended = f"{figure(told.attended)} / {figure(told.expected)}"
        rows.append(
            (
                name,
                _state(duty, follow_up.standing(line, None)),
                html.text(attended if (told.attended, told.expected) != (None, None) else UNKNOWN),
                html.text(figure(told.classes)),
                html.text(figure(told.write_ups)),
                html.text(paper(line) or UNKNOWN),
                html.text(told.note),
            )
        )
    return html.table(f"Đã ghi về mục {duty.section} ({UNKNOWN}: sổ chưa ghi)", _COLUMNS, rows, "bang")


def _gone(follow_up: FollowUp) -> Html:
    """What the book still holds of duties that the plan no longer has, as it was written."""
    rows = []
    for line in follow_up.gone:
        cells = line.entry.cells
        told = line.told
        figures = [f"số dự {told.attended}"] if told.attended is not None else []
        figures += [f"{told.classes} lớp"] if told.classes is not None else []
        figures += [f"{told.write_ups} bài thu hoạch"] if told.write_ups is not None else []
        said = [*figures, cells.get(NUMBER, ""), cells.get(SENT, ""), cells.get(NOTE, "")]
        what = [cells.get(WHAT) or cells.get(KEY, ""), cells.get(SECTION, "")]
        name = html.text(line.entry.body or NOBODY)
        rows.append((name, *(html.text("; ".join(filter(None, words))) for words in (what, said))))
    return html.table("Dòng giữ lại từ trước", ("Đơn vị", "Việc", "Đã ghi"), rows, "bang")


def _summary_page(library: Library, follow_up: FollowUp) -> Page:
    page = f"{follow_up.address}/tong-hop"
    rows = [_summary(row) for row in [*by_body(follow_up, None), total(follow_up, None)]]
    table = html.table(
        f"Theo sổ theo dõi, mỗi dòng một đơn vị ({UNKNOWN}: sổ chưa ghi)", HEADERS, rows, "bang tong-hop"
    )
    back = html.link(href(page, follow_up.address), "Về sổ theo dõi")
    body = f"{html.tag('p', html.text(_NEUTRAL))}\n\n{html.tag('p', back)}\n\n{table}\n"
    return Page.of(page, f"Tổng hợp kết quả: {plan_name(library, follow_up)}", body, options=_OPTIONS)


def _summary(row: Summary) -> Iterator[Html]:
    figures = (figure(row.classes), figure(row.attended), figure(row.expected), percent(row.share))
    counts = (figure(row.write_ups), str(row.reported), str(row.awaited))
    return map(html.text, (row.name, *figures, *counts, "; ".join(row.papers), "; ".join(row.notes)))


def _state(duty: Duty, how: Standing) -> Html:
    """How a row stands without a day; of one that is awaited the browser adds how long its day is over."""
    due = " ".join(day.isoformat() for day in due_days(duty))
    return html.tag("span", html.text(str(how)), class_="tinh-trang", data_cho_han=due if how.is_open and due else None)


def _when(page: str, duty: Duty) -> Html:
    if duty.deadline is None:
        note = note_on(page, duty)
        return Html(html.text("không ghi thời hạn") + (f" ({note})" if note else ""))
    return Html(f"{days.days_of(duty)} {days.words(duty.deadline)}")


def _duty(page: str, duty: Duty, words: str = "") -> Html:
    return html.link(href(page, duty.plan.address, duty.section.anchor), words or duty.what)


def _body(page: str, line: Line, name: str) -> Html:
    body = line.owed.body if line.owed else None
    return html.link(href(page, body.address), name) if body else html.text(name)


def _duty_of(line: Line) -> Duty:
    assert line.owed
    return line.owed.duty


def _by_day(line: Line) -> tuple[bool, object]:
    last = _duty_of(line).last_day
    return last is None, last or 0


def _script(page: str) -> Html:
    return html.tag("script", src=href(page, _SCRIPT), defer="")
