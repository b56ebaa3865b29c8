"""Someone subscribes, the editor changes the plan, the program asks again: exactly the change is seen.

What a program keeps between two visits is what any program keeps: entries by UID, of which a higher SEQUENCE takes the
place.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from calendars.readers import Reader, Seen, surest
from tiny_library import BODIES, PLAN, document, page, tasks, unit
from vanban import cli
from vanban.build import Build
from vanban.compose.settings import Settings
from vanban.project import Project

LEARN = "muc: I\nviec: học nghị quyết\nchu_tri: Thị ủy\nthoi_han: trước ngày 15/3/2022"
TEACH = "muc: II\nviec: mở lớp\nchu_tri: Thị ủy\nthoi_han: ngày 20/4/2022"
TELL = "muc: III\nviec: báo cáo kết quả học tập\nchu_tri: Thị ủy\nthoi_han: trong tháng 5/2022"
TEXT = "".join(f"## {n}. Việc\n\nChữ.\n\n" for n in ("I", "II", "III", "IV"))
HERE = "ke-hoach/thi-uy/2022/44"
FEEDS = [f"{HERE}/lich.ics", "lich/lich.ics", "don-vi/thi-uy/lich.ics", "don-vi/thi-uy/lich-bao-truoc.ics"]


class Office:
    """An editor's folder, without git, and a program that subscribed to one of its calendars."""

    def __init__(self, folder: Path, feed: str, reader: Reader) -> None:
        self.folder, self._feed, self._reader = folder, feed, reader
        self.kept: dict[str, Seen] = {}

    def publish(self, plan: str, settings: str = "strict") -> None:
        """Save, run ``vanban ledger``, build."""
        for path, text in {**BODIES, PLAN: plan}.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")
        (self.folder / "mkdocs.yml").write_text(f"extra: {{truoc_ngay: {settings}}}\n", encoding="utf-8")
        assert cli.main(["ledger"]) == 0

    def ask(self) -> list[Seen]:
        """The program's visit: what it did not know or what changed; it forgets what is no longer there."""
        build = Build.of(self.folder, Settings("Cổng"), Project(self.folder).settings())
        file = self.folder / "got.ics"
        file.write_bytes(dict(build.files())[self._feed])  # type: ignore[arg-type]
        seen = self._reader([file])[0]
        assert len({entry.uid for entry in seen}) == len(seen)
        news = [entry for entry in seen if self.kept.get(entry.uid) != entry]
        assert all(entry.sequence > self.kept[entry.uid].sequence for entry in news if entry.uid in self.kept)
        self.kept = {entry.uid: entry for entry in seen}
        return news


@pytest.fixture(params=FEEDS)
def office(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The plan was published, and someone subscribed."""
    monkeypatch.chdir(tmp_path)
    of = Office(tmp_path, request.param, surest())
    of.publish(document(tasks(LEARN, TEACH, TELL), TEXT))
    assert [days(entry) for entry in of.ask()] == ["2022-03-14", "2022-04-20", "2022-05-31"]
    assert of.ask() == []
    yield of
    assert not (tmp_path / ".git").exists()


def days(entry: Seen) -> str:
    return " ".join(entry.days)


def key(entry: Seen) -> str:
    return entry.uid.partition("@")[0].removeprefix(f"{HERE}/")


def test_a_moved_deadline_moves_one_entry(office: Office) -> None:
    office.publish(document(tasks(LEARN.replace("15/3", "25/3"), TEACH, TELL), TEXT))
    (moved,) = office.ask()

    assert (key(moved), days(moved), moved.sequence) == ("i", "2022-03-24", 1)
    assert moved.summary.endswith("(trước ngày 25/3/2022)")
    assert len(office.kept) == 3


def test_a_task_in_other_words_is_the_same_entry(office: Office) -> None:
    office.publish(document(tasks(LEARN, TEACH.replace("mở lớp", "tổ chức các lớp"), TELL), TEXT))
    (renamed,) = office.ask()

    assert (key(renamed), days(renamed), renamed.sequence) == ("ii", "2022-04-20", 1)
    assert "Tổ chức các lớp" in renamed.summary


def test_an_added_task_is_one_more(office: Office) -> None:
    new = "muc: IV\nviec: in sách\nchu_tri: Thị ủy\nthoi_han: ngày 01/4/2022"
    office.publish(document(tasks(new, LEARN, TEACH, TELL), TEXT))
    (added,) = office.ask()

    assert (key(added), days(added), added.sequence) == ("iv", "2022-04-01", 0)
    assert len(office.kept) == 4


def test_another_order_is_no_change(office: Office) -> None:
    office.publish(document(tasks(TELL, LEARN, TEACH), TEXT))

    assert office.ask() == []
    assert len(office.kept) == 3


def test_a_withdrawn_plan_is_cancelled_and_stays_to_be_seen(office: Office) -> None:
    office.publish(document(tasks(LEARN, TEACH, TELL) + "hieu_luc: đã thu hồi\n", TEXT))

    assert [(key(e), e.status, e.sequence) for e in office.ask()] == [(k, "CANCELLED", 1) for k in ("i", "ii", "iii")]
    office.publish(document(tasks(LEARN, TEACH, TELL) + "hieu_luc: đã thu hồi\n", TEXT))
    assert office.ask() == []


def test_a_plan_withdrawn_from_a_day_keeps_what_was_due_before(office: Office) -> None:
    office.publish(document(tasks(LEARN, TEACH, TELL) + "hieu_luc: đã thu hồi từ ngày 01/4/2022\n", TEXT))

    assert [key(entry) for entry in office.ask()] == ["ii", "iii"]


def test_another_reading_of_before_is_a_change(office: Office) -> None:
    """And back again is one more: no program would take a lower SEQUENCE for news."""
    office.publish(document(tasks(LEARN, TEACH, TELL), TEXT), "named")
    (moved,) = office.ask()
    assert (key(moved), days(moved), moved.sequence) == ("i", "2022-03-15", 1)

    office.publish(document(tasks(LEARN, TEACH, TELL), TEXT), "strict")
    (back,) = office.ask()
    assert (key(back), days(back), back.sequence) == ("i", "2022-03-14", 2)


def test_the_days_of_change_are_the_ledgers(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(date):
        @classmethod
        def today(cls) -> "Later":
            return cls(2031, 1, 2)

    monkeypatch.setattr(cli, "date", Later)
    office.publish(document(tasks(LEARN.replace("15/3", "25/3"), TEACH, TELL), TEXT))
    office.ask()
    text = (office.folder / "got.ics").read_text(encoding="utf-8")

    assert text.count("LAST-MODIFIED:20310102T000000Z") == 1
    assert text.count("LAST-MODIFIED:") == 3


def test_a_plan_taken_out_of_the_public_edition_is_cancelled_until_it_comes_back(office: Office) -> None:
    (office.folder / PLAN).unlink()
    assert cli.main(["ledger", "--rut", HERE]) == 0
    assert [(e.status, e.sequence, e.summary) for e in office.ask()] == [("CANCELLED", 1, "Đã rút khỏi cổng")] * 3

    office.publish(document(tasks(LEARN, TEACH, TELL), TEXT))
    assert [(entry.status, entry.sequence) for entry in office.ask()] == [("CONFIRMED", 2)] * 3


def test_a_dropped_task_is_cancelled(office: Office) -> None:
    office.publish(document(tasks(LEARN, TELL) + "viec_da_bo: ii\n", TEXT))
    (gone,) = office.ask()

    assert (key(gone), gone.status, gone.sequence) == ("ii", "CANCELLED", 1)


def test_a_day_that_a_duty_has_no_more_is_cancelled(office: Office) -> None:
    """And confirmed again when it comes back; a duty without any day has none that stays."""
    seen = []
    for when in ("ngày 20/4 và ngày 25/4/2022", "ngày 20/4/2022", "kịp thời", "ngày 21/4 và ngày 25/4/2022"):
        office.publish(document(tasks(LEARN, TEACH.replace("ngày 20/4/2022", when), TELL), TEXT))
        seen.append([(key(e), days(e), e.status, e.sequence) for e in office.ask()])

    assert seen == [
        [("ii", "2022-04-20", "CONFIRMED", 1), ("ii.2", "2022-04-25", "CONFIRMED", 1)],
        [("ii", "2022-04-20", "CONFIRMED", 2), ("ii.2", "2022-04-25", "CANCELLED", 2)],
        [("ii", "2022-04-20", "CANCELLED", 3), ("ii.2", "2022-04-25", "CANCELLED", 3)],
        [("ii", "2022-04-21", "CONFIRMED", 4), ("ii.2", "2022-04-25", "CONFIRMED", 4)],
    ]


HQ = "docs/don-vi/van-phong.md", "Văn phòng Thị ủy Đức Phổ"
THEM = {
    "their own": ("Văn phòng Thị ủy Đức Phổ", {HQ[0]: unit(HQ[1])}),
    "a group's members": (
        "Các chi bộ Đức Phổ",
        {
            HQ[0]: unit(HQ[1]),
            "docs/don-vi/nhom.md": page(
                "ten_loai: Nhóm đơn vị\nten: Các chi bộ Đức Phổ\ndia_ban: thị xã Đức Phổ, tỉnh Quảng Ngãi\n"
                f"thanh_vien: [{HQ[1]}]\nluu_hanh: công khai"
            ),
        },
    ),
    "an heir's": (
        "Tổ Văn thư Đức Phổ",
        {
            HQ[0]: unit(HQ[1]),
            "docs/don-vi/to.md": unit("Tổ Văn thư Đức Phổ", more=f"ket_thuc: 31/3/2022\nke_thua: {HQ[1]}\n"),
        },
    ),
}


@pytest.mark.parametrize(
    ("whose", "feed"),
    [
        ("their own", "lich-bao-truoc.ics"),
        ("their own", "lich-truc-thuoc.ics"),
        ("a group's members", "lich.ics"),
        ("an heir's", "lich.ics"),
    ],
)
def test_a_duty_given_to_others_is_cancelled_with_whom_it_was_taken_from(
    whose: str, feed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And confirmed again when it comes back, for a second time too; elsewhere it is there all the time."""
    monkeypatch.chdir(tmp_path)
    name, files = THEM[whose]
    for path, text in (files | {"docs/don-vi/to-in.md": unit("Tổ In Đức Phổ", more=f"truc_thuoc: {HQ[1]}\n")}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    them, portal = (Office(tmp_path, f, surest()) for f in (f"don-vi/van-phong/{feed}", "lich/lich.ics"))
    theirs = TEACH.replace("Thị ủy", name)
    given = theirs.replace(name, "Ban Tuyên giáo Thị ủy")

    seen = []
    for duty in (theirs, given, theirs, given, given.replace("20/4", "25/4"), theirs):
        them.publish(document(tasks(LEARN, duty), TEXT))
        seen.append([(key(e), days(e), e.status, e.sequence) for e in them.ask()])
        assert [(key(e), e.status) for e in portal.ask() if key(e) != "i"] == [("ii", "CONFIRMED")]

    assert seen == [
        [("ii", "2022-04-20", "CONFIRMED", 0)],
        [("ii", "2022-04-20", "CANCELLED", 1)],
        [("ii", "2022-04-20", "CONFIRMED", 2)],
        [("ii", "2022-04-20", "CANCELLED", 3)],
        [("ii", "2022-04-25", "CANCELLED", 4)],
        [("ii", "2022-04-20", "CONFIRMED", 5)],
    ]
    them.publish(document(tasks(LEARN, given), TEXT))
    them.ask()
    them.publish(document(tasks(LEARN) + "viec_da_bo: ii\n", TEXT))
    assert [(key(e), e.status, e.sequence) for e in them.ask()] == [("ii", "CANCELLED", 7)]


def test_what_is_given_from_one_below_to_another_is_there_for_who_is_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, name in {"van-phong": HQ[1], "to": "Tổ Văn thư Đức Phổ"}.items():
        (tmp_path / "docs/don-vi").mkdir(parents=True, exist_ok=True)
        text = unit(name, more="truc_thuoc: Thị ủy Đức Phổ\n")
        (tmp_path / f"docs/don-vi/{path}.md").write_text(text, encoding="utf-8")
    above = Office(tmp_path, "don-vi/thi-uy/lich-truc-thuoc.ics", surest())
    duty = TEACH.replace("Thị ủy", "Tổ Văn thư Đức Phổ")
    for lead in ("Tổ Văn thư", "Văn phòng Thị ủy"):
        above.publish(document(tasks(duty.replace("Tổ Văn thư", lead)), TEXT))

        assert [(key(e), e.status) for e in above.ask()] == [("ii", "CONFIRMED")]
