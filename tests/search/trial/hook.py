"""What the search room needs of a MkDocs hook, and no more."""

import re

from mkdocs.structure.files import File

from vanban.search.files import search_files
from vanban.search.pages import SearchPage, SearchSection


def on_page_markdown(markdown, *, page, **_):
    # The theme's own index stays empty: {"config": …, "docs": []}.
    page.meta["search"] = {"exclude": True}
    return markdown


def on_files(files, *, config):
    for path, content in search_files([_page(file) for file in files.documentation_pages()]):
        files.append(File.generated(config, path, content=content))
    return files


def _page(file):
    head, *sections = re.split(r"^## ", file.content_string, flags=re.M)
    kind, number, title, text = re.fullmatch(r"(?:<!-- (.+?) \| (.+?) -->\s*)?# (.+?)\n(.*)", head, flags=re.S).groups(
        default=""
    )
    parts = [SearchSection("", "", [text.strip()])] if text.strip() else []
    for section in sections:
        title_, anchor, said = re.fullmatch(r"(.+?) \{#(.+?)\}\n(.*)", section, flags=re.S).groups()
        parts.append(SearchSection(anchor, title_, [said.strip()]))
    return SearchPage(file.url, title, parts, (), kind, number)
