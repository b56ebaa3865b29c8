"""The sample plan as an office would have it: typed in Word, or printed to PDF."""

import io
import re
from html import escape
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import _Cell
from docx.text.paragraph import Paragraph

TEXT = Path(__file__).with_name("sample.txt").read_text(encoding="utf-8")
BLOCKS = [block.split("\n") for block in TEXT.strip().split("\n\n")]
_TABLE = next(n for n, block in enumerate(BLOCKS) if block[0].startswith("|"))
_ADDRESSEES = next(n for n, block in enumerate(BLOCKS) if block == ["Nơi nhận:"])
LEFT, RIGHT = BLOCKS[:1], BLOCKS[1:3]
TITLE, BODY, ANNEX, ENDING = BLOCKS[3], BLOCKS[4:_TABLE], BLOCKS[_TABLE], BLOCKS[_TABLE + 1 : _ADDRESSEES]
RECIPIENTS, SIGNATURE = BLOCKS[_ADDRESSEES:-2], BLOCKS[-2:]
ROWS = [[cell.strip() for cell in row.strip("|").split("|")] for row in (ANNEX[0], *ANNEX[2:])]
_STRESS = re.compile(r"(\*{1,2})(.+?)\1")


def sample_docx() -> bytes:
    """The plan made with python-docx, in Word's own template: tables without lines for head and signature."""
    document = docx.Document()
    head = document.add_table(1, 2)
    _fill(head.cell(0, 0), LEFT)
    _fill(head.cell(0, 1), RIGHT)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for n, line in enumerate(TITLE):
        run = title.add_run(line)
        run.bold = True
        if n == 0:
            run.add_break()
    for (line,) in BODY:
        _stressed(document.add_paragraph(), line)
    table = document.add_table(len(ROWS), len(ROWS[0]), "Table Grid")
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    for (line,) in ENDING:
        document.add_paragraph(line)
    foot = document.add_table(1, 2)
    _fill(foot.cell(0, 0), RECIPIENTS)
    _fill(foot.cell(0, 1), SIGNATURE)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sample_html() -> str:
    """The plan laid out on A4 as the rules of form want it, for a browser to print."""
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}' for cell in row)}" for row in ROWS)
    return f"""<!doctype html><html lang="vi"><meta charset="utf-8"><style>
        @page {{ size: A4; margin: 20mm 15mm 20mm 30mm }}
        body {{ font: 14pt serif; text-align: justify }}
        p {{ text-indent: 1.27cm; margin: 6pt 0 }}
        .side {{ width: 100%; text-align: center }} .side td {{ width: 50%; vertical-align: top }}
        .left {{ text-align: left; font-size: 11pt }}
        h1 {{ font-size: 14pt; text-align: center }}
        .lined {{ border-collapse: collapse }} .lined td {{ border: 1px solid; padding: 3pt }}
        </style><table class="side"><tr><td>{_cell(LEFT)}<td>{_cell(RIGHT)}</table>
        <h1>{"<br>".join(TITLE)}</h1>{"".join(f"<p>{_STRESS.sub(_tag, line)}" for (line,) in BODY)}
        <table class="lined">{rows}</table>{"".join(f"<p>{line}" for (line,) in ENDING)}
        <table class="side"><tr><td class="left">{_cell(RECIPIENTS)}<td>{_cell(SIGNATURE[:1])}
        <br><br><br>{SIGNATURE[1][0]}</table>"""


def _fill(cell: _Cell, blocks: list[list[str]]) -> None:
    cell.paragraphs[0].text = blocks[0][0]
    for line in [line for block in blocks for line in block][1:]:
        cell.add_paragraph(line)


def _stressed(paragraph: Paragraph, line: str) -> None:
    at = 0
    for match in _STRESS.finditer(line):
        paragraph.add_run(line[at : match.start()])
        run = paragraph.add_run(match[2])
        run.bold, run.italic = len(match[1]) == 2, len(match[1]) == 1
        at = match.end()
    paragraph.add_run(line[at:])


def _cell(blocks: list[list[str]]) -> str:
    return "<br>".join(line for block in blocks for line in block)


def _tag(match: re.Match[str]) -> str:
    name = "b" if len(match[1]) == 2 else "i"
    return f"<{name}>{match[2]}</{name}>"
