"""The units and groups a draft names, each with the full name and place its page needs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vanban.documents.locality import UNKNOWN, Locality
from vanban.intake.facts.place import Standing, body_locality, level_of
from vanban.language.text import normal

_BUREAU = re.compile(
    r"^(?:ban thường vụ|btv|thường trực)\s+(?=(?:tỉnh|thành|thị|huyện|quận|đảng)\s(?:ủy|uỷ))", re.IGNORECASE
)
_GROUP = re.compile(
    r"(?:các|những|mỗi|từng|mọi|tất cả|toàn thể|một số|cấp (?:ủy|uỷ)|đồng chí|bí thư|người|cán bộ|thủ trưởng|"
    r"ủy viên|thành viên|đảng ủy các)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:,|\bvà|&)\s(?:các |những )?(?=(?:ban|sở|phòng|đảng ủy|đảng uỷ|ủy ban|uỷ ban|ubnd|hội|đoàn|liên đoàn|"
    r"mặt trận|trung tâm|văn phòng|"
    r"công an|đài|báo|trường|chi bộ|đảng bộ|cơ quan|đơn vị|tổ chức|địa phương|thị ủy|thành ủy|huyện ủy)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body or group of bodies: its name with the place, the words the document uses, its place."""

    name: str
    words: str
    locality: Locality
    is_group: bool
    other_names: tuple[str, ...] = ()


def named_body(words: str, near: Standing) -> NamedBody:
    """The body that a document of ``near`` means by some words.

    The standing bureau of a committee (Ban Thường vụ) is the committee by another name, as it acts for it.
    """
    locality = body_locality(words, near)
    name = full_name(words, locality)
    committee = _BUREAU.sub("", words)
    if committee != words:
        own = full_name(committee, locality)
        return NamedBody(own, words, locality, False, tuple(dict.fromkeys((name, words, committee))))
    others = () if normal(name) == normal(words) else (words,)
    return NamedBody(name, words, locality, bool(_GROUP.match(words) or _JOINED.search(words)), others)


def full_name(words: str, locality: Locality) -> str:
    """The words with the place they leave out: "Ban Tuyên giáo Thị ủy" is "… Đức Phổ", unknown places in brackets."""
    words = f"{words[0].upper()}{words[1:]}"
    if not locality.places:
        return words
    place, own = locality.places[0], locality.names[0]
    if normal(own) in normal(words):
        return words
    if place.startswith(UNKNOWN):
        return f"{words} ({place.removeprefix(UNKNOWN).strip(' ()')})"
    level = place[: -len(own)].strip()
    last = " ".join(words.split()[-2:])
    ends_in_level = normal(words).endswith(normal(level)) or level_of(last) == level
    return f"{words} {own if ends_in_level else place}"


def named(words: Iterable[str], near: Standing) -> tuple[NamedBody, ...]:
    """The bodies of some words, each once."""
    return tuple({body.name: body for body in (named_body(one, near) for one in dict.fromkeys(words))}.values())
