"""Mentions of documents as they stand in the words of a reading: what ``citations`` makes its citations from.

A mention is type, "số" and number; then date, year and body in any order; or date and body first ("ngày …, Bộ
Chính trị đã ban hành …"). Every look to the left is bounded, so that reading takes linear time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from vanban.language.issuers import Issuer, read_issuer, read_term
from vanban.language.numbers import KIND_WORDS, NUMBER, DocumentNumber
from vanban.language.text import normal

# i and y, ỉ and i change places in print (Qui định, Chi thị); a type word may break over two lines.
KIND = "|".join(KIND_WORDS).replace("Quy", "Qu[yi]").replace("Chỉ", "Ch[ỉi]").replace(" ", r"\s")
"""An alternation of all type words, to be compiled with IGNORECASE."""

_KIND_BY_NORMAL = {normal(kind): kind for kind in KIND_WORDS} | {"chi thị": "Chỉ thị"}

_LEAD = re.compile(rf"(?:\b(?P<kind>{KIND})\s?:?\s)?(?:\b(?P<no>s[ốôo])\s?:?\s?)?$", re.IGNORECASE)
_LETTER_BEFORE = re.compile(r"[^\W\d]\s?:?\s?$")
_FIGURES = re.compile(r"(?<![\w./-])[0-9]{1,5}(?![0-9])")
# A bare number is no part of a longer one, of a span of years or of a share.
_NO_BARE = re.compile(r"\w|[.,][0-9]|[-/]\w|\s?[-/]\s?(?:[0-9]|[A-ZĐ]{2})|\s?%")
# What may follow "Kết luận 21": after anything else the figure may count things ("Kế hoạch 5 năm").
_AFTER_BARE = re.compile(
    r"\s?(?:[,.;:)\"']|$)|\n|\s(?:của|về|và|ngày\s[0-9]|khóa|khoá|năm\s[0-9]{4}(?!\s?-|[0-9]))(?!\w)",
    re.IGNORECASE,
)
_MORE = r"\s?(?:[,;]|và)\s?(?:và\s)?(?:số\s)?"
_LIST = re.compile(rf"(?P<others>(?:{_MORE}[0-9]{{1,4}}\b){{0,9}}){_MORE}{NUMBER.pattern}")
_LIST_GAP = re.compile(r"\s?[,;]\s?(?:và\s)?(?:các\s)?|\s(?:và|và các)\s")

_DATE = re.compile(
    r"(?:ngày\s?)?(?P<day>[0-9]{1,2})(?:\s?[/.-]\s?(?P<month>[0-9]{1,2})\s?[/.-]\s?"
    r"|\stháng\s(?P<month_word>[0-9]{1,2})(?:,?\snăm\s|\s?/\s?))(?P<year>(?:19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r",?\s(?=ngày|[0-9])|\s?\(\s?(?=ngày|[0-9])", re.IGNORECASE)
_YEAR = re.compile(r",?\snăm\s(?P<year>(?:19|20)[0-9]{2})\b(?!\s?-\s?[0-9])", re.IGNORECASE)
_OF = re.compile(r",?\s(?:của|(?P<by>do))\s", re.IGNORECASE)
_ISSUED_BY = re.compile(r"\s(?:đã\s)?(?:ban hành|ký)\b", re.IGNORECASE)
_ISSUED = re.compile(r",?\s(?:đã\s|vừa\s)?(?:thông qua\svà\s)?(?:ban hành|ra|có|thông qua)\s(?:các\s)?", re.IGNORECASE)
_VERB_BEFORE = re.compile(r"\s(?:hành|ra|có|qua)\s(?:các\s)?$", re.IGNORECASE)
_NAME_START = re.compile(r"(?<![\w])[A-ZĐÀ-Ỹ]")
_LAW = re.compile(r"(?s:.*)\b(?P<law>(?P<kind>Bộ luật|Luật|Pháp lệnh)\s[^.;:\n]{1,150}\s)(?:số\s)?$")
_KIND_OF_BODY = re.compile(rf"\b(?P<kind>{KIND})\scủa\s", re.IGNORECASE)
_LOOK_BACK = 160


@dataclass(slots=True)
class Mention:
    """A mention being read; ``start`` and ``end`` are places in the words of the reading."""

    start: int
    end: int
    kind: str | None = None
    number: DocumentNumber | None = None
    bare: str | None = None
    on: date | None = None
    year: int | None = None
    issuer: Issuer | None = None
    in_list: bool = False
    remarks: list[str] = field(default_factory=list)


def kind_of(written: str) -> str:
    """The spelling of ``KINDS`` of a type word that ``KIND`` matched."""
    return _KIND_BY_NORMAL[normal(written)]


def read_mentions(words: str) -> Iterator[Mention]:
    """Every mention of a document in reading order, each with all that can be read around it."""
    previous = Mention(0, 0)
    for figures in _FIGURES.finditer(words):
        if figures.start() < previous.end:
            continue
        for mention in _begin(words, figures):
            mention.in_list = bool(previous.kind and _LIST_GAP.fullmatch(words, previous.end, mention.start))
            if mention.kind or _find_kind(words, mention, previous):
                _read_on(words, mention)
                if not mention.issuer:
                    _read_back(words, mention)
                yield mention
                previous = mention


def _begin(words: str, figures: re.Match[str]) -> Iterator[Mention]:
    """What begins with these figures: one mention, several ("số 18, 19, 20-NQ/TW"), or none."""
    match = NUMBER.match(words, figures.start())
    if not match and not _LETTER_BEFORE.search(words, max(0, figures.start() - 4), figures.start()):
        return
    from_ = max(0, figures.start() - 60)
    lead = _LEAD.search(words[from_ : figures.start()])
    assert lead is not None  # the pattern matches the empty end
    kind = kind_of(lead["kind"]) if lead["kind"] else None
    mention = Mention(from_ + lead.start(), figures.end(), kind)
    if lead["kind"]:
        _see_type_word(words, mention, lead["kind"])
    if lead["no"] and lead["no"].casefold() != "số":
        mention.remarks.append(f"“{lead['no']}” trước {figures[0]} nên là “số”")
    if match and (number := DocumentNumber.of(match)):
        # "Số" with a capital and no type word on its line is the head of the document itself.
        head = (not kind or "\n" in lead[0]) and (lead["no"] or "").startswith("S")
        if not head and (kind or (number.kinds or number.year or lead["no"])):
            mention.number, mention.end = number, match.end()
            yield mention
    elif kind and (several := _LIST.match(words, figures.end())) and (model := DocumentNumber.of(several)):
        places = [figures, *re.compile("[0-9]+").finditer(words, figures.end(), several.end("others"))]
        mention.number = replace(model, digits=figures[0], written="")
        yield mention
        for place in places[1:]:
            yield Mention(place.start(), place.end(), kind, replace(model, digits=place[0], written=""))
    elif kind and not _NO_BARE.match(words, figures.end()):
        capital = words[mention.start].isupper()
        close = (capital or lead["no"]) and "\n" not in lead[0] and _AFTER_BARE.match(words, figures.end())
        if (capital and lead["no"]) or close:
            mention.bare = figures[0]
            yield mention


def _see_type_word(words: str, mention: Mention, written: str) -> None:
    if normal(written) == "chi thị":
        mention.remarks.append("“Chi thị” nên là “Chỉ thị”")
    if words.endswith(written, 0, max(0, mention.start - 1)):
        mention.remarks.append(f"lặp tên loại “{written}”")
        mention.start -= len(written) + 1


def _find_kind(words: str, mention: Mention, previous: Mention) -> bool:
    """Give a number without a type word the one of the list it stands in, or one parted from it by a name:
    "Luật Đất đai số …", "Kết luận của Bộ Chính trị số …". False where it is no mention at all.
    """
    if mention.number is None:
        return False
    gap = words[previous.end : min(mention.start, previous.end + 2 * _LOOK_BACK)]
    alike = previous.number is not None and previous.number.symbol == mention.number.symbol != ""
    reached = previous.end + len(gap) == mention.start
    if mention.in_list or (alike and reached and ". " not in gap and "\n" not in gap):
        mention.kind = previous.kind
        return True
    from_ = max(previous.end, mention.start - _LOOK_BACK)
    if mention.number.code.startswith(("QH", "UBTVQH")) and (law := _LAW.match(words[from_ : mention.start])):
        mention.kind, mention.start = law["kind"], from_ + law.start("law")
    for named in _KIND_OF_BODY.finditer(words, from_, mention.start):
        issuer = read_issuer(words, named.end())
        if issuer and words[issuer.end : mention.start].strip() in ("", ","):
            mention.kind, mention.start, mention.issuer = kind_of(named["kind"]), named.start(), issuer
            break
    return True


def _read_on(words: str, mention: Mention) -> None:
    """Read date, year, body and term after the number, in any order, each once."""
    for _ in range(4):
        before = _BEFORE_DATE.match(words, mention.end)
        if mention.on is None and before and (found := _DATE.match(words, before.end())):
            if before[0][0] == "," and _issues(words, found.end()):
                return  # "…, ngày 25/10/2021, Tỉnh ủy ban hành …" begins the next statement
            _set_date(mention, found)
            mention.end = found.end() + words.startswith(")", found.end()) * ("(" in before[0])
        elif mention.year is None and (stated := _YEAR.match(words, mention.end)):
            mention.year, mention.end = int(stated["year"]), stated.end()
        elif mention.issuer is None and (of := _OF.match(words, mention.end)):
            issuer = read_issuer(words, of.end())
            verb = _ISSUED_BY.match(words, issuer.end) if issuer else None
            if not issuer or (of["by"] and not verb):
                return
            mention.issuer = issuer
            mention.end = verb.end() if of["by"] and verb else issuer.end
        elif mention.issuer is None and (term := read_term(words, mention.end)):
            mention.issuer = Issuer("", term[0], None, term[1])
            mention.end = term[1]
        else:
            return


def _issues(words: str, place: int) -> bool:
    """Whether a body stands at this place and issues something: "…, Ban Thường vụ Tỉnh ủy đã ban hành"."""
    start = _NAME_START.match(words, place + len(", ")) if words.startswith(", ", place) else None
    issuer = read_issuer(words, start.start()) if start else None
    return bool(issuer and _ISSUED.match(words, issuer.end))


def _read_back(words: str, mention: Mention) -> None:
    """Read a body, and the date before it, that issued the document: "ngày …, Bộ Chính trị đã ban hành …"."""
    if not _VERB_BEFORE.search(words, max(0, mention.start - 16), mention.start):
        return
    from_ = max(0, mention.start - _LOOK_BACK)
    for start in _NAME_START.finditer(words, from_, mention.start):
        issuer = read_issuer(words, start.start())
        if issuer and _ISSUED.fullmatch(words, issuer.end, mention.start):
            mention.issuer = issuer
            for found in _DATE.finditer(words, from_, start.start()):
                if mention.on is None and words[found.end() : start.start()].strip() in ("", ","):
                    _set_date(mention, found)
            return


def _set_date(mention: Mention, found: re.Match[str]) -> None:
    mention.year = int(found["year"])
    try:
        mention.on = date(mention.year, int(found["month"] or found["month_word"]), int(found["day"]))
    except ValueError:
        mention.remarks.append(f"không có ngày {found[0].removeprefix('ngày').strip()}")
