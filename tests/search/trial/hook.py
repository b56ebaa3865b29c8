"""What the search room needs of a MkDocs hook, and no more."""

import re
from importlib.resources import files as package_files

from mkdocs.structure.files import File

from vanban.search import INDEX_PATH, LUNR_PATH, SearchEntry, build_index


def on_page_markdown(markdown, *, page, **_):
    # The theme's own index stays empty: {"config": …, "docs": []}.
    page.meta["search"] = {"exclude": True}
    return markdown


def on_files(files, *, config):
    entries = [entry for file in files.documentation_pages() for entry in _entries(file)]
    lunr = package_files("mkdocs.contrib.search") / "templates/search/lunr.js"
    files.append(File.generated(config, INDEX_PATH, content=build_index(entries)))
    files.append(File.generated(config, LUNR_PATH, content=lunr.read_bytes()))
    return files


def _entries(file):
    head, *sections = re.split(r"^## ", file.content_string, flags=re.M)
    kind, number, title, text = re.fullmatch(r"(?:<!-- (.+?) \| (.+?) -->\s*)?# (.+?)\n(.*)", head, flags=re.S).groups(
        default=""
    )
    yield SearchEntry(file.url, title, text.strip(), kind, number)
    for section in sections:
        title, anchor, text = re.fullmatch(r"(.+?) \{#(.+?)\}\n(.*)", section, flags=re.S).groups()
        yield SearchEntry(f"{file.url}#{anchor}", title, text.strip())
