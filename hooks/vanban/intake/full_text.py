"""The text proper of a draft in blocks, and as Markdown in which the document keeps its own numbers.

What is written is what the paper says. Signs that belong to the machine that read it are put right: stars and
underscores of emphasis fall away, a fraction as a formula (``$\\frac{1}{2}$``) becomes ``1/2``, invisible letters go;
whatever of this an editor should know is told in ``FullText.remarks``.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from vanban.intake.draft import Draft, Words
from vanban.intake.markdown import cells, escaped, row, separator
from vanban.language.sections import Heading, SectionLabel, outline
from vanban.language.text import as_shown, normal

CLOSING = "Đoạn cuối"
"""The heading under which the portal finds the unnumbered paragraphs that close a section."""

_FORMULA = re.compile(r"\$\s*\\[dt]?frac\{([0-9]{1,3})\}\{([0-9]{1,3})\}\s*\$")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BACKSLASHED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?<!\()\*+|\*+(?!\))|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)|(?i:<br ?/?>)")
_NOTE = re.compile(r"\s*(?:\*|\*{3})\s+(?=\S)|\\\*\s*(?=\S)")
_BULLET = re.compile(r"\s*(?P<sign>[-+•–—*])\s+(?=\S)")
_NUMBER = re.compile(r"(?:[IVX]{1,6}|[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}|[a-zđ])\s?(?:[-.):/]\s?)*")
_ROW = re.compile(r"^\s*\||\S\s+\|(?:\s+\S|\s*$)")
_MOTTO = re.compile(r"đảng cộng sản việt nam|cộng hoà xã hội chủ nghĩa việt nam|độc lập\W+tự do\W+hạnh phúc")
_ANNEX = re.compile(r"phụ lục\b", re.IGNORECASE)
_ENDS = ".;,"
_LONGEST_HEADING = 300


class Kind(StrEnum):
    """What a block is: a title that stands alone, a numbered paragraph, an item, a ``*`` note, text, a table's row."""

    HEADING = "heading"
    NUMBERED = "numbered"
    ITEM = "item"
    NOTE = "note"
    TEXT = "text"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item or row: its words without mark or Markdown, its section, its lines in the paper."""

    kind: Kind
    text: str
    line: int
    line_end: int
    section: SectionLabel = field(default_factory=SectionLabel)
    sign: str = ""

    @property
    def words(self) -> str:
        """The text without the number it begins with."""
        if self.kind not in (Kind.HEADING, Kind.NUMBERED):
            return self.text
        number = _NUMBER.match(self.text)
        return self.text[number.end() :] if number else self.text


@dataclass(frozen=True, slots=True)
class FullText:
    """The Markdown of a document's text and its blocks in order.

    ``titles`` are those of its sections as the portal reads them, ``remarks`` (Vietnamese) tell what was put right.
    """

    markdown: str
    blocks: tuple[Block, ...]
    titles: Mapping[SectionLabel, str]
    remarks: tuple[str, ...] = ()


def full_text(draft: Draft) -> FullText:
    """The text proper of a draft; its head and tail are facts of the frontmatter."""
    remarks: list[str] = []
    blocks = _rows_together(_blocks(draft, draft.body.paragraphs, remarks))
    depths = {heading.line: len(heading.label.levels) for heading in draft.body.headings}
    lines, owners = _lines(blocks, depths)
    headings = outline(lines)
    labels = {heading.line: heading.label for heading in headings}
    section, placed = SectionLabel(), dict[int, Block]()
    for number, owner in enumerate(owners, 1):
        section = labels.get(number, section)
        if owner is not None:
            placed[owner] = replace(blocks[owner], section=section)
    lines += _annex_lines(_rows_together(_blocks(draft, draft.body.annexes, remarks)))
    titles = {heading.label: heading.title for heading in headings}
    return FullText("\n".join(lines).strip() + "\n", tuple(placed[i] for i in sorted(placed)), titles, tuple(remarks))


def cleaned(raw: str) -> str:
    """Words of a paper as they are shown: NFC, blanks folded, without the marks of emphasis."""
    text = _FORMULA.sub(r"\1/\2", unicodedata.normalize("NFC", raw))
    text = _EMPHASIS.sub(lambda mark: " " if mark[0].startswith("<") else "", _UNSEEN.sub("", text))
    return " ".join(_BACKSLASHED.sub(r"\1", text).split())


def _blocks(draft: Draft, paragraphs: Iterable[Words], remarks: list[str]) -> Iterator[Block]:
    headings = {heading.line: heading for heading in draft.body.headings}
    for paragraph in paragraphs:
        raw = draft.paper.lines[paragraph.line - 1 : paragraph.line_end]
        if all(_ROW.search(line) for line in raw if line.strip()):
            for at, line in enumerate(raw, paragraph.line):
                if line.strip() and not separator(line):
                    yield Block(Kind.ROW, " | ".join(map(cleaned, cells(line))), at, at)
            continue
        joined = " ".join(raw)
        source = joined if as_shown(joined) == paragraph.text else paragraph.text
        remarks += _put_right(source, paragraph.line)
        heading = headings.get(paragraph.line)
        kind, start, sign = Kind.TEXT, 0, ""
        if heading:
            kind = _kind(cleaned(source), heading)
        elif note := _NOTE.match(source):
            kind, start = Kind.NOTE, note.end()
        elif bullet := _BULLET.match(source):
            kind, start, sign = Kind.ITEM, bullet.end(), bullet["sign"]
        if text := cleaned(source[start:]):
            yield Block(kind, text, paragraph.line, paragraph.line_end, sign=sign)


def _rows_together(blocks: Iterable[Block]) -> list[Block]:
    """Rows that stand alone are text: one stroke makes no table."""
    listed = list(blocks)
    kinds = [Kind.TEXT, *(block.kind for block in listed), Kind.TEXT]
    alone = {i for i, kind in enumerate(kinds) if kind is Kind.ROW and Kind.ROW not in (kinds[i - 1], kinds[i + 1])}
    return [replace(block, kind=Kind.TEXT) if i in alone else block for i, block in enumerate(listed, 1)]


def _put_right(source: str, line: int) -> Iterator[str]:
    for formula in _FORMULA.finditer(source):
        yield f"dòng {line} của tệp nguồn: «{formula[0]}» được viết thành «{formula[1]}/{formula[2]}»"
    if unseen := sorted({f"U+{ord(sign):04X}" for sign in _UNSEEN.findall(source)}):
        yield f"dòng {line} của tệp nguồn: đã bỏ ký tự không nhìn thấy được ({', '.join(unseen)})"


def _kind(text: str, heading: Heading) -> Kind:
    """A section whose words are its title alone has a heading; one that goes on is a numbered paragraph."""
    if not text:
        return Kind.TEXT
    alone = len(heading.title) + 12 >= len(text)
    fits = len(text) <= _LONGEST_HEADING and text[-1] not in _ENDS
    return Kind.HEADING if text.isupper() or (alone and fits) else Kind.NUMBERED


def _closing(blocks: list[Block]) -> int:
    """Where the unnumbered paragraphs that close the last part begin; the number of blocks if there are none."""
    start = len(blocks)
    while start and blocks[start - 1].kind is Kind.TEXT:
        start -= 1
    if start == len(blocks) or not start or blocks[start - 1].kind in (Kind.HEADING, Kind.NOTE, Kind.ROW):
        return len(blocks)
    return start


def _lines(blocks: list[Block], depth_at: Mapping[int, int]) -> tuple[list[str], list[int | None]]:
    """The lines of the Markdown, and the block that begins on each; ``depth_at`` is that of the section on a line."""
    lines: list[str] = []
    owners: list[int | None] = []

    def add(line: str, owner: int | None = None) -> None:
        lines.append(line)
        owners.append(owner)

    numbered = (i for i, block in enumerate(blocks) if block.kind in (Kind.HEADING, Kind.NUMBERED))
    depths = {i: depth_at[blocks[i].line] for i in numbered}
    closing = _closing(blocks)
    previous: Block | None = None
    goes_below = False  # an item with "+" lies below one with another sign
    for i, block in enumerate(blocks):
        together = previous and previous.kind is block.kind and block.kind in (Kind.ITEM, Kind.ROW)
        if not together:
            add("")
        if i == closing and (depth := _depth_of_closing(blocks[:i], depths)):
            add(f"{'#' * depth} {CLOSING}")
            add("")
        if block.kind is Kind.HEADING and _is_empty(blocks, i, depths):
            block = blocks[i] = replace(block, kind=Kind.NUMBERED)
        if block.kind is Kind.HEADING:
            add(f"{'#' * min(6, depths[i] + 1)} {escaped(block.text, inside=True)}", i)
        elif block.kind is Kind.ITEM:
            goes_below = (bool(together) and goes_below) or block.sign != "+"
            add(f"{'    ' if goes_below and block.sign == '+' else ''}- {escaped(block.text)}", i)
        elif block.kind is Kind.ROW:
            parts = block.text.split(" | ")
            add(row(parts), i)
            if not together:
                add(row(["---"] * len(parts)))
        else:
            add(("\\* " if block.kind is Kind.NOTE else "") + escaped(block.text), i)
        previous = block
    return lines, owners


def _annex_lines(blocks: list[Block]) -> list[str]:
    """What stands behind the signature, below a heading that ends the numbered sections."""
    if not blocks:
        return []
    if _ANNEX.match(blocks[0].text):
        return ["", f"## {escaped(blocks[0].text, inside=True)}", *_lines(blocks[1:], {})[0]]
    return ["", "## Phụ lục", *_lines(blocks, {})[0]]


def _depth_of_closing(before: list[Block], depths: Mapping[int, int]) -> int:
    """The depth of the heading above the closing paragraphs: one below the part they close; 0 where there is none."""
    part = next((i for i in reversed(depths) if i < len(before) and depths[i] == 1), None)
    below = part is not None and any(i > part and i in depths for i in range(part, len(before)))
    return 3 if part is not None and below and before[part].kind is Kind.HEADING else 0


def _is_empty(blocks: list[Block], at: int, depths: Mapping[int, int]) -> bool:
    """Whether nothing stands below a heading: then it is the last of a list of points."""
    if depths[at] < 2:
        return False
    following = depths.get(at + 1)
    return at + 1 == len(blocks) or (following is not None and following <= depths[at])


def left_out(draft: Draft) -> list[tuple[int, str]]:
    """Lines of the paper (number, words) that are neither in the text nor in a fact of head or tail."""
    head, tail, body = draft.head, draft.tail, draft.body
    known = [head.number_words, head.issued_words, head.issuer, head.place, head.abstract, head.secrecy]
    known += [head.urgency, head.circulation, *tail.recipients, tail.authority, tail.post, tail.name]
    taken = {n for words in known if words for n in range(words.line, words.line_end + 1)}
    taken |= {n for words in (*body.paragraphs, *body.annexes) for n in range(words.line, words.line_end + 1)}
    named = {as_shown(head.kind or "").casefold(), "nơi nhận", "nơi nhận:", ""}
    shown = ((n, cleaned(line)) for n, line in enumerate(draft.paper.lines, 1) if n not in taken)
    said = ((n, words) for n, words in shown if words.casefold() not in named and re.search(r"\w", words))
    top = range(1, body.first_line)  # mottoes and the bodies above the issuer
    return [(n, words) for n, words in said if not (_MOTTO.search(normal(words)) or (n in top and words.isupper()))]
