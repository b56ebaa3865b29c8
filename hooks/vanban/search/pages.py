"""What can be found: pages, the sections of them a reader can land on, and by what results are narrowed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class SearchSection(NamedTuple):
    """A part of a page: its anchor (empty: the page's own beginning) and its words. Plain texts, never HTML."""

    anchor: str
    title: str
    paragraphs: Sequence[str]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page.

    ``location`` is its address from the site's root (``ket-luan/tw/2021/21/``), ``identity`` are words it is known by
    beside its title (subject, issuer, place, year). ``kind`` and ``number`` belong to official documents only
    (``Kết luận``, ``21-KL/TW``): whoever types the number gets this page before all that cite it. ``note`` is what a
    reader must know before opening it (no longer in force). ``facets`` are what results are narrowed by: values by
    the name of the choice. ``due`` is its last day still in time. Of pages that answer alike the one ``issued`` last
    is first; ``worth`` is what its score counts beside others: the guide names documents, and is seldom what is meant.
    """

    location: str
    title: str
    sections: Sequence[SearchSection]
    identity: Sequence[str] = ()
    kind: str = ""
    number: str = ""
    note: str = ""
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    due: date | None = None
    issued: date = date.min
    worth: float = 1
