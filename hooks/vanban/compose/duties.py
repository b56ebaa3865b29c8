"""Duties as a list in order of day, the same on plans, units and calendars."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from vanban.compose import days, html
from vanban.compose.html import Html
from vanban.compose.page import href, to_root
from vanban.documents.duties import Duty, Party, Role
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Body, UnitGroup
from vanban.documents.reaching import Reach
from vanban.language.sections import find_references, resolve

_ROLE = Html("<vai>")
"""No escaped text looks like it."""
_CLOSING = "đoạn cuối "
_ANY, _LINK = "-", '<a href="../'
"""A page just below the root, and how its links out of itself begin."""


def duty_list(library: Library, page: str, duties: Iterable[Duty], *, of: Item[Body] | None = None) -> Html:
    """Duties as cards, dated ones first in order of day. On the page of a body (``of``) its role is said first.

    For the reader's own "today" ``data-han`` holds the last day (none where nothing is left to do), ``data-cac-han``
    the last of each run of days where there are several, ``data-ket-thuc`` the last day of the whole plan.
    """
    return Cards(library).all_of(page, duties, of=of)


def parties(page: str, duty: Duty, *roles: Role) -> Html:
    """Who is bound, by role: ``chủ trì: Ban Tuyên giáo Thị ủy; phối hợp: …`` with links to their pages."""
    said = []
    for role in roles or tuple(Role):
        if named := duty.bodies(role):
            said.append(Html(f"{html.tag('span', html.text(role), class_='vai')}: {_names(page, named)}"))
    return html.joined(said)


def _names(page: str, named: list[Party]) -> Html:
    return html.joined([party(page, p) for p in named], ", ")


def party(page: str, named: Party) -> Html:
    """A body's name as the duty has it, as a link where it has a page; a group is said to be one."""
    words = named.words.removeprefix("nhóm ")
    if named.body is None:
        return html.text(words)
    group = html.tag("small", html.text(" (nhóm)")) if isinstance(named.body.model, UnitGroup) else Html("")
    return Html(html.link(href(page, named.body.address), words) + group)


def issued(library: Library, page: str, duty: Duty) -> Html:
    """``Đã ban hành: Kế hoạch số 12-KH/ĐU (Đảng ủy phường Phổ Văn)``, the documents that answer a duty; or nothing."""
    answers = [
        Html(html.link(href(page, a.document.address), a.document.title) + html.text(f" ({a.document.model.issuer})"))
        for a in library.issued.get(duty, ())
    ]
    return Html(html.text("Đã ban hành: ") + html.joined(answers)) if answers else Html("")


def note_on(page: str, duty: Duty) -> Html:
    """What the editor notes on a duty, where a common deadline stands for one; sections of the plan are links."""
    words, labels = duty.fact.note or "", duty.plan.content.labels
    said, at = [], 0
    for reference in find_references(words):
        if (label := resolve(reference, labels).label) is None:
            continue
        start, end = reference.span
        closing = replace(label, closing=True)
        if words[:start].endswith(_CLOSING) and closing in labels:
            label, start = closing, start - len(_CLOSING)
        link = html.link(href(page, duty.plan.address, label.anchor), words[start:end])
        said += [html.text(words[at:start]), link]
        at = end
    return html.joined([*said, html.text(words[at:])], "")


def _role(reach: Reach) -> str:
    """``Chủ trì (việc của nhóm Đảng ủy các xã, phường)``."""
    of = f"việc của nhóm {reach.group.model.name}" if reach.group else ""
    heir = f"kế thừa {reach.heir_of.model.name}" if reach.heir_of else ""
    how = "; ".join(filter(None, [of, heir]))
    return reach.party.role.capitalize() + (f" ({how})" if how else "")


def _order(duty: Duty) -> tuple[bool, date, str, str]:
    # undated duties after all days, those without any time last
    return duty.deadline is None, duty.last_day or date.max, duty.plan.address, duty.key


def duty_card(library: Library, page: str, duty: Duty, *, of: Item[Body] | None = None) -> Html:
    """One duty: its day, the words as written, what and who."""
    return Cards(library).card(page, duty, of=of)


class Cards:
    """Cards of duties for all pages: each is made once, its links led from where it is shown."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: dict[tuple[Duty, bool, bool], tuple[str, str]] = {}

    def all_of(self, page: str, duties: Iterable[Duty], *, of: Item[Body] | None = None) -> Html:
        """The list of ``duty_list``."""
        ordered = sorted(duties, key=_order)
        return html.bullets([self.card(page, duty, of=of) for duty in ordered], class_="viec", ordered=True)

    def card(self, page: str, duty: Duty, *, of: Item[Body] | None = None) -> Html:
        """The card of ``duty_card``."""
        library = self._library
        over = library.is_void(duty) or library.is_done(duty, of)
        own = page == duty.plan.address
        if (duty, over, own) not in self._made:
            before, _, after = self._with_mark(page if own else _ANY, duty, over=over).partition(_ROLE)
            self._made[duty, over, own] = before, after
        before, after = self._made[duty, over, own]
        roles = dict.fromkeys(_role(reach) for reach in library.reaches[duty] if reach.body is of) if of else ()
        card = before + html.text(", ".join(roles) + ": " if roles else "") + after
        return Html(card if own else card.replace(_LINK, f'<a href="{to_root(page)}'))

    def _with_mark(self, page: str, duty: Duty, *, over: bool) -> Html:
        """The card with a mark where the role of a body is said."""
        when, what, rest = self._parts(page, duty)
        period = self._library.periods.get(duty.plan)
        last_day = None if over else duty.last_day
        several = " ".join(last.isoformat() for _, last in duty.runs) if last_day and len(duty.runs) > 1 else None
        return html.tag(
            "div",
            when,
            html.tag("p", _ROLE, what, class_="viec-gi"),
            rest,
            class_="the",
            data_han=last_day.isoformat() if last_day else None,
            data_cac_han=several,
            data_ket_thuc=period[1].isoformat() if period else None,
        )

    def _parts(self, page: str, duty: Duty) -> tuple[Html, Html, Html]:
        """When, what, and what follows."""
        library = self._library
        stamp = days.days_of(duty) if duty.deadline else html.text("Không ghi thời hạn")
        said = days.words(duty.deadline) if duty.deadline else Html("")
        when = html.tag("p", html.tag("span", stamp, class_="ngay"), Html(" "), said, class_="khi-nao")
        what = html.link(href(page, duty.plan.address, duty.section.anchor), duty.what)
        notes = [html.tag("p", note_on(page, duty), class_="ghi-chu")] if duty.fact.note else []
        if answers := issued(library, page, duty):
            notes.append(html.tag("p", answers, class_="da-ban-hanh"))
        if library.is_void(duty):
            words = "Không phải làm nữa: kế hoạch đã được thay thế hoặc thu hồi."
            notes.append(html.tag("p", html.text(words), class_="ghi-chu"))
        where = html.text(f"mục {duty.section}")
        if page != duty.plan.address:
            # many bodies have a plan of that number
            issuer = html.text(f" của {library.issuer(duty.plan).model.name}")
            where = Html(f"{where}, {html.link(href(page, duty.plan.address), duty.plan.title)}{issuer}")
        who = html.tag("p", html.joined(filter(None, [parties(page, duty), where]), " · "), class_="ai")
        return when, what, html.joined([*notes, who], "")
