"""A source file with all that can be told of it alone, whatever else is in the library."""

from dataclasses import dataclass
from functools import cached_property

from vanban.checks.finding import Finding
from vanban.checks.frontmatter_words import frontmatter_findings
from vanban.checks.full_text import anomalies_of
from vanban.checks.markup import markup_faults
from vanban.checks.shown import shown_otherwise
from vanban.documents.content import Content
from vanban.documents.frontmatter import Source, SourceError, read
from vanban.documents.models import INTERNAL, PUBLIC, Entry
from vanban.documents.reading import read_model
from vanban.documents.secrecy import secrecy_finding
from vanban.language.text import normal
from vanban.project import INTERNAL_FOLDER, is_internal


@dataclass(frozen=True)
class Opened:
    """A source, what it states, and its body. What needs long reading is read when it is asked for, once."""

    source: Source
    model: Entry
    content: Content

    @cached_property
    def anomalies(self) -> tuple[Finding, ...]:
        """What a careful reader finds in it alone."""
        return (*frontmatter_findings(self), *shown_otherwise(self), *anomalies_of(self))

    @cached_property
    def markup_faults(self) -> tuple[Finding, ...]:
        """Live or foreign things in its body."""
        return tuple(markup_faults(self.content.markdown, self.source.path, self.content.first_line))

    def read_through(self) -> "Opened":
        """The same, with everything read that is read only when it is asked for."""
        _ = self.content.blocks, self.content.labels, self.anomalies, self.markup_faults
        return self


OpenedOrNot = Opened | list[Finding] | None
"""A document, or its faults, or none that this edition may show."""


def opened(path: str, content: bytes, *, internal: bool) -> OpenedOrNot:
    """The document in the file at ``path``, or its faults; None for an internal one where these are not asked for.

    Of an internal document no more is read then than that it is one, and a mark of secrecy.
    """
    try:
        source = read(path, content)
    except SourceError as error:
        return list(error.findings)
    if secret := secrecy_finding(source):
        return [secret]
    said = normal(str(source.values.get("luu_hanh")))
    if said == normal(INTERNAL) and not internal:
        return None
    if is_internal(path) and said == normal(PUBLIC):
        message = f"tệp nằm trong thư mục {INTERNAL_FOLDER} mà ghi «{PUBLIC}»; hãy chuyển tệp, hoặc ghi «{INTERNAL}»"
        return [source.finding(("luu_hanh",), "luu-hanh", message, PUBLIC, f"luu_hanh: {INTERNAL}")]
    model = read_model(source)
    return Opened(source, model, Content(source.body, source.body_line)) if isinstance(model, Entry) else model


def opened_and_read(path: str, content: bytes, edition: str) -> OpenedOrNot:
    """The same for an edition, read through."""
    document = opened(path, content, internal=edition == INTERNAL)
    return document.read_through() if isinstance(document, Opened) else document
