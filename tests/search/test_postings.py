"""Postings: the very weights of lunr, in a byte; what every page has is left out."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log
from os.path import commonprefix

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.builder import Builder
from lunr.idf import idf
from lunr.query import Query

from search import samples
from vanban.memory import Memory
from vanban.search.pages import SearchPage, SearchSection
from vanban.search.postings import K1, NAME_BOOST, STEPS, B, Posting, postings_of
from vanban.search.shards import shards_of
from vanban.search.terms import APART, read

STEP = (1 + NAME_BOOST) * (K1 + 1) / STEPS
WORDS = ["học", "tập", "quán", "triệt", "nghị", "quyết", "đất", "đai", "đảng", "bộ", "kế", "hoạch", "báo", "cáo"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


def pages_of(texts: Sequence[tuple[str, str]]) -> list[SearchPage]:
    return [SearchPage(f"{n}/", title, [SearchSection("", "", [text])]) for n, (title, text) in enumerate(texts)]


@given(texts=st.lists(st.tuples(TEXTS, TEXTS), min_size=2, max_size=12))
def test_impacts_are_the_weights_of_lunr_to_half_a_step(texts: list[tuple[str, str]]) -> None:
    builder = Builder()
    builder.k1(K1)
    builder.b(B)
    builder.ref("ref")
    builder.field("name", boost=NAME_BOOST)
    builder.field("text")
    for number, (title, text) in enumerate(texts):
        words = [[term for term, _ in read(each).words] for each in (title, text)]
        builder.add({"ref": str(number), "name": words[0], "text": words[1]})
    lunr = builder.build()

    for term, posting in postings_of(pages_of(texts), Memory()).items():
        if not posting.impacts:
            continue
        expected = dict.fromkeys(posting.pages, 0.0)
        index, rarity = lunr.inverted_index[term]["_index"], idf(lunr.inverted_index[term], len(texts))
        for ref, vector in lunr.field_vectors.items():
            _, _, number = ref.partition("/")
            at = [place for place, key in enumerate(vector.elements[::2]) if key == index]
            for place in at:
                expected[int(number)] += vector.elements[2 * place + 1] / rarity
        for page, impact in zip(posting.pages, posting.impacts, strict=True):  # lunr rounds to three places
            assert impact * STEP == pytest.approx(max(expected[page], STEP), abs=STEP / 2 + 0.002 / rarity), term


def test_the_three_best_pages_are_those_of_lunr() -> None:
    """Genuine lunr ranks pages of one field; what scores within 3 % of its third (a rounding) may stand for it."""
    texts = samples.paragraphs()
    builder = Builder()
    builder.k1(K1)
    builder.b(B)
    builder.ref("ref")
    builder.field("text")
    for number, text in enumerate(texts):
        builder.add({"ref": str(number), "text": _terms(text)})
    lunr, postings = builder.build(), postings_of(samples.pages(texts), Memory())

    queries = [" ".join(text.split()[2:7]) for text in texts if len(text) > 60]
    assert len(queries) > 300
    agreeing = 0
    for words in queries:
        query, scores = Query(["text"]), Counter[int]()
        for term in dict.fromkeys(_terms(words)):
            query.term(term, use_pipeline=False)
            posting = postings[term]
            rarity = log(1 + (len(texts) - len(posting.pages) + 0.5) / (len(posting.pages) + 0.5))
            for page, impact in zip(posting.pages, posting.impacts, strict=True):
                scores[page] += rarity * impact
        by_lunr = {int(found["ref"]): found["score"] for found in lunr.query(query)}
        third = sorted(by_lunr.values(), reverse=True)[:3][-1]
        agreeing += all(by_lunr[page] >= 0.97 * third for page, _ in scores.most_common(3))
    assert agreeing / len(queries) >= 0.98


def _terms(text: str) -> list[str]:
    reading = read(text)
    return [*reading.terms, *reading.keys]


PIECES = [
    "nghị", "quyết", "18", "-NQ/", "TW", "kl", "số", "15/8/", "2022", "tháng", "8", "UBND", "đ", "б", "«", "-",
    "\u0301",
]  # fmt: skip
LINES = st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join) | st.text(max_size=8), max_size=6)


@given(texts=LINES)
def test_texts_read_at_once_are_each_read_as_alone(texts: list[str]) -> None:
    texts = [text.replace(APART, "") for text in texts]
    at_once, alone = read(f" {APART} ".join(texts)), [read(text) for text in texts]
    assert at_once.words == [word for each in alone for word in each.words]
    # The keys of numbers stand before those of dates.
    assert Counter(at_once.keys) == Counter(key for each in alone for key in each.keys)
    apart = [APART, *(term for each in alone for term in [*each.terms, APART])]
    assert [APART, *at_once.terms, APART] == (apart if texts else [APART, APART])


def test_no_pair_of_words_goes_from_one_text_to_the_next() -> None:
    page = SearchPage("a/", "Kế hoạch", [SearchSection("", "học tập", ["nghị quyết", "", "đất"])], ["Đảng bộ"])
    found = postings_of([page], Memory())
    assert {term for term in found if " " in term} == {
        "ke hoach", "ke hoach@", "dang bo", "dang bo@", "hoc tap", "nghi quyet"
    }  # fmt: skip


def test_a_word_written_in_two_ways_keeps_both_and_one_always_written_alike_does_not() -> None:
    found = postings_of(pages_of([("Đảng bộ", "đang học"), ("Bộ", "học")]), Memory())
    assert found["dang=đảng"] == Posting([0])
    assert found["dang=đang"] == Posting([0])
    assert "hoc=học" not in found


def test_the_number_of_a_page_is_its_own_and_one_it_cites_is_not() -> None:
    cited = SearchPage("b/", "Kế hoạch", [SearchSection("", "", ["Kết luận số 21-KL/TW"])], kind="Kế hoạch")
    found = postings_of(
        [SearchPage("a/", "Kết luận số 21-KL/TW", [], kind="Kết luận", number="21-KL/TW"), cited], Memory()
    )
    assert found["#21-kl-tw"] == found["#21-kl"] == Posting([0])
    assert list(found["21-kl-tw"].pages) == [0, 1]


POSTINGS = st.dictionaries(
    st.text(st.sampled_from("abđ ế=#-1"), min_size=1, max_size=8),
    st.tuples(st.lists(st.integers(0, 70_000), min_size=1, max_size=40, unique=True).map(sorted), st.booleans()),
    max_size=60,
).map(lambda found: {t: Posting(p, [n % 255 + 1 for n in p] if i else ()) for t, (p, i) in sorted(found.items())})


@given(postings=POSTINGS)
def test_what_is_packed_into_shards_is_read_back(postings: dict[str, Posting]) -> None:
    read_back: dict[str, Posting] = {}
    for shard in shards_of(postings):
        terms = _unpacked(shard.content)
        assert shard.first == next(iter(terms))
        read_back |= terms
    assert read_back == postings


@given(terms=st.lists(st.text(st.sampled_from("abđ ế"), min_size=1, max_size=8), min_size=2, unique=True).map(sorted))
def test_a_term_is_packed_without_what_it_shares_with_the_one_before(terms: list[str]) -> None:
    (shard,) = shards_of({term: Posting([0]) for term in terms})
    names = [term.encode() for term in terms]
    shared = sum(len(commonprefix(pair)) for pair in pairwise(names))  # noqa: RUF071 - letters are what is meant

    assert len(shard.content) == 1 + sum(map(len, names)) - shared + 5 * len(names)


def _unpacked(content: bytes) -> dict[str, Posting]:
    """A shard read as ``search-shards.js`` reads it."""
    at = 0

    def number() -> int:
        nonlocal at
        value = shift = 0
        while True:
            value |= (content[at] & 127) << shift
            shift, at = shift + 7, at + 1
            if content[at - 1] < 128:
                return value

    rows, name = [], b""
    for _ in range(number()):
        shared, rest = number(), number()
        name = name[:shared] + content[at : at + rest]
        at += rest
        rows.append((name.decode(), number(), number()))
    found = {}
    for term, count, length in rows:
        end, page, pages = at + length, -1, []
        for _ in range(count):
            page += number() + 1
            pages.append(page)
        found[term] = Posting(pages, list(content[at:end]) or ())
        at = end
    return found
