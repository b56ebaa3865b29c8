"""The calendars there are, and what is in each."""

import json
import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from icalendar import Event as Component

from tiny_library import PLAN, document, library, page, recorded, tasks, the_plan, unit
from vanban.calendars import subscriptions
from vanban.calendars.subscriptions import Subscriptions
from vanban.documents.ledger import Ledger
from vanban.documents.library import Library

ADDRESS = "ke-hoach/thi-uy/2022/44"
UID = f"{ADDRESS}/%s@cong-nghi-quyet"
LEARN = "muc: I\nviec: học\nchu_tri: Thị ủy\nthoi_han: ngày 15/3/2022"
TEACH = "muc: II\nviec: dạy\nchu_tri: Ban Tuyên giáo Thị ủy\nthoi_han: ngày 20/3/2022"
BELOW = {
    "docs/don-vi/van-phong.md": unit("Văn phòng Thị ủy Đức Phổ", more="truc_thuoc: Thị ủy Đức Phổ\n"),
    "docs/don-vi/to.md": unit("Tổ Văn thư Đức Phổ", more="truc_thuoc: Văn phòng Thị ủy Đức Phổ\n"),
    "docs/don-vi/nhom.md": page(
        "ten_loai: Nhóm đơn vị\nten: Các chi bộ Đức Phổ\ndia_ban: thị xã Đức Phổ, tỉnh Quảng Ngãi\n"
        "truc_thuoc: Thị ủy Đức Phổ\nthanh_vien: [Tổ Văn thư Đức Phổ]\nluu_hanh: công khai"
    ),
}


def files(of: Library) -> dict[str, bytes]:
    return {path: text for feed in Subscriptions(of, "Cổng", "").feeds() for path, text in feed.files()}


def entries(of: Library, path: str) -> dict[str, Component]:
    """The entries of one calendar by the key of their duty."""
    (calendar,) = Calendar.from_ical(files(of)[path], multiple=True)
    assert not calendar.errors
    return {str(e["UID"]).partition("@")[0].rpartition("/")[2]: e for e in calendar.walk("VEVENT")}


def test_the_portal_each_plan_and_each_body_have_a_calendar() -> None:
    of = library({PLAN: document(tasks(LEARN, TEACH))})

    assert set(files(of)) == {
        "lich/lich.ics",
        f"{ADDRESS}/lich.ics",
        *(f"don-vi/{body}/{name}" for body in ("thi-uy", "ban-tuyen-giao", "trung-uong") for name in NAMES),
    }
    assert entries(of, "lich/lich.ics").keys() == entries(of, f"{ADDRESS}/lich.ics").keys() == {"i", "ii"}
    assert entries(of, "don-vi/thi-uy/lich.ics").keys() == {"i"}
    assert entries(of, "don-vi/trung-uong/lich.ics") == {}  # to subscribe to before the first duty comes


NAMES = ("lich.ics", "lich-bao-truoc.ics")


def test_a_bodys_own_calendar_says_its_role_and_how_it_is_bound() -> None:
    duty = "muc: III\nviec: họp\nchu_tri: Các chi bộ Đức Phổ\nphoi_hop: Văn phòng Thị ủy\nthoi_han: ngày 21/3/2022"
    of = library({**BELOW, PLAN: document(tasks(duty))})

    def categories(body: str) -> list[str]:
        (entry,) = entries(of, f"don-vi/{body}/lich.ics").values()
        return list(entry.categories)

    assert categories("nhom") == ["Chủ trì", "Việc của đơn vị"]
    assert categories("to") == ["Chủ trì", "Việc của nhóm"]
    assert categories("van-phong") == ["Phối hợp", "Việc của đơn vị"]
    (entry,) = entries(of, "don-vi/to/lich.ics").values()
    assert str(entry["DESCRIPTION"]).startswith("chủ trì: Các chi bộ Đức Phổ (nhóm)\n")


def test_own_and_below_holds_each_entry_once() -> None:
    duties = [LEARN, LEARN.replace("Thị ủy", "Văn phòng Thị ủy").replace("muc: I", "muc: III"), TEACH]
    duties.append("muc: IV\nviec: họp\nchu_tri: Các chi bộ Đức Phổ\nphoi_hop: Thị ủy\nthoi_han: ngày 21/3/2022")
    of = library({**BELOW, PLAN: document(tasks(*duties))})
    text = files(of)["don-vi/thi-uy/lich-truc-thuoc.ics"]

    assert entries(of, "don-vi/thi-uy/lich-truc-thuoc.ics").keys() == {"i", "iii", "iv"}
    assert text.count(b"BEGIN:VEVENT") == 3
    assert entries(of, "don-vi/van-phong/lich-truc-thuoc.ics").keys() == {"iii", "iv"}
    assert "don-vi/to/lich-truc-thuoc.ics" not in files(of)


def test_the_calendar_of_a_unit_goes_on_under_its_successor() -> None:
    more = "ket_thuc: 16/3/2022\nke_thua: Ban Tuyên giáo Thị ủy\n"
    duties = [LEARN, LEARN.replace("muc: I\n", "muc: V\n").replace("15/3", "17/3")]
    of = library({PLAN: document(tasks(*duties)), "docs/don-vi/thi-uy.md": unit("Thị ủy Đức Phổ", more=more)})

    assert entries(of, "don-vi/thi-uy/lich.ics").keys() == {"i", "v"}
    assert list(entries(of, "don-vi/ban-tuyen-giao/lich.ics")) == ["v"]
    assert entries(of, "don-vi/ban-tuyen-giao/lich.ics")["v"].categories == ["Chủ trì", "Việc kế thừa"]


def test_a_document_has_the_calendar_of_all_plans_that_carry_it_out() -> None:
    """At every level: the province's plan rests on the resolution, the town's on the province's."""
    carried = "Nghị quyết số 5-NQ/TU ngày 01/02/2022 của Thị ủy Đức Phổ"
    first = document(tasks(LEARN) + f"van_ban_quan_triet: {carried}\n")
    second = document(
        tasks(TEACH) + "can_cu: Kế hoạch số 44-KH/TU ngày 09/3/2022 của Thị ủy Đức Phổ\n",
        number="12-KH/BTG",
        issued="10/3/2022",
        issuer="Ban Tuyên giáo Thị ủy Đức Phổ",
    )
    resolution = document(kind="Nghị quyết", number="5-NQ/TU", issued="01/02/2022")
    of = library({"docs/van-ban/nq.md": resolution, PLAN: first, "plans/b.md": second})

    assert entries(of, "nghi-quyet/thi-uy/2022/5/lich-thuc-hien.ics").keys() == {"i", "ii"}
    assert entries(of, f"{ADDRESS}/lich-thuc-hien.ics").keys() == {"ii"}
    assert entries(of, f"{ADDRESS}/lich.ics").keys() == {"i"}
    assert "ke-hoach/ban-tuyen-giao/2022/12/lich-thuc-hien.ics" not in files(of)


def test_alarms_come_7_days_and_1_day_before_at_an_address_of_their_own() -> None:
    of = library({PLAN: document(tasks(LEARN))})
    (entry,) = entries(of, "don-vi/thi-uy/lich-bao-truoc.ics").values()

    assert [alarm.TRIGGER for alarm in entry.walk("VALARM")] == [timedelta(days=-7), timedelta(days=-1)]
    assert {str(alarm["ACTION"]) for alarm in entry.walk("VALARM")} == {"DISPLAY"}
    assert {str(alarm["DESCRIPTION"]) for alarm in entry.walk("VALARM")} == {"Thị ủy: Học (ngày 15/3/2022)"}
    assert b"VALARM" not in b"".join(text for path, text in files(of).items() if "bao-truoc" not in path)


def test_nothing_is_told_of_that_is_not_to_be_done() -> None:
    owed = "muc: I\nsan_pham: Kế hoạch\nchu_tri: Ban Tuyên giáo Thị ủy\nthoi_han: ngày 15/3/2022"
    child = document(
        "can_cu: Kế hoạch số 44-KH/TU ngày 09/3/2022 của Thị ủy Đức Phổ\n",
        number="12-KH/BTG",
        issued="10/3/2022",
        issuer="Ban Tuyên giáo Thị ủy Đức Phổ",
    )
    done = library({PLAN: document(tasks(owed)), "plans/b.md": child})
    void = library({PLAN: document(tasks(owed) + "hieu_luc: đã thu hồi\n")})
    path = "don-vi/ban-tuyen-giao/lich-bao-truoc.ics"

    assert b"VALARM" in files(library({PLAN: document(tasks(owed))}))[path]
    assert b"VALARM" not in files(done)[path] + files(void)[path]
    assert entries(void, path)["i"]["STATUS"] == "CANCELLED"
    assert "Đã ban hành: Kế hoạch số 12-KH/BTG" in str(entries(done, path)["i"]["DESCRIPTION"])


def test_a_large_calendar_keeps_its_newest_years_and_the_rest_lies_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subscriptions, "MOST_BYTES", 4_000)
    duties = [f"muc: I.{n + 1}\nviec: việc {n}\nchu_tri: Thị ủy\nthoi_han: ngày 15/3/{2020 + n % 4}" for n in range(12)]
    of = library({PLAN: document(tasks(*duties), issued="01/3/2020")})
    here = ADDRESS.replace("2022", "2020")
    lie = {path: text for path, text in files(of).items() if path.startswith(f"{here}/")}
    feed = next(f for f in Subscriptions(of, "Cổng", "").feeds() if f.path == f"{here}/lich.ics")

    assert [path for path, _ in feed.older] == [f"{here}/lich-{year}.ics" for year in (2022, 2021, 2020)]
    assert set(lie) == {feed.path, *(path for path, _ in feed.older)}
    assert all(len(text) <= 4_000 for text in lie.values())
    assert {e["DTSTART"].dt for e in entries(of, feed.path).values()} == {date(2023, 3, 15)}
    assert {e["DTSTART"].dt for e in entries(of, f"{here}/lich-2021.ics").values()} == {date(2021, 3, 15)}
    assert sum(text.count(b"BEGIN:VEVENT") for text in lie.values()) == 12


def test_what_was_given_to_others_lies_in_the_older_years_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subscriptions, "MOST_BYTES", 4_000)
    duties = [f"muc: I.{n + 1}\nviec: việc {n}\nchu_tri: Thị ủy\nthoi_han: ngày 15/3/{2020 + n % 4}" for n in range(12)]
    ledger = recorded(library({PLAN: document(tasks(*duties), issued="01/3/2020")}))
    given = [duty.replace("Thị ủy", "Ban Tuyên giáo Thị ủy") if "2021" in duty else duty for duty in duties]
    of = library({PLAN: document(tasks(*given), issued="01/3/2020")}, ledger)

    assert {e["STATUS"] for e in entries(of, "don-vi/thi-uy/lich.ics").values()} == {"CONFIRMED"}
    assert [e["STATUS"] for e in entries(of, "don-vi/thi-uy/lich-2021.ics").values()] == ["CANCELLED"] * 3
    assert {e["SEQUENCE"] for e in entries(of, "don-vi/thi-uy/lich-2021.ics").values()} == {1}


def test_a_calendar_stays_where_its_page_was() -> None:
    """No program that subscribed follows a page that moved."""
    ledger = recorded(library({PLAN: document(tasks(LEARN))}))
    moved = library({PLAN: document(tasks(LEARN), number="45-KH/TU")}, ledger)
    now = files(moved)

    assert now[f"{ADDRESS}/lich.ics"] == now["ke-hoach/thi-uy/2022/45/lich.ics"]
    assert UID % "i" in now[f"{ADDRESS}/lich.ics"].decode().replace("\r\n ", "")


def test_a_withdrawn_document_is_cancelled_in_its_calendar_and_nothing_more_is_said() -> None:
    before = library({PLAN: document(tasks(LEARN))})
    ledger = recorded(before).withdrawn(ADDRESS, date(2022, 4, 1))
    assert ledger
    of = library({}, ledger)

    for path in (f"{ADDRESS}/lich.ics", "lich/lich.ics", "don-vi/thi-uy/lich.ics"):
        (entry,) = entries(of, path).values()
        assert str(entry["UID"]) == UID % "i"
        assert (entry["STATUS"], entry["SEQUENCE"], entry["DTSTART"].dt) == ("CANCELLED", 1, date(2022, 3, 15))
        assert entry["LAST-MODIFIED"].dt.date() == date(2022, 4, 1)
        assert "Học".encode() not in files(of)[path]


def test_a_ledger_that_does_not_know_the_days_cancels_nothing() -> None:
    ledger = recorded(library({PLAN: document(tasks(LEARN))}))
    (shown,) = re.findall(r'"calendar": (".+")', ledger.dump())
    older = Ledger.parse(ledger.dump().replace(shown, "null").encode())
    withdrawn = older.withdrawn(ADDRESS, date(2022, 4, 1))

    assert f"{ADDRESS}/lich.ics" not in files(library({}, withdrawn))


def test_a_dropped_duty_is_cancelled_where_its_plan_is() -> None:
    ledger = recorded(library({PLAN: document(tasks(LEARN, TEACH))}))
    of = library({PLAN: document(tasks(TEACH) + "viec_da_bo: i\n")}, ledger)
    gone = entries(of, f"{ADDRESS}/lich.ics")["i"]

    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", 1)
    assert str(gone["SUMMARY"]) == "Đã bỏ: học (ngày 15/3/2022)"
    assert entries(of, "lich/lich.ics").keys() == {"i", "ii"}
    later = library({PLAN: document(tasks(TEACH) + "viec_da_bo: i\n")}, recorded(of, ledger, date(2022, 3, 20)))
    assert entries(later, f"{ADDRESS}/lich.ics")["i"]["SEQUENCE"] == 1
    assert the_plan(later).address == ADDRESS


def test_what_bound_a_group_is_cancelled_in_the_calendars_of_all_it_reached() -> None:
    duty = "muc: III\nviec: họp\nchu_tri: Các chi bộ Đức Phổ\nthoi_han: ngày 21/3/2022"
    ledger = recorded(library({**BELOW, PLAN: document(tasks(duty, TEACH))}))
    of = library({**BELOW, PLAN: document(tasks(TEACH) + "viec_da_bo: iii\n")}, ledger)

    for body in ("nhom", "to"):
        assert [str(e["STATUS"]) for e in entries(of, f"don-vi/{body}/lich.ics").values()] == ["CANCELLED"]
    assert b"VALARM" not in files(of)["don-vi/to/lich-bao-truoc.ics"]
    assert entries(of, "don-vi/thi-uy/lich-truc-thuoc.ics").keys() == {"iii"}
    assert entries(of, "don-vi/thi-uy/lich.ics") == {}
    assert entries(of, "don-vi/ban-tuyen-giao/lich.ics").keys() == {"ii"}


def test_a_dropped_duty_is_cancelled_for_who_took_over() -> None:
    later = LEARN.replace("15/3", "17/3")
    ended = unit("Thị ủy Đức Phổ", more="ket_thuc: 16/3/2022\nke_thua: Ban Tuyên giáo Thị ủy\n")
    ledger = recorded(library({PLAN: document(tasks(later, TEACH))}))
    of = library({PLAN: document(tasks(TEACH) + "viec_da_bo: i\n"), "docs/don-vi/thi-uy.md": ended}, ledger)

    assert entries(of, "don-vi/ban-tuyen-giao/lich.ics").keys() == {"i", "ii"}
    assert str(entries(of, "don-vi/ban-tuyen-giao/lich.ics")["i"]["STATUS"]) == "CANCELLED"


def test_a_ledger_that_holds_no_bodies_yet_still_cancels_in_the_plans_calendar() -> None:
    held = json.loads(recorded(library({PLAN: document(tasks(LEARN, TEACH))})).dump())
    for duty in held["van_ban"][ADDRESS]["viec"].values():
        del duty["dau_vet"]["bodies"]
    ledger = Ledger.parse(json.dumps(held).encode())
    of = library({PLAN: document(tasks(TEACH) + "viec_da_bo: i\n")}, ledger)

    assert entries(of, f"{ADDRESS}/lich.ics").keys() == {"i", "ii"}
    assert entries(of, "don-vi/thi-uy/lich.ics") == {}
    assert entries(of, f"{ADDRESS}/lich.ics")["ii"]["SEQUENCE"] == 0, "to know whom it binds is no change"
