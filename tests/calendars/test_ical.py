"""Calendars as other programs read them: RFC 5545 and RFC 7986, the same bytes on any day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, vRecur
from icalendar import Event as Component

from tiny_library import PLAN, document, library, recorded, tasks
from vanban.calendars.events import events_of
from vanban.calendars.ical import feed, lines_of
from vanban.documents.ledger import Ledger

DATED = ("trước ngày 15/3/2022", "từ ngày 10/3/2022 đến ngày 15/3/2022", "quý II/2022", "ngày 25 hằng tháng")
LONG = 'học tập, quán triệt, tuyên truyền và thực hiện nghị quyết; đợt sinh hoạt chính trị (lần 1), phần \\\\ "một"'


def plan(work: str = LONG, *deadlines: str) -> str:
    return document(tasks(*(f"muc: I\nviec: '{work}'\nthoi_han: {words}" for words in deadlines or DATED)))


def ics(text: str, ledger: Ledger | None = None, url: str = "https://cong.example.vn/nq/") -> bytes:
    of = library({PLAN: text}, ledger)
    return feed("Lịch của Đức Phổ", events_of(of, of.duties), url)


def test_a_calendar_program_reads_it() -> None:
    (calendar,) = Calendar.from_ical(ics(plan()), multiple=True)
    entries = {str(e["UID"]).partition("@")[0].rpartition("/")[2]: e for e in calendar.walk("VEVENT")}

    assert not calendar.errors
    assert calendar["VERSION"] == "2.0"
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) == "Lịch của Đức Phổ"
    assert (entries["i"]["DTSTART"].dt, entries["i"]["DTEND"].dt) == (date(2022, 3, 14), date(2022, 3, 15))
    assert (entries["i-2"]["DTSTART"].dt, entries["i-2"]["DTEND"].dt) == (date(2022, 3, 10), date(2022, 3, 16))
    assert [entries[k]["STATUS"] for k in ("i", "i-3")] == ["CONFIRMED", "TENTATIVE"]
    assert entries["i-4"]["RRULE"].to_ical() == b"FREQ=MONTHLY;UNTIL=20221231;BYMONTHDAY=25"
    assert str(entries["i"]["SUMMARY"]) == f"{LONG[0].upper()}{LONG[1:]} (trước ngày 15/3/2022)"
    assert str(entries["i"]["URL"]) == "https://cong.example.vn/nq/ke-hoach/thi-uy/2022/44/#muc-i"
    assert all(e["TRANSP"] == "TRANSPARENT" for e in entries.values())


@given(st.text(), st.sampled_from(["", "FREQ=MONTHLY;BYMONTHDAY=25;UNTIL=20221231"]), st.booleans())
def test_an_entry_is_what_icalendar_writes(words: str, rule: str, has_page: bool) -> None:
    of = library({PLAN: plan()})
    entry = replace(events_of(of, of.duties)[0], summary=words, description=words, rule=rule)
    site = "https://cong.example.vn/nq/" if has_page else ""
    words = "".join(letter for letter in words if ord(letter) not in {*range(9), *range(11, 32), 127})
    event = Component()
    changed = datetime(2022, 3, 9, tzinfo=UTC)
    for name, value in {
        "UID": entry.uid, "DTSTAMP": changed, "LAST-MODIFIED": changed, "SEQUENCE": 0, "DTSTART": entry.first,
        "DTEND": entry.last + timedelta(days=1), "SUMMARY": words, "DESCRIPTION": words, "STATUS": entry.status.value,
        "TRANSP": "TRANSPARENT",
    }.items():  # fmt: skip
        event.add(name, value)
    if rule:
        event.add("RRULE", vRecur.from_ical(rule))
    if site:
        event.add("URL", f"{site}{entry.address}")
    alarm = Alarm()
    for name, value in {"ACTION": "DISPLAY", "DESCRIPTION": words, "TRIGGER": -timedelta(days=7)}.items():
        alarm.add(name, value)

    written = lines_of(entry, site)

    assert written.entry == event.to_ical()
    assert written.alarms.startswith(alarm.to_ical())


def test_whole_days_have_no_hour_and_no_zone() -> None:
    text = ics(plan()).decode()

    assert "DTSTART;VALUE=DATE:20220314" in text
    assert "VTIMEZONE" not in text
    assert ";UNTIL=20221231;" in text


def test_programs_are_told_how_often_to_ask() -> None:
    """RFC 7986, section 5.7: the parameter is required."""
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in ics(plan())
    assert b"\r\nX-PUBLISHED-TTL:PT12H\r\n" in ics(plan())


def test_a_portal_without_an_address_gives_none() -> None:
    assert b"URL" not in ics(plan(), url="")


def test_stamps_are_of_the_day_of_issue_or_of_the_change_recorded_and_never_of_today() -> None:
    ledger = recorded(library({PLAN: plan()}), today=date(2022, 3, 12))

    def stamps(text: bytes) -> set[datetime]:
        return {e[key].dt for e in Calendar.from_ical(text).walk("VEVENT") for key in ("DTSTAMP", "LAST-MODIFIED")}

    assert stamps(ics(plan())) == {datetime(2022, 3, 9, tzinfo=UTC)}
    assert stamps(ics(plan(), ledger)) == {datetime(2022, 3, 12, tzinfo=UTC)}


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert ics(plan()) == ics(plan())


def test_an_empty_calendar_is_a_calendar() -> None:
    (calendar,) = Calendar.from_ical(ics(document()), multiple=True)

    assert calendar.walk("VEVENT") == []


def well_formed(text: bytes) -> None:
    """RFC 5545, section 3.1: CRLF, at most 75 octets a line, no letter cut in two."""
    assert text.endswith(b"\r\n")
    lines = text.removesuffix(b"\r\n").split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines)


def test_lines_are_folded_between_letters() -> None:
    well_formed(ics(plan()))


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="'\\\ufeff"))
)
def test_any_words_of_a_plan_come_back_from_the_calendar(words: str) -> None:
    of = library({PLAN: plan(f"x{words}x", "trước ngày 15/3/2022")})
    text = feed("Lịch", events_of(of, of.duties), "")
    (entry,) = Calendar.from_ical(text).walk("VEVENT")

    well_formed(text)
    (duty,) = of.duties
    assert str(entry["SUMMARY"]) == f"{duty.what} (trước ngày 15/3/2022)"


@pytest.mark.parametrize("words", ["dòng một\\ndòng hai", "BEGIN:VEVENT", "a;b,c\\\\d"])
def test_words_cannot_break_out_of_their_line(words: str) -> None:
    text = ics(document(tasks(f'muc: I\nviec: "x {words}"\nthoi_han: trước ngày 15/3/2022')))

    well_formed(text)
    assert len(Calendar.from_ical(text).walk("VEVENT")) == 1
