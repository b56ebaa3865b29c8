"""However a word is typed, the same pages are found; with its diacritics, those that write it so come first."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import pytest
from playwright.sync_api import Browser

from built_site import served
from search import samples, yardstick
from tiny_library import document, library
from vanban.language.text import bare, fold, slug
from vanban.search.contents import search_pages
from vanban.search.files import search_files
from vanban.search.pages import SearchPage, SearchSection
from vanban.search.terms import ABBREVIATIONS

_PLACES = "oá óa oà òa oả ỏa oã õa oạ ọa oé óe oè òe oẻ ỏe oẽ õe oẹ ọe uý úy uỳ ùy uỷ ủy uỹ ũy uỵ ụy"
_OTHERWISE = dict(re.findall(r"(\S+) (\S+)", _PLACES))
_EARLY = re.compile(f"(?:{'|'.join(_OTHERWISE)})$")
_SHORT_I = re.compile("(?<=^[bcdđghklmnprstvx])[iíìỉĩị]$")
_AS_Y = dict(zip("iíìỉĩị", "yýỳỷỹỵ", strict=True))
Ranked = Callable[[Sequence[SearchPage], Sequence[str]], list[list[str]]]
Found = Callable[[tuple[str, ...], Sequence[str]], list[list[int]]]
RANKED = """async (queries) => {
    const site = new URL("./", location.href);
    const fetched = async (path) => fetch(new URL(`search/${path}`, site));
    const index = await (await fetched("index.json")).json();
    const library = SearchShards.open(index, async (path) => new Uint8Array(await (await fetched(path)).arrayBuffer()));
    const found = [];
    for (const words of queries) {
        const best = await SearchRanking.best(library, SearchQuery.parse(`${words} `, library.counts), 1e6);
        found.push(best.map(({ page }) => page));
    }
    return found;
}"""


@pytest.fixture(scope="module")
def ranked(browser: Browser, tmp_path_factory) -> Iterator[Ranked]:
    """Of each query the locations of the pages found, best first, by the scripts of the portal."""
    page = browser.new_page()

    def ranked(pages: Sequence[SearchPage], queries: Sequence[str]) -> list[list[str]]:
        folder = tmp_path_factory.mktemp("recall")
        yardstick.write(search_files(pages), folder)
        order = [page.location for page in sorted(pages, key=lambda page: (-page.issued.toordinal(), page.location))]
        with served(folder) as address:
            page.goto(f"{address}/")
            return [[order[place] for place in places] for places in page.evaluate(RANKED, list(queries))]

    yield ranked
    page.close()


@pytest.fixture(scope="module")
def found(ranked: Ranked) -> Found:
    """Of each query the numbers of the texts found among ``texts``, best first."""

    def numbers(texts: tuple[str, ...], queries: Sequence[str]) -> list[list[int]]:
        pages = samples.pages(texts)
        number = {page.location: number for number, page in enumerate(pages)}
        return [[number[location] for location in locations] for locations in ranked(pages, queries)]

    return numbers


def test_words_without_diacritics_find_what_words_with_them_find(found: Found) -> None:
    words = [word for word in samples.words() if bare(word) not in ABBREVIATIONS]
    assert len(words) >= 500
    assert sum("đ" in word for word in words) >= 40
    texts = samples.paragraphs()
    assert all(found(texts, words))
    toned, typed = (map(sorted, found(texts, queries)) for queries in (words, list(map(fold, words))))
    assert [word for word, one, other in zip(words, toned, typed, strict=True) if one != other] == []


def test_decomposed_letters_and_other_places_of_the_tone_are_the_same_words(found: Found) -> None:
    texts = samples.paragraphs()
    words = samples.words()
    other = [
        _EARLY.sub(lambda match: _OTHERWISE[match[0]], _SHORT_I.sub(lambda match: _AS_Y[match[0]], word))
        for word in words
    ]
    assert sum(one != two for one, two in zip(words, other, strict=True)) >= 15
    as_typed = found(texts, words)
    assert found(texts, other) == as_typed
    assert found(texts, [unicodedata.normalize("NFD", word) for word in words]) == as_typed


def test_a_typed_tone_ranks_the_very_word_above_those_that_only_fold_alike(found: Found) -> None:
    alike: dict[str, list[str]] = defaultdict(list)
    for word in samples.words():
        alike[fold(word)].append(word)
    families = [words for term, words in alike.items() if len(words) > 1 and term not in ABBREVIATIONS]
    pairs = sum(len(words) * (len(words) - 1) // 2 for words in families)
    assert pairs >= 200
    words = [word for family in families for word in family]
    texts = tuple(f"về {word} ở đây" for word in words)
    best = found(texts, words)
    wrong = [word for number, word in enumerate(words) if best[number][0] != number]
    assert wrong == []


def test_a_document_is_found_first_by_what_it_declares_to_call_something(ranked: Ranked) -> None:
    declared = """
        viet_tat:
          TTĐĐ: tư tưởng, đạo đức
          KT-XH: kinh tế - xã hội
          MTQG: mục tiêu quốc gia
          BCĐ 35: Ban Chỉ đạo 35 của Thị ủy
          Kế hoạch số 83: Kế hoạch số 83-KH/TU ngày 26/01/2022 của Tỉnh ủy Quảng Ngãi
        goi_chung:
          Các nghị quyết Trung ương 5:
            - Nghị quyết số 18-NQ/TW ngày 16/6/2022
            - Nghị quyết số 19-NQ/TW ngày 16/6/2022
    """
    queries = ["TTĐĐ", "ttdd", "KT-XH", "kt xh", "mtqg", "BCĐ 35", "bcd 35", "Kế hoạch số 83", "kh 83", "83"]
    queries += ["các nghị quyết Trung ương 5", "cac nq tw 5"]
    pages = search_pages(
        library(
            {
                "plans/khai.md": document(declared, "Học tập ở chi bộ."),
                "plans/khac.md": document("", "Học tập kinh tế, xã hội, mục tiêu ở chi bộ.", number="45-KH/TU"),
            }
        ),
        [],
    )
    found = zip(queries, ranked(pages, queries), strict=True)
    assert [query for query, locations in found if locations[:1] != ["ke-hoach/thi-uy/2022/44/"]] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("TamKỳ", "tam kì"),  # written as one, and with a y that the index has as i
        ("keest luaanj", "kết luận"),  # Telex left undone: the key of the tone at the end,
        ("keets luaajn", "kết luận"),
        ("ddarng vieen", "đảng viên"),  # or after its vowel
        ("nghij quyeets", "nghị quyết"),
        ("khóa 13", "khóa XIII"),
        ("lan thu 21", "lần thứ XXI"),
        ("đại hội 9", "đại hội IX"),
        ("ngày 13", "ngày 13"),  # terms of office alone are written in Roman numerals
        ("khóa 35", "khóa 35"),
        ("chiều thứ 6", "chiều thứ 6"),
        ("câu hỏi 13", "câu hỏi 13"),
        ("BCT", "Bộ Chính trị"),
    ],
)
def test_what_is_typed_in_haste_finds_what_is_meant(typed: str, meant: str, found: Found) -> None:
    texts = tuple(f"{text} nói trên" for text in (
        "Kế hoạch", "tam kì", "kết luận", "đảng viên", "nghị quyết", "khóa XIII", "lần thứ XXI", "đại hội IX",
        "ngày 13", "khóa 35", "Bộ Chính trị", "tam", "kì", "quyết", "luận", "thứ 21", "hội 9", "khoa 13 buổi",
        "mục VI", "chiều thứ 6", "chiều thứ VI", "câu hỏi 13", "câu hỏi XIII",
    ))  # fmt: skip
    assert found(texts, [typed])[0][0] == found(texts, [meant])[0][0] == texts.index(f"{meant} nói trên")


@pytest.mark.parametrize("typed", ["nghi quyet dai hoi 13", "Nghị quyết Đại hội XIII"])
def test_a_congress_is_found_by_its_number_alone(typed: str, found: Found) -> None:
    names = "Nghị quyết Đại hội đại biểu lần thứ XXI, khóa XIII", "Nghị quyết Đại hội đại biểu lần thứ XIII, tập XXI"
    assert found(names, [typed])[0][0] == 1


def test_a_place_that_is_named_tells_more_than_the_words_of_the_question(ranked: Ranked) -> None:
    asked = "Khi nào chi bộ học xong nghị quyết, ai làm báo cáo viên. Nhiệm kỳ mới, tam giác phát triển."
    others = [f"{one} {other}" for one in ("An", "Hòa", "Kim", "Phú") for other in ("Bình", "Lộc", "Sơn", "Mỹ", "Hưng")]
    places = ["Tam Kỳ", *others]
    pages = [
        SearchPage(
            f"{slug(place)}/",
            "Kế hoạch",
            [SearchSection("muc-i", "", ["Học nghị quyết."] if place == "Tam Kỳ" else [asked])],
            [f"thành phố {place}"],
        )
        for place in places
    ]
    queries = ["khi nào chi bộ Tam Kỳ học xong nghị quyết", "ai lam bao cao vien o tamky", f"ai học {places[-1]}"]
    assert [found[0] for found in ranked(pages, queries)] == ["tam-ky/", "tam-ky/", f"{slug(places[-1])}/"]
