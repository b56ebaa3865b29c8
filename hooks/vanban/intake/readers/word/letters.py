"""The words of a paragraph: tracked changes taken, fields by their result, stress as Markdown stars."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from vanban.intake.readers.legacy import from_font
from vanban.intake.readers.word.parts import MC, W
from vanban.intake.readers.word.styles import Styles, switched_on

_GONE = {W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "instrText", W + "delText"}
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
BOX = W + "txbxContent"


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one look."""

    text: str
    bold: bool
    italic: bool
    font: str


def inside(element: Element) -> Iterator[Element]:
    """Give the children that are printed; of alternatives, the first, which is Word's own."""
    for child in element:
        if child.tag == MC + "AlternateContent":
            yield from list(child)[:1]
        elif child.tag not in _GONE:
            yield child


def walk(element: Element) -> Iterator[Element]:
    """Give all that is printed within, in order; text boxes are given, not entered."""
    waiting = [iter(inside(element))]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            continue
        yield child
        if child.tag != BOX:
            waiting.append(iter(inside(child)))


def pieces(paragraph: Element, styles: Styles, style: str | None, marks: list[str]) -> Iterator[Piece]:
    """Give the paragraph's letters; ``marks`` are those of its notes, in order."""
    upcoming = iter(marks)
    properties: list[Element] = []
    for element in walk(paragraph):
        if element.tag == W + "r":
            properties = list(styles.letters(element, style))
        text = _SIGNS.get(element.tag, "")
        if element.tag.endswith("}t"):  # w:t, and m:t of formulas
            text = element.text or ""
        elif element.tag == W + "sym":
            text = _symbol(element.get(W + "char", ""))
        elif element.tag in NOTES:
            text = next(upcoming, "")
        if text and not switched_on(properties, "vanish"):
            yield Piece(
                text.upper() if switched_on(properties, "caps") else text,
                switched_on(properties, "b"),
                switched_on(properties, "i"),
                _font(properties),
            )


def words(found: list[Piece]) -> str:
    """Give the text, with stars about what is stressed. What a paragraph is all set in, or begins with, is no stress:
    that is how headings look."""
    shown: list[Piece] = []
    for font, group in groupby(found, lambda p: p.font):
        parts = list(group)
        text = from_font("".join(p.text for p in parts), font)
        if len(text) == sum(len(p.text) for p in parts):  # letter for letter: the looks stay where they are
            at = 0
            for part in parts:
                shown.append(Piece(text[at : at + len(part.text)], part.bold, part.italic, ""))
                at += len(part.text)
        else:
            shown.append(Piece(text, all(p.bold for p in parts), all(p.italic for p in parts), ""))
    told = [p for p in shown if p.text.strip()]
    if not told:
        return ""
    bold, italic = all(p.bold for p in told), all(p.italic for p in told)
    looks = groupby(shown, lambda p: (p.bold and not bold, p.italic and not italic))
    text = ""
    for (strong, slanted), group in looks:
        stars = "**" * strong + "*" * slanted if text.strip() else ""
        text += _starred("".join(p.text for p in group), stars)
    return text


def _starred(text: str, stars: str) -> str:
    """Stars about each line of the text, close to its words."""
    if not stars:
        return text
    return re.sub(r"[^\s*](?:[^\n]*[^\s*])?", lambda match: f"{stars}{match[0]}{stars}", text)


def _font(properties: list[Element]) -> str:
    for holder in properties:
        fonts = holder.find(W + "rFonts")
        if fonts is not None and (name := fonts.get(W + "ascii") or fonts.get(W + "hAnsi")):
            return name if name.upper().startswith((".VN", "VNI-")) else ""
    return ""


def _symbol(code: str) -> str:
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0
    return "" if number < 32 or 0xD800 <= number < 0xE000 else chr(number)
