"""Dates that no calendar has or that contradict their own words, and deadlines stated in a doubtful way."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from vanban.checks.finding import Finding, Severity
from vanban.checks.text.examined import Examined, Passage
from vanban.language.dates import (
    PATTERNS,
    WEEKDAY,
    ImpossibleDateError,
    Unit,
    format_day,
    format_weekday,
    parse_weekday,
    read_as,
)
from vanban.language.deadlines import Kind
from vanban.language.sections import SectionLabel
from vanban.language.text import tidy
from vanban.language.traced_text import traced

_DAY = re.compile(PATTERNS[Unit.DAY])
# Hội nghị lần thứ tư, kỳ họp thứ hai: these count.
_COUNTING = "".join(f"(?<!{word} )" for word in ("lần", "họp", "phiên", "đợt"))
_WEEKDAY_BEFORE = re.compile(rf"{_COUNTING}(?P<weekday>{WEEKDAY}),? ?\(? ?(?:là )?$")
_SAID = re.compile(r"(?:trước|hết|đến|tới|từ|nhất|vào|và|,|-|\() ?$")
"""What stands before a day that has no word and no year; else it is a score, a number of a house: 45/60, số 31/4."""
# It begins with a set of letters, so that texts without any are passed over ten times as fast.
_UNLIKELY = re.compile(
    r"""
    [0-9] (?<![0-9][0-9])  # the first figure of a number
    (?: (?:(?<=[3-9])[0-9]|(?<=2)9|(?<=0)0?) (?![0-9])  # no day of every month: 29 to 99, 0
        (?: (?=[ *]*(?:[/.–-]\ ?[0-9]|,?\ ?tháng)) | (?<=gày\ [0-9]) | (?<=gày\ [0-9][0-9]) )
    |   (?:(?<=[0-9][/.–-][0-9])|(?<=[/.–-]\ [0-9])|(?<=háng\ [0-9]))  # no month: 13 to 99, 0
        (?:(?<=1)[3-9]|(?<=[2-9])[0-9]|(?<=0)0?) (?![0-9])
    |   (?<=năm\ [12]) [0-9]{0,2} (?![0-9])
    )""",
    re.VERBOSE,
)
_WEEKDAY_BEHIND = re.compile(rf" ?[,(] ?(?P<weekday>{WEEKDAY})\b")
_FIRST_DAY, _LAST_DAY = (_DAY.pattern.replace("<sep>", f"<sep{n}>").replace("=sep)", f"=sep{n})") for n in (1, 2))
_SPAN = re.compile(rf"từ (?P<first>{_FIRST_DAY}) ?(?:đến|-) ?(?:hết )?(?P<last>{_LAST_DAY})")
_COUNT = re.compile(
    r"(?P<count>[0-9]{1,3}) (?:\([^)]{1,20}\) )?ngày (?P<side>trước|sau|kể từ) (?P<anchor>ngày [^().,;:\n]{2,60}?)"
    r" ?\((?:tức(?: là)?|là|chậm nhất(?: là)?),? (?P<day>[^()]{6,40})\)"
)
_BOTH_MARKS = re.compile(r"chậm nhất (?:là )?trước(?= ngày| [0-9]| tháng)|trước chậm nhất")
_CUT_YEAR = re.compile(r"tháng [0-9]{1,2} năm (?P<year>[12][0-9]{0,2})(?![0-9])")
_DAY_OF_MONTH = re.compile(r"[0-9]{1,2} ?/ ?[0-9]{1,2}|[0-9] tháng [0-9]")
_NO_WORD_DAY = re.compile(r"(?:trước|chậm nhất|đến hết|từ) (?=[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})")


def findings(examined: Examined) -> Iterator[Finding]:
    """Of each passage in turn, then counts of days compared over the whole document."""
    issued = _earliest_issue(examined)
    for passage in examined.passages:
        yield from _calendar(passage)
    for passage in examined.body:
        yield from _order(passage, issued[0] if issued else None)
        yield from _style(passage)
    yield from _counts(examined)
    for passage in examined.body:
        for found in passage.deadlines:
            deadline = found.deadline
            if issued and deadline.end and deadline.kind is not Kind.RECURRING and deadline.end < issued[0]:
                message = f"thời hạn sớm hơn {issued[1]} {format_day(issued[0])}; hãy đối chiếu bản gốc"
                yield examined.finding(found.words, "han-truoc-ngay-ban-hanh", message, severity=Severity.WARNING)
            if deadline.year_inherited and deadline.end and _DAY_OF_MONTH.search(found.words.text):
                message = f"thời hạn không ghi năm, được hiểu là năm {deadline.end.year}"
                yield examined.finding(found.words, "han-thieu-nam", message, format_day(deadline.end))
            if deadline.fuzzy and deadline.start and not deadline.end and deadline.kind is not Kind.FROM:
                message = "thời hạn không có ngày cuối; hãy hỏi cơ quan ban hành hoặc ghi ngày cụ thể"
                yield examined.finding(found.words, "han-khong-ro", message, f"trước ngày {format_day(deadline.start)}")


def _earliest_issue(examined: Examined) -> tuple[date, str] | None:
    """Before which day nothing can be due: the day of issue, else that of the latest document the basis names."""
    head = examined.draft.head
    if head.issued_on:
        return head.issued_on, "ngày ban hành"
    basis = [p for p in examined.body if not p.section.levels]
    cited = [c.on for p in basis for c in p.citations if c.on]
    return (max(cited), "ngày của văn bản làm căn cứ") if cited else None


def may_be_unlikely(words: str) -> bool:
    """Whether a closer look at the days among these words is worth its time."""
    form = tidy(words).casefold()
    return "hứ " in form or "hủ nhật" in form or _UNLIKELY.search(form) is not None


def unlikely_days(path: str, line: int, words: str) -> Iterator[Finding]:
    """Of a passage that is no part of a full text: days that no calendar has, or of another weekday."""
    if may_be_unlikely(words):
        yield from _calendar(Passage(path, line, traced(words), SectionLabel(), None, True, ()))


def _calendar(passage: Passage) -> Iterator[Finding]:
    form = passage.text.form
    for match in _DAY.finditer(form):
        written = read_as(Unit.DAY, match[0])
        try:
            day = written.bounds(year=2000)[0]
        except ImpossibleDateError as error:
            like_a_day = written.day in range(1, 32) and written.month in range(1, 13)
            said = like_a_day and _SAID.search(form, max(0, match.start() - 8), match.start())
            if not match[0][0].isdigit() or written.year or said:
                message = f"ngày {error.written} không có trong lịch, có lẽ là {error.nearest}; hãy đối chiếu bản gốc"
                yield passage.finding(match.span(), "ngay-khong-co", message, error.nearest, _WARNING)
            continue
        weekday = _WEEKDAY_BEFORE.search(form, 0, match.start()) or _WEEKDAY_BEHIND.match(form, match.end())
        if weekday and written.is_full_day and parse_weekday(weekday["weekday"]) != day.weekday():
            span = min(weekday.start(), match.start()), max(weekday.end(), match.end())
            message = f"ngày {format_day(day)} là {format_weekday(day)}; hãy xem ngày sai hay thứ sai"
            yield passage.finding(span, "thu-sai", message, f"{format_weekday(day)}, {format_day(day)}", _WARNING)
    for match in _CUT_YEAR.finditer(form):
        yield passage.finding(match.span("year"), "nam-thieu-so", "năm thiếu chữ số; hãy đối chiếu bản gốc", "2022")


def _order(passage: Passage, issued: date | None) -> Iterator[Finding]:
    for match in _SPAN.finditer(passage.text.form):
        first, last = read_as(Unit.DAY, match["first"]), read_as(Unit.DAY, match["last"])
        first = first.filled(last)
        year = issued.year if issued else 2000
        try:
            start, end = first.bounds(year=year)[0], last.bounds(year=first.year or year)[0]
        except ImpossibleDateError:
            continue
        if end < start and (last.year or first.month != last.month):
            message = f"ngày kết thúc {last.short()} trước ngày bắt đầu {first.short()}"
            yield passage.finding(match.span(), "ket-thuc-truoc-bat-dau", message, severity=_WARNING)


def _style(passage: Passage) -> Iterator[Finding]:
    for match in _BOTH_MARKS.finditer(passage.text.form):
        message = "«chậm nhất» kể cả ngày ấy, «trước» thì không; được hiểu là «trước ngày»"
        yield passage.finding(match.span(), "han-hai-tu", message, "chậm nhất ngày 30/10/2022")
    for match in _NO_WORD_DAY.finditer(passage.text.form):
        yield passage.finding(match.span(), "han-thieu-chu-ngay", "thiếu chữ «ngày»", f"{match[0]}ngày …")


def _counts(examined: Examined) -> Iterator[Finding]:
    """A count of days whose date in brackets puts its event on another day than the other counts do."""
    implied: dict[str, list[tuple[Passage, re.Match[str], date, int]]] = defaultdict(list)
    for passage in examined.body:
        for match in _COUNT.finditer(passage.text.form):
            stated = _DAY.search(match["day"])
            written = stated and read_as(Unit.DAY, stated[0])
            if not (written and written.is_full_day):
                continue
            try:
                day = written.bounds()[0]
            except ImpossibleDateError:
                continue
            count = int(match["count"]) * (1 if match["side"] == "trước" else -1)
            implied[match["anchor"]].append((passage, match, day, count))
    for counts in implied.values():
        anchors = Counter(day + timedelta(count) for _, _, day, count in counts)
        (anchor, times), *others = anchors.most_common()
        if not others or times == others[0][1]:
            continue
        for passage, match, day, count in counts:
            if day + timedelta(count) != anchor:
                meant = format_day(anchor - timedelta(count))
                message = (
                    f"tính theo số ngày thì là {meant}, vì {match['anchor']} ở các chỗ khác là {format_day(anchor)}"
                )
                yield passage.finding(match.span(), "so-ngay-sai", message, meant, _WARNING)


_WARNING = Severity.WARNING
