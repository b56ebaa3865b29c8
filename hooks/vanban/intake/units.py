"""The pages of units and groups that an import needs: every body a document names has one (``docs/don-vi``)."""

import zlib
from collections.abc import Iterable

from vanban.documents.locality import Locality
from vanban.documents.models import PUBLIC
from vanban.intake.facts.named_bodies import NamedBody
from vanban.intake.frontmatter_text import Value, frontmatter_text
from vanban.language.text import normal, slug

_LONGEST_STEM = 80


class KnownBodies:
    """Names of bodies by place, as far as documents and earlier imports have made pages for them.

    A name with its place holds everywhere, a short one where the body's place covers the document's. What internal
    documents brought is known to internal ones only: the public edition has no page of theirs.
    """

    def __init__(self) -> None:
        self._full: dict[str, list[bool]] = {}
        self._short: dict[str, list[tuple[Locality, bool]]] = {}

    def add(self, names: Iterable[str], locality: Locality, *, public: bool) -> None:
        """A body that has a page."""
        for at, name in enumerate(names):
            form = normal(name)
            if at == 0 or not locality.places or any(normal(own) in form for own in locality.names):
                self._full.setdefault(form, []).append(public)
            for own in locality.names:
                if form.endswith(f" {normal(own)}"):
                    self._short.setdefault(form[: -len(normal(own)) - 1].rstrip(" ,-"), []).append((locality, public))
            if at:
                self._short.setdefault(form, []).append((locality, public))

    def holds(self, body: NamedBody, *, public: bool) -> bool:
        """Whether the words of a document already name a body with a page that this edition shows."""
        if any(of_public or not public for of_public in self._full.get(normal(body.name), ())):
            return True
        return any(
            locality == body.locality and (of_public or not public)
            for locality, of_public in self._short.get(normal(body.words), ())
        )


def unit_text(body: NamedBody, circulation: str, named_in: str) -> str:
    """The file of a body; its place is as certain as the document that names it."""
    values: dict[str, Value] = {
        "ten_loai": "Nhóm đơn vị" if body.is_group else "Đơn vị",
        "ten": body.name,
        "ten_khac": [name for name in body.other_names if name != body.name],
        "dia_ban": str(body.locality),
        "suy_ra": f"tên đầy đủ và địa bàn (máy lập khi nhập {named_in}, văn bản chỉ ghi «{body.words}»)",
        "luu_hanh": circulation,
    }
    return frontmatter_text(values)


def unit_path(body: NamedBody, circulation: str) -> str:
    """Where the file of a body lies."""
    stem = slug(body.name)
    if len(stem) > _LONGEST_STEM:
        kept = stem[:_LONGEST_STEM].rpartition("-")[0]
        stem = f"{kept}-{_mark(stem)}"
    return f"docs/don-vi/{'' if circulation == PUBLIC else 'noi-bo/'}{stem}.md"


def _mark(words: str) -> str:
    """A few letters that tell long names apart that begin alike."""
    return f"{zlib.crc32(words.encode()):08x}"
