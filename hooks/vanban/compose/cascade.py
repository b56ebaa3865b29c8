"""How a directive comes down: the documents that carry it out, and those that carry out these, as far as is known."""

from vanban.compose import html
from vanban.compose.html import Html
from vanban.compose.page import href
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Directive


def cascade(library: Library, item: Item[Directive]) -> Html:
    """A nested list from the centre down. Empty if none is known.

    Each document stands once, under the nearest above it: a plan that names both the resolution and the province's
    plan stands under the province's.
    """
    below: dict[Item[Directive], list[Item[Directive]]] = {}
    waiting = [item]
    while waiting:
        document = waiting.pop()
        if document not in below:
            below[document] = list(library.carried_out_by.get(document, ()))
            waiting += below[document]
    return _list(item.address, item, below, {item})


def _list(
    page: str,
    item: Item[Directive],
    below: dict[Item[Directive], list[Item[Directive]]],
    shown: set[Item[Directive]],
) -> Html:
    further_down = {grandchild for child in below[item] for grandchild in below[child] if child is not grandchild}
    nearest = [child for child in below[item] if child not in further_down and child not in shown]
    shown.update(nearest)
    rows = [
        html.link(href(page, child.address), f"{child.title} ({child.model.issuer})") + _list(page, child, below, shown)
        for child in sorted(nearest, key=lambda c: (c.model.year or 0, c.address))
    ]
    return html.bullets(map(Html, rows))
