"""The letters of a PDF page with their places, as PDFium finds them → runs of letters on one base line."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double
from dataclasses import dataclass
from itertools import islice
from unicodedata import combining

import pypdfium2
import pypdfium2.raw as pdfium

from vanban.intake.readers.pdf.grids import Grid, Rule, grids_of, rules_of
from vanban.intake.readers.unreadable import UnreadableError

LETTERS_LIMIT = 100_000
"""Letters on a page; a full one has some three thousand."""
_NO_LETTER = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_OBJECTS_LIMIT = 5_000


@dataclass(slots=True)
class Run:
    """Letters drawn one after the other. Points; ``y`` is the base line and grows upwards; ``order`` as drawn."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    order: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The runs of a page, turned so that they read from left to right, between ``bottom`` and ``top``.

    ``is_picture``: a picture covers most of it. ``unmapped``: what share of its letters are none. ``stamp``: what
    stands aslant.
    """

    runs: list[Run]
    grids: list[Grid]
    bottom: float
    top: float
    is_picture: bool
    unmapped: float
    stamp: str


def page_of(page: pypdfium2.PdfPage) -> Page:
    """Give the letters of a page. Raises UnreadableError where there are too many."""
    text = page.get_textpage()
    count = pdfium.FPDFText_CountChars(text.raw)
    if count > LETTERS_LIMIT:
        raise UnreadableError("qua-dai", limit=f"{LETTERS_LIMIT} chữ một trang")
    angles = [_angle(text.raw, i) for i in range(count)]
    turns = Counter(round(angle / (math.pi / 2)) % 4 for angle in angles)
    turn = turns.most_common(1)[0][0] if turns else 0
    left, low, right, high = page.get_bbox()
    edges = [_turned(x, y, turn)[1] for x in (left, right) for y in (low, high)]
    found = [(_along(angles[i], turn), letter) for i in range(count) if (letter := _letter(text.raw, i, turn))]
    letters = [letter for along, letter in found if along]
    stamp = " ".join("".join(letter.text for along, letter in found if not along).split())
    drawn = list(islice(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH], 3), _OBJECTS_LIMIT))
    covered = _covered(drawn) / max(1.0, (right - left) * (high - low))
    rules = [_turned_rule(rule, turn) for rule in rules_of(drawn)]
    uprights = [rule for rule in rules if rule.upright]
    missing = sum(bool(_NO_LETTER.match(letter.text)) for letter in letters) / max(1, len(letters))
    return Page(list(_runs(letters, uprights)), grids_of(rules), min(edges), max(edges), covered > 0.4, missing, stamp)


def _letter(text: object, index: int, turn: int) -> Run | None:
    """Give one letter; a blank that PDFium made up has no width, other signs it made up are none."""
    code = pdfium.FPDFText_GetUnicode(text, index)
    if pdfium.FPDFText_IsGenerated(text, index) == 1 and code not in (2, 32):
        return None
    x, y = c_double(), c_double()
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y)):
        return None
    pdfium.FPDFText_GetLooseCharBox(text, index, byref(box))
    (ax, ay), (bx, by) = _turned(box.left, box.bottom, turn), _turned(box.right, box.top, turn)
    size = min(abs(by - ay), 200.0) / 1.15  # a line of letters is some 1.15 times their size
    return Run(_sign(code), min(ax, bx), max(ax, bx), _turned(x.value, y.value, turn)[1], max(size, 1.0))


def _angle(text: object, index: int) -> float:
    """The way a letter is written along; slanting it does not turn it."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, byref(matrix))
    return math.atan2(matrix.b, matrix.a)


def _sign(code: int) -> str:
    if code in (2, 0xFFFE):  # PDFium's own sign for a hyphen at the end of a line
        return "-"
    if code == 0 or 0xDC00 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code) if not 0xD800 <= code < 0xDC00 else "\ufffd"


def _runs(letters: list[Run], uprights: list[Rule]) -> Iterator[Run]:
    """Put together letters that were drawn in a row; blanks are kept as drawn, and added where there is a gap.

    An upright rule of a table ends a run.
    """
    run: Run | None = None
    order = 0
    for letter in letters:
        if run and letter.text.isspace():
            run.text += " "
        elif run and (combining(letter.text) or _follows(run, letter, uprights)):
            blank = letter.x0 - run.x1 > 0.2 * run.size and not run.text.endswith(" ")
            run.text += " " * blank + letter.text
            run.x1 = max(run.x1, letter.x1)
            run.size += (letter.size - run.size) / len(run.text)
        elif not letter.text.isspace():
            if run:
                yield run
            order += 1
            run = Run(letter.text, letter.x0, letter.x1, letter.y, letter.size, order)
    if run:
        yield run


def _follows(run: Run, letter: Run, uprights: list[Rule]) -> bool:
    """Does a letter go on with a run, on its line and with no rule between."""
    gap = (letter.x0 - run.x1) / run.size
    if abs(letter.y - run.y) > 0.25 * run.size or not -0.5 < gap < 1.5:
        return False
    return gap < 0.1 or not any(
        run.x1 - 1 < rule.x0 < letter.x0 + 1 and rule.y0 <= letter.y <= rule.y1 for rule in uprights
    )


def _covered(drawn: list[pypdfium2.PdfObject]) -> float:
    """Points squared of the largest picture."""
    bounds = [found.get_bounds() for found in drawn if found.type == pdfium.FPDF_PAGEOBJ_IMAGE]
    return max(((right - left) * (high - low) for left, low, right, high in bounds), default=0.0)


def _along(angle: float, turn: int) -> bool:
    """Does a letter stand as most do; stamps and watermarks across the page do not."""
    return abs(math.remainder(angle - turn * math.pi / 2, 2 * math.pi)) < 0.1


def _turned_rule(rule: Rule, turn: int) -> Rule:
    (ax, ay), (bx, by) = _turned(rule.x0, rule.y0, turn), _turned(rule.x1, rule.y1, turn)
    return Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]
