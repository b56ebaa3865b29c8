"""What was read of a document before anyone reviewed it. Lines count from 1 in the paper."""

from dataclasses import dataclass
from datetime import date

from vanban.intake.paper import Paper
from vanban.language.citations import Citation, DocumentNumber, GroupCitation, ShortForm
from vanban.language.deadlines import Deadline
from vanban.language.sections import Heading, Reference, SectionLabel, Verdict


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the paper as written, without Markdown's marks, blanks folded; on lines ``line`` to ``line_end``."""

    text: str
    line: int
    line_end: int


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text proper; None where the paper states none.

    ``number_words`` are the number as printed, ``number`` what it is read as. ``issuer`` is in the paper's words.
    ``abstract`` is the trích yếu. ``secrecy``, ``urgency``, ``circulation`` are the marks as printed.
    """

    kind: str | None = None
    number: DocumentNumber | None = None
    number_words: Words | None = None
    issued_on: date | None = None
    issued_words: Words | None = None
    issuer: Words | None = None
    place: Words | None = None
    abstract: Words | None = None
    secrecy: Words | None = None
    urgency: Words | None = None
    circulation: Words | None = None


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands below the text proper: recipients, and who signed (``authority`` "T/M BAN THƯỜNG VỤ", post, name)."""

    recipients: tuple[Words, ...] = ()
    authority: Words | None = None
    post: Words | None = None
    name: Words | None = None


@dataclass(frozen=True, slots=True)
class DeadlineFound:
    """A deadline where its words stand; ``who`` is the body responsible in the text's words, None if nobody is named.

    ``who_inferred``: taken from a general rule of the document, not from the sentence or its heading.
    """

    deadline: Deadline
    words: Words
    section: SectionLabel
    who: str | None
    who_inferred: bool = False


@dataclass(frozen=True, slots=True)
class CitationFound:
    """A document or group that the text names, and where; ``of_itself`` is the document's own number on an annex."""

    citation: Citation | GroupCitation
    words: Words
    section: SectionLabel
    of_itself: bool = False


@dataclass(frozen=True, slots=True)
class ShortFormFound:
    """A declared short form; ``line`` is where the formula stands."""

    short_form: ShortForm
    line: int


@dataclass(frozen=True, slots=True)
class ReferenceFound:
    """A reference to a section of the document itself, and where it leads."""

    reference: Reference
    verdict: Verdict
    words: Words
    section: SectionLabel


@dataclass(frozen=True, slots=True)
class Body:
    """The text proper, lines ``first_line`` to ``last_line`` of the paper, and what was found in it.

    ``paragraphs`` are its paragraphs, those cut by a page break or column joined; every word of it is in one.
    ``annexes`` are those behind the tail; what was found in them is told with the rest.
    """

    first_line: int
    last_line: int
    paragraphs: tuple[Words, ...]
    headings: tuple[Heading, ...]
    deadlines: tuple[DeadlineFound, ...]
    citations: tuple[CitationFound, ...]
    short_forms: tuple[ShortFormFound, ...]
    references: tuple[ReferenceFound, ...]
    annexes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was read of one paper."""

    paper: Paper
    head: Head
    body: Body
    tail: Tail
