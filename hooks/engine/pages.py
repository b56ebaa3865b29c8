"""Pages as MkDocs knows them."""

import logging
import pickle
from collections.abc import Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from vanban.compose.page import Page, published_at
from vanban.memory import Memory
from vanban.printing.printer import Printer, in_navigation
from vanban.printing.shell import ADDRESS
from vanban.printing.whole_html import WholeHtml


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


def printer_of(pages: Sequence[Page], memory: Memory, config: MkDocsConfig) -> Printer:
    """The printer of composed pages, by the settings that MkDocs has for its own."""
    markdown = pickle.dumps((list(config.markdown_extensions), dict(config.mdx_configs)))
    config.markdown_extensions.append(WholeHtml())  # type: ignore[arg-type]  # lists of the navigation are long too
    edit = f"{config.repo_url.rstrip('/')}/{config.edit_uri.removesuffix('docs/')}" if config.edit_uri else None
    return Printer(pages, set(in_navigation(config.nav)), markdown, memory, edit)
