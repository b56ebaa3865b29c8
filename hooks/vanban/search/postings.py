"""Pages → which page has which term, and how much of it: the BM25 of lunr (Robertson and Zaragoza 2009), rounded.

A term is a word, a pair of words that follow one another, a word with its diacritics, or a key (see ``terms``).
They are told apart by their signs: ``dat``, ``dat dai``, ``dat=đất``, ``18-nq-tw``; ``#18-nq-tw`` is the number a page
itself bears, ``dat dai@`` a pair in its name (its place, say).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple

from vanban.memory import Memory
from vanban.search.pages import SearchPage
from vanban.search.terms import APART, number_keys, read

K1, B = 1.2, 0.05  # pages differ much in length, and a long one is no worse an answer
NAME_BOOST = 2
STEPS = 255
"""Impacts are whole numbers from 1 to this: a byte each. With half a byte the three best pages are often others."""
_MOST = (1 + NAME_BOOST) * (K1 + 1)
COMMON = 0.15
"""A pair of words that more than this share of pages have tells too little for its bytes."""
FEW = 200
"""A library of fewer pages keeps all its pairs."""
_IN_NAME = 1 << 32


@dataclass(frozen=True, slots=True)
class Posting:
    """The pages that have a term, in order, and the impact of each (none of pairs and words with diacritics)."""

    pages: Sequence[int]
    impacts: Sequence[int] = ()


def postings_of(pages: Sequence[SearchPage], memory: Memory) -> dict[str, Posting]:
    """The posting of every term, in order of term. Pages that ``memory`` knows are not read again."""
    texts = f" {APART} ".join
    readings = memory.results(read_page, ((texts([page.title, *page.identity]), texts(_texts(page))) for page in pages))
    lengths = [divmod(sum(reading.words.values()), _IN_NAME) for reading in readings]
    means = [sum(of) / len(pages) or 1 for of in zip(*lengths, strict=True)]
    words: dict[str, list[int]] = defaultdict(list)  # page and impact by turns
    pairs: dict[str, list[int]] = defaultdict(list)
    spellings: dict[str, list[int]] = defaultdict(list)
    own: dict[str, list[int]] = defaultdict(list)
    for number, (page, reading, length) in enumerate(zip(pages, readings, lengths, strict=True)):
        impacts = _Impacts(*(of / mean for of, mean in zip(length, means, strict=True)))
        for term, count in reading.words.items():
            words[term] += number, impacts[count]
        for pair in reading.pairs.split("\n"):
            pairs[pair].append(number)
        for spelling in reading.spellings.split("\n"):
            spellings[spelling].append(number)
        for key in dict.fromkeys(number_keys(f"{page.kind} {page.number}")):
            own[f"#{key}"].append(number)
    found = {term: Posting(both[::2], both[1::2]) for term, both in words.items()}
    found |= {term: Posting(rows) for term, rows in own.items()}
    most = COMMON * len(pages) if len(pages) >= FEW else len(pages)
    found |= {pair: Posting(rows) for pair, rows in pairs.items() if pair and APART not in pair and len(rows) <= most}
    found |= {spelling: Posting(rows) for spelling, rows in _telling(spellings, found)}
    return {term: found[term] for term in sorted(found)}


def _texts(page: SearchPage) -> Iterator[str]:
    for section in page.sections:
        yield section.title
        yield from section.paragraphs


class Reading(NamedTuple):
    """How often each word and key stands in a page's texts, and ``_IN_NAME`` for each time in its name; by line, its
    pairs of words, those of its name twice (some with APART), and its words that bear diacritics (``dat=đất``). Numbers
    and lines, since a memory that keeps many small things is slow."""

    words: dict[str, int]
    pairs: str
    spellings: str


def read_page(name: str, text: str) -> Reading:
    """The words of a page's name and of its texts, each several with APART between them. Pure."""
    both = [read(name), read(text)]
    terms = [reading.terms for reading in both]
    pairs = set(chain.from_iterable(map(pairwise, terms)))
    pieces = set(chain.from_iterable(reading.pieces for reading in both))
    spellings = set(chain.from_iterable([piece.spellings for piece in pieces]))
    named, said = (Counter([*words, *reading.keys]) for words, reading in zip(terms, both, strict=True))
    for word, count in named.items():
        said[word] += count * _IN_NAME
    del said[APART]
    return Reading(
        dict(said),
        "\n".join([*map(" ".join, pairs), *(f"{one} {other}@" for one, other in set(pairwise(terms[0])))]),
        "\n".join(spellings),
    )


class _Impacts(dict[int, int]):
    """What counts of a word (see ``Reading``) weigh in a page whose name and texts have these lengths (in means)."""

    def __init__(self, name: float, text: float) -> None:
        super().__init__()
        self._name, self._text = (K1 * (1 - B + B * length) for length in (name, text))

    def __missing__(self, count: int) -> int:
        name, text = divmod(count, _IN_NAME)
        weight = (K1 + 1) * (NAME_BOOST * name / (self._name + name) + text / (self._text + text))
        self[count] = value = max(1, round(STEPS * weight / _MOST))
        return value


def _telling(spellings: Mapping[str, list[int]], words: Mapping[str, Posting]) -> Iterator[tuple[str, list[int]]]:
    """Without those of words that are always written alike."""
    ways = Counter(spelling.partition("=")[0] for spelling in spellings)
    for spelling, rows in spellings.items():
        term, _, toned = spelling.partition("=")
        if toned and (ways[term] > 1 or len(rows) < len(words[term].pages)):
            yield spelling, rows
