"""Every calendar of the sample portal, read by four independent programs: no error, no warning, the same days."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from calendars.readers import ALL, Reader, Seen, with_ical_js, with_icalendar, with_libical
from tiny_library import PLAN, document, library, tasks
from vanban.calendars.diary import days_of
from vanban.calendars.events import events_of
from vanban.calendars.ical import feed

KINDS = (
    "trước ngày 15/3/2022",
    "chậm nhất ngày 29/02/2024",
    "từ ngày 30/12/2022 đến ngày 02/01/2023",
    "ngày 21, 25/7/2022",
    "quý II/2022",
    "ngày 25 hằng tháng",
    "ngày 31 hằng tháng",
    "ngày 30 hằng tháng",
    "trước ngày 30 hằng tháng",
    "trước ngày 01/7, 01/3 và 01/01 hằng năm",
    "trước ngày 01 hằng tháng",
    "trước ngày 15/6 và 15/12 hằng năm",
    "kịp thời",
)
WORK = 'việc thứ "nhất"; gồm: a, b \\\\ c'


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Seen]]:
    """A calendar with every kind of deadline, and what must be seen in it."""
    duties = (f"muc: I.{n}\nviec: '{WORK}'\nthoi_han: {words}" for n, words in enumerate(KINDS, 1))
    of = library({PLAN: document(tasks(*duties))})
    events = events_of(of, of.duties)
    file = tmp_path_factory.mktemp("calendars") / "lich.ics"
    file.write_bytes(feed("Lịch; của, Đức Phổ", events, "https://cong.example.vn/"))
    return file, [Seen(e.uid, e.summary, e.status, e.sequence, tuple(map(str, days_of(e)))) for e in events]


@pytest.fixture(params=ALL)
def reader(request: pytest.FixtureRequest) -> Reader:
    return ALL[request.param]


def test_every_kind_of_deadline_is_read_as_meant(reader: Reader, kinds: tuple[Path, list[Seen]]) -> None:
    file, expected = kinds

    assert sorted(reader([file])[0]) == sorted(expected)


@pytest.mark.parametrize("zone", ["Etc/GMT-14", "Etc/GMT+12", "Asia/Ho_Chi_Minh"])
@pytest.mark.parametrize("reader_there", [with_ical_js, with_libical])
def test_a_day_is_the_same_day_everywhere(reader_there: Reader, zone: str, kinds: tuple[Path, list[Seen]]) -> None:
    """UTC+14 and UTC-12: a whole day has no hour that could fall on another."""
    file, expected = kinds

    assert sorted(reader_there([file], zone)[0]) == sorted(expected)  # type: ignore[call-arg]


@pytest.fixture(scope="module")
def published(site: Path) -> Iterator[dict[str, list[Seen]]]:
    """Every calendar of the sample portal by path, as icalendar reads it."""
    files = sorted(site.rglob("*.ics"))
    return dict(zip([f.relative_to(site).as_posix() for f in files], with_icalendar(files), strict=True))


def test_four_programs_read_every_calendar_of_the_portal_alike(
    site: Path, reader: Reader, published: dict[str, list[Seen]]
) -> None:
    read = dict(zip(published, reader([site / path for path in published]), strict=True))

    assert len(published) > 150
    assert {path: sorted(seen) for path, seen in read.items()} == {p: sorted(s) for p, s in published.items()}


def test_one_entry_is_the_same_in_every_calendar(published: dict[str, list[Seen]]) -> None:
    whole = {seen.uid: seen for seen in published["lich/lich.ics"]}

    assert {seen.uid: seen for entries in published.values() for seen in entries} == whole
    assert all(len({s.uid for s in entries}) == len(entries) for entries in published.values())


def test_the_page_of_a_body_shows_the_days_of_its_calendar(site: Path, published: dict[str, list[Seen]]) -> None:
    compared = 0
    for path, entries in published.items():
        if path.startswith("don-vi/") and path.endswith("/lich.ics"):
            page = (site / path).with_name("index.html").read_text(encoding="utf-8")
            shown = sorted(re.findall(r'data-han="([\d-]+)"', page))
            last: dict[str, str] = {}
            for entry in entries:  # the second entry of a duty has the number 2 after its key
                key = re.sub(r"\.\d+@", "@", entry.uid)
                last[key] = max(last.get(key, ""), entry.days[-1])
            assert shown == sorted(last.values()), path
            compared += len(shown)
    assert compared > 40


def test_no_calendar_is_larger_than_300_kb(site: Path) -> None:
    assert max(file.stat().st_size for file in site.rglob("*.ics")) <= 300_000
