"""The ledger of what was published: addresses, anchors and duties' keys that may never vanish or change meaning.

A file in the repository, ``plans/so-cong-bo.json``; one beside it holds the internal documents, so that the public
one says nothing of them. Builds read it; only ``vanban ledger`` writes it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Self

from vanban.documents.task_keys import Trace

VERSION = 1


@dataclass(frozen=True, slots=True)
class RecordedDuty:
    """A duty's last recorded trace, how often it changed (RFC 5545 SEQUENCE), and the day that was recorded."""

    trace: Trace
    sequence: int
    changed_on: date


@dataclass(frozen=True, slots=True)
class RecordedDocument:
    """One published document: where its source lay, every address it ever had (the newest last), anchors, duties."""

    source: str
    addresses: tuple[str, ...]
    anchors: tuple[str, ...] = ()
    duties: Mapping[str, RecordedDuty] = field(default_factory=dict)

    @property
    def traces(self) -> dict[str, Trace]:
        """The duties' traces by key."""
        return {key: duty.trace for key, duty in self.duties.items()}


@dataclass(frozen=True, slots=True)
class Published:
    """What one build publishes of a document, to be recorded."""

    name: str
    address: str
    source: str
    anchors: Sequence[str]
    duties: Mapping[str, Trace]


class LedgerError(ValueError):
    """The file at ``path`` is no ledger; the sentence is for editors."""

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message)
        self.path = path


@dataclass(frozen=True)
class Ledger:
    """Published documents by their lasting name: the first address each was published under."""

    documents: Mapping[str, RecordedDocument] = field(default_factory=dict)

    @classmethod
    def parse(cls, content: bytes, path: str = "") -> Self:
        """Read the ledger's file. Raises LedgerError if it is no ledger of this version."""
        try:
            data = json.loads(content)
            if data["phien_ban"] == VERSION:
                return cls({name: _document(entry) for name, entry in data["van_ban"].items()})
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise LedgerError(f"sổ công bố hỏng, hãy lấy lại bản trước từ git ({error!r})", path) from None
        raise LedgerError(f"sổ công bố có phiên bản {data['phien_ban']}, cần phiên bản {VERSION}", path)

    def dump(self) -> str:
        """The file's text: sorted, a fact a line, so that git shows what changed."""
        documents = {
            name: {
                "nguon": d.source,
                "dia_chi": list(d.addresses),
                "neo": list(d.anchors),
                "viec": {
                    key: {"lan": r.sequence, "ngay": r.changed_on.isoformat(), "dau_vet": asdict(r.trace)}
                    for key, r in sorted(d.duties.items())
                },
            }
            for name, d in sorted(self.documents.items())
        }
        return json.dumps({"phien_ban": VERSION, "van_ban": documents}, ensure_ascii=False, indent=1) + "\n"

    def name_of(self, source: str, address: str) -> str | None:
        """The lasting name of a document now at ``address``, or else read from ``source``; None if it is new."""
        return self._by_address.get(address) or self._by_source.get(source)

    def owner(self, address: str) -> RecordedDocument | None:
        """The document that has or once had this address."""
        return self.documents.get(self._by_address.get(address, ""))

    @cached_property
    def _by_address(self) -> dict[str, str]:
        return {address: name for name, d in self.documents.items() for address in d.addresses}

    @cached_property
    def _by_source(self) -> dict[str, str]:
        return {d.source: name for name, d in self.documents.items()}

    def recorded(self, published: Iterable[Published], today: date) -> Self:
        """The ledger after publishing on ``today``: a changed duty's sequence is raised; nothing is taken out."""
        documents = dict(self.documents)
        for now in published:
            old = documents.get(now.name, RecordedDocument(now.source, ()))
            duties = dict(old.duties)
            for key, trace in now.duties.items():
                if (before := duties.get(key)) is None:
                    duties[key] = RecordedDuty(trace, 0, today)
                elif before.trace != trace:
                    duties[key] = RecordedDuty(trace, before.sequence + 1, today)
            earlier = tuple(a for a in old.addresses if a != now.address)
            anchors = tuple(dict.fromkeys((*old.anchors, *now.anchors)))
            documents[now.name] = RecordedDocument(now.source, (*earlier, now.address), anchors, duties)
        return type(self)(documents)


def _document(entry: Mapping[str, Any]) -> RecordedDocument:
    duties = {
        key: RecordedDuty(Trace(**r["dau_vet"]), int(r["lan"]), date.fromisoformat(r["ngay"]))
        for key, r in entry["viec"].items()
    }
    return RecordedDocument(entry["nguon"], tuple(entry["dia_chi"]), tuple(entry["neo"]), duties)
