"""Runs of a page → its lines in reading order: of what stands side by side, the left column, then the right."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from vanban.intake.readers.head_or_tail import is_head_or_tail
from vanban.intake.readers.pdf.grids import Grid
from vanban.intake.readers.pdf.letters import Page, Run

LABEL = re.compile(
    r"(?:[IVXLC]+|[0-9]{1,3}(?:\.[0-9]{1,2})*|[a-zđ]|\([0-9a-zđ]\))[.)/-]\s|[0-9]+(?:\.[0-9]+)+\s|[-–—+*•●▪]\s?(?!\d)|\["
    r"|(?:Điều|Chương|Phần|Mục|Phụ lục) [0-9IVX]|Phụ lục$|(?:Nơi nhận|Kính gửi)\s?:"
)
"""What a line that begins a paragraph begins with."""
TABLE = -1
"""The column of a table's lines."""
NOTE = -2
"""The column of footnotes."""


@dataclass(slots=True)
class Line:
    """Words on one base line within a column; ``left`` and ``right`` bound that column.

    ``flows``: it is running text, not a head or signature, where every line says its own.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    left: float = 0.0
    right: float = 0.0
    column: int = 0
    flows: bool = True


def lines_of(page: Page) -> list[Line]:
    """Give the lines of a page. ``column`` is 0 in text over the whole width, else counts the columns of the page.

    Tables are the lines of a Markdown table. What stands apart on a single line is parted by a tab.
    """
    tables = [(grid, [run for run in page.runs if _is_in(run, grid)]) for grid in page.grids]
    inside = {id(run) for _, runs in tables for run in runs}
    text = _lines([run for run in page.runs if id(run) not in inside])
    for grid, runs in tables:
        above = [n for n, line in enumerate(text) if line.y > grid.rows[0]]
        at = above[-1] + 1 if above else 0
        text[at:at] = _table(grid, runs)
    usual: Counter[int] = Counter()
    for line in text:
        usual[round(line.size)] += len(line.text)
    size = usual.most_common(1)[0][0] if usual else 0
    small = list(takewhile(lambda line: line.column == 0 and line.size < 0.92 * size, reversed(text)))
    for line in dropwhile(lambda line: not line.text.startswith("["), reversed(small)):
        line.column = NOTE
    return text


def _lines(runs: list[Run]) -> list[Line]:
    rows = [_cells(row) for row in _rows(runs)]
    found: list[Line] = []
    column = 0
    at = 0
    while at < len(rows):
        end, gutter = _side_by_side(rows, at)
        if end - at < 2:
            cells = rows[at]
            text = "\t".join(cell.text for cell in cells)
            found.append(Line(text, cells[0].x0, cells[-1].x1, cells[0].y, max(c.size for c in cells)))
            at += 1
            continue
        parts = [cell for row in rows[at:end] for cell in row]
        flows = not any(is_head_or_tail(cell.text) for cell in parts)
        for side in ([c for c in parts if c.x1 <= gutter], [c for c in parts if c.x1 > gutter]):
            column += 1
            _bound(side, column)
            for line in side:
                line.flows = flows
            found += side
        at = end
    _bound([line for line in found if line.column == 0], 0)
    return found


def _is_in(run: Run, grid: Grid) -> bool:
    return grid.cell(run.x0 + 1, run.y + run.size / 4) is not None


def _table(grid: Grid, runs: list[Run]) -> list[Line]:
    """Give a table's rows as Markdown; a cell's lines run on, but for those that begin a point."""
    cells: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in runs:
        cells[grid.cell(run.x0 + 1, run.y + run.size / 4) or (0, 0)].append(run)
    texts: dict[tuple[int, int], str] = {}
    for place, within in cells.items():
        lines = [" ".join(cell.text for cell in _cells(row)).replace("|", "\\|") for row in _rows(within)]
        joined = "".join(("<br>" if LABEL.match(line) else " ") + line for line in lines)
        texts[place] = joined.removeprefix("<br>").strip()
    width = len(grid.columns) - 1
    rows = [[texts.get((row, column), "") for column in range(width)] for row in range(len(grid.rows) - 1)]
    shown = [f"| {' | '.join(row)} |" for row in rows if any(row)]
    if shown:
        shown.insert(1, "|" + "---|" * width)
    return [Line(row, grid.columns[0], grid.columns[-1], grid.rows[0], 1, column=TABLE) for row in shown]


def _rows(runs: list[Run]) -> Iterator[list[Run]]:
    """Runs by base line, from the top; raised and lowered letters belong to the line they stand in."""
    row: list[Run] = []
    size = 0.0
    for run in sorted(runs, key=lambda r: -r.y):
        if row and row[0].y - run.y > 0.5 * max(size, run.size):
            yield sorted(row, key=lambda r: r.x0)
            row, size = [], 0.0
        row.append(run)
        size = max(size, run.size)
    if row:
        yield sorted(row, key=lambda r: r.x0)


def _cells(row: list[Run]) -> list[Line]:
    """Put the runs of a row together unless they stand apart, or a little apart and were not drawn in a row."""
    cells: list[Line] = []
    before = None
    for run in row:
        text = run.text.strip()
        if before and before.text.strip() == text and abs(run.x0 - before.x0) < 0.2 * run.size:
            continue  # drawn twice, to look bold
        gap = run.x0 - before.x1 if before else 0.0
        apart = gap > 1.8 * run.size or (before and gap > 0.6 * run.size and run.order != before.order + 1)
        if cells and before and not apart:
            blank = gap > 0.2 * run.size or before.text.endswith(" ") or run.text.startswith(" ")
            cell = cells[-1]
            if _is_raised(run, cell) and not cell.text.endswith("m"):  # but m² and km²
                text = f"[{text}]"
            elif _is_raised(Run(cell.text, cell.x0, cell.x1, cell.y, cell.size), run):
                cell.text, cell.y, blank = f"[{cell.text}]", run.y, True
            cell.text += " " * blank + text
            cell.x1 = max(cell.x1, run.x1)
            cell.size += (run.size - cell.size) * len(text) / len(cell.text)
        else:
            cells.append(Line(text, run.x0, run.x1, run.y, run.size))
        before = run
    return cells


def _is_raised(run: Run, beside: Run | Line) -> bool:
    """Is this the mark of a footnote: a small number above the line."""
    small = run.size < 0.8 * beside.size and run.y > beside.y + 0.15 * beside.size
    return small and run.text.strip().isdecimal() and len(run.text.strip()) < 3


def _side_by_side(rows: list[list[Line]], at: int) -> tuple[int, float]:
    """Give where a block of two columns that begins at this row ends, and a place between the two.

    It begins with a row on both sides, or with one on the right that such a row follows closely (a signature that
    begins a little higher than Nơi nhận). It goes on while no row crosses the gap between the columns.
    """
    first = next((n for n in range(at, min(at + 4, len(rows))) if len(rows[n]) == 2), None)
    if first is None:
        return at, 0.0
    low, high = rows[first][0].x1, rows[first][1].x0
    if any(len(row) != 1 or row[0].x0 < low for row in rows[at:first]):
        return at, 0.0
    end = at
    for n in range(at, len(rows)):
        row = rows[n]
        if len(row) > 2 or (n > at and rows[n - 1][0].y - row[0].y > 3.5 * row[0].size):
            break
        middle = (low + high) / 2
        new_low = max([low, *(c.x1 for c in row if c.x0 < middle)])
        new_high = min([high, *(c.x0 for c in row if c.x0 >= middle)])
        if new_high - new_low < 0.3 * row[0].size or (len(row) == 2 and not row[0].x0 < middle <= row[1].x0):
            break
        low, high, end = new_low, new_high, n + 1
    block = rows[at:end]
    if any(is_head_or_tail(cell.text) for row in block for cell in row) or _is_set_in_columns(block):
        return end, (low + high) / 2
    return at, 0.0


def _is_set_in_columns(rows: list[list[Line]]) -> bool:
    """Is this running text in two columns, not a list of names and values."""
    parted = [row for row in rows if len(row) == 2]
    return len(parted) > 7 and sum(len(cell.text) for row in parted for cell in row) > 50 * len(parted)


def _bound(lines: list[Line], column: int) -> None:
    for line in lines:
        line.left = min(one.x0 for one in lines) if line is lines[0] else lines[0].left
        line.right = max(one.x1 for one in lines) if line is lines[0] else lines[0].right
        line.column = column
