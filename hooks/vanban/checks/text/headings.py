"""Numbers of sections: printed twice, out of order, unlike in style (Hướng dẫn 36-HD/VPTW, phần thể thức)."""

import re
from collections import Counter
from collections.abc import Iterator

from vanban.checks.finding import Finding, Severity
from vanban.checks.text.examined import Examined, Passage
from vanban.language.numerals import ROMANS
from vanban.language.sections import Heading, SectionLabel

_MARK = re.compile(r"(?P<number>[IVX]+|[a-zđ])\s?(?P<mark>[-.:)/])")
_BULLET = re.compile(r"\s*[-+•*] ")
_POINTS = "abcdđeghiklmnopqrstuvxy"
"""The letters that number points, in their order; f, j, w, z number none."""


def findings(examined: Examined) -> Iterator[Finding]:
    """Doubled and skipped numbers, then numbers printed in two styles."""
    by_line = {passage.heading.line: passage for passage in examined.passages if passage.heading}
    headings = [
        (h, by_line[h.line])
        for h in examined.draft.body.headings
        if h.line in by_line and h.label.levels and not h.label.closing
    ]
    yield from _order(headings)
    yield from _style([(h, p) for h, p in headings if h.label.levels[-1] in ROMANS], "số La Mã")
    yield from _style([(h, p) for h, p in headings if h.label.levels[-1].islower()], "chữ cái", right=")")
    yield from _bullets_only(examined, headings)


def _order(headings: list[tuple[Heading, Passage]]) -> Iterator[Finding]:
    last: dict[SectionLabel | None, Heading] = {}
    children = Counter(heading.label.parent for heading, _ in headings)
    for heading, passage in headings:
        label, before = heading.label, last.get(heading.label.parent)
        if label.occurrence > 1:
            if before and _begins_again(label, before.label):
                last[label.parent] = heading
                continue
            message = "số này đã có một mục trước đó trong cùng phần; hãy đối chiếu bản gốc"
            yield _at(passage, "muc-trung-so", message, Severity.WARNING)
        elif before and before.label.occurrence == 1 and rank(label) != rank(before.label) + 1:
            message = f"mục này đứng ngay sau mục {before.label}; hãy xem có sót mục hoặc đánh nhầm số"
            yield _at(passage, "muc-sai-thu-tu", message, Severity.WARNING)
        elif not before and rank(label) != 1 and children[label.parent] > 1:
            message = "mục đầu tiên của phần không mang số đầu; hãy xem có sót mục hoặc đánh nhầm số"
            yield _at(passage, "muc-sai-thu-tu", message, Severity.WARNING)
        last[label.parent] = heading


def _begins_again(label: SectionLabel, before: SectionLabel) -> bool:
    """Whether it starts a second list below a title without a number, or goes on in one."""
    starts = rank(label) == 1 < rank(before)
    return starts or (before.occurrence > 1 and rank(label) == rank(before) + 1)


def rank(label: SectionLabel) -> int:
    """Which of its kind a section is by its own number or letter; 0 for one that has neither."""
    level = label.levels[-1]
    if level in ROMANS:
        return ROMANS[level]
    return int(level) if level.isdigit() else _POINTS.find(level) + 1


def _style(headings: list[tuple[Heading, Passage]], name: str, right: str = "") -> Iterator[Finding]:
    """The signs behind numbers of one kind, told once: those unlike the most, or unlike the ``right`` one."""
    marks = [(match["mark"], p) for _, p in headings if (match := _MARK.match(p.text.words.lstrip("# ")))]
    if not marks:
        return
    usual = right or Counter(mark for mark, _ in marks).most_common(1)[0][0]
    other = next(((mark, passage) for mark, passage in marks if mark != usual), None)
    if other and (right or len(marks) > 2):
        message = f"sau {name} ở đây là dấu «{other[0]}», {'thể thức là' if right else 'các mục khác là'} dấu «{usual}»"
        yield _at(other[1], "kieu-danh-so", message)


def _bullets_only(examined: Examined, headings: list[tuple[Heading, Passage]]) -> Iterator[Finding]:
    """A part that is a bare list where all others have numbered sections: nobody can cite its items."""
    parts = [(h, p) for h, p in headings if len(h.label.levels) == 1 and h.label.levels[0] in ROMANS]
    divided = {h.label.levels[0] for h, _ in headings if len(h.label.levels) > 1}
    bare = [(h, p) for h, p in parts if h.label.levels[0] not in divided]
    if len(parts) < 3 or len(bare) != 1:
        return
    heading, passage = bare[0]
    if sum(bool(_BULLET.match(p.text.source)) for p in examined.body if p.section == heading.label) > 1:
        message = "các phần khác đều chia mục đánh số, phần này chỉ có gạch đầu dòng nên không dẫn chiếu được"
        yield _at(passage, "muc-khong-danh-so", message)


def _at(passage: Passage, code: str, message: str, severity: Severity = Severity.NOTE) -> Finding:
    words = passage.text.words
    start = len(words) - len(words.lstrip("# "))
    return passage.finding((start, min(len(words), start + 60)), code, message, severity=severity)
