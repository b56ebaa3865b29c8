"""Where the issuing body sits, as far as the text says. A place that no words name stays unknown.

A body is of a province, a district or a commune; what is above it may be unknown too. An unknown place is one of its
own (``chưa rõ (…)``): of the document, or of what is known below it, so that two documents of Tam Kỳ agree.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Self

from vanban.documents.locality import UNKNOWN, Locality
from vanban.intake.facts.tree import CAPITAL
from vanban.language.text import normal

CENTRAL = re.compile(
    r"(?:bộ chính trị|ban bí thư|trung ương|chính phủ|thủ tướng|quốc hội|(?:ủy|uỷ) ban thường vụ quốc hội|"
    r"tổng liên đoàn|văn phòng (?:chính phủ|quốc hội|trung ương|chủ tịch nước)|bảo hiểm xã hội việt nam|"
    r"ngân hàng nhà nước|bộ (?!chỉ huy|tư lệnh|phận)\S|(?:tòa|toà) án nhân dân tối cao|kiểm toán nhà nước|"
    r".*\btrung ương\b)",
    re.IGNORECASE,
)
"""A body of the country."""

_COMMITTEES = {
    "tỉnh ủy": "tỉnh", "thành ủy": "thành phố", "thị ủy": "thị xã", "huyện ủy": "huyện", "quận ủy": "quận",
    "tỉnh đoàn": "tỉnh", "thành đoàn": "thành phố", "thị đoàn": "thị xã", "huyện đoàn": "huyện",
}  # fmt: skip
_LEVELS = ("tỉnh", "thành phố", "thị xã", "thị trấn", "đặc khu", "huyện", "quận", "phường", "xã")
_CITIES = {normal(name) for name in ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")}
"""Cities that stand beside provinces (thành phố trực thuộc Trung ương)."""

_NO_NAME = (
    r"Kế hoạch|Nghị quyết|Quyết|Chương trình|Hướng dẫn|Chỉ thị|Kết luận|Thông báo|Đề án|Phó|Trưởng|Bí thư|Giám đốc|"
    r"Chủ tịch|Ban|Mặt trận|Ủy|Uỷ|[A-ZĐ]{2}|Hội đồng|Hội nghị|Liên đoàn|Trung tâm|Trung ương|Công an|Công đoàn|Đảng|"
    r"Văn phòng|Thường|Các|Căn cứ|Thực hiện|Tham mưu|Phân công|Đồng chí|Tỉnh|Thành (?:ủy|uỷ|phần)|Thị (?:ủy|uỷ)|"
    r"Huyện|Quận|Việt Nam|Về|Và|Sở|Phòng|Cơ quan|Nhân dân|Quân|Khóa|Khoá|[IVX]+"
)
"""What follows the word of a level and is no place: "Thị ủy Kế hoạch"."""
_NAME = rf"(?!(?:{_NO_NAME})(?!\w)){CAPITAL}\w*(?:[ -]{CAPITAL}\w*){{0,3}}"
_NAMED = re.compile(
    rf"(?<!\w)(?P<word>(?i:{'|'.join(_COMMITTEES).replace('ủy', '(?:ủy|uỷ)')}|{'|'.join(_LEVELS)})) (?P<name>{_NAME})"
)
_OF_COMMITTEE = re.compile(rf"(?<!\w)(?i:{'|'.join(_COMMITTEES).replace('ủy', '(?:ủy|uỷ)')})(?!\w)")
_OF_LEVEL = re.compile(
    rf"(?<!các )(?<!mỗi )(?<!từng )(?<!, )(?<!cấp )(?<!\w)(?i:{'|'.join(_LEVELS)})(?=\s*$|\s{CAPITAL}|\s*\()"
)
_SURE = re.compile(
    r"(?:đảng bộ|nhân dân|ubnd|hđnd|uỷ ban nhân dân|ủy ban nhân dân|hội đồng nhân dân|địa bàn|thị ủy|thành ủy|"
    r"huyện ủy|quận ủy|tỉnh ủy)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a document speaks from, and how that is known.

    ``levels`` are those of ``locality.places`` ("thị xã", "tỉnh"); ``inferred`` are places that the issuer's own words
    do not hold, ``unknown`` those nothing names.
    """

    locality: Locality
    levels: tuple[str, ...]
    inferred: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @classmethod
    def at(cls, locality: Locality) -> Self:
        """Of a body that is known to sit there."""
        names = zip(locality.places, locality.names, strict=True)
        return cls(locality, tuple(place[: -len(own)].strip() for place, own in names))


def standing(issuer: str | None, text: str, seat: str | None, stem: str) -> Standing:
    """Where the body named ``issuer`` sits, by its own words, the text and the place ("Hải Dương, ngày …") above.

    ``stem`` tells an unknown place of this document from those of others; only a digest of it is shown, for the pages
    of bodies must not tell the name of a file that may be internal.
    """
    if issuer and CENTRAL.match(issuer):
        return Standing(Locality(()), ())
    level = level_of(issuer or "")
    mark = hashlib.sha256(stem.encode()).hexdigest()[:8]
    inferred: list[str] = []
    own = named_place(issuer or "")
    if own is None and level:
        own = _only(text, level) or _of_seat(seat, level)
        inferred += [own] if own else []
    places = [own or f"{UNKNOWN} ({mark})"]
    levels = [level or "?"]
    if not _is_top(places[0]) and level != "tỉnh":
        above = _only(text, "tỉnh", loosely=True) if level else None
        inferred += [above] if above else []
        places.append(above or f"{UNKNOWN} (cấp tỉnh của {own or mark})")
        levels.append("tỉnh")
    unknown = tuple(place for place in places if place.startswith(UNKNOWN))
    return Standing(Locality(tuple(places)), tuple(levels), tuple(inferred), unknown)


def body_locality(words: str, near: Standing) -> Locality:
    """Where a body sits that a document of ``near`` names: its own place, its level's, else the issuer's."""
    places = near.locality.places
    if CENTRAL.match(words):
        return Locality(())
    if place := named_place(words):
        for at, known in enumerate(places):
            if normal(known) == normal(place):
                return Locality(places[at:])
        return Locality((place,) if _is_top(place) or place.startswith("tỉnh ") else (place, *places[-1:]))
    level = level_of(words)
    if level in near.levels:
        return Locality(places[near.levels.index(level) :])
    if level == "tỉnh" or (level == "thành phố" and len(places) > 1 and _is_top(places[-1])):
        return Locality(places[-1:])
    return near.locality


def level_of(words: str) -> str:
    """The level a body's words tell ("Ban Tuyên giáo Thị ủy": thị xã; a Sở is a province's), or nothing."""
    if match := _OF_COMMITTEE.search(words):
        return _level(match[0])
    if match := _OF_LEVEL.search(words):
        return match[0].casefold()
    return "tỉnh" if words.casefold().startswith("sở ") else ""


def named_place(words: str) -> str | None:
    """The place in the words of a body: "Ban Thường vụ Tỉnh ủy Hải Dương" is of "tỉnh Hải Dương"."""
    match = next(iter(_NAMED.finditer(words)), None)
    return f"{_level(match['word'])} {_cased(match['name'])}" if match else None


def _level(word: str) -> str:
    word = word.casefold().replace("uỷ", "ủy")
    return _COMMITTEES.get(word, word)


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name


def _is_top(place: str) -> bool:
    level, _, name = place.partition(" phố ")
    return place.startswith("tỉnh ") or (level == "thành" and normal(name) in _CITIES)


def _only(text: str, level: str, *, loosely: bool = False) -> str | None:
    """The one place of a level that the text names as the issuer's; None if there are none or several."""
    found = {
        _cased(match["name"])
        for match in _NAMED.finditer(text)
        if _level(match["word"]) == level
        and (loosely or match["word"][-1] in "yỷ" or _SURE.search(text[max(0, match.start() - 25) : match.start()]))
    }
    return f"{level} {found.pop()}" if len(found) == 1 else None


def _of_seat(seat: str | None, level: str) -> str | None:
    """The place above the date, for a body of a province or city: the province's name (Hướng dẫn 36-HD/VPTW)."""
    if not seat or level not in ("tỉnh", "thành phố"):
        return None
    is_city = normal(seat) in _CITIES
    return f"{level} {seat}" if is_city == (level == "thành phố") else None
