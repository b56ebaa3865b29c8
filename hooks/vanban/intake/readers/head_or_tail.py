"""What tells a head or a signature, whose two sides are read one after the other, from a table of data."""

import re

from vanban.language.text import fold

_WORDS = re.compile(
    r"dang cong san viet nam|cong hoa xa hoi chu nghia|^noi nhan ?:|^(?:t ?/ ?[ml]|k ?/ ?t) |^(?:tm|kt|tl|tuq)\. ?"
)


def is_head_or_tail(line: str) -> bool:
    """Do words stand here that stand in heads and signatures only (quốc hiệu, Nơi nhận, T/M)."""
    return len(line) < 120 and _WORDS.search(fold(line)) is not None
