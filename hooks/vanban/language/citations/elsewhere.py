"""Whether words speak of a place other than the writer's: then "05-NQ/TU" may be the number of that place."""

import re
from collections.abc import Collection, Iterable

from vanban.language.citations.issuers import CAPITALS
from vanban.language.text import as_shown, normal

_NAME = rf"[{CAPITALS}][\w']*(?:[ -]+[{CAPITALS}][\w']*)*"
_NAMES = re.compile(_NAME)
# "tỉnh Nghệ An", "Tỉnh ủy Nghệ An", "tỉnh bạn Nghệ An", "(Nghệ An)": places that no unit of the library sits in.
_PLACE = re.compile(
    rf"\b(?i:(?:tỉnh|huyện|quận|thị|thành) [ủu][ỷy]|tỉnh|huyện|quận|thị xã|thành phố|tp\.?) (?:bạn )?(?P<name>{_NAME})"
    rf"|\((?P<bracketed>[{CAPITALS}]\w* [{CAPITALS}]\w*)\)"
)


def speaks_of_elsewhere(words: str, own: Iterable[str], known: Collection[str]) -> bool:
    """Whether a place is named that is none of the writer's ``own`` (names without level): one ``known``, or any other
    by its level."""
    shown = as_shown(words)
    mine = tuple(map(normal, own))
    if any(not normal(m["name"] or m["bracketed"]).startswith(mine) for m in _PLACE.finditer(shown)):
        return True
    named = f" {' | '.join(normal(name) for name in _NAMES.findall(shown))} "
    for name in mine:
        named = named.replace(f" {name} ", " | ")
    return any(f" {normal(name)} " in named for name in known)
