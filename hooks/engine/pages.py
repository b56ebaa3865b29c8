"""Pages as MkDocs knows them."""

import pickle
from collections.abc import Callable, Collection, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, InclusionLevel

from vanban.compose.page import Page, published_at
from vanban.memory import Memory
from vanban.printing.press import reads_text_alone
from vanban.printing.printer import Printer, in_navigation
from vanban.printing.shell import ShellError
from vanban.printing.whole_html import WholeHtml

P = ParamSpec("P")
T = TypeVar("T")


class Placed(File):
    """A page or file that links may lead to, but that MkDocs neither makes nor copies."""

    def __init__(self, path: str, config: MkDocsConfig) -> None:
        at = published_at(path)
        self.is_page = at != path
        super().__init__(path, None, config.site_dir, True, dest_uri=f"{at}/index.html" if self.is_page else path)
        self.canonical_url = urljoin(config.site_url, self.url) if config.site_url else None

    def is_documentation_page(self) -> bool:
        """No, so that MkDocs does not read it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """It is not MkDocs that writes it."""


def composed(path: str, content: str | bytes, config: MkDocsConfig) -> File:
    """A page that MkDocs makes of this Markdown."""
    return File.generated(config, path, content=content)


def sample(path: str, text: str, config: MkDocsConfig) -> File:
    """A page that nobody is to be led to, not even where no navigation is set."""
    return File.generated(config, path, content=text, inclusion=InclusionLevel.NOT_IN_NAV)


def told(event: Callable[P, T]) -> Callable[P, T]:
    """An event whose faults of the theme or its settings are told in one sentence, as MkDocs tells its own."""

    @wraps(event)
    def tried(*given: P.args, **named: P.kwargs) -> T:
        try:
            return event(*given, **named)
        except ShellError as error:
            raise BuildError(f"{error} (theme, markdown_extensions: toc)") from None

    return tried


def in_sitemap(files: Files, samples: Collection[str]) -> list[File]:
    """All pages that readers get, those that are printed too."""
    pages = (file for file in files if file.is_documentation_page() or (isinstance(file, Placed) and file.is_page))
    return [page for page in pages if page.src_uri not in samples]


def printer_of(pages: Sequence[Page], memory: Memory, config: MkDocsConfig) -> Printer:
    """The printer of composed pages, by the settings that MkDocs has for its own."""
    settings = pickle.dumps((list(config.markdown_extensions), dict(config.mdx_configs)))
    if not all(map(reads_text_alone, config.markdown_extensions)):
        memory = Memory()  # what these make of a text may change while the text does not
    config.markdown_extensions.append(WholeHtml())  # type: ignore[arg-type]  # lists of the navigation are long too
    repository, below = (config.repo_url or "").rstrip("/"), config.edit_uri
    edit = f"{repository}/{below.removesuffix('docs/')}" if repository and below else None
    return Printer(pages, set(in_navigation(config.nav)), settings, memory, edit)
