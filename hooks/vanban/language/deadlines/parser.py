"""Puts words of time together into phrases, before they are given a year and a meaning.

Grammar (one blank or none between its parts; operators and hours may stand before every date)::

    phrase  = head date ((đến | -) date | (, | và) date)* ["năm sau" | "trở đi"]
            | period | count [head date] ["(tức ngày" date ")"] | open-ended word
    head    = hoàn thành, dự kiến, chậm nhất, trước, từ, đến, trong, vào dịp, thứ Năm, 17 giờ, cuối ...

A period and the days it falls due on are two phrases until ``joined`` puts them together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vanban.language.dates import Unit, WrittenDate, parse_weekday
from vanban.language.deadlines.lexer import Lexeme, Word, lexemes
from vanban.language.traced_text import TracedText

_DATES = frozenset(
    {Word.DAY, Word.MONTH, Word.QUARTER, Word.PART_OF_YEAR, Word.YEAR, Word.THIS_YEAR}
    | {Word.MORE_DAYS, Word.MORE_QUARTERS, Word.MORE_YEARS}
)
_OPERATORS = frozenset(
    {
        Word.BEFORE,
        Word.BY,
        Word.SINCE,
        Word.AFTER,
        Word.TO,
        Word.OCCASION,
        Word.WITHIN,
        Word.TENTATIVE,
        Word.DONE,
    }
)
_HEAD = _OPERATORS | {Word.PART, Word.HOUR, Word.WEEKDAY, Word.FILLER, Word.COLON, Word.COMMA, Word.OPEN}
_ALONE = frozenset({Word.PERIOD, Word.RELATIVE, Word.NO_DAY, Word.OPEN_ENDED})
# Bounds that keep hostile input linear; no real phrase comes near them.
_LONGEST_HEAD = 8
_MOST_DATES = 12
_FARTHEST_PERIOD = 40  # letters
_NEXT_PERIOD = re.compile(
    r"[ ,;)]*(?:và )?(?:báo cáo |sơ kết |tổng kết )?(?:0?6 tháng|sáu tháng|năm|cả năm)(?: đầu năm)? ?\("
)
_MIDNIGHT = re.compile(r"(?:lúc )?00?(?:h|g|:| giờ)(?!.*[1-9])")
_COUNTED = re.compile(
    r" (?:ít nhất |tối thiểu )?[0-9]{1,3} (?:ngày|tuần|tháng)(?: làm việc)?(?![\w/]| ?[(0-9]| (?:một|0?1) lần)"
)
_FARTHEST_DAY = 200  # letters between "định kỳ 6 tháng" and its "trước ngày 15/6"


@dataclass(frozen=True, slots=True)
class Operand:
    """One date with the words before it and a weekday before or behind it."""

    head: tuple[Lexeme, ...]
    date: Lexeme
    weekday: int | None
    part: str  # đầu, giữa, cuối or nothing
    next: int  # index of the lexeme after it

    @property
    def operators(self) -> frozenset[Word]:
        """The operators that stand before the date."""
        return frozenset(lexeme.word for lexeme in self.head) & _OPERATORS

    @property
    def written(self) -> WrittenDate:
        """The date as far as it is written."""
        assert self.date.written is not None
        return self.date.written


@dataclass(frozen=True, slots=True)
class Phrase:
    """One statement of time. ``start`` and ``end`` are places in the traced text."""

    start: int
    end: int
    operands: tuple[Operand, ...] = ()
    is_span: bool = False
    onward: bool = False
    following: Lexeme | None = None  # (15/01) năm sau
    period: Lexeme | None = None  # hằng tháng
    limits: "Phrase | None" = None  # (hằng năm, ) đến năm 2030
    relative: bool = False
    open_ended: bool = False
    cited: bool = False

    @property
    def operators(self) -> frozenset[Word]:
        """All operators of all dates."""
        return frozenset[Word]().union(*(operand.operators for operand in self.operands))

    @property
    def with_hour(self) -> bool:
        """Whether an hour of the day is stated: with "trước 0 giờ" nothing of the day is left."""
        hours = [lexeme.form for operand in self.operands for lexeme in operand.head if lexeme.word is Word.HOUR]
        return any(not _MIDNIGHT.match(hour) for hour in hours)

    @property
    def states_year(self) -> bool:
        """Whether any of its dates has a year."""
        return any(operand.written.year is not None for operand in self.operands)

    @property
    def is_citation(self) -> bool:
        """Whether it is the date of a document, standing behind its number."""
        return self.cited and not self.operators

    @property
    def only_days_of_month(self) -> bool:
        """``ngày 15, 25``: no month is known, so it means something only beside a period."""
        return bool(self.operands) and all(
            operand.written.unit is Unit.DAY and operand.written.month is None for operand in self.operands
        )


def phrases(text: TracedText) -> list[Phrase]:
    """The phrases of a text, in order, without overlap."""
    return _joined(text.form, list(_phrases(lexemes(text))))


def _phrases(words: list[Lexeme]) -> Iterator[Phrase]:
    at = 0
    while at < len(words):
        phrase, at = _alone(words, at) if words[at].word in _ALONE else _dated(words, at)
        if phrase:
            yield phrase


def _alone(words: list[Lexeme], at: int) -> tuple[Phrase, int]:
    """A period, an open-ended word, or a count of days with the date it starts from or comes to."""
    first = words[at]
    phrase = Phrase(first.start, first.end, relative=first.word is Word.RELATIVE)
    if first.word is Word.PERIOD:
        return replace(phrase, period=first), at + 1
    if first.word in (Word.OPEN_ENDED, Word.NO_DAY):
        return replace(phrase, open_ended=True), at + 1
    following = at + 1
    anchor = _operand(words, following) if _touches(words, following) else None
    if anchor and not anchor.operators:  # 05 ngày kể từ ngày 15/3/2022
        following = anchor.next
    marks = [word.word for word in words[following : following + 2]]
    if marks[:1] == [Word.OPEN] and _touches(words, following):
        stated = _operand(words, following + (2 if marks[1:] == [Word.THAT_IS] else 1))
        if stated and stated.written.is_full_day:
            end, following = _bracket_closed(words, at, stated.next)
            return replace(phrase, end=end, operands=(stated,)), following
    return replace(phrase, end=words[following - 1].end), following


def _dated(words: list[Lexeme], at: int) -> tuple[Phrase | None, int]:
    first = _operand(words, at)
    if first is None:
        return None, at + 1
    operands, is_span = [first], False
    while len(operands) < _MOST_DATES:
        joint = operands[-1].next
        another = _operand(words, joint + 1) if _touches(words, joint) and _touches(words, joint + 1) else None
        if another is None or not _joins(operands[-1], words[joint], another):
            break
        is_span = is_span or words[joint].word in (Word.TO, Word.DASH)
        operands.append(another)
    following = operands[-1].next
    tail = words[following] if _touches(words, following) else None
    returns = tail is not None and tail.word in (Word.PERIOD, Word.FOLLOWING)  # 15/11 hằng năm
    if tail and tail.word is Word.BACKWARD:  # what has been, not what is due
        return None, following + 1
    if not _is_date(operands) and not (returns and operands[0].date.word is Word.DAY):
        return None, following
    if tail and tail.word in (Word.ONWARD, Word.FOLLOWING):
        following += 1
    end, following = _bracket_closed(words, at, following)
    phrase = Phrase(
        words[at].start,
        end,
        tuple(operands),
        is_span,
        onward=tail is not None and tail.word is Word.ONWARD,
        following=tail if tail and tail.word is Word.FOLLOWING else None,
        cited=_follows_number(words, at),
    )
    return phrase, following


def _follows_number(words: list[Lexeme], at: int) -> bool:
    """Whether the date is that of a document: ``số 05-NQ/TU, ngày 25/10/2021``."""
    before = at - 1
    if before > 0 and words[before].word is Word.COMMA and _touches(words, at) and _touches(words, before):
        at, before = before, before - 1
    return before >= 0 and words[before].word is Word.CITED and _touches(words, at)


def _operand(words: list[Lexeme], at: int) -> Operand | None:
    head: list[Lexeme] = []
    for index in range(at, min(at + _LONGEST_HEAD + 1, len(words))):
        word = words[index]
        if head and not _touches(words, index):
            return None
        if word.word in _DATES:
            return _with_weekday(words, index, tuple(head))
        after_clock = bool(head) and head[-1].word in (Word.WEEKDAY, Word.HOUR)
        if word.word not in _HEAD or (word.word in (Word.COMMA, Word.OPEN) and not after_clock):
            return None
        if word.word is Word.COLON and not head:
            return None
        head.append(word)
    return None


def _with_weekday(words: list[Lexeme], at: int, head: tuple[Lexeme, ...]) -> Operand:
    weekday = next((parse_weekday(word.form) for word in head if word.word is Word.WEEKDAY), None)
    part = head[-1].form if head and head[-1].word is Word.PART else ""
    behind = [word.word for word in words[at + 1 : at + 4]]
    following = at + 1
    if behind == [Word.OPEN, Word.WEEKDAY, Word.CLOSE] and _touches(words, at + 1):
        weekday = parse_weekday(words[at + 2].form)
        following = at + 4
    elif head and any(word.word is Word.OPEN for word in head) and behind[:1] == [Word.CLOSE]:
        following = at + 2  # thứ Tư (09/3/2022)
    return Operand(head, words[at], weekday, part, following)


def _joins(left: Operand, joint: Lexeme, right: Operand) -> bool:
    """Whether ``joint`` makes one statement of two dates."""
    same_unit = left.written.unit is right.written.unit or left.date.word is Word.MORE_DAYS
    if joint.word is Word.TO:
        return Word.BEFORE not in left.operators and (same_unit or Word.SINCE in left.operators)
    if not same_unit or left.part or right.part:
        return False
    if joint.word is Word.DASH:
        return not right.operators
    if joint.word is Word.AND:
        return right.operators <= left.operators
    # A comma also divides statements: the date behind it must lean on the one before, or the other way round.
    leans = right.date.is_bare or left.written.year is None is not right.written.year
    shares_month = left.written.unit is Unit.DAY and left.written.month is None
    return (
        joint.word is Word.COMMA
        and not right.operators
        and (leans or shares_month or not right.date.form.startswith("ngày"))
    )


def _is_date(operands: list[Operand]) -> bool:
    """Whether at least one date does not depend on another, or an operator vouches for it."""
    words = {operand.date.word for operand in operands}
    if words <= {Word.MORE_DAYS, Word.MORE_QUARTERS, Word.MORE_YEARS}:
        return False
    if any(left.date.word is Word.MORE_YEARS for left in operands[:1]):
        return False
    operators = frozenset[Word]().union(*(operand.operators for operand in operands))
    if Word.THIS_YEAR in words:
        return bool(operands[0].part or operators & {Word.WITHIN, Word.BY, Word.TO})
    return bool(operators) or not all(operand.date.is_bare for operand in operands)


def _touches(words: list[Lexeme], at: int) -> bool:
    """Whether a lexeme follows the one before it with at most a blank between."""
    return 0 < at < len(words) and words[at].start - words[at - 1].end <= 1


def _bracket_closed(words: list[Lexeme], first: int, at: int) -> tuple[int, int]:
    """End and next index of the phrase from ``first``, taking in the bracket that closes one opened in it."""
    opened = sum(word.form.endswith("(") for word in words[first:at])
    closed = sum(word.word is Word.CLOSE for word in words[first:at])
    if opened > closed and at < len(words) and words[at].word is Word.CLOSE and _touches(words, at):
        return words[at].end, at + 1
    return words[at - 1].end, at


def _joined(form: str, found: list[Phrase]) -> list[Phrase]:
    """Put periods and the days they fall due on together."""
    done: list[Phrase] = []
    for phrase in found:
        if done and phrase.start < done[-1].end:  # it was counted to the one before
            continue
        if Word.BEFORE in phrase.operators and (counted := _COUNTED.match(form, phrase.end)):
            phrase = Phrase(phrase.start, counted.end(), relative=True)  # trước ngày 20/9/2022 ít nhất 10 ngày
        if done and _limits(form, done[-1], phrase):
            last = done.pop()
            rule, limits = (last, phrase) if last.period else (phrase, last)
            end = phrase.end + (form[phrase.end : phrase.end + 1] == ")" and "(" in form[last.end : phrase.start])
            done.append(replace(rule, start=last.start, end=end, limits=limits))
            continue
        if done and _goes_on_rule(form, done[-1], phrase):
            place = phrase.start
            phrase = replace(phrase, period=Lexeme(Word.PERIOD, place, place, "hằng năm", "hằng năm", None))
        if done and _one_rule(form, done[-1], phrase):
            last = done.pop()
            dated = last if last.operands else phrase
            end = phrase.end + (form[phrase.end : phrase.end + 1] == ")" and "(" in form[last.end : phrase.start])
            period = last.period or phrase.period
            phrase = replace(
                dated,
                start=last.start,
                end=end,
                period=period,
                limits=last.limits or phrase.limits,
                open_ended=False,
            )
        done.append(phrase)
    return [phrase for phrase in done if not phrase.only_days_of_month or phrase.period or phrase.following]


def _limits(form: str, left: Phrase, right: Phrase) -> bool:
    """Whether one of two phrases is a period and the other says from when or until when it returns."""
    gap = form[left.end : right.start]
    rule, limits = (left, right) if left.period else (right, left)
    if not rule.period or rule.limits or limits.period or limits.following or limits.relative or not limits.operands:
        return False
    if gap.strip(" ,(") or len(gap) > 3 or Word.BEFORE in limits.operators:
        return False
    until = any(word.form in ("hết", "kết thúc") for operand in limits.operands for word in operand.head)
    if not (until or limits.operators & {Word.SINCE, Word.TO} or limits.onward):
        return False
    months = {operand.written.unit for operand in limits.operands} <= {Unit.MONTH, Unit.QUARTER}
    return limits.states_year or (months and not re.search("năm|6 tháng|sáu tháng", rule.period.form))


def _goes_on_rule(form: str, left: Phrase, right: Phrase) -> bool:
    """Whether a day in brackets is of the same duty as a period before: "hằng quý (…), 6 tháng (trước ngày 05/6)"."""
    gap = form[left.end : right.start]
    if not (left.period and right.operands) or right.period or right.states_year or len(gap) > _FARTHEST_PERIOD:
        return False
    days = all(operand.written.unit is Unit.DAY and operand.written.month for operand in right.operands)
    return days and _NEXT_PERIOD.fullmatch(gap) is not None


def _one_rule(form: str, left: Phrase, right: Phrase) -> bool:
    """Whether one of two phrases is a period and the other says when in that period."""
    gap = form[left.end : right.start]
    dated, period = (right, left) if left.period and not left.operands else (left, right)
    if not period.period or period.operands or not dated.operands or dated.period:
        return False
    if gap.strip(" ,:(") == "" and len(gap) <= 3:
        return not dated.states_year
    if period is right or dated.states_year or len(gap) > _FARTHEST_DAY or any(mark in gap for mark in ".;\n"):
        return False
    if "năm" in period.period.form and Word.WITHIN in dated.operators and "," not in gap:  # hằng năm họp vào quý I
        return True
    days = all(operand.written.unit is Unit.DAY for operand in dated.operands)
    return days and dated.only_days_of_month is not ("năm" in period.period.form or "6 tháng" in period.period.form)
