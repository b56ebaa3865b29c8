"""One document of the library: its source, what it says, and where it is published."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeGuard, TypeVar

from vanban.documents.content import Content
from vanban.documents.frontmatter import Source
from vanban.documents.models import Body, Directive, Entry, Material, QuestionSet
from vanban.language.text import tidy

if TYPE_CHECKING:
    from vanban.documents.opened import Opened

M_co = TypeVar("M_co", bound=Entry, covariant=True)


M = TypeVar("M", bound=Entry)
_LONGEST = 90  # letters of a title made from an abstract


@dataclass(frozen=True, eq=False)
class Item(Generic[M_co]):
    """``address`` is relative to the site's root, without slashes at its ends: ``ke-hoach/thi-uy-duc-pho/2022/44``."""

    source: Source = field(repr=False)
    model: M_co
    content: Content = field(repr=False)
    address: str
    opened: "Opened" = field(repr=False)
    """Source, model and content with what was found in them alone."""

    @property
    def title(self) -> str:
        """What people call it: type and number (else abstract) for official documents, the name for the rest."""
        model = self.model
        if isinstance(model, Directive):
            return f"{model.kind} số {model.number}" if model.number else _named(model)
        assert isinstance(model, Material | Body | QuestionSet)
        return model.name

    @property
    def mark(self) -> str:
        """Eight hexadecimal digits of all that its source says, blanks and Unicode forms aside."""
        said = json.dumps([self.source.values, tidy(self.source.body)], ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(said.encode()).hexdigest()[:8]

    @property
    def names(self) -> tuple[str, ...]:
        """The full name and other names of a body or material."""
        assert isinstance(self.model, Material | Body)
        return (self.model.name, *self.model.other_names)


def _named(model: Directive) -> str:
    words = " ".join(filter(None, [model.kind, model.abstract]))
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0].rstrip(",;:") + "…"


def holds(item: Item[Entry], model: type[M]) -> TypeGuard[Item[M]]:
    """Whether the item's model is of this class."""
    return isinstance(item.model, model)
