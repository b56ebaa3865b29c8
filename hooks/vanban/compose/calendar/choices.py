"""What the calendar is narrowed by: unit, place, plan, the document carried out, kind of duty. They combine, and stay
in the address from month to month (``filter.js``)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vanban.compose import html
from vanban.compose.choices import chooser, marked
from vanban.compose.duties import duty_card
from vanban.compose.html import Html
from vanban.documents.duties import Duty
from vanban.documents.library import Library
from vanban.documents.resolving import Verdict

_TITLES = {
    "don-vi": "Đơn vị", "dia-ban": "Địa bàn", "ke-hoach": "Kế hoạch", "van-ban": "Văn bản được thực hiện",
    "loai": "Loại việc",
}  # fmt: skip


def choosers(library: Library, duties: Iterable[Duty]) -> Html:
    """The choices among these duties, folded away; of one value alone there is nothing to choose."""
    values: dict[str, set[str]] = {name: set() for name in _TITLES}
    for duty in duties:
        for name, found in _values(library, duty).items():
            values[name].update(found)
    each = [chooser(name, title, values[name], small=True) for name, title in _TITLES.items() if len(values[name]) > 1]
    if not each:
        return Html("")
    title = html.tag("summary", html.text("Chỉ xem một đơn vị, một kế hoạch…"))
    return html.tag("details", title, *each, class_="chon-lich")


def chosen(library: Library, duty: Duty, content: Html) -> Html:
    """Content that is shown for the values of this duty."""
    return marked(content, **{name.replace("-", "_"): found for name, found in _values(library, duty).items()})


def cards(library: Library, page: str, duties: Iterable[Duty]) -> Html:
    """Duties as cards, in the order given, each once, that the choices show or hide."""
    each = [chosen(library, duty, duty_card(library, page, duty)) for duty in dict.fromkeys(duties)]
    return html.bullets(each, class_="viec", ordered=True)


def _values(library: Library, duty: Duty) -> Mapping[str, Sequence[str]]:
    return {
        "don-vi": list(dict.fromkeys(body.model.name for party in duty.parties for body in library.bound(party))),
        "dia-ban": [str(library.locality(duty.plan))],
        "ke-hoach": [duty.plan.title],
        "van-ban": list(dict.fromkeys(_carried_out(library, duty))),
        "loai": [duty.sort],
    }


def _carried_out(library: Library, duty: Duty) -> Iterator[str]:
    """The documents a plan names as its bases or as what is studied, as far as it is known which they are."""
    for mention in library.mentions[duty.plan]:
        if mention.relation in ("can_cu", "van_ban_quan_triet") and mention.resolution.verdict is Verdict.RESOLVED:
            yield from (target.title for target in mention.resolution.targets)
