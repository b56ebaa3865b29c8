"""MkDocs events carried to the package and back; nothing is decided here."""

from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from engine.beside import Beside
from engine.pages import Placed, composed, in_sitemap, printer_of, sample, told
from engine.process import prepare
from engine.serving import serve, writing_begins
from engine.settled import Settled
from vanban.build import Build, BuildFault
from vanban.compose.search import SCRIPT
from vanban.compose.settings import Settings
from vanban.memory import Memory, memory_of
from vanban.printing.press import heading_anchor
from vanban.printing.printer import Printer

log = get_plugin_logger("portal")

_settled: Settled
_build: Build
_printer: Printer
_beside: Beside
_memory: Memory


def on_startup(command: str, dirty: bool) -> None:
    """Prepare the process, and begin to count warnings."""
    global _settled
    prepare(command)
    _settled = Settled(command)


def on_config(config: MkDocsConfig) -> None:
    """Tell the templates that the hooks run: without that they refuse to render."""
    config.extra["portal_hooks_ran"] = True
    config.theme.static_templates.add(SCRIPT)
    config.mdx_configs.setdefault("toc", {})["slugify"] = heading_anchor
    if not config.repo_url:
        config.edit_uri = None  # an office without a forge has nowhere to edit


def on_pre_build(config: MkDocsConfig) -> None:
    """Load and compose, and let MkDocs write beside the old site, so that a fault leaves that as it was."""
    global _build, _printer, _memory, _beside
    _settled.end_if_so(config)
    root = Path(config.config_file_path).parent
    _memory = memory_of(root, str(config.extra.get("an_ban")))
    settings = Settings(config.site_name, config.site_url or "")
    try:
        _build = Build.of(root, settings, config.extra, memory=_memory)
    except BuildFault as fault:
        raise Abort(f"\n{fault}") from None
    _printer = printer_of(_build.site.pages, _memory, config)
    _beside = Beside(config)


@told
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Take the sources out and put in what was composed of them."""
    for file in list(files):
        if file.src_dir == config.docs_dir and _build.hides(f"docs/{file.src_uri}"):
            files.remove(file)
    made = (composed(path, content, config) for path, content in _build.pages(but=_printer.sheets))
    for file in chain(made, (Placed(path, config) for path in chain(_build.placed(), _printer.sheets))):
        if old := files.get_file_from_path(file.src_uri):
            files.remove(old)
        files.append(file)
    for path, form in _printer.samples.items():
        files.append(sample(path, form.markdown, config))
    config.extra["sitemap"] = in_sitemap(files, _printer.samples)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Lead an ordinary page's links to where sources went, and a composed page's edit link to its source."""
    path = page.file.src_uri
    page.meta["search"] = {"exclude": True}  # the portal's own index serves the search box
    if page.file.generated_by is None:
        return _build.links.applied(markdown, f"docs/{path}", path)
    page.edit_url = _printer.edit_of(path)
    return markdown


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Put the mark for content on the samples of pages."""
    return _printer.content(page.file.src_uri, html)


@told
def on_post_page(output: str, page: Page, **_: object) -> str:
    """Cut shells from the samples, which are not published."""
    return _printer.published(page.file.src_uri, output)


def on_post_build(config: MkDocsConfig) -> None:
    """Print the pages, say which links lead to places that no page has, remember what was worked out."""
    writing_begins()
    _beside.exchange(config, chain(_printer.printed(), _build.assets()))
    for fault in _build.lost_anchors(_printer.anchors):
        log.warning("%s", fault)
    _memory.forget_others()
    _settled.press(config)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> None:
    """Show an edited page before the rest is built, and faults where the editor looks."""
    serve(server, config, lambda *edited: _printer.preview(_build.preview(*edited)))
