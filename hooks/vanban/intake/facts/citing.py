"""The documents a draft rests on and has studied, and the short names it gives them."""

import re

from vanban.intake.draft import CitationFound, Draft
from vanban.intake.facts.tree import Text
from vanban.intake.frontmatter_text import Value
from vanban.intake.full_text import Kind
from vanban.language.citations import Citation, find_citations
from vanban.language.text import as_shown

_BASIS_BEFORE = re.compile(
    r"(?:^|[.;]\s|\s-\s)(?:căn cứ(?:\svào)?|thực hiện|triển khai(?: thực hiện)?|thi hành|theo|trên cơ sở|"
    r"xét)\s(?:các\s)?$|"
    r"(?:[;,]|\bvà)\s(?:căn cứ\s|thực hiện\s)?$",
    re.IGNORECASE,
)
_STUDIED = re.compile(r"(?:về\s)?(?:các\s)?nội dung\b|văn bản (?:học tập|quán triệt)", re.IGNORECASE)


def bases(draft: Draft, text: Text) -> list[Value]:
    """What the preamble gives as ground: the documents its "Căn cứ", "Thực hiện" lead to, not those in their titles."""
    found: list[Value] = []
    for block in text.preamble.blocks:
        shown, started = block.text, False
        for citation in find_citations(shown):
            before = shown[: citation.span[0]]
            leads = _BASIS_BEFORE.search(before[-40:] if len(before) > 40 else before)
            opens = leads and not leads[0].lstrip(" ,;").startswith("và") and leads[0].strip(" ,;") != ""
            if citation.number and (opens or (started and leads)):
                found.append(as_shown(citation.text))
                started = True
    return list(dict.fromkeys(found))


def studied(draft: Draft, text: Text) -> list[Value]:
    """The documents that the section on what is studied names first in its items, else those in the abstract."""
    found: list[Value] = []
    for section in text.walk:
        if _STUDIED.match(section.title):
            for block in section.own:
                first = next(iter(find_citations(block.words)), None)
                if first and first.number and first.span[0] < 4 and block.kind is not Kind.HEADING:
                    found.append(as_shown(first.text))
    if not found and draft.head.abstract:
        found += [as_shown(c.text) for c in find_citations(draft.head.abstract.text) if c.number]
    return list(dict.fromkeys(found))


def short_forms(draft: Draft) -> tuple[dict[str, Value], dict[str, Value]]:
    """Names declared for one document or thing, and for several documents together."""
    single: dict[str, Value] = {}
    several: dict[str, Value] = {}
    for found in draft.body.short_forms:
        short, meaning = as_shown(found.short_form.short), found.short_form.meaning
        if isinstance(meaning, Citation):
            single[short] = as_shown(_fullest(meaning, draft.body.citations))
        elif meaning:
            listed: list[Value] = [as_shown(c.text) for c in find_citations(meaning) if c.number]
            if len(listed) > 1:
                several[short] = listed
            else:
                single[short] = as_shown(meaning)
    return single, several


def _fullest(meaning: Citation, citations: tuple[CitationFound, ...]) -> str:
    """The words of a document's mention; where those have no date, the ones of a mention that has it."""
    if meaning.on or not meaning.number:
        return meaning.text
    same = (c.citation for c in citations if isinstance(c.citation, Citation) and c.citation.number)
    dated = [c for c in same if c.number and c.number.key == meaning.number.key and c.kind == meaning.kind and c.on]
    return dated[0].text if len({c.on for c in dated}) == 1 else meaning.text
