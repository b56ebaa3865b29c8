"""References of a document to its own sections ("theo mục III.2 của Kế hoạch này"), and where they lead.

How sections are named: Nghị định 30/2020/NĐ-CP, Phụ lục I; the Roman part is left out by custom ("mục 3.1").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from vanban.language.citations.grammar import read_raw_citations
from vanban.language.citations.kinds import KIND
from vanban.language.sections.labels import SectionLabel
from vanban.language.traced_text import traced

_END = r"(?![\w%]|[.,/-][0-9])"
# After anything else a lone figure counts things: "mục 5 lớp", "mục III.2, 5 lớp".
_NO_COUNT = r"(?=\s?(?:[,.;:)\"\n]|$)|\s(?:và|hoặc|của|tại|ở|mục|phần|khoản|thuộc|trong|nêu|trên|này|nói|Kế hoạch)\b)"
_STEP = r"(?:[0-9]{1,2}|(?-i:[a-zđ])(?!\w))"
_PATH = rf"(?:(?-i:[IVX]{{1,6}})(?:\.{_STEP})*{_END}|[0-9]{{1,2}}(?:(?:\.{_STEP})+{_END}|{_END}{_NO_COUNT}))"
_POINT = rf"(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}})*|(?-i:[a-zđ])){_END}{_NO_COUNT}"
_NEXT = r"\s?(?:[,;]|,?\svà)\s?(?:mục\s|điểm\s)?"
_POINTS = rf"{_POINT}(?:{_NEXT}{_POINT}){{0,9}}"
_FINE = r"\b(?:điểm|khoản|ý|tiểu mục)\s"
_HERE = r",?\s(?:(?:của|trong|tại|thuộc)\s)?(?:bản\s)?"
_THIS = r"\s(?:này|nêu trên)\b"
_REFERENCE = re.compile(
    rf"\b(?:(?:{_FINE}(?P<points>{_POINTS}),?\s(?:khoản\s(?P<clause>[0-9]{{1,2}}),?\s)?)?"
    # "danh mục 15 nhiệm vụ" counts, it does not refer.
    rf"(?<!danh\s)(?<!hạng\s)(?<!chuyên\s)(?<!tiết\s)(?<!đầu\s)\b(?:(?:các\s)?mục|phần(?=\s(?-i:[IVX])))\s"
    rf"(?P<paths>{_PATH}(?:{_NEXT}{_PATH}){{0,9}})(?:(?<![IVX]),?\s(?:phần|mục)\s(?P<part>(?-i:[IVX]{{1,6}})){_END})?"
    rf"(?:{_HERE}(?P<own>{KIND}){_THIS})?"
    rf"|{_FINE}(?P<alone>{_POINTS}){_HERE}(?P<alone_own>{KIND}){_THIS}"
    rf"|\b(?P<whole>{KIND})\snày\b)",
    re.IGNORECASE,
)
# What makes a reference foreign where it follows: another document by number or name, an article of a law, an annex.
_FOREIGN = re.compile(
    rf",?\s(?:(?:của|trong|tại|thuộc|(?:ban hành\s)?kèm theo|theo)\s)?(?:các\s)?"
    rf"(?:(?:{KIND})(?:\s(?:của\s|số\s)?(?:[0-9]|(?-i:[A-ZĐ]))|\slần\sthứ)|Điều\s[0-9]|Chương\s[IVX0-9]|"
    rf"(?:Bộ\s)?(?-i:Luật)\s|Phụ\slục|Điều\slệ|Văn kiện\s|Báo cáo chính trị)",
    re.IGNORECASE,
)
_IS_ITEM = re.compile(r"(?:^|\n)[-+*\s]*$")
_COLON = re.compile(r"\s?[:.]")
_SEPARATE = re.compile(rf"{_PATH}|{_POINT}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference to a section of the document it stands in, or to the document itself ("Kế hoạch này").

    ``label`` is as written, so the Roman part may be missing ("mục 3.1"); None for the whole document. A list
    ("mục III.1 và III.2") makes one reference for each label, with the ``span`` of its own words.
    """

    label: SectionLabel | None
    text: str
    span: tuple[int, int]

    @property
    def whole(self) -> bool:
        """Whether it is to the document itself."""
        return self.label is None


class Outcome(StrEnum):
    """What became of a reference."""

    RESOLVED = "resolved"
    DANGLING = "dangling"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a reference leads: ``label`` if it resolves, ``candidates`` if several sections answer to it.

    ``likely`` are the sections a dangling reference may mean: suggestions to an editor, never links.
    """

    outcome: Outcome
    label: SectionLabel | None = None
    candidates: tuple[SectionLabel, ...] = ()
    likely: tuple[SectionLabel, ...] = ()


def find_references(text: str) -> list[Reference]:
    """Every reference to the document's own sections or to itself, in reading order; no foreign ones."""
    view = traced(text)
    if not view.mentions("mục", "phần", "này", "nêu trên"):
        return []
    matches = list(_REFERENCE.finditer(view.words))
    named_until = {citation.end for citation in read_raw_citations(view)} if matches else set()
    found = []
    for match in matches:
        behind = view.words.startswith(", ", match.start() - 2) and match.start() - 2 in named_until
        foreign = behind or _FOREIGN.match(view.words, match.end())
        if _IS_ITEM.search(view.words, max(0, match.start() - 8), match.start()) and _COLON.match(
            view.words, match.end()
        ):
            continue  # "- Phần I: …" is no reference but the thing itself
        if match["own"] or match["alone_own"] or match["whole"] or not foreign:
            for label, start, end in _labels(match):
                found.append(Reference(label, view.written(start, end), view.span(start, end)))
    return found


def resolve(reference: Reference, labels: Iterable[SectionLabel]) -> Verdict:
    """Where a reference leads among the labels of its document's outline.

    A label without its Roman part answers to every section that ends so. A reference to the whole document
    resolves without a label.
    """
    if reference.label is None:
        return Verdict(Outcome.RESOLVED)
    levels = reference.label.levels
    known = [label for label in labels if label.levels and not label.closing]
    exact = [label for label in known if label.levels == levels]
    point = levels[0].islower()
    found = exact or [k for k in known if k.levels[1:] == levels or (point and k.levels[-len(levels) :] == levels)]
    if len(found) == 1:
        return Verdict(Outcome.RESOLVED, label=found[0])
    if found:
        return Verdict(Outcome.AMBIGUOUS, candidates=tuple(found))
    return Verdict(Outcome.DANGLING, likely=tuple(_likely(levels, known)))


def _labels(match: re.Match[str]) -> Iterator[tuple[SectionLabel | None, int, int]]:
    """The labels of a match with the places of their words; the first and last take the ends of the match."""
    if match["whole"]:
        yield None, *match.span()
        return
    points = _separate(match, "points") or _separate(match, "alone")
    paths = _separate(match, "paths")
    part = (match["part"],) if match["part"] else ()
    clause = (match["clause"],) if match["clause"] else ()
    items = [
        (SectionLabel((*part, *path, *clause, *point)), *(place if len(points) > 1 else path_place))
        for path, path_place in paths or [((), (0, 0))]
        for point, place in points or [((), (0, 0))]
    ]
    for i, (label, start, end) in enumerate(items):
        yield label, match.start() if i == 0 else start, match.end() if i == len(items) - 1 else end


def _separate(match: re.Match[str], group: str) -> list[tuple[tuple[str, ...], tuple[int, int]]]:
    if not match[group]:
        return []
    start = match.start(group)
    return [
        (tuple(step.lstrip("0") if step.isdigit() else step for step in one[0].split(".")), one.span())
        for one in _SEPARATE.finditer(match.string, start, match.end(group))
    ]


def _likely(levels: tuple[str, ...], known: list[SectionLabel]) -> list[SectionLabel]:
    """Sections that differ in one level before the last; else the nearest one above the label."""
    like = [
        k
        for k in known
        if len(k.levels) == len(levels)
        and k.levels[-1] == levels[-1]
        and sum(a != b for a, b in zip(k.levels, levels, strict=True)) == 1
    ]
    above = [k for k in known if k.levels == levels[: len(k.levels)]]
    return like or sorted(above, key=lambda k: len(k.levels))[-1:]
