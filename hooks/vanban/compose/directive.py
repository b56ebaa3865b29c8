"""The page of an official document: what it is, what it says, what it names and what names it."""

from collections.abc import Iterable

from vanban.compose import html
from vanban.compose.body import compose_body
from vanban.compose.cascade import cascade
from vanban.compose.citations import carried_out_elsewhere, cited_by, cited_documents, document_of, linked, target_of
from vanban.compose.html import Html
from vanban.compose.inferred import inferred
from vanban.compose.page import Page, href
from vanban.compose.questions import questions_about
from vanban.compose.source_links import SourceLinks
from vanban.compose.subscriptions import Feeds, calendar_links, news_link
from vanban.documents.fields import NOT_STATED
from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.models import SUMMARY, Body, Directive, Plan, Signer
from vanban.language.dates import format_day
from vanban.language.sections import SectionLabel
from vanban.language.text import slug

Section = tuple[str, str, str]
"""(anchor, title, Markdown or HTML); sections without content are left out."""


def directive_page(library: Library, item: Item[Directive], links: SourceLinks, feeds: Feeds) -> Page:
    """The page of a document that binds nobody by itself."""
    return document_page(library, item, links, feeds, ())


def document_page(
    library: Library, item: Item[Directive], links: SourceLinks, feeds: Feeds, duties: Iterable[Section]
) -> Page:
    """Notice and facts first, then the sections on duties, then text, relations and recipients."""
    model = item.model
    sections = [
        *duties,
        ("noi-dung", "Nội dung tóm tắt" if model.form == SUMMARY else "Toàn văn", _text(library, item, links)),
        ("lien-quan", "Căn cứ và văn bản được nêu", _relations(library, item)),
        ("thuc-hien", "Văn bản thực hiện, từ trên xuống", _below(library, item, feeds, links)),
        ("duoc-neu-tai", "Văn bản nêu văn bản này", cited_by(item.address, library.backlinks.get(item, ()))),
        ("hoi-dap", "Hỏi – đáp liên quan", _questions(library, item)),
        ("noi-nhan", "Nơi nhận", html.bullets(_recipients(library, item))),
    ]
    return Page.of(
        item.address,
        item.title,
        "\n\n".join([_head(library, item), *(_section(*section) for section in sections if section[2])]) + "\n",
        description=_in_short(library, item),
        source=item.source.path,
        options=news_link(item.address, feeds),
    )


def _in_short(library: Library, item: Item[Directive]) -> str:
    """What a shared link shows below the title: the days it runs from and to (shown cut short), issuer, subject."""
    model = item.model
    duties = library.duties_by_plan.get(item, []) if holds(item, Plan) else []
    days = sorted(duty.last_day for duty in duties if duty.last_day)
    limits = f"Thời hạn: {format_day(days[0])} – {format_day(days[-1])}. " if days else ""
    return f"{limits}{model.issuer}" + (f": {model.abstract}" if model.abstract else "")


def _section(anchor: str, title: str, content: str) -> str:
    return f"## {title} {{ #{anchor} }}\n\n{content}"


def _head(library: Library, item: Item[Directive]) -> str:
    model = item.model
    rows = [html.tag("p", html.text(model.abstract), class_="trich-yeu")] if model.abstract else []
    rows.append(html.tag("p", _status(library, item), class_="tinh-trang"))
    if model.form == SUMMARY:
        where = model.original or f"cơ quan ban hành ({model.issuer})"
        notice = f"Bản tóm tắt để tra cứu, không thay thế bản gốc. Bản gốc: {where}."
        rows.append(html.tag("p", html.text(notice), class_="luu-y"))
    rows.append(html.facts(_facts(library, item)))
    return "\n\n".join(rows)


def _status(library: Library, item: Item[Directive]) -> Html:
    model = item.model
    said = [html.text(f"Hiệu lực: {model.validity}")]
    if model.urgency:
        said.append(html.text(model.urgency))
    said += [
        Html(f"Đã được thay thế bởi {document_of(item.address, m.citing, m.citing.title)}")
        for m in (*library.backlinks.get(item, ()), *library.backlinks_elsewhere.get(item, ()))
        if m.relation == "thay_the"
    ]
    return html.joined([html.tag("span", s, class_="nhan") for s in said], " ")


def _facts(library: Library, item: Item[Directive]) -> Iterable[tuple[str, Html]]:
    model = item.model
    issuer = library.issuer(item)
    yield "Tên loại", html.text(model.kind)
    yield "Số, ký hiệu", html.text(str(model.number) if model.number else NOT_STATED)
    yield "Ngày ban hành", _issued(model)
    yield "Cơ quan ban hành", html.link(href(item.address, issuer.address), model.issuer)
    yield "Địa bàn", html.text(str(issuer.model.locality))
    yield "Thông qua tại", html.text(model.adopted_at or "")
    yield "Trích yếu", html.text("" if model.abstract else NOT_STATED)
    yield "Người ký", _signer(model.signer)
    yield "Lưu hành", html.text(model.circulation)
    yield "Suy ra, văn bản không ghi", inferred(model)
    yield "Gọi tắt", _short_forms(library, item)
    yield "Gọi chung", _group_names(library, item)


def _issued(model: Directive) -> Html:
    if model.issued_on:
        return html.tag("time", html.text(format_day(model.issued_on)), datetime=model.issued_on.isoformat())
    if model.issued_between:
        first, last = map(format_day, model.issued_between)
        return html.text(f"{NOT_STATED}; trong khoảng {first} – {last} (suy ra)")
    return html.text(NOT_STATED)


def _signer(signer: Signer | None) -> Html:
    said = [part for part in (signer.authority, signer.post, signer.name) if part] if signer else []
    return html.text(", ".join(said) or NOT_STATED)


def _short_forms(library: Library, item: Item[Directive]) -> Html:
    resolve = library.citing[item].resolve
    return html.bullets(
        Html(f"{html.text(short)}: {linked(item.address, words, resolve)}")
        for short, words in item.model.short_forms.items()
    )


def _group_names(library: Library, item: Item[Directive]) -> Html:
    resolve = library.citing[item].resolve
    return html.bullets(
        Html(f"{html.text(name)}: {html.joined(linked(item.address, words, resolve) for words in documents)}")
        for name, documents in item.model.group_names.items()
    )


def _text(library: Library, item: Item[Directive], links: SourceLinks) -> str:
    body = compose_body(library, item, links, target_of)
    opening = "" if SectionLabel() in item.content.labels else '<span id="mo-dau"></span>\n\n'
    return f"{opening}{body}" if body else ""


def _relations(library: Library, item: Item[Directive]) -> str:
    model, resolve = item.model, library.citing[item].resolve
    groups = [
        ("Căn cứ", model.bases),
        ("Văn bản được quán triệt", model.studied),
        ("Thay thế", model.supersedes),
        ("Sửa đổi", model.amends),
    ]
    blocks = [
        f"### {title} {{ #{slug(title)} }}\n\n" + html.bullets(linked(item.address, words, resolve) for words in named)
        for title, named in groups
        if named
    ]
    if cited := cited_documents(item.address, library.mentions[item]):
        blocks.append(f"### Văn bản được nêu trong nội dung {{ #duoc-neu }}\n\n{cited}")
    return "\n\n".join(blocks)


def _below(library: Library, item: Item[Directive], feeds: Feeds, links: SourceLinks) -> str:
    """The documents that carry it out, here and as other portals say, and the calendar of all plans here."""
    words = "Lịch của mọi kế hoạch thực hiện văn bản này (.ics)"
    calendar = calendar_links(item.address, feeds, links, [(f"{item.address}/lich-thuc-hien.ics", words)])
    elsewhere = carried_out_elsewhere(item.address, library.backlinks_elsewhere.get(item, ()))
    return "\n\n".join(filter(None, [cascade(library, item), elsewhere, calendar]))


def _questions(library: Library, item: Item[Directive]) -> str:
    """Questions on this document and on the plans that carry it out."""
    carried_out = [m.citing for m in library.backlinks.get(item, ()) if m.relation == "van_ban_quan_triet"]
    return questions_about(library, item.address, dict.fromkeys([item, *carried_out]))


def _recipients(library: Library, item: Item[Directive]) -> Iterable[Html]:
    near = library.locality(item)
    for words in item.model.recipients:
        name, bracket, rest = words.partition(" (")
        found: list[Item[Body]] = library.bodies.find(name, near)
        linked_name = html.link(href(item.address, found[0].address), name) if len(found) == 1 else html.text(name)
        yield Html(linked_name + html.text(bracket + rest))
