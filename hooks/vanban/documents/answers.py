"""Questions bound to sections: an answer is stale once its section has changed."""

import hashlib
import json
from dataclasses import dataclass

from vanban.documents.duties import facts_of
from vanban.documents.item import Item
from vanban.documents.models import Directive, Plan, Question, QuestionSet
from vanban.language.sections import SectionLabel
from vanban.language.text import tidy


@dataclass(frozen=True, eq=False)
class Answer:
    """A question (the ``index``-th of its set) with the document it rests on."""

    of: Item[QuestionSet]
    index: int
    question: Question
    document: Item[Directive]

    @property
    def is_stale(self) -> bool:
        """Whether the section has changed since the answer was confirmed (or it never was)."""
        return self.question.confirmed != fingerprint(self.document, self.question.section)


def fingerprint(item: Item[Directive], section: SectionLabel) -> str:
    """Eight hexadecimal digits of what a document says in a section, sections in it included.

    Made of the text (blanks and Unicode forms aside) and of the frontmatter's facts bound to the section, which are
    the truth of a summary.
    """
    text = [tidy(block.text) for block in item.content.blocks if block.section in section]
    facts = []
    if isinstance(item.model, Plan):
        facts = [item.source.value(at) for _, at, fact in facts_of(item.model) if fact.section in section]
    said = json.dumps([text, facts], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:8]
