"""The files that search fetches in the reader's browser, all below ``search/``.

``index.json``: how many pages there are, where each shard begins, every word with the count of its pages, what
results can be narrowed by. ``<n>.bin``: shards. ``text/<n>.json``: page n as results show it. Pages are numbered from
the newest, so that of equal answers the newest is first.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence

from vanban.memory import Memory
from vanban.search.pages import SearchPage
from vanban.search.postings import postings_of
from vanban.search.shards import shards_of

FOLDER = "search"
_WORD = re.compile(r"[a-z]+")


def search_files(pages: Iterable[SearchPage], memory: Memory | None = None) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file; the same pages give the same bytes. Pages in ``memory`` are not read again.

    Raises:
        ValueError: two pages have one location, or two sections of a page one anchor.
    """
    ordered = sorted(pages, key=lambda page: (-page.issued.toordinal(), page.location))
    _check(ordered)
    postings = postings_of(ordered, memory or Memory())
    shards = shards_of(postings)
    texts = [_json(_text(page)) for page in ordered]
    facets = _json(_facets(ordered))
    index: dict[str, object] = {
        "pages": len(ordered),
        "bounds": [shard.first for shard in shards],
        "words": " ".join(f"{term} {len(p.pages)}" for term, p in postings.items() if _WORD.fullmatch(term)),
    }
    everything = [_json(index), facets, *(shard.content for shard in shards), *texts]
    version = hashlib.sha256(b"".join(hashlib.sha256(each).digest() for each in everything)).hexdigest()[:12]
    yield f"{FOLDER}/index.json", _json({"version": version, **index})
    yield f"{FOLDER}/facets.json", facets
    for number, shard in enumerate(shards):
        yield f"{FOLDER}/{number}.bin", shard.content
    for number, text in enumerate(texts):
        yield f"{FOLDER}/text/{number}.json", text


def _text(page: SearchPage) -> dict[str, object]:
    return {
        "location": page.location,
        "title": page.title,
        "kind": page.kind,
        "number": page.number,
        "note": page.note,
        "worth": page.worth,
        "identity": page.identity,
        "sections": page.sections,
    }


def _facets(pages: Sequence[SearchPage]) -> dict[str, object]:
    """Of each choice its values, and for each page the places of its own among them; and each page's last day."""
    names = dict.fromkeys(name for page in pages for name in page.facets)
    values = {name: sorted({value for page in pages for value in page.facets.get(name, ())}) for name in names}
    places = {name: {value: place for place, value in enumerate(found)} for name, found in values.items()}
    return {
        "values": values,
        "of": {name: [[places[name][v] for v in page.facets.get(name, ())] for page in pages] for name in names},
        "due": [page.due.isoformat() if page.due else "" for page in pages],
    }


def _check(pages: Iterable[SearchPage]) -> None:
    seen: set[str] = set()
    for page in pages:
        for anchor in ["", *(section.anchor for section in page.sections if section.anchor)]:
            if (place := f"{page.location}#{anchor}") in seen:
                raise ValueError(f"search: two entries at {place}")
            seen.add(place)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
