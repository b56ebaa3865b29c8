"""Markup that must not be published is told with its place; what only looks like it is left alone."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vanban.checks.markup import markup_faults

CASES = yaml.safe_load(Path(__file__).with_name("markup.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", CASES["hostile"])
def test_hostile_markup_is_told(text: str) -> None:
    assert {f.code for f in markup_faults(text, "docs/x.md")} == {"ma-la"}


@pytest.mark.parametrize("text", CASES["harmless"])
def test_harmless_markup_is_not(text: str) -> None:
    assert markup_faults(text, "docs/x.md") == []


def test_the_place_is_that_in_the_file() -> None:
    text = "a <form>\n\nb [x](javascript:y)"

    assert [(f.line, f.column) for f in markup_faults(text, "docs/x.md", 7, 5)] == [(7, 7), (9, 7)]


@given(st.text(st.sampled_from("<>[]()!`~\\{}:=\"' \nascript/#"), max_size=200))
def test_any_text_is_judged_within_its_bounds(text: str) -> None:
    lines = text.split("\n")
    for fault in markup_faults(text, "docs/x.md"):
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1


@pytest.mark.parametrize(
    "sign", ["[", "![", "`", "<a ", "](", "```\n", "src=", "\\`", "[]:", '<a "', "{", "{:#__", "&#", "<a '>"]
)
def test_a_long_hostile_text_comes_to_an_end(sign: str) -> None:
    assert isinstance(markup_faults(sign * (60_000 // len(sign)), "docs/x.md"), list)
