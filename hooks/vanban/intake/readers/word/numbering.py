"""Automatic numbering (ECMA-376 part 1, 17.9): the label that Word prints before a paragraph."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from vanban.intake.readers.word.parts import W, value
from vanban.intake.readers.word.styles import Styles

_ROMAN: tuple[tuple[int, str], ...] = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_BULLETS = "-+*"


@dataclass(slots=True)
class _Numbers:
    """The levels of one kind of list and where its counting stands; lists of one kind count on together."""

    levels: dict[int, Element]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document: ``label`` must be asked once for each paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._kinds: dict[str, _Numbers] = {}
        self._lists: dict[str, Element] = {}
        self._begun: set[tuple[str, int]] = set()
        linked = {}
        for kind in root.iterfind(W + "abstractNum") if root is not None else ():
            key = kind.get(W + "abstractNumId", "")
            self._kinds[key] = _Numbers({_number(level.get(W + "ilvl")): level for level in kind.iterfind(W + "lvl")})
            if style := value(kind, "numStyleLink"):
                linked[key] = style
        for one in root.iterfind(W + "num") if root is not None else ():
            self._lists[one.get(W + "numId", "")] = one
        for key, style in linked.items():
            meant = value(self._lists.get(styles.numbering(style)[0] or ""), "abstractNumId")
            self._kinds[key] = self._kinds.get(meant or "", self._kinds[key])

    def label(self, paragraph: Element) -> str:
        """Give what is printed before the paragraph ("I.", "1.1.", "a)", "-"); nothing if it is not numbered."""
        properties = paragraph.find(W + "pPr")
        style = value(properties, "pStyle")
        given = properties.find(W + "numPr") if properties is not None else None
        by_style, level_of_style, styled_by = self._styles.numbering(style)
        key = value(given, "numId") or by_style
        one = self._lists.get(key or "")
        numbers = self._kinds.get(value(one, "abstractNumId") or "")
        if key is None or one is None or numbers is None:
            return ""
        stated = value(given, "ilvl") or level_of_style
        level = _number(stated) if stated else _level_of(styled_by, numbers)
        overrides = {_number(o.get(W + "ilvl")): o for o in one.iterfind(W + "lvlOverride")}
        levels = dict(numbers.levels)
        levels.update({n: lvl for n, o in overrides.items() if (lvl := o.find(W + "lvl")) is not None})
        if level not in levels:
            return ""
        restart = value(overrides.get(level), "startOverride")
        if restart and (key, level) not in self._begun:
            numbers.counts.pop(level, None)
        self._begun.add((key, level))
        self._count(numbers.counts, levels, level, restart)
        return _printed(levels, level, numbers.counts)

    @staticmethod
    def _count(counts: dict[int, int], levels: dict[int, Element], level: int, restart: str | None) -> None:
        for above in (n for n in levels if n < level):
            counts.setdefault(above, _start(levels[above]))
        first = _number(restart) if restart else _start(levels[level])
        counts[level] = counts[level] + 1 if level in counts else first
        for below in [n for n in counts if n > level and value(levels.get(n), "lvlRestart") != "0"]:
            del counts[below]


def letter(number: int) -> str:
    """Give a, b … z, aa, bb …: Word knows no đ; where a list prints one, it was typed."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1000 else str(number)


def roman(number: int) -> str:
    """Give I, II, III, IV …"""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


def _printed(levels: dict[int, Element], level: int, counts: dict[int, int]) -> str:
    shape = value(levels[level], "lvlText") or ""
    if value(levels[level], "numFmt") == "bullet":
        sign = shape.replace("–", "-").strip()
        return f"{sign if sign in _BULLETS else '-'} "
    plain = levels[level].find(W + "isLgl") is not None

    def counted(match: re.Match[str]) -> str:
        n = int(match[1]) - 1
        form = "decimal" if plain else value(levels.get(n), "numFmt") or "decimal"
        return _formatted(counts.get(n, 1), form)

    label = re.sub(r"%([1-9])", counted, shape)
    return label + ("" if value(levels[level], "suff") == "nothing" or not label else " ")


def _formatted(number: int, form: str) -> str:
    forms = {
        "upperRoman": roman(number), "lowerRoman": roman(number).lower(), "upperLetter": letter(number).upper(),
        "lowerLetter": letter(number), "decimalZero": f"{number:02}", "none": "",
    }  # fmt: skip
    return forms.get(form, str(number))


def _level_of(style: str | None, numbers: _Numbers) -> int:
    """A style names its list, and the list says which of its levels is that style's."""
    return next((n for n, level in numbers.levels.items() if style and value(level, "pStyle") == style), 0)


def _start(level: Element) -> int:
    return _number(value(level, "start") or "1")


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,6}", text) else 0
