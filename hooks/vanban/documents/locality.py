"""Where a body sits: the chain of places from its own up to the country."""

import re
from dataclasses import dataclass
from typing import Self

from vanban.language.text import normal

CENTRAL = "Trung ương"
UNKNOWN = "chưa rõ"
"""How a place begins that a document does not name: ``chưa rõ (44-kh-tu)`` is a place of its own, like no other."""
_UNKNOWN = re.compile(rf"{UNKNOWN} \((?P<name>[^()]+)\)", re.IGNORECASE)
_LEVELS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh")


@dataclass(frozen=True, slots=True)
class Locality:
    """Places from the smallest to the largest: ``("thị xã Đức Phổ", "tỉnh Quảng Ngãi")``; empty for the centre."""

    places: tuple[str, ...]

    @classmethod
    def parse(cls, words: str) -> Self:
        """Read ``thị xã Đức Phổ, tỉnh Quảng Ngãi`` or ``Trung ương``; raises ValueError (Vietnamese).

        A place that the source does not name is ``chưa rõ (…)``, with what tells it from others in brackets.
        """
        if normal(words) == normal(CENTRAL):
            return cls(())
        places = tuple(" ".join(part.split()) for part in words.split(","))
        for place in places:
            named = normal(place).startswith(tuple(f"{level} " for level in map(normal, _LEVELS)))
            if not named and not _UNKNOWN.fullmatch(place):
                raise ValueError(
                    f"«{place}» chưa có cấp hành chính đứng trước (xã, phường, huyện, thị xã, thành phố, tỉnh…)"
                )
        return cls(places)

    def __str__(self) -> str:
        return ", ".join(self.places) or CENTRAL

    @property
    def key(self) -> tuple[str, ...]:
        """The places in comparing form, largest first, so that a wider place is a prefix."""
        return tuple(normal(place) for place in reversed(self.places))

    @property
    def names(self) -> tuple[str, ...]:
        """The places' own names without their level: ``("Đức Phổ", "Quảng Ngãi")``."""
        return tuple(self._own_name(place) for place in self.places)

    def covers(self, other: Self) -> bool:
        """Whether ``other`` is this place or lies in it; the centre covers all."""
        return other.key[: len(self.key)] == self.key

    @staticmethod
    def _own_name(place: str) -> str:
        if unknown := _UNKNOWN.fullmatch(place):
            return unknown["name"]
        level = max((x for x in _LEVELS if normal(place).startswith(normal(x) + " ")), key=len)
        return place[len(level) :].strip()
