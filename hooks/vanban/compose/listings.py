"""Pages that lead to documents: by type, all official documents, bodies, materials. They replace a navigation tree,
which would grow with the library on every page."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from vanban.compose import html
from vanban.compose.citations import plenum_address
from vanban.compose.html import Html
from vanban.compose.page import Page, href
from vanban.documents.addresses import UNKNOWN_YEAR
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Body, Directive, Material, UnitGroup
from vanban.language.text import fold, slug


def listing_pages(library: Library) -> Iterator[Page]:
    """``/van-ban/``, a page for each type and each plenum of the Central Committee, ``/don-vi/``, ``/tai-lieu/``."""
    documents = library.of(Directive)
    yield _documents("van-ban", "Tất cả văn bản", documents)
    for kind, group in groupby(sorted(documents, key=lambda d: d.model.kind), key=lambda d: d.model.kind):
        yield _documents(slug(kind), kind, group)
    for (term, plenum), adopted in _by_plenum(library).items():
        title = f"Hội nghị Trung ương {plenum} khóa {term}: văn bản đã thông qua"
        yield _documents(plenum_address(term, plenum), title, adopted)
    bodies = library.of(Body)
    by_place = {str(b.model.locality): b.model.locality for b in bodies}
    sections = []
    for name in sorted(by_place, key=lambda n: by_place[n].key):
        here = [b for b in bodies if str(b.model.locality) == name]
        sections.append(f"## {html.in_markdown(name)}\n\n{_names('don-vi', here)}")
    yield Page("don-vi", "Đơn vị", "\n\n".join(sections) + "\n")
    materials = sorted(library.of(Material), key=lambda m: fold(m.model.name))
    rows = (
        (html.link(href("tai-lieu", m.address), m.title), html.text("; ".join(m.model.audience))) for m in materials
    )
    yield Page("tai-lieu", "Tài liệu học tập", html.table("Tài liệu", ("Tên", "Dùng cho"), rows, "bang") + "\n")


def _documents(address: str, title: str, documents: Iterable[Item[Directive]]) -> Page:
    """Official documents by year, the newest first."""
    blocks = []
    ordered = sorted(documents, key=lambda d: (-(d.model.year or 0), fold(d.title), d.address))
    for year, group in groupby(ordered, key=lambda d: d.model.year):
        name = f"Năm {year}" if year else "Không rõ năm"
        rows = [_row(address, item) for item in group]
        table = html.table(name, ("Văn bản", "Trích yếu", "Cơ quan ban hành"), rows, "bang")
        blocks.append(f"## {name} {{ #nam-{year or UNKNOWN_YEAR} }}\n\n{table}")
    return Page(address, title, "\n\n".join(blocks) + "\n")


def _by_plenum(library: Library) -> dict[tuple[str, int], list[Item[Directive]]]:
    groups: dict[tuple[str, int], list[Item[Directive]]] = {}
    for item, plenum in library.catalogue.plenums.items():
        groups.setdefault(plenum, []).append(item)
    return groups


def _row(page: str, item: Item[Directive]) -> list[Html]:
    model = item.model
    return [html.link(href(page, item.address), item.title), html.text(model.abstract or ""), html.text(model.issuer)]


def _names(page: str, bodies: Iterable[Item[Body]]) -> Html:
    def shown(item: Item[Body]) -> Html:
        group = html.text(" (nhóm)") if isinstance(item.model, UnitGroup) else Html("")
        return Html(html.link(href(page, item.address), item.model.name) + group)

    return html.bullets(shown(b) for b in sorted(bodies, key=lambda b: fold(b.model.name)))
