"""Heads and signatures set side by side with tabs or blanks instead of a table: read column by column too."""

import re
from collections.abc import Iterable, Iterator

from vanban.intake.readers.head_or_tail import is_head_or_tail

_GAP = re.compile(r" *\t[\t ]*| {6,}")
_LONGEST = 60
_MOST = 40
_MOST_BETWEEN = 4
_LABEL = re.compile(r"\s*(?:[IVXLC]+|[0-9]+(?:\.[0-9]+)*|[a-zđ])[.)/-]\s")


def columns_set_with_tabs(blocks: Iterable[list[str]]) -> Iterator[list[str]]:
    """Give the blocks; of a stretch of two-sided lines that is a head or signature, the left side, then the right.

    Elsewhere a gap is one tab.
    """
    waiting = list(blocks)
    at = 0
    while at < len(waiting):
        end = _end(waiting, at)
        if end > at:
            sides = [_sides(line) for block in waiting[at:end] for line in block]
            yield [left for left, _ in sides if left]
            yield [right for _, right in sides if right]
            at = end
        else:
            yield [_GAP.sub("\t", line.strip()) for line in waiting[at]]
            at += 1


def _end(blocks: list[list[str]], at: int) -> int:
    """Where a stretch that begins here ends: after its last two-sided line and the recipients below; ``at``: none."""
    last = None
    for n in range(at, min(at + _MOST, len(blocks))):
        if _is_parted(blocks[n]):
            last = n
        elif last is None or n - last > _MOST_BETWEEN or _LABEL.match(blocks[n][0]) or len(blocks[n][0]) > _LONGEST:
            break
    if last is None or not any(
        is_head_or_tail(side) for block in blocks[at : last + 1] for line in block for side in _sides(line)
    ):
        return at
    end = last + 1
    while end < len(blocks) and all(line.lstrip().startswith(("-", "+")) for line in blocks[end]):
        end += 1
    return end


def _is_parted(block: list[str]) -> bool:
    sides = [_sides(line) for line in block if not _LABEL.match(line)]
    return any(left and right and len(left) <= _LONGEST >= len(right) for left, right in sides)


def _sides(line: str) -> tuple[str, str]:
    """What stands left and right of the one gap in a line; a line that begins with a wide gap is on the right."""
    if line.startswith(("\t\t", " " * 15)):
        return "", line.strip()
    parts = _GAP.split(line.strip())
    return (parts[0], parts[1]) if len(parts) == 2 else (_GAP.sub("\t", line.strip()), "")
