"""The ledger of what was published: addresses, anchors and duties' keys that may never vanish or change meaning.

A file in the repository, ``plans/so-cong-bo.json``; one beside it holds the internal documents, so that the public
one says nothing of them. Builds read it; only ``vanban ledger`` writes it.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from vanban.documents.task_keys import CANCELLED, Trace, check_calendar, entries_in

VERSION = 1


@dataclass(frozen=True, slots=True)
class RecordedDuty:
    """A duty's last recorded trace, how often it changed (RFC 5545 SEQUENCE), and the day that was recorded.

    ``former`` are the lasting names of the bodies that it named once and names no more, in order: who subscribed to
    their calendars must see that it is off there. ``past`` are calendar entries that it had beyond those it has now;
    their places behind these are in their UIDs, so they are never put in another order.
    """

    trace: Trace
    sequence: int
    changed_on: date
    former: tuple[str, ...] = ()
    past: tuple[str, ...] = ()

    def after(self, trace: Trace, today: date) -> Self:
        """The same duty when it looks like ``trace``: only what calendars must tell raises the sequence."""
        former = tuple(sorted({*self.former, *self.trace.bodies} - {*trace.bodies}))
        past = (*entries_in(self.trace.calendar), *self.past)[len(entries_in(trace.calendar)) :]
        if former != self.former or trace.changed_from(self.trace):
            return type(self)(trace, self.sequence + 1, today, former, past)
        return replace(self, trace=trace)

    def cancelled(self, today: date) -> Self:
        """The same duty when its document no longer has it, or is public no longer."""
        days = entries_in(self.trace.calendar)
        return self.after(replace(self.trace, calendar=" ".join([*days, CANCELLED])), today) if days else self


@dataclass(frozen=True, slots=True)
class RecordedDocument:
    """One published document: where its source lay, every address it ever had (the newest last), anchors, duties.

    ``issued_on`` is its day of issue where it states one. ``published_on`` and ``changed_on`` are the days on which it
    was first recorded and last recorded with another ``mark`` (of its whole content); None where the ledger is older
    than that (and its day of issue will do), or it never changed. ``withdrawn_on``: the day it was taken
    out of the public edition, None as long as it is there.
    """

    source: str
    addresses: tuple[str, ...]
    issued_on: date | None = None
    published_on: date | None = None
    changed_on: date | None = None
    mark: str = ""
    withdrawn_on: date | None = None
    anchors: tuple[str, ...] = ()
    duties: Mapping[str, RecordedDuty] = field(default_factory=dict)

    @property
    def traces(self) -> dict[str, Trace]:
        """The duties' traces by key."""
        return {key: duty.trace for key, duty in self.duties.items()}


@dataclass(frozen=True, slots=True)
class Present:
    """A document there is now, to be known again: its source, the addresses it may have, its day of issue."""

    source: str
    addresses: tuple[str, ...]
    issued_on: date | None

    def may_be(self, recorded: RecordedDocument) -> bool:
        """Whether the days of issue allow that it is the one recorded."""
        return None in (self.issued_on, recorded.issued_on) or self.issued_on == recorded.issued_on


@dataclass(frozen=True, slots=True)
class Published:
    """What one build publishes of a document, to be recorded."""

    name: str
    address: str
    source: str
    issued_on: date | None
    anchors: Sequence[str]
    duties: Mapping[str, Trace]
    mark: str = ""


NEWER_OR_BROKEN = "nếu sổ do bản phần mềm mới hơn ghi, hãy cập nhật phần mềm, nếu không, hãy lấy lại bản trước từ git"
"""What to do about a ledger that cannot be read."""


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
            version = _Head.model_validate_json(content).phien_ban
            if version != VERSION:
                raise LedgerError(f"sổ công bố có phiên bản {version}, cần phiên bản {VERSION}", path)
            entries = _File.model_validate_json(content).van_ban
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = " → ".join(map(str, first["loc"])) or "đầu tệp"
            raise LedgerError(f"không đọc được sổ công bố (chỗ: {where}); {NEWER_OR_BROKEN}", path) from None
        return cls({name: entry.document() for name, entry in entries.items()})

    def dump(self) -> str:
        """The file's text: sorted, a fact a line, so that git shows what changed."""
        documents = {
            name: {
                "nguon": d.source,
                "dia_chi": list(d.addresses),
                "ngay_ban_hanh": d.issued_on.isoformat() if d.issued_on else None,
                "ngay_dang": d.published_on.isoformat() if d.published_on else None,
                "ngay_sua": d.changed_on.isoformat() if d.changed_on else None,
                "dau": d.mark,
                "rut": d.withdrawn_on.isoformat() if d.withdrawn_on else None,
                "neo": list(d.anchors),
                "viec": {
                    key: {
                        "lan": r.sequence,
                        "ngay": r.changed_on.isoformat(),
                        "dau_vet": asdict(r.trace),
                        **({"tung_giao": r.former} if r.former else {}),
                        **({"tung_co": r.past} if r.past else {}),
                    }
                    for key, r in sorted(d.duties.items())
                },
            }
            for name, d in sorted(self.documents.items())
        }
        return json.dumps({"phien_ban": VERSION, "van_ban": documents}, ensure_ascii=False, indent=1) + "\n"

    def names(self, present: Collection[Present], taken: Collection[str] = ()) -> dict[str, str]:
        """The lasting names of those of these documents that were recorded, by source; ``taken`` names are others'.

        A document is the one recorded at its address. Only a record whose address nobody claims goes by the file name
        (its number was put right), then by an address it had before: file names are given to other documents.
        """
        names: dict[str, str] = {}
        free = {name: d for name, d in self.documents.items() if name not in taken}
        newest = {d.addresses[-1]: name for name, d in free.items()}
        by_source = {d.source: name for name, d in free.items()}
        former = {address: name for name, d in free.items() for address in d.addresses}
        # where two claim one address, the one whose file has not moved comes first
        at_home = sorted(present, key=lambda p: by_source.get(p.source) not in map(newest.get, p.addresses))
        for known in (newest, by_source, former):
            for document in at_home:
                for key in (document.source,) if known is by_source else document.addresses:
                    name = known.get(key, "")
                    possible = name in free and (known is by_source or document.may_be(free[name]))
                    if possible and document.source not in names:
                        names[document.source] = name
                        del free[name]
        return names

    def withdrawn(self, address: str, today: date) -> Self | None:
        """The ledger after the document at ``address`` was taken out of the public edition; None if none was there."""
        if (name := self._by_address.get(address)) is None:
            return None
        document = self.documents[name]
        duties = {key: duty.cancelled(today) for key, duty in document.duties.items()}
        return type(self)({**self.documents, name: replace(document, withdrawn_on=today, duties=duties)})

    def is_withdrawn(self, address: str) -> bool:
        """Whether the document that had this address was taken out of the public edition."""
        name = self._by_address.get(address)
        return name is not None and self.documents[name].withdrawn_on is not None

    def owner(self, address: str) -> str | None:
        """The lasting name of the document that has or once had this address."""
        return self._by_address.get(address)

    @cached_property
    def _by_address(self) -> dict[str, str]:
        return {address: name for name, d in self.documents.items() for address in d.addresses}

    def recorded(self, published: Iterable[Published], today: date) -> Self:
        """The ledger after publishing on ``today``: a changed duty's sequence is raised; nothing is taken out."""
        documents = dict(self.documents)
        for now in published:
            old = documents.get(now.name) or RecordedDocument(now.source, ())
            # a document from before the ledger noted this takes its day of issue
            is_new = now.name not in documents or not now.issued_on
            gone = {key: duty.cancelled(today) for key, duty in old.duties.items() if key not in now.duties}
            duties = {
                key: old.duties[key].after(trace, today) if key in old.duties else RecordedDuty(trace, 0, today)
                for key, trace in now.duties.items()
            }
            documents[now.name] = replace(
                old,
                source=now.source,
                addresses=(*(a for a in old.addresses if a != now.address), now.address),
                issued_on=now.issued_on,
                published_on=old.published_on or (today if now.mark and is_new else None),
                changed_on=today if old.mark and now.mark != old.mark else old.changed_on,
                mark=now.mark,
                withdrawn_on=None,
                anchors=tuple(dict.fromkeys((*old.anchors, *now.anchors))),
                duties={**gone, **duties},
            )
        return type(self)(documents)


_Address = Annotated[str, Field(pattern=r"^[a-z0-9_-]+(/[a-z0-9_-]+)*$")]  # files are written there


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


def _readable(trace: Trace) -> Trace:
    check_calendar(trace.calendar)
    return trace


def _entries(past: tuple[str, ...]) -> tuple[str, ...]:
    check_calendar(" ".join(past))
    if entries_in(" ".join(past)) != list(past):
        raise ValueError(f"not entries: {past}")
    return past


class _Duty(_Part):
    lan: Annotated[int, Field(ge=0)]
    ngay: date
    dau_vet: Annotated[Trace, AfterValidator(_readable)]
    tung_giao: tuple[_Address, ...] = ()
    tung_co: Annotated[tuple[str, ...], AfterValidator(_entries)] = ()


class _Entry(_Part):
    nguon: str
    dia_chi: Annotated[tuple[_Address, ...], Field(min_length=1)]
    ngay_ban_hanh: date | None = None
    ngay_dang: date | None = None
    ngay_sua: date | None = None
    dau: str = ""
    rut: date | None = None
    neo: tuple[str, ...]
    viec: dict[str, _Duty]

    def document(self) -> RecordedDocument:
        duties = {key: RecordedDuty(d.dau_vet, d.lan, d.ngay, d.tung_giao, d.tung_co) for key, d in self.viec.items()}
        return RecordedDocument(
            source=self.nguon,
            addresses=self.dia_chi,
            issued_on=self.ngay_ban_hanh,
            published_on=self.ngay_dang,
            changed_on=self.ngay_sua,
            mark=self.dau,
            withdrawn_on=self.rut,
            anchors=self.neo,
            duties=duties,
        )


class _Head(BaseModel):
    phien_ban: Annotated[int, Field(strict=True)]


class _File(_Part):
    phien_ban: Literal[1]
    van_ban: dict[_Address, _Entry]
