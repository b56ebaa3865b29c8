"""Lines as printed → paragraphs: which line goes on with the one before."""

import re
from collections.abc import Iterable, Iterator, Sequence

from vanban.intake.readers.pdf.columns import LABEL, TABLE, Line

_ENDED = re.compile(r"[.;:!?…](?:[\"”’)\]]|\*)*$")
_END_OF_DOCUMENT = re.compile(r"\./\.?$")


def paragraphs(lines: Iterable[Line]) -> Iterator[list[str]]:
    """Give paragraphs; one of several lines holds lines that may or may not go on, such as a title's."""
    block: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is None:
            block = [line.text]
        elif _goes_on(before, line):
            block[-1] += " " + line.text
        elif _is_close(before, line):
            block.append(line.text)
        else:
            yield block
            block = [line.text]
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


def _goes_on(before: Line, line: Line) -> bool:
    """Is this line of the same paragraph for certain."""
    if line.column == TABLE:
        return False
    if LABEL.match(line.text) and not (line.text[0].islower() and not _ENDED.search(before.text)):
        return False
    if before.column != line.column or _END_OF_DOCUMENT.search(before.text):
        return False
    if abs(before.size - line.size) > 0.15 * before.size or 0 < before.y - line.y > 2.4 * line.size:
        return False
    if before.text.isupper() != line.text.isupper():
        return False
    if line.text[0].islower() and not _ENDED.search(before.text):
        return True
    if abs(before.x0 + before.x1 - line.x0 - line.x1) < 8 and abs(before.x0 - line.x0) > 3:
        return False  # centred
    first_word = line.text.split()[0]
    width = (line.x1 - line.x0) * (len(first_word) + 1) / len(line.text)
    is_full = before.x1 + width > before.right - 2
    indent = 1.2 * line.size
    is_indented = line.x0 > line.left + indent and line.x0 > before.x0 - indent / 2
    if LABEL.match(before.text):
        is_indented = line.x0 > before.x0 + 3 * indent
    return is_full and not is_indented


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
