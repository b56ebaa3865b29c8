"""Every place where a document names others: in its text, section by section, and in its frontmatter."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vanban.documents.content import Block
from vanban.documents.item import Item
from vanban.documents.locality import Locality
from vanban.documents.models import Directive
from vanban.documents.resolving import Catalogue, Resolution, Verdict
from vanban.language.citations import (
    Citation,
    GroupCitation,
    ShortForm,
    find_citations,
    find_groups,
    find_short_forms,
    find_uses,
)
from vanban.language.sections import SectionLabel
from vanban.language.text import normal

RELATIONS = {
    "can_cu": "bases",
    "van_ban_quan_triet": "studied",
    "thay_the": "supersedes",
    "sua_doi": "amends",
}
"""Frontmatter keys that relate a document to others, and the model's field of each."""

_CONTEXT = 90


@dataclass(frozen=True, eq=False)
class Mention:
    """One citation at one place.

    ``relation`` is the frontmatter key, or empty in the text; there ``span`` is its place in the body, ``section``
    the section and ``context`` the words around it. ``declared`` is the short form used, if one was.
    """

    citing: Item[Directive]
    citation: Citation | GroupCitation
    resolution: Resolution
    text: str
    line: int
    relation: str = ""
    section: SectionLabel | None = None
    span: tuple[int, int] = (0, 0)
    context: str = ""
    declared: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """A block with the citations and short forms found in it."""

    block: Block
    citations: list[Citation]
    declarations: list[ShortForm]


def mentions_of(item: Item[Directive], catalogue: Catalogue, near: Locality) -> list[Mention]:
    """All mentions of one document, frontmatter first, then the text in order.

    A mention without a date takes it from the fuller mention of that type and number in the same document; a
    declared short form means its document from the declaration to the end.
    """
    model = item.model
    until = model.issued_on or (model.issued_between[1] if model.issued_between else None)
    related = list(_related(item))
    reads = [_read(block) for block in item.content.blocks]
    shorts = _short_forms(item, reads)
    full = [c for c in (*(c for _, _, c in related), *(c for r in reads for c in r.citations)) if c.number and c.on]

    def resolved(citation: Citation | GroupCitation) -> Resolution:
        if isinstance(citation, GroupCitation):
            return catalogue.resolve_group(citation)
        fuller = _completed(citation, full)
        return catalogue.resolve(fuller, near, until) if fuller else Resolution(Verdict.AMBIGUOUS)

    mentions = [Mention(item, c, resolved(c), c.text, line, relation) for relation, line, c in related]
    for read in reads:
        block = read.block
        for span, citation, short in sorted(_in_block(read, shorts), key=lambda use: use[0]):
            place = (block.offset + span[0], block.offset + span[1])
            line = block.line + block.text.count("\n", 0, span[0])
            words, around = block.text[slice(*span)], _around(block, span)
            mentions.append(
                Mention(item, citation, resolved(citation), words, line, "", block.section, place, around, short)
            )
    return mentions


def _related(item: Item[Directive]) -> Iterator[tuple[str, int, Citation]]:
    for key, name in RELATIONS.items():
        for i, words in enumerate(getattr(item.model, name)):
            line = item.source.places.get((key, i), item.source.places.get((key,), (1, 1)))[0]
            for citation in find_citations(words):
                yield key, line, citation


def _read(block: Block) -> _Read:
    citations = find_citations(block.text)
    return _Read(block, citations, find_short_forms(block.text, citations))


def _short_forms(item: Item[Directive], reads: Iterable[_Read]) -> dict[str, tuple[int, Citation]]:
    """Short forms with the offset in the body from which they hold, and what they mean."""
    shorts: dict[str, tuple[int, Citation]] = {}
    for short, words in item.model.short_forms.items():
        if len(meant := find_citations(words)) == 1:
            shorts[short] = (0, meant[0])
    for read in reads:
        for declaration in read.declarations:
            if isinstance(declaration.meaning, Citation):
                shorts[declaration.short] = (read.block.offset + declaration.span[1], declaration.meaning)
    return shorts


def _in_block(
    read: _Read, shorts: Mapping[str, tuple[int, Citation]]
) -> Iterator[tuple[tuple[int, int], Citation | GroupCitation, str]]:
    """(span in the block, what is meant, short form used) of each mention in a block; none overlap."""
    text, offset = read.block.text, read.block.offset
    numbered = [c for c in read.citations if c.number]
    taken = [c.span for c in numbered]
    taken += [d.span for d in read.declarations]  # "(sau đây viết tắt là Kết luận số 21)" names nothing more
    uses = [use for use in find_uses(text, shorts, taken) if shorts[use.short][0] <= offset + use.span[0]]
    taken += [use.span for use in uses]
    bare = [c for c in read.citations if not c.number and not _touches(c.span, taken)]
    taken += [c.span for c in bare]
    groups = [g for g in find_groups(text) if not _touches(g.span, taken)]
    yield from ((use.span, shorts[use.short][1], use.short) for use in uses)
    rest: list[Citation | GroupCitation] = [*numbered, *bare, *groups]
    yield from ((citation.span, citation, "") for citation in rest)


def _touches(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _completed(citation: Citation, full: Iterable[Citation]) -> Citation | None:
    """The citation with date and issuer of the only fuller mention of its type and number; None if there are two."""
    if citation.number is None or citation.on:
        return citation
    key, kind = citation.number.key, normal(citation.kind or "")
    same = [c for c in full if c.number and c.number.key == key and normal(c.kind or kind) == kind]
    if citation.issuer:
        same = [c for c in same if c.issuer and normal(c.issuer) == normal(citation.issuer)]
    if len({c.on for c in same}) != 1:
        return None if same else citation
    fuller = max(same, key=lambda c: bool(c.issuer))
    return replace(citation, on=fuller.on, issuer=citation.issuer or fuller.issuer)


def _around(block: Block, span: tuple[int, int]) -> str:
    """The words around a citation, cut at blanks."""
    start, end = max(0, span[0] - _CONTEXT), min(len(block.text), span[1] + _CONTEXT)
    before, after = block.text[start : span[0]], block.text[span[1] : end]
    if start:
        before = "…" + before.partition(" ")[2]
    if end < len(block.text):
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{block.text[slice(*span)]}{after}".lstrip("-*# ").split())
