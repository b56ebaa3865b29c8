"""The blocks of a Word document in reading order: paragraphs, tables, notes, boxes → lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from vanban.intake.readers.head_or_tail import is_head_or_tail, is_mark
from vanban.intake.readers.unreadable import UnreadableError
from vanban.intake.readers.word.letters import BOX, NOTES, Piece, inside, pieces, walk, words
from vanban.intake.readers.word.numbering import Numbering
from vanban.intake.readers.word.parts import Parts, W, value
from vanban.intake.readers.word.styles import Styles
from vanban.intake.readers.word.tables import Row, is_layout, markdown_rows
from vanban.intake.readers.word.tabs import columns_set_with_tabs

_HOLDERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")} | {BOX}

Block = list[str]
"""The lines of one paragraph or table; a blank line stands between blocks."""


def word_lines(content: bytes) -> tuple[list[str], list[str]]:
    """Give the lines of a .docx, and remarks. Raises UnreadableError."""
    parts = Parts(content)
    reader = _Reader(parts)
    try:
        blocks = list(columns_set_with_tabs([*reader.edges(), *reader.blocks(parts.document)]))
    except RecursionError as fault:
        raise UnreadableError("docx-la", what="bảng lồng nhau quá sâu") from fault
    if not blocks:
        raise UnreadableError("khong-co-chu", kind="Word")
    lines = [line for block in blocks for line in (*block, "")][:-1]
    remarks = ["tệp có macro, đã bỏ qua"] if parts.has_macros else []
    if reader.old_fonts:
        remarks.append(
            f"đã chuyển chữ từ phông cũ {', '.join(sorted(reader.old_fonts))} sang Unicode; hãy soát lại chữ hoa"
        )
    return lines, remarks


@dataclass(slots=True)
class _Notes:
    """Foot- and endnotes: numbered as they are met, printed after the paragraph that calls them."""

    by_key: dict[tuple[str, str], Element]
    count: int = 0
    waiting: list[tuple[str, Element]] = field(default_factory=list)

    def mark(self, reference: Element) -> str:
        note = self.by_key.get((NOTES[reference.tag], reference.get(W + "id", "")))
        if note is None:
            return ""
        self.count += 1
        mark = f"[{self.count}]"
        self.waiting.append((mark, note))
        return mark


class _Reader:
    """One pass through a document."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = Styles(parts.role("styles"))
        self._numbering = Numbering(parts.role("numbering"), self._styles)
        self._notes = _Notes(
            {(role, note.get(W + "id", "")): note for role in NOTES.values() for note in (parts.role(role) or ())}
        )
        self._held: list[Piece] = []
        self.old_fonts: set[str] = set()

    def edges(self) -> list[Block]:
        """Give what of the pages' edges belongs to the document: a head that was set there, marks of secrecy."""
        found: list[Block] = []
        for part in [*self._parts.roles("header"), *self._parts.roles("footer")]:
            blocks = list(self.blocks(part))
            is_head = any(is_head_or_tail(line) for block in blocks for line in block)
            found += [b for b in blocks if b not in found and (is_head or any(is_mark(line) for line in b))]
        return found

    def blocks(self, holder: Element) -> Iterator[Block]:
        """Give the blocks of a body, cell, box or note."""
        for element in inside(holder):
            if element.tag == W + "p":
                yield from self._paragraph(element)
            elif element.tag == W + "tbl":
                yield from self._table(element)
            elif element.tag in _HOLDERS or element.tag == W + "body":
                yield from self.blocks(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        properties = paragraph.find(W + "pPr")
        label = self._numbering.label(paragraph)
        marks = [self._notes.mark(element) for element in walk(paragraph) if element.tag in NOTES]
        found = self._held + list(pieces(paragraph, self._styles, value(properties, "pStyle"), marks))
        self.old_fonts |= {piece.font for piece in found if piece.font and not piece.text.isascii()}
        own = properties.find(f"{W}rPr/{W}del") if properties is not None else None
        if own is not None and not label:
            self._held = found  # its end was deleted: it runs on into the next
            return
        self._held = []
        lines = [line.rstrip() for line in words(found).split("\n") if line.strip()]
        if lines:
            yield [label + lines[0].lstrip() if label else lines[0], *lines[1:]]
        waiting, self._notes.waiting = self._notes.waiting, []
        for mark, note in waiting:
            text = " ".join(line for block in self.blocks(note) for line in block)
            yield [f"{mark} {text}"]
        for element in walk(paragraph):
            if element.tag == BOX:
                yield from self.blocks(element)

    def _table(self, table: Element) -> Iterator[Block]:
        rows = [self._row(row) for row in walk_rows(table)]
        rows = [row for row in rows if any(cell.blocks for cell in row)]
        if not rows:
            return
        if is_layout(table, rows, self._styles):
            for column in range(max(len(row) for row in rows)):
                for row in rows:
                    if column < len(row):
                        yield from row[column].blocks
        else:
            yield markdown_rows(rows)

    def _row(self, row: Element) -> Row:
        return Row.of((cell, list(self.blocks(cell))) for cell in inside(row) if cell.tag == W + "tc")


def walk_rows(table: Element) -> Iterator[Element]:
    """Give the rows of a table, those in content controls too, but those deleted under tracking not."""
    for element in inside(table):
        if element.tag == W + "tr":
            if element.find(f"{W}trPr/{W}del") is None:
                yield element
        elif element.tag in _HOLDERS:
            yield from walk_rows(element)
