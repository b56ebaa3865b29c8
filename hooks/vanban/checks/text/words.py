"""The words of a document with their neighbours, and how often each pair of neighbours stands in it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from vanban.checks.text.examined import Passage
from vanban.language.text import bare

_WORD = re.compile(r"[^\W\d_]+")
_MAY_PART = re.compile(r"[ \n]")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Word:
    """``form`` is its normal form, ``written`` as it stands; ``left``, ``right`` are the neighbours' forms.

    A neighbour is empty where punctuation, a figure or the passage's end stands between.
    """

    form: str
    written: str
    span: tuple[int, int]
    left: str
    right: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital and goes on in small letters, as names do."""
        return self.written[:1].isupper() and not self.written.isupper()


@lru_cache(maxsize=65536)
def letters(form: str) -> str:
    """A word without its marks."""
    return bare(form)


def words_of(passage: Passage) -> list[Word]:
    """The words of a passage in order."""
    text, form = passage.text.words, passage.text.form
    places = [match.span() for match in _WORD.finditer(text)]
    forms = [form[slice(*place)] for place in places]
    beside = [bool(_MAY_PART.fullmatch(text[a[1] : b[0]])) for a, b in pairwise(places)]
    return [
        Word(
            forms[i],
            text[slice(*place)],
            place,
            forms[i - 1] if i and beside[i - 1] else "",
            forms[i + 1] if i < len(beside) and beside[i] else "",
        )
        for i, place in enumerate(places)
    ]


def pairs(words: Iterable[Word]) -> Iterator[Pair]:
    """Each two neighbours."""
    return ((word.form, word.right) for word in words if word.right)


def count_pairs(passages: Iterable[list[Word]]) -> Counter[Pair]:
    """How often each pair stands in a document."""
    return Counter(pair for words in passages for pair in pairs(words))
