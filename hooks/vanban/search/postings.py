"""Pages → which page has which term, and how much of it: the BM25 of lunr (Robertson and Zaragoza 2009), rounded.

A term is a word, a pair of words that follow one another, a word with its diacritics, or a key (see ``terms``).
They are told apart by their signs: ``dat``, ``dat dai``, ``dat=đất``, ``18-nq-tw``; ``#18-nq-tw`` is the number a page
itself bears.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vanban.search.pages import SearchPage
from vanban.search.terms import Reading, number_keys, read

K1, B = 1.2, 0.05  # pages differ much in length, and a long one is no worse an answer
NAME_BOOST = 2
STEPS = 15
"""Impacts are whole numbers from 1 to this: half a byte each."""
COMMON = 0.15
"""A pair of words that more than this share of pages have tells too little for its bytes."""
FEW = 200
"""A library of fewer pages keeps all its pairs."""


@dataclass(frozen=True, slots=True)
class Posting:
    """The pages that have a term, in order, and the impact of each (none of pairs and words with diacritics)."""

    pages: Sequence[int]
    impacts: Sequence[int] = ()


def postings_of(pages: Sequence[SearchPage]) -> dict[str, Posting]:
    """The posting of every term, in order of term."""
    readings = [(_read([page.title, *page.identity]), _read(_texts(page))) for page in pages]
    lengths = [(sum(names.values()), sum(texts.values())) for (names, _), (texts, _) in readings]
    means = [sum(column) / max(1, len(pages)) or 1 for column in zip(*lengths, strict=True)] or [1, 1]
    weights: dict[str, list[tuple[int, float]]] = defaultdict(list)
    present: dict[str, list[int]] = defaultdict(list)
    for number, (page, ((names, name_traces), (texts, traces))) in enumerate(zip(pages, readings, strict=True)):
        for term in names.keys() | texts.keys():
            weight = NAME_BOOST * _saturated(names[term], lengths[number][0] / means[0])
            weights[term].append((number, weight + _saturated(texts[term], lengths[number][1] / means[1])))
        for trace in name_traces | traces | {f"#{key}" for key in number_keys(f"{page.kind} {page.number}")}:
            present[trace].append(number)
    most = (1 + NAME_BOOST) * (K1 + 1)
    found = {
        term: Posting([n for n, _ in rows], [max(1, round(STEPS * weight / most)) for _, weight in rows])
        for term, rows in weights.items()
    }
    found |= {trace: Posting(rows) for trace, rows in _telling(present, found, len(pages))}
    return dict(sorted(found.items()))


def _texts(page: SearchPage) -> Iterable[str]:
    for section in page.sections:
        yield section.title
        yield from section.paragraphs


def _read(texts: Iterable[str]) -> tuple[Counter[str], set[str]]:
    """How often each word and key stands in the texts, and the pairs and words with diacritics that stand there."""
    counts: Counter[str] = Counter()
    traces: set[str] = set()
    for text in texts:
        reading: Reading = read(text)
        counts.update(word.term for word in reading.words)
        counts.update(reading.keys)
        traces.update(reading.pairs)
        traces.update(f"{word.term}={word.toned}" for word in reading.words if word.toned != word.term)
    return counts, traces


def _saturated(count: int, length: float) -> float:
    return (K1 + 1) * count / (K1 * (1 - B + B * length) + count) if count else 0


def _telling(
    present: Mapping[str, list[int]], words: Mapping[str, Posting], pages: int
) -> Iterable[tuple[str, list[int]]]:
    """Without pairs that nearly every page has, and without diacritics where a word is always written alike."""
    ways = Counter(trace.partition("=")[0] for trace in present if "=" in trace)
    for trace, rows in present.items():
        word, _, toned = trace.partition("=")
        if toned and ways[word] == 1 and len(rows) == len(words[word].pages):
            continue
        if " " in trace and pages >= FEW and len(rows) > COMMON * pages:
            continue
        yield trace, rows
