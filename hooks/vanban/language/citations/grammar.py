"""Mentions of documents as they stand in a text: what ``citation`` makes its citations from.

A mention is type, "số" and number; then date, year and body in any order; or date and body first ("ngày …, Bộ
Chính trị đã ban hành …"). Such is the order of Nghị định 30/2020/NĐ-CP, Phụ lục I (căn cứ); the
rest is custom. Every look to the left is bounded, so that reading takes linear time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from vanban.language.citations.issuers import CAPITALS, Issuer, read_issuer, read_term
from vanban.language.citations.kinds import KIND, kind_of
from vanban.language.citations.numbers import NUMBER, DocumentNumber
from vanban.language.dates import PATTERNS, ImpossibleDateError, Unit, read_as
from vanban.language.text import normal
from vanban.language.traced_text import TracedText

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

_LAW = re.compile(r"(?s:.*)\b(?P<law>(?P<kind>Bộ luật|Luật|Pháp lệnh)\s[^.;:\n]{1,150}\s)(?:số\s)?$")
_KIND_OF_BODY = re.compile(rf"\b(?P<kind>{KIND})\scủa\s", re.IGNORECASE)
_NAME_START = re.compile(rf"\b[{CAPITALS}]")

# Of the normal form.
_DAY = re.compile(PATTERNS[Unit.DAY])
_BEFORE_DAY = re.compile(r",? (?=ngày|[0-9])| ?\( ?(?=ngày|[0-9])")
_YEAR = re.compile(rf",? (?P<year>{PATTERNS[Unit.YEAR]})(?! ?- ?[0-9])")
_OF = re.compile(r",? (?:của|(?P<by>do)) ")
_ISSUED_BY = re.compile(r" (?:đã )?(?:ban hành|kí)\b")
_ISSUED = re.compile(r",? (?:đã |vừa )?(?:thông qua và )?(?:ban hành|ra|có|thông qua) (?:các )?")
_VERB_BEFORE = re.compile(r" (?:hành|ra|có|qua) (?:các )?$")

_LOOK_BACK = 160


@dataclass(slots=True)
class Mention:
    """A mention being read; ``start`` and ``end`` are places in the traced text."""

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


def read_mentions(text: TracedText) -> Iterator[Mention]:
    """Every mention of a document in reading order, each with all that can be read around it."""
    previous = Mention(0, 0)
    for figures in _FIGURES.finditer(text.words):
        if figures.start() < previous.end:
            continue
        for mention in _begin(text.words, figures):
            mention.in_list = bool(previous.kind and _LIST_GAP.fullmatch(text.words, previous.end, mention.start))
            if mention.kind or _find_kind(text, mention, previous):
                _read_on(text, mention)
                if not mention.issuer:
                    _read_back(text, mention)
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


def _find_kind(text: TracedText, mention: Mention, previous: Mention) -> bool:
    """Give a number without a type word the one of the list it stands in, or one parted from it by a name:
    "Luật Đất đai số …", "Kết luận của Bộ Chính trị số …". False where it is no mention at all.
    """
    if mention.number is None:
        return False
    words = text.words
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
        issuer = read_issuer(text, named.end())
        if issuer and words[issuer.end : mention.start].strip() in ("", ","):
            mention.kind, mention.start, mention.issuer = kind_of(named["kind"]), named.start(), issuer
            break
    return True


def _read_on(text: TracedText, mention: Mention) -> None:
    """Read date, year, body and term after the number, in any order, each once."""
    for _ in range(4):
        before = _BEFORE_DAY.match(text.form, mention.end)
        if mention.on is None and before and (day := _DAY.match(text.form, before.end())) and _is_full(day):
            if before[0][0] == "," and _issues(text, day.end()):
                return  # "…, ngày 25/10/2021, Tỉnh ủy ban hành …" begins the next statement
            _set_day(mention, day)
            mention.end = day.end() + text.words.startswith(")", day.end()) * ("(" in before[0])
        elif mention.year is None and (stated := _YEAR.match(text.form, mention.end)):
            mention.year, mention.end = read_as(Unit.YEAR, stated["year"]).year, stated.end()
        elif mention.issuer is None and (of := _OF.match(text.form, mention.end)):
            issuer = read_issuer(text, of.end())
            verb = _ISSUED_BY.match(text.form, issuer.end) if issuer else None
            if not issuer or (of["by"] and not verb):
                return
            mention.issuer = issuer
            mention.end = verb.end() if of["by"] and verb else issuer.end
        elif mention.issuer is None and (term := read_term(text, mention.end)):
            mention.issuer, mention.end = term, term.end
        else:
            return


def _issues(text: TracedText, place: int) -> bool:
    """Whether a body stands at this place and issues something: "…, Ban Thường vụ Tỉnh ủy đã ban hành"."""
    issuer = read_issuer(text, place + len(", ")) if text.words.startswith(", ", place) else None
    return bool(issuer and _ISSUED.match(text.form, issuer.end))


def _read_back(text: TracedText, mention: Mention) -> None:
    """Read a body, and the date before it, that issued the document: "ngày …, Bộ Chính trị đã ban hành …"."""
    if not _VERB_BEFORE.search(text.form, max(0, mention.start - 16), mention.start):
        return
    from_ = max(0, mention.start - _LOOK_BACK)
    for start in _NAME_START.finditer(text.words, from_, mention.start):
        issuer = read_issuer(text, start.start())
        if issuer and _ISSUED.fullmatch(text.form, issuer.end, mention.start):
            mention.issuer = issuer
            for day in _DAY.finditer(text.form, from_, start.start()):
                if _is_full(day) and text.words[day.end() : start.start()].strip() in ("", ","):
                    _set_day(mention, day)
            return


def _is_full(day: re.Match[str]) -> bool:
    return read_as(Unit.DAY, day[0]).is_full_day


def _set_day(mention: Mention, day: re.Match[str]) -> None:
    written = read_as(Unit.DAY, day[0])
    mention.year = written.year
    try:
        mention.on = written.bounds()[0]
    except ImpossibleDateError as impossible:
        mention.remarks.append(f"không có ngày {impossible.written}")
