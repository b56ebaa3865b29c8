"""Documents named as a group or without a number, by the plenum or congress that adopted them.

"Nghị quyết Hội nghị Trung ương 5 khóa XIII" means 18-, 19-, 20- and 21-NQ/TW: such a name leads to the group.
"""

import re
from dataclasses import dataclass

from vanban.language.citations.issuers import read_issuer
from vanban.language.citations.kinds import KIND, kind_of
from vanban.language.traced_text import traced

_KINDS = re.compile(
    rf"\b(?:các\s)?(?P<kinds>(?:{KIND})(?:(?:\s?,|\svà)\s(?:{KIND})){{0,3}})\s(?:của\s)?",
    re.IGNORECASE,
)
_KIND = re.compile(KIND, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GroupCitation:
    """One mention of what a plenum or congress adopted.

    ``text`` is the slice ``span`` of the text read, ``kinds`` the type words in it. For a plenum ``issuer``
    is the Central Committee; for a congress it is the congress ("Đại hội Đảng bộ tỉnh"), ``term`` its number
    and ``plenum`` None.
    """

    text: str
    span: tuple[int, int]
    kinds: tuple[str, ...]
    issuer: str
    term: str | None
    plenum: int | None


def find_groups(text: str) -> list[GroupCitation]:
    """Every type word, or list of them, with the plenum or congress that adopted the documents."""
    view = traced(text)
    if not view.mentions("lần thứ", "trung ương", "đại hội"):
        return []
    found = []
    for match in _KINDS.finditer(view.words):
        issuer = read_issuer(view, match.end())
        if issuer and (issuer.plenum or (issuer.is_congress and issuer.term)):
            found.append(
                GroupCitation(
                    text=view.written(match.start(), issuer.end),
                    span=view.span(match.start(), issuer.end),
                    kinds=tuple(kind_of(kind) for kind in _KIND.findall(match["kinds"])),
                    issuer=issuer.name,
                    term=issuer.term,
                    plenum=issuer.plenum,
                )
            )
    return found
