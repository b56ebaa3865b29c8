"""Pages → which page has which term, and how much of it: the BM25 of lunr (Robertson and Zaragoza 2009), rounded.

A term is a word, a pair of words that follow one another, a word with its diacritics, or a key (see ``terms``).
They are told apart by their signs: ``dat``, ``dat dai``, ``dat=đất``, ``18-nq-tw``; ``#18-nq-tw`` is the number a page
itself bears.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from vanban.memory import Memory
from vanban.search.pages import SearchPage
from vanban.search.terms import number_keys, read

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
    said = [json.dumps([[page.title, *page.identity], list(_texts(page))], ensure_ascii=False) for page in pages]
    readings = memory.results(read_page, [(each,) for each in said])
    means = [sum(reading.length for reading in column) / len(pages) or 1 for column in zip(*readings, strict=True)]
    words: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    spellings: dict[tuple[str, str], list[int]] = defaultdict(list)
    own: dict[str, list[int]] = defaultdict(list)
    for number, (page, (name, text)) in enumerate(zip(pages, readings, strict=True)):
        in_name, in_text = _Saturation(name.length / means[0]), _Saturation(text.length / means[1])
        for term in name.counts.keys() | text.counts.keys():
            weight = NAME_BOOST * in_name[name.counts[term]] + in_text[text.counts[term]]
            numbers, impacts = words[term]
            numbers.append(number)
            impacts.append(max(1, round(STEPS * weight / _MOST)))
        for pair in name.pairs | text.pairs:
            pairs[pair].append(number)
        for spelling in name.spellings | text.spellings:
            spellings[spelling].append(number)
        for key in dict.fromkeys(number_keys(f"{page.kind} {page.number}")):
            own[f"#{key}"].append(number)
    found = {term: Posting(*posting) for term, posting in words.items()}
    found |= {term: Posting(rows) for term, rows in own.items()}
    most = COMMON * len(pages) if len(pages) >= FEW else len(pages)
    found |= {" ".join(pair): Posting(rows) for pair, rows in pairs.items() if len(rows) <= most}
    found |= {"=".join(spelling): Posting(rows) for spelling, rows in _telling(spellings, found)}
    return dict(sorted(found.items()))


def _texts(page: SearchPage) -> Iterator[str]:
    for section in page.sections:
        yield section.title
        yield from section.paragraphs


class Reading(NamedTuple):
    """How often each word and key stands in texts, the pairs of words, and the words with their diacritics."""

    counts: Counter[str]
    length: int
    pairs: set[tuple[str, str]]
    spellings: set[tuple[str, str]]


def read_page(said: str) -> tuple[Reading, Reading]:
    """The words of a page's name and of its texts, which are two lists in JSON. A pure function of plain values."""
    name, texts = json.loads(said)
    return _read(name), _read(texts)


def _read(texts: Iterable[str]) -> Reading:
    found = Reading(Counter(), 0, set(), set())
    for text in texts:
        words, keys = read(text)
        terms = [term for term, _ in words]
        found.counts.update(terms)
        found.counts.update(keys)
        found.pairs.update(pairwise(terms))
        found.spellings.update(words)
    return found._replace(length=found.counts.total())


class _Saturation(dict[int, float]):
    """How much a word that stands so often in a text of this length (in mean lengths) counts."""

    def __init__(self, length: float) -> None:
        super().__init__({0: 0.0})
        self._length = length

    def __missing__(self, count: int) -> float:
        self[count] = value = (K1 + 1) * count / (K1 * (1 - B + B * self._length) + count)
        return value


def _telling(
    spellings: Mapping[tuple[str, str], list[int]], words: Mapping[str, Posting]
) -> Iterator[tuple[tuple[str, str], list[int]]]:
    """Without the bare ones, and those of words that are always written alike."""
    ways = Counter(term for term, toned in spellings if toned != term)
    for (term, toned), rows in spellings.items():
        if toned != term and (ways[term] > 1 or len(rows) < len(words[term].pages)):
            yield (term, toned), rows
