"""A draft cut into passages, every letter of which leads back to line and column of the paper."""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from vanban.checks.finding import Finding, Severity
from vanban.intake.draft import DeadlineFound, Draft, Words
from vanban.language.citations import Citation, find_citations
from vanban.language.sections import Heading, SectionLabel
from vanban.language.text import as_shown, normal
from vanban.language.traced_text import TracedText, traced


@dataclass(frozen=True)
class Passage:
    """A paragraph, list item or line of the paper, from line ``line`` on; ``in_body`` unless of head or tail."""

    path: str
    line: int
    text: TracedText
    section: SectionLabel
    heading: Heading | None
    in_body: bool
    deadlines: tuple[DeadlineFound, ...]

    @property
    def last_line(self) -> int:
        """The line of the paper it ends on."""
        return self.line + self.text.source.count("\n")

    @cached_property
    def citations(self) -> list[Citation]:
        """The documents it names by number; their spans lie in ``text.source``."""
        return find_citations(self.text.source)

    def finding(
        self,
        span: tuple[int, int],
        code: str,
        message: str,
        example: str = "",
        severity: Severity = Severity.NOTE,
    ) -> Finding:
        """A finding at a part of ``text.words`` (or ``text.form``) that is not empty."""
        return self.finding_in_source(self.text.span(*span), code, message, example, severity)

    def finding_in_source(
        self,
        span: tuple[int, int],
        code: str,
        message: str,
        example: str = "",
        severity: Severity = Severity.NOTE,
    ) -> Finding:
        """A finding at a part of ``text.source``."""
        source, start = self.text.source, span[0]
        line = self.line + source.count("\n", 0, start)
        column = start - source.rfind("\n", 0, start)
        return Finding(self.path, line, column, code, message, as_shown(source[slice(*span)]), example, severity)


class Examined:
    """What the families look at: the draft, and its paper as passages in reading order."""

    def __init__(self, draft: Draft, path: str) -> None:
        self.draft = draft
        self.path = path

    @cached_property
    def passages(self) -> list[Passage]:
        """Paragraphs of the body, and each line that is in none."""
        paragraphs = {words.line: words for words in self.draft.body.paragraphs}
        found, line, lines = [], 1, self.draft.paper.lines
        while line <= len(lines):
            last = max(paragraphs[line].line_end, line) if line in paragraphs else line
            source = "\n".join(lines[line - 1 : last])
            if source.strip():
                found.append(self._passage(line, last, source, line in paragraphs))
            line = last + 1
        return found

    @cached_property
    def body(self) -> list[Passage]:
        """The passages of the text proper."""
        return [passage for passage in self.passages if passage.in_body]

    def finding(
        self, words: Words, code: str, message: str, example: str = "", severity: Severity = Severity.NOTE
    ) -> Finding:
        """A finding at words of the draft."""
        for passage in self.passages[max(0, bisect(self._passage_lines, words.line) - 1) :][:1]:
            if words.line <= passage.last_line:
                before = passage.text.source.split("\n")[: words.line - passage.line]
                at = passage.text.words.replace("\n", " ").find(words.text, len(TracedText("\n".join(before)).words))
                if at >= 0:
                    return passage.finding((at, at + len(words.text)), code, message, example, severity)
        return Finding(self.path, words.line, 1, code, message, words.text, example, severity)

    def of_document(self, code: str, message: str, example: str = "", severity: Severity = Severity.NOTE) -> Finding:
        """A finding about the whole document, told at its beginning."""
        return Finding(self.path, 1, 1, code, message, "", example, severity)

    def titles_around(self, section: SectionLabel) -> Iterator[str]:
        """The titles of a section and of those it lies in, from the inmost on, in normal form."""
        label: SectionLabel | None = section
        while label is not None:
            yield self._titles.get(label, "")
            label = label.parent

    @cached_property
    def _titles(self) -> dict[SectionLabel, str]:
        return {heading.label: normal(heading.title) for heading in self.draft.body.headings}

    @cached_property
    def _passage_lines(self) -> list[int]:
        return [passage.line for passage in self.passages]

    @cached_property
    def _heading_lines(self) -> list[int]:
        return [heading.line for heading in self.draft.body.headings]

    def _passage(self, line: int, last: int, source: str, in_body: bool) -> Passage:
        body = self.draft.body
        after = bisect(self._heading_lines, line)
        inside = in_body or body.first_line <= line <= body.last_line
        heading = body.headings[after - 1] if after and inside else None
        return Passage(
            self.path,
            line,
            traced(source),
            heading.label if heading else SectionLabel(),
            heading if heading and heading.line == line else None,
            inside,
            tuple(d for d in body.deadlines if line <= d.words.line <= last),
        )
