"""The page of a plan: what is due first, then sessions, products, reports, write-ups and materials."""

from collections.abc import Iterable

from vanban.compose import days, html
from vanban.compose.citations import link_to, target_of
from vanban.compose.directive import document_page
from vanban.compose.duties import duty_list, issued, note_on, parties
from vanban.compose.html import Html
from vanban.compose.page import Page
from vanban.compose.source_links import SourceLinks
from vanban.compose.subscriptions import Feeds, calendar_links
from vanban.compose.timeline import timeline
from vanban.documents import models
from vanban.documents.duties import Duty, Role, Sort
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.language.citations import find_uses
from vanban.language.text import normal


def plan_page(library: Library, item: Item[models.Plan], links: SourceLinks, feeds: Feeds) -> Page:
    """A plan's page; a document of a plan's type without duties is shown like any other."""
    duties = library.duties_by_plan.get(item, [])
    dated = [d for d in duties if d.deadline]
    sessions = [_session(item, d) for d in duties if d.sort is Sort.SESSION]
    tasks = [d for d in duties if d.sort is Sort.TASK and not d.deadline]
    products = [_product(library, item, d) for d in duties if isinstance(d.fact, models.Task) and d.fact.product]
    return document_page(
        library,
        item,
        links,
        feeds,
        [
            ("thoi-han", "Thời hạn", _due(library, item, dated, feeds, links)),
            ("doi-tuong", "Đối tượng", _scope(item)),
            ("hoi-nghi", "Hội nghị, lớp học", "\n\n".join(sessions)),
            ("nhiem-vu", "Nhiệm vụ không ghi thời hạn", duty_list(library, item.address, tasks) if tasks else ""),
            ("san-pham", "Văn bản phải ban hành", html.bullets(products)),
            ("bao-cao", "Báo cáo", _reports(item, duties)),
            ("thu-hoach", "Thu hoạch", _write_up(item, duties)),
            ("tai-lieu", "Tài liệu theo đối tượng", _materials(library, item)),
            ("kinh-phi", "Kinh phí", html.tag("p", html.text(item.model.funding)) if item.model.funding else ""),
        ],
    )


def _due(library: Library, item: Item[models.Plan], duties: list[Duty], feeds: Feeds, links: SourceLinks) -> str:
    if not duties:
        return ""
    named = [(f"{item.address}/lich.ics", "Lịch của kế hoạch này (.ics)")]
    calendar = calendar_links(item.address, feeds, links, named)
    note = "Chữ trong ngoặc kép là nguyên văn thời hạn; ngày bên cạnh là ngày cuối cùng còn trong hạn."
    foot = html.tag("p", html.text(note))
    return "\n\n".join([timeline(duties), duty_list(library, item.address, duties), foot, calendar])


def _scope(item: Item[models.Plan]) -> str:
    scope = item.model.scope
    if scope is None:
        return ""
    return html.facts([("Gồm", _lines(scope.includes)), ("Trừ", _lines(scope.excludes))])


def _session(item: Item[models.Plan], duty: Duty) -> str:
    fact = duty.fact
    assert isinstance(fact, models.Session)
    deadline = duty.deadline
    when = Html(f"{days.days_of(duty)} {days.words(deadline)}") if deadline else Html("")
    organisers = parties(item.address, duty, Role.LEAD, Role.PARTNER, Role.PERFORMER)
    rows = [
        ("Tổ chức", organisers),
        ("Thành phần", html.text(fact.participants or "")),
        ("Trừ", _lines(fact.except_for)),
        ("Số lớp", html.text(fact.class_count or "")),
        ("Thời lượng", html.text(fact.duration or "")),
        ("Hình thức", html.text(fact.mode or "")),
        ("Điểm cầu", _lines(fact.bridges)),
        ("Địa điểm", html.text(fact.venue or "")),
        ("Báo cáo viên", html.text(fact.speaker or "")),
        ("Thời hạn", when),
        ("Ghi chú", note_on(item.address, duty)),
    ]
    title = html.tag("h3", html.link(f"#{duty.section.anchor}", f"{duty.section}. {duty.what}"))
    return f"{title}\n\n{html.facts(rows)}"


def _product(library: Library, item: Item[models.Plan], duty: Duty) -> Html:
    assert isinstance(duty.fact, models.Task)
    section = html.link(f"#{duty.section.anchor}", f"mục {duty.section}")
    said = [html.text(duty.fact.product or ""), parties(item.address, duty), section]
    return html.joined(filter(None, [*said, issued(library, item.address, duty)]), " · ")


def _reports(item: Item[models.Plan], duties: Iterable[Duty]) -> str:
    rows = []
    for duty in duties:
        if duty.sort is Sort.REPORT:
            deadline = duty.deadline
            when = Html(f"{days.days_of(duty)} {days.words(deadline)}") if deadline else None
            rows.append(
                (
                    parties(item.address, duty, Role.SENDER),
                    parties(item.address, duty, Role.RECIPIENT, Role.VIA),
                    html.joined(filter(None, [when or html.text("không ghi"), note_on(item.address, duty)])),
                    html.link(f"#{duty.section.anchor}", str(duty.section)),
                )
            )
    return html.table("Báo cáo phải gửi", ("Ai báo cáo", "Gửi ai", "Thời hạn", "Mục"), rows, "bang") if rows else ""


def _write_up(item: Item[models.Plan], duties: Iterable[Duty]) -> str:
    for duty in duties:
        if isinstance(fact := duty.fact, models.WriteUp):
            return html.facts(
                [
                    ("Ai viết", _lines(fact.sender)),
                    ("Nộp cho", _lines(fact.recipient)),
                    ("Được miễn", _lines(fact.except_for)),
                    ("Thời hạn", days.words(duty.deadline) if duty.deadline else html.text("không ghi")),
                    ("Mục", html.link(f"#{duty.section.anchor}", str(duty.section))),
                    ("Ghi chú", note_on(item.address, duty)),
                ]
            )
    return html.tag("p", html.text("Văn bản không ghi yêu cầu viết thu hoạch."))


def _materials(library: Library, item: Item[models.Plan]) -> str:
    rows = []
    by_audience: dict[str, list[models.MaterialUse]] = {}
    for use in item.model.materials:
        by_audience.setdefault(normal(use.audience or ""), []).append(use)
    for uses in by_audience.values():
        named = html.bullets(_material(library, item, use) for use in uses)
        rows.append((uses[0].audience or "Không ghi dùng cho ai", named))
    return html.facts(rows)


def _material(library: Library, item: Item[models.Plan], use: models.MaterialUse) -> Html:
    known = library.materials_by_name.get(normal(use.name))
    address = known.address if known else _named_document(library, item, use)
    name = link_to(item.address, address, use.name) if address else html.text(use.name)
    section = html.link(f"#{use.section.anchor}", f"mục {use.section}") if use.section else Html("")
    note = html.text(use.note or "")
    return html.joined(filter(None, [name, section, note]), " · ")


def _named_document(library: Library, item: Item[models.Plan], use: models.MaterialUse) -> str | None:
    """The address of a document of the library that is itself to be read (``Kế hoạch số 83``)."""
    named = [used.short for used in find_uses(use.name, item.model.short_forms)]
    mentions = (m for m in library.mentions[item] if m.declared in named or m.text == use.name)
    return next(filter(None, map(target_of, mentions)), None)


def _lines(values: Iterable[str]) -> Html:
    items = [html.text(value) for value in values]
    return items[0] if len(items) == 1 else html.bullets(items)
