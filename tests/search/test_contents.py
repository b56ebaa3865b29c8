"""Ordinary pages in search: their sections lie where the engine puts them."""

import re

from markdown import Markdown

from vanban.documents.ledger import Ledger
from vanban.documents.library import Library
from vanban.language.text import slug
from vanban.search.contents import search_pages

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
