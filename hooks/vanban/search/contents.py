"""The library and the ordinary pages as what can be found. Built from sources, not from HTML."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.models import UNKNOWN_VALIDITY, Body, Directive, Entry, Material, Plan, Question, QuestionSet
from vanban.language.sections import SectionLabel
from vanban.language.text import even, slug
from vanban.search.pages import SearchPage, SearchSection

_LINE_MARK = re.compile(r"^[^\S\n]*(?:#{1,6}|[-*+>]|\|)\s+", re.MULTILINE)
_MARKS = re.compile(r"[*`|]+|\\(?=[^\w\s])|<[^>\n]+>|\{[:\s]*[#.][^}\n]*\}")
_SIGNS = "*`|\\<{"
"""What each of these marks begins with; most texts have none, and this is quickly seen."""
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_TITLE = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(
    r"^#{2,6}[ \t]+(?P<title>.+?)[ \t]*(?:\{[^}\n]*#(?P<anchor>[^\s}]+)[^}\n]*\})?[ \t]*$", re.MULTILINE
)

_ORDINARY = 0.3


def search_pages(library: Library, pages: Iterable[tuple[str, str]]) -> list[SearchPage]:
    """Everything that can be found; ``pages`` are (address, Markdown) of the ordinary pages."""
    return [*(_of_item(library, item) for item in library.items), *(_of_page(*page) for page in pages)]


def plain(markdown: str) -> str:
    """Markdown as the words a reader sees, on one line."""
    text = _LINK.sub(r"\1", markdown) if "](" in markdown else markdown
    if "\n" in text or not text[:1].isalnum():
        text = _LINE_MARK.sub(" ", text)
    return even(_MARKS.sub(" ", text) if any(map(text.__contains__, _SIGNS)) else text)


def _of_page(address: str, markdown: str) -> SearchPage:
    title = _TITLE.search(markdown)
    sections: list[SearchSection] = []
    anchors = {slug(plain(title[1]))} if title else set()
    heading, start = ("", ""), 0
    body = _FENCED.sub(lambda code: code[0].replace("\n#", "\n"), _TITLE.sub("", markdown, count=1))
    for match in [*_HEADING.finditer(body), None]:
        paragraphs = tuple(filter(None, map(plain, body[start : match.start() if match else None].split("\n\n"))))
        if paragraphs or heading[0]:
            sections.append(SearchSection(*heading, paragraphs))
        if match:
            heading, start = (_anchor(match, anchors), plain(match["title"])), match.end()
    location = f"{address}/" if address else ""
    return SearchPage(location, plain(title[1]) if title else address, sections, worth=_ORDINARY)


def _anchor(heading: re.Match[str], taken: set[str]) -> str:
    """The anchor the engine gives a heading: its own, else one made of its words, numbered where it is taken."""
    wanted = anchor = heading["anchor"] or slug(plain(heading["title"]))
    number = 0
    while anchor in taken:
        number += 1
        anchor = f"{wanted}_{number}"
    taken.add(anchor)
    return anchor


def _of_item(library: Library, item: Item[Entry]) -> SearchPage:
    location = f"{item.address}/"
    if holds(item, Directive):
        return _of_directive(library, item, location)
    if holds(item, Body):
        names = [*item.model.other_names, str(item.model.locality)]
        duties = [duty.what for duty in library.duties_by_body.get(item, ())]
        facets = {"loai": ["Đơn vị"], "dia-ban": names[-1:]}
        return SearchPage(location, item.title, _own([*duties, plain(item.content.markdown)]), names, facets=facets)
    if holds(item, QuestionSet):
        questions = [SearchSection(q.key, q.question, tuple(_answer(q))) for q in item.model.questions]
        facets = {
            "loai": ["Hỏi – đáp"],
            "dung-cho": list(dict.fromkeys(each for q in item.model.questions for each in q.audience)),
        }
        return SearchPage(location, item.title, [*_own([item.model.compiler]), *questions], facets=facets)
    assert holds(item, Material)
    facets = {"loai": ["Tài liệu"], "dung-cho": list(item.model.audience)}
    words = _own([*item.model.audience, *item.model.about, plain(item.content.markdown)])
    return SearchPage(location, item.title, words, item.model.other_names, facets=facets)


def _answer(question: Question) -> Iterator[str]:
    yield plain(question.answer)
    if question.audience:
        yield f"Dành cho: {', '.join(question.audience)}."


def _of_directive(library: Library, item: Item[Directive], location: str) -> SearchPage:
    model, place = item.model, str(library.locality(item))
    signer = model.signer.name if model.signer else None
    year = str(model.year) if model.year else ""
    called = [*model.short_forms, *model.group_names]
    identity = [model.abstract, model.issuer, place, year and f"năm {year}", signer, *called]
    duties = library.duties_by_plan.get(item, []) if holds(item, Plan) else []
    audience = [words for answer in library.answers_by_document.get(item, ()) for words in answer.question.audience]
    return SearchPage(
        location,
        item.title,
        list(_sections(library, item)),
        list(filter(None, identity)),
        model.kind,
        str(model.number or ""),
        "" if model.validity == UNKNOWN_VALIDITY else f"Hiệu lực: {model.validity}",
        {
            "loai": [model.kind],
            "co-quan": [library.issuer(item).model.name],
            "dia-ban": [place],
            "nam": [year] if year else [],
            "dung-cho": sorted(set(audience)),
        },
        max((duty.last_day for duty in duties if duty.last_day), default=None),
        model.issued_first or date.min,
    )


def _own(words: Iterable[str]) -> list[SearchSection]:
    """A page's own words, as its one section, if it has any."""
    said = [word for word in words if word]
    return [SearchSection("", "", said)] if said else []


def _sections(library: Library, item: Item[Directive]) -> Iterator[SearchSection]:
    """A section is its own paragraphs and its points (a, b, c: too small to land on), not the sections in it; its
    duties are told with it, since a summary may state days and bodies in the frontmatter alone."""
    texts: dict[SectionLabel, list[str]] = defaultdict(list)
    for block in item.content.blocks:
        said, text = texts[landing(block.section)], block.text
        if not text.lstrip().startswith("#"):  # a heading is its section's title
            said.append(plain(text))
    if holds(item, Plan):
        for duty in library.duties_by_plan.get(item, ()):
            words = [duty.what, duty.deadline.words if duty.deadline else "", *(p.words for p in duty.parties)]
            texts[landing(duty.section)].append("; ".join(filter(None, dict.fromkeys(words))))
    titles = {heading.label: plain(heading.title) for heading in item.content.headings}
    for label, paragraphs in texts.items():
        yield SearchSection(label.anchor, titled(label, titles.get(label, "")), paragraphs)


def titled(label: SectionLabel, title: str) -> str:
    """What a section is called: its label with its own title, if it has one; what closes it has none."""
    if not label.levels:
        return "Phần mở đầu"
    return f"Mục {label}. {title}" if title and not label.closing else f"Mục {label}"


def landing(label: SectionLabel) -> SectionLabel:
    """The section a reader is led to: of points (a, b, c) the numbered section they lie in."""
    while label.levels and label.levels[-1].isalpha() and label.levels[-1].islower() and (above := label.parent):
        label = above
    return label
