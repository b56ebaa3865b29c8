"""Reads citations as they stand in a text, before ``citation`` makes value objects of them.

A citation is type, "số" and number; then date, year and body in any order; or date and body first ("ngày …, Bộ
Chính trị đã ban hành …"). Such is the order of Nghị định 30/2020/NĐ-CP, Phụ lục I (căn cứ); the
rest is custom. Every look to the left is bounded, so that reading takes linear time.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from vanban.language.citations.issuers import CAPITALS, Issuer, read_issuer, read_term
from vanban.language.citations.kinds import KIND, kind_of
from vanban.language.citations.numbers import NUMBER, DocumentNumber
from vanban.language.dates import PATTERNS, YEAR, ImpossibleDateError, Unit, read_as
from vanban.language.text import normal
from vanban.language.traced_text import TracedText

_LEAD = re.compile(rf"(?:\b(?P<kind>{KIND})\s?:?\s)?(?:\b(?P<no>s[ốôo])\s?:?\s?)?$", re.IGNORECASE)
# What bears a number and is no document.
_NO_DOCUMENT = re.compile(
    r"\b(?:mẫu|biểu|bảng|hợp đồng|giấy (?:phép|chứng nhận)|thẻ|tài khoản|hóa đơn|hoá đơn|biển|phòng|tổ|dự án|gói thầu|"
    r"hồ sơ|phiếu|phụ lục)\s(?:số\s)?:?\s?$",
    re.IGNORECASE,
)
_MORE_BARE = re.compile(r"\s?(?:,|và|,\svà)\s?(?P<more>[0-9]{1,3})(?=\s?(?:[,.;:)]|$)|\s(?:của|và|về)\s)")
_LETTER_BEFORE = re.compile(r"[^\W\d]\s?:?\s?$")
_FIGURES = re.compile(r"(?<![\w./-])[0-9]{1,5}(?![0-9])")
# A bare number is no part of a longer one, of a span of years or of a share.
_NO_BARE = re.compile(r"\w|[.,](?:[0-9]|[A-ZĐ]{1,4}[/-])|[-/]\w|\s?[-/]\s?(?:[0-9]|[A-ZĐ]{2})|\s?%")
# What may follow "Kết luận 21": after anything else the figure may count things ("Kế hoạch 5 năm").
_AFTER_BARE = re.compile(
    r"\s?(?:[,.;:)\"']|$)|\n|\s(?:của|về|và|ngày\s[0-9]|khóa|khoá|năm\s[0-9]{4}(?!\s?-|[0-9])"
    r"|hội\snghị\strung\sương)(?!\w)|\s\((?:khóa|khoá|hội\snghị)\s",
    re.IGNORECASE,
)
_MORE = r"\s?(?:[,;]|và)\s?(?:và\s)?(?:số\s)?"
_SMALL_NUMBER = re.compile(r"[0-9]{1,5}\s?-\s?[a-zđ]{2,3}\s?/\s?[a-zđ]{2,8}(?![\w-]|/\w)")
_LIST = re.compile(rf"(?P<others>(?:{_MORE}[0-9]{{1,4}}\b){{0,9}}){_MORE}{NUMBER.pattern}")
_LIST_GAP = re.compile(r"\s?[,;]\s?(?:và\s)?(?:các\s)?|\s(?:và|và các)\s")

_LAW = re.compile(r"(?s:.*)\b(?P<law>(?P<kind>Bộ luật|Luật|Pháp lệnh)\s[^.;:\n]{1,150}\s)(?:số\s)?$")
_KIND_OF_BODY = re.compile(rf"\b(?P<kind>{KIND})\s(?:của\s|(?=(?:Hội\snghị\s)?Trung\sương\s))", re.IGNORECASE)
_NAME_START = re.compile(rf"\b[{CAPITALS}]")

# Of the normal form.
_DAY = re.compile(PATTERNS[Unit.DAY])
_BEFORE_DAY = re.compile(r",? (?=ngày|[0-9])| ?\( ?(?=ngày|[0-9])")
_YEAR = re.compile(
    rf",? (?P<year>{PATTERNS[Unit.YEAR]})(?! ?- ?[0-9])| ?\( ?(?P<in_brackets>(?:năm )?{YEAR}) ?\)",
)
_OF = re.compile(r",? (?:của|(?P<by>do)) ")
_DAY_OF_ANY_YEAR = re.compile(r" ngày [0-9]{1,2} ?[/-] ?[0-9]{1,2}(?! ?[/-]|[0-9])")
_PLENUM_NEXT = re.compile(r" (?P<opened>\( ?)?(?=hội nghị (?:lần thứ|trung ương|bch|ban chấp hành))")
_UNREADABLE_BODY = re.compile(r"[^.,;:()|\n]{1,80}")
# Tells one document of this number from others, in words that nobody here can compare.
_UNREAD = re.compile(
    rf",? (?:nhiệm kì|tháng|khoá) (?=[0-9ivx])| ?\( ?(?:(?:nhiệm kì|tháng|khoá|năm|giai đoạn) (?=[0-9ivx])|{YEAR})"
)
_ISSUED_BY = re.compile(r" (?:đã )?(?:ban hành|kí)\b")
_ISSUED = re.compile(r",? (?:đã |vừa )?(?:thông qua và )?(?:ban hành|ra|có|thông qua) (?:các )?")
_VERB_BEFORE = re.compile(r" (?:hành|ra|có|qua) (?:các )?$")

_LOOK_BACK = 160


@dataclass(slots=True)
class RawCitation:
    """A citation being read; ``start`` and ``end`` are places in the traced text."""

    start: int
    end: int
    kind: str | None = None
    number: DocumentNumber | None = None
    bare: str | None = None
    on: date | None = None
    year: int | None = None
    issuer: Issuer | None = None
    in_list: bool = False
    unread: bool = False
    remarks: list[str] = field(default_factory=list)


def read_raw_citations(text: TracedText) -> Iterator[RawCitation]:
    """Every citation in reading order, each with all that can be read around it."""
    previous = RawCitation(0, 0)
    for figures in _FIGURES.finditer(text.words):
        if figures.start() < previous.end:
            continue
        for citation in _begin(text.words, figures):
            citation.in_list = bool(previous.kind and _LIST_GAP.fullmatch(text.words, previous.end, citation.start))
            if citation.kind or _find_kind(text, citation, previous):
                _read_on(text, citation)
                if not citation.issuer:
                    _read_back(text, citation)
                yield citation
                previous = citation


def _begin(words: str, figures: re.Match[str]) -> Iterator[RawCitation]:
    """What begins with these figures: one citation, several ("số 18, 19, 20-NQ/TW"), or none."""
    number, end = _number_at(words, figures.start())
    if end == figures.start() and not _LETTER_BEFORE.search(words, max(0, figures.start() - 4), figures.start()):
        return
    from_ = max(0, figures.start() - 60)
    lead = _LEAD.search(words[from_ : figures.start()])
    assert lead is not None  # the pattern matches the empty end
    kind = kind_of(lead["kind"]) if lead["kind"] else None
    citation = RawCitation(from_ + lead.start(), figures.end(), kind)
    if lead["kind"]:
        _see_type_word(words, citation, lead["kind"])
    if lead["no"] and lead["no"].casefold() != "số":
        citation.remarks.append(f"“{lead['no']}” trước {figures[0]} nên là “số”")
    if number:
        # "Số" with a capital and no type word on its line is the head of the document itself.
        head = (not kind or "\n" in lead[0]) and (lead["no"] or "").startswith("S")
        in_capitals = words.startswith(number.written, figures.start())
        if not head and (kind or (in_capitals and (number.kinds or number.year or lead["no"]))):
            citation.number, citation.end = number, end
            yield citation
    elif kind and (several := _LIST.match(words, figures.end())) and (model := DocumentNumber.of(several)):
        places = [figures, *re.compile("[0-9]+").finditer(words, figures.end(), several.end("others"))]
        citation.number = replace(model, digits=figures[0], written="")
        yield citation
        for place in places[1:]:
            yield RawCitation(place.start(), place.end(), kind, replace(model, digits=place[0], written=""))
    elif kind and not _NO_BARE.match(words, figures.end()):
        capital = words[citation.start].isupper()
        close = (
            (capital or lead["no"])
            and "\n" not in lead[0][len(lead["kind"]) :]
            and _AFTER_BARE.match(words, figures.end())
        )
        if (capital and lead["no"]) or close:
            citation.bare = figures[0]
            yield citation
            yield from _more_bare(words, figures.end(), kind)


def _number_at(words: str, place: int) -> tuple[DocumentNumber | None, int]:
    """The number that begins here, and where it ends; one in small letters, 18-nq/tw, is read as in capitals."""
    if match := NUMBER.match(words, place):
        return DocumentNumber.of(match), match.end()
    small = _SMALL_NUMBER.match(words, place)
    capital = NUMBER.fullmatch(small[0].upper()) if small else None
    number = DocumentNumber.of(capital) if capital else None
    return (number, small.end()) if small and number and number.kinds else (None, place)


def _more_bare(words: str, place: int, kind: str) -> Iterator[RawCitation]:
    """The further numbers of "Nghị quyết 57, 59 và 66 của …"."""
    while more := _MORE_BARE.match(words, place):
        place = more.end("more")
        yield RawCitation(more.start("more"), place, kind, bare=more["more"])


def _see_type_word(words: str, citation: RawCitation, written: str) -> None:
    if normal(written) == "chi thị":
        citation.remarks.append("“Chi thị” nên là “Chỉ thị”")
    if words.endswith(written, 0, max(0, citation.start - 1)):
        citation.remarks.append(f"lặp tên loại “{written}”")
        citation.start -= len(written) + 1


def _find_kind(text: TracedText, citation: RawCitation, previous: RawCitation) -> bool:
    """Give a number without a type word the one of the list it stands in, or one parted from it by a name:
    "Luật Đất đai số …", "Kết luận của Bộ Chính trị số …". False where it is no citation at all.
    """
    words = text.words
    if citation.number is None or _NO_DOCUMENT.search(words, max(0, citation.start - 30), _figures_at(citation, words)):
        return False
    gap = words[previous.end : min(citation.start, previous.end + 2 * _LOOK_BACK)]
    alike = previous.number is not None and previous.number.symbol == citation.number.symbol != ""
    reached = previous.end + len(gap) == citation.start
    if citation.in_list or (alike and reached and ". " not in gap and "\n" not in gap):
        citation.kind = previous.kind
        return True
    from_ = max(previous.end, citation.start - _LOOK_BACK)
    if citation.number.code.startswith(("QH", "UBTVQH")) and (law := _LAW.match(words[from_ : citation.start])):
        citation.kind, citation.start = law["kind"], from_ + law.start("law")
    for named in _KIND_OF_BODY.finditer(words, from_, citation.start):
        issuer = read_issuer(text, named.end())
        if issuer and words[issuer.end : citation.start].strip() in ("", ","):
            citation.kind, citation.start, citation.issuer = kind_of(named["kind"]), named.start(), issuer
            break
    return True


def _figures_at(citation: RawCitation, words: str) -> int:
    """Where the figures of a citation without a type word begin, behind its "số"."""
    lead = re.compile(r"s[ốôo]\s?:?\s?", re.IGNORECASE).match(words, citation.start)
    return lead.end() if lead else citation.start


def _read_on(text: TracedText, citation: RawCitation) -> None:
    """Read date, year, body and term after the number, in any order, each once."""
    if of_any_year := _DAY_OF_ANY_YEAR.match(text.form, citation.end):
        citation.end = of_any_year.end()
    for _ in range(4):
        before = _BEFORE_DAY.match(text.form, citation.end)
        if citation.on is None and before and (day := _DAY.match(text.form, before.end())) and _is_full(day):
            if before[0][0] == "," and _issues(text, day.end()):
                return  # "…, ngày 25/10/2021, Tỉnh ủy ban hành …" begins the next statement
            _set_day(citation, day)
            citation.end = day.end() + text.words.startswith(")", day.end()) * ("(" in before[0])
        elif citation.year is None and (stated := _YEAR.match(text.form, citation.end)):
            citation.year = read_as(Unit.YEAR, stated["year"] or stated["in_brackets"]).year
            citation.end = stated.end()
        elif citation.issuer is None and (of := _OF.match(text.form, citation.end)):
            issuer = read_issuer(text, of.end())
            verb = _ISSUED_BY.match(text.form, issuer.end) if issuer else None
            if of["by"] and not verb:
                break
            if not issuer:
                # "của tỉnh Thanh Hóa" names somebody, though no body that can be read: never leave it out.
                unreadable = _UNREADABLE_BODY.match(text.words, of.end())
                citation.issuer = unreadable and Issuer(unreadable[0].strip(), None, None, of.end())
                break
            citation.issuer = issuer
            citation.end = verb.end() if verb and of["by"] else issuer.end
        elif citation.issuer is None and (term := _plenum_next(text, citation) or read_term(text, citation.end)):
            citation.issuer, citation.end = term, term.end
        else:
            break
    citation.unread = bool(of_any_year or _UNREAD.match(text.form, citation.end))


def _plenum_next(text: TracedText, citation: RawCitation) -> Issuer | None:
    """The plenum right behind a number of the centre: "Nghị quyết số 18-NQ/TW Hội nghị Trung ương 6 khóa XII"."""
    central = citation.number.code.replace("Ư", "W") == "TW" if citation.number else True
    before = _PLENUM_NEXT.match(text.form, citation.end) if central else None
    issuer = read_issuer(text, before.end()) if before else None
    if not (before and issuer and issuer.plenum) or text.form.startswith((" ban chấp hành", " bch"), issuer.end):
        return None
    return replace(issuer, end=issuer.end + bool(before["opened"] and text.words.startswith(")", issuer.end)))


def _issues(text: TracedText, place: int) -> bool:
    """Whether a body stands at this place and issues something: "…, Ban Thường vụ Tỉnh ủy đã ban hành"."""
    issuer = read_issuer(text, place + len(", ")) if text.words.startswith(", ", place) else None
    return bool(issuer and _ISSUED.match(text.form, issuer.end))


def _read_back(text: TracedText, citation: RawCitation) -> None:
    """Read a body, and the date before it, that issued the document: "ngày …, Bộ Chính trị đã ban hành …"."""
    if not _VERB_BEFORE.search(text.form, max(0, citation.start - 16), citation.start):
        return
    from_ = max(0, citation.start - _LOOK_BACK)
    for start in _NAME_START.finditer(text.words, from_, citation.start):
        issuer = read_issuer(text, start.start())
        if issuer and _ISSUED.fullmatch(text.form, issuer.end, citation.start):
            citation.issuer = issuer
            for day in _DAY.finditer(text.form, from_, start.start()):
                if _is_full(day) and text.words[day.end() : start.start()].strip() in ("", ","):
                    _set_day(citation, day)
            return


def _is_full(day: re.Match[str]) -> bool:
    return read_as(Unit.DAY, day[0]).is_full_day


def _set_day(citation: RawCitation, day: re.Match[str]) -> None:
    written = read_as(Unit.DAY, day[0])
    citation.year = written.year
    with suppress(ImpossibleDateError):  # a day that no calendar has is told of any text
        citation.on = written.bounds()[0]
