"""Importing again: what stood in the last import, what an editor made of it, what the source says now.

Of the last import only traces are kept (``plans/nhap/<tệp>.json``): a short digest of each value and each line of the
text, enough to see what an editor changed. What nobody changed follows the source; what an editor changed or
confirmed stays, and where the source changed there too, the editor is told.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Generic, TypeAlias, TypeVar

from vanban.intake.frontmatter_text import Value

Trace: TypeAlias = "str | list[Trace] | dict[str, Trace]"
T = TypeVar("T")

_ALWAYS_NEW = ("nguon",)
TO_REVIEW = "can_xem_lai"
"""The key of what an editor should look at; whoever deletes a sentence has seen to it."""
_SHOWN = 160  # letters of a changed line
_BEFORE = 40  # of these before the change


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last import of a file wrote: the trace of its frontmatter and of the lines of its text.

    ``units`` are the pages of bodies it names, ``undecided`` whether neither paper nor editor said who may see it.
    """

    values: dict[str, Trace]
    lines: list[str]
    units: tuple[str, ...] = ()
    undecided: bool = False

    @classmethod
    def of(cls, values: dict[str, Value], body: str, units: Iterable[str] = (), undecided: bool = False) -> "Memory":
        """The traces of what an import read."""
        traces = {key: trace(value) for key, value in values.items()}
        return cls(traces, [_digest(line) for line in body.split("\n")], tuple(units), undecided)

    def dump(self) -> str:
        """As JSON."""
        parts = {"khai_bao": self.values, "noi_dung": self.lines, "don_vi": self.units, "chua_quyet": self.undecided}
        return json.dumps(parts, ensure_ascii=False, indent=0) + "\n"

    @classmethod
    def parse(cls, text: str) -> "Memory | None":
        """From JSON; None if it is none of ours."""
        try:
            read = json.loads(text)
            units = tuple(map(str, read.get("don_vi", ())))
            lines = list(map(str, read["noi_dung"]))
            return cls(dict(read["khai_bao"]), lines, units, read.get("chua_quyet") is not False)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


@dataclass
class Merged:
    """The outcome: values, text, and what to tell the editor (``kept``: where the source says otherwise)."""

    values: dict[str, Value]
    body: str = ""
    kept: list[str] = field(default_factory=list)


def merged(memory: Memory | None, now: tuple[dict[str, Value], str], new: tuple[dict[str, Value], str]) -> Merged:
    """The file as it must stand: ``now`` is what stands there, ``new`` what the source says (frontmatter, text).

    Without a memory whatever stands there counts as an editor's.
    """
    base = memory or Memory({}, [])
    result = Merged({})
    confirmed = _confirmed(base, now[0], new[0])
    keys = [*now[0], *(key for key in new[0] if key not in now[0])]
    for key in keys:
        if key in _ALWAYS_NEW:
            value: Value = new[0].get(key, now[0].get(key, ""))
        else:
            before = None if key in confirmed else base.values.get(key)
            value = _value(key, before, now[0].get(key, ""), new[0].get(key, ""), result.kept)
        if value:
            result.values[key] = value
    lines, conflicts = _sequence(base.lines, now[1].split("\n"), new[1].split("\n"), _digest)
    for conflict in conflicts:
        if conflict.new is None or conflict.new.strip():
            said = "bỏ một dòng ở đó" if conflict.new is None else f"ghi «{_short(conflict.new)}»"
            result.kept.append(f"nội dung: giữ chữ ban biên tập đã sửa; bản nguồn mới {said}")
    result.body = "\n".join(lines)
    return result


def changes(old: str, new: str) -> Iterator[str]:
    """What differs between two texts, a line each: ``-`` what stood there, ``+`` what stands there now."""
    before = [line for line in old.split("\n") if line.strip()]
    after = [line for line in new.split("\n") if line.strip()]
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "replace" and j - i == m - k:
            for one, other in zip(before[i:j], after[k:m], strict=True):
                same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
                start = max(0, same - _BEFORE)
                yield from (f"{sign} {_window(line, start)}" for sign, line in (("-", one), ("+", other)))
        elif what != "equal":
            yield from (f"- {_short(line)}" for line in before[i:j])
            yield from (f"+ {_short(line)}" for line in after[k:m])


def _window(line: str, start: int) -> str:
    """The part of a line that shows where it differs."""
    start = line.find(" ", start) + 1 if start else 0
    return ("…" if start else "") + _short(line[start:])


def trace(value: Value) -> Trace:
    """The trace of a value; a list of one line is that line, as editors write it."""
    if isinstance(value, dict):
        return {key: trace(inner) for key, inner in value.items() if inner}
    if isinstance(value, list):
        return trace(value[0]) if len(value) == 1 and isinstance(value[0], str) else [trace(one) for one in value]
    return _digest(value)


def _confirmed(base: Memory, now: dict[str, Value], new: dict[str, Value]) -> set[str]:
    """Keys whose doubt an editor has deleted: their values are the editor's, also where they stayed as they were."""
    asked = base.values.get(TO_REVIEW, [])
    before = set(asked) if isinstance(asked, list) else {asked}
    standing = {_digest(sentence) for sentence in _lines_of(now.get(TO_REVIEW, ""))}
    deleted = [s for s in _lines_of(new.get(TO_REVIEW, "")) if _digest(s) in before and _digest(s) not in standing]
    return {sentence.partition(":")[0] for sentence in deleted} - {"hoi_nghi", "nhiem_vu", "bao_cao", "thoi_han"}


def _lines_of(value: Value) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, str) and one]


def _value(key: str, base: "Trace | None", now: Value, new: Value, kept: list[str]) -> Value:
    ours, theirs = trace(now) if now else None, trace(new) if new else None
    if ours == theirs or base == theirs:
        return now
    if base == ours:
        return new
    if isinstance(now, dict) and isinstance(new, dict):
        inner = base if isinstance(base, dict) else {}
        names = [*now, *(name for name in new if name not in now)]
        parts = {n: _value(f"{key}.{n}", inner.get(n), now.get(n, ""), new.get(n, ""), kept) for n in names}
        return {name: part for name, part in parts.items() if part}
    if key in _LISTS and (isinstance(now, list) or isinstance(new, list)):
        return _list(key, base, now, new, kept)
    if now or base is not None:
        kept.append(f"{key}: giữ «{_short(now) or 'bỏ trống'}» của ban biên tập; bản nguồn mới đọc là «{_short(new)}»")
        return now
    return new


_LISTS = {
    "suy_ra", "can_xem_lai", "can_cu", "van_ban_quan_triet", "noi_nhan", "tai_lieu", "hoi_nghi", "nhiem_vu", "bao_cao",
}  # fmt: skip


def _list(key: str, base: "Trace | None", now: Value, new: Value, kept: list[str]) -> list[Value]:
    """Lists entry by entry; an entry changed on both sides is merged by its own keys."""
    before = base if isinstance(base, list) else [base] if base else []
    ours = now if isinstance(now, list) else [now] if now else []
    theirs = new if isinstance(new, list) else [new] if new else []
    result, conflicts = _sequence([_form(one) for one in before], ours, theirs, lambda one: _form(trace(one)))
    for conflict in conflicts:
        place, was, said = conflict.place, conflict.base, conflict.new
        if said is None:
            kept.append(f"{key}: giữ danh sách ban biên tập đã sửa; bản nguồn mới bỏ một mục ở đó")
        elif place is None:
            kept.append(f"{key}: giữ mục ban biên tập đã sửa; bản nguồn mới đọc là «{_short(said)}»")
        else:
            name = f"{key} mục {_section(result[place])}"
            result[place] = _value(name, before[was], result[place], said, kept)
    return result


def _section(value: Value) -> str:
    return str(value.get("muc", "")) if isinstance(value, dict) else ""


@dataclass(frozen=True, slots=True)
class _Conflict(Generic[T]):
    """What a new sequence has where the standing one was changed too.

    ``place`` is the index in the result of what stands there instead and ``base`` that of what both were, or None
    where one thing was not simply changed into another.
    """

    place: int | None
    base: int
    new: T | None


def _sequence(
    base: Sequence[str], now: Sequence[T], new: Sequence[T], form: Callable[[T], str]
) -> tuple[list[T], list[_Conflict[T]]]:
    """Three sequences merged; ``base`` is known by its forms. Of a place changed on both sides ``now`` stays."""
    ours, theirs = [form(one) for one in now], [form(one) for one in new]
    result: list[T] = []
    conflicts: list[_Conflict[T]] = []
    b = n = w = 0
    for to_b, to_n, to_w, length in [*_common(base, ours, theirs), (len(base), len(now), len(new), 0)]:
        here, there, was = ours[n:to_n], theirs[w:to_w], list(base[b:to_b])
        if here == was:
            result += new[w:to_w]
        elif len(here) == len(there) == len(was):
            for i in range(len(was)):
                if here[i] not in (was[i], there[i]) and there[i] != was[i]:
                    conflicts.append(_Conflict(len(result), b + i, new[w + i]))
                result.append(new[w + i] if here[i] == was[i] else now[n + i])
        else:
            result += now[n:to_n]
            conflicts += [_Conflict(None, 0, new[w + i]) for i, one in enumerate(there) if one not in (*was, *here)]
            conflicts += [_Conflict(None, 0, None) for one in was if one in here and one not in there]
        result += now[to_n : to_n + length]
        b, n, w = to_b + length, to_n + length, to_w + length
    return result, conflicts


def _common(base: Sequence[str], now: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The runs that all three have: where each begins, and how long they are."""
    with_now = SequenceMatcher(None, base, now, autojunk=False).get_matching_blocks()
    with_new = SequenceMatcher(None, base, new, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(with_now) and j < len(with_new):
        one, other = with_now[i], with_new[j]
        start, end = max(one.a, other.a), min(one.a + one.size, other.a + other.size)
        if start < end:
            yield start, one.b + start - one.a, other.b + start - other.a, end - start
        if one.a + one.size < other.a + other.size:
            i += 1
        else:
            j += 1


def _form(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def _short(value: Value) -> str:
    if isinstance(value, dict):
        value = "; ".join(f"{key}: {_short(inner)}" for key, inner in value.items())
    words = value if isinstance(value, str) else "; ".join(map(_short, value))
    return words if len(words) <= _SHOWN else words[:_SHOWN].rpartition(" ")[0] + "…"
