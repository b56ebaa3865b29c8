"""The page of a study material: for whom, about what, and which plans ask for it."""

from functools import partial

from vanban.compose import html
from vanban.compose.citations import linked
from vanban.compose.html import Html
from vanban.compose.page import Page, href
from vanban.compose.source_links import SourceLinks
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.locality import Locality
from vanban.documents.models import Material
from vanban.documents.resolving import Resolution
from vanban.language.citations import Citation
from vanban.language.text import normal


def material_page(library: Library, item: Item[Material], links: SourceLinks) -> Page:
    """Facts, the plans that list it with the section and audience each names, and the material's own text."""
    model = item.model
    uses = []
    names = dict.fromkeys(map(normal, item.names))
    for plan, use in (use for name in names for use in library.uses_by_name.get(name, ())):
        anchor = use.section.anchor if use.section else "tai-lieu"
        where = html.link(href(item.address, plan.address, anchor), f"{plan.title} ({plan.model.issuer})")
        uses.append(Html(where + html.text(f": dùng cho {use.audience}" if use.audience else "")))
    about = html.bullets(linked(item.address, words, partial(_resolve, library)) for words in model.about)
    rows = [
        ("Dùng cho", html.bullets(map(html.text, model.audience))),
        ("Về văn bản", about),
        ("Tên khác", html.text("; ".join(model.other_names))),
    ]
    blocks: list[str] = [html.facts(rows)]
    if uses:
        blocks += ["## Kế hoạch nêu tài liệu này { #ke-hoach }", html.bullets(uses)]
    blocks += filter(None, [links.applied_to(item).strip()])
    return Page.of(item.address, model.name, "\n\n".join(blocks) + "\n", source=item.source.path)


def _resolve(library: Library, citation: Citation, around: str) -> Resolution:
    """A material speaks from no place: it names documents of the centre, or any with its issuer's full name."""
    return library.resolver.resolve(citation, Locality(()), around=around)
