"""Entries as an iCalendar file (RFC 5545, RFC 7986), the same bytes for the same entries.

A file has no METHOD: with ``PUBLISH`` it would be a message (RFC 5546, section 3.2.1) that must name an ORGANIZER.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from icalendar import Alarm, Calendar, vDuration, vRecur
from icalendar import Event as Component

from vanban.calendars.events import Entry

REFRESH = timedelta(hours=12)
ALARMS = (timedelta(days=-7), timedelta(days=-1))
"""How long before its first day an entry of a calendar with alarms is told."""

_END = b"END:VEVENT\r\n"


def feed(name: str, entries: Iterable[Entry], site_url: str) -> bytes:
    """A calendar of whole-day entries, without time zones; ``site_url`` (may be empty) is put before addresses."""
    return calendar(name, (entry_text(entry, site_url) for entry in entries))


def calendar(name: str, texts: Iterable[bytes]) -> bytes:
    """The same of entries that ``entry_text`` has written: one text serves many calendars."""
    shell = Calendar()
    shell.add("PRODID", "-//Cong Nghi quyet//vanban//VI")
    shell.add("VERSION", "2.0")
    shell.add("CALSCALE", "GREGORIAN")
    shell.add("NAME", name)
    shell.add("X-WR-CALNAME", name)
    # icalendar leaves out the parameter that RFC 7986, section 5.7, requires
    shell.add("REFRESH-INTERVAL", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    shell.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    head, end, _ = bytes(shell.to_ical()).rpartition(b"END:VCALENDAR")
    return b"".join([head, *texts, end, b"\r\n"])


def entry_text(entry: Entry, site_url: str) -> bytes:
    """One entry's lines, from BEGIN:VEVENT to END:VEVENT."""
    changed = datetime.combine(entry.changed_on, time(), UTC)
    component = Component()
    component.add("UID", entry.uid)
    component.add("DTSTAMP", changed)
    component.add("LAST-MODIFIED", changed)
    component.add("SEQUENCE", entry.sequence)
    component.add("DTSTART", entry.first)
    component.add("DTEND", entry.last + timedelta(days=1))
    if entry.rule:
        component.add("RRULE", vRecur.from_ical(entry.rule))
    component.add("SUMMARY", entry.summary)
    component.add("DESCRIPTION", entry.description)
    if site_url and entry.address:
        component.add("URL", f"{site_url.rstrip('/')}/{entry.address}")
    component.add("STATUS", str(entry.status))
    component.add("TRANSP", "TRANSPARENT")
    return bytes(component.to_ical())


def with_categories(text: bytes, categories: tuple[str, ...]) -> bytes:
    """An entry that one calendar puts under ``categories`` (RFC 5545, section 3.8.1.2), others not."""
    return _with(text, _categories(categories))


def with_alarms(text: bytes, summary: str) -> bytes:
    """An entry that is told of beforehand (RFC 5545, section 3.6.6); ``summary`` is what an alarm shows."""
    return _with(text, _alarms(summary))


@lru_cache(maxsize=100_000)
def _alarms(summary: str) -> bytes:
    alarms = []
    for before in ALARMS:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", summary)
        alarm.add("TRIGGER", before)
        alarms.append(bytes(alarm.to_ical()))
    return b"".join(alarms)


@lru_cache(maxsize=1_000)
def _categories(names: tuple[str, ...]) -> bytes:
    component = Component()
    component.add("CATEGORIES", list(names))
    return bytes(component.to_ical()).removeprefix(b"BEGIN:VEVENT\r\n").removesuffix(_END)


def _with(text: bytes, lines: bytes) -> bytes:
    return text.removesuffix(_END) + lines + _END
