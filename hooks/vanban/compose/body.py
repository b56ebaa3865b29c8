"""The body of a document as Markdown for its page: permanent anchors, citations and internal references as links."""

import re
from collections.abc import Callable

from vanban.compose import html
from vanban.compose.citations import DOUBTFUL, ELSEWHERE
from vanban.compose.page import href, leads_out, page_href
from vanban.compose.questions import questions_on
from vanban.compose.source_links import CODE, Edit, SourceLinks
from vanban.documents.content import Block
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.mentions import Mention
from vanban.documents.models import Directive
from vanban.documents.resolving import Verdict
from vanban.language.sections import Heading, Outcome, SectionLabel, resolve

_HEADING_MARK = re.compile(r"^#{1,6}\s+")
_OWN_ATTRIBUTES = re.compile(r"(?:\s+#+)?(?:\s+\{[^{}\n]*\})*\s*$")
# Until a closing tag that ends its block; in one never closed, nothing is text.
_HTML_BLOCK = (
    r"^ {0,3}<(?P<block>(?i:address|article|aside|blockquote|center|details|div|dl|figure|footer|form|h[1-6]|header"
    r"|main|nav|ol|p|pre|script|section|style|table|ul))\b(?s:.*?)(?:</(?P=block)>[ \t]*(?=\n[ \t]*(?:\n|\Z)|\Z)|\Z)"
)
_NOT_TEXT = re.compile(
    rf"{CODE}|{_HTML_BLOCK}|\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\]|:.*$)|<!--(?s:.*?)-->|<[^>\n]*>|\bhttps?://\S+",
    re.MULTILINE,
)
_OTHER_THAN_TEXT = re.compile(r"[`~<\[]|://")
"""One of these is in all of that."""
_MARKS = re.compile(r"[*_`]+")
_TOP_LEVEL = 3  # below the page's own h1 and the heading of the text, h2


def compose_body(
    library: Library, item: Item[Directive], links: SourceLinks, addresses: Callable[[Mention], str | None]
) -> str:
    """The body with its links; ``addresses`` tells where a mention leads (an address of the site), or None."""
    body = item.content.markdown
    edits = [
        edit
        for mention in library.mentions[item]
        if not mention.relation
        for edit in _citation(item, mention, addresses)
    ]
    edits += [edit for block in item.content.blocks for edit in _references(item, block)]
    not_text = [match.span() for match in _NOT_TEXT.finditer(body)] if _OTHER_THAN_TEXT.search(body) else []
    edits = links.edits(body, item.source.path, f"{item.address}.md") + _apart(
        [e for e in edits if not any(start < e[1] and e[0] < end for start, end in not_text)]
    )
    lines = {h.line - item.content.first_line: h for h in item.content.headings}
    written, at = [], 0
    for start, end, new in sorted(edits):
        written += [body[at:start], new]
        at = end
    marked = "".join([*written, body[at:]])
    composed: list[str] = []
    section = SectionLabel()
    for i, line in enumerate(marked.split("\n")):
        if heading := lines.get(i):
            composed += [questions_on(library, item, section), ""]
            section = heading.label
        composed.append(_heading(line, heading) if heading else line)
    return "\n".join([*composed, "", questions_on(library, item, section)]).strip()


def _citation(item: Item[Directive], mention: Mention, addresses: Callable[[Mention], str | None]) -> list[Edit]:
    target = addresses(mention)
    if target and leads_out(target):  # engines look for what is linked in Markdown, and would not find it here
        opening = html.tag("a", href=href(item.address, target), **ELSEWHERE).removesuffix("</a>")
        return [_link(mention.span, mention.text, "</a>", opening)]
    if target:
        return [_link(mention.span, mention.text, f"({page_href(item.address, target)}){{ .van-ban }}")]
    if mention.resolution.verdict is Verdict.AMBIGUOUS:
        return [(*mention.span, f"{mention.text}{DOUBTFUL}")]
    return []


def _references(item: Item[Directive], block: Block) -> list[Edit]:
    edits = []
    for reference in block.references:
        if reference.whole:
            continue
        verdict = resolve(reference, item.content.labels)
        words = block.text[slice(*reference.span)]
        span = (block.offset + reference.span[0], block.offset + reference.span[1])
        if verdict.label:
            edits.append(_link(span, words, f"(#{verdict.label.anchor})"))
        elif verdict.outcome is Outcome.AMBIGUOUS:
            edits.append((*span, _doubtful(words, "có nhiều mục mang số này")))
        else:
            edits.append((*span, _doubtful(words, "văn bản không có mục này")))
    return edits


def _link(span: tuple[int, int], words: str, to: str, opening: str = "") -> Edit:
    """The words as a link, or where bold type begins or ends among them only the part between its
    marks that holds the number."""
    if not _is_balanced(words):
        part = max(_MARKS.split(words), key=lambda part: (any(map(str.isdigit, part)), len(part))).strip()
        start = span[0] + words.index(part)
        span, words = (start, start + len(part)), part
    return (*span, f"{opening}{words}{to}" if opening else f"[{words}]{to}")


def _is_balanced(words: str) -> bool:
    """Whether every mark of bold type among the words is opened and closed there."""
    opened: list[str] = []
    for mark in _MARKS.finditer(words):
        if opened and opened[-1] == mark[0]:
            opened.pop()
        elif words[: mark.start()][-1:].strip():
            return False  # it closes what began before
        else:
            opened.append(mark[0])
    return not opened


def _doubtful(words: str, why: str) -> str:
    return f"{words} {html.tag('small', html.text(f'({why})'), class_='chua-ro')}"


def _heading(line: str, heading: Heading) -> str:
    """The line with its permanent anchor: a heading below the page's own, or a numbered paragraph."""
    anchor = heading.label.anchor
    if mark := _HEADING_MARK.match(line):
        level = min(6, _TOP_LEVEL - 1 + max(1, len(heading.label.levels) + heading.label.closing))
        words = _OWN_ATTRIBUTES.sub("", line[mark.end() :])  # of two lists the engine would take neither's anchor
        return f"{'#' * level} {words} {{ #{anchor} }}"
    return f'<span id="{anchor}"></span>{line}'


def _apart(edits: list[Edit]) -> list[Edit]:
    """Edits in order, of overlapping ones the first and longest."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e[0], -e[1])):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept
