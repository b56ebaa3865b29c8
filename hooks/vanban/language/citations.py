"""Documents cited in a text."""

from dataclasses import dataclass
from datetime import date

from vanban.language.numbers import DocumentNumber


class CitationError(ValueError):
    """The text does not name exactly one document. Its sentence is for editors; ``example`` is a right one."""

    example = "Kế hoạch số 83-KH/TU ngày 26/01/2022 của Tỉnh ủy Quảng Ngãi"


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document, by number or by a bare number ("Kết luận số 21")."""

    text: str
    span: tuple[int, int]
    kind: str | None = None
    number: DocumentNumber | None = None
    bare: str | None = None
    on: date | None = None
    year: int | None = None
    issuer: str | None = None
    term: str | None = None
    plenum: int | None = None
    misprints: tuple[str, ...] = ()


def find_citations(text: str) -> list[Citation]:
    """Every document cited by number, in reading order."""
    raise NotImplementedError


def parse_citation(text: str) -> Citation:
    """The one document a frontmatter value names; raise ``CitationError`` otherwise."""
    raise NotImplementedError
