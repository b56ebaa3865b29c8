"""Postings → small files of neighbouring terms, of which a reader's browser fetches the few that a query needs.

A shard: the count of its terms; of each term how many letters (bytes of UTF-8) it shares with the one before, the
rest of them with their count, the count of its pages and the length of its posting; then the postings. A posting:
the gaps between page numbers, then the impacts, a byte each. All counts are LEB128, as ``search-shards.js`` reads them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vanban.search.postings import Posting

FULL = 4_000
"""A shard of this many bytes is closed; a single term may be longer."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of terms from ``first`` on, in order."""

    first: str
    content: bytes


def shards_of(postings: Mapping[str, Posting]) -> list[Shard]:
    """The shards of postings that are in order of term."""
    return [Shard(terms[0], _packed(terms, packed)) for terms, packed in _grouped(postings)]


def _grouped(postings: Mapping[str, Posting]) -> Iterator[tuple[list[str], list[tuple[int, bytes]]]]:
    terms: list[str] = []
    packed: list[tuple[int, bytes]] = []
    size = 0
    for term, posting in postings.items():
        content = _posting(posting)
        if terms and size + len(content) > FULL:
            yield terms, packed
            terms, packed, size = [], [], 0
        terms.append(term)
        packed.append((len(posting.pages), content))
        size += len(content) + 6  # and about as much of its name
    if terms:
        yield terms, packed


def _packed(terms: Iterable[str], packed: list[tuple[int, bytes]]) -> bytes:
    before = b""
    head = bytearray(_number(len(packed)))
    for term, (pages, content) in zip(terms, packed, strict=True):
        name = term.encode()
        shared = _shared(before, name)
        head += _number(shared) + _number(len(name) - shared) + name[shared:] + _number(pages) + _number(len(content))
        before = name
    return bytes(head) + b"".join(content for _, content in packed)


def _shared(one: bytes, other: bytes) -> int:
    """With how many equal bytes they begin. Of two numbers, the highest byte of their difference is the first other."""
    most = min(len(one), len(other))
    difference = int.from_bytes(one[:most], "big") ^ int.from_bytes(other[:most], "big")
    return most - (difference.bit_length() + 7) // 8


def _posting(posting: Posting) -> bytes:
    gaps = bytearray()
    before = -1
    for page in posting.pages:
        gap = page - before - 1
        if gap < 128:  # most are: no call
            gaps.append(gap)
        else:
            gaps += _number(gap)
        before = page
    return bytes(gaps) + bytes(posting.impacts)


def _number(value: int) -> bytes:
    """LEB128."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)
