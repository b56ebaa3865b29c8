"""Pages as MkDocs knows them."""

import logging
from collections.abc import Collection
from urllib.parse import urljoin

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from vanban.compose.page import published_at
from vanban.printing.shell import ADDRESS


class Printed(File):
    """A page that links may lead to, but that MkDocs does not make: the printer does, once it has the shells."""

    def __init__(self, path: str, config: MkDocsConfig) -> None:
        super().__init__(path, None, config.site_dir, True, dest_uri=f"{published_at(path)}/index.html")
        self.canonical_url = urljoin(config.site_url, self.url) if config.site_url else None

    def is_documentation_page(self) -> bool:
        """No, so that MkDocs neither reads nor writes it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """There is nothing to copy yet."""


def hush_samples() -> None:
    """MkDocs says of each page that it made and did not publish; ProperDocs goes by its own name."""
    logging.getLogger(f"{mkdocs.__name__}.commands.build").addFilter(lambda record: ADDRESS not in record.getMessage())


def in_sitemap(files: Files, samples: Collection[str]) -> list[File]:
    """All pages that readers get, those that are printed too."""
    pages = (file for file in files if file.is_documentation_page() or isinstance(file, Printed))
    return [page for page in pages if page.src_uri not in samples]


def where_sources_are_edited(config: MkDocsConfig) -> str | None:
    """The address below which sources can be edited, if the settings name a forge."""
    if not (config.repo_url and config.edit_uri):
        return None
    return f"{config.repo_url.rstrip('/')}/{config.edit_uri.removesuffix('docs/')}"
