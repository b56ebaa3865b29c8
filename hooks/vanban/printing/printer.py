"""All pages that an engine need not make itself: what it is asked for instead, and the pages printed from that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vanban.compose.page import Page
from vanban.printing.press import Press, Sheet
from vanban.printing.shell import Form, Shell


@dataclass(frozen=True)
class Printer:
    """``pages`` are printed by ``press``; their sources can be edited below the address ``edit``, if there is one."""

    pages: Sequence[Page]
    press: Press
    edit: str | None = None
    _shells: dict[str, Shell] = field(default_factory=dict)

    @cached_property
    def sheets(self) -> Mapping[str, Sheet]:
        """What stands on each page, by its path."""
        return {page.path: self.press.sheet(page.text, page.path) for page in self.pages}

    @cached_property
    def samples(self) -> Mapping[str, Form]:
        """The pages that the engine has to make, one of each form, by their paths in its folder of sources."""
        forms = dict.fromkeys(map(self._form, self.pages))
        return {f"{form.address}.md": form for form in forms}

    def take(self, path: str, made: str) -> None:
        """Cut the shell of a form from the page that the engine made of its sample. Raises ShellError."""
        self._shells[path] = Shell.of(self.samples[path], made)

    def printed(self) -> Iterator[tuple[str, str]]:
        """(path of the file in the site, HTML) of every page. Only when all samples were taken."""
        for page in self.pages:
            shell = self._shells[f"{self._form(page).address}.md"]
            edit = f"{self.edit}{page.source}" if self.edit and page.source else None
            yield f"{page.address}/index.html", shell.page(page, self.sheets[page.path], edit)

    def _form(self, page: Page) -> Form:
        return Form.of(page, self.sheets[page.path], can_be_edited=self.edit is not None)


def in_navigation(nav: object) -> Iterator[str]:
    """The paths of all pages that ``nav`` of the settings names: their frames differ, so the engine makes them."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        yield from in_navigation(list(nav.values()))
    elif isinstance(nav, Iterable):
        for each in nav:
            yield from in_navigation(each)
