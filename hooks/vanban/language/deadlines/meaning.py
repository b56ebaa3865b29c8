"""What a phrase of time means: its days and its kind.

Parts of months and years are read by Bộ luật Dân sự 2015, Điều 146; the rest is custom.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vanban.language.dates import UNIT_WORDS, ImpossibleDateError, Unit, WrittenDate, format_day
from vanban.language.deadlines import faults
from vanban.language.deadlines.deadline import Deadline, Kind
from vanban.language.deadlines.faults import Fault
from vanban.language.deadlines.lexer import Word, period_of
from vanban.language.deadlines.parser import Operand, Phrase
from vanban.language.deadlines.recurrence import Period, Recurrence
from vanban.language.text import as_shown
from vanban.language.traced_text import TracedText

_LAW = "Bộ luật Dân sự 2015, Điều 146"
_LEAP_YEAR = 2000  # stands for any year in days that return
_HALF_A_YEAR = timedelta(days=183)  # longest time without years that runs into the next one
_ALMOST_A_YEAR = timedelta(days=330)  # one whose end states its year: từ ngày 05/9 đến ngày 31/5/2024
_LIFETIME = 10  # years: a longer span of two days is a birth or an anniversary


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of one date; either may be open. ``why`` says that, and why, they are a reading."""

    start: date | None
    end: date | None
    why: str = ""


def read_phrase(phrase: Phrase, text: TracedText, year: int | None) -> tuple[Deadline | None, Fault | None]:
    """The deadline of a phrase and its fault. No deadline where no day can be told; both where it is
    contradictory but can be told; neither where the phrase is no deadline at all."""
    words = as_shown(text.written(phrase.start, phrase.end))
    blank = Deadline(Kind.NONE, words, text.span(phrase.start, phrase.end))
    phrase, dates = _inherited(phrase, year)
    if _is_lifetime(phrase):
        return None, None
    try:
        if phrase.period or (phrase.following and not phrase.states_year):
            deadline, fault = _recurring(blank, phrase, dates)
            return _limited(deadline, phrase.limits, year) if phrase.limits else (deadline, fault)
        if not dates:
            return blank, None
        if any(written.year is None for written in dates):
            return None, faults.no_year(blank.words)
        return _dated(blank, phrase, dates, inherited=not phrase.states_year)
    except ImpossibleDateError as impossible:
        return None, faults.impossible_date(blank.words, phrase, impossible)


def _inherited(phrase: Phrase, year: int | None) -> tuple[Phrase, list[WrittenDate]]:
    """The dates with what they leave out taken from the next date, the one before, or the document's year."""
    if Word.OCCASION in phrase.operators:  # (19/5/1890 - 19/5/2022): the day kept is the last
        first, last = phrase.operands[0], phrase.operands[-1]
        if _is_lifetime(phrase):
            phrase = replace(phrase, operands=(replace(last, head=first.head),), is_span=False)
    dates = [operand.written for operand in phrase.operands]
    for index in reversed(range(len(dates) - 1)):
        dates[index] = dates[index].filled(dates[index + 1])
    for index in range(1, len(dates)):
        dates[index] = dates[index].filled(dates[index - 1])
    if phrase.period or phrase.following:
        return phrase, dates
    return phrase, [replace(written, year=written.year or year) for written in dates]


def _is_lifetime(phrase: Phrase) -> bool:
    """Whether two days lie so far apart that they are a birth and its anniversary: 19/5/1890 - 19/5/2022."""
    years = [operand.written.year for operand in phrase.operands if operand.written.unit is Unit.DAY]
    if not phrase.is_span or Word.SINCE in phrase.operators:
        return False
    return bool(years and years[0] and years[-1] and years[-1] - years[0] >= _LIFETIME)


def _one_after_another(phrase: Phrase, dates: list[WrittenDate]) -> list[WrittenDate]:
    """The dates, listed months and quarters that state no year in the year in which they follow one another:
    quý 4 và 1/2023 is of two years."""
    if not _is_list_of_months(phrase, dates):
        return dates
    dates = list(dates)
    stated = [index for index, operand in enumerate(phrase.operands) if operand.written.year is not None] or [0]
    for index in reversed(range(stated[0])):
        while dates[index].bounds() > dates[index + 1].bounds():
            dates[index] = replace(dates[index], year=(dates[index].year or 0) - 1)
    for index in range(stated[-1] + 1, len(dates)):
        while dates[index].bounds() < dates[index - 1].bounds():
            dates[index] = replace(dates[index], year=(dates[index].year or 0) + 1)
    return dates


def _dated(
    blank: Deadline, phrase: Phrase, dates: list[WrittenDate], inherited: bool
) -> tuple[Deadline | None, Fault | None]:
    listed = _one_after_another(phrase, dates)
    days = [_days(operand, written) for operand, written in zip(phrase.operands, listed, strict=True)]
    kind = _kind(phrase, dates[-1].unit)
    starts = [day.start or day.end for day in days]
    ends = [day.end for day in days]
    fuzzy = next((day.why for day in days if day.why), "")
    start, end = days[0].start, ends[-1]
    rolled = listed != dates
    if phrase.is_span and start and end and start > end and phrase.operands[0].written.year is None:
        # từ ngày 15/12 đến ngày 15/01/2023 begins the year before; without any year it ends the year after
        start, end = (start, _year_later(end, 1)) if inherited else (_year_later(start, -1), end)
        rolled = True
        starts, ends = [start, end], [start, end]
    longest = _HALF_A_YEAR if inherited or not phrase.is_span else _ALMOST_A_YEAR
    if start and end and rolled and end - start > longest:
        return None, faults.into_next_year(blank.words, start, end)
    separate = _separate(phrase, kind, days, dates)
    start, end = (min(filter(None, starts)), separate[-1]) if separate else (start, end)
    if phrase.is_span and start and Word.AFTER in phrase.operands[0].operators:  # từ sau ngày 20/8 đến hết ngày 30/8
        start += timedelta(days=1)
    if kind is Kind.BEFORE:
        start, end = None, max(day for day in starts[: 1 if phrase.is_span else None] if day)
        if dates[-1].unit is not Unit.DAY and not fuzzy:
            fuzzy = f"hiểu là trước ngày {_listed(separate or (end,))}"
    elif kind is Kind.BY:
        start = None
    elif kind is Kind.FROM:
        after = ends[0] if Word.AFTER in phrase.operators and not phrase.with_hour else None
        start, end = after + timedelta(days=1) if after else starts[0], None
    elif phrase.is_span and end and Word.BEFORE in phrase.operands[-1].operators:  # từ ngày 01/9 đến trước ngày 15/9
        end -= timedelta(days=1)
    elif not fuzzy:
        fuzzy = _why_fuzzy(phrase, dates[-1], end, separate)
    deadline = replace(
        blank,
        kind=kind,
        start=start,
        end=end,
        is_span=phrase.is_span and (dates[-1].unit is Unit.DAY or Word.SINCE in phrase.operators),
        days=separate,
        fuzzy=fuzzy,
        tentative=Word.TENTATIVE in phrase.operators,
        year_inherited=inherited or rolled,
    )
    fault = faults.wrong_order(deadline) or faults.too_long(deadline) or faults.day_or_days(deadline.words)
    return deadline, fault or faults.wrong_weekday(deadline.words, phrase, ends)


def _is_list_of_months(phrase: Phrase, dates: list[WrittenDate]) -> bool:
    return not phrase.is_span and {written.unit for written in dates} <= {Unit.MONTH, Unit.QUARTER}


def _separate(phrase: Phrase, kind: Kind, days: list[Days], dates: list[WrittenDate]) -> tuple[date, ...]:
    """The days where several are named one by one, or several months that are no neighbours."""
    if len(days) > 1 and not phrase.is_span and all(written.unit is Unit.DAY for written in dates):
        return tuple(sorted(day.end for day in days if day.end))
    runs = _runs(days) if _is_list_of_months(phrase, dates) and kind is not Kind.FROM else []
    return tuple(first if kind is Kind.BEFORE else last for first, last in runs) if len(runs) > 1 else ()


def _runs(days: list[Days]) -> list[tuple[date, date]]:
    """First and last days of months or quarters, neighbours put together: tháng 7, tháng 9 và tháng 10 are two."""
    runs: list[tuple[date, date]] = []
    for first, last in sorted((day.start, day.end) for day in days if day.start and day.end):
        if runs and first <= runs[-1][1] + timedelta(days=1):
            first = runs.pop()[0]
        runs.append((first, last))
    return runs


def _kind(phrase: Phrase, unit: Unit) -> Kind:
    operators = phrase.operators
    part = phrase.operands[-1].part
    if phrase.relative:
        return Kind.BY
    if phrase.is_span and Word.BEFORE in phrase.operands[0].operators:  # trước ngày 10-12/9/2022
        return Kind.BEFORE
    if phrase.is_span:
        return Kind.QUARTER if unit is Unit.QUARTER else Kind.DURING
    if Word.BEFORE in operators:
        return Kind.BY if phrase.with_hour else Kind.BEFORE
    if Word.SINCE in operators and Word.TO in operators:  # từ 8 giờ đến 17 giờ ngày ...
        return Kind.ON
    if Word.BY in operators or Word.TO in operators:
        return Kind.BY
    if phrase.onward or operators & {Word.SINCE, Word.AFTER}:
        return Kind.FROM
    if unit is Unit.QUARTER and not part.startswith("ngày"):
        return Kind.QUARTER
    if part == "cuối":
        return Kind.MONTH_END
    return Kind.ON if unit is Unit.DAY or part else Kind.DURING


def _days(operand: Operand, written: WrittenDate) -> Days:
    """The days of one date, its part (đầu, giữa, cuối) taken into account."""
    first, last = written.bounds(year=_LEAP_YEAR)
    by_law = written.unit in (Unit.MONTH, Unit.YEAR)
    named = f"{operand.part} {UNIT_WORDS[written.unit]}"
    if operand.part.startswith("ngày"):  # ngày đầu tiên của tháng 9
        only = first if "đầu" in operand.part else last
        return Days(only, only)
    if operand.part == "đầu":
        if by_law:
            return Days(first, first, f"{named}: hiểu là ngày đầu tiên ({_LAW})")
        return Days(first, None, f"{named}: chỉ rõ ngày bắt đầu, không rõ ngày cuối")
    if operand.part == "cuối":
        return Days(None, last, f"{named}: hiểu là ngày cuối cùng" + (f" ({_LAW})" if by_law else ""))
    if operand.part == "giữa":
        if by_law:
            middle = first.replace(day=15) if written.unit is Unit.MONTH else date(first.year, 6, 30)
            return Days(middle, middle, f"{named}: hiểu là ngày {format_day(middle)} ({_LAW})")
        middle = first.replace(month=(first.month + last.month) // 2)
        month = replace(written, unit=Unit.MONTH, month=middle.month, months=1)
        return Days(*month.bounds(year=_LEAP_YEAR), f"{named}: hiểu là tháng {middle.month}")
    return Days(first, last)


def _listed(days: Iterable[date]) -> str:
    return " và ".join(map(format_day, days))


def _why_fuzzy(phrase: Phrase, written: WrittenDate, end: date | None, separate: tuple[date, ...]) -> str:
    if Word.OCCASION in phrase.operators:
        return f"vào dịp: quanh ngày {format_day(end)}" if end else "vào dịp"
    if any(word.form == "khoảng" for operand in phrase.operands for word in operand.head):
        return "khoảng: quanh ngày ghi trong văn bản"
    if written.unit in (Unit.QUARTER, Unit.PART_OF_YEAR) and end and not phrase.operands[-1].part:
        return f"hiểu là đến hết ngày {_listed(separate or (end,))}"
    return ""


def _recurring(blank: Deadline, phrase: Phrase, dates: list[WrittenDate]) -> tuple[Deadline, Fault | None]:
    tail = phrase.following.form if phrase.following else ""
    period = Period.QUARTERLY if "quí" in tail else period_of(phrase.period.form if phrase.period else tail)
    rule = Recurrence(period, following=any(word in tail for word in ("sau", "tiếp", "liền", "tới")))
    blank = replace(blank, kind=Kind.RECURRING, recurrence=rule, tentative=Word.TENTATIVE in phrase.operators)
    if not dates:
        if phrase.period and "ngày cuối" in phrase.period.form:  # a month too short for the 31st has its last day
            blank = replace(blank, recurrence=replace(rule, month_days=(31,)))
        return blank, None
    if phrase.operators & {Word.SINCE, Word.AFTER} and not phrase.is_span:
        return blank, None
    if period.months <= 1 and any(written.month for written in dates):  # hằng tháng, ngày 3-5: no two read it alike
        return blank, faults.which_day_of_month(blank.words, phrase) if period is Period.MONTHLY else None
    return _with_days(blank, rule, phrase, dates), None


def _with_days(blank: Deadline, rule: Recurrence, phrase: Phrase, dates: list[WrittenDate]) -> Deadline:
    """What returns on stated days: the last of a span, its first where it is "trước ngày 10-15"."""
    tail = phrase.following.form if phrase.following else ""
    before = Word.BEFORE in phrase.operators and not phrase.with_hour
    pairs: list[tuple[int, int]] = []
    month_days: list[int] = []
    fuzzy = ""
    stated = list(zip(phrase.operands, dates, strict=True))
    if phrase.is_span:
        stated = stated[:1] if Word.BEFORE in phrase.operands[0].operators else stated[-1:]
    for operand, written in stated:
        if written.month is None:
            day = written.bounds(year=_LEAP_YEAR)[0].day
            if rule.period is Period.MONTHLY:
                month_days.append(day)
            else:
                pairs += [(month, day) for month in _due_months(rule.period, tail)]
                if "quí" not in tail:
                    fuzzy = f"hiểu là ngày {day} của tháng cuối kỳ"
        else:
            named = _days(operand, written)
            due = named.start if before else named.end
            fuzzy = fuzzy or named.why
            if due:
                pairs.append((due.month, due.day))
    fuzzy = fuzzy or ("vào dịp: quanh ngày nêu trong văn bản" if Word.OCCASION in phrase.operators else "")
    rule = replace(rule, month_days=tuple(month_days), dates=tuple(pairs), before=before)
    return replace(blank, recurrence=rule, fuzzy=fuzzy)


def _limited(deadline: Deadline, limits: Phrase, year: int | None) -> tuple[Deadline | None, Fault | None]:
    """What returns only from a day or until one: hằng tháng, từ tháng 02/2022; hằng năm, đến năm 2030."""
    limits, dates = _inherited(limits, year)
    if any(written.year is None for written in dates):
        return None, faults.no_year(deadline.words)
    stated, fault = _dated(replace(deadline, recurrence=None), limits, dates, inherited=not limits.states_year)
    return stated and replace(deadline, start=stated.start, end=stated.end), fault


def _due_months(period: Period, tail: str) -> range:
    """The months of a year in which a day of an unnamed month falls due: the last of each period."""
    step = period.months or 1
    return range(1, 13, step) if "đầu" in tail else range(step, 13, step)


def _year_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29/02
        return day.replace(year=day.year + years, day=28)
