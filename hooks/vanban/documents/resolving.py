"""From a citation to the document it names. Two candidates left: ambiguous, never a choice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Protocol

from vanban.documents.bodies import Bodies
from vanban.documents.item import Item
from vanban.documents.locality import Locality
from vanban.documents.models import Body, Directive
from vanban.language.citations import Citation, DocumentNumber, GroupCitation, find_groups, speaks_of_elsewhere
from vanban.language.text import normal

# The years a committee elected by a national congress served; the congress year belongs to both.
TERM_YEARS = {
    "X": (2006, 2011), "XI": (2011, 2016), "XII": (2016, 2021), "XIII": (2021, 2026), "XIV": (2026, 2031),
}  # fmt: skip


class Verdict(StrEnum):
    """What became of a citation; the words are shown to editors."""

    RESOLVED = "đã rõ"
    GROUP = "nhóm văn bản"
    AMBIGUOUS = "nhiều khả năng"
    UNKNOWN = "chưa có trong thư viện"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The document meant; the group; the candidates where it cannot be told; or none."""

    verdict: Verdict
    targets: tuple[Item[Directive], ...] = ()


class Resolver(Protocol):
    """What tells which document a citation means."""

    def resolve(self, citation: Citation, near: Locality, until: date | None = None, around: str = "") -> Resolution:
        """As ``Catalogue.resolve``."""

    def resolve_group(self, citation: GroupCitation) -> Resolution:
        """As ``Catalogue.resolve_group``."""


class Catalogue:
    """Official documents by number and by the plenum that adopted them."""

    def __init__(self, documents: Iterable[Item[Directive]], bodies: Bodies) -> None:
        self._bodies = bodies
        self._issuers: dict[str, list[Item[Body]]] = {}
        self._places = {name for body in bodies.items for name in body.model.locality.names}
        self._by_number: dict[str, list[Item[Directive]]] = defaultdict(list)
        self.plenums: dict[Item[Directive], tuple[str, int]] = {}
        """(term, plenum) of each document that says which plenum of the Central Committee adopted it."""
        for item in documents:
            if item.model.number:
                self._by_number[item.model.number.key].append(item)
            if plenum := _plenum_of(item.model):
                self.plenums[item] = plenum

    def resolve(self, citation: Citation, near: Locality, until: date | None = None, around: str = "") -> Resolution:
        """The document a citation means in a document of ``near`` issued on ``until`` (None if unknown) at the latest.

        Number and symbol must agree and neither type, date, term nor issuer contradict (Hướng dẫn 36-HD/VPTW, II.1:
        numbers run by type within one term of one committee). An issuer left unnamed is one of ``near``'s own chain,
        unless the words ``around`` speak of another place: then it cannot be told.
        """
        if citation.number is None:
            return Resolution(Verdict.UNKNOWN)
        found = [
            item
            for item in self._by_number.get(citation.number.key, ())
            if self._agrees(citation, item)
            and self._issuer_agrees(citation, item.model, near)
            and not (until and item.model.issued_on and item.model.issued_on > until)
        ]
        if len(found) == 1 and not self._in_doubt(citation, found[0].model, near, around):
            return Resolution(Verdict.RESOLVED, tuple(found))
        return Resolution(Verdict.AMBIGUOUS if found else Verdict.UNKNOWN, tuple(found))

    def resolve_group(self, citation: GroupCitation) -> Resolution:
        """What a plenum adopted, of the types named: a group, also where the library holds one of it."""
        plenum = (citation.term, citation.plenum)
        adopted = [i for i, of in self.plenums.items() if of == plenum and i.model.kind in citation.kinds]
        return Resolution(Verdict.GROUP if adopted else Verdict.UNKNOWN, tuple(adopted))

    def same_number(self, citation: Citation) -> Sequence[Item[Directive]]:
        """Documents of that number whatever else contradicts, as near matches for editors."""
        return self._by_number.get(citation.number.key, ()) if citation.number else ()

    def like_number(self, citation: Citation) -> Sequence[Item[Directive]]:
        """Documents whose number differs in one part alone, at most three: its symbol, its code, or its figure if the
        day agrees."""
        if citation.number is None:
            return ()
        parts = _parts(citation.number)
        found = [
            item
            for rest in _all_but_one(citation.number, citation.on)
            for item in self._by_all_but_one.get(rest, ())
            if item.model.number and _parts(item.model.number) != parts
        ]
        return sorted(found, key=lambda item: item.address)[:3]

    @cached_property
    def _by_all_but_one(self) -> Mapping[tuple[object, ...], list[Item[Directive]]]:
        """The documents by what is left of their number without one of its parts."""
        found: dict[tuple[object, ...], list[Item[Directive]]] = defaultdict(list)
        for item in chain.from_iterable(self._by_number.values()):
            assert item.model.number
            for rest in _all_but_one(item.model.number, item.model.issued_on):
                found[rest].append(item)
        return found

    def _agrees(self, citation: Citation, item: Item[Directive]) -> bool:
        """Neither type, date, year nor term contradicts what the document says."""
        model = item.model
        if citation.kind and normal(citation.kind) != normal(model.kind):
            return False
        if citation.on:
            if model.issued_on and citation.on != model.issued_on:
                return False
            if model.issued_between and not model.issued_between[0] <= citation.on <= model.issued_between[1]:
                return False
        if citation.year and model.year and citation.year != model.year:
            return False
        if item in self.plenums:
            term, plenum = self.plenums[item]
            if citation.term not in (None, term) or citation.plenum not in (None, plenum):
                return False
        if citation.term is None or model.year is None or any(i.model.locality.places for i in self.issuers(model)):
            return True  # terms of provinces and districts have years of their own
        first, last = TERM_YEARS.get(citation.term, (0, 9999))
        return first <= model.year <= last

    def _issuer_agrees(self, citation: Citation, model: Directive, near: Locality) -> bool:
        issuers = self.issuers(model)
        if citation.issuer:
            return any(body in issuers for body in self._bodies.find(citation.issuer, near))
        return any(body.model.locality.covers(near) for body in issuers)

    def _in_doubt(self, citation: Citation, model: Directive, near: Locality, around: str) -> bool:
        """Whether the citation says more than can be compared, or leaves open whose number it is."""
        if citation.unread and not citation.on:
            return True
        if not any(body.model.locality.places for body in self.issuers(model)):
            return False
        if citation.term and not citation.year:
            return True
        anywhere = citation.issuer and self._bodies.find(citation.issuer, Locality(()))
        return not anywhere and speaks_of_elsewhere(around, near.names, self._places)

    def issuers(self, model: Directive) -> list[Item[Body]]:
        """The body that issued a document (a full name, so at most one in a sound library)."""
        if model.issuer not in self._issuers:
            self._issuers[model.issuer] = self._bodies.find(model.issuer, Locality(()))
        return self._issuers[model.issuer]


def _parts(number: DocumentNumber) -> tuple[str, str, str]:
    return number.digits.lstrip("0"), normal(number.symbol), normal(f"{number.code}-{number.unit}")


def _all_but_one(number: DocumentNumber, day: date | None) -> Iterator[tuple[object, ...]]:
    """A number without its figure (with the day, if that is known), without its symbol, without its code."""
    figure, symbol, code = _parts(number)
    if day:
        yield "figure", day, symbol, code
    yield "symbol", figure, code
    yield "code", figure, symbol


def _plenum_of(model: Directive) -> tuple[str, int] | None:
    """Which plenum of which term adopted a document, from the words of ``thong_qua``."""
    for group in find_groups(f"{model.kind} của {model.adopted_at}") if model.adopted_at else ():
        if group.plenum and group.term:
            return group.term, group.plenum
    return None
