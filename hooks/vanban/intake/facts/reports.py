"""Reports owed: who reports to whom, through whom, until when (DOMAIN C.5)."""

import re

from vanban.intake.draft import DeadlineFound
from vanban.intake.facts.time import time_limit
from vanban.intake.facts.tree import CAPITAL, Section, Text, sentences, trimmed
from vanban.intake.frontmatter_text import Value
from vanban.intake.full_text import Block
from vanban.intake.responsible import before_colon, organiser, subject
from vanban.language.text import as_shown

_BODY = (
    r"(?:Ban|Thường trực|BTV|Tỉnh|Thành|Thị|Huyện|Quận|Đảng|Chi|Trung ương|UBND|[ỦU][ỷy] ban|HĐND|Hội đồng|Sở|Bộ|"
    r"Văn phòng|"
    r"Chính phủ|Thủ tướng|Quốc hội|Phòng|Trung tâm|Liên đoàn|Hội|Công an|Cục|Tổng cục|Mặt trận|cấp ủy|cấp uỷ|"
    r"chi bộ)\b[^.,;:()]{0,150}?"
)
_BODY_ENDS = (
    r"(?=\s*(?:[.,;:()]|$)|\s(?:qua|thông qua|trước|chậm nhất|để|theo|trong|vào|định kỳ|kết quả|khi|xem xét|và|"
    r"tổng hợp|cùng|đúng|"
    r"hằng|hàng|sau|từ|đồng thời|biết|chỉ đạo|kịp thời|về|quyết định|cho ý kiến)\b)"
)
_REPORT = re.compile(
    r"\bbáo cáo(?!\s(?:viên|chính trị|của|trung tâm|tóm tắt|giải trình|"
    r"này)\b)(?:(?P<about>\s[^.;:]{0,400}?)\s(?:về|cho|gửi|tới|đến|với|lên)"
    rf"(?:\scho)?|,?)\s(?P<to>{_BODY}){_BODY_ENDS}(?:\s*[(,]?\s*(?:thông\s)?qua\s(?P<via>{_BODY}){_BODY_ENDS})?",
    re.IGNORECASE,
)
_ANY = re.compile(r"\b(?:báo cáo (?:kết quả|tình hình|tiến độ)|gửi báo cáo)\b", re.IGNORECASE)
_NAMED = re.compile(rf"{CAPITAL}|cấp [uủ]|chi bộ")
_LONGEST_ABOUT = 250


def reports(text: Text) -> tuple[list[tuple[Block, dict[str, Value]]], list[str]]:
    """The reports in order, each with its block, and what an editor should look at."""
    found: list[tuple[Block, dict[str, Value]]] = []
    doubts: list[str] = []
    for section in (text.preamble, *text.walk):
        for block in section.own:
            for sentence in sentences(block.text) if "báo cáo" in block.text.casefold() else ():
                match = next((m for m in _REPORT.finditer(sentence) if _NAMED.match(m["to"])), None)
                if not match and not _ANY.search(sentence):
                    continue
                shown = as_shown(sentence)
                due = [found for found in text.deadlines([block]) if found.words.text in shown]
                who = next((found.who for found in due if found.who), None)
                if match and (sender := _sender(section, block, sentence) or who):
                    found.append((block, _report(section, sentence, match, sender, due)))
                else:
                    doubts.append(
                        f"bao_cao: mục {section.label} có nói báo cáo nhưng máy không rõ ai báo cáo ai: "
                        f"«{_short(sentence)}»"
                    )
    return found, doubts


def _report(
    section: Section, sentence: str, match: re.Match[str], sender: str, due: list[DeadlineFound]
) -> dict[str, Value]:
    about = trimmed(match["about"] or "")
    facts: dict[str, Value] = {
        "muc": str(section.label),
        "tu": sender,
        "gui": trimmed(match["to"]),
        "qua": trimmed(match["via"] or ""),
        "noi_dung": about if 10 < len(about) <= _LONGEST_ABOUT else "",
        "thoi_han": time_limit(due, sentence),
    }
    return {key: value for key, value in facts.items() if value}


def _sender(section: Section, block: Block, sentence: str) -> str | None:
    above = organiser(section.title) if block is not section.head else None
    return subject(sentence) or before_colon(block.text) or subject(block.words) or above


def _short(words: str) -> str:
    return words if len(words) <= 120 else words[:120].rpartition(" ")[0] + "…"
