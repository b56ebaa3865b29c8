"""What is read above and below the text of a paper, against a table of invented papers."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from vanban.intake.paper import Paper
from vanban.intake.reading import read

TABLE = yaml.safe_load((Path(__file__).parent / "heads.yaml").read_text(encoding="utf-8"))


def text_of(words: Any) -> str | None:
    return words.text if words else None


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["name"])
def test_what_a_head_and_a_tail_state_is_read(row: dict[str, Any]) -> None:
    draft = read(Paper("van-ban.txt", "", tuple(row["text"].split("\n"))))
    head, tail = draft.head, draft.tail
    found = {
        "number": head.number and str(head.number),
        "date": head.issued_on and head.issued_on.isoformat(),
        "doc_type": head.kind,
        "title": text_of(head.abstract),
        "issuer": text_of(head.issuer),
        "place": text_of(head.place),
        "secrecy": text_of(head.secrecy),
        "urgency": text_of(head.urgency),
        "circulation": text_of(head.circulation),
        "name": text_of(tail.name),
        "post": text_of(tail.post),
        "authority": text_of(tail.authority),
        "recipients": [words.text for words in tail.recipients],
    }

    assert {key: value for key, value in found.items() if value} == row["reads"]
