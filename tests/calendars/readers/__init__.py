"""Four independent programs' own readers, each telling what it sees of a calendar in the same words.

icalendar and vobject are Python; libical (GNOME, KDE, phones) and ical.js (Thunderbird) are run as programs of their
own and are left out with the reason where they are not installed: ``.ci/run`` installs both.
"""

import json
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject
from dateutil.rrule import rrulestr

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """An entry as a reader sees it, with every day it shows on."""

    uid: str
    summary: str
    status: str
    sequence: int
    days: tuple[str, ...]


Reader = Callable[[Sequence[Path]], list[list[Seen]]]


def with_icalendar(files: Sequence[Path]) -> list[list[Seen]]:
    """Its errors fail the test."""
    found = []
    for file in files:
        (calendar,) = icalendar.Calendar.from_ical(file.read_bytes(), multiple=True)
        assert not calendar.errors, calendar.errors
        entries = calendar.walk("VEVENT")
        assert not any(entry.errors for entry in entries)
        found.append([_seen(e["UID"], e["SUMMARY"], e["STATUS"], e["SEQUENCE"], *_span(e)) for e in entries])
    return found


def _span(entry: icalendar.Event) -> tuple[date, date, list[date]]:
    first, after = entry["DTSTART"].dt, entry["DTEND"].dt
    rule = entry["RRULE"].to_ical().decode() if "RRULE" in entry else None
    starts = rrulestr(rule, dtstart=datetime.combine(first, time())) if rule else [datetime.combine(first, time())]
    return first, after, [start.date() for start in starts]


def with_vobject(files: Sequence[Path]) -> list[list[Seen]]:
    """Its validation must find nothing."""
    found = []
    for file in files:
        calendar = vobject.readOne(file.read_bytes().decode())
        assert calendar.validate(raiseException=True)
        seen = []
        for entry in calendar.contents.get("vevent", ()):
            first, after = entry.dtstart.value, entry.dtend.value
            rules = entry.getrruleset()
            starts = [moment.date() for moment in rules] if rules else [first]
            said = (entry.uid.value, entry.summary.value, entry.status.value, entry.sequence.value)
            seen.append(_seen(*said, first, after, starts))
        found.append(seen)
    return found


def with_libical(files: Sequence[Path], zone: str = "UTC") -> list[list[Seen]]:
    """Its complaints, those about iTIP among them, fail the test."""
    try:
        return _told([sys.executable, str(HERE / "with_libical.py")], files, zone)
    except FileNotFoundError:
        pytest.skip("libical is not installed (Debian: libical3)")


def with_ical_js(files: Sequence[Path], zone: str = "UTC") -> list[list[Seen]]:
    """Read on a computer in the time zone ``zone``."""
    if not (node := _node()):
        pytest.skip("ical.js is not installed (npm ci --prefix tests/calendars/readers)")
    return _told([node, str(HERE / "with_ical_js.mjs")], files, zone)


def surest() -> Reader:
    """ical.js where it is installed, as in Thunderbird; else icalendar."""
    return with_ical_js if _node() else with_icalendar


def _node() -> str | None:
    return shutil.which("node") if (HERE / "node_modules" / "ical.js").is_dir() else None


ALL: dict[str, Reader] = {
    "icalendar": with_icalendar,
    "vobject": with_vobject,
    "libical": with_libical,
    "ical.js": with_ical_js,
}


def _told(program: list[str], files: Sequence[Path], zone: str) -> list[list[Seen]]:
    given = {**os.environ, "TZ": zone, "PYTHONUTF8": "1"}
    done = subprocess.run([*program, *map(str, files)], env=given, capture_output=True, encoding="utf-8", check=False)
    if done.returncode == NOT_INSTALLED:
        raise FileNotFoundError(program[-1])
    assert done.returncode == 0, done.stderr
    assert not done.stderr, done.stderr
    return [[Seen(**{**e, "days": tuple(e["days"])}) for e in entries] for entries in json.loads(done.stdout)]


NOT_INSTALLED = 77
warnings.filterwarnings("error", module="vobject|icalendar")


def _seen(uid: str, summary: str, status: str, sequence: object, first: date, after: date, starts: list[date]) -> Seen:
    length = (after - first).days
    days = tuple(str(start + timedelta(days=n)) for start in starts for n in range(length))
    return Seen(str(uid), str(summary), str(status), int(str(sequence)), days)
