"""No wrong link, ever: sentences that tempt, in a library of documents made to be taken for one another."""

import pytest

from documents.decoy_library import DECOYS, SENTENCES, documents, outcome, sentence_path, sentences, units
from tiny_library import at
from vanban.documents.ledger import Ledger
from vanban.documents.library import Library
from vanban.documents.loading import load


@pytest.fixture(scope="module")
def library() -> Library:
    """The decoys, and each sentence in a document of its own."""
    return load([*units(), *documents(), *sentences()], Ledger({}))


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=lambda number: SENTENCES[number]["text"][:60])
def test_each_citation_means_what_a_careful_reader_would_say(library: Library, number: int) -> None:
    mentions = library.mentions[at(library, sentence_path(number))]

    assert list(map(outcome, mentions)) == SENTENCES[number]["means"], [m.text for m in mentions]


def test_every_decoy_is_the_one_meant_somewhere() -> None:
    meant = {key for s in SENTENCES for means in s["means"] for key in ([means] if isinstance(means, str) else means)}

    assert set(DECOYS["documents"]) == meant - {"ambiguous", "unknown"}
