"""Composed lists of duties and tables pass through Markdown as they are: parsing them is most of a large build.

Markdown reads HTML tag by tag to find where it ends. Each of these is one line, made here, and holds no Markdown.
"""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_WHOLE = (
    ('<ol class="viec">', "</ol>"),
    ('<table class="', "</table>"),
    ('<div class="nam">', "</div>"),
    ('<details class="chon-lich">', "</details>"),
)
_BEFORE_HTML = 22  # after fenced code (25), before mkdocs (21) and Python-Markdown (20) read HTML


class WholeHtml(Extension):
    """An extension of Python-Markdown that puts such lines aside and back again, as it does with other HTML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the base class names it so
        """Register what puts the lines aside."""
        md.preprocessors.register(_Aside(md), "vanban_whole_html", _BEFORE_HTML)


class _Aside(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [self.md.htmlStash.store(line) if self._is_whole(line) else line for line in lines]

    @staticmethod
    def _is_whole(line: str) -> bool:
        return any(line.startswith(begins) and line.endswith(ends) for begins, ends in _WHOLE)
