"""What was published stays: a built site is held to the ledger, and to what readers have now. Pure."""

from collections.abc import Collection, Iterator, Mapping

from vanban.documents.ledger import Ledger
from vanban.publishing.links import Scanned

_PROMISED = (".html", ".ics", ".xml")
"""People bookmark pages and subscribe to feeds; the rest is only asked for by pages."""


def broken_promises(ledger: Ledger, pages: Mapping[str, Scanned], keys: Mapping[str, Collection[str]]) -> Iterator[str]:
    """A sentence for each address, anchor or task key of the ledger that a built site lacks.

    ``keys`` are the task keys of each document by its address, as the site's data state them. Keys that the source
    says were dropped (``viec_da_bo``) must be among them.
    """
    for recorded in ledger.documents.values():
        for address in recorded.addresses:
            if f"{address}/index.html" not in pages:
                yield f"mất địa chỉ /{address}/ đã công bố"
        now = recorded.addresses[-1]
        if recorded.withdrawn_on or not (page := pages.get(f"{now}/index.html")):
            continue
        for anchor in recorded.anchors:
            if anchor not in page.anchors:
                yield f"mất neo /{now}/#{anchor} đã công bố"
        for key in recorded.duties:
            if key not in keys.get(now, ()):
                yield f"mất mã việc «{key}» của /{now}/ đã công bố"


def lost(before: Collection[str], after: Collection[str]) -> list[str]:
    """The addresses that readers have now and would no longer have."""
    return sorted(path for path in set(before) - set(after) if path.endswith(_PROMISED))
