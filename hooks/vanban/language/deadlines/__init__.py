"""Deadlines (thời hạn): words in, days out.

``lexer`` cuts a text into words of time, ``parser`` puts them together into phrases, ``meaning`` gives a phrase
its days, ``relevance`` leaves out what is history or a name; ``find_and_parse`` runs them. What comes out is a
``Deadline`` (``deadline``), with a ``Recurrence`` (``recurrence``) where the duty returns, or a fault (``faults``).
"""

from vanban.language.deadlines.deadline import Deadline, Kind
from vanban.language.deadlines.find_and_parse import DeadlineError, find_deadlines, parse_deadline
from vanban.language.deadlines.recurrence import BeforeReading, Period, Recurrence, Rule

__all__ = [
    "BeforeReading",
    "Deadline",
    "DeadlineError",
    "Kind",
    "Period",
    "Recurrence",
    "Rule",
    "find_deadlines",
    "parse_deadline",
]
