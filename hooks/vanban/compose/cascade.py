"""How a directive comes down: the documents that carry it out, and those that carry out these, as far as is known."""

from vanban.compose import html
from vanban.compose.html import Html
from vanban.compose.page import href
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Directive

_CARRIES_OUT = ("can_cu", "van_ban_quan_triet")


def cascade(library: Library, item: Item[Directive]) -> Html:
    """A nested list from the centre down; each document stands under the nearest above it. Empty if none is known."""
    return _below(library, item.address, item, (item,))


def _below(library: Library, page: str, item: Item[Directive], path: tuple[Item[Directive], ...]) -> Html:
    children = [c for c in _children(library, item) if c not in path]
    # a plan that names both the resolution and the province's plan stands under the province's
    nearest = [c for c in children if not any(c in _children(library, other) for other in children if other is not c)]
    rows = []
    for child in sorted(nearest, key=lambda c: (c.model.year or 0, c.address)):
        name = html.link(href(page, child.address), f"{child.title} ({child.model.issuer})")
        rows.append(Html(name + _below(library, page, child, (*path, child))))
    return html.bullets(rows)


def _children(library: Library, item: Item[Directive]) -> list[Item[Directive]]:
    return list(dict.fromkeys(m.citing for m in library.backlinks.get(item, ()) if m.relation in _CARRIES_OUT))
