"""The pages of units and groups that an import needs: every body a document names has one (``docs/don-vi``)."""

import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vanban.documents.locality import UNKNOWN, Locality
from vanban.documents.models import INTERNAL
from vanban.intake.facts.named_bodies import NamedBody
from vanban.intake.frontmatter_text import Value, frontmatter_text
from vanban.language.text import normal, slug

_LONGEST_STEM = 80
_FOLDER = "docs/don-vi/"
_INTERNAL = "noi-bo/"
_CIRCULATION = re.compile(r"^luu_hanh:.*$", re.MULTILINE)
BY_IMPORT = "máy lập khi nhập"
"""What a page says that an import made."""


@dataclass
class Page:
    """The page of a body: its path in the repository, and whether the public edition shows it."""

    path: str
    public: bool


class KnownBodies:
    """Names of bodies by place, as far as documents and earlier imports have made pages for them.

    A name with its place holds everywhere, a short one where the body's place covers the document's. What internal
    documents brought is known to internal ones only: the public edition has no page of theirs.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self._full: dict[str, list[Page]] = {}
        self._short: dict[str, list[tuple[Locality, Page]]] = {}
        self._places: dict[str, set[Locality]] = {}

    def add(self, names: Iterable[str], locality: Locality, page: Page) -> None:
        """A body that has a page."""
        self.pages[page.path] = page
        for at, name in enumerate(names):
            form = normal(name)
            if at == 0 or not locality.places or any(normal(own) in form for own in locality.names):
                self._full.setdefault(form, []).append(page)
                if page.public:
                    self._places.setdefault(form, set()).add(locality)
            for own in locality.names:
                if form.endswith(f" {normal(own)}"):
                    self._short.setdefault(form[: -len(normal(own)) - 1].rstrip(" ,-"), []).append((locality, page))
            if at:
                self._short.setdefault(form, []).append((locality, page))

    def places(self) -> dict[str, Locality]:
        """Where bodies sit, by their names with their place (in comparing form), as far as the public edition knows."""
        sure = {name: next(iter(places)) for name, places in self._places.items() if len(places) == 1}
        return {name: there for name, there in sure.items() if UNKNOWN not in str(there)}

    def page(self, body: NamedBody) -> Page | None:
        """The page that the words of a document already name, one of the public edition if there is any."""
        full = self._full.get(normal(body.name), [])
        short = [page for locality, page in self._short.get(normal(body.words), ()) if locality == body.locality]
        return next((page for page in [*full, *short] if page.public), next(iter([*full, *short]), None))

    def is_named(self, page: Page, text: str) -> bool:
        """Whether a text (in comparing form) seems to name its body: in full, or in short and its place too."""
        return any(name in text for name, pages in self._full.items() if page in pages) or any(
            name in text and any(normal(own) in text for own in locality.names)
            for name, pages_by_place in self._short.items()
            for locality, of_place in pages_by_place
            if of_place is page
        )

    def moved(self, page: Page, path: str, *, public: bool) -> None:
        """Its file lies elsewhere now, and who may see it changed."""
        del self.pages[page.path]
        page.path, page.public = path, public
        self.pages[path] = page


def unit_text(body: NamedBody, circulation: str) -> str:
    """The file of a body; its place is as certain as the document that names it, which it does not name.

    That document may become internal and the page stay public.
    """
    values: dict[str, Value] = {
        "ten_loai": "Nhóm đơn vị" if body.is_group else "Đơn vị",
        "ten": body.name,
        "ten_khac": [name for name in body.other_names if name != body.name],
        "dia_ban": str(body.locality),
        "suy_ra": f"tên đầy đủ và địa bàn ({BY_IMPORT}, văn bản chỉ ghi «{body.words}»)",
        "luu_hanh": circulation,
    }
    return frontmatter_text(values)


def unit_path(body: NamedBody, circulation: str, is_taken: Callable[[str], bool]) -> str:
    """Where the file of a new body lies; a mark tells it from another body's whose name is spelled alike."""
    stem = slug(body.name)
    if len(stem) > _LONGEST_STEM:
        kept = stem[:_LONGEST_STEM].rpartition("-")[0]
        stem = f"{kept}-{_mark(stem)}"
    return _free(stem, f"{body.name}, {body.locality}", circulation, is_taken)


def moved_path(path: str, circulation: str, is_taken: Callable[[str], bool]) -> str:
    """Where the file of a body goes when who may see it changes; nothing else is overwritten."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    return _free(stem, path, circulation, lambda new: new != path and is_taken(new))


def circulated(text: str, circulation: str) -> str:
    """The file of a body with nothing changed but who may see it."""
    line = f"luu_hanh: {circulation}"
    if _CIRCULATION.search(text):
        return _CIRCULATION.sub(line, text, count=1)
    return text.replace("---\n", f"---\n{line}\n", 1)


def _free(stem: str, words: str, circulation: str, is_taken: Callable[[str], bool]) -> str:
    """A path whose file name is taken in neither edition."""
    name = stem
    while any(is_taken(f"{_FOLDER}{folder}{name}.md") for folder in ("", _INTERNAL)):
        name = f"{stem}-{_mark(words)}"
        words += "."
    return f"{_FOLDER}{_INTERNAL if circulation == INTERNAL else ''}{name}.md"


def _mark(words: str) -> str:
    """A few letters that tell long names apart that begin alike."""
    return f"{zlib.crc32(words.encode()):08x}"
