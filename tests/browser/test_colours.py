"""Light and dark: set before anything is painted, once, and the reader's to change."""

import pytest

from browser.conftest import PageAt, Scheme

COLOURS = "() => getComputedStyle(document.body).getPropertyValue('--md-default-bg-color')"
SCHEMES = "() => [...document.querySelectorAll('meta[name=color-scheme]')].map(meta => meta.content)"
WATCHED = """() => {
  window.changes = [];
  new MutationObserver(all => changes.push(...all.map(one => one.attributeName)))
    .observe(document, {attributes: true, subtree: true, attributeFilter: [
      "data-md-color-scheme", "data-md-color-primary", "data-md-color-accent", "data-md-color-switching"]});
}"""


@pytest.mark.parametrize(("scheme", "attribute"), [("light", "default"), ("dark", "slate")])
def test_the_theme_does_not_style_a_page_anew(page_at: PageAt, scheme: Scheme, attribute: str) -> None:
    """What start.js has set in the header stays: each other change would style every element again."""
    page = page_at(390, scheme)
    page.add_init_script(f"({WATCHED})()")
    page.goto("/")
    page.wait_for_function("document.documentElement.classList.contains('js')")

    assert page.evaluate("document.body.dataset.mdColorScheme") == attribute
    assert "data-md-color-switching" not in page.evaluate("changes")
    assert page.evaluate("changes").count("data-md-color-scheme") == 1
    assert page.evaluate(SCHEMES) == [scheme]


def test_the_reader_may_change_it_and_back(page_at: PageAt) -> None:
    page = page_at(1280, "light")
    page.goto("/")
    before = page.evaluate(COLOURS)
    for attribute, said in (("slate", "dark"), ("default", "light"), ("slate", "dark")):
        page.locator("label.md-header__button[for^=__palette]:visible").click()
        page.wait_for_function(f"document.body.dataset.mdColorScheme === '{attribute}'")
        assert (page.evaluate(COLOURS) == before) == (attribute == "default")
        assert page.evaluate(SCHEMES) == [said]
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert page.evaluate(SCHEMES) == ["dark"]
