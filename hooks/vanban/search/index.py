"""Entries → the file that the reader's browser searches in.

The engine is lunr: the ``lunr`` package writes here what lunr.js reads in ``search-worker.js``. What a word is
stays our own (``terms``): lunr gets ready terms and neither trims nor stems nor drops any of them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from lunr.builder import Builder

from vanban.search.terms import number_keys, terms

INDEX_PATH = "search/index.json"
"""Where ``search-worker.js`` looks for the index. Not ``search/search_index.json``: the theme fetches that on
every page view, typed or not."""

LUNR_PATH = "search/lunr.js"
"""Where ``search-worker.js`` looks for lunr.js, of which MkDocs carries a copy."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page, or a section of one: what a reader can land on. All texts are plain, never HTML.

    ``location`` is the address from the site's root, of a section with its anchor (``ket-luan/tw/2021/21/#muc-ii``).
    ``kind`` and ``number`` belong to the page of a document only (``Kết luận``, ``21-KL/TW``): whoever types the
    number gets this entry before all that cite it.
    """

    location: str
    title: str
    text: str
    kind: str = ""
    number: str = ""


def build_index(entries: Iterable[SearchEntry]) -> bytes:
    """The content of ``INDEX_PATH``: entries as shown, and lunr's index over their terms. UTF-8 JSON.

    The same entries in the same order give the same bytes. On equal scores earlier entries are found first.

    Raises:
        ValueError: two entries have one location, or a section's page has no entry of its own.
    """
    docs = list(entries)
    locations = {entry.location for entry in docs}
    if len(locations) < len(docs):
        raise ValueError("search: two entries have the same location")
    if orphans := sorted(place for place in locations if place.partition("#")[0] not in locations):
        raise ValueError(f"search: no entry for the page of {orphans[0]}")
    builder = Builder()
    builder.ref("ref")
    builder.b(0.05)  # sections differ much in length, and a long one is no worse an answer
    builder.field("number", boost=10)
    builder.field("title", boost=2)
    builder.field("text")
    for position, entry in enumerate(docs):
        builder.add({
            "ref": position,
            "number": number_keys(f"{entry.kind} {entry.number}"),
            "title": terms(entry.title),
            "text": terms(entry.text),
        })  # fmt: skip
    index = {
        "docs": [{"location": entry.location, "title": entry.title, "text": entry.text} for entry in docs],
        "index": builder.build().serialize() if docs else None,
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
