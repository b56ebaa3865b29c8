"""Paragraphs as one text that the grammars read, every place of which leads back to its line in the paper."""

from bisect import bisect_right
from collections.abc import Iterable

from vanban.intake.draft import Words
from vanban.intake.paragraphs import Paragraph
from vanban.language.text import as_shown


class Flow:
    """``source``: the paragraphs, an empty line between two, each line of the paper on a line of its own."""

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        self.paragraphs = tuple(paragraphs)
        pieces: list[str] = []
        self._starts: list[int] = []
        self._numbers: list[int] = []
        self._of_paragraph: list[int] = []
        place = 0
        for paragraph in self.paragraphs:
            self._of_paragraph.append(place)
            for line, number in zip(paragraph.lines, paragraph.numbers, strict=True):
                self._starts.append(place)
                self._numbers.append(number)
                pieces.append(line + "\n")
                place += len(line) + 1
            pieces.append("\n")
            place += 1
        self.source = "".join(pieces)

    def line_of(self, place: int) -> int:
        """The number of the line that a place of ``source`` lies in."""
        return self._numbers[bisect_right(self._starts, place) - 1]

    def paragraph_of(self, place: int) -> int:
        """The index of the paragraph that a place of ``source`` lies in."""
        return bisect_right(self._of_paragraph, place) - 1

    def start_of(self, paragraph: int) -> int:
        """Where the paragraph of that index begins in ``source``."""
        return self._of_paragraph[paragraph]

    def words(self, start: int, end: int) -> Words:
        """The words from ``start`` to ``end`` and the lines they stand on."""
        return Words(as_shown(self.source[start:end]), self.line_of(start), self.line_of(max(start, end - 1)))
