"""Sections of a document: their labels (``labels``), where they stand (``outline``), and who refers to them
(``references``)."""

from vanban.language.sections.labels import LabelError, SectionLabel
from vanban.language.sections.outline import Heading, outline
from vanban.language.sections.references import Outcome, Reference, Verdict, find_references, resolve

__all__ = [
    "Heading",
    "LabelError",
    "Outcome",
    "Reference",
    "SectionLabel",
    "Verdict",
    "find_references",
    "outline",
    "resolve",
]
