"""What stands around a place of the text: its sentence, those before it, its section, the headings above."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from vanban.intake.flow import Flow
from vanban.intake.paragraphs import depth
from vanban.intake.responsible import charged, without_label
from vanban.language.sections import Heading, SectionLabel
from vanban.language.text import as_shown

_SENTENCE_END = re.compile(r"[.;][)\]\"”*_]*\s")
_ANNOUNCES = re.compile(r"(?:như sau|cụ thể|sau đây)\s?:$")
_LEAD_COLUMN = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|người|cá nhân|ban|phòng)[^|]{0,30}(?:chủ trì|thực hiện|chịu trách nhiệm|"
    r"tham mưu|phụ trách)"
    r"|^(?:chủ trì|thực hiện|phân công|trách nhiệm|đơn vị|cơ quan)",
    re.IGNORECASE,
)
_TIME_COLUMN = re.compile(r"thời gian|thời hạn|tiến độ|hoàn thành|lộ trình", re.IGNORECASE)
_SHORT_CELL, _SHORT_REST = 150, 12  # letters
_LONGEST_TABLE = 200  # rows
# Bounds that keep reading linear.
_MOST_BEFORE = 10  # sentences
_LONGEST_SENTENCE = 1600  # letters
_NEAREST = (12, 3)  # paragraphs before and behind
_LONGEST_LIST = 40  # paragraphs


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The neighbours of a sentence.

    ``before`` and ``behind`` are the sentences before and the one behind in its paragraph; ``intro`` announces the list
    it is an item of; ``near`` are the paragraphs of its section, the nearest first; ``above`` the headings over it,
    the nearest first; ``beside`` the headings of the same section as its own. Of a row of a table ``lead`` is the cell
    of the lead body; ``cells`` are the short paragraphs before and behind a date that stands alone, the cells of a
    flattened row.
    """

    sentence: str
    before: tuple[str, ...]
    behind: str
    intro: str
    near: tuple[str, ...]
    above: tuple[str, ...]
    beside: tuple[str, ...]
    lead: str = ""
    cells: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


class Places:
    """Which section a line lies in."""

    def __init__(self, headings: list[Heading]) -> None:
        self._headings = headings
        self._lines = [heading.line for heading in headings]

    def index(self, line: int) -> int:
        """The index of the heading over a line, -1 in the preamble."""
        return bisect_right(self._lines, line) - 1

    def label(self, line: int) -> SectionLabel:
        """The label of the section a line lies in."""
        at = self.index(line)
        return self._headings[at].label if at >= 0 else SectionLabel()


class Map:
    """A text with its headings, to look around in."""

    def __init__(self, flow: Flow, headings: list[Heading], places: Places) -> None:
        self._flow = flow
        self._texts = [paragraph.text for paragraph in flow.paragraphs]
        self._sections = [places.index(paragraph.numbers[0]) for paragraph in flow.paragraphs]
        self._sentences: dict[int, tuple[list[int], list[str]]] = {}
        by_line = dict(zip((p.numbers[0] for p in flow.paragraphs), self._texts, strict=True))
        self._above: list[tuple[str, ...]] = []
        children: list[list[str]] = []
        self._beside: list[list[str]] = []
        latest: dict[SectionLabel, int] = {}
        for index, heading in enumerate(headings):
            words = by_line.get(heading.line, heading.title)
            parent = heading.label.parent
            over = latest.get(parent) if parent else None
            self._above.append((words, *(self._above[over] if over is not None else ())))
            brothers = children[over] if over is not None else self._beside[0] if index else []
            brothers.append(words)
            self._beside.append(brothers)
            children.append([])
            latest[heading.label] = index

    def around(self, start: int, end: int) -> Surroundings:
        """What stands around a part of the flow's source."""
        place = start
        at = self._flow.paragraph_of(place)
        starts, sentences = self._split(at)
        index = bisect_right(starts, place - self._flow.start_of(at)) - 1
        section = self._sections[at]
        above = self._above[section] if section >= 0 else ()
        first = max(0, index - _MOST_BEFORE)
        return Surroundings(
            sentence=self._short(sentences[index], start),
            before=tuple(
                [*sentences[:1], *sentences[first + 1 : index]] if index > first + 1 else sentences[first:index]
            ),
            behind=sentences[index + 1] if index + 1 < len(sentences) else "",
            intro=self._intro(at),
            near=tuple(self._texts[i] for i in self._near(at)),
            above=above[1:] if above[:1] == (self._texts[at],) else above,
            beside=tuple(self._beside[section][:_LONGEST_LIST]) if section >= 0 else (),
            lead=self._lead(at),
            cells=self._cells(at) if len(self._texts[at]) - (end - start) < _SHORT_REST else ((), ()),
        )

    def _lead(self, at: int) -> str:
        """The cell of the lead body in the row of a table that paragraph ``at`` is."""
        row = _row(self._texts[at])
        for before in range(at - 1, max(-1, at - _LONGEST_TABLE), -1) if len(row) > 1 else ():
            header = _row(self._texts[before])
            if len(header) < 2:
                break
            columns = [i for i, cell in enumerate(header) if _LEAD_COLUMN.search(cell) and len(cell) < _SHORT_CELL]
            if columns and any(_TIME_COLUMN.search(cell) for cell in header):
                return row[columns[0]] if columns[0] < len(row) else ""
        return ""

    def _cells(self, at: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        before = [text for text in self._texts[max(0, at - 4) : at] if len(text) < _SHORT_CELL]
        return tuple(reversed(before)), tuple(self._texts[at + 1 : at + 2])

    def _short(self, sentence: str, place: int) -> str:
        """The sentence, of a very long one what stands nearest."""
        if len(sentence) <= _LONGEST_SENTENCE:
            return sentence
        return as_shown(self._flow.source[max(0, place - _LONGEST_SENTENCE // 2) : place + _LONGEST_SENTENCE // 4])

    def _split(self, at: int) -> tuple[list[int], list[str]]:
        """The sentences of a paragraph and where they start."""
        if at not in self._sentences:
            source = self._flow.paragraphs[at].source
            label = len(source) - len(without_label(source))
            starts = [0, *(match.end() for match in _SENTENCE_END.finditer(source, label))]
            ends = [*starts[1:], len(source)]
            self._sentences[at] = starts, [as_shown(source[a:b]) for a, b in zip(starts, ends, strict=True)]
        return self._sentences[at]

    def _near(self, at: int) -> list[int]:
        back, ahead = _NEAREST
        around = range(max(0, at - back), min(len(self._texts), at + ahead + 1))
        same = [i for i in around if i != at and self._sections[i] == self._sections[at]]
        return sorted(same, key=lambda i: (i > at, abs(i - at)))

    def _intro(self, at: int) -> str:
        """The paragraph that announces the list which paragraph ``at`` is an item of."""
        least = depth(self._flow.paragraphs[at].lines[0])
        for before in range(at - 1, max(-1, at - _LONGEST_LIST), -1):
            own = depth(self._flow.paragraphs[before].lines[0])
            if own < least and self._texts[before].endswith(":"):
                # What announces the whole document ("… ban hành Kế hoạch như sau:") charges nobody.
                announces = not own and _ANNOUNCES.search(self._texts[before]) and not charged(self._texts[before])
                return "" if announces else self._texts[before]
            least = min(own, least)
            if not least:
                break
        return ""


def _row(text: str) -> list[str]:
    """The cells of a row of a table; one for any other paragraph."""
    return [cell.strip() for cell in text.strip().strip("|").split("|")]
