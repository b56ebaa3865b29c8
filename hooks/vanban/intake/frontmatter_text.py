"""Frontmatter written as editors write it: block style, a value a line, quoted only where YAML needs it.

What is written reads back equal through ``documents.frontmatter``. Empty values are left out.
"""

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from vanban.checks.markup import UNSEEN

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_PLAIN = re.compile(
    r"(?!(?:null|~)$)[^\W_][ -~\xa1-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u218f]*(?<![: ])", re.IGNORECASE
)
_MEANS_MORE = re.compile(r": | #")
_UNSAFE = re.compile(
    r"[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|" + UNSEEN.pattern
)


def frontmatter_text(values: dict[str, Value]) -> str:
    """The frontmatter with its fences."""
    return "\n".join(["---", *_mapping(values, ""), "---", ""])


def _mapping(values: dict[str, Value], indent: str) -> Iterator[str]:
    for key, value in values.items():
        if value:
            yield from _entry(f"{indent}{_scalar(key)}:", value, indent)


def _entry(start: str, value: Value, indent: str) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{start} {_scalar(value)}"
        return
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        value = value[0]
        yield f"{start} {_scalar(value)}"
        return
    yield start
    yield from _mapping(value, f"{indent}  ") if isinstance(value, dict) else _sequence(value, f"{indent}  ")


def _sequence(values: list[Value], indent: str) -> Iterator[str]:
    for value in filter(None, values):
        if isinstance(value, str):
            yield f"{indent}- {_scalar(value)}"
        elif isinstance(value, dict):
            first, *rest = _mapping(value, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest


def _scalar(words: str) -> str:
    """Plain where no reader of YAML could take it for anything else, else in double quotes."""
    balanced = words.count("[") + words.count("{") == words.count("]") + words.count("}")
    if balanced and _PLAIN.fullmatch(words) and not _MEANS_MORE.search(words):
        return words
    quoted = json.dumps(words, ensure_ascii=False)
    if not balanced:  # brackets never closed look like deep nesting
        quoted = re.sub(r"[\[\]{}]", lambda sign: f"\\x{ord(sign[0]):02x}", quoted)
    return _UNSAFE.sub(lambda sign: f"\\U{ord(sign[0]):08x}", quoted)
