"""Names of bodies that issue documents, as they stand in running text: where the name begins and ends.

A name is told by its capitals: "Bộ Chính trị", "Ban Tuyên giáo Tỉnh ủy Quảng Ngãi", "Ủy ban nhân dân tỉnh". A
capital word may be followed by one small syllable out of those that end the compounds of such names, so that
the verb or the subject matter after the name ("về …", "triển khai …") is left out.
"""

import re
from dataclasses import dataclass

from vanban.language.citations.kinds import KIND
from vanban.language.numerals import ORDINALS
from vanban.language.traced_text import TracedText

CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_ENDINGS = """
    an binh bộ chính chức công cử dân dục giáo hiệp hoá hoạch hành hóa học hội khoa lý lịch nghiệp
    nghệ ngữ nhân niên nữ phòng phố phủ quân quốc sát sản sử sự thanh thao thông thư thương thể tin
    tra trung trường trận trị trực tài tâm tư tướng tạo tế uỷ viện vận vụ xã án điện đoàn đạo đảng
    đốc đồng động ương ủy
"""
_SMALL = """nhân dân|đảng bộ|cán sự [đĐ]ảng|đại biểu|toàn quốc|quốc gia|các cơ quan|khối|
    tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu"""

# "Kế hoạch và Đầu tư" is a ministry's field; any other type word begins the next document.
_NO_NAME = rf"(?!(?i:về|v/v|theo|căn cứ|thực hiện|tại|ngày|[ivx]+|(?!kế hoạch và đầu tư)(?:{KIND}))\b)"
# Compounds with a second small syllable, also by misprint of the capital (Bộ chính trị).
_MIXED = "[ỦU][ỷy] ban|Bộ chính trị|Bà Rịa - Vũng Tàu|Ban (?:bí thư|chấp hành|thường vụ|tuyên giáo|tổ chức|dân vận)"
# "Sông Cầu thông báo", "Tân Lập công bố": these endings begin verbs, too.
_NO_VERB = r"(?!(?<=thông) (?:báo|qua)|(?<=công) (?:bố|khai|nhận|tác)|(?<=thường) xuyên|(?<=thể) hiện|(?<=tin) tưởng)"
_WORD = rf"{_NO_NAME}(?:{_MIXED}|[{CAPITALS}][\w']*(?:\s(?:{'|'.join(_ENDINGS.split())})\b{_NO_VERB})?)"
_FIELDS = "Văn h(?:óa|oá), Thể thao và Du lịch|Lao động(?: -|,) Thương binh và Xã hội"
# "và" joins the fields of one office, never two bodies.
_OFFICE = rf"(?:Bộ|Sở|Ban|Phòng|Trung tâm)\s(?:{_FIELDS}|{_WORD}(?:\s{_WORD}){{0,2}}\svà\s(?!Ban\b|Bộ\b){_WORD})"
_SMALL_WORDS = "|".join(word.strip() for word in _SMALL.split("|"))
_BODY = re.compile(rf"(?:{_OFFICE}|{_WORD})(?:\s(?:{_WORD}|(?:{_SMALL_WORDS})\b)){{0,12}}")

# In normal form (khoá, not khóa), a letter for a letter of the words. "Trung ương năm 2022" is no fifth plenum.
_COUNT = rf"(?:[0-9]{{1,2}}|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\b(?!(?<=năm) [12][0-9]{{3}}\b)"
_PLENUM = re.compile(
    rf"hội nghị lần thứ (?P<nth>{_COUNT})(?: (?:của )?(?P<body>(?:ban chấp hành|bch) (?:trung ương|tw|tư)(?: đảng)?))?"
    rf"|(?:hội nghị )?(?:(?:bch|ban chấp hành) )?trung ương (?:lần thứ )?(?P<count>{_COUNT})"
    r"(?: lần (?:thứ )?(?:[0-9]|hai)\b)?"
)
_TERM = re.compile(r",? \(? ?(?:khoá|lần thứ) (?P<term>[ivx]{1,6})\b\)?(?: của đảng\b)?")
_CONGRESS_TERM = re.compile(r" (?P<term>[ivx]{1,6})\b(?: của đảng\b)?")


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body whose name and term end at ``end``; ``term`` is a Roman numeral, ``plenum`` counts from 1.

    A plenum ("Hội nghị Trung ương 4") acts for the Central Committee: that is its ``name`` also where the
    text leaves it out. A term that stands alone ("(khóa XIII)") has no name.
    """

    name: str
    term: str | None
    plenum: int | None
    end: int

    @property
    def is_congress(self) -> bool:
        """Whether it is a congress, which has a term but no plenum."""
        return self.name.casefold().startswith("đại hội")


def read_issuer(text: TracedText, start: int) -> Issuer | None:
    """The body whose name begins exactly at ``start``, with its term; None where no name begins."""
    plenum = None
    if session := _PLENUM.match(text.form, start):
        count = session["nth"] or session["count"]
        plenum = ORDINALS.get(count) or int(count)
        name = text.words[slice(*session.span("body"))] if session["body"] else "Ban Chấp hành Trung ương"
        end = session.end()
    elif body := _BODY.match(text.words, start):
        name, end = body[0], body.end()
    else:
        return None
    congress = name.casefold() == "đại hội"
    term = _TERM.match(text.form, end) or (congress and _CONGRESS_TERM.match(text.form, end)) or None
    return Issuer(" ".join(name.split()), term and term["term"].upper(), plenum, term.end() if term else end)


def read_term(text: TracedText, start: int) -> Issuer | None:
    """A term that stands alone ("(khóa XIII)") from ``start`` on."""
    term = _TERM.match(text.form, start)
    return term and Issuer("", term["term"].upper(), None, term.end())
