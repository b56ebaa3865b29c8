"""The register of the addresses that no document's own record holds: ordinary pages, listings, calendars, files; and of
the anchors of ordinary pages and questions.

``plans/so-dia-chi.json``; one beside the internal ledger holds what only the internal edition has. ``vanban ledger``
writes it, builds are held to it: an address, once published, stays or is said to have gone elsewhere.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from vanban.checks.finding import Finding
from vanban.documents.ledger import NEWER_OR_BROKEN, Ledger, LedgerError

PUBLIC_REGISTER = "plans/so-dia-chi.json"
INTERNAL_REGISTER = "plans/noi-bo/so-dia-chi.json"
_VERSION = 1
_MOVES = "plans/chuyen-huong.yml"


Places = Mapping[str, tuple[str, ...] | None]
"""The anchors promised at each address (``lich/2022/``, ``lich/lich.ics``); None where the portal itself made it of
documents, and keeps it by itself when these have gone."""


@dataclass(frozen=True)
class Register:
    """The places that were promised."""

    places: Places = field(default_factory=dict)

    @classmethod
    def parse(cls, content: bytes, path: str) -> Self:
        """Read the file. Raises LedgerError where it is none of this version."""
        try:
            data = json.loads(content)
            if data["phien_ban"] != _VERSION:
                raise LedgerError(f"sổ địa chỉ có phiên bản {data['phien_ban']}, cần phiên bản {_VERSION}", path)
            listed = data["dia_chi"].items()
            return cls({str(a): None if anchors is None else tuple(map(str, anchors)) for a, anchors in listed})
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            if isinstance(error, LedgerError):
                raise
            raise LedgerError(f"không đọc được sổ địa chỉ; {NEWER_OR_BROKEN}", path) from None

    def dump(self) -> str:
        """The file's text: sorted, an address a line."""
        lines = [f"  {json.dumps(a)}: {json.dumps(anchors)}" for a, anchors in sorted(self.places.items())]
        return f'{{\n "phien_ban": {_VERSION},\n "dia_chi": {{\n' + ",\n".join(lines) + "\n }\n}\n"

    def recorded(self, now: Places) -> Self:
        """The register after these places were published; nothing is taken out."""
        added = {
            address: None if anchors is None else tuple(dict.fromkeys((*(self.places.get(address) or ()), *anchors)))
            for address, anchors in now.items()
        }
        return type(self)({**self.places, **added})

    def without(self, other: Self) -> Self:
        """The addresses of which this one holds what another does not."""
        return type(self)({a: anchors for a, anchors in self.places.items() if not other._holds(a, anchors)})

    def _holds(self, address: str, anchors: Collection[str] | None) -> bool:
        known = self.places.get(address)
        if known is None or anchors is None:
            return known is anchors
        return set(anchors) <= set(known)

    def lost(self, now: Places, kept: Collection[str], ledger: Ledger) -> list[str]:
        """The promised addresses that are neither there nor among the ``kept`` (said to have gone elsewhere).

        What lay below the address of a document that was withdrawn went with it.
        """
        missing = self.places.keys() - now.keys() - set(kept)
        return sorted(address for address in missing if not _went_along(address, ledger))

    def faults(
        self, lost: Iterable[str], now: Places, kept: Mapping[str, str | None], sources: Mapping[str, str]
    ) -> Iterator[Finding]:
        """What an editor is told of lost addresses, and of lost anchors on pages that are there, or have moved: then
        these are asked for where they went. ``kept`` as above (``tro-giup/lich/#cu``), with where that is; ``sources``
        are the files of pages by address."""
        for address in lost:
            message = (
                f"trang /{address} đã công bố nay không còn; hãy khôi phục nguồn của nó, hoặc ghi vào {_MOVES} "
                "nơi nó chuyển tới, hay «đã rút»"
            )
            yield Finding(_MOVES, 1, 1, "mat-dia-chi", message, address, f"{address}: địa-chỉ-mới/")
        for address, anchors in sorted(self.places.items()):
            home = address if address in now else kept.get(address) or address
            for anchor in sorted(set(anchors or ()) - set(now.get(home) or ())) if home in now else ():
                if (place := f"{address}#{anchor}") not in kept:
                    message = (
                        f"mục /{place} đã công bố nay không còn; hãy thêm {{#{anchor}}} vào cuối dòng đề mục thay nó "
                        f"(của hỏi – đáp: khôi phục mã cũ), hoặc ghi «{place}: đã rút» vào {_MOVES}"
                    )
                    path = sources.get(home, _MOVES)
                    yield Finding(path, 1, 1, "mat-neo", message, anchor, f"## Đề mục mới {{#{anchor}}}")

    def kept_by_portal(self, address: str) -> bool:
        """Whether a lost address is one the portal keeps by itself: a page of a list, a calendar, a feed."""
        return self.places.get(address, ()) is None and address.endswith(("/", ".ics", ".xml"))


def _went_along(address: str, ledger: Ledger) -> bool:
    parts = address.rstrip("/").split("/")
    return any(ledger.is_withdrawn("/".join(parts[:end])) for end in range(len(parts), 0, -1))
