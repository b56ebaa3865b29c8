"""The numbered sections of a plan, from OCR text or Markdown (layout: Hướng dẫn 36-HD/VPTW, phần thể thức).

Sections are what bears a Roman numeral, a number or a letter at the start of a line. Bullets, ``* `` notes
and unnumbered paragraphs are none; "Nơi nhận", the signature or the Markdown heading of an annex ends them.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from vanban.language.numerals import ROMANS
from vanban.language.sections.labels import LETTERS, SectionLabel
from vanban.language.text import normal, tidy

_PROSE = re.compile(r"(?!\s*#)[\W_]*(?![IVX]|[nN][oOơƠ]|[tTkK][/mMtTlLuU])[a-zA-ZÀ-ỹ]{2}")
"""How no section begins, nor what ends them: most lines are such, and need no closer look."""
_BULLET = re.compile(r"\s*[-+*•–]\s")
_HASHES = re.compile(r"\s*(#{1,6})\s")
_MARKS = re.compile(r"^[\s#]+|[*_`]+|\\(?=[.()\-])")
_NUMBERED = re.compile(
    r"(?P<roman>[IVX]{1,6})(?:\s?[-.:)/]\s?+|\s(?P<unmarked>))(?![A-Z]\.)"
    r"|(?P<path>[0-9]{1,2}(?:\.[0-9]{1,2}){1,4})(?:[.)]\s?|\s(?P<loose>))(?![0-9/])"
    # A single number needs a mark after it: "34 phường", "1/2 ngày", "15/3/2022" are none.
    r"|(?P<number>[0-9]{1,2})(?:\s?\.\s?|\s?[-/]\s|\s?-(?=[^\W\d_])(?![A-ZĐ]\w{0,6}/))(?![0-9])"
    r"|(?P<bracketed>[0-9]{1,2})\s?\)\s?"
    rf"|(?P<letter>[{LETTERS}])(?:\s?[.)]\s?|/\s)"
)
_TITLE_END = re.compile(r"[:.;](?=\s|$)")
_ANNEX = re.compile(r"phụ lục\b")
_THE_END = re.compile(r"(?:nơi nhận\s?(?::|$)|(?:t/m|k/t|t/l|tm\.|kt\.|tl\.|tuq\.)\s)")


class Heading(NamedTuple):
    """A numbered section.

    ``title`` is its words up to the first colon, semicolon or full stop, without Markdown's marks.
    """

    label: SectionLabel
    title: str
    line: int


def outline(lines: Iterable[str], first_line: int = 1) -> list[Heading]:
    """The sections of a document in reading order; what stands before the first is the preamble. ``first_line`` is the
    number of the first of the lines.

    A number printed twice in its section gets the occurrence 2, and what follows lies in that; but a number that a
    Markdown heading bears is that heading's, and a line of a list that bears it too is none. The Markdown headings
    "Đoạn cuối" and "Mở đầu" name the closing paragraphs of the section they stand in, and the preamble.
    """
    likely = [
        (number, line)
        for number, line in enumerate(lines, first_line)
        if line.strip() and not _PROSE.match(line) and not _BULLET.match(line)
    ]
    hashed = [(number, line) for number, line in likely if _HASHES.match(line)]
    marked = _outline(hashed, ())
    if len(hashed) == len(likely):
        return marked
    return _outline(likely, {heading.label.levels for heading in marked})


def _outline(lines: Iterable[tuple[int, str]], marked: Collection[tuple[str, ...]]) -> list[Heading]:
    """``marked`` are the numbers, each with those above, that Markdown headings bear."""
    headings: list[Heading] = []
    open_marks: list[tuple[int, SectionLabel]] = []
    printed: Counter[tuple[SectionLabel, str]] = Counter()
    place: list[_Step] = []
    for line_number, line in lines:
        words = tidy(_MARKS.sub("", line))
        marks = _HASHES.match(line)
        if headings and (_THE_END.match(words.casefold()) or (marks and _ANNEX.match(words.casefold()))):
            break
        depth = len(marks[1]) if marks else 0
        open_marks = [(other, label) for other, label in open_marks if not depth or other < depth]
        if marks and normal(words) == "mở đầu":
            headings.append(Heading(SectionLabel(), words, line_number))
        elif marks and normal(words) == "đoạn cuối" and open_marks:
            headings.append(Heading(replace(open_marks[-1][1], closing=True), words, line_number))
        elif match := _section(words):
            there = _step(place, match)
            if not marks and tuple(step.value for step in there) in marked:
                continue
            place = there
            label = SectionLabel()
            for step in place[:-1]:
                label = label.below(step.value, printed[label, step.value] or 1)
            printed[label, place[-1].value] += 1
            label = label.below(place[-1].value, printed[label, place[-1].value])
            title = _TITLE_END.split(words[match.end() :], maxsplit=1)[0].strip()
            headings.append(Heading(label, title, line_number))
            if marks:
                open_marks.append((depth, label))
    return headings


@dataclass(frozen=True, slots=True)
class _Step:
    style: str
    value: str


def _section(words: str) -> re.Match[str] | None:
    """The number or letter a line begins with, if the line is a section's."""
    match = _NUMBERED.match(words)
    rest = words[match.end() :] if match else ""
    if not match or not (rest or match["roman"]):
        return None
    if match["unmarked"] is not None and not rest.isupper():
        return None  # "I MỤC ĐÍCH", but not "V tuyến"
    if match["loose"] is not None and not rest[:1].isupper():
        return None  # "3.1 Tổ chức", but not "1.5 triệu"
    numbers = (match["path"] or match["number"] or match["bracketed"] or "1").split(".")
    return match if all(map(int, numbers)) and (match["roman"] or "I") in ROMANS else None


def _step(place: list[_Step], match: re.Match[str]) -> list[_Step]:
    """Where a section stands, given where the one before it stood."""
    if match["roman"]:
        return [_Step("roman", match["roman"])]
    if match["path"]:
        # A decimal number holds its parents itself.
        return _above(place, "number") + [_Step("number", str(int(part))) for part in match["path"].split(".")]
    if match["letter"]:
        return [*_above(place, "letter"), _Step("letter", match["letter"])]
    if match["bracketed"] and (match["bracketed"] in ("1", "01") or any(step.style == "bracketed" for step in place)):
        return [*_above(place, "bracketed"), _Step("bracketed", str(int(match["bracketed"])))]
    return [*_above(place, "number"), _Step("number", str(int(match["number"] or match["bracketed"])))]


def _above(place: list[_Step], style: str) -> list[_Step]:
    """The steps above the first of a style, all where there is none; above a number only a Roman one."""
    for i, step in enumerate(place):
        if step.style == style or (style == "number" and step.style != "roman"):
            return place[:i]
    return place
