"""What every page of either edition is held to: axe in six modes, any width, what is heard of it."""

from collections.abc import Callable
from itertools import pairwise

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import PageAt, Scheme

# Three windows, so that pages are loaded once: by day at a desk and on paper, by night at a desk and on a phone, and
# magnified to twice the size (half the pixels) with the reader's own colours too.
Mode = Callable[[Page], None]


def as_opened(_: Page) -> None:
    """Leave the page as it is."""


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")


def on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})


def in_own_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")


WINDOWS: dict[str, tuple[int, Scheme, tuple[Mode, ...]]] = {
    "day": (1280, "light", (as_opened, on_paper)),
    "night": (1280, "dark", (as_opened, on_a_phone)),
    "magnified": (640, "light", (as_opened, in_own_colours)),
}


def faults_in(window: str, page_at: PageAt, path: str) -> list[tuple[str, str, str]]:
    """(mode, rule, first element) of each fault that axe finds in a page, in all modes of a window."""
    width, scheme, modes = WINDOWS[window]
    page = page_at(width, scheme)
    page.goto(path)
    found = []
    for mode in modes:
        mode(page)
        # WCAG 2.2 asks for targets of 24 pixels, which axe leaves out unless told; paper has none.
        options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": mode is not on_paper}}}
        faults = Axe().run(page, options=options).response["violations"]
        found += [(mode.__name__, fault["id"], fault["nodes"][0]["html"]) for fault in faults]
    return found


def scrolls_sideways(page: Page) -> list[int]:
    """The widths, down to 320 pixels, at which an open page is wider than its window."""
    widths = []
    for width in (320, 390, 640, 800):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            widths.append(width)
    return widths


def finds_its_way(page: Page) -> None:
    """One main part and one title, headings that skip no level, tables that name their columns, named navigation."""
    assert page.locator("html").get_attribute("lang") == "vi"
    expect(page.get_by_role("main")).to_have_count(1)
    headings = page.locator("main :is(h1, h2, h3, h4, h5, h6):visible")
    levels = headings.evaluate_all("all => all.map(heading => +heading.tagName[1])")
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    tables = page.locator("main table:not(:has(th))")
    expect(tables).to_have_count(0)
    names = page.get_by_role("navigation").evaluate_all("all => all.map(n => n.getAttribute('aria-label'))")
    assert all(names)
