"""The sample documents of the repository as pages to search in, a paragraph a page."""

import re
from functools import cache
from pathlib import Path

from vanban.language.text import fold, normal
from vanban.search.contents import plain
from vanban.search.pages import SearchPage, SearchSection

ROOT = Path(__file__).parents[2]
_SYLLABLE = re.compile(r"[^\W\d_]+")


@cache
def paragraphs() -> tuple[str, ...]:
    """Every paragraph of the sample documents and the guide, once."""
    files = [file for folder in ("plans", "docs") for file in sorted((ROOT / folder).rglob("*.md"))]
    texts = (plain(part) for file in files for part in file.read_text(encoding="utf-8").split("\n\n"))
    return tuple(dict.fromkeys(text for text in texts if len(text) > 20))


@cache
def words() -> tuple[str, ...]:
    """Every Vietnamese syllable with a diacritic in them, once, in normal form."""
    found = {normal(word) for text in paragraphs() for word in _SYLLABLE.findall(text)}
    return tuple(sorted(word for word in found if fold(word) != word and len(word) > 1))


def pages(texts: tuple[str, ...]) -> list[SearchPage]:
    """A page for each text, without a name."""
    return [SearchPage(f"{number}/", "", [SearchSection("", "", [text])]) for number, text in enumerate(texts)]
