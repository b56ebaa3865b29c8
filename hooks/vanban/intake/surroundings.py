"""What stands around a place of the text: its sentence, those before it, its section, the headings above."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from vanban.intake.flow import Flow
from vanban.intake.paragraphs import depth
from vanban.intake.responsible import charged
from vanban.language.sections import Heading, SectionLabel
from vanban.language.text import as_shown

_SENTENCE_END = re.compile(r"[.;][)\]\"”*_]*\s")
_ANNOUNCES = re.compile(r"(?:như sau|cụ thể|sau đây)\s?:$")
# Bounds that keep reading linear.
_MOST_BEFORE = 10  # sentences
_NEAREST = (12, 3)  # paragraphs before and behind
_LONGEST_LIST = 40  # paragraphs


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``before`` are the sentences before in the paragraph; ``intro`` announces the list it is an item of; ``near``
    are the paragraphs of its section, the nearest first; ``above`` the headings over it, the nearest first;
    ``beside`` the headings of the same section as its own."""

    sentence: str
    before: tuple[str, ...]
    intro: str
    near: tuple[str, ...]
    above: tuple[str, ...]
    beside: tuple[str, ...]


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
        words = {heading.label: by_line.get(heading.line, heading.title) for heading in headings}
        self._above: list[tuple[str, ...]] = []
        children: dict[SectionLabel | None, list[str]] = {}
        for heading in headings:
            chain, label = [words[heading.label]], heading.label.parent
            while label is not None:
                chain.append(words.get(label, ""))
                label = label.parent
            self._above.append(tuple(chain))
            children.setdefault(heading.label.parent, []).append(words[heading.label])
        self._beside = [tuple(children[heading.label.parent][:_LONGEST_LIST]) for heading in headings]

    def around(self, place: int) -> Surroundings:
        """What stands around a place of the flow's source."""
        at = self._flow.paragraph_of(place)
        starts, sentences = self._split(at)
        index = bisect_right(starts, place - self._flow.start_of(at)) - 1
        section = self._sections[at]
        above = self._above[section] if section >= 0 else ()
        first = max(0, index - _MOST_BEFORE)
        return Surroundings(
            sentence=sentences[index],
            before=tuple(
                [*sentences[:1], *sentences[first + 1 : index]] if index > first + 1 else sentences[first:index]
            ),
            intro=self._intro(at),
            near=tuple(self._texts[i] for i in self._near(at)),
            above=above[1:] if above[:1] == (self._texts[at],) else above,
            beside=self._beside[section] if section >= 0 else (),
        )

    def _split(self, at: int) -> tuple[list[int], list[str]]:
        """The sentences of a paragraph and where they start."""
        if at not in self._sentences:
            source = self._flow.paragraphs[at].source
            starts = [0, *(match.end() for match in _SENTENCE_END.finditer(source))]
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
