"""Pages → which page has which term, and how much of it: the BM25 of lunr (Robertson and Zaragoza 2009), rounded.

A term is a word, a pair of words that follow one another, a word with its diacritics, or a key (see ``terms``).
They are told apart by their signs: ``dat``, ``dat dai``, ``dat=đất``, ``18-nq-tw``; ``#18-nq-tw`` is the number a page
itself bears, ``dat dai@`` a pair in its name (its place, say).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Posting:
    """The pages that have a term, in order, and the impact of each (none of pairs and words with diacritics)."""

    pages: Sequence[int]
    impacts: Sequence[int] = ()


def postings_of(pages: Sequence[SearchPage], memory: Memory) -> dict[str, Posting]:
    """The posting of every term, in order of term. Pages that ``memory`` knows are not read again."""
    texts = f" {APART} ".join
    readings = memory.results(read_page, ((texts([page.title, *page.identity]), texts(_texts(page))) for page in pages))
    means = [sum(map(len_of, readings)) / len(pages) or 1 for len_of in (_name_length, _text_length)] if pages else []
    words: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    pairs: dict[str, list[int]] = defaultdict(list)
    spellings: dict[str, list[int]] = defaultdict(list)
    own: dict[str, list[int]] = defaultdict(list)
    for number, (page, reading) in enumerate(zip(pages, readings, strict=True)):
        impacts = _Impacts(_name_length(reading) / means[0], _text_length(reading) / means[1])
        name, text = reading.name, reading.text
        for term in name.keys() | text.keys():
            numbers, weights = words[term]
            numbers.append(number)
            weights.append(impacts[name.get(term, 0), text.get(term, 0)])
        for pair in reading.pairs.split("\n"):
            pairs[pair].append(number)
        for spelling in reading.spellings.split("\n"):
            spellings[spelling].append(number)
        for key in dict.fromkeys(number_keys(f"{page.kind} {page.number}")):
            own[f"#{key}"].append(number)
    found = {term: Posting(*posting) for term, posting in words.items()}
    found |= {term: Posting(rows) for term, rows in own.items()}
    most = COMMON * len(pages) if len(pages) >= FEW else len(pages)
    found |= {pair: Posting(rows) for pair, rows in pairs.items() if pair and APART not in pair and len(rows) <= most}
    found |= {spelling: Posting(rows) for spelling, rows in _telling(spellings, found)}
    return dict(sorted(found.items()))


def _texts(page: SearchPage) -> Iterator[str]:
    for section in page.sections:
        yield section.title
        yield from section.paragraphs


class Reading(NamedTuple):
    """How often each word and key stands in a page's name and in its texts; by line, its pairs of words, those of its
    name twice (some with APART), and its words that bear diacritics (``dat=đất``). Lines, since a memory that keeps
    many small things is slow."""

    name: dict[str, int]
    text: dict[str, int]
    pairs: str
    spellings: str


def _name_length(reading: Reading) -> int:
    return sum(reading.name.values())


def _text_length(reading: Reading) -> int:
    return sum(reading.text.values())


def read_page(name: str, text: str) -> Reading:
    """The words of a page's name and of its texts, each several with APART between them. Pure."""
    both = [read(name), read(text)]
    terms = [reading.terms for reading in both]
    pairs = set(chain.from_iterable(map(pairwise, terms)))
    pieces = set(chain.from_iterable(reading.pieces for reading in both))
    spellings = set(chain.from_iterable([piece.spellings for piece in pieces]))
    named, said = (_counted([*words, *reading.keys]) for words, reading in zip(terms, both, strict=True))
    return Reading(
        named,
        said,
        "\n".join([*map(" ".join, pairs), *(f"{one} {other}@" for one, other in set(pairwise(terms[0])))]),
        "\n".join(spellings),
    )


def _counted(terms: Iterable[str]) -> dict[str, int]:
    counts = Counter(terms)
    del counts[APART]
    return dict(counts)


class _Impacts(dict[tuple[int, int], int]):
    """How much a word counts that stands so often in a page's name and texts, of these lengths (in mean lengths)."""

    def __init__(self, name: float, text: float) -> None:
        super().__init__()
        self._name, self._text = (K1 * (1 - B + B * length) for length in (name, text))

    def __missing__(self, counts: tuple[int, int]) -> int:
        name, text = counts
        weight = (K1 + 1) * (NAME_BOOST * name / (self._name + name) + text / (self._text + text))
        self[counts] = value = max(1, round(STEPS * weight / _MOST))
        return value


def _telling(spellings: Mapping[str, list[int]], words: Mapping[str, Posting]) -> Iterator[tuple[str, list[int]]]:
    """Without those of words that are always written alike."""
    ways = Counter(spelling.partition("=")[0] for spelling in spellings)
    for spelling, rows in spellings.items():
        term, _, toned = spelling.partition("=")
        if toned and (ways[term] > 1 or len(rows) < len(words[term].pages)):
            yield spelling, rows
