"""Styles: what a paragraph or run gets from its style, that style's parent, and the defaults of the document."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from vanban.intake.readers.word.parts import W, value

_OFF = ("0", "false", "off", "none")


class Styles:
    """The styles part of a document; without one, every answer is None."""

    def __init__(self, root: Element | None) -> None:
        found = root.iterfind(W + "style") if root is not None else ()
        self._by_id = {style.get(W + "styleId", ""): style for style in found}
        self._defaults = root.find(f"{W}docDefaults/{W}rPrDefault") if root is not None else None
        self._paragraph = next(
            (
                key
                for key, style in self._by_id.items()
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
            ),
            "",
        )

    def of(self, key: str | None) -> Iterator[Element]:
        """Give the style and those it is based on, nearest first; of None, the default paragraph style."""
        seen: set[str] = set()
        key = key or self._paragraph
        while key in self._by_id and key not in seen:
            seen.add(key)
            yield self._by_id[key]
            key = value(self._by_id[key], "basedOn") or ""

    def numbering(self, key: str | None) -> tuple[str | None, str | None, str | None]:
        """Give numId, ilvl and the style that states them, for paragraphs of this style."""
        for style in self.of(key):
            given = style.find(f"{W}pPr/{W}numPr")
            if given is not None:
                return value(given, "numId"), value(given, "ilvl"), style.get(W + "styleId")
        return None, None, None

    def letters(self, run: Element, paragraph_style: str | None) -> Iterator[Element]:
        """Give the properties of letters (w:rPr) that hold for a run, nearest first."""
        own = run.find(W + "rPr")
        if own is not None:
            yield own
        character = value(own, "rStyle")
        styles = [*(self.of(character) if character else ()), *self.of(paragraph_style)]
        for holder in [*styles, *([self._defaults] if self._defaults is not None else [])]:
            given = holder.find(W + "rPr")
            if given is not None:
                yield given

    def has_borders(self, key: str | None) -> bool:
        """Do tables of this style have lines."""
        return any(bordered(style.find(W + "tblPr")) for style in (self.of(key) if key else ()))


def switched_on(properties: list[Element], name: str) -> bool:
    """Is a property such as bold (``b``) on; the nearest that says so decides."""
    for holder in properties:
        found = holder.find(W + name)
        if found is not None:
            return found.get(W + "val", "1") not in _OFF
    return False


def bordered(properties: Element | None) -> bool:
    """Do these properties of a table (w:tblPr) draw a line."""
    borders = properties.find(W + "tblBorders") if properties is not None else None
    return borders is not None and any(side.get(W + "val") not in ("none", "nil") for side in borders)
