"""The little HTML that composed pages need where Markdown has no words for it. Text is escaped here and only here."""

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import NewType

Html = NewType("Html", str)


def text(words: str) -> Html:
    """Plain words, escaped."""
    return Html(escape(words, quote=False))


def in_markdown(words: str) -> str:
    """Plain words on a line of Markdown, a heading for one: none of their signs means anything."""
    return re.sub(r"([\\`*_{}\[\]])", r"\\\1", text(" ".join(words.split())))


def tag(name: str, *content: Html, **attributes: str | None) -> Html:
    """An element; ``class_`` is class, other underscores are hyphens; attributes that are None are left out."""
    given = [f' {_attribute(key)}="{escape(value)}"' for key, value in attributes.items() if value is not None]
    return Html(f"<{name}{''.join(given)}>{''.join(content)}</{name}>")


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def link(href: str, words: str, class_: str | None = None) -> Html:
    """A link with plain words."""
    return tag("a", text(words), href=href, class_=class_)


def joined(parts: Iterable[Html], separator: str = "; ") -> Html:
    """Parts one after another."""
    return Html(separator.join(parts))


def bullets(items: Iterable[Html], class_: str | None = None, ordered: bool = False) -> Html:
    """A list; empty if there is no item."""
    rows = [tag("li", item) for item in items]
    return tag("ol" if ordered else "ul", *rows, class_=class_) if rows else Html("")


def facts(rows: Iterable[tuple[str, Html]]) -> Html:
    """Names and values; rows without a value are left out."""
    pairs = [tag("div", tag("dt", text(name)), tag("dd", value)) for name, value in rows if value]
    return tag("dl", *pairs, class_="facts") if pairs else Html("")


def table(caption: str, headers: Iterable[str], rows: Iterable[Iterable[Html]], class_: str | None = None) -> Html:
    """A table whose first cell of each row names it; cells know their column's name for narrow screens."""
    names = list(headers)
    head = tag("tr", *(tag("th", text(name), scope="col") for name in names))
    body = []
    for row in rows:
        first, *rest = row
        cells = [tag("th", first, scope="row")]
        cells += [tag("td", cell, data_ten=name) for name, cell in zip(names[1:], rest, strict=True)]
        body.append(tag("tr", *cells))
    return tag("table", tag("caption", text(caption)), tag("thead", head), tag("tbody", *body), class_=class_)
