"""What the calendar is narrowed by: unit, place, plan, the document carried out, kind of duty. They combine, and stay
in the address from month to month (``filter.js``)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vanban.compose import html
from vanban.compose.choices import chooser, marked
from vanban.compose.duties import Cards
from vanban.compose.html import Html
from vanban.documents.duties import Duty
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Plan
from vanban.documents.resolving import Verdict

_TITLES = {
    "don-vi": "Đơn vị", "dia-ban": "Địa bàn", "ke-hoach": "Kế hoạch", "van-ban": "Văn bản được thực hiện",
    "loai": "Loại việc",
}  # fmt: skip
_PAGE = "lich/0/-"
"""A page as deep as those of months, weeks and quarters, which links are relative to."""


class Narrowed:
    """Duties as pages of the calendar below a year show them; what these share is made once."""

    def __init__(self, library: Library, cards: Cards) -> None:
        self._library, self._cards = library, cards
        self._shown: dict[Duty, Html] = {}
        self._values: dict[Duty, Mapping[str, Sequence[str]]] = {}
        self._carried_out: dict[Item[Plan], list[str]] = {}

    def choosers(self, duties: Iterable[Duty]) -> Html:
        """The choices among these duties, folded away; of one value alone there is nothing to choose."""
        values: dict[str, set[str]] = {name: set() for name in _TITLES}
        for duty in dict.fromkeys(duties):
            for name, found in self._of(duty).items():
                values[name].update(found)
        each = [
            chooser(name, title, values[name], small=True) for name, title in _TITLES.items() if len(values[name]) > 1
        ]
        if not each:
            return Html("")
        title = html.tag("summary", html.text("Chỉ xem một đơn vị, một kế hoạch…"))
        return html.tag("details", title, *each, class_="chon-lich")

    def wrapped(self, duty: Duty, content: Html) -> Html:
        """Content that is shown for the values of this duty."""
        return marked(content, **{name.replace("-", "_"): found for name, found in self._of(duty).items()})

    def cards(self, duties: Iterable[Duty]) -> Html:
        """Duties as cards, in the order given, each once, that the choices show or hide."""
        return html.bullets(map(self._card, dict.fromkeys(duties)), class_="viec", ordered=True)

    def _card(self, duty: Duty) -> Html:
        if duty not in self._shown:
            self._shown[duty] = self.wrapped(duty, self._cards.card(_PAGE, duty))
        return self._shown[duty]

    def _of(self, duty: Duty) -> Mapping[str, Sequence[str]]:
        if duty not in self._values:
            library = self._library
            self._values[duty] = {
                "don-vi": list(dict.fromkeys(reach.body.model.name for reach in library.reaches[duty])),
                "dia-ban": [str(library.locality(duty.plan))],
                "ke-hoach": [duty.plan.title],
                "van-ban": self._documents(duty.plan),
                "loai": [duty.sort],
            }
        return self._values[duty]

    def _documents(self, plan: Item[Plan]) -> list[str]:
        if plan not in self._carried_out:
            self._carried_out[plan] = list(dict.fromkeys(_carried_out(self._library, plan)))
        return self._carried_out[plan]


def _carried_out(library: Library, plan: Item[Plan]) -> Iterator[str]:
    """The documents a plan names as its bases or as what is studied, as far as it is known which they are."""
    for mention in library.mentions[plan]:
        if mention.relation in ("can_cu", "van_ban_quan_triet") and mention.resolution.verdict is Verdict.RESOLVED:
            yield from (target.title for target in mention.resolution.targets)
