"""Choices that the browser makes of what stands in a page (``filter.js``); without it everything is shown."""

from collections.abc import Iterable

from vanban.compose import html
from vanban.compose.html import Html
from vanban.language.text import fold


def chooser(name: str, title: str, values: Iterable[str], *, small: bool = False) -> Html:
    """An empty element that the browser fills with a choice of these values; none if there is nothing to choose.

    ``small``: as a list to open, however few they are.
    """
    ordered = sorted(set(values), key=lambda words: (fold(words), words))  # a set has no order of its own
    if not ordered:
        return Html("")
    size = "" if small else None
    return html.tag("div", data_loc=name, data_ten=title, data_gia_tri="|".join(ordered), data_gon=size)


def marked(content: Html, **values: Iterable[str]) -> Html:
    """Content that is shown for these values of each choice: ``marked(card, dung_cho=["giáo viên"])``."""
    return html.tag("div", content, **{f"data_{name}": "|".join(chosen) for name, chosen in values.items()})
