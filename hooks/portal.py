"""MkDocs events carried to the package and back; nothing is decided here."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from vanban.build import Build, BuildFault
from vanban.compose.settings import Settings
from vanban.compose.whole_html import WholeHtml
from vanban.language.text import slug

_build: Build


def on_startup(**_: object) -> None:
    """Let no build date into the site: the same sources give the same bytes on any day."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")


def on_config(config: MkDocsConfig) -> None:
    """Tell the templates that the hooks run: without that they refuse to render."""
    config.extra["portal_hooks_ran"] = True
    config.mdx_configs.setdefault("toc", {})["slugify"] = lambda words, _separator: slug(words)
    config.markdown_extensions.append(WholeHtml())  # type: ignore[arg-type]
    if not config.repo_url:
        config.edit_uri = None  # an office without a forge has nowhere to edit


def on_pre_build(config: MkDocsConfig) -> None:
    """Load and compose before MkDocs clears the old site, so that a fault leaves it as it was."""
    global _build
    settings = Settings(config.site_name, config.site_url or "")
    try:
        _build = Build.of(Path(config.config_file_path).parent, settings, config.extra)
    except BuildFault as fault:
        raise Abort(f"\n{fault}") from None


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Take the sources out and put in what was composed of them."""
    for file in list(files):
        if file.src_dir == config.docs_dir and _build.hides(f"docs/{file.src_uri}"):
            files.remove(file)
    for path, content in _build.files():
        if old := files.get_file_from_path(path):
            files.remove(old)
        files.append(File.generated(config, path, content=content))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Lead an ordinary page's links to where sources went, and a composed page's edit link to its source."""
    path = page.file.src_uri
    page.meta["search"] = {"exclude": True}  # the portal's own index serves the search box
    if page.file.generated_by is None:
        return _build.links.applied(markdown, f"docs/{path}", path)
    if (source := _build.sources.get(path)) and config.repo_url and config.edit_uri:
        page.edit_url = f"{config.repo_url.rstrip('/')}/{config.edit_uri.removesuffix('docs/')}{source}"
    return markdown
