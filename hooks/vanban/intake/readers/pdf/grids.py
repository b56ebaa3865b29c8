"""Tables of a PDF page: the lines that are ruled, and the words in the cells between them."""

from collections.abc import Iterable, Iterator
from ctypes import byref, c_float
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

RULES_LIMIT = 2_000
"""Ruled lines on a page; drawings and maps have more, and are no tables."""
_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from (x0, y0) to (x1, y1), upright or level, in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def upright(self) -> bool:
        """Does it part columns, not rows."""
        return self.x1 - self.x0 <= _NEAR

    def touches(self, other: "Rule") -> bool:
        """Do both meet or cross."""
        return (
            self.x0 <= other.x1 + _NEAR
            and other.x0 <= self.x1 + _NEAR
            and self.y0 <= other.y1 + _NEAR
            and other.y0 <= self.y1 + _NEAR
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: places of its upright rules from the left, of its level ones from the top, and the rules."""

    columns: list[float]
    rows: list[float]
    rules: list[Rule]

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Give row and column of a place, of a merged cell those of its corner; None outside."""
        if not (self.columns[0] <= x <= self.columns[-1] and self.rows[-1] <= y <= self.rows[0]):
            return None
        above = [r.y0 for r in self.rules if not r.upright and r.y0 >= y and r.x0 - _NEAR <= x <= r.x1 + _NEAR]
        before = [r.x0 for r in self.rules if r.upright and r.x0 <= x and r.y0 - _NEAR <= y <= r.y1 + _NEAR]
        top, left = min(above, default=self.rows[0]), max(before, default=self.columns[0])
        row = sum(level > top + _NEAR for level in self.rows)
        return min(row, len(self.rows) - 2), sum(place < left - _NEAR for place in self.columns[:-1])


def rules_of(drawn: Iterable[pypdfium2.PdfObject]) -> list[Rule]:
    """Give the ruled lines among what is drawn on a page; none if there are too many for tables."""
    found: list[Rule] = []
    for path in drawn:
        if path.type == pdfium.FPDF_PAGEOBJ_PATH:
            found += _rules(path)
        if len(found) > RULES_LIMIT:
            return []
    return found


def grids_of(rules: list[Rule]) -> list[Grid]:
    """Give the tables that the rules make: of two columns or more."""
    grids = []
    left = list(rules)
    while left:
        group = [left.pop()]
        for one in group:
            near = [rule for rule in left if rule.touches(one)]
            left = [rule for rule in left if not rule.touches(one)]
            group += near
        columns = _places(rule.x0 for rule in group if rule.upright)
        rows = _places(rule.y0 for rule in group if not rule.upright)[::-1]
        if len(columns) > 2 and len(rows) > 1:
            grids.append(Grid(columns, rows, group))
    return sorted(grids, key=lambda grid: -grid.rows[0])


def _rules(path: pypdfium2.PdfObject) -> Iterator[Rule]:
    matrix = path.get_matrix()
    x, y = c_float(), c_float()
    begun = before = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(path.raw), RULES_LIMIT)):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            continue
        point = matrix.on_point(x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            begun = point
        else:
            yield from _rule(before, point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _rule(point, begun)
        before = point


def _rule(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rule]:
    (x0, x1), (y0, y1) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    if (x1 - x0 <= _NEAR) != (y1 - y0 <= _NEAR):
        yield Rule(x0, y0, x1, y1)


def _places(values: Iterable[float]) -> list[float]:
    """Places in order, those that are near each other once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found
