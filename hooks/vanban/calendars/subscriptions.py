"""Every calendar to subscribe to: of the portal, of each unit, each plan and each document that plans carry out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from vanban.calendars.events import Entry as Shown
from vanban.calendars.events import (
    Event,
    Gone,
    Status,
    dropped_entries,
    events_of,
    in_order,
    moved_entries,
    withdrawn_entries,
)
from vanban.calendars.ical import Lines, calendar, lines_of, with_alarms, with_categories
from vanban.calendars.pieces import Piece, newest_and_older
from vanban.documents.duties import Duty
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Body, Directive, Entry, Plan
from vanban.documents.reaching import Reach

MOST_BYTES = 300_000
_HEAD_BYTES = 2_000  # of a calendar before its first entry; a name of 300 letters fits
OF_GROUP, OF_FORMER, OF_OWN = "Việc của nhóm", "Việc kế thừa", "Việc của đơn vị"


@dataclass(frozen=True, slots=True)
class _Text:
    """An entry as one calendar writes it, and its alarms for one that has them."""

    entry: Shown
    text: bytes
    alarms: bytes = b""


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar at ``path`` (relative to the site's root) under a ``name``, and its older years beside it.

    ``older`` are paths with what they hold (``2022``, ``2022-03``), newest first; empty where all fits in one file.
    """

    path: str
    name: str
    _newest: Sequence[_Text]
    _pieces: Sequence[Piece[_Text]]

    @property
    def older(self) -> list[tuple[str, str]]:
        """(path, year or month) of each file that holds older entries."""
        return [(f"{self.path.removesuffix('.ics')}-{piece.label}.ics", piece.label) for piece in self._pieces]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """(path, content) of the calendar and its older years."""
        yield self.path, calendar(self.name, (t.text for t in self._newest))
        for (path, label), piece in zip(self.older, self._pieces, strict=True):
            yield path, calendar(f"{self.name} ({label})", (t.text for t in piece.things))


class Subscriptions:
    """The calendars of a library; ``site_url`` (may be empty) is put before addresses.

    Each entry is written once, and all calendars that hold it share its lines: writing is most of the work.
    """

    def __init__(self, library: Library, name: str, site_url: str) -> None:
        self._library, self._name, self._site_url = library, name, site_url
        self._dropped = {plan: list(dropped_entries(library, plan)) for plan in library.of(Plan)}
        self._withdrawn = withdrawn_entries(library)
        self._live = {item.address for item in library.items}

    @cached_property
    def events(self) -> dict[Duty, list[Event]]:
        """The events of each duty that has any."""
        return {duty: events for duty in self._library.duties if (events := events_of(self._library, [duty]))}

    @cached_property
    def _lines(self) -> dict[tuple[type[Shown], str], Lines]:
        """The lines of every entry, by its UID, and whether it is there or gone: one given to others is both."""
        entries = [*(event for events in self.events.values() for event in events), *self._gone, *self._moved]
        return {(type(entry), entry.uid): lines_of(entry, self._site_url) for entry in entries}

    @cached_property
    def portal(self) -> Feed:
        """Everything, with what was dropped or withdrawn."""
        return self._feed("lich/lich.ics", self._name, [*self._of(self._library.duties), *self._gone])

    def of_plan(self, plan: Item[Plan]) -> Feed:
        """A plan's own entries, with those it had."""
        duties = self._library.duties_by_plan.get(plan, [])
        return self._feed(f"{plan.address}/lich.ics", self._title(plan), [*self._of(duties), *self._dropped[plan]])

    def carrying_out(self, document: Item[Directive]) -> Feed | None:
        """The entries of all plans that carry out a document, at every level; None where none does."""
        if not (plans := self._library.plans_below.get(document)):
            return None
        duties = [duty for plan in plans for duty in self._library.duties_by_plan[plan]]
        gone = [entry for plan in plans for entry in self._dropped[plan]]
        name = f"Thực hiện {self._title(document)}"
        return self._feed(f"{document.address}/lich-thuc-hien.ics", name, [*self._of(duties), *gone])

    def of_body(self, body: Item[Body]) -> Iterator[Feed]:
        """What reaches a body: categories say in which role, and whether through a group or from whom it took over.

        What bound it and is no more stays as cancelled. The second is the same, told of 7 days and 1 day before: not
        what binds no more, and not what has been issued.
        """
        own = self._texts_of_body(body)
        told = [
            _Text(each.entry, with_alarms(each.text, each.alarms)) if self._is_told(each.entry, body) else each
            for each in own
        ]
        yield self._feed_of_texts(f"{body.address}/lich.ics", body.model.name, own)
        yield self._feed_of_texts(f"{body.address}/lich-bao-truoc.ics", f"{body.model.name} (báo trước)", told)

    def of_body_and_below(self, body: Item[Body]) -> Feed | None:
        """What reaches a body and all bodies below it, each entry once; None where nobody is below."""
        if not (bodies := self._library.bodies_below.get(body)):
            return None
        duties = dict.fromkeys(duty for one in bodies for duty in self._library.duties_by_body.get(one, ()))
        gone = {entry.uid: entry for one in bodies for entry in self._gone_by_body.get(one, ())}
        name = f"{body.model.name} và đơn vị trực thuộc"
        entries = {**gone, **{event.uid: event for event in self._of(duties)}}  # given by one to another: it is there
        return self._feed(f"{body.address}/lich-truc-thuoc.ics", name, entries.values())

    def feeds(self) -> Iterator[Feed]:
        """Every calendar there is, at each address its page ever had: programs follow no link to where a page went."""
        yield self.portal
        for plan in (plan for plan, gone in self._dropped.items() if gone or plan in self._library.duties_by_plan):
            yield from self._everywhere(plan, self.of_plan(plan))
        for document in self._library.plans_below:
            yield from self._everywhere(document, self.carrying_out(document))
        for body in self._library.of(Body):
            for feed in (*self.of_body(body), self.of_body_and_below(body)):
                yield from self._everywhere(body, feed)
        for name, entries in self._withdrawn.items():
            for address in self._library.ledger.documents[name].addresses:
                yield self._feed(f"{address}/lich.ics", "Văn bản không còn công khai", entries)

    @property
    def _gone(self) -> Iterator[Gone]:
        for entries in (*self._dropped.values(), *self._withdrawn.values()):
            yield from entries

    @cached_property
    def _moved(self) -> list[Gone]:
        return [entry for events in self.events.values() for e in events for entry in moved_entries(self._library, e)]

    @cached_property
    def _gone_by_body(self) -> dict[Item[Body], list[Gone]]:
        by_body: dict[Item[Body], list[Gone]] = {}
        for entry in (*self._gone, *self._moved):
            for body in entry.bodies:
                by_body.setdefault(body, []).append(entry)
        return by_body

    def _everywhere(self, item: Item[Entry], feed: Feed | None) -> Iterator[Feed]:
        if feed:
            yield feed
            recorded = self._library.recorded(item)
            for old in recorded.addresses if recorded else ():
                if old not in self._live:
                    yield replace(feed, path=f"{old}{feed.path.removeprefix(item.address)}")

    def _of(self, duties: Iterable[Duty]) -> list[Shown]:
        return [event for duty in duties for event in self.events.get(duty, ())]

    def _is_told(self, entry: Shown, body: Item[Body]) -> bool:
        over = entry.status is Status.CANCELLED or (
            isinstance(entry, Event) and self._library.is_done(entry.duty, body)
        )
        return not over

    def _title(self, document: Item[Directive]) -> str:
        return f"{document.title}, {self._library.issuer(document).model.name}"

    def _feed(self, path: str, name: str, entries: Iterable[Shown]) -> Feed:
        return self._feed_of_texts(path, name, map(self._text, entries))

    def _feed_of_texts(self, path: str, name: str, texts: Iterable[_Text]) -> Feed:
        ordered = sorted(texts, key=lambda t: in_order(t.entry))
        room = MOST_BYTES - _HEAD_BYTES
        return Feed(path, name, *newest_and_older(ordered, lambda t: t.entry.until, lambda t: len(t.text), room))

    def _text(self, entry: Shown) -> _Text:
        return _Text(entry, *self._lines[type(entry), entry.uid])

    def _texts_of_body(self, body: Item[Body]) -> list[_Text]:
        texts = []
        for duty in self._library.duties_by_body.get(body, ()):
            for event in self.events.get(duty, ()):
                text = self._text(event)
                categories = _categories(self._library.reaches[duty], body)
                texts.append(_Text(event, with_categories(text.text, categories), text.alarms))
        return [*texts, *(self._text(entry) for entry in self._gone_by_body.get(body, ()))]


def _categories(reaches: Iterable[Reach], body: Item[Body]) -> tuple[str, ...]:
    """Its roles, then how it is bound."""
    own = [reach for reach in reaches if reach.body is body]
    how = [OF_FORMER if r.heir_of else OF_GROUP if r.group else OF_OWN for r in own]
    return tuple(dict.fromkeys([*(r.party.role.capitalize() for r in own), *how]))
