"""Results of pure functions, kept from build to build, and worked out side by side where many are missing.

Nothing here can be out of date: a result is found again by everything it was made of, which is the function, its
arguments, the code of the portal and the releases of all libraries. A memory that cannot be read or written is no
fault: the work is done again.
"""

import hashlib
import os
import pickle
import sqlite3
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import closing, suppress
from functools import cache, partial
from importlib.metadata import distributions
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Self, TypeAlias, TypeVar

from vanban.language.text import slug

T = TypeVar("T")
Call: TypeAlias = tuple[str | bytes, ...]
"""The arguments of a function."""

_MANY = 64
"""So many results are missing before other processes pay: each takes most of a second to begin."""
_AT_ONCE = 16
_HELD = 512
_INSERT = "INSERT OR REPLACE INTO result VALUES (?, ?)"
_SEAL = 16
_HOME = Path(__file__).parents[1]


class Memory:
    """``file`` is where results are kept between builds; without one they are kept as long as this lives.

    Only who can write the portal's own code should be able to write that file: it is read as Python's pickles are.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known: dict[bytes, Any] = {}
        self._asked: set[bytes] = set()

    def results(self, function: Callable[..., T], calls: Iterable[Call]) -> list[T]:
        """What a pure function of this package gives for each of the calls (their arguments), in their order.

        The results are shared: nobody changes them. No more than some hundreds of calls are held at once.
        """
        found: list[T] = []
        rest = iter(calls)
        with _Hands(function) as hands:
            while some := list(islice(rest, _HELD)):
                found += self._results(function, some, hands)
        return found

    def _results(self, function: Callable[..., T], calls: Sequence[Call], hands: "_Hands") -> Iterator[T]:
        keys = [_key(function, call) for call in calls]
        self._asked.update(keys)
        unknown = [key for key in keys if key not in self._known]
        for key, kept in self._read(unknown):
            self._known[key] = pickle.loads(kept)
        missing = {key: call for key, call in zip(keys, calls, strict=True) if key not in self._known}
        self._write(self._learnt(missing, hands.results(list(missing.values()))))
        return (self._known[key] for key in keys)

    def forget_others(self) -> None:
        """Forget what nobody has asked for since this was last said: what the build that ends did not need."""
        self._known = {key: result for key, result in self._known.items() if key in self._asked}
        if self._file and self._file.is_file():
            self._do(self._forget)
        self._asked.clear()

    def _learnt(self, keys: Iterable[bytes], made: Iterable[tuple[object, bytes]]) -> Iterator[tuple[bytes, bytes]]:
        for key, (result, pickled) in zip(keys, made, strict=True):
            self._known[key] = result
            yield key, _digest(pickled) + pickled

    def _write(self, learnt: Iterator[tuple[bytes, bytes]]) -> None:
        """Keep them as they are made, so that they need not all be held; whatever happens, all are made."""
        if self._file and (first := next(learnt, None)):
            self._do(lambda kept: kept.executemany(_INSERT, chain([first], learnt)))
        deque(learnt, maxlen=0)

    def _forget(self, kept: sqlite3.Connection) -> None:
        stale = [(key,) for (key,) in kept.execute("SELECT key FROM result") if key not in self._known]
        kept.executemany("DELETE FROM result WHERE key = ?", stale)

    def _do(self, change: Callable[[sqlite3.Connection], object]) -> None:
        assert self._file
        with suppress(OSError):  # connecting says the same
            self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with closing(sqlite3.connect(self._file, timeout=1)) as kept, kept:
                kept.execute("CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, made BLOB)")
                change(kept)
        except sqlite3.OperationalError:  # another build writes, the disk is full: next time
            pass
        except sqlite3.DatabaseError:
            with suppress(OSError):  # nobody may write there
                self._file.unlink(missing_ok=True)

    def _read(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        if not (self._file and keys and self._file.is_file()):
            return
        with suppress(sqlite3.Error), closing(sqlite3.connect(self._file, timeout=1)) as kept:
            for key in keys:
                for (sealed,) in kept.execute("SELECT made FROM result WHERE key = ?", (key,)):
                    made = sealed[_SEAL:]
                    if sealed[:_SEAL] == _digest(made):  # disks forget; the database would not know
                        yield key, made


@cache
def memory_of(root: Path, edition: str) -> Memory:
    """The memory of a portal's folder, an edition's own; one for all builds of a process."""
    return Memory(root / ".cache" / f"{slug(edition)}.sqlite")


def _key(function: Callable[..., object], call: Call) -> bytes:
    key = hashlib.blake2b(code_and_libraries(), digest_size=20)
    for part in (f"{function.__module__}.{function.__qualname__}", *call):
        content = part.encode() if isinstance(part, str) else part
        key.update(b"%s%d:" % (type(part).__name__.encode(), len(content)))
        key.update(content)
    return key.digest()


@cache
def code_and_libraries() -> bytes:
    """What results depend on besides what they are made of: the portal's code, Python, and all that is installed."""
    found = hashlib.blake2b(sys.version.encode(), digest_size=20)
    for path in sorted(_HOME.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(f"{path.relative_to(_HOME).as_posix()}\0".encode())
            found.update(hashlib.blake2b(path.read_bytes()).digest())
    for name in sorted(f"{each.name} {each.version}" for each in distributions()):
        found.update(f"{name}\0".encode())
    return found.digest()


class _Hands:
    """Work a function out: this process alone, or several where cores are idle and calls many.

    Where processes cannot be had, or one dies, the rest is worked out here.
    """

    def __init__(self, function: Callable[..., object]) -> None:
        self._function = function
        self._others: ProcessPoolExecutor | None = None
        self._alone = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._others:
            self._others.shutdown(cancel_futures=True)

    def results(self, calls: list[Call]) -> Iterator[tuple[object, bytes]]:
        """The result of each call, also pickled, in order."""
        done = 0
        try:
            if others := self._other_processes(len(calls)):
                for pickled in others.map(partial(_pickled, self._function), calls, chunksize=_AT_ONCE):
                    done += 1
                    yield pickle.loads(pickled), pickled
        except (BrokenExecutor, OSError):
            self._alone = True
        yield from (_result_and_pickled(self._function, call) for call in calls[done:])

    def _other_processes(self, calls: int) -> ProcessPoolExecutor | None:
        if self._others is None and not self._alone and calls >= _MANY:
            processes = min(_idle_cores(), calls // _MANY + 1)
            self._alone = processes < 2
            if not self._alone:
                if str(_HOME) not in sys.path:
                    sys.path.insert(0, str(_HOME))  # engines take it away again once the hooks are loaded
                spawn = get_context("spawn")  # as Windows does: the same everywhere
                self._others = ProcessPoolExecutor(processes, spawn, _of, (code_and_libraries(),))
        return None if self._alone else self._others


def _of(code: bytes) -> None:
    """Let nobody else work for this process: code that was saved since it began would make what this one keeps."""
    if code_and_libraries() != code:
        raise SystemExit


def _digest(made: bytes) -> bytes:
    return hashlib.blake2b(made, digest_size=_SEAL).digest()


def _result_and_pickled(function: Callable[..., object], call: Call) -> tuple[object, bytes]:
    result = function(*call)
    return result, pickle.dumps(result, pickle.HIGHEST_PROTOCOL)


def _pickled(function: Callable[..., object], call: Call) -> bytes:
    return _result_and_pickled(function, call)[1]


def _idle_cores() -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    return max(1, min(cores, round(cores - busy + 1)))
