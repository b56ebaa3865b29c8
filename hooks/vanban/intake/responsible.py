"""Who owes a deadline, in the text's words.

In this order: the body charged in the sentence or its subject, the body named before a colon, a sentence before it
in the paragraph, the row of the lead body (Đơn vị chủ trì), the organiser in the heading above, who acts in the
section. Nobody is invented: None where the text names nobody.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from vanban.intake.bodies import begins_clause, body_at, ends_in_name, has_verb

if TYPE_CHECKING:
    from vanban.intake.surroundings import Surroundings

_LABEL = re.compile(
    r"[\s*_#>|]*(?:(?:Điều\s[0-9]+|(?:[IVX]{1,6}|[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-zđ])\s?[-.:)/])[-.:)/]*\s*|"
    r"[-–+•*]\s*|\([0-9a-zđ]+\)\s*)*"
)
_SENTENCE_END = re.compile(r"(?<=[.;])\s+")
_ORGANISER = re.compile(
    r"\bdo (?P<body>.+?) (?:tổ chức|chủ trì|thực hiện|triển khai|mở|chịu trách nhiệm)\b", re.IGNORECASE
)
_CHARGED = re.compile(
    r"(?<![\w])(?<!bàn )(?<!theo )(?<!được )(?:giao|đề nghị|yêu cầu|phân công|ủy quyền|uỷ quyền)(?: cho)? (?=\S)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:giao|đối với|trách nhiệm của|nhiệm vụ của|phân công|đề nghị|yêu cầu|về phía|tại|cấp)(?: cho)? (?=\S)",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"(?:^|[-;.|)] )(?:(?:cơ quan|đơn vị|ban|người|bộ phận)(?: (?:chịu trách nhiệm|chủ trì|thực hiện|tổ chức|"
    r"tham mưu|đầu mối)){1,2}"
    r"|chủ trì(?: (?:thực hiện|tham mưu))?|phân công(?: thực hiện)?|"
    r"trách nhiệm(?: thực hiện)?) ?: ?(?P<body>[^.;|\n]+)",
    re.IGNORECASE,
)
_ATTENDS = re.compile(r"(?:đối tượng|thành phần)[^:]{0,40}: ?(?P<body>[^.;\n]+)", re.IGNORECASE)
_MANY = re.compile(r"(?:các|mỗi|từng|mọi|tất cả|toàn thể|những)\b")
_CONCERNS = re.compile(r"đối với (?=\S)", re.IGNORECASE)
# Bounds that keep reading linear.
_LONGEST_SENTENCE, _LONGEST_CLAUSE = 3000, 500  # letters
_MOST_CLAUSES, _MOST_SENTENCES = 40, 6
_UNDER = re.compile(r" trực thuộc .+")


def without_label(words: str) -> str:
    """Words without the bullet, number or letter they begin with."""
    match = _LABEL.match(words)
    return words[match.end() :] if match else words


def organiser(heading: str) -> str | None:
    """The body that a heading names as organiser, or that it is about."""
    words = without_label(heading)
    if match := _ORGANISER.search(words):
        return body_at(match["body"]) or match["body"]
    named = words.partition(":")[0]
    parts = named.split("; ")
    if len(parts) > 1 and all(body_at(part) == part for part in parts):
        return named
    return _named(named)


def before_colon(paragraph: str) -> str | None:
    """The body named before the colon that a paragraph begins with: "Giao Ủy ban nhân dân thị xã: …"."""
    name, colon, _ = without_label(paragraph).partition(":")
    return _named(name) if colon and not has_verb(_FOR.sub("", name, 1)) else None


def _named(words: str) -> str | None:
    if charge := _FOR.match(words):
        words = words[charge.end() :]
    body = body_at(words)
    return body if body and (begins_clause(words) or body == words) else None


def lead_body(paragraphs: Iterable[str]) -> str | None:
    """The body in the row "Đơn vị chủ trì" of some paragraphs."""
    return next((m["body"].strip(" ,") for p in paragraphs if (m := _ROW.search(p))), None)


def participants(paragraphs: Iterable[str]) -> str | None:
    """The body in the row "Đối tượng" of some paragraphs."""
    for paragraph in paragraphs:
        if (match := _ATTENDS.match(without_label(paragraph))) and (body := body_at(match["body"])):
            return body
    return None


def charged(words: str) -> str | None:
    """The last body that words charge with something: "giao Sở Nội vụ", "yêu cầu các đơn vị"."""
    bodies = (
        body_at(words[match.end() : match.end() + _LONGEST_CLAUSE])
        for match in reversed(list(_CHARGED.finditer(words))[-_MOST_CLAUSES:])
    )
    return next(filter(None, bodies), None)


@lru_cache(maxsize=2048)
def subject(sentence: str) -> str | None:
    """The body that a sentence makes responsible: the one it charges, else its subject."""
    words = without_label(sentence)
    if body := charged(words):
        return body
    place = 0
    listing = False
    for clause in re.split(r"(?<=[,:]) ", words[:_LONGEST_SENTENCE])[:_MOST_CLAUSES]:
        rest = words[place : place + _LONGEST_CLAUSE]
        bare = _CONCERNS.sub("", rest, 1)
        member = listing and rest[:1].islower() and not _MANY.match(rest)
        if not member and begins_clause(bare) and has_verb(bare) and (body := body_at(bare)):
            return body
        # "… đến toàn thể cán bộ, đảng viên …": whom something is done to, not who does it.
        listing = clause.endswith(",") and (listing or has_verb(clause) or not body_at(clause)) and ends_in_name(clause)
        place += len(clause) + 1
    return None


def responsible(around: "Surroundings") -> str | None:
    """Who owes what is due at a place, given what stands around it."""
    if around.lead:
        return around.lead
    if found := _in_cells(*around.cells):
        return found
    paragraph = around.before[0] if around.before else around.sentence
    found = subject(around.sentence)
    if found and around.before:
        found = _whole_list(around.before[-1], found)
    found = found or before_colon(paragraph)
    # A clause of the same sentence, the nearest first, then what the paragraph began with.
    before = around.before
    whole = next((i for i in reversed(range(len(before))) if before[i].endswith(".")), -1) + 1
    for earlier in [*reversed(before[whole:]), *before[:whole]]:
        found = found or subject(earlier)
    if not found and (match := _ORGANISER.search(around.sentence)):
        found = body_at(match["body"])
    found = found or charged(around.behind)
    found = found or lead_body([" ".join([*before, around.sentence]), *around.near, *around.beside])
    for at, heading in enumerate(around.above):
        found = found or _with_place(organiser(heading), around.above[at + 1 :])
    for near in [around.intro, *around.near]:
        found = found or _first_subject(near)
    return found or participants([*around.near, *around.beside])


def _whole_list(clause: str, last: str) -> str:
    """The bodies charged before a semicolon ("yêu cầu các sở, ngành;") with the last of the list behind it."""
    first = charged(clause) if clause.endswith(";") else None
    return f"{first}; {last}" if first and clause.rstrip("; ").endswith(first) else last


def _in_cells(before: Sequence[str], behind: Sequence[str]) -> str | None:
    """The lead body in a flattened row of a table: the first of the bodies next to the date."""
    bodies: list[str] = []
    for cell in before:
        if not _is_name(cell):
            break
        bodies.append(cell)
    return bodies[-1] if bodies else next(filter(_is_name, behind), None)


def _is_name(cell: str) -> bool:
    name = cell.strip(" .,;")
    return begins_clause(name) and body_at(name) == name


@lru_cache(maxsize=512)
def _first_subject(paragraph: str) -> str | None:
    return next(filter(None, map(subject, _SENTENCE_END.split(paragraph, _MOST_SENTENCES)[:_MOST_SENTENCES])), None)


def _with_place(body: str | None, headings: Sequence[str]) -> str | None:
    """ "Các chi bộ" below "Đối với các tổ chức đảng trực thuộc Thị ủy" are those "trực thuộc Thị ủy"."""
    if body and len(body.split()) <= 3 and headings and body.casefold().startswith("các"):
        above = organiser(headings[0])
        if above and (under := _UNDER.search(above)):
            return body + under[0]
    return body
