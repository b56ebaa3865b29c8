"""A text in the two forms that grammars match, every letter of which leads back to the text as it was given."""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from functools import cached_property, lru_cache

from vanban.language.text import MARKS, normal, tidy

# Markdown's marks and invisible characters fall away, also inside words (chậm nhấ**t**).
_DROPPED = rf"\s{MARKS}\u00ad\u200b-\u200d\u2060\ufeff"
_KEPT = rf"[^{_DROPPED}]"
_GAPS_AND_RUNS = re.compile(rf"(?P<gap>[{_DROPPED}]+)|{_KEPT}+(?: {_KEPT}+)*+")
# A letter and its marks. More than eight marks are no Vietnamese; the bound keeps composing them linear.
_CLUSTERS = re.compile(r"[^\u0300-\u036f]?[\u0300-\u036f]{1,8}|[^\u0300-\u036f]")
_WORD_OR_BREAK = re.compile(r"[^\W\d_]+|\n")
_BLOCK_ENDS = re.compile(rf"[{_DROPPED}]*?\n[^\S\n]*(?:\n|[-+#|>]|\* )")


class TracedText:
    """A text without Markdown's stars, underscores, back-ticks and backslashes, runs of blanks folded into one.

    ``words``: letters as written, in NFC with plain dashes and quotes; a blank is a line break where the source
    has one. ``form``: the same letter for letter in normal form (``text.normal``); a line that only wraps is
    joined to the next, so that a line break ends a paragraph, list item or table row. A place in one is the same
    place in the other.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        pieces: list[str] = []
        self._places: list[int] = []
        self._spans: list[tuple[bool, int, int]] = []
        place = 0
        for read, as_it_stands, start, end in _pieces(source):
            pieces.append(read)
            self._places.append(place)
            self._spans.append((as_it_stands, start, end))
            place += len(read)
        self.words = "".join(pieces)

    def mentions(self, *words: str) -> bool:
        """Whether one of these, in lower case, is in the words: a quick look that saves a grammar a slow one."""
        return any(word in self._lower for word in words)

    @cached_property
    def _lower(self) -> str:
        return self.words.lower().replace("\n", " ")

    @cached_property
    def form(self) -> str:
        """The words in normal form, as long as ``words``."""
        return _WORD_OR_BREAK.sub(self._formed, self.words)

    def _formed(self, match: re.Match[str]) -> str:
        if match[0] == "\n":
            return "\n" if _BLOCK_ENDS.match(self.source, self.span(match.start(), match.end())[0]) else " "
        form = normal(match[0])
        return form if len(form) == len(match[0]) else match[0]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the source of a part of ``words`` or ``form`` that is not empty."""
        return self._letter(start)[0], self._letter(end - 1)[1]

    def _letter(self, place: int) -> tuple[int, int]:
        piece = bisect(self._places, place) - 1
        as_it_stands, start, end = self._spans[piece]
        at = start + place - self._places[piece]
        return (at, at + 1) if as_it_stands else (start, end)

    def written(self, start: int, end: int) -> str:
        """The slice of the source that a part of ``words`` or ``form`` was read from."""
        return self.source[slice(*self.span(start, end))]


def _pieces(source: str) -> Iterator[tuple[str, bool, int, int]]:
    """What is read, whether letter for letter as it stands in the source, and the span it is read from."""
    for match in _GAPS_AND_RUNS.finditer(source):
        if match["gap"]:
            blank = "\n" if "\n" in match[0] else " "
            yield blank if any(map(str.isspace, match[0])) else "", False, *match.span()
        elif unicodedata.is_normalized("NFC", match[0]):
            yield tidy(match[0]), True, *match.span()
        else:
            for cluster in _CLUSTERS.finditer(source, *match.span()):
                yield tidy(cluster[0]) or " ", False, *cluster.span()


@lru_cache(maxsize=8)
def traced(source: str) -> TracedText:
    """The text traced; the grammars read the same document one after the other, so the last few are kept."""
    return TracedText(source)
