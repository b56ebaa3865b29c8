"""Where a mention of a document leads, and lists of what is cited and what cites."""

from collections.abc import Callable, Iterable
from itertools import groupby

from vanban.compose import html
from vanban.compose.html import Html
from vanban.compose.page import href, leads_out
from vanban.documents.elsewhere import Elsewhere
from vanban.documents.item import Item
from vanban.documents.mentions import Mention
from vanban.documents.models import Directive
from vanban.documents.resolving import Resolution, Verdict
from vanban.language.citations import Citation, GroupCitation, find_citations
from vanban.language.text import as_shown

RELATION_WORDS = {
    "can_cu": "lấy làm căn cứ",
    "van_ban_quan_triet": "tổ chức học tập, thực hiện",
    "thay_the": "thay thế",
    "sua_doi": "sửa đổi",
}

ELSEWHERE = {"class_": "cong-khac", "rel": "external"}
"""What marks a link to another portal; who checks a built site's links leaves out what is ``external``."""

DOUBTFUL = Html(f" {html.tag('small', html.text('(chưa rõ là văn bản nào)'), class_='chua-ro')}")
"""Stands behind a citation that more than one document may be meant by."""


def target_of(mention: Mention) -> str | None:
    """The address a mention leads to: its document's; a document's mention of itself leads nowhere."""
    targets = mention.resolution.targets
    if mention.resolution.verdict is Verdict.RESOLVED and targets[0] is not mention.citing:
        return targets[0].address
    citation = mention.citation
    if mention.resolution.verdict is Verdict.GROUP and isinstance(citation, GroupCitation) and citation.plenum:
        portals = {t.portal.address if isinstance(t, Elsewhere) else "" for t in targets}
        listing = plenum_address(citation.term or "", citation.plenum)
        return f"{portals.pop()}{listing}" if len(portals) == 1 else None
    return None


def plenum_address(term: str, plenum: int) -> str:
    """Where the documents that a plenum of the Central Committee adopted are listed together."""
    return f"hoi-nghi-trung-uong/khoa-{term.lower()}/{plenum}"


def link_to(page: str, address: str, words: str, anchor: str = "") -> Html:
    """A link to a document; one in another portal looks like one, and nothing is asked of it before it is followed."""
    if leads_out(address):
        return html.tag("a", html.text(words), href=href(page, address, anchor), **ELSEWHERE)
    return html.link(href(page, address, anchor), words)


def linked(page: str, words: str, resolve: Callable[[Citation, str], Resolution]) -> Html:
    """Words of the frontmatter with the documents named in them as links, and the doubtful ones said to be so.

    ``resolve`` tells what a citation among these words means (``Citing.resolve``).
    """
    written, at = [], 0
    for citation in find_citations(words):
        resolution = resolve(citation, words)
        start, end = citation.span
        if resolution.verdict is Verdict.RESOLVED:
            target = resolution.targets[0]
            written += [html.text(words[at:start]), document_of(page, target, words[start:end])]
            at = end
        elif resolution.verdict is Verdict.AMBIGUOUS:
            written += [html.text(words[at:end]), DOUBTFUL]
            at = end
    return Html("".join([*written, html.text(words[at:])]))


def cited_documents(page: str, mentions: Iterable[Mention]) -> Html:
    """The documents named in the text, each once, with the sections that name it."""
    rows = []
    in_text = sorted((m for m in mentions if not m.relation), key=_document_key)
    for _, group in groupby(in_text, key=_document_key):
        places = list(group)
        first = max(places, key=lambda m: len(m.text))
        words = as_shown(first.text)
        target = next(filter(None, map(target_of, places)), None)
        name = link_to(page, target, words) if target else html.text(words)
        verdict, targets = first.resolution.verdict, first.resolution.targets
        state = _portal_of(targets[0]) if target and targets else html.text(f" ({verdict})") if not target else Html("")
        rows.append((name, state, _sections(page, places)))
    return html.bullets([Html(f"{name}{state}: {sections}") for name, state, sections in rows], class_="duoc-neu")


def cited_by(page: str, mentions: Iterable[Mention]) -> Html:
    """The documents that name this one, each with its places and the words around the first."""
    rows = []
    for citing, group in groupby(mentions, key=lambda m: m.citing):
        mentions_here = list(group)
        places = [m for m in mentions_here if not m.relation]
        head = _citing(page, citing)
        how = "".join(f" ({RELATION_WORDS[r]})" for r in dict.fromkeys(m.relation for m in mentions_here if m.relation))
        context = html.tag("p", html.text(places[0].context), class_="trich") if places else Html("")
        where = Html(f": {_sections(citing.address, places, page)}") if places else Html("")
        rows.append(Html(f"{head}{html.text(how)}{where}{context}"))
    return html.bullets(rows, class_="neu-van-ban-nay")


def carried_out_elsewhere(page: str, mentions: Iterable[Mention]) -> Html:
    """The documents of other portals that carry one out, as they say."""
    documents = dict.fromkeys(m.citing for m in mentions if m.relation in ("can_cu", "van_ban_quan_triet"))
    return html.bullets(document_of(page, d, f"{d.title} ({d.model.issuer})") for d in documents)


def document_of(page: str, document: Item[Directive], words: str) -> Html:
    """A link to a document in these words, with the name of the other portal where it leads to one."""
    return Html(link_to(page, document.address, words) + _portal_of(document))


def _portal_of(document: Item[Directive]) -> Html:
    """The name of the other portal that a link leads to, where it does."""
    if not isinstance(document, Elsewhere):
        return Html("")
    return Html(f" {html.tag('small', html.text(f'(ở {document.portal.name})'), class_='chua-ro')}")


def _citing(page: str, citing: Item[Directive]) -> Html:
    return html.link(href(page, citing.address), f"{citing.title} ({citing.model.issuer})")


def _sections(address: str, places: Iterable[Mention], page: str | None = None) -> Html:
    """Links to the sections, each once with how often it names the document."""
    counted: dict[str, tuple[str, int]] = {}
    for mention in places:
        if mention.section is not None:
            label = str(mention.section)
            counted[label] = (mention.section.anchor, counted.get(label, ("", 0))[1] + 1)
    links = []
    for label, (anchor, times) in counted.items():
        words = (label if label == "mở đầu" else f"mục {label}") + (f" ({times} chỗ)" if times > 1 else "")
        links.append(html.link(href(page or address, address, anchor), words))
    return html.joined(links, ", ")


def _document_key(mention: Mention) -> str:
    targets = mention.resolution.targets
    if mention.resolution.verdict is Verdict.RESOLVED:
        return targets[0].address
    citation = mention.citation
    if isinstance(citation, GroupCitation):
        return f"{citation.plenum} {citation.term} {citation.kinds}"
    return f"{citation.kind} {citation.number.key if citation.number else citation.bare or citation.text}"
