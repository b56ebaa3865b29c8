"""Entries as an iCalendar file (RFC 5545, RFC 7986), the same bytes for the same entries.

A file has no METHOD: with ``PUBLISH`` it would be a message (RFC 5546, section 3.2.1) that must name an ORGANIZER.

Lines are written here, because there are tens of thousands of entries, with alarms too: icalendar takes 1.2 ms for one,
of which a third is folding, this 0.03 ms. The tests read what comes out with four programs' own readers.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from vanban.calendars.events import Entry

REFRESH = "PT12H"
"""How often programs should ask."""

ALARM_DAYS = (7, 1)
"""How many days before its first an entry of a calendar with alarms is told of."""

_LONGEST = 75  # octets of a line: RFC 5545, section 3.1
_END = b"END:VEVENT\r\n"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def feed(name: str, entries: Iterable[Entry], site_url: str) -> bytes:
    """A calendar of whole-day entries, without time zones; ``site_url`` (may be empty) is put before addresses."""
    return calendar(name, (entry_text(entry, site_url) for entry in entries))


def calendar(name: str, texts: Iterable[bytes]) -> bytes:
    """The same of entries that ``entry_text`` has written: one text serves many calendars."""
    head = [
        b"BEGIN:VCALENDAR\r\n",
        _line("VERSION", "2.0"),
        _line("PRODID", "-//Cong Nghi quyet//vanban//VI"),
        _line("CALSCALE", "GREGORIAN"),
        _line("NAME", _text(name)),
        _line("X-WR-CALNAME", _text(name)),
        _line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH),  # RFC 7986, section 5.7
        _line("X-PUBLISHED-TTL", REFRESH),
    ]
    return b"".join([*head, *texts, b"END:VCALENDAR\r\n"])


def entry_text(entry: Entry, site_url: str) -> bytes:
    """One entry's lines, from BEGIN:VEVENT to END:VEVENT (RFC 5545, section 3.6.1)."""
    changed = f"{_day(entry.changed_on)}T000000Z"
    lines = [
        b"BEGIN:VEVENT\r\n",
        _line("UID", _text(entry.uid)),
        _line("DTSTAMP", changed),
        _line("LAST-MODIFIED", changed),
        _line("SEQUENCE", str(entry.sequence)),
        _line("DTSTART;VALUE=DATE", _day(entry.first)),
        _line("DTEND;VALUE=DATE", _day(entry.last + timedelta(days=1))),
        *([_line("RRULE", entry.rule)] if entry.rule else []),
        _line("SUMMARY", _text(entry.summary)),
        _line("DESCRIPTION", _text(entry.description)),
        *([_line("URL", f"{site_url.rstrip('/')}/{entry.address}")] if site_url and entry.address else []),
        _line("STATUS", entry.status),
        _line("TRANSP", "TRANSPARENT"),
        _END,
    ]
    return b"".join(lines)


def with_categories(text: bytes, categories: tuple[str, ...]) -> bytes:
    """An entry that one calendar puts under ``categories`` (RFC 5545, section 3.8.1.2), others not."""
    return _with(text, _categories(categories))


def with_alarms(text: bytes, summary: str) -> bytes:
    """An entry that is told of beforehand (RFC 5545, section 3.6.6); ``summary`` is what an alarm shows."""
    said = _line("DESCRIPTION", _text(summary))
    alarms = (
        b"BEGIN:VALARM\r\nACTION:DISPLAY\r\n%sTRIGGER:-P%dD\r\nEND:VALARM\r\n" % (said, days) for days in ALARM_DAYS
    )
    return _with(text, b"".join(alarms))


@lru_cache(maxsize=1_000)
def _categories(names: tuple[str, ...]) -> bytes:
    return _line("CATEGORIES", ",".join(map(_text, names)))


def _with(text: bytes, lines: bytes) -> bytes:
    return text.removesuffix(_END) + lines + _END


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _text(words: str) -> str:
    """A value of type TEXT (RFC 5545, section 3.3.11); control characters, which it may not hold, are left out."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return _CONTROLS.sub("", escaped)


def _line(name: str, value: str) -> bytes:
    """A content line, folded between letters so that no part is longer than 75 octets (RFC 5545, section 3.1)."""
    rest = f"{name}:{value}".encode()
    parts: list[bytes] = []
    while len(rest) > _LONGEST - bool(parts):
        cut = _LONGEST - bool(parts)  # the blank that begins a further part counts
        while rest[cut] & 0b1100_0000 == 0b1000_0000:
            cut -= 1
        parts.append(rest[:cut])
        rest = rest[cut:]
    return b"\r\n ".join([*parts, rest]) + b"\r\n"
