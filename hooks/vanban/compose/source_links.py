"""Links that editors write between source files, led to where these are published."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote

from vanban.checks.finding import Finding, Severity
from vanban.checks.suggestion import did_you_mean, nearest
from vanban.documents.item import Item
from vanban.documents.models import Entry

Edit = tuple[int, int, str]
"""(start, end, new text) of a change to a text."""

CODE = (
    r"^ {0,3}(?P<fence>```+|~~~+)(?s:.*?)(?:^ {0,3}(?P=fence)|\Z)|(?<!`)(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)"
)
"""Fenced and inline code, for patterns that read many lines."""

_LINK = re.compile(
    rf"{CODE}|\]\(\s*(?:<(?P<angled>[^>\n]*)>|(?P<inline>[^)\s<>]+))|^\[[^\]\n]+\]:\s*(?P<reference>\S+)", re.MULTILINE
)
_IN_HTML = re.compile(r"\b(?:href|src)\s*=\s*[\"']?(?P<value>[^\"'\s>]+)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


@dataclass(frozen=True)
class SourceLinks:
    """Where sources went: ``pages`` maps a path in the repository to the path of its Markdown page for the engine
    (``plans/44.md`` to ``ke-hoach/…/44.md``), ``files`` are the other files of ``docs/``."""

    pages: Mapping[str, str]
    files: Collection[str]

    def edits(self, text: str, source: str, page: str) -> list[Edit]:
        """Changes that make the links of ``source`` right on the page at path ``page``; broken ones stay."""
        return [
            (start, end, quote(relpath(target, dirname(page) or "."), safe="/") + anchor)
            for start, end, target, anchor in self._links(text, source)
            if target
        ]

    def applied(self, text: str, source: str, page: str) -> str:
        """The text with these changes made."""
        for start, end, new in reversed(self.edits(text, source, page)):
            text = text[:start] + new + text[end:]
        return text

    def applied_to(self, item: Item[Entry]) -> str:
        """The body of a document with these changes made for its own page."""
        return self.applied(item.content.markdown, item.source.path, f"{item.address}.md")

    def broken(self, text: str, source: str, first_line: int = 1) -> list[Finding]:
        """A finding for each link to a source file that does not exist; the text begins on ``first_line``."""
        findings = []
        for start, end, target, _ in self._links(text, source):
            if target is None:
                line, column = _place(text, start, first_line)
                wanted = text[start:end].partition("#")[0]
                alike = self.pages if wanted.endswith(".md") else self.files  # nobody means a page by "44.pdf"
                near = nearest(wanted, (relpath(path, dirname(source)) for path in alike))
                message = f"liên kết tới tệp không có{did_you_mean(near)}"
                findings.append(Finding(source, line, column, "lien-ket", message, text[start:end], near or ""))
        return findings

    def attachments(self, text: str, source: str) -> Iterator[tuple[int, int, str]]:
        """(line, column, path in the repository) of each link to a file that is no page; also of HTML's."""
        for match in [*_found(text), *(_IN_HTML.finditer(text) if "=" in text else ())]:
            words = match[match.lastgroup] if match.lastgroup in ("angled", "inline", "reference", "value") else ""
            path = normpath(join(dirname(source), unquote(unescape(words.partition("#")[0].partition("?")[0]))))
            if words and path in self.files:
                yield *_place(text, match.start(match.lastgroup or 0), 1), path

    def lost(
        self, text: str, source: str, page: str, anchors: Mapping[str, Collection[str]], first_line: int = 1
    ) -> Iterator[Finding]:
        """A warning for each link to a place that its page does not have; ``anchors`` has those of pages by path."""
        for start, end, target, anchor in self._links(text, source):
            known = anchors.get(page if target == "" else target or "")
            if anchor and known is not None and unquote(anchor[1:]) not in known:
                near = nearest(unquote(anchor[1:]), known)
                message = f"trang được dẫn không có chỗ {anchor}{did_you_mean(near and f'#{near}')}"
                place = _place(text, start, first_line)
                yield Finding(source, *place, "lien-ket", message, text[start:end], severity=Severity.WARNING)

    def _links(self, text: str, source: str) -> Iterator[tuple[int, int, str | None, str]]:
        """(start, end, path of the page or file, anchor) of each; no path is none there, an empty one the page."""
        for match in _found(text):
            group = next((name for name in ("angled", "inline", "reference") if match[name]), None)
            if group is None:
                continue
            path, sharp, anchor = match[group].partition("#")
            if _ELSEWHERE.match(match[group]) or not (path or anchor):
                continue
            target = self._target(normpath(join(dirname(source), unquote(path)))) if path else ""
            yield (*match.span(group), target, sharp + anchor)

    def _target(self, path: str) -> str | None:
        if path in self.pages:
            return self.pages[path]
        return path.removeprefix("docs/") if path in self.files else None


def _found(text: str) -> Iterator[re.Match[str]]:
    """Links as Markdown writes them, with code that only looks so; most texts have none, which is seen at once."""
    return _LINK.finditer(text) if "](" in text or "]:" in text else iter(())


def _place(text: str, at: int, first_line: int) -> tuple[int, int]:
    return first_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at)
