"""Reads iCalendar files (arguments) with libical and prints what it sees as JSON: for each file its entries.

libical is what GNOME, KDE and many phones read calendars with. Days are those of a whole-day entry.
"""

import ctypes
import ctypes.util
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

_NUMBERS = ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")


class Time(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_int) for name in _NUMBERS),
        ("zone", ctypes.c_void_p),
    ]


class Span(ctypes.Structure):
    _fields_ = [("start", ctypes.c_long), ("end", ctypes.c_long), ("is_busy", ctypes.c_int)]


Found = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(Span), ctypes.c_void_p)


def library() -> ctypes.CDLL:
    """libical with the types of what is called. Raises OSError where there is none."""
    name = ctypes.util.find_library("ical")
    if not name:
        raise OSError("libical is not installed")
    ical = ctypes.CDLL(name)
    text, component, number = ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int
    for function, result, *arguments in (
        ("icalparser_parse_string", component, text),
        ("icalrestriction_check", number, component),
        ("icalcomponent_count_errors", number, component),
        ("icalcomponent_string_to_kind", number, text),
        ("icalcomponent_as_ical_string", text, component),
        ("icalcomponent_get_first_component", component, component, number),
        ("icalcomponent_get_next_component", component, component, number),
        ("icalcomponent_get_uid", text, component),
        ("icalcomponent_get_summary", text, component),
        ("icalcomponent_get_status", number, component),
        ("icalproperty_status_to_string", text, number),
        ("icalcomponent_get_sequence", number, component),
        ("icalcomponent_get_dtstart", Time, component),
        ("icalcomponent_foreach_recurrence", None, component, Time, Time, Found, component),
    ):
        getattr(ical, function).restype = result
        getattr(ical, function).argtypes = arguments
    return ical


def entries(ical: ctypes.CDLL, content: bytes) -> list[dict[str, object]]:
    """What libical sees. Raises ValueError with its own words if it finds a fault."""
    root = ical.icalparser_parse_string(content)
    if not root:
        raise ValueError("libical reads nothing")
    if not ical.icalrestriction_check(root) or ical.icalcomponent_count_errors(root):
        lines = ical.icalcomponent_as_ical_string(root).decode().replace("\r\n ", "").split("\r\n")
        raise ValueError("\n".join(line for line in lines if line.startswith("X-LIC-ERROR")))
    kind = ical.icalcomponent_string_to_kind(b"VEVENT")
    found = []
    entry = ical.icalcomponent_get_first_component(root, kind)
    while entry:
        days: list[str] = []

        def note(_: object, span: "ctypes._Pointer[Span]", __: object, days: list[str] = days) -> None:
            first, after = (datetime.fromtimestamp(t, UTC).date() for t in (span[0].start, span[0].end))
            days += [str(first + timedelta(days=n)) for n in range((after - first).days)]

        start = ical.icalcomponent_get_dtstart(entry)
        if not start.is_date:
            raise ValueError("libical sees an hour")
        ical.icalcomponent_foreach_recurrence(
            entry, Time(1970, 1, 1, is_date=1), Time(2100, 1, 1, is_date=1), Found(note), None
        )
        found.append(
            {
                "uid": ical.icalcomponent_get_uid(entry).decode(),
                "summary": ical.icalcomponent_get_summary(entry).decode(),
                "status": ical.icalproperty_status_to_string(ical.icalcomponent_get_status(entry)).decode(),
                "sequence": ical.icalcomponent_get_sequence(entry),
                "days": days,
            }
        )
        entry = ical.icalcomponent_get_next_component(root, kind)
    return found


if __name__ == "__main__":
    try:
        ical = library()
    except OSError:
        sys.exit(77)  # not installed
    print(json.dumps([entries(ical, Path(path).read_bytes()) for path in sys.argv[1:]]))
