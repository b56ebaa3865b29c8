"""Cuts a text into words of time, one after the other: the lexer of the grammar that ``parser`` parses.

Patterns are written in normal form, so quý, kỳ, kỷ are spelt ``quí``, ``kì``, ``kỉ``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from vanban.language.citations.numbers import NUMBER, DocumentNumber
from vanban.language.dates import FIGURES, OF_YEAR, PATTERNS, WEEKDAY, YEAR, Unit, WrittenDate, read_as
from vanban.language.deadlines.recurrence import Period
from vanban.language.traced_text import TracedText


class Word(StrEnum):
    """What a word of time does in a phrase. The values name the groups of the pattern."""

    CITED = "cited"  # the number of a document: a date after it is that document's
    NO_DAY = "no_day"  # tuần đầu tháng 9, trước kỳ họp, 10/3 âm lịch: days in it are none that all read alike
    RELATIVE = "relative"  # 05 ngày kể từ ngày bàn giao
    THAT_IS = "that_is"  # (tức ngày ...)
    FIELD = "field"  # Thời gian thực hiện:
    PERIOD = "period"  # hằng tháng, định kỳ 6 tháng
    FOLLOWING = "following"  # (15/01) năm sau
    BACKWARD = "backward"  # (từ năm 2020) trở về trước
    ONWARD = "onward"  # (năm 2025) và các năm tiếp theo
    PART_OF_YEAR = "part_of_year"  # 6 tháng đầu năm
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    THIS_YEAR = "this_year"  # (cuối) năm
    MORE_QUARTERS = "more_quarters"  # (quý I, ) II/2022
    MORE_YEARS = "more_years"  # (năm 2026 - ) 2027
    MORE_DAYS = "more_days"  # (ngày 21, ) 22
    PART = "part"  # đầu, giữa, cuối
    BEFORE = "before"
    BY = "by"
    SINCE = "since"  # từ
    AFTER = "after"
    TO = "to"
    OCCASION = "occasion"
    WITHIN = "within"  # trong, vào
    TENTATIVE = "tentative"
    DONE = "done"  # hoàn thành, xong
    OPEN_ENDED = "open_ended"  # kịp thời, theo quy định
    HOUR = "hour"
    WEEKDAY = "weekday"
    FILLER = "filler"
    AND = "and"
    COMMA = "comma"
    COLON = "colon"
    DASH = "dash"
    OPEN = "open"
    CLOSE = "close"


_NUMBER_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
_COUNT = r"(?:là |sau )?(?<![0-9/.,])[0-9]{1,3} ?(?:ngày|tuần|tháng(?! đầu| cuối)|giờ(?!,? ngày| ?[0-9]))(?: làm việc)?"
_LIMIT = r"(?:chậm nhất|muộn nhất|trễ nhất|ít nhất|tối thiểu|trong vòng|trong thời hạn|trong thời gian)"
# What a count starts from runs to the next punctuation, number or operator.
_EVENT = r"(?: (?!trước\b|chậm\b|muộn\b|và\b|hoàn\b|xong\b|[0-9])[^\s,;.:()]+){0,12}"
_OFTEN = r"(?:hằng|hàng|mỗi|từng)"
_AND_OFTEN = r"(?:,?(?: và)? (?:(?:hằng|hàng) (?:quí|năm)|quí|0?6 tháng)(?! (?:đầu|cuối|[0-9ivx]+)))*"
_TIMES = r"(?:/| một | 0?1 )lần"
_OCCASIONS = (
    r"(?:tết|đại hội|hội nghị|(?:kì|phiên|cuộc) họp|lễ|kì thi|khai giảng|bế giảng|khai mạc|bế mạc|bầu cử|mùa|năm học)"
)
# The name of an occasion runs to the next operator; its month or year is no deadline.
_NAME = (
    r"(?: (?:(?:thứ|lần) [0-9ivx]{1,4}(?![/0-9])"
    r"|(?!(?:trước|chậm|muộn|và|hoàn|xong|từ|đến|ngày|tháng|quí|trong|vào|hằng|hàng|dự)\b)[^\s,;.:()0-9]+))"
)
_ITS_YEAR = rf"(?: tháng {FIGURES}{OF_YEAR}|(?: năm)? {YEAR}(?: ?- ?{YEAR})?)"
_NAMED = rf"{_NAME}{{0,8}}{_ITS_YEAR}?"
_MONTH = r"(?:0?[1-9]|1[0-2])(?![0-9]| ?[/-] ?[0-9]{1,2}(?![0-9])| (?:tháng|buổi|lớp|ngày|giờ|đồng chí|người)\b)"
_NO_DAY = (
    rf"(?:ngay )?(?:trước|sau)(?: (?:khi|dịp|thời gian|kì nghỉ|ngày)){{0,2}} {_OCCASIONS}(?!\w){_NAMED}"
    rf"(?: (?:ít nhất )?[0-9]{{1,3}} ngày(?! ?[0-9]))?",
    rf"(?:trong |vào |nhân |đến )?(?:dịp |hết |giữa |cuối |đầu |suốt )(?:tết|nhiệm kì)(?!\w){_NAMED}",
    r"(?:trong |vào )?(?:(?:đầu |giữa |cuối )?tuần(?: lễ)? (?:đầu(?: tiên)?|cuối(?: cùng)?|giữa|thứ (?:[0-9]|\w+)"
    r"|[1-5])"
    r"|(?:thượng|trung|hạ) tuần|nửa đầu|(?:[0-9]{1,2}|mười) ngày (?:đầu|cuối)(?: tiên| cùng)?)(?: của)?"
    rf"(?: {_OFTEN})? (?:tháng|quí)(?: (?:{FIGURES}|iv|i{{1,3}}){OF_YEAR})?",
    rf"(?:(?:ngày|mùng|mồng|rằm) )*(?:{FIGURES} ?[/-] ?{FIGURES}(?: ?[/-] ?{YEAR})?"
    rf"|(?:{FIGURES} )?tháng {FIGURES}{OF_YEAR}) ?\(?âm lịch(?:\)? năm {YEAR})?",
    rf"(?:(?:ngày|mùng|mồng|rằm) )*(?:{FIGURES} )?tháng (?:giêng|chạp)(?:(?: năm)? {YEAR})?",
    rf"rằm tháng {FIGURES}|(?:(?:ngày|mùng|mồng) )*{FIGURES} tết",
    rf"ngày {FIGURES} (?:của )?(?:các )?tháng {_MONTH}(?:(?:,|,? và) (?:tháng )?{_MONTH})+{OF_YEAR}",
    rf"các tháng {FIGURES}(?:(?:,|,? và) {FIGURES})+ {_OFTEN} năm",
    r"(?:có |theo |sẽ )*thông báo(?: riêng)? sau|(?:có |theo )thông báo riêng",
    r"(?:trong |cuối |đầu |giữa )?(?:tuần|tháng|quí) (?:này|tới)|(?:trong )?tuần sau|cuối tuần",
    rf"(?:trước )?ngày làm việc cuối cùng (?:của )?(?:{_OFTEN} )?(?:tháng|quí)(?! ?[0-9iv])",
    r"(?:đầu|giữa|cuối) (?:(?:tháng|quí)(?! (?:[0-9iv]|hằng|hàng|mỗi|này|sau|trước))|năm (?:sau|tới))",
    # the year of whatever it is that something comes before
    r"trước(?! (?:ngày|tháng|quí|năm|mùng|mồng|thời|hết|cuối|đầu|giữa|sáng|chiều|tối|thứ|dịp|các|khi|kì)\b)"
    rf"{_NAME}{{1,8}}{_ITS_YEAR}",
    rf"(?:ngày )?{FIGURES}(?: ?/ ?{FIGURES}| tháng {FIGURES}) (?:của )?năm (?:trước|ngoái)(?! (?:ngày|khi))",
    rf"(?:ngày )?{FIGURES}(?: ?/ ?{FIGURES}| tháng {FIGURES}) (?:của )?năm học (?:sau|tới|tiếp theo|kế tiếp|mới)",
    rf"(?:(?:[2-9]|1[0-9]|hai|ba|bốn|năm) năm|(?:0?[24578]|hai|bốn|năm|tám) tháng|(?:[2-9]|hai|ba|bốn) tuần|nửa năm"
    rf"|[0-9]{{1,2}} ngày){_TIMES}",
    r"(?:ít nhất )?[0-9]{1,2} lần ?/ ?(?:năm|quí|tháng|tuần)",
)
_NUMBERED = r"(?= (?:ngày|tháng|quí|năm) ?[0-9iv])"
_END_DAY = rf"ngày (?:đầu tiên|cuối cùng)(?: của)?{_NUMBERED}"
_BEFORE_END = rf"trước (?:khi )?hết{_NUMBERED}"  # over with the last day of it

_PATTERNS = {
    Word.CITED: f"{_NUMBER_MARK}+",
    Word.NO_DAY: "|".join(_NO_DAY),
    Word.RELATIVE: (
        rf"(?:(?:{_LIMIT}|trong) )?{_COUNT},? (?:(?:kể|tính) từ|sau|(?<!tháng )trước)(?: ngày)?(?= [0-9])"
        r"|(?<!báo )trước (?:ít nhất )?[0-9]{1,3} (?:ngày|tuần)(?: làm việc)?"
        rf"(?:(?: so với| kể từ)?(?: ngày)?(?= [0-9]{{1,2}} ?[/.-])|(?! ?[0-9/]| ngày [0-9]){_EVENT})"
        rf"|(?:(?:{_LIMIT}|trong) )?{_COUNT},? (?:(?:kể |tính )?từ|(?:sau|trước) (?:ngày|khi))"
        rf"(?! ?[0-9]| ngày [0-9]){_EVENT}"
        rf"|{_LIMIT} {_COUNT}(?:,? (?:trước|sau)(?: (?:ngày|khi))?(?! ?[0-9]){_EVENT})?"
    ),
    Word.THAT_IS: r"tức(?: là)?",
    Word.FIELD: r"(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình)(?: [^\W\d_]+){0,5} ?:",
    Word.PERIOD: (
        rf"(?:vào )?ngày cuối cùng (?:của )?(?:{_OFTEN} )?tháng(?! ?[0-9])|(?:hằng|hàng|mỗi) ngày"
        rf"|(?:định kì,? )?(?:vào )?{_OFTEN} (?:tuần|tháng|quí|năm)(?! học){_AND_OFTEN}"
        rf"|(?:định kì )?(?:0?[136]|một|ba|sáu) tháng{_TIMES}|(?:định kì )?(?:0?1|một) (?:quí|năm){_TIMES}"
        rf"|(?:định kì )?(?:tuần|tháng|quí|năm){_TIMES}|(?:0?1|một) lần ?/ ?(?:tuần|tháng|quí|năm)"
        rf"|định kì (?:(?:0?[136]|một|ba|sáu) tháng(?! đầu| cuối)|(?:0?1|một) (?:quí|năm)){_AND_OFTEN}"
    ),
    Word.FOLLOWING: (
        r"(?:của )?tháng (?:đầu|cuối)(?: cùng)?(?: của)?(?: (?:hằng|hàng|mỗi))? quí"
        r"(?: (?:sau|tiếp theo|kế tiếp))?|của (?:mỗi )?tháng(?! (?:[0-9]|sau|tiếp|kế|liền))"
        r"|(?:của )?(?:(?:năm|tháng) (?:sau|tiếp theo|kế tiếp|liền kề)|năm báo cáo)|(?<=[0-9] )(?:của )?năm tới"
    ),
    Word.BACKWARD: r"trở (?:về|lại) trước|về trước",
    Word.ONWARD: r"và (?:các |những )năm (?:tiếp theo|sau|kế tiếp|tới)|trở đi",
    Word.PART_OF_YEAR: PATTERNS[Unit.PART_OF_YEAR],
    Word.HOUR: (
        r"(?:lúc )?(?<![\w/.,])[0-9]{1,2}"
        r"(?: ?giờ(?: ?[0-9]{2}(?![0-9/])(?: ?phút)?)?|h(?:[0-9]{2})?\b'?|[g:][0-9]{2}\b)"
        r"|(?:vào |trong )?(?:buổi )?(?:sáng|chiều|tối)(?=,? (?:ngày [0-9]|thứ|[0-9]{1,2}/))"
    ),
    Word.MORE_QUARTERS: (
        rf"(?:(?<![\w.])(?:iv|i{{1,3}})(?!\w)|(?:(?<=quí [1-4] và )|(?<=quí [1-4], )|(?<=quí [1-4]-)|(?<=quí [1-4] - ))"
        rf"[1-4](?![0-9])){OF_YEAR}"
    ),
    Word.DAY: PATTERNS[Unit.DAY],
    Word.MONTH: PATTERNS[Unit.MONTH],
    Word.QUARTER: PATTERNS[Unit.QUARTER],
    # Not in "Kế hoạch 5 năm 2021-2025"; without "năm" in a cell of a table.
    Word.YEAR: rf"(?<![0-9] ){PATTERNS[Unit.YEAR]}|(?<=\| ){YEAR}(?= ?(?:- ?{YEAR} ?)?\|)",
    Word.THIS_YEAR: r"năm(?! (?:ngày|tháng|tuần|năm|qua|học|sau|trước|ngoái|tới|[0-9]))",
    Word.MORE_YEARS: rf"(?<![\w/.])(?<![^0-9]-){YEAR}(?! ?/)",
    Word.MORE_DAYS: rf"(?<![\w/.]){FIGURES}(?! ?/)",
    Word.OPEN_ENDED: (
        r"kịp thời|khẩn trương|ngay(?: sau)?(?: khi)?|sau khi|khi (?:có|cần)|kể từ (?:ngày|khi)(?! ?[0-9])"
        r"|(?:theo|đúng) (?:[^\W\d_]+ ){0,3}?(?:qui định|lộ trình|kế hoạch|tiến độ|hướng dẫn|yêu cầu)"
        r"|có kế hoạch riêng|(?:không|chưa) (?:ghi|định ngày|xác định)|thường xuyên|liên tục|lâu dài|đột xuất"
        r"|định kì(?! (?:tháng|quí|năm) ?[0-9iv])|(?:trong )?thời gian tới|(?:(?:trong|suốt|"
        r"cả) ){1,3}nhiệm kì"
    ),
    # "tháng trước" is the last month; "hằng tháng trước ngày 25" is not
    Word.BEFORE: (
        rf"(?!{_BEFORE_END})"
        r"(?:(?<!năm )(?<!tháng )(?<!quí )(?<!kì )trước|trước(?= (?:ngày )?[0-9]))(?: thời điểm| mốc(?: thời gian)?)?"
        rf"(?: các(?= ngày [0-9]))?(?:(?! {_END_DAY}) ngày(?! ?[0-9]))?(?= )"
    ),
    Word.SINCE: r"(?:kể )?từ|không (?:sớm hơn|trước)|sớm nhất(?: là)?",
    Word.BY: (
        r"(?:chậm|muộn|trễ) nhất|không (?:được |để )?(?:(?:muộn|chậm|trễ) hơn|sau|(?:chậm )?quá)"
        rf"|hạn cuối(?: cùng)?|hạn chót|hạn|hết|{_BEFORE_END}"
    ),
    Word.AFTER: r"sau",
    Word.TO: r"(?:cho )?đến|tới",
    # The occasion itself may be named in between: vào dịp kỷ niệm ... (19/5/1890 - 19/5/2022)
    Word.OCCASION: (
        r"\b(?:tập trung )?(?:vào |nhân |trong )?dịp\b"
        r"(?:(?: [^\n.;:()]{0,120})?\((?=[0-9])|[^\n.;:()0-9]{1,100}?(?= (?:ngày )?[0-9]{1,2}/[0-9]))?"
    ),
    Word.WITHIN: r"trong(?: suốt| cả)?|vào",
    Word.TENTATIVE: r"dự kiến|phấn đấu|cố gắng",
    Word.DONE: (
        r"(?:thời gian |thời hạn )?(?:hoàn thành|hoàn tất|kết thúc|thực hiện|tổ chức)|thời gian|thời hạn|xong"
        r"|triển khai|bắt đầu|báo cáo|gửi|nộp|khai mạc|diễn ra|tiến hành"
    ),
    Word.PART: rf"đầu|giữa|cuối|{_END_DAY}",
    Word.WEEKDAY: rf"(?<!lần )(?<!tuần )(?:{WEEKDAY})",
    Word.FILLER: r"là|khoảng",
    Word.AND: r"và|hoặc|&",
    Word.COMMA: ",",
    Word.COLON: ":",
    Word.DASH: "-",
    Word.OPEN: r"\(",
    Word.CLOSE: r"\)",
}
_DASHED = re.compile(r"[0-9]{1,2} ?[.-] ?[0-9]{1,2}")
_JOINTS = frozenset({Word.AND, Word.COMMA, Word.TO})
_UNBOUNDED = frozenset({Word.CITED, Word.OCCASION, Word.COMMA, Word.COLON, Word.DASH, Word.OPEN, Word.CLOSE})


# What words of time begin with. Most words of a text are none: one look tells them apart, for speed.
_BEGINNINGS = (
    "[0-9iv]|ba|buổi|bốn|báo|bắt|chi|cho|chiều|chín|chưa|chậm|chủ|cuối|các|có|cả|cố|của|diễn|dịp|dự|giữa|gửi|hai|hoàn|hoặc|hàng|hạ|hạn|"
    "hằng|hết|khai|khi|khoảng|khẩn|không|kết|kể|kịp|liên|là|lâu|lúc|lộ|muộn|mùng|mười|mồng|mỗi|một|ngay|ngà|nhân|nộp|nửa|năm|"
    "phấn|quí|rằm|sau|suốt|sáng|sáu|sẽ|sớm|theo|thá|thông|thư|thượng|thời|thứ|thực|tiến|triển|trong|trung|trư|trễ|trở|tuần|tối|tổ|tới|tức|từ|vào|và|"
    "xong|ít|đ"
)


def _alternation() -> str:
    """The patterns in their order; neighbours that are whole words share one look at the word's edges."""
    found = []
    for whole, words in groupby(_PATTERNS, key=lambda word: word not in _UNBOUNDED):
        named = "|".join(f"(?P<{word}>{_PATTERNS[word]})" for word in words)
        found.append(rf"\b(?={_BEGINNINGS})(?:{named})(?!\w)" if whole else named)
    return "|".join(found)


_LEXER = re.compile(_alternation())
_UNITS = {
    Word.DAY: Unit.DAY,
    Word.MONTH: Unit.MONTH,
    Word.QUARTER: Unit.QUARTER,
    Word.PART_OF_YEAR: Unit.PART_OF_YEAR,
    Word.YEAR: Unit.YEAR,
    Word.MORE_DAYS: Unit.DAY,
    Word.MORE_QUARTERS: Unit.QUARTER,
    Word.MORE_YEARS: Unit.YEAR,
}
_PERIODS = {
    "tuần": Period.WEEKLY,
    "tháng": Period.MONTHLY,
    "quí": Period.QUARTERLY,
    "3": Period.QUARTERLY,
    "ba": Period.QUARTERLY,
    "6": Period.HALF_YEARLY,
    "sáu": Period.HALF_YEARLY,
    "năm": Period.YEARLY,
}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word of time, its place in the text, and the date it writes if it writes one.

    ``form`` is it in normal form, ``words`` as written, for showing.
    """

    word: Word
    start: int
    end: int
    form: str
    words: str
    written: WrittenDate | None

    @property
    def is_bare(self) -> bool:
        """Whether it is a date only beside another word of time: 15/3, 22, 2027."""
        if self.word in (Word.MORE_DAYS, Word.MORE_QUARTERS, Word.MORE_YEARS, Word.THIS_YEAR):
            return True
        if self.word is Word.MONTH:
            return self.form[0].isdigit()
        full = self.written is not None and self.written.year is not None
        return self.word is Word.DAY and not full and self.form[0].isdigit() and "/" in self.form


def lexemes(text: TracedText) -> list[Lexeme]:
    """The words of time of a text, in order, without overlap."""
    found: list[Lexeme] = []
    for match in _LEXER.finditer(_masked(text)):
        if not _DASHED.fullmatch(match[0]) or _vouches(found):
            found.append(_lexeme(text, match))
    return found


def _vouches(found: list[Lexeme]) -> bool:
    """Whether the words of time end with what makes 3-4 a day: a day to which it is joined, or an operator."""
    last = next((each.word for each in reversed(found[-2:]) if each.word not in _JOINTS), None)
    return last in (Word.DAY, Word.BEFORE, Word.BY, Word.SINCE, Word.OCCASION)


def days_in(text: TracedText) -> list[Lexeme]:
    """The days that a text names, whatever they are the days of."""
    return [each for each in lexemes(text) if each.word is Word.DAY and each.written]


def _masked(text: TracedText) -> str:
    """The normal form with the numbers of documents masked: no date begins inside one."""
    form = list(text.form)
    for match in NUMBER.finditer(text.words):
        if DocumentNumber.of(match):
            form[slice(*match.span())] = _NUMBER_MARK * len(match[0])
    return "".join(form)


def period_of(form: str) -> Period:
    """The period that words matched as ``Word.PERIOD`` or ``Word.FOLLOWING`` state, the first of several."""
    if match := re.search(r"(?:hằng|hàng|mỗi|từng) ngày", form):
        return Period.DAILY
    match = re.search(r"tuần|quí|(?:3|ba) tháng|(?:6|sáu) tháng|tháng|năm", form)
    assert match is not None
    return _PERIODS[match[0].split()[0]]


def _lexeme(text: TracedText, match: re.Match[str]) -> Lexeme:
    word = Word(match.lastgroup or "")
    form = match[0]
    written = None
    if word is Word.THIS_YEAR:
        written = WrittenDate(Unit.YEAR, None, 1, None, 12)
    elif word in _UNITS:
        written = read_as(_UNITS[word], f"quí {form}" if word is Word.MORE_QUARTERS else form)
    if word is Word.MONTH and not _follow_one_another(form):  # tháng 3, 6, 9/2022
        word, written = Word.NO_DAY, None
    words = " ".join(text.words[slice(*match.span())].split())
    return Lexeme(word, *match.span(), form, words, written)


def _follow_one_another(form: str) -> bool:
    """Whether the months that are named are a run, or a span of two: tháng 7, 8, 9; tháng 7 - 9."""
    months = [int(digits) for digits in re.findall(r"(?<![0-9])[0-9]{1,2}(?![0-9])", form)]
    is_span = len(months) == 2 and "-" in form and months[0] < months[1]
    return is_span or all(right - left == 1 for left, right in pairwise(months))
