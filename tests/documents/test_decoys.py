"""No wrong link, ever: sentences that tempt, in a library of documents made to be taken for one another."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from vanban.documents.ledger import Ledger
from vanban.documents.library import Library
from vanban.documents.loading import load
from vanban.documents.mentions import Mention
from vanban.documents.models import Directive
from vanban.documents.resolving import Verdict

DECOYS: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "decoys" / "decoys.yaml").read_text(encoding="utf-8")
)
SENTENCES = DECOYS["sentences"]


@pytest.fixture(scope="module")
def library() -> Library:
    """The decoys, and each sentence in a document of its own."""
    return load(_files(), Ledger({}))


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=lambda number: SENTENCES[number]["text"][:60])
def test_each_citation_means_what_a_careful_reader_would_say(library: Library, number: int) -> None:
    citing = next(d for d in library.of(Directive) if d.source.path == _citing(number))

    read = [_outcome(mention) for mention in library.mentions[citing]]

    assert read == SENTENCES[number]["means"], [m.text for m in library.mentions[citing]]


def test_every_decoy_is_the_one_meant_somewhere() -> None:
    meant = {key for s in SENTENCES for means in s["means"] for key in ([means] if isinstance(means, str) else means)}

    assert set(DECOYS["documents"]) == meant - {"ambiguous", "unknown"}


def _files() -> Iterator[tuple[str, bytes]]:
    common = {"luu_hanh": "công khai"}
    for number, unit in enumerate(DECOYS["units"]):
        yield _source(f"docs/don-vi/don-vi-{number}.md", {"ten_loai": "Đơn vị", **unit, **common})
    common |= {"dang_ban": "tóm tắt", "trich_yeu": "không ghi"}
    for key, document in DECOYS["documents"].items():
        yield _source(f"docs/van-ban/{key}.md", {**document, **common})
    common |= {"ten_loai": "Báo cáo", "so_ky_hieu": "không ghi"}
    for number, sentence in enumerate(SENTENCES):
        own = {"co_quan_ban_hanh": sentence["from"], "ngay_ban_hanh": sentence.get("dated", "không ghi")}
        yield _source(_citing(number), {**common, **own}, sentence["text"])


def _citing(number: int) -> str:
    return f"docs/van-ban/cau-{number}.md"


def _source(path: str, facts: Mapping[str, Any], body: str = "") -> tuple[str, bytes]:
    head = yaml.safe_dump(dict(facts), allow_unicode=True, width=1000)
    return path, f"---\n{head}---\n\n{body}\n".encode()


def _outcome(mention: Mention) -> str | list[str]:
    """What a mention is taken for, in the words of the file."""
    keys = sorted(Path(target.source.path).stem for target in mention.resolution.targets)
    match mention.resolution.verdict:
        case Verdict.RESOLVED:
            return keys[0]
        case Verdict.GROUP:
            return keys
        case Verdict.AMBIGUOUS:
            return "ambiguous"
        case _:
            return "unknown"
