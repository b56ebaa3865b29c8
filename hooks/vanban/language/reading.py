"""A text as the grammars read it, every letter of which leads back to the text as written."""

import re
import unicodedata
from array import array

from vanban.language.text import tidy

# Markdown's marks fall away with the blanks, also inside words (chậm nhấ**t**).
_GAPS_AND_WORDS = re.compile(r"(?P<gap>[\s*_`\\]+)|[^\s*_`\\]+")
# A letter and its marks. More than eight marks are no Vietnamese; the bound keeps composing them linear.
_CLUSTERS = re.compile(r"[^\u0300-\u036f]?[\u0300-\u036f]{1,8}|[^\u0300-\u036f]")


class Reading:
    """The words of a text in NFC with plain dashes and quotes, without Markdown's stars and back-ticks.

    A run of blanks is one space, or one line break where it holds one. ``span`` turns a place in ``words``
    into the place in ``source``.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        pieces: list[str] = []
        self._starts, self._ends = array("Q"), array("Q")
        for match in _GAPS_AND_WORDS.finditer(source):
            if match["gap"]:
                blank = "\n" if "\n" in match[0] else " "
                self._add(pieces, blank if any(map(str.isspace, match[0])) else "", *match.span())
            elif unicodedata.is_normalized("NFC", match[0]) and len(tidied := tidy(match[0])) == len(match[0]):
                pieces.append(tidied)
                self._starts.extend(range(*match.span()))
                self._ends.extend(range(match.start() + 1, match.end() + 1))
            else:
                for cluster in _CLUSTERS.finditer(match[0]):
                    start = match.start() + cluster.start()
                    self._add(pieces, tidy(cluster[0]), start, start + len(cluster[0]))
        self.words = "".join(pieces)

    def _add(self, pieces: list[str], read: str, start: int, end: int) -> None:
        pieces.append(read)
        self._starts.extend([start] * len(read))
        self._ends.extend([end] * len(read))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the source of ``words[start:end]``, which must not be empty."""
        return self._starts[start], self._ends[end - 1]

    def written(self, start: int, end: int) -> str:
        """The words of the source that ``words[start:end]`` was read from."""
        return self.source[slice(*self.span(start, end))]
