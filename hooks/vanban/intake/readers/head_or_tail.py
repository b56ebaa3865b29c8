"""What tells a head or a signature, whose two sides are read one after the other, from a table of data."""

import re

from vanban.language.text import fold

_WORDS = re.compile(
    r"dang cong san viet nam|cong hoa xa hoi chu nghia|^noi nhan ?:|^(?:t ?/ ?[ml]|k ?/ ?t) |^(?:tm|kt|tl|tuq)\. ?"
)
_MARK = re.compile(
    r"\W*(?:(?:tuyet |toi )?mat|(?:luu hanh )?noi bo|xem xong tra lai|khong pho bien|tai lieu thu hoi"
    r"|(?:thuong )?khan|hoa toc)\W*"
)


def is_head_or_tail(line: str) -> bool:
    """Do words stand here that stand in heads and signatures only (quốc hiệu, Nơi nhận, T/M)."""
    return len(line) < 120 and _WORDS.search(fold(line)) is not None


def is_mark(line: str) -> bool:
    """Is this a mark of secrecy, circulation or urgency; it counts wherever it is printed, on edges and across too."""
    return len(line) < 40 and _MARK.fullmatch(fold(line)) is not None
