"""Short forms a document declares ("sau đây viết tắt là Kết luận số 21"), and where it uses them.

A declaration holds from where it stands to the end of its document.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vanban.language.citations.citation import Citation
from vanban.language.citations.groups import find_groups
from vanban.language.citations.issuers import read_issuer
from vanban.language.citations.kinds import KIND
from vanban.language.citations.numbers import NUMBER
from vanban.language.text import bare, tidy
from vanban.language.traced_text import TracedText, traced

_FORMULA = re.compile(
    r"(?P<open>\(\s?)?\b(?:(?:(?:sau|dưới)\sđây\s(?:được\s)?(?:gọi|viết)(?:\s(?:tắt|gọn|chung))?"
    r"|(?:gọi|viết)\s(?:tắt|gọn|chung))\slà"
    r"|(?:gọi|viết)\s(?:tắt|gọn)(?=\s?:)|(?<=\()(?:sau\sđây\s)?(?:gọi|viết)\s(?:tắt|gọn))\s?:?\s\"?"
    r"(?P<short>(?(open)(?:[^()\"]|\([^()]{0,40}\)){2,150}?(?=\"?\s?\))"
    r"|[^()\n;\"]{2,150}?(?=\"|\s?[);\n]|[,.](?:\s|$)|$)))",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\(\s?\"?(?P<short>[^()\"\s][^()\"]{0,98}?)\"?\s?\)")
_ACRONYM = re.compile(r"[A-ZĐƯ]{2,10}|(?=.{3,12}$)[A-ZĐƯ]{1,6}(?:[&-][A-ZĐƯ]{1,6}){1,2}")
_NEAR = 800
_TOKEN = re.compile(r"\w+|[^\w\s]")
_LONGER_NUMBER = re.compile(r"[-/]\w|[.,][0-9]")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A declared short form.

    ``meaning`` is the citation it stands for, or the words before it where it stands for anything else.
    ``span`` is the place of ``short`` itself.
    """

    short: str
    meaning: Citation | str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Use:
    """A short form used; ``loose`` where the words differ from those declared ("Kết luận 21")."""

    short: str
    text: str
    span: tuple[int, int]
    loose: bool


def find_short_forms(text: str, citations: Sequence[Citation]) -> list[ShortForm]:
    """The short forms a text declares, in reading order; ``citations`` are those of ``find_citations(text)``.

    A short form that names a document is matched to the nearest citation on its left that agrees in type and
    number, which is seldom the nearest of all: the title of that document may cite others.
    """
    view = traced(text)
    words = view.words
    if not view.mentions("gọi", "viết", "("):
        return []
    by_start = {citation.span[0]: i for i, citation in enumerate(citations)}
    antecedents = _antecedents(citations)
    found = []
    for match in _FORMULA.finditer(words):
        span = view.span(*match.span("short"))
        meaning = antecedents[by_start[span[0]]] if span[0] in by_start else None
        named = meaning or _named_before(words, match.start(), match["short"])
        found.append(ShortForm(tidy(match["short"]), named, span))
    for match in _IN_BRACKETS.finditer(words):
        span = view.span(*match.span("short"))
        inside = citations[by_start[span[0]]] if span[0] in by_start else None
        if inside and inside.span == span and not inside.year and not inside.issuer:
            # Bare brackets repeat a document just named; a date or body in them would make an explanation.
            document = antecedents[by_start[span[0]]]
            if document and span[0] - document.span[1] < _NEAR:
                found.append(ShortForm(tidy(match["short"]), document, span))
        elif _ACRONYM.fullmatch(match["short"]) and (name := _spelled_out(words, match)):
            found.append(ShortForm(match["short"], name, span))
    return sorted(found, key=lambda short_form: short_form.span)


def find_uses(text: str, shorts: Iterable[str], outside: Iterable[tuple[int, int]] = ()) -> list[Use]:
    """Where the short forms are used, in reading order; the longest counts where two begin at one place.

    "số" may be left out or added (then ``loose``); case and place of the tone mark do not count. A longer
    number ("Kết luận số 21-KL/TW", "Kết luận số 213") is no use. Uses that touch a span of ``outside`` are
    left out: pass the declarations themselves and what else is linked already, spans that do not overlap.
    """
    patterns: dict[str, list[tuple[list[str], str, bool]]] = {}
    for short in shorts:
        for pattern, loose in _spellings(short):
            patterns.setdefault(pattern[0], []).append((pattern, short, loose))
    if not patterns:
        return []
    for same_start in patterns.values():
        same_start.sort(key=lambda known: -len(known[0]))
    view = traced(text)
    tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(view.form)]
    found: list[Use] = []
    end = 0
    for i, (first, start, _) in enumerate(tokens):
        for pattern, short, loose in patterns.get(first, ()):
            last = tokens[i : i + len(pattern)]
            if start >= end and [token for token, _, _ in last] == pattern and not _goes_on(view.words, last[-1]):
                end = last[-1][2]
                found.append(Use(short, view.written(start, end), view.span(start, end), loose))
                break
    taken = sorted(outside)
    return [use for use in found if not _touches(use.span, taken)]


def _antecedents(citations: Sequence[Citation]) -> list[Citation | None]:
    """For each citation the nearest one before it that agrees in type and number and has a symbol.

    One without a date does not hide a dated one.
    """
    latest: dict[tuple[str | None, str], Citation] = {}
    found = []
    for citation in citations:
        number = citation.number.key if citation.number else (citation.bare or "").lstrip("0")
        found.append(latest.get((citation.kind, number)))
        if citation.number:
            for name in (number, citation.number.digits.lstrip("0")):
                known = latest.get((citation.kind, name))
                if citation.on or not known or not known.on:
                    latest[citation.kind, name] = citation
    return found


def _named_before(words: str, place: int, short: str) -> str:
    """What a short form stands for that names no single document: the group just named, else the clause."""
    before = words[max(0, place - 300) : place].rstrip(" (,")
    clause = re.split(r"[.;:()\n]", before)[-1].strip()
    plenum = read_issuer(TracedText(short), 0)
    for group in reversed(find_groups(clause)):
        if plenum and (group.plenum, group.term) == (plenum.plenum, plenum.term):
            return group.text
    return clause


def _spelled_out(words: str, brackets: re.Match[str]) -> str:
    """The words before the brackets whose first letters make the acronym in them, a few left out; else nothing."""
    acronym = re.sub(r"[&-]", "", bare(brackets["short"]))
    from_ = max(0, brackets.start() - 100)
    named = list(re.finditer(r"[^\W\d_]+", words[from_ : brackets.start()]))[-2 * len(acronym) :]
    initials = "".join(bare(word[0][0]) for word in named)
    if not initials.endswith(acronym[-1]):
        return ""
    exact = len(named) - len(acronym) if initials.endswith(acronym) else -1
    starts = [exact] if exact >= 0 else [i for i, c in enumerate(initials) if c == acronym[0]]
    for start in reversed(starts):
        rest = iter(initials[start:])
        if all(letter in rest for letter in acronym):
            return words[from_ + named[start].start() : brackets.start()].strip()
    return ""


def _spellings(short: str) -> Iterator[tuple[list[str], bool]]:
    """The words of a short form as declared, then with "số" before its number left out or added: loose."""
    words = _TOKEN.findall(TracedText(short).form)
    if words:
        yield words, False
    figures = next((i for i, word in enumerate(words) if word[0].isdigit()), 0)
    if figures and words[figures - 1] == "số":
        yield words[: figures - 1] + words[figures:], True
    elif figures and re.match(rf"(?:{KIND})\s[0-9]", short, re.IGNORECASE):
        yield [*words[:figures], "số", *words[figures:]], True


def _goes_on(words: str, last: tuple[str, int, int]) -> bool:
    """Whether the figure a use ends in is the beginning of a longer number."""
    _, start, end = last
    return bool(NUMBER.match(words, start) or _LONGER_NUMBER.match(words, end))


def _touches(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    place = bisect(taken, span)
    return any(start < span[1] and span[0] < end for start, end in taken[max(0, place - 1) : place + 1])
