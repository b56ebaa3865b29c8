"""Lines as printed → paragraphs: which line goes on with the one before."""

import re
from collections.abc import Iterable, Iterator, Sequence

from vanban.intake.readers.pdf.columns import LABEL, TABLE, Line

_ENDED = re.compile(r"[.;:!?…](?:[\"”’)\]]|\*)*$")
_DASH_WITHIN = re.compile(r"[-–—] ?[^\W\d_A-ZĐ]")
_END_OF_DOCUMENT = re.compile(r"\./\.?$")


def paragraphs(lines: Iterable[Line]) -> Iterator[list[str]]:
    """Give paragraphs; one of several lines holds lines that may or may not go on, such as a title's."""
    block: list[str] = []
    first = before = None
    for line in lines:
        if first and before and _goes_on(first, before, line):
            block[-1] += " " + line.text
        else:
            if before and not _is_close(before, line):
                yield block
                block = []
            block.append(line.text)
            first = line
        before = line
    if block:
        yield block


def joined_by_words(lines: Sequence[str]) -> list[str]:
    """Join lines of which only the words are known (OCR); blank lines part paragraphs."""
    found: list[str] = []
    before = ""
    for line in (line.strip() for line in lines):
        starts = LABEL.match(line) or line.isupper() != before.isupper()
        if before and line and not starts and (line[0].islower() or len(before) > 50) and not _ENDED.search(before):
            found[-1] += " " + line
        elif line or before:
            found.append(line)
        before = line
    return found


def _goes_on(first: Line, before: Line, line: Line) -> bool:
    """Is this line for certain of the paragraph that begins with ``first`` and has come to the line ``before``."""
    if before.column != line.column or line.column == TABLE or _END_OF_DOCUMENT.search(before.text):
        return False
    if abs(before.size - line.size) > 0.15 * before.size or 0 < before.y - line.y > 2.4 * line.size:
        return False
    indent = 1.2 * line.size
    ended = _ENDED.search(before.text)
    if LABEL.match(line.text):
        # "chính trị / - xã hội": a dash within a name, at the margin, after a line that is no sentence
        return (
            bool(_DASH_WITHIN.match(line.text)) and not ended and line.x0 < line.left + indent / 2 < first.x0 + indent
        )
    if before.text.isupper() != line.text.isupper():
        return False
    if line.text[0].islower() and not ended:
        return True
    if abs(before.x0 + before.x1 - line.x0 - line.x1) < 8 and abs(before.x0 - line.x0) > 3:
        return False  # centred
    labelled = LABEL.match(first.text)
    if line.column and not labelled:
        return False  # a head or signature: every line says its own
    first_word = line.text.split()[0]
    width = (line.x1 - line.x0) * (len(first_word) + 1) / len(line.text)
    is_full = before.x1 + width > before.right - 2
    if labelled:
        return is_full and line.x0 < first.x0 + 3 * indent
    return is_full and not (line.x0 > line.left + indent and line.x0 > before.x0 - indent / 2)


def _is_close(before: Line, line: Line) -> bool:
    """Do both stand together without a gap, as the lines of a title, an address or a table do."""
    if before.column == line.column == TABLE:
        return before.y == line.y
    if before.column != line.column or not 0 < before.y - line.y < 1.6 * max(before.size, line.size):
        return False
    if LABEL.match(line.text):
        return line.text[0] in "-–" and before.text[0] in "-–" and before.column != 0
    centred = abs(before.x0 + before.x1 - line.x0 - line.x1) < 8
    return centred or line.column != 0
