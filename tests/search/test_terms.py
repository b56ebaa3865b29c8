"""The analyser and its twin in the browser: the same terms for every text."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from vanban.language.text import fold, normal
from vanban.search.terms import read

ROOT = Path(__file__).parents[2]
TWIN = ROOT / "overrides/assets/javascripts/search-terms.js"
VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƯỦÒÂQ óòỏõọàáèéẹùúủýỳỷầữếợ-–“”190.,/\u00a0\u00ad\u0301\u0323"
NUMBERED = st.lists(
    st.sampled_from([
        "nghị quyết", "kết luận", "kế hoạch", "kl", "nq", "QH14", "TW", "UBND", "số", "số:", "ngày", "tháng", "năm",
        "a", "18", "2020", "012", "15/8/2022", "-", "/", ".", "(", " ", " ", " ", "б",
    ]),
    min_size=2, max_size=12,
).map("".join)  # fmt: skip


@pytest.fixture(scope="module")
def twin(browser: Browser) -> Page:
    """A page that has ``SearchTerms`` and nothing else."""
    page = browser.new_page()
    page.add_script_tag(content=f"{TWIN.read_text(encoding='utf-8')}\nwindow.SearchTerms = SearchTerms;")
    yield page
    page.close()


def by_python(texts: Iterable[str]) -> list[list[str]]:
    """Of each text its words, its words with their diacritics, its keys."""
    return [
        [
            " ".join(term for term, _ in reading.words),
            " ".join(toned for _, toned in reading.words),
            " ".join(reading.keys),
        ]
        for reading in map(read, texts)
    ]


def by_twin(twin: Page, texts: list[str]) -> list[list[str]]:
    return twin.evaluate(
        """texts => texts.map((text) => {
            const { words, keys } = SearchTerms.read(text);
            return [words.map((w) => w.term).join(" "), words.map((w) => w.toned).join(" "), keys.join(" ")];
        })""",
        texts,
    )


@pytest.mark.parametrize(("text", "expected"), VECTORS, ids=[text[:30] for text, _ in VECTORS])
def test_a_text_has_its_words_and_keys(text: str, expected: str) -> None:
    [[words, _, keys]] = by_python([text])
    assert f"{words} {keys}".strip() == expected


def test_the_twins_agree_on_all_vectors_and_on_every_line_of_the_samples(twin: Page) -> None:
    files = [file for folder in ("plans", "docs") for file in sorted((ROOT / folder).rglob("*.md"))]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = list(dict.fromkeys([text for text, _ in VECTORS] + lines))
    assert len(texts) >= 2000
    assert by_twin(twin, texts) == by_python(texts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(texts=st.lists(st.text(st.sampled_from(LETTERS)) | NUMBERED | st.text(max_size=20), min_size=20, max_size=40))
def test_the_twins_agree_on_any_text(twin: Page, texts: list[str]) -> None:
    assert by_twin(twin, texts) == by_python(texts)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(st.sampled_from(LETTERS)), min_size=20, max_size=40))
def test_the_twins_fold_vietnamese_alike(twin: Page, texts: list[str]) -> None:
    folded = twin.evaluate("texts => texts.map(text => [SearchTerms.normal(text), SearchTerms.fold(text)])", texts)
    assert folded == [[normal(text), fold(text)] for text in texts]
