"""A text as a grammar matches it, and the way back to the text itself.

Grammars match the normal form of a text (see ``text.normal``) with Markdown stars and back-ticks gone and
blanks folded; what they find is reported by its place in the text as it was given.
"""

import re
import unicodedata
from dataclasses import dataclass

from vanban.language.text import normal, tidy

_MARKUP = re.compile(r"[*`]+")
_BLANKS = re.compile(r"\s+")
_LETTER = r"[^\W\d_]"
_INSIDE = r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060]"
# Stars may cut a word in two (``chậm nhấ**t``): they are dropped and the word is one.
_WORD = rf"{_LETTER}(?:{_LETTER}|{_INSIDE}|[*`]++(?={_LETTER}))*+"
_PIECE = re.compile(rf"(?P<word>{_WORD})|(?P<blank>\s++)|[*`]++|.")
_NEW_BLOCK = ("-", "+", "#", "|", ">", "* ")


@dataclass(frozen=True, slots=True)
class View:
    """The matching form of a text; ``starts`` and ``ends`` give the place of each letter in the source.

    One blank stands for any run of blanks; a line feed stands where a paragraph, list item or table row ends.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the source of a non-empty part of the matching form."""
        return self.starts[start], self.ends[end - 1]


def view(source: str) -> View:
    """Make the matching form of any text, in linear time."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in _PIECE.finditer(source):
        written = piece[0]
        if piece["word"]:
            form = normal(_MARKUP.sub("", written))
        elif piece["blank"]:
            form = _blank(written, source[piece.end() : piece.end() + 2])
            if letters and letters[-1] in " \n":  # blanks on both sides of dropped stars
                form = ""
        else:
            form = "" if written[0] in "*`" else tidy(written)
        letters += form
        starts += [piece.start()] * len(form)
        ends += [piece.end()] * len(form)
    return View("".join(letters), tuple(starts), tuple(ends))


def as_written(source: str) -> str:
    """The words to show: NFC, blanks folded, Markdown stars and back-ticks removed, nothing else changed."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", _MARKUP.sub("", source))).strip()


def _blank(written: str, after: str) -> str:
    new_block = written.count("\n") > 1 or ("\n" in written and after.startswith(_NEW_BLOCK))
    return "\n" if new_block else " "
