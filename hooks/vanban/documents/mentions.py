"""Every place where a document names others: in its text, section by section, and in its frontmatter."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vanban.documents.content import Block
from vanban.documents.item import Item
from vanban.documents.locality import Locality
from vanban.documents.models import Directive
from vanban.documents.resolving import Resolution, Resolver, Verdict
from vanban.language.citations import (
    Citation,
    GroupCitation,
    find_citations,
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
_NEAR = 1000


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
class _Named:
    """A citation and the words it stands among, which may say whose document it is."""

    citation: Citation
    around: str


class Citing:
    """One document that cites others: what each citation in it means, in its text and in its frontmatter alike."""

    def __init__(self, item: Item[Directive], catalogue: Resolver, near: Locality) -> None:
        model = item.model
        self._catalogue, self._near = catalogue, near
        self._until = model.issued_on or (model.issued_between[1] if model.issued_between else None)
        related = list(_related(item))
        blocks = item.content.blocks
        named = [_Named(c, words) for _, _, words, c in related]
        named += [_Named(c, _row(block, c.span)) for block in blocks for c in block.citations]
        self._full = [n for n in named if n.citation.number and n.citation.on]
        self.mentions = [Mention(item, c, self.resolve(c, words), c.text, line, key) for key, line, words, c in related]
        """All mentions, frontmatter first, then the text in order."""
        shorts = _short_forms(item)
        for block in blocks:
            self.mentions += self._in_text(item, block, shorts)

    def resolve(self, citation: Citation | GroupCitation, around: str) -> Resolution:
        """What a citation in this document means that stands among the words ``around``.

        A mention without a date takes it from the fuller mention of that type and number in the same document.
        """
        if isinstance(citation, GroupCitation):
            return self._catalogue.resolve_group(citation)
        fuller = _completed(citation, around, self._full)
        if fuller is None:
            return Resolution(Verdict.AMBIGUOUS)
        found = self._catalogue.resolve(fuller.citation, self._near, self._until, fuller.around)
        if citation.issuer is None and found != self._catalogue.resolve(
            replace(fuller.citation, issuer=None), self._near, self._until
        ):
            # Named before as another place's ("của Tỉnh ủy Hải Dương"), now without: theirs again, or our own?
            return Resolution(Verdict.AMBIGUOUS, found.targets) if found.targets else found
        return found

    def _in_text(
        self, item: Item[Directive], block: Block, shorts: Mapping[str, tuple[int, _Named]]
    ) -> Iterator[Mention]:
        for span, citation, near, short in sorted(_in_block(block, shorts, self._agree), key=lambda use: use[0]):
            place = (block.offset + span[0], block.offset + span[1])
            line = block.line + block.text.count("\n", 0, span[0])
            words, around = block.text[slice(*span)], _around(block, span)
            meant = self.resolve(citation, near)
            yield Mention(item, citation, meant, words, line, "", block.section, place, around, short)

    def _agree(self, one: _Named, other: _Named) -> bool:
        return self.resolve(one.citation, one.around) == self.resolve(other.citation, other.around)


def _related(item: Item[Directive]) -> Iterator[tuple[str, int, str, Citation]]:
    """(key, line, the value, citation) of each document named in the frontmatter."""
    for key, name in RELATIONS.items():
        for i, words in enumerate(getattr(item.model, name)):
            line = item.source.places.get((key, i), item.source.places.get((key,), (1, 1)))[0]
            for citation in find_citations(words):
                yield key, line, words, citation


def _short_forms(item: Item[Directive]) -> dict[str, tuple[int, _Named]]:
    """Short forms with the offset in the body from which they hold, and what they mean."""
    shorts: dict[str, tuple[int, _Named]] = {}
    for short, words in item.model.short_forms.items():
        if len(meant := find_citations(words)) == 1:
            shorts[short] = (0, _Named(meant[0], words))
    for block in item.content.blocks:
        for declaration in block.short_forms:
            if isinstance(meaning := declaration.meaning, Citation):
                named = _Named(meaning, _row(block, meaning.span))
                shorts[declaration.short] = (block.offset + declaration.span[1], named)
    return shorts


def _in_block(
    block: Block, shorts: Mapping[str, tuple[int, _Named]], agree: Callable[[_Named, _Named], bool]
) -> Iterator[tuple[tuple[int, int], Citation | GroupCitation, str, str]]:
    """(span in the block, what is meant, words around it, short form used) of each mention in a block; none overlap.

    A short form with a date or issuer of its own ("Kết luận số 21 của Tỉnh ủy") is one only if these ``agree`` with
    what it was declared to mean.
    """
    numbered = [c for c in block.citations if c.number]
    unsigned = [c for c in block.citations if not c.number]
    taken = [c.span for c in numbered]
    taken += [d.span for d in block.short_forms]  # "(sau đây viết tắt là Kết luận số 21)" names nothing more
    for use in find_uses(block.text, shorts, taken):
        since, meaning = shorts[use.short]
        own = next((c for c in unsigned if _touches(c.span, [use.span])), None)
        if since <= block.offset + use.span[0] and (own is None or agree(_narrowed(meaning, own), meaning)):
            taken.append(use.span)
            yield use.span, meaning.citation, f"{meaning.around}. {_row(block, use.span)}", use.short
    bare = [c for c in unsigned if not _touches(c.span, taken)]
    taken += [c.span for c in bare]
    groups = [g for g in block.groups if not _touches(g.span, taken)]
    rest: list[Citation | GroupCitation] = [*numbered, *bare, *groups]
    yield from ((c.span, c, _row(block, c.span), "") for c in rest)


def _touches(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _row(block: Block, span: tuple[int, int]) -> str:
    """The words that may say whose document stands at this place: the row of a table, else the block as far as near."""
    first, last = max(0, span[0] - _NEAR), span[1] + _NEAR
    if block.text.lstrip().startswith("|"):
        first = max(first, block.text.rfind("\n", first, span[0]) + 1)
        last = block.text.find("\n", span[1], last) if "\n" in block.text[span[1] : last] else last
    return block.text[first:last]


def _narrowed(meaning: _Named, own: Citation) -> _Named:
    """What a short form means, with the facts that stand at its use in the place of those declared."""
    declared = meaning.citation
    same_year = not own.unread and own.year in (None, declared.year)
    on = own.on or (declared.on if same_year else None)
    return replace(
        meaning,
        citation=replace(
            declared,
            on=on,
            year=own.year or declared.year,
            issuer=own.issuer or declared.issuer,
            term=own.term or declared.term,
            unread=own.unread or declared.unread,
        ),
    )


def _completed(citation: Citation, around: str, full: Iterable[_Named]) -> _Named | None:
    """The citation with date and issuer of the only fuller mention of its type and number; None if there are two.

    A mention that differs in year, term or issuer is of another document; so may be one with words not read.
    """
    if citation.number is None or citation.on or citation.unread:
        return _Named(citation, around)
    same = [other for other in full if _may_be_same(citation, other.citation)]
    if len({other.citation.on for other in same}) != 1:
        return None if same else _Named(citation, around)
    fuller = max(same, key=lambda other: bool(other.citation.issuer))
    completed = replace(citation, on=fuller.citation.on, issuer=citation.issuer or fuller.citation.issuer)
    return _Named(completed, f"{fuller.around}. {around}")


def _may_be_same(citation: Citation, full: Citation) -> bool:
    """Whether a fuller mention has the same number and type and every other fact that the citation states."""
    if not (citation.number and full.number and citation.number.key == full.number.key):
        return False
    return (
        normal(full.kind or citation.kind or "") == normal(citation.kind or "")
        and citation.year in (None, full.year)
        and citation.term in (None, full.term)
        and citation.plenum in (None, full.plenum)
        and (not citation.issuer or normal(citation.issuer) == normal(full.issuer or ""))
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
