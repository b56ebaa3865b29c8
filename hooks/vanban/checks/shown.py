"""What Markdown shows otherwise than an editor wrote it: numbers of lists, cells of tables (Python-Markdown 3)."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from vanban.checks.finding import Finding, Severity
from vanban.documents.content import FENCED
from vanban.documents.models import Directive, QuestionSet

if TYPE_CHECKING:  # opened documents keep what is found here
    from vanban.documents.opened import Opened

_NUMBERED_LINE = re.compile(r"\n {0,3}[0-9]{1,9}\. ")
_ITEM = re.compile(r" {0,3}(?:(?P<number>[0-9]{1,9})\.|[*+-]) ")
_HTML_LINE = re.compile(r"^ {0,3}<(?!https?://)[a-z/!?]", re.MULTILINE | re.IGNORECASE)
_UNDERLINE = re.compile(r"(?:-+|=+)[ \t]*")
_RULE = re.compile(r"(?=.*-)(?=.*\|)[-|: ]+")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_PIPE = re.compile(r"(?<!\\)\|")

_Block = list[tuple[int, str]]
"""Lines with their numbers, as far as no blank line or heading parts them."""


def shown_otherwise(document: "Opened") -> Iterator[Finding]:
    """Of its text, and of the answers of a set of questions."""
    path, content = document.source.path, document.content
    # composing makes paragraphs of a document's numbered sections
    sections = {h.line for h in content.headings} if isinstance(document.model, Directive) else ()
    yield from markdown_findings(content.markdown, path, content.first_line, sections)
    if isinstance(document.model, QuestionSet):
        for i, question in enumerate(document.model.questions):
            line, column = document.source.place(("cau_hoi", i, "dap"))
            for finding in markdown_findings(question.answer, path):
                yield replace(finding, line=line, column=column)


def markdown_findings(text: str, path: str, first_line: int = 1, sections: Collection[int] = ()) -> Iterator[Finding]:
    """Of Markdown that begins at ``first_line``; the lines of ``sections`` are no items of lists.

    What is indented below an item is not judged, nor what stands behind the first line of HTML.
    """
    if "|" not in text and not _NUMBERED_LINE.search(text) and not _ITEM.match(text):
        return
    html = _HTML_LINE.search(text)
    plain = FENCED.sub(lambda code: re.sub(r"[^\n]+", "…", code[0]), text[: html.start()] if html else text)
    blocks = list(_blocks(plain, first_line))
    for items in _lists(blocks, sections):
        yield from _renumbered(items, path)
    yield from _tables(blocks, path)


def _blocks(text: str, first_line: int) -> Iterator[_Block]:
    block: _Block = []
    for number, line in enumerate([*text.split("\n"), ""], first_line):
        heading = line.startswith("#")
        if line.strip() and not heading:
            block.append((number, line))
            continue
        if block:
            yield block
        block = []
        if heading:
            yield [(number, line)]


_Item = tuple[int, str, str]
"""The number of its line, the line, the number it was given (empty for a bullet)."""


def _lists(blocks: Iterable[_Block], sections: Collection[int]) -> Iterator[list[_Item]]:
    """The items of each list, which the next block goes on with."""
    items: list[_Item] = []
    for block in blocks:
        signs = [(n, line, _ITEM.match(line)) for n, line in block if n not in sections]
        underlined = len(block) > 1 and _UNDERLINE.fullmatch(block[1][1])  # a heading
        if signs and signs[0][0] == block[0][0] and signs[0][2] and not underlined:
            items += [(n, line, sign["number"] or "") for n, line, sign in signs if sign]
        elif not block[0][1].startswith(("    ", "\t")):  # else it belongs to the item above
            yield items
            items = []
    yield items


def _renumbered(items: list[_Item], path: str) -> Iterator[Finding]:
    """The first item of a list that shows another number than it was given, a bullet for a number, or a number for a
    bullet: a list is of the kind of its first item and counts from 1. Ones alone ask to be counted."""
    counted = {given for *_, given in items} == {"1"}
    for count, (number, line, given) in enumerate([] if counted else items, 1):
        read = line.strip()[:60]
        keep = f"muốn giữ số thì viết «{given}\\.»"
        example = f"{given}\\. …"
        if items[0][2] and not given:
            message = f"gạch đầu dòng này thành số {count} của danh sách; hãy thụt dòng này vào bốn dấu cách"
            example = f"    {read}"
        elif given and not items[0][2]:
            message = f"số {given} này thành gạch đầu dòng như các dòng trên; {keep}"
        elif given and int(given) != count:
            message = f"số {given} này thành {count}, vì danh sách được đếm lại từ 1; {keep}"
        else:
            continue
        column = len(line) - len(line.lstrip()) + 1
        told = f"trên trang, {message}"
        yield Finding(path, number, column, "danh-sach-doi-so", told, read, example, Severity.WARNING)
        return


def _tables(blocks: Iterable[_Block], path: str) -> Iterator[Finding]:
    """Rows with more cells than the head of their table, which shows none of the rest."""
    for (_, head), *below in blocks:
        if "|" not in head or not below or not _RULE.fullmatch(below[0][1].strip()):
            continue
        columns = len(_cells(head, head))
        for number, row in below[1:]:
            cells = _cells(row, head)
            lost = row[cells[columns] :].strip(" |") if len(cells) > columns else ""
            if lost:
                message = (
                    f"hàng này có {len(cells)} ô mà đầu bảng có {columns}, trên trang mất phần thừa; "
                    "hãy thêm cột vào đầu bảng, hoặc viết \\| nếu dấu | là chữ trong ô"
                )
                column = row.index(lost, cells[columns]) + 1
                yield Finding(path, number, column, "bang-thua-o", message, lost, severity=Severity.WARNING)


def _cells(row: str, head: str) -> list[int]:
    """Where each cell of a row begins; strokes at the ends of rows part no cells in a table whose head has such."""
    plain = _CODE.sub(lambda code: "…" * len(code[0]), row).rstrip()
    starts = [0, *(stroke.end() for stroke in _PIPE.finditer(plain))]
    if head.strip().startswith("|") or head.strip().endswith("|"):
        starts = starts[plain.lstrip().startswith("|") : len(starts) - (starts[-1] == len(plain))]
    return starts
