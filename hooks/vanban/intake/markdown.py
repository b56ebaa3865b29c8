"""Words as Markdown that renders as nothing but these words (Python-Markdown 3, with tables and attribute lists).

Whatever could be markup is escaped: by a backslash where Markdown knows one, else by a character reference. The
other rooms read the text through ``TracedText``, to which backslashes are nothing.
"""

import re
from collections.abc import Iterable

_SIGNS = re.compile(r"[\\`*_{}\[\]]")
_REFERENCE = re.compile(r"&(?=#?\w{1,31};)")
_ENTITIES = {"<": "&lt;", "=": "&#61;", "~": "&#126;"}
_OTHERS = re.compile("[<=~]")
_START = re.compile(r"[-+#!]|>|\||[0-9]{1,9}(?=\.(?:\s|$))|:(?=\s)")
_CELL = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*")


def escaped(words: str, *, inside: bool = False) -> str:
    """The words of one line; ``inside`` says that something stands before them on the line."""
    text = _REFERENCE.sub("&amp;", _SIGNS.sub(r"\\\g<0>", words))
    text = _OTHERS.sub(lambda sign: _ENTITIES[sign[0]], text)
    if inside:
        return f"{text[:-1]}\\#" if text.endswith("#") else text
    start = _START.match(text)
    if not start:
        return text
    rest = text[start.end() :]
    if start[0].isdigit():
        return f"{start[0]}\\{rest}"
    return {">": "&gt;", "|": "&#124;", ":": "&#58;"}.get(start[0], f"\\{start[0]}") + rest


def cells(line: str) -> list[str]:
    """The cells of a table's row as a reader wrote it."""
    return [cell.strip() for cell in _CELL.split(line.strip().removeprefix("|").removesuffix("|"))]


def separator(line: str) -> bool:
    """Whether a row is only the rule below a table's head."""
    return bool(_SEPARATOR.fullmatch(line))


def row(words: Iterable[str]) -> str:
    """A table's row; ``---`` cells are the rule below the head."""
    written = (cell if cell == "---" else escaped(cell, inside=True).replace("|", "&#124;") for cell in words)
    return f"| {' | '.join(written)} |"
