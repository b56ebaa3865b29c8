"""Tables: those that only place things side by side are read column by column, the others are Markdown tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from vanban.intake.readers.head_or_tail import is_head_or_tail
from vanban.intake.readers.word.parts import W, value
from vanban.intake.readers.word.styles import Styles, bordered


@dataclass(frozen=True, slots=True)
class Cell:
    """The blocks of a cell; none in one that a merged cell above or beside covers."""

    blocks: list[list[str]]

    @property
    def lines(self) -> list[str]:
        """All lines in it."""
        return [line for block in self.blocks for line in block]


class Row(list[Cell]):
    """Cells by column of the grid."""

    @classmethod
    def of(cls, cells: Iterable[tuple[Element, list[list[str]]]]) -> "Row":
        """Give the row of these cells (w:tc) and what is in them."""
        row = cls()
        for cell, blocks in cells:
            row.append(Cell(blocks))
            span = value(cell.find(W + "tcPr"), "gridSpan") or "1"
            row += [Cell([])] * (min(int(span), 63) - 1 if span.isdecimal() else 0)  # Word: at most 63 columns
        return row


def is_layout(table: Element, rows: list[Row], styles: Styles) -> bool:
    """Does the table only place things: head or signature by its words, one cell, or no lines and few rows."""
    columns = [column for row in rows for column, cell in enumerate(row) if cell.blocks]
    if len(set(columns)) == 1:
        return True
    if len(set(columns)) <= 3 and any(is_head_or_tail(line) for row in rows[:4] for c in row for line in c.lines):
        return True
    properties = table.find(W + "tblPr")
    lined = bordered(properties) or styles.has_borders(value(properties, "tblStyle"))
    lined = lined or any(b.get(W + "val") not in ("none", "nil") for t in table.iter(W + "tcBorders") for b in t)
    return not lined and len(rows) <= 3


def markdown_rows(rows: list[Row]) -> list[str]:
    """Give the rows as a Markdown table, the first as its head."""
    width = max(len(row) for row in rows)
    lines = [
        "| " + " | ".join(_in_cell(cell) for cell in [*row, *[Cell([])] * (width - len(row))]) + " |" for row in rows
    ]
    return [lines[0], "|" + "---|" * width, *lines[1:]]


def _in_cell(cell: Cell) -> str:
    return "<br>".join(" ".join(line.split()).replace("|", "\\|") for line in cell.lines)
