"""The search box in Firefox, over http under the policy that offices are given."""

from pathlib import Path

import pytest

from built_site import served
from search.firefox import find, firefox

PROGRAM = find()
BOX = "[data-md-component=search-query]"
REFUSED = """window.refused = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => refused.push(violatedDirective));"""


@pytest.mark.skipif(not PROGRAM, reason="Firefox is not installed (firefox, firefox-esr)")
def test_what_is_typed_without_diacritics_is_found_in_firefox(trial_site: Path, tmp_path: Path) -> None:
    assert PROGRAM
    with served(trial_site.parent, strict=True) as address, firefox(PROGRAM, tmp_path / "profile") as window:
        window.command("WebDriver:Navigate", url=f"{address}/cong/")
        window.script(REFUSED)
        window.until(f"return document.querySelector('{BOX}')")
        window.script("document.querySelector('[data-md-toggle=search]').click()")
        window.write(BOX, "nghi quyet")
        first = window.until("return document.querySelector('.md-search-result__link')?.href")
        assert first.startswith(f"{address}/cong/nghi-quyet/18/")
        assert "trang" in window.script("return document.querySelector('.md-search-result__meta').textContent")
        assert window.script("return document.querySelectorAll('.md-search-result mark').length")
        assert window.script("return window.refused") == []
