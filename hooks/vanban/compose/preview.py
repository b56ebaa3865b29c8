"""The page of a document that has just been edited, long before the rest of the portal is composed again."""

from collections.abc import Iterator

from vanban.compose.duties import Cards
from vanban.compose.page import Page
from vanban.compose.printed import with_source
from vanban.compose.settings import Settings
from vanban.compose.site import Site, page_of
from vanban.compose.source_links import SourceLinks
from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.mentions import Citing
from vanban.documents.models import Body, Directive, Entry
from vanban.documents.opened import opened


def preview(
    library: Library, site: Site, links: SourceLinks, settings: Settings, path: str, content: bytes, *, internal: bool
) -> Page | None:
    """The page of the document at ``path``, were ``content`` its file; None where that is no sound document, or a new
    one.

    It is composed among the documents that it names and that named it before, at the address it had: what an edit
    means to others (to whom a duty is led, what answers it) shows once all is composed.
    """
    before = library.by_path.get(path)
    document = opened(path, content, internal=internal)
    if before is None or document is None or isinstance(document, list):
        return None
    item = Item(document.source, document.model, document.content, before.address, document)
    near = {other.address: other for other in _near(library, before, item) if other is not before}
    items = sorted([item, *near.values()], key=lambda each: each.address)
    around = Library(tuple(items), library.ledger, library.names, library.reading, library.elsewhere)
    page = page_of(around, item, links, site.feeds, Cards(around))
    return with_source(page, settings)


def _near(library: Library, before: Item[Entry], item: Item[Entry]) -> Iterator[Item[Entry]]:
    """All bodies, materials and questions; the documents that it names now, that named it, that carry it out."""
    yield from (other for other in library.items if not holds(other, Directive))
    if holds(before, Directive) and holds(item, Directive):
        for mention in Citing(item, library.catalogue, library.locality(before)).mentions:
            yield from mention.resolution.targets
        yield from (mention.citing for mention in library.backlinks.get(before, ()))
        yield from library.documents_below.get(before, ())
    if holds(before, Body):
        yield from (duty.plan for duty in library.duties_by_body.get(before, ()))
        yield from library.documents_by_issuer.get(before, ())
