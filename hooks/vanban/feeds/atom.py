"""New and changed documents as Atom (RFC 4287): of the whole library, a document, a body, an audience.

``xml.etree`` writes it: the format is small, and libraries for it stamp feeds with the clock.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from posixpath import dirname, relpath
from xml.etree.ElementTree import Element, SubElement, tostring

from vanban.calendars.events import DOMAIN
from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.models import Body, Directive, Entry, Material, Plan, QuestionSet
from vanban.language.text import slug

PATH = "atom.xml"
"""Of the whole library; the name of the others beside their page."""

AUDIENCES = "tin-moi"
"""The folder of those for an audience."""

MOST_ENTRIES = 30
_NAMESPACE = "http://www.w3.org/2005/Atom"
_FOREIGN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class News:
    """A feed at ``path`` about the newest of some documents; ``page`` is the address it belongs to."""

    path: str
    title: str
    page: str
    documents: tuple[Item[Entry], ...]


class Newsroom:
    """The Atom feeds of a library; ``site_url`` (may be empty) is put before addresses.

    Days are those that the ledger recorded; what it does not know counts from the day of issue.
    """

    def __init__(self, library: Library, name: str, site_url: str) -> None:
        self._library, self._name = library, name
        self._site_url = f"{site_url.rstrip('/')}/" if site_url else ""
        self._texts: dict[Item[Entry], bytes] = {}

    def feeds(self) -> Iterator[News]:
        """Every feed there is; none is empty."""
        if self._documents:
            yield News(PATH, self._name, "", self._newest(self._documents))
        for document in self._library.of(Directive):
            below = [document, *self._library.documents_below.get(document, ())]
            title = f"{document.title} và văn bản thực hiện"
            yield News(f"{document.address}/{PATH}", title, document.address, self._newest(below))
        for body in self._library.of(Body):
            bound = [duty.plan for duty in self._library.duties_by_body.get(body, ())]
            if about := self._newest([*self._library.documents_by_issuer.get(body, ()), *bound]):
                yield News(f"{body.address}/{PATH}", f"{body.model.name}: văn bản", body.address, about)
        for (words, path), documents in self.audiences.items():
            yield News(path, f"Dành cho {words}", AUDIENCES, self._newest(documents))

    @cached_property
    def audiences(self) -> Mapping[tuple[str, str], list[Item[Entry]]]:
        """(words, path of the feed) of each audience that sessions, materials or questions name, and what is for it."""
        words: dict[str, str] = {}
        found: dict[str, dict[Item[Entry], None]] = {}
        for item in self._documents:
            for word in _audiences(item):
                words.setdefault(slug(word), word)
                found.setdefault(slug(word), {})[item] = None
        return {(words[key], f"{AUDIENCES}/{key}.xml"): list(found[key]) for key in sorted(found) if key}

    def text(self, news: News) -> bytes:
        """The file: the same bytes for the same library, whatever the day."""
        days = [self._days(item)[1] for item in news.documents]
        root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "vi"})
        if not self._site_url:
            root.set("xml:base", f"{relpath('.', dirname(news.path) or '.')}/")
        _add(root, "id", f"tag:{DOMAIN},2022:{news.path}")
        _add(root, "title", news.title)
        _add(root, "updated", _moment(max(days)))
        SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": self._to(news.page)})
        if self._site_url:
            SubElement(
                root, "link", {"rel": "self", "type": "application/atom+xml", "href": self._site_url + news.path}
            )
        _add(SubElement(root, "author"), "name", self._name)
        head = tostring(root, encoding="utf-8", xml_declaration=True)
        return b"".join([head.removesuffix(b"</feed>"), b"\n", *map(self._entry, news.documents), b"</feed>\n"])

    @cached_property
    def _documents(self) -> list[Item[Entry]]:
        return [item for item in self._library.items if not holds(item, Body)]

    def _newest(self, documents: Iterable[Item[Entry]]) -> tuple[Item[Entry], ...]:
        ordered = sorted(dict.fromkeys(documents), key=lambda item: item.address)
        return tuple(
            sorted(ordered, key=lambda item: (self._days(item)[1], _issued(item)), reverse=True)[:MOST_ENTRIES]
        )

    def _days(self, item: Item[Entry]) -> tuple[date, date]:
        """When it was published here, and when it last changed."""
        recorded = self._library.recorded(item)
        published = (recorded and recorded.published_on) or _issued(item)
        return published, max(published, (recorded and recorded.changed_on) or published)

    def _entry(self, item: Item[Entry]) -> bytes:
        if item not in self._texts:
            model = item.model
            published, changed = self._days(item)
            entry = Element("entry")
            _add(entry, "id", f"tag:{DOMAIN},2022:{self._library.name(item)}")
            subject = model.abstract if isinstance(model, Directive) and model.number else None
            _add(entry, "title", f"{item.title}: {subject}" if subject else item.title)
            _add(entry, "published", _moment(published))
            _add(entry, "updated", _moment(changed))
            SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": self._to(item.address)})
            if isinstance(model, Directive):
                _add(SubElement(entry, "author"), "name", model.issuer)
            SubElement(entry, "category", {"term": slug(model.kind), "label": _clean(model.kind)})
            said = f"Văn bản đã sửa trên cổng từ khi đăng. {model.kind}" if changed > published else model.kind
            _add(entry, "summary", said)
            self._texts[item] = tostring(entry, encoding="utf-8") + b"\n"
        return self._texts[item]

    def _to(self, address: str) -> str:
        return f"{self._site_url}{address}/" if address else self._site_url or "./"


def _issued(item: Item[Entry]) -> date:
    return (item.model.issued_on if isinstance(item.model, Directive) else None) or _EPOCH


def _audiences(item: Item[Entry]) -> Iterator[str]:
    if holds(item, Plan):
        yield from (words for session in item.model.sessions for words in session.audience)
    elif holds(item, Material):
        yield from item.model.audience
    elif holds(item, QuestionSet):
        yield from (words for question in item.model.questions for words in question.audience)


def _add(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = _clean(words)


def _clean(words: str) -> str:
    """Words without letters that no XML file may hold."""
    return _FOREIGN.sub("", words)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
