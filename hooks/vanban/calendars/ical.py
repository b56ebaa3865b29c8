"""Entries as an iCalendar file (RFC 5545, RFC 7986), the same bytes for the same entries.

A file has no METHOD: with ``PUBLISH`` it would be a message (RFC 5546, section 3.2.1) that must name an ORGANIZER.
An entry is written once and its text serves every calendar it stands in.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from icalendar import Event as Component
from icalendar import vRecur, vText
from icalendar.parser import Contentline

from vanban.calendars.events import Entry

REFRESH = "PT12H"
"""How often programs should ask (RFC 7986, section 5.7)."""

ALARM_DAYS = (7, 1)
"""How many days before its first an entry of a calendar with alarms is told of."""

_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_MOST_OCTETS = 75
_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), 127])


def feed(name: str, entries: Iterable[Entry], site_url: str) -> bytes:
    """A calendar of whole-day entries, without time zones; ``site_url`` (may be empty) is put before addresses."""
    return calendar(name, (lines_of(entry, site_url).entry for entry in entries))


def calendar(name: str, texts: Iterable[bytes]) -> bytes:
    """The same of entries whose lines are written."""
    printable = _escaped(name)
    head = _written(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Cong Nghi quyet//vanban//VI",
        "CALSCALE:GREGORIAN",
        f"NAME:{printable}",
        f"X-WR-CALNAME:{printable}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    )
    return b"".join([head, *texts, b"END:VCALENDAR\r\n"])


class Lines(NamedTuple):
    """What calendars write of one entry: its lines, from BEGIN:VEVENT to END:VEVENT, and those of its alarms."""

    entry: bytes
    alarms: bytes


def lines_of(entry: Entry, site_url: str) -> Lines:
    """The lines of an entry (RFC 5545, section 3.6.1)."""
    changed = f"{_day(entry.changed_on)}T000000Z"
    summary = _escaped(entry.summary)
    lines = _written(
        "BEGIN:VEVENT",
        f"SUMMARY:{summary}",
        f"DTSTART;VALUE=DATE:{_day(entry.first)}",
        f"DTEND;VALUE=DATE:{_day(entry.last + timedelta(days=1))}",
        f"DTSTAMP:{changed}",
        f"UID:{_escaped(entry.uid)}",
        f"SEQUENCE:{entry.sequence}",
        f"RRULE:{vRecur.from_ical(entry.rule).to_ical().decode()}" if entry.rule else "",
        f"DESCRIPTION:{_escaped(entry.description)}",
        f"LAST-MODIFIED:{changed}",
        f"STATUS:{entry.status}",
        "TRANSP:TRANSPARENT",
        f"URL:{site_url.rstrip('/')}/{entry.address}" if site_url and entry.address else "",
        "END:VEVENT",
    )
    alarm = _written("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", "TRIGGER:", "END:VALARM")
    return Lines(lines, b"".join(alarm.replace(b"\r\nTRIGGER:", b"\r\nTRIGGER:-P%dD" % days) for days in ALARM_DAYS))


def with_categories(text: bytes, categories: tuple[str, ...]) -> bytes:
    """An entry that one calendar puts under ``categories`` (RFC 5545, section 3.8.1.2), others not."""
    return _with(text, _categories(categories))


def with_alarms(text: bytes, alarms: bytes) -> bytes:
    """An entry that is told of beforehand (RFC 5545, section 3.6.6)."""
    return _with(text, alarms)


def _written(*lines: str) -> bytes:
    """Lines folded and ended (RFC 5545, section 3.1); empty ones are left out.

    icalendar's components would write the same in three times the time: they read again what they are given.
    """
    return b"".join(_folded(line) + b"\r\n" for line in lines if line)


def _folded(line: str) -> bytes:
    short = line.encode()
    return short if len(short) < _MOST_OCTETS else bytes(Contentline(line).to_ical())  # type: ignore[no-untyped-call]


def _escaped(words: str) -> str:
    """A TEXT (RFC 5545, section 3.3.11)."""
    return vText(_printable(words)).to_ical().decode()


def _day(day: date) -> str:
    """A DATE (RFC 5545, section 3.3.4)."""
    return day.isoformat().replace("-", "")


@lru_cache(maxsize=1_000)
def _categories(names: tuple[str, ...]) -> bytes:
    event = Component()
    event.add("CATEGORIES", list(names))
    return bytes(event.to_ical()).removeprefix(_BEGIN).removesuffix(_END)


def _with(text: bytes, lines: bytes) -> bytes:
    return text.removesuffix(_END) + lines + _END


def _printable(words: str) -> str:
    """Without control characters, which a TEXT may not hold (RFC 5545, section 3.3.11)."""
    return words.translate(_CONTROLS)
