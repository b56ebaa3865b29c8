"""*Phần việc của tôi*: a page a place, on which the browser shows only what concerns one kind of reader or one body.

Everything stands in the page, so it reads without JavaScript too, and nothing is sent anywhere.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from vanban.calendars.pieces import newest_and_older
from vanban.compose import days, html
from vanban.compose.choices import chooser, marked
from vanban.compose.duties import Cards, note_on, parties
from vanban.compose.html import Html
from vanban.compose.page import Page, href
from vanban.documents.duties import Duty, Role, Sort
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.locality import Locality
from vanban.documents.models import Plan, Session, WriteUp
from vanban.language.text import slug

ADDRESS = "phan-viec"


MOST_DUTIES = 250
"""On one page; older plans lie on pages by year."""


def my_part_pages(library: Library, cards: Cards) -> Iterator[Page]:
    """``/phan-viec/`` leads to a page for each place that plans with duties were issued for."""
    places: dict[Locality, list[Item[Plan]]] = {}
    for plan in library.duties_by_plan:
        places.setdefault(library.locality(plan), []).append(plan)
    rows = [html.link(href(ADDRESS, _address(place)), str(place)) for place in sorted(places, key=lambda p: p.key)]
    lead = html.tag("p", html.text("Bạn ở đâu?"))
    yield Page.of(ADDRESS, "Phần việc của tôi", f"{lead}\n\n{html.bullets(rows, class_='chon')}\n")
    for place, plans in places.items():
        newest, older = newest_and_older(plans, _day, lambda plan: len(library.duties_by_plan[plan]), room=MOST_DUTIES)
        page, title = _address(place), f"Phần việc của tôi: {place}"
        years = [html.link(href(page, f"{page}/{part.label}"), part.label) for part in older]
        more = html.tag("p", html.text("Kế hoạch những năm trước: "), html.joined(years, ", ")) if years else Html("")
        yield _page(library, cards, page, title, newest, more)
        for part in older:
            back = html.tag("p", html.link(href(f"{page}/{part.label}", page), str(place)))
            yield _page(library, cards, f"{page}/{part.label}", f"{title} ({part.label})", part.things, back)


def _day(plan: Item[Plan]) -> date:
    return plan.model.issued_first or date.min


def _page(library: Library, cards: Cards, page: str, title: str, plans: Sequence[Item[Plan]], others: Html) -> Page:
    """``others`` leads to the pages of other years."""
    duties = [duty for plan in plans for duty in library.duties_by_plan[plan]]
    readers = {who for duty in duties if isinstance(duty.fact, Session) for who in duty.fact.audience}
    bodies = {p.body.model.name for duty in duties for p in duty.parties if p.body}
    choosers = [chooser("dung-cho", "Tôi là", readers), chooser("don-vi", "Việc của đơn vị", bodies)]
    blocks: list[str] = [html.joined(choosers, "")]
    for plan in sorted(plans, key=lambda p: (-(p.model.year or 0), p.address)):
        own = library.duties_by_plan[plan]
        blocks += [f"## {html.in_markdown(plan.title)} {{ #{slug(plan.address)} }}", html.tag("p", _plan(page, plan))]
        sessions = [_session(page, duty) for duty in own if duty.sort is Sort.SESSION]
        if sessions:
            blocks += [f"### Lớp của tôi {{ #{slug(plan.address)}-lop }}", html.bullets(sessions, class_="viec")]
        blocks += [f"### Đọc gì, viết gì {{ #{slug(plan.address)}-doc }}", html.facts(_reading(plan))]
        of_bodies = [_duty(cards, page, duty) for duty in own if any(p.body for p in duty.parties)]
        if of_bodies:
            blocks += [f"### Việc của đơn vị {{ #{slug(plan.address)}-viec }}", html.bullets(of_bodies, class_="viec")]
    return Page.of(page, title, "\n\n".join(filter(None, [*blocks, others])) + "\n")


def _address(place: Locality) -> str:
    return f"{ADDRESS}/{slug(str(place))}"


def _plan(page: str, plan: Item[Plan]) -> Html:
    return Html(
        html.link(href(page, plan.address), plan.model.abstract or plan.title) + html.text(f" ({plan.model.issuer})")
    )


def _session(page: str, duty: Duty) -> Html:
    fact = duty.fact
    assert isinstance(fact, Session)
    when = (
        Html(f"{days.days_of(duty)} {days.words(duty.deadline)}") if duty.deadline else html.text("Không ghi thời hạn")
    )
    rows = [
        ("Ai dự", html.text(fact.participants or "")),
        ("Trừ", html.joined(map(html.text, fact.except_for))),
        ("Tổ chức", parties(page, duty, Role.LEAD, Role.PARTNER)),
        ("Ở đâu", html.joined(map(html.text, filter(None, [fact.venue, *fact.bridges, fact.mode])))),
        ("Thời lượng", html.text(fact.duration or "")),
        ("Ghi chú", note_on(page, duty)),
    ]
    title = html.link(href(page, duty.plan.address, duty.section.anchor), duty.what)
    content = [html.tag("p", when, class_="khi-nao"), html.tag("p", title, class_="viec-gi"), html.facts(rows)]
    return marked(html.tag("div", *content, class_="the"), dung_cho=fact.audience)


def _reading(plan: Item[Plan]) -> Iterator[tuple[str, Html]]:
    for use in plan.model.materials:
        yield use.audience or "Không ghi dùng cho ai", html.text(use.name)
    write_up: WriteUp | None = plan.model.write_up
    if write_up is None:
        yield "Thu hoạch", html.text("văn bản không ghi")
        return
    said = [f"{', '.join(write_up.sender)} viết", f"nộp cho: {', '.join(write_up.recipient) or 'văn bản không ghi'}"]
    said += [f"miễn: {', '.join(write_up.except_for)}"] if write_up.except_for else []
    said += [write_up.note] if write_up.note else []
    yield "Thu hoạch", html.text("; ".join(said))


def _duty(cards: Cards, page: str, duty: Duty) -> Html:
    names = dict.fromkeys(p.body.model.name for p in duty.parties if p.body)
    return marked(cards.card(page, duty), don_vi=names)
