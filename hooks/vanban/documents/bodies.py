"""Names of bodies as documents write them: relative to where the writing body sits.

"Ban Thường vụ Tỉnh ủy" in a plan of Đức Phổ is Quảng Ngãi's; "Liên đoàn Lao động thị xã" is Đức Phổ's own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from vanban.documents.item import Item
from vanban.documents.locality import Locality
from vanban.documents.models import Body
from vanban.language.text import normal

_GROUP_MARK = re.compile(r"^nhóm\s+", re.IGNORECASE)


class Bodies:
    """All units and groups, by full names (true everywhere) and short ones (true within their place)."""

    def __init__(self, items: Iterable[Item[Body]]) -> None:
        self.items = tuple(items)
        self._full: dict[str, list[Item[Body]]] = defaultdict(list)
        self._short: dict[str, list[Item[Body]]] = defaultdict(list)
        for item in self.items:
            for short in dict.fromkeys(map(normal, _short_names(item))):
                self._short[short].append(item)
            for full in dict.fromkeys(map(normal, _full_names(item))):
                self._full[full].append(item)

    def find(self, words: str, near: Locality) -> list[Item[Body]]:
        """Those meant by ``words`` in a document of ``near``: none if unknown, several if it cannot be told.

        A short name holds for bodies whose place covers ``near``; the body nearest to ``near`` is meant.
        """
        name = normal(_GROUP_MARK.sub("", words))
        exact = self._full.get(name, [])
        if any(item.model.locality.places for item in exact):
            return exact
        in_chain = [i for i in self._short.get(name, ()) if i.model.locality.covers(near)]
        nearest = max((len(i.model.locality.places) for i in in_chain), default=0)
        if exact and not nearest:  # a body of the country, unless one near by bears the same name
            return exact
        return [i for i in in_chain if len(i.model.locality.places) == nearest]

    def known_names(self) -> list[str]:
        """Every name as an editor may write it, for suggestions."""
        return [name for item in self.items for name in (*_full_names(item), *_short_names(item))]


def _full_names(item: Item[Body]) -> Iterator[str]:
    """The name, and those other names that hold the place (at the centre all do)."""
    yield item.model.name
    places = [normal(place) for place in item.model.locality.names]
    for name in item.model.other_names:
        if not places or any(place in normal(name) for place in places):
            yield name


def _short_names(item: Item[Body]) -> Iterator[str]:
    """Names without the place at their end: ``Liên đoàn Lao động thị xã``."""
    for name in item.names:
        endings = [f" {place}" for place in item.model.locality.names]
        cut = next((len(e) for e in endings if normal(name).endswith(normal(e))), 0)
        if cut or name != item.model.name:
            yield name[: len(name) - cut].rstrip(" ,-")
