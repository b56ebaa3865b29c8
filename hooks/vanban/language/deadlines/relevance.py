"""Which statements of time in running text are deadlines, and which are history, horizons or names.

A date with an operator (trước, chậm nhất, hoàn thành) speaks for itself; a bare one needs a field of time
(``Thời gian:``) or other support around it.
"""

import re
from datetime import date

from vanban.language.dates import Unit
from vanban.language.deadlines.deadline import Deadline, Kind
from vanban.language.deadlines.lexer import Word
from vanban.language.deadlines.parser import Phrase

_NEAR = 120  # letters looked at on either side
_FAR = 300  # letters in which the verb of a sentence that begins with a date stands
_FIELD = re.compile(r"(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình)(?: [^\W\d_]+){0,5} ?:[^.\n|]*$")
_FIELD_JUST_BEFORE = re.compile(r"(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình)(?: [^\W\d_]+){0,5} ?: ?$")
_PAST = re.compile(r"\b(?:đã|vừa qua|vừa được|được (?:diễn ra|tổ chức|thông qua|ban hành))\b")
_DONE_ALREADY = re.compile(r",? đã\b")
_AS_SET = re.compile(
    r"\b(?:lịch|kế hoạch|chương trình|nội dung|thời gian|nhiệm vụ|như)(?: \w+){0,2} đã\b|\bđã (?:bố trí|đề ra|"
    r"xác định|phân công)\b"
)
_OF_MONTH = re.compile(
    r"(?:báo cáo|tình hình|kết quả|lương|số liệu|chỉ số|dự toán|công tác|thu|chi|quyết toán|nhiệm vụ|giá|của|"
    r"thông báo)(?: \w+)? $"
)
_FEAST = re.compile(
    r"(?:kỉ niệm|chào mừng|hưởng ứng|ngày|dịp|truyền thống|thành lập|quốc (?:khánh|tế)|lễ|tết)(?: [^\s.;]+){0,10} $"
)
_CASE = re.compile(r"\btrường hợp(?: [^\s,;.]+){1,12} $")
_FORCE = re.compile(r"\bhiệu lực\b")
_RESULTS = re.compile(r"(?:kết quả|tình hình|số liệu) $")
_COUNTED = re.compile(r"\b(?:tuổi|tính)(?: \w+){0,4} $")
_YEAR_WORK = re.compile(
    r"\b(?:hoàn thành|hoàn tất|xong|ban hành|trình|tổ chức|phê duyệt|đưa vào|triển khai|xây dựng)\b"
)
_CLAUSE_STARTS = re.compile(r"(?:^|[.;:\n|+]|(?:^|\n| )-|, và|,) ?$")
_HORIZON = re.compile(r"(?:tầm nhìn|định hướng|giai đoạn|chiến lược|tính)(?: [^\W\d]+)? $")
_TERM_OF_OFFICE = re.compile(r"\bnhiệm kì\b[^.;\n]*$")
# "Mốc kiểm tra: từ ngày 01/01/2023 đến thời điểm kiểm tra": the time that is looked at.
_UNTIL_NOW = re.compile(r",? (?:cho )?đến (?:hết )?(?:nay|hiện nay|thời điểm)\b")
_EFFECT = re.compile(r"(?:hiệu lực|thi hành|áp dụng)(?: \w+){0,3} $")
_CELL = re.compile(r"\| ?$")
_IN_PLACE = re.compile(r"(?:^|\n) ?$")
_ENDS = re.compile(r"[.;]?(?: ?\n|$)")
_OF_ISSUER = re.compile(r"[ ,]*của\b")
_GOES_ON = re.compile(r",? (?:và|của|hoặc)\b|[.;:)\n|]| ?$")
_DUTIES = re.compile(
    r" (?:báo cáo|tổ chức|kiểm tra|kiểm điểm|xây dựng|đánh giá|sơ kết|tổng kết|tiến hành|rà soát|gửi|tham mưu"
    r"|tổng hợp|thực hiện(?! theo)|cập nhật|giao ban|thông báo|phối hợp|chủ trì|giám sát|khảo sát|nộp|lập)\b"
)
_CLOCK = re.compile(r"\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|giờ)(?: [0-9]{1,2})?,? $")
_MEETING = re.compile(r"[,;] (?:sơ kết|tổng kết|họp|giao ban) $")
_REVIEW = re.compile(r"(?:đánh giá|sơ kết|tổng kết|kiểm điểm|báo cáo)(?: \w+){0,1} $")


def is_deadline(deadline: Deadline, phrase: Phrase, form: str, year: int | None, issued: date | None) -> bool:
    """Whether a phrase at its place in a text in normal form is a deadline of the document.

    ``year`` is the year of the document, ``issued`` its day or one not after it, if known.
    """
    before = form[max(0, phrase.start - _NEAR) : phrase.start]
    after = form[phrase.end : phrase.end + _NEAR]
    sentence = re.split(r"[.;\n] ?", before)[-1]
    if phrase.open_ended:
        return _FIELD_JUST_BEFORE.search(before) is not None
    if phrase.relative:
        return True
    if deadline.kind is Kind.RECURRING:
        return bool(phrase.operands or phrase.limits) or _governs_duty(sentence, before, after, phrase)
    if _is_name_or_case(phrase, before, after) or _is_looked_at(deadline, after, issued):
        return False
    if phrase.operators & {Word.TENTATIVE, Word.OCCASION}:
        return True
    last = deadline.end or deadline.start
    if deadline.kind is Kind.BEFORE:
        return not (issued and last and last <= issued and _PAST.search(sentence))
    if year and last and last.year < year and deadline.kind is not Kind.FROM:
        return False
    unit = phrase.operands[-1].written.unit
    if issued and last and last < issued and unit is Unit.DAY and deadline.kind in (Kind.ON, Kind.DURING):
        return _FIELD.search(before) is not None
    coming = issued is not None and last is not None and last > issued
    said_next = form[phrase.end : phrase.end + _FAR]
    if _is_told(phrase, deadline.kind, _AS_SET.sub("", sentence) if coming else sentence, said_next):
        return False
    return _has_support(deadline, phrase, before, after) or (coming and _is_programme(phrase, before, after))


def _is_name_or_case(phrase: Phrase, before: str, after: str) -> bool:
    """Whether the time belongs to a name (tầm nhìn đến năm …), an age, an effect, or says which cases are meant."""
    if _CASE.search(before) and phrase.operators <= {Word.WITHIN, Word.SINCE, Word.TO, Word.AFTER}:
        return True
    if phrase.operands[-1].written.unit is Unit.YEAR and phrase.is_span and _TERM_OF_OFFICE.search(before):
        return True
    names = (_HORIZON, _COUNTED, _EFFECT)
    return any(name.search(before) for name in names) or ", tầm nhìn" in after[:12]


def _is_looked_at(deadline: Deadline, after: str, issued: date | None) -> bool:
    """Whether a time that has begun is looked at up to now: "từ ngày 01/01/2023 đến thời điểm kiểm tra"."""
    coming = issued and deadline.start and deadline.start > issued
    return deadline.kind is Kind.FROM and not coming and _UNTIL_NOW.match(after) is not None


def _is_told(phrase: Phrase, kind: Kind, sentence: str, said_next: str) -> bool:
    """Whether a sentence tells what has happened, or from when something is in force."""
    if kind is Kind.FROM and _FORCE.search(re.split(r"[.;\n]", said_next)[0]):
        return True
    if _DONE_ALREADY.match(said_next) or _PAST.search(sentence):
        return True
    return not phrase.operators - {Word.SINCE} and _PAST.search(re.split(r"[.;\n]", said_next)[0]) is not None


def _is_programme(phrase: Phrase, before: str, after: str) -> bool:
    """Whether a day or month to come, named without more, is one of the document's own programme."""
    if _OF_ISSUER.match(after):
        return False
    unit = phrase.operands[-1].written.unit
    if unit is Unit.DAY:
        return phrase.states_year or not _FEAST.search(before)
    return phrase.states_year and unit in (Unit.MONTH, Unit.QUARTER) and not _OF_MONTH.search(before)


def _governs_duty(sentence: str, before: str, after: str, phrase: Phrase) -> bool:
    """Whether ``hằng năm`` says when something is done, and does not describe a plan or a ranking."""
    period = phrase.period.form if phrase.period else ""
    if _FIELD.search(before) or period.startswith("định kì") or period.endswith("lần"):
        return True
    if _CLOCK.search(before) or _MEETING.search(before):
        return True
    if _GOES_ON.match(after):
        return False
    return _CLAUSE_STARTS.search(before) is not None or _DUTIES.match(after) is not None


def _has_support(deadline: Deadline, phrase: Phrase, before: str, after: str) -> bool:
    """Whether anything but the date itself says that it is a deadline."""
    operators = phrase.operators
    unit = phrase.operands[-1].written.unit
    # "báo cáo quý II/2022", "kết quả thực hiện quý II/2022" name a report.
    reported = any(word.form == "báo cáo" for word in phrase.operands[0].head) or _RESULTS.search(before)
    if unit is not Unit.DAY and reported:
        operators -= {Word.DONE}
    if _IN_PLACE.search(before) and _ENDS.match(after):
        return True
    if Word.DONE in operators or Word.BY in operators or _FIELD.search(before) or _CELL.search(before):
        return True
    if _OF_ISSUER.match(after):
        return False
    clause_starts = _CLAUSE_STARTS.search(before) is not None
    if unit is Unit.DAY:
        weekday = any(operand.weekday is not None for operand in phrase.operands)
        return bool(operators) or weekday or phrase.with_hour
    if unit is Unit.PART_OF_YEAR:
        return bool(operators) or _REVIEW.search(before) is not None
    if unit is Unit.YEAR:
        if phrase.operands[-1].part:
            return phrase.states_year
        if Word.WITHIN in operators and _YEAR_WORK.search(re.split(r"[.;\n]", before)[-1]):
            return True
        return phrase.onward or (bool(operators) and (clause_starts or _REVIEW.search(before) is not None))
    return bool(operators or phrase.operands[-1].part) or (clause_starts and after[:1] == ":")
