"""The page of a unit or a group: everything it must do, issue and report, in order of day."""

from collections.abc import Iterator
from datetime import date

from vanban.calendars.pieces import Piece, newest_and_older
from vanban.compose import html
from vanban.compose.duties import Cards
from vanban.compose.html import Html
from vanban.compose.inferred import inferred
from vanban.compose.page import Page, href
from vanban.compose.source_links import SourceLinks
from vanban.compose.subscriptions import Feeds, calendar_links, news_link
from vanban.documents.duties import Duty
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.locality import Locality
from vanban.documents.models import Body, Unit, UnitGroup
from vanban.language.dates import format_day

MOST_DUTIES = 250
"""On one page; the older ones lie on pages by year."""

MOST_DOCUMENTS = 200

_THIS_MONTH = html.tag(
    "div",
    html.tag("h2", html.text("Việc tháng này"), id="thang-nay"),
    html.tag("p", html.text("Tháng này không có việc nào đến hạn.")),
    data_thang_nay="",
    hidden="",
)
"""The browser puts the cards of the reader's month here (``today.js``)."""


def unit_page(library: Library, item: Item[Body], links: SourceLinks, feeds: Feeds, cards: Cards) -> Page:
    """Facts, duties with its role in each, the documents it issued, and the body's own text."""
    newest, older = _parts(library, item)
    blocks: list[str] = [html.facts(_facts(library, item))]
    if newest:
        blocks += [_THIS_MONTH, "## Việc phải làm { #viec }", cards.all_of(item.address, newest, of=item)]
        years = [html.link(href(item.address, _older(item, part)), part.label) for part in older]
        blocks += [html.tag("p", html.text("Việc những năm trước: "), html.joined(years, ", "))] if years else []
    else:
        blocks.append(html.tag("p", html.text("Chưa có việc nào trong thư viện nêu tên đơn vị này.")))
    blocks += ["## Lịch để đăng ký { #lich }", _calendars(item, feeds, links)]
    if issued := _issued(library, item):
        blocks += ["## Văn bản đã ban hành { #van-ban }", issued]
    blocks += filter(None, [links.applied_to(item).strip()])
    options = news_link(item.address, feeds)
    return Page.of(item.address, item.model.name, "\n\n".join(blocks) + "\n", source=item.source.path, options=options)


def older_duties_pages(library: Library, item: Item[Body], cards: Cards) -> Iterator[Page]:
    """Where a body has more duties than one page can show: a page for each older year (or month)."""
    for part in _parts(library, item)[1]:
        page = _older(item, part)
        back = html.tag("p", html.link(href(page, item.address), item.model.name))
        duties = cards.all_of(page, part.things, of=item)
        yield Page.of(page, f"{item.model.name}: việc {part.label}", f"{back}\n\n{duties}\n")


def _parts(library: Library, item: Item[Body]) -> tuple[list[Duty], list[Piece[Duty]]]:
    return newest_and_older(
        library.duties_by_body.get(item, []), lambda d: _day(library, d), lambda _: 1, room=MOST_DUTIES
    )


def _day(library: Library, duty: Duty) -> date:
    """Where a duty stands among the others: its last day, else that of its plan, else the beginning."""
    period = library.periods.get(duty.plan)
    return duty.last_day or (period[1] if period else date(duty.plan.model.year or 1, 1, 1))


def _older(item: Item[Body], part: Piece[Duty]) -> str:
    return f"{item.address}/viec-{part.label}"


def _calendars(item: Item[Body], feeds: Feeds, links: SourceLinks) -> str:
    here = item.address
    named = [
        (f"{here}/lich.ics", "Lịch của đơn vị này (.ics)"),
        (f"{here}/lich-bao-truoc.ics", "có báo trước 7 ngày và 1 ngày"),
        (f"{here}/lich-truc-thuoc.ics", "cả đơn vị trực thuộc"),
    ]
    return calendar_links(here, feeds, links, named)


def _issued(library: Library, item: Item[Body]) -> str:
    own = library.documents_by_issuer.get(item, ())
    newest = sorted(own, key=lambda d: (d.model.year or 0, str(d.model.issued_on or "")), reverse=True)[:MOST_DOCUMENTS]
    kept = set(newest)
    shown = [d for d in own if d in kept]
    rows = [html.link(href(item.address, d.address), f"{d.title}: {d.model.abstract or ''}") for d in shown]
    more = html.tag("p", html.text(f"Và {len(own) - len(shown)} văn bản cũ hơn.")) if len(own) > len(shown) else ""
    return "\n\n".join(filter(None, [html.bullets(rows), more]))


def _facts(library: Library, item: Item[Body]) -> list[tuple[str, Html]]:
    model = item.model
    near = model.locality
    rows = [
        ("Loại", html.text(model.kind)),
        ("Địa bàn", html.text(str(near))),
        ("Tên khác", html.text("; ".join(model.other_names))),
        ("Trực thuộc", _names(library, item, [model.parent] if model.parent else [], near)),
    ]
    if isinstance(model, Unit):
        rows += [
            ("Thành lập", html.text(format_day(model.begins) if model.begins else "")),
            ("Kết thúc hoạt động", html.text(format_day(model.ends) if model.ends else "")),
            ("Kế thừa", _names(library, item, model.successors, near)),
        ]
    if isinstance(model, UnitGroup):
        size = f"{model.size} đơn vị" if model.size else "không ghi"
        rows += [
            ("Số đơn vị", html.text(size)),
            ("Thành viên đã biết", _names(library, item, model.members, near) or html.text("chưa có")),
        ]
    rows.append(("Suy ra", inferred(model)))
    groups, below = library.groups_by_member.get(item, ()), library.units_by_parent.get(item, ())
    rows.append(("Thuộc nhóm", html.joined(html.link(href(item.address, g.address), g.model.name) for g in groups)))
    links = [html.link(href(item.address, unit.address), unit.model.name) for unit in below]
    return [*rows, ("Đơn vị trực thuộc", html.joined(links))]


def _names(library: Library, item: Item[Body], names: list[str] | tuple[str, ...], near: Locality) -> Html:
    return html.joined(
        html.link(href(item.address, library.bodies.find(name, near)[0].address), name) for name in names
    )
