"""Events as an iCalendar file (RFC 5545, RFC 7986), the same bytes for the same events."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, vDuration, vRecur
from icalendar import Event as Entry

from vanban.calendars.events import Event

REFRESH = timedelta(hours=12)


def feed(name: str, events: Iterable[Event], site_url: str) -> bytes:
    """A calendar of whole-day entries, without time zones; ``site_url`` (may be empty) is put before addresses."""
    calendar = Calendar()
    calendar.add("PRODID", "-//Cong Nghi quyet//vanban//VI")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    # icalendar leaves out the parameter that RFC 7986, section 5.7, requires
    calendar.add("REFRESH-INTERVAL", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    for event in events:
        calendar.add_component(_entry(event, site_url))
    return bytes(calendar.to_ical())


def _entry(event: Event, site_url: str) -> Entry:
    changed = datetime.combine(event.changed_on, time(), UTC)
    entry = Entry()
    entry.add("UID", event.uid)
    entry.add("DTSTAMP", changed)
    entry.add("LAST-MODIFIED", changed)
    entry.add("SEQUENCE", event.sequence)
    entry.add("DTSTART", event.first)
    entry.add("DTEND", event.last + timedelta(days=1))
    if event.rule:
        entry.add("RRULE", vRecur.from_ical(event.rule))
    entry.add("SUMMARY", event.summary)
    entry.add("DESCRIPTION", event.description)
    if site_url:
        entry.add("URL", f"{site_url.rstrip('/')}/{event.address}")
    entry.add("STATUS", "TENTATIVE" if event.tentative else "CONFIRMED")
    entry.add("TRANSP", "TRANSPARENT")
    return entry
