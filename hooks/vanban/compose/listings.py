"""Pages that lead to documents: by type, all official documents, bodies, materials. They replace a navigation tree,
which would grow with the library on every page."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from vanban.calendars.pieces import Piece, newest_and_older
from vanban.compose import html
from vanban.compose.choices import chooser, marked
from vanban.compose.citations import plenum_address
from vanban.compose.html import Html
from vanban.compose.page import Page, href
from vanban.documents.addresses import UNKNOWN_YEAR
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Body, Directive, Material, UnitGroup
from vanban.language.text import fold, slug

MOST_DOCUMENTS = 500
"""On one page; the older ones lie on pages by year."""
_DAY = len("2021-03-31")


def listing_pages(library: Library) -> Iterator[Page]:
    """``/van-ban/``, a page for each type and each plenum of the Central Committee, ``/don-vi/``, ``/tai-lieu/``."""
    documents = library.of(Directive)
    yield from _documents(library, "van-ban", "Tất cả văn bản", documents)
    if not any(d.model.kind == "Kế hoạch" for d in documents):
        yield from _documents(library, "ke-hoach", "Kế hoạch", ())  # the navigation leads there from the first day
    for kind, group in groupby(sorted(documents, key=lambda d: d.model.kind), key=lambda d: d.model.kind):
        yield from _documents(library, slug(kind), kind, group)
    for (term, plenum), adopted in _by_plenum(library).items():
        title = f"Hội nghị Trung ương {plenum} khóa {term}: văn bản đã thông qua"
        yield from _documents(library, plenum_address(term, plenum), title, adopted)
    bodies = library.of(Body)
    by_place = {str(b.model.locality): b.model.locality for b in bodies}
    sections = []
    for name in sorted(by_place, key=lambda n: by_place[n].key):
        here = [b for b in bodies if str(b.model.locality) == name]
        sections.append(f"## {html.in_markdown(name)} {{ #{slug(name)} }}\n\n{_names('don-vi', here)}")
    yield Page.of("don-vi", "Đơn vị", "\n\n".join(sections) + "\n")
    materials = sorted(library.of(Material), key=lambda m: fold(m.model.name))
    rows = (
        (
            marked(html.link(href("tai-lieu", m.address), m.title), dung_cho=m.model.audience),
            html.text("; ".join(m.model.audience)),
        )
        for m in materials
    )
    audiences = chooser("dung-cho", "Dùng cho", (words for m in materials for words in m.model.audience))
    table = html.table("Tài liệu", ("Tên", "Dùng cho"), rows, "bang")
    yield Page.of("tai-lieu", "Tài liệu học tập", f"{audiences}\n\n{table}\n")


def _documents(library: Library, address: str, title: str, documents: Iterable[Item[Directive]]) -> Iterator[Page]:
    """Official documents by year, the newest first."""
    newest, older = newest_and_older(list(documents), _day, lambda _: 1, MOST_DOCUMENTS)
    links = [html.link(href(address, f"{address}/{slug(_named(piece))}"), _named(piece)) for piece in older]
    more = html.tag("p", html.text("Văn bản cũ hơn: "), html.joined(links, ", ")) if links else Html("")
    yield _listed(library, address, title, newest, more)
    for piece in older:
        page = f"{address}/{slug(_named(piece))}"
        back = html.tag("p", html.link(href(page, address), title))
        yield _listed(library, page, f"{title}: {_named(piece)}", piece.things, back)


def _day(item: Item[Directive]) -> date:
    return item.model.issued_first or date.min


def _named(piece: Piece[Item[Directive]]) -> str:
    """``năm 2021``, ``năm 2021-03``; where nobody knows the year, what numbers pieces of one day is left."""
    return f"năm {piece.label}" if _day(piece.things[0]) > date.min else f"không rõ năm{piece.label[_DAY:]}"


def _listed(library: Library, address: str, title: str, documents: Sequence[Item[Directive]], others: Html) -> Page:
    """``others`` leads to the pages of other years; the browser chooses issuer and place."""
    issuers = {d: library.issuer(d).model for d in documents}
    blocks: list[str] = [
        *filter(None, [others]),
        chooser("co-quan", "Cơ quan ban hành", (i.name for i in issuers.values())),
        chooser("dia-ban", "Địa bàn", (str(i.locality) for i in issuers.values())),
    ]
    ordered = sorted(documents, key=lambda d: (-(d.model.year or 0), fold(d.title), d.address))
    for year, group in groupby(ordered, key=lambda d: d.model.year):
        name = f"Năm {year}" if year else "Không rõ năm"
        rows = [_row(address, item, issuers[item]) for item in group]
        table = html.table(name, ("Văn bản", "Trích yếu", "Cơ quan ban hành"), rows, "bang")
        blocks.append(f"## {name} {{ #nam-{year or UNKNOWN_YEAR} }}\n\n{table}")
    return Page.of(address, title, "\n\n".join(blocks) + "\n")


def _by_plenum(library: Library) -> dict[tuple[str, int], list[Item[Directive]]]:
    groups: dict[tuple[str, int], list[Item[Directive]]] = {}
    for item, plenum in library.catalogue.plenums.items():
        groups.setdefault(plenum, []).append(item)
    return groups


def _row(page: str, item: Item[Directive], issuer: Body) -> list[Html]:
    link = html.link(href(page, item.address), item.title)
    name = marked(link, co_quan=[issuer.name], dia_ban=[str(issuer.locality)])
    return [name, html.text(item.model.abstract or ""), html.text(item.model.issuer)]


def _names(page: str, bodies: Iterable[Item[Body]]) -> Html:
    def shown(item: Item[Body]) -> Html:
        group = html.text(" (nhóm)") if isinstance(item.model, UnitGroup) else Html("")
        return Html(html.link(href(page, item.address), item.model.name) + group)

    return html.bullets(shown(b) for b in sorted(bodies, key=lambda b: fold(b.model.name)))
