"""Ordinary pages in search: their sections lie where the engine puts them."""

import json
import re
from datetime import date

from markdown import Markdown

from tiny_library import library
from vanban.documents.ledger import Ledger
from vanban.documents.library import Library
from vanban.language.text import slug
from vanban.search.contents import search_pages
from vanban.search.files import search_files
from vanban.search.pages import SearchPage, SearchSection

PAGE = """# Trợ giúp

Mở đầu.

## Thời hạn

Trước ngày 15.

## Thời hạn

### Đọc *thế nào* {#doc}

```
## không phải mục
```

## Trợ giúp
"""


def test_a_section_of_an_ordinary_page_has_the_anchor_the_engine_gives_it() -> None:
    [page] = search_pages(Library((), Ledger(), {}), [("tro-giup/thu", PAGE)])
    toc = {"toc": {"slugify": lambda words, _: slug(words)}}
    rendered = Markdown(extensions=["toc", "attr_list", "fenced_code"], extension_configs=toc).convert(PAGE)
    assert [section.anchor for section in page.sections if section.anchor] == re.findall(
        r'<h[2-6] id="([^"]+)"', rendered
    )
    assert [section.title for section in page.sections] == ["", "Thời hạn", "Thời hạn", "Đọc thế nào", "Trợ giúp"]
    assert "không phải mục" in " ".join(page.sections[3].paragraphs)


def test_whatever_search_shows_or_narrows_by_has_another_version() -> None:
    def version(**more: object) -> str:
        page = SearchPage("a/", "Một", [SearchSection("", "", ["hai"])], **more)  # type: ignore[arg-type]
        index = dict(search_files([page]))["search/index.json"]
        return str(json.loads(index)["version"])

    versions = {
        version(),
        version(facets={"nam": ["2022"]}),
        version(facets={"nam": ["2023"]}),
        version(due=date(2022, 3, 15)),
    }
    assert len(versions) == 4


def test_the_guide_names_documents_and_counts_less_than_they_do() -> None:
    found = search_pages(library({}), [("tro-giup/soan", "# Soạn\n\nKết luận số 21-KL/TW.\n")])
    assert found[-1].worth < SearchPage("a/", "A", ()).worth
