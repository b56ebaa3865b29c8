"""Lines as printed → paragraphs: which line goes on with the one before."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vanban.intake.readers.pdf.columns import LABEL, NOTE, TABLE, Line

_ENDED = re.compile(r"[.;:!?…](?:[\"”’)\]]|\*)*$")
_CUT = re.compile(r"[\w)][-–/]$")
_END_OF_DOCUMENT = re.compile(r"\./\.?$")


def paragraphs(lines: Iterable[Line]) -> Iterator[list[str]]:
    """Give paragraphs; one of several lines holds lines that may or may not go on, such as a title's.

    Footnotes come after the paragraph that goes on over their page's end.
    """
    block: list[str] = []
    notes: list[Line] = []
    first = before = None
    for line in lines:
        if line.column == NOTE:
            notes.append(replace(line, column=0))
            continue
        if first and before and _goes_on(first, before, line):
            block[-1] += line.text if _CUT.search(before.text) else " " + line.text
        else:
            if before and not _is_close(before, line):
                yield block
                yield from paragraphs(notes)
                block, notes = [], []
            block.append(line.text)
            first = line
        before = line
    if block:
        yield block
    yield from paragraphs(notes) if notes else ()


def joined_by_words(lines: Sequence[str]) -> list[str]:
    """Join lines of which only the words are known (OCR); blank lines part paragraphs."""
    found: list[str] = []
    before = ""
    for line in (line.strip() for line in lines):
        starts = LABEL.match(line) or line.isupper() != before.isupper()
        if before and line and not starts and (line[0].islower() or len(before) > 50) and not _ENDED.search(before):
            found[-1] += line if _CUT.search(before) else " " + line
        elif line or before:
            found.append(line)
        before = line
    return found


def _goes_on(first: Line, before: Line, line: Line) -> bool:
    """Is this line for certain of the paragraph that begins with ``first`` and has come to the line ``before``."""
    if not _is_beside(before, line):
        return False
    ended = _ENDED.search(before.text)
    if label := LABEL.match(line.text):
        # "chính trị / - xã hội", "Kế hoạch số / 83) và": no label but words at the margin, in the middle of a sentence
        return not ended and line.text[label.end() :][:1].islower() and _fills(before, line) and not _indented(line)
    if _CUT.search(before.text) and _fills(before, line):
        return True
    if before.text.isupper() != line.text.isupper():
        return False
    if line.text[0].islower() and not ended:
        return True
    centred = abs(before.x0 + before.x1 - line.x0 - line.x1) < 8 and abs(before.x0 - line.x0) > 3
    if centred or not (line.flows or LABEL.match(first.text)) or not _fills(before, line):
        return False
    if not _indented(line):
        return True
    if before is first:  # hanging under the words after a label
        return bool(LABEL.match(first.text)) and 0.3 * line.size < line.x0 - first.x0 < 4 * line.size
    return abs(line.x0 - before.x0) < 0.5 * line.size


def _is_beside(before: Line, line: Line) -> bool:
    """Do both stand so, and look so, that they may be of one paragraph."""
    if before.column != line.column or line.column == TABLE or "\t" in line.text:
        return False
    near = not 0 < before.y - line.y > 2.4 * line.size  # above it: on the next page
    return near and abs(before.size - line.size) <= 0.15 * before.size and not _END_OF_DOCUMENT.search(before.text)


def _fills(before: Line, line: Line) -> bool:
    """Had the first word of the line no place on the line before."""
    word = line.text.split()[0]
    width = (line.x1 - line.x0) * (len(word) + 1) / len(line.text)
    return before.x1 + width > before.right - 2


def _indented(line: Line) -> bool:
    return line.x0 > line.left + 1.2 * line.size


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
