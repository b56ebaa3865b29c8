"""The documents made to be taken for one another, and each sentence of ``decoys.yaml`` in a document of its own."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from vanban.documents.item import Item
from vanban.documents.mentions import Mention
from vanban.documents.models import Directive
from vanban.documents.resolving import Verdict

DECOYS: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "decoys" / "decoys.yaml").read_text(encoding="utf-8")
)
SENTENCES = DECOYS["sentences"]
_SEEN = {"luu_hanh": "công khai"}
_SUMMARY = {**_SEEN, "dang_ban": "tóm tắt", "trich_yeu": "không ghi"}


def units(names: Collection[str] | None = None) -> Iterator[tuple[str, bytes]]:
    """The sources of all units, or of those named."""
    for number, unit in enumerate(DECOYS["units"]):
        if names is None or unit["ten"] in names:
            yield _source(f"docs/don-vi/don-vi-{number}.md", {"ten_loai": "Đơn vị", **unit, **_SEEN})


def documents(keys: Collection[str] = tuple(DECOYS["documents"])) -> Iterator[tuple[str, bytes]]:
    """The sources of all decoys, or of those of these keys."""
    for key in keys:
        yield _source(f"docs/van-ban/{key}.md", {**DECOYS["documents"][key], **_SUMMARY})


def sentences() -> Iterator[tuple[str, bytes]]:
    """The source of each sentence's document."""
    for number, sentence in enumerate(SENTENCES):
        own = {"co_quan_ban_hanh": sentence["from"], "ngay_ban_hanh": sentence.get("dated", "không ghi")}
        facts = {**_SUMMARY, "ten_loai": "Báo cáo", "so_ky_hieu": "không ghi", **own}
        yield _source(sentence_path(number), facts, sentence["text"])


def sentence_path(number: int) -> str:
    """Where a sentence's document lies."""
    return f"docs/van-ban/cau-{number}.md"


def key_of(item: Item[Directive]) -> str:
    """The key of a decoy of the same library."""
    return Path(item.source.path).stem


def outcome(mention: Mention, key: Callable[[Item[Directive]], str] = key_of) -> str | list[str]:
    """What a mention is taken for, in the words of the file."""
    keys = sorted(map(key, mention.resolution.targets))
    match mention.resolution.verdict:
        case Verdict.RESOLVED:
            return keys[0]
        case Verdict.GROUP:
            return keys
        case Verdict.AMBIGUOUS:
            return "ambiguous"
        case _:
            return "unknown"


def _source(path: str, facts: Mapping[str, Any], body: str = "") -> tuple[str, bytes]:
    head = yaml.safe_dump(dict(facts), allow_unicode=True, width=1000)
    return path, f"---\n{head}---\n\n{body}\n".encode()
