"""Pages as MkDocs knows them."""

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from vanban.compose.page import published_at
from vanban.printing.shell import ADDRESS


class Printed(File):
    """A page that links may lead to, but that MkDocs does not make: the printer does, once it has the shells."""

    def __init__(self, path: str, config: MkDocsConfig) -> None:
        super().__init__(path, None, config.site_dir, True, dest_uri=f"{published_at(path)}/index.html")

    def is_documentation_page(self) -> bool:
        """No, so that MkDocs neither reads nor writes it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """There is nothing to copy yet."""


def hush_samples() -> None:
    """MkDocs says of each page that it made and did not publish."""
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: ADDRESS not in record.getMessage())


def where_sources_are_edited(config: MkDocsConfig) -> str | None:
    """The address below which sources can be edited, if the settings name a forge."""
    if not (config.repo_url and config.edit_uri):
        return None
    return f"{config.repo_url.rstrip('/')}/{config.edit_uri.removesuffix('docs/')}"
