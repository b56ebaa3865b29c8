"""What can be found: documents and their sections, bodies, materials, ordinary pages. Built from sources, not HTML."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.models import Body, Directive, Entry, Material, QuestionSet
from vanban.language.sections import SectionLabel
from vanban.search.index import SearchEntry

_MARKS = re.compile(r"^\s*(?:#{1,6}|[-*+>]|\|)\s+|[*`|]+|\\(?=[^\w\s])|<[^>\n]+>|\{[:\s]*[#.][^}\n]*\}", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_TITLE = re.compile(r"^#\s+(.+)$", re.MULTILINE)


def entries_of(library: Library, pages: Iterable[tuple[str, str]]) -> list[SearchEntry]:
    """Entries in order of address; ``pages`` are (address, Markdown) of the ordinary pages."""
    entries = [entry for item in library.items for entry in _of_item(library, item)]
    for address, markdown in pages:
        title = _TITLE.search(markdown)
        location = f"{address}/" if address else ""
        entries.append(SearchEntry(location, plain(title[1]) if title else address, plain(markdown)))
    return entries


def plain(markdown: str) -> str:
    """Markdown as the words a reader sees, on one line."""
    return " ".join(_MARKS.sub(" ", _LINK.sub(r"\1", markdown)).split())


def _of_item(library: Library, item: Item[Entry]) -> Iterator[SearchEntry]:
    location = f"{item.address}/"
    if holds(item, Directive):
        model = item.model
        signer = model.signer.name if model.signer else None
        words = [model.abstract, model.issuer, *model.short_forms, signer]
        number = str(model.number) if model.number else ""
        yield SearchEntry(location, item.title, _sentences(words), model.kind, number)
        yield from _sections(item, location)
    elif holds(item, Body):
        duties = [duty.what for duty in library.duties_by_body.get(item, ())]
        words = [*item.model.other_names, str(item.model.locality), *duties, plain(item.content.markdown)]
        yield SearchEntry(location, item.title, _sentences(words))
    elif holds(item, QuestionSet):
        yield SearchEntry(location, item.title, item.model.compiler)
        for question in item.model.questions:
            words = [plain(question.answer), *question.audience]
            yield SearchEntry(f"{location}#{question.key}", question.question, _sentences(words))
    elif holds(item, Material):
        words = [*item.model.other_names, *item.model.audience, *item.model.about, plain(item.content.markdown)]
        yield SearchEntry(location, item.title, _sentences(words))


def _sentences(words: Iterable[str | None]) -> str:
    return ". ".join(filter(None, words))


def _sections(item: Item[Entry], location: str) -> Iterator[SearchEntry]:
    """A section is its own blocks, without those of the sections in it."""
    texts: dict[str, list[str]] = defaultdict(list)
    for block in item.content.blocks:
        texts[block.section.anchor].append(plain(block.text))
    if (opening := texts.get("mo-dau")) and SectionLabel() not in item.content.labels:
        yield SearchEntry(f"{location}#mo-dau", "Phần mở đầu", " ".join(opening))
    for heading in item.content.headings:
        anchor = heading.label.anchor
        title = f"Mục {heading.label}. {plain(heading.title)}" if heading.title else f"Mục {heading.label}"
        yield SearchEntry(f"{location}#{anchor}", title, " ".join(texts[anchor]))
