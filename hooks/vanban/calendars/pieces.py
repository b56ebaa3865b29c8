"""Nothing grows without end: what is too much for one file or page keeps its newest years, the rest lies by year."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Generic, TypeVar

T = TypeVar("T")

_CUTS = (4, 7, 10)  # of an ISO date: year, month, day


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """Things of one year, or of one month or day of a year that is too much by itself: ``2022``, ``2022-03``.

    The ``label`` of a day that is too much by itself has a number after it: ``2022-12-31-2``.
    """

    label: str
    things: Sequence[T]


def newest_and_older(
    things: Sequence[T], day: Callable[[T], date], weight: Callable[[T], int], room: int
) -> tuple[list[T], list[Piece[T]]]:
    """The newest of these that weigh no more than ``room`` together, and the rest in pieces that each do so.

    Whole years are kept where the newest fits; a piece of one thing may be too heavy. "Newest" is counted from the
    newest day among them, not from the clock. The order of things is kept within each part; pieces come newest first.
    """
    if sum(map(weight, things)) <= room:
        return list(things), []
    place = {id(thing): number for number, thing in enumerate(things)}
    kept: list[T] = []
    older: list[Piece[T]] = []
    for piece in _pieces(sorted(things, key=day, reverse=True), day, weight, room, _CUTS, ""):
        if not older and sum(map(weight, (*kept, *piece.things))) <= room:
            kept += piece.things
        else:
            older.append(Piece(piece.label, sorted(piece.things, key=lambda thing: place[id(thing)])))
    return sorted(kept, key=lambda thing: place[id(thing)]), older


def _pieces(
    things: Sequence[T],
    day: Callable[[T], date],
    weight: Callable[[T], int],
    room: int,
    cuts: Sequence[int],
    label: str,
) -> Iterator[Piece[T]]:
    if cuts:
        for part, group in groupby(things, key=lambda thing: day(thing).isoformat()[: cuts[0]]):
            own = list(group)
            if sum(map(weight, own)) <= room:
                yield Piece(part, own)
            else:
                yield from _pieces(own, day, weight, room, cuts[1:], part)
        return
    parts: list[list[T]] = [[]]
    for thing in things:
        if parts[-1] and sum(map(weight, (*parts[-1], thing))) > room:
            parts.append([])
        parts[-1].append(thing)
    yield from (Piece(f"{label}-{number}", part) for number, part in enumerate(parts, 1))
