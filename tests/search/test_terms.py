"""The analyser and its twin in the browser: the same terms for every text."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from vanban.language.text import fold, normal
from vanban.search.terms import terms

ROOT = Path(__file__).parents[2]
TWIN = ROOT / "overrides/assets/javascripts/search-terms.js"
VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƯỦÒÂQ óòỏõọàáèéẹùúủýỳỷầữếợ-–“”190.,/\u00a0\u00ad\u0301\u0323"


@pytest.fixture(scope="module")
def twin(browser: Browser) -> Page:
    """A page that has ``SearchTerms`` and nothing else."""
    page = browser.new_page()
    page.add_script_tag(content=f"{TWIN.read_text(encoding='utf-8')}\nwindow.SearchTerms = SearchTerms;")
    yield page
    page.close()


@pytest.mark.parametrize(("text", "expected"), VECTORS, ids=[text[:30] for text, _ in VECTORS])
def test_a_text_has_its_terms(text: str, expected: str) -> None:
    assert " ".join(terms(text)) == expected


def test_the_twin_gives_the_same_terms(twin: Page) -> None:
    texts = [text for text, _ in VECTORS]
    assert twin.evaluate("texts => texts.map(text => SearchTerms.terms(text).join(' '))", texts) == [
        expected for _, expected in VECTORS
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(texts=st.lists(st.text(st.sampled_from(LETTERS)) | st.text(max_size=20), min_size=20, max_size=40))
def test_the_twins_agree_on_any_text(twin: Page, texts: list[str]) -> None:
    assert twin.evaluate("texts => texts.map(text => SearchTerms.terms(text).join(' '))", texts) == [
        " ".join(terms(text)) for text in texts
    ]


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(st.sampled_from(LETTERS)), min_size=20, max_size=40))
def test_the_twins_fold_vietnamese_alike(twin: Page, texts: list[str]) -> None:
    folded = twin.evaluate("texts => texts.map(text => [SearchTerms.normal(text), SearchTerms.fold(text)])", texts)
    assert folded == [[normal(text), fold(text)] for text in texts]
