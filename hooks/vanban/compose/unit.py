"""The page of a unit or a group: everything it must do, issue and report, in order of day."""

from vanban.compose import html
from vanban.compose.duties import duty_list
from vanban.compose.html import Html
from vanban.compose.inferred import inferred
from vanban.compose.page import Page, href
from vanban.compose.source_links import SourceLinks
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.locality import Locality
from vanban.documents.models import Body, Unit, UnitGroup
from vanban.language.dates import format_day


def unit_page(library: Library, item: Item[Body], links: SourceLinks) -> Page:
    """Facts, duties with its role in each, the documents it issued, and the body's own text."""
    duties = library.duties_by_body.get(item, [])
    own = library.documents_by_issuer.get(item, ())
    issued = [html.link(href(item.address, d.address), f"{d.title}: {d.model.abstract or ''}") for d in own]
    blocks: list[str] = [html.facts(_facts(library, item))]
    if duties:
        calendar = html.link("lich.ics", "Lịch của đơn vị này (.ics)", class_="ics")
        blocks += ["## Việc phải làm { #viec }", duty_list(library, item.address, duties, of=item)]
        blocks.append(html.tag("p", calendar))
    else:
        blocks.append(html.tag("p", html.text("Chưa có việc nào trong thư viện nêu tên đơn vị này.")))
    if issued:
        blocks += ["## Văn bản đã ban hành { #van-ban }", html.bullets(issued)]
    blocks += filter(None, [links.applied_to(item).strip()])
    return Page(item.address, item.model.name, "\n\n".join(blocks) + "\n", source=item.source.path)


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
