"""All pages that an engine need not make itself: what it is asked for instead, and the pages printed from that."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vanban.compose.page import Page
from vanban.memory import Memory
from vanban.printing.press import Sheet, anchors_of, sheet_of
from vanban.printing.shell import CONTENT, EDIT, Form, Shell


@dataclass(frozen=True)
class Printer:
    """Composed ``pages``, printed but for those ``by_engine`` (by path).

    ``settings`` are a press's arguments, pickled; what ``memory`` holds is not printed again. Sources can be edited
    below the address ``edit``, if there is one.
    """

    pages: Sequence[Page]
    by_engine: Collection[str]
    settings: bytes
    memory: Memory
    edit: str | None = None
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    """All places that can be linked to, by the path of their page; in the end those of the engine's pages too."""
    _shells: dict[str, Shell] = field(default_factory=dict)

    @cached_property
    def sheets(self) -> Mapping[str, tuple[Page, Sheet]]:
        """The pages to be printed, by path."""
        pages = [page for page in self.pages if page.path not in self.by_engine]
        sheets = self.memory.results(sheet_of, ((self.settings, page.text, page.path) for page in pages))
        self.anchors.update({page.path: sheet.anchors for page, sheet in zip(pages, sheets, strict=True)})
        return {page.path: (page, sheet) for page, sheet in zip(pages, sheets, strict=True)}

    @cached_property
    def samples(self) -> Mapping[str, Form]:
        """The pages that the engine has to make, one of each form, by their paths in its folder of sources."""
        return {form.path: form for form in (self._form(*each) for each in self.sheets.values())}

    def edit_of(self, path: str) -> str | None:
        """Where the source of a composed page, or of a sample, can be edited."""
        if path in self.samples:
            return EDIT if self.samples[path].can_be_edited else None
        source = self._sources.get(path)
        return f"{self.edit}{source}" if self.edit and source else None

    def content(self, path: str, html: str) -> str:
        """What stands on a page that the engine makes: ``html``, but on samples the mark for it."""
        self.anchors[path] = anchors_of(html)
        return CONTENT if path in self.samples else html

    def published(self, path: str, made: str) -> str:
        """A page that the engine ``made``, as it is published. Samples are not: their shells are cut from them.

        Raises ShellError.
        """
        if path not in self.samples:
            return made
        self._shells[path] = Shell.of(self.samples[path], made)
        return ""

    def printed(self) -> Iterator[tuple[str, bytes]]:
        """(path of the file in the site, HTML) of every page, once all samples are made."""
        for page, sheet in self.sheets.values():
            path, html = self._printed(page, sheet, self._shells[self._form(page, sheet).path])
            yield path, html.encode()

    def preview(self, page: Page | None) -> tuple[str, str] | None:
        """The same of a page that has changed since; None where it has taken a form that no sample had, or is none."""
        if page is None:
            return None
        (sheet,) = self.memory.results(sheet_of, [(self.settings, page.text, page.path)])
        shell = self._shells.get(self._form(page, sheet).path)
        return self._printed(page, sheet, shell) if shell else None

    def _printed(self, page: Page, sheet: Sheet, shell: Shell) -> tuple[str, str]:
        return f"{page.address}/index.html", shell.page(page, sheet, self.edit_of(page.path))

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        return {page.path: page.source for page in self.pages if page.source}

    def _form(self, page: Page, sheet: Sheet) -> Form:
        return Form.of(page, sheet, can_be_edited=self.edit is not None)


def in_navigation(nav: object) -> Iterator[str]:
    """The paths of all pages that ``nav`` of the settings names: their frames differ, so the engine makes them."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        yield from in_navigation(list(nav.values()))
    elif isinstance(nav, Iterable):
        for each in nav:
            yield from in_navigation(each)
