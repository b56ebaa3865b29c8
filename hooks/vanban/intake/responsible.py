"""Who owes a deadline, in the text's words.

In this order: the body charged in the sentence or its subject, the body named before a colon, a sentence before it
in the paragraph, the row of the lead body (Đơn vị chủ trì), the organiser in the heading above, who acts in the
section. Nobody is invented: None where the text names nobody.
"""

import re
from collections.abc import Iterable, Sequence

from vanban.intake.bodies import begins_clause, body_at, has_verb
from vanban.language.text import as_shown

_LABEL = re.compile(
    r"[\s*_#>|]*(?:(?:Điều\s[0-9]+|(?:[IVX]{1,6}|[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-zđ])\s?[-.:)/])[-.:)/]*\s*|[-–+•*]\s*|\([0-9a-zđ]+\)\s*)*"
)
_SENTENCE_END = re.compile(r"(?<=[.;])\s+")
_ORGANISER = re.compile(r"\bdo (?P<body>.+?) (?:tổ chức|chủ trì|thực hiện|triển khai|mở|chịu trách nhiệm)\b", re.IGNORECASE)
_CHARGED = re.compile(
    r"(?:^|[,;:.] |\b(?:giám đốc|chủ tịch|và|thị ủy|tỉnh ủy|thành ủy|thường vụ|dân|bộ|trực|quyết định|thống nhất) )"
    r"(?:giao|đề nghị|yêu cầu|phân công|ủy quyền|uỷ quyền|chỉ đạo)(?: cho)? (?=\S)",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?:giao|đối với|trách nhiệm của|nhiệm vụ của|phân công|đề nghị|yêu cầu|về phía|tại|cấp)(?: cho)? (?=\S)", re.IGNORECASE)
_ROW = re.compile(
    r"(?:^|[-;.|] )(?:(?:cơ quan|đơn vị|ban|người|bộ phận)(?: (?:chịu trách nhiệm|chủ trì|thực hiện|tổ chức|tham mưu|đầu mối)){1,2}"
    r"|chủ trì(?: (?:thực hiện|tham mưu))?|phân công(?: thực hiện)?|trách nhiệm(?: thực hiện)?) ?: ?(?P<body>[^.;|\n]+)",
    re.IGNORECASE,
)
_ATTENDS = re.compile(r"(?:đối tượng|thành phần)[^:]{0,40}: ?(?P<body>[^.;\n]+)", re.IGNORECASE)
_CONCERNS = re.compile(r"đối với (?=\S)", re.IGNORECASE)
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
    return _named(words.partition(":")[0])


def before_colon(paragraph: str) -> str | None:
    """The body named before the colon that a paragraph begins with: "Giao Ủy ban nhân dân thị xã: …"."""
    name, colon, _ = without_label(paragraph).partition(":")
    return _named(name) if colon and not has_verb(_FOR.sub("", name, 1)) else None


def _named(words: str) -> str | None:
    words = _FOR.sub("", words, 1)
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


def subject(sentence: str) -> str | None:
    """The body that a sentence makes responsible: the one it charges, else its subject."""
    words = without_label(sentence)
    for charged in reversed(list(_CHARGED.finditer(words))):
        if body := body_at(words[charged.end() :]):
            return body
    place = 0
    for clause in re.split(r"(?<=[,:]) ", words):
        rest = words[place:]
        bare = _CONCERNS.sub("", rest, 1)
        if begins_clause(bare) and has_verb(bare) and (body := body_at(bare)):
            return body
        place += len(clause) + 1
    return None


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, parted by full stops and semicolons."""
    return _SENTENCE_END.split(as_shown(paragraph))


def responsible(
    sentence: str, before: Sequence[str], section: Sequence[str], headings: Sequence[str], siblings: Sequence[str]
) -> str | None:
    """Who owes what is due in a sentence.

    ``before`` are the sentences before it in its paragraph, ``section`` the paragraphs around it in its section, the
    nearest first, ``headings`` those above, the nearest first, ``siblings`` those beside its own.
    """
    paragraph = before[0] if before else sentence
    found = subject(sentence) if not sentence.startswith(tuple(before)) else None
    found = found or before_colon(paragraph)
    # A clause of the same sentence, the nearest first, then what the paragraph began with.
    whole = next((i for i in reversed(range(len(before))) if before[i].endswith(".")), -1) + 1
    for earlier in [*reversed(before[whole:]), *before[:whole]]:
        found = found or subject(earlier)
    found = found or lead_body([" ".join([*before, sentence]), *section])
    for at, heading in enumerate(headings):
        found = found or _with_place(organiser(heading), headings[at + 1 :])
    for near in section:
        found = found or next(filter(None, map(subject, sentences(near))), None)
    return found or participants([*section, *siblings])


def _with_place(body: str | None, headings: Sequence[str]) -> str | None:
    """"Các chi bộ" below "Đối với các tổ chức đảng trực thuộc Thị ủy" are those "trực thuộc Thị ủy"."""
    if body and len(body.split()) <= 3 and headings and body.casefold().startswith("các"):
        above = organiser(headings[0])
        if above and (under := _UNDER.search(above)):
            return body + under[0]
    return body
