"""Every place where a document names others: in its text, section by section, and in its frontmatter."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vanban.documents.content import Block
from vanban.documents.item import Item
from vanban.documents.locality import Locality
from vanban.documents.models import Directive
from vanban.documents.resolving import Catalogue, Resolution
from vanban.language.citations import Citation, find_citations
from vanban.language.groups import GroupCitation, find_groups
from vanban.language.labels import SectionLabel
from vanban.language.short_forms import find_short_forms, find_uses
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


def mentions_of(item: Item[Directive], catalogue: Catalogue, near: Locality) -> list[Mention]:
    """All mentions of one document, frontmatter first, then the text in order.

    A mention without a date takes it from the one fuller mention of that type and number in the same document; a
    declared short form means its document from the declaration to the end (DOMAIN: Nghị định 30/2020/NĐ-CP habits).
    """
    related = list(_related(item))
    found = [(block, c) for block in item.content.blocks for c in find_citations(block.text)]
    full = [c for c in (*(c for _, _, c in related), *(c for _, c in found)) if c.number]
    shorts = _declared(item, found)

    def resolved(citation: Citation | GroupCitation) -> Resolution:
        if isinstance(citation, GroupCitation):
            return catalogue.resolve_group(citation)
        return catalogue.resolve(_completed(citation, full), near)

    mentions = [Mention(item, c, resolved(c), c.text, line, relation) for relation, line, c in related]
    for block in item.content.blocks:
        for span, citation, short in sorted(_in_block(block, found, shorts), key=lambda use: use[0]):
            place = (block.offset + span[0], block.offset + span[1])
            line = block.line + block.text.count("\n", 0, span[0])
            words, around = block.text[slice(*span)], _around(block, span)
            mentions.append(
                Mention(item, citation, resolved(citation), words, line, "", block.section, place, around, short)
            )
    return mentions


def _in_block(
    block: Block, found: Iterable[tuple[Block, Citation]], shorts: Mapping[str, tuple[int, Citation]]
) -> Iterator[tuple[tuple[int, int], Citation | GroupCitation, str]]:
    """(span in the block, what is meant, short form used) of each mention in a block; none overlap."""
    citations = [c for b, c in found if b is block]
    taken = [c.span for c in citations if c.number]
    uses = [use for use in find_uses(block.text, shorts, taken) if shorts[use.short][0] <= block.offset + use.span[0]]
    yield from ((use.span, shorts[use.short][1], use.short) for use in uses)
    taken += [use.span for use in uses]
    bare = [c for c in citations if not c.number and not _touches(c.span, taken)]
    yield from ((c.span, c, "") for c in citations if c.number or c in bare)
    taken += [c.span for c in bare]
    yield from ((g.span, g, "") for g in find_groups(block.text) if not _touches(g.span, taken))


def _touches(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _related(item: Item[Directive]) -> Iterator[tuple[str, int, Citation]]:
    for key, name in RELATIONS.items():
        for i, words in enumerate(getattr(item.model, name)):
            line = item.source.places.get((key, i), item.source.places.get((key,), (1, 1)))[0]
            for citation in find_citations(words):
                yield key, line, citation


def _declared(item: Item[Directive], found: Iterable[tuple[Block, Citation]]) -> dict[str, tuple[int, Citation]]:
    """Short forms with the offset in the body from which they hold, and what they mean."""
    shorts: dict[str, tuple[int, Citation]] = {}
    for short, words in item.model.short_forms.items():
        if len(meant := find_citations(words)) == 1:
            shorts[short] = (0, meant[0])
    by_block: dict[Block, list[Citation]] = {}
    for block, citation in found:
        by_block.setdefault(block, []).append(citation)
    for block, citations in by_block.items():
        for declaration in find_short_forms(block.text, citations):
            if isinstance(declaration.meaning, Citation):
                shorts[declaration.short] = (block.offset + declaration.span[1], declaration.meaning)
    return shorts


def _completed(citation: Citation, others: Iterable[Citation]) -> Citation:
    """The citation with date and issuer of the only fuller mention of the same type and number, if there is one."""
    if citation.number is None or citation.on:
        return citation
    same = [
        c
        for c in others
        if c.number and c.number.key == citation.number.key and normal(c.kind or "") == normal(citation.kind or "")
    ]
    dates = {c.on for c in same if c.on}
    issuers = {c.issuer for c in same if c.issuer}
    return replace(
        citation,
        on=dates.pop() if len(dates) == 1 else None,
        issuer=citation.issuer or (issuers.pop() if len(issuers) == 1 else None),
    )


def _around(block: Block, span: tuple[int, int]) -> str:
    """The words around a citation, cut at blanks."""
    start, end = max(0, span[0] - _CONTEXT), min(len(block.text), span[1] + _CONTEXT)
    before, after = block.text[start : span[0]], block.text[span[1] : end]
    if start:
        before = "…" + before.partition(" ")[2]
    if end < len(block.text):
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{block.text[slice(*span)]}{after}".lstrip("-*# ").split())
