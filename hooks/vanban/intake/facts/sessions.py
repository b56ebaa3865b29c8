"""Hội nghị and lớp: sections that say who comes, when, how long and who speaks (DOMAIN: the seeds' part III)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.intake.bodies import body_at
from vanban.intake.facts.time import duration, time_limit
from vanban.intake.facts.tree import Section, Text, sentences, trimmed
from vanban.intake.frontmatter_text import Value
from vanban.intake.full_text import Block, Kind
from vanban.intake.responsible import organiser, subject

_TITLE = re.compile(r"\b(?:hội nghị|mở lớp|các lớp|lớp học|lớp bồi dưỡng|tập huấn)\b", re.IGNORECASE)
_NO_SESSION = re.compile(r"kiểm điểm|sau hội nghị|tài liệu|kinh phí|nghị quyết hội nghị", re.IGNORECASE)
_BRIDGE = re.compile(r"(?:tại\s)?(?:các\s)?điểm cầu", re.IGNORECASE)
_FIELD = re.compile(
    r"(?P<name>thành phần(?:\s(?:tham dự|tham gia|dự|gồm))*|đối tượng(?:\s(?:tham dự|tham gia|dự|gồm|học tập))*"
    r"|thời gian(?:\s(?:tổ chức|thực hiện|hoàn thành|học tập))*|báo cáo viên|địa điểm(?:\s(?:tổ chức|học))?"
    r"|hình thức(?:\s(?:tổ chức|học tập))*|số lớp)\s*(?P<colon>:)?\s*",
    re.IGNORECASE,
)
_NAMES = {
    "thành phần": "thanh_phan", "đối tượng": "thanh_phan", "thời gian": "thoi_gian", "báo cáo viên": "bao_cao_vien",
    "địa điểm": "dia_diem", "hình thức": "hinh_thuc", "số lớp": "so_lop",
}  # fmt: skip
_EXCEPT = re.compile(r"\s*\(\s?trừ (?P<who>[^()]+)\)", re.IGNORECASE)
_CLASSES = re.compile(
    r"[;,.]?\s*(?:được\s)?(?:tổ chức|chia)\s(?:thành|làm)\s(?P<count>[0-9]{1,3} lớp)\b", re.IGNORECASE
)
_MODE = re.compile(
    r"(?:theo\s|bằng\s)?hình thức (?P<mode>trực tuyến kết hợp trực tiếp|trực tuyến|trực tiếp)", re.IGNORECASE
)
_MODE_IN_TITLE = re.compile(r"\bhội nghị (?P<mode>trực tuyến|trực tiếp)\b", re.IGNORECASE)
_PARTNER = re.compile(r"phối hợp với (?=(?P<body>.+))")
_NO_LEAD = re.compile(r"(?:tổ chức|mở) (?:hội|các|lớp|cho)", re.IGNORECASE)
_JOINT = re.compile(r"\bdo (?P<body>.{1,200}?) (?:chủ trì,? )?phối hợp với ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One statement of a section under a name such as "Thành phần"."""

    value: str
    block: Block


def sessions(text: Text) -> list[tuple[Section, dict[str, Value]]]:
    """The sessions in order, each with its section."""
    found = [one for section in text.sections for one in _innermost(section, text, titled_only=True)]
    if not found:  # a plan of one conference tells time and people in a part of its own
        found = [one for one in text.sections if _FIELD.match(one.title) and len(_fields(one)) > 1]
    return [(one, _session(one, text)) for one in found]


def _innermost(section: Section, text: Text, *, titled_only: bool = False) -> list[Section]:
    """The sections in this one that are sessions and hold none."""
    below = [s for child in section.children for s in _innermost(child, text)]
    if below:
        return below
    return [section] if not titled_only and _is_session(section, text) else []


def _is_session(section: Section, text: Text) -> bool:
    if _BRIDGE.match(section.title) or _NO_SESSION.search(section.title) or _FIELD.match(section.title):
        return False
    known = set(_fields(section))
    if len(known) > 1:
        return True
    title = _TITLE.search(section.title)
    said = known or organiser(section.title) or text.deadlines(section.all_blocks)
    return bool(title and (said or any("điểm cầu" in block.text for block in section.all_blocks)))


def _fields(section: Section) -> dict[str, list[_Piece]]:
    """What the section says under each name: in points, in items, in sentences of its text."""
    found: dict[str, list[_Piece]] = {}
    for name, piece in _pieces(section):
        found.setdefault(name, []).append(piece)
    return found


def _pieces(section: Section) -> Iterator[tuple[str, _Piece]]:
    for block in section.own:
        for at, sentence in enumerate(sentences(block.words)):
            match = _FIELD.match(sentence)
            if match and (match["colon"] or at or block is not section.head):
                yield _key(match), _Piece(_value(sentence, match), block)
    for child in section.children:
        if not child.head or _BRIDGE.match(child.title):
            continue
        words = child.head.words
        if match := _FIELD.match(words):
            rest = [_value(words, match), *(block.text for block in child.blocks if block.kind is not Kind.NOTE)]
            yield _key(match), _Piece("; ".join(filter(None, map(trimmed, rest))), child.head)
        elif "báo cáo viên" in words.casefold() and len(words) < 200:
            yield "bao_cao_vien", _Piece(words, child.head)


def _value(words: str, match: re.Match[str]) -> str:
    """What follows the name of a field; "Báo cáo viên Thị ủy" has none, it is a value."""
    whole = match["name"].casefold() == "báo cáo viên" and not match["colon"] and not words[match.end() :][:3].islower()
    return words if whole else words[match.end() :]


def _key(match: re.Match[str]) -> str:
    name = match["name"].casefold()
    return next(key for start, key in _NAMES.items() if name.startswith(start))


def _session(section: Section, text: Text) -> dict[str, Value]:
    fields = _fields(section)
    blocks = section.all_blocks
    whole = " ".join(block.text for block in blocks)
    participants = "; ".join(piece.value for piece in fields.get("thanh_phan", ()))
    times = " ".join(piece.value for piece in fields.get("thoi_gian", ()))
    lead, partner = _organisers(section, text)
    if lead and participants.startswith(lead):
        lead = ""  # who comes does not hold it
    count = next((m["count"] for m in _CLASSES.finditer(whole)), "")
    mode = _MODE.search(whole) or _MODE_IN_TITLE.search(section.title)
    facts: dict[str, Value] = {
        "muc": str(section.label),
        "chu_tri": lead,
        "phoi_hop": partner,
        "thanh_phan": trimmed(_CLASSES.sub("", _EXCEPT.sub("", participants))),
        "tru": list(dict.fromkeys(match["who"].strip() for match in _EXCEPT.finditer(participants))),
        "so_lop": count or _first(fields, "so_lop"),
        "thoi_luong": duration(times),
        "hinh_thuc": mode["mode"] if mode else _first(fields, "hinh_thuc"),
        "diem_cau": [trimmed(child.title) for child in section.children if _BRIDGE.match(child.title)],
        "dia_diem": _first(fields, "dia_diem"),
        "thoi_han": time_limit(text.deadlines(blocks), whole),
        "bao_cao_vien": _first(fields, "bao_cao_vien").removeprefix("là "),
    }
    return {key: value for key, value in facts.items() if value}


def _first(fields: dict[str, list[_Piece]], key: str) -> str:
    return trimmed(fields[key][0].value) if key in fields else ""


def _organisers(section: Section, text: Text) -> tuple[str, str]:
    """Who holds the session and with whom: by its title, by its first sentence, by who owes its deadline."""
    joint, partner = _JOINT.search(section.title), _PARTNER.search(section.title)
    lead = (joint and body_at(joint["body"])) or organiser(section.title)
    if lead and _NO_LEAD.match(lead):
        lead = None
    if not lead and section.own:
        first = next((s for block in section.own for s in sentences(block.words)), "")
        lead = subject(first)
    if not lead:
        lead = next((found.who for found in text.deadlines(section.all_blocks) if found.who), None)
    return lead or "", (partner and body_at(partner["body"])) or ""
