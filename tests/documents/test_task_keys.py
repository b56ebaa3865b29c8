"""A duty keeps its key, and so its entry in every calendar, whatever an editor changes of it."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiny_library import PLAN, document, faults, library, recorded, tasks
from vanban.calendars.events import events_of
from vanban.documents.ledger import Ledger
from vanban.project import Project

LEARN = "muc: I.1\nviec: học nghị quyết\nchu_tri: Thị ủy\nthoi_han: trước ngày 15/3/2022"
TEACH = "muc: I.2\nviec: mở lớp\nchu_tri: Ban Tuyên giáo Thị ủy\nthoi_han: trước ngày 20/3/2022"
TELL = "muc: II\nviec: tuyên truyền\nchu_tri: Ban Tuyên giáo Thị ủy"
NEXT_DAY = date(2022, 3, 10)


def keys(of: str, ledger: Ledger | None = None) -> dict[str, str]:
    """The key of each task by its work."""
    found = library({PLAN: of}, ledger)
    return {duty.fact.work: duty.key for duty in found.duties}  # type: ignore[attr-defined]


def ledger_of(*facts: str, more: str = "") -> Ledger:
    return recorded(library({PLAN: document(tasks(*facts) + more)}))


BEFORE = {"học nghị quyết": "i-1", "mở lớp": "i-2", "tuyên truyền": "ii"}


def test_a_new_duty_is_named_after_its_section() -> None:
    assert keys(document(tasks(LEARN, TEACH, TELL))) == BEFORE


@pytest.mark.parametrize(
    ("section", "key"),
    [
        ("III.3.1.d", "iii-3-1-d"),
        ("III.3.1.đ", "iii-3-1-dd"),
        ("VI, đoạn cuối", "vi_cuoi"),
        ("mở đầu", "mo-dau"),
        ("III.1 (lần 2)", "iii-1_lan2"),
    ],
)
def test_the_name_is_that_of_the_section(section: str, key: str) -> None:
    assert keys(document(tasks(f"muc: {section}\nviec: học"))) == {"học": key}


def test_phases_have_keys_of_their_own() -> None:
    fact = "muc: I\nviec: học\nthoi_han:\n  đợt 1: trước ngày 15/3/2022\n  đợt 2: trước ngày 15/6/2022"
    ours = fact + "\nma: hoc"

    assert [d.key for d in library({PLAN: document(tasks(fact))}).duties] == ["i-dot-1", "i-dot-2"]
    assert [d.key for d in library({PLAN: document(tasks(ours))}).duties] == ["hoc-dot-1", "hoc-dot-2"]


def test_duties_of_one_section_are_numbered() -> None:
    assert keys(document(tasks("muc: I\nviec: a", "muc: I\nviec: b"))) == {"a": "i", "b": "i-2"}


@pytest.mark.parametrize(
    ("change", "works"),
    [
        ("the deadline moves", [LEARN.replace("15/3", "16/3"), TEACH, TELL]),
        ("the work is said in other words", [LEARN.replace("học nghị quyết", "học tập"), TEACH, TELL]),
        ("undated work is said in other words", [LEARN, TEACH, TELL.replace("tuyên truyền", "phổ biến")]),
        ("another body leads", [LEARN.replace("Thị ủy", "Thị ủy Đức Phổ"), TEACH, TELL]),
        ("a partner joins", [LEARN + "\nphoi_hop: Thị ủy", TEACH, TELL]),
        ("the section moves", [LEARN.replace("I.1", "III"), TEACH, TELL]),
        ("section and deadline move", [LEARN.replace("I.1", "III").replace("15/3", "16/3"), TEACH, TELL]),
        ("another order", [TELL, TEACH, LEARN]),
        ("two sections change places", [LEARN.replace("I.1", "I.2"), TEACH.replace("I.2", "I.1"), TELL]),
        ("a note is added", [LEARN + "\nghi_chu: khẩn", TEACH, TELL]),
    ],
)
def test_a_changed_duty_keeps_its_key(change: str, works: list[str]) -> None:
    after = keys(document(tasks(*works)), ledger_of(LEARN, TEACH, TELL))

    assert {after[work] for work in after} == set(BEFORE.values())
    assert all(after[work] == key for work, key in BEFORE.items() if work in after), change


def test_a_section_put_in_before_all_others_takes_no_key_of_theirs() -> None:
    moved = [LEARN.replace("I.1", "I.2"), TEACH.replace("I.2", "I.3"), TELL]
    after = keys(document(tasks("muc: I.1\nviec: chuẩn bị\nchu_tri: Thị ủy", *moved)), ledger_of(LEARN, TEACH, TELL))

    assert after == {"chuẩn bị": "i-1-2", **BEFORE}


def test_an_added_duty_gets_a_key_that_none_ever_had() -> None:
    ledger = ledger_of(LEARN, TEACH, TELL)
    dropped = recorded(library({PLAN: document(tasks(TEACH, TELL) + "viec_da_bo: i-1\n")}, ledger), ledger)
    after = keys(document(tasks("muc: I.1\nviec: tập huấn", TEACH, TELL) + "viec_da_bo: i-1\n"), dropped)

    assert after["tập huấn"] == "i-1-2"


def test_a_dropped_key_is_not_taken_by_a_duty_that_resembles_it() -> None:
    facts = [TEACH, TELL, LEARN.replace("I.1", "III")]
    after = keys(document(tasks(*facts) + "viec_da_bo: i-1\n"), ledger_of(LEARN, TEACH, TELL))

    assert after["học nghị quyết"] == "iii"


def test_another_duty_of_the_same_body_elsewhere_is_not_the_one_that_vanished() -> None:
    """Both state no time, which tells nothing: the editor is asked instead."""
    other = "muc: IV\nviec: in sách\nchu_tri: Ban Tuyên giáo Thị ủy"
    ledger = ledger_of(LEARN, TEACH, TELL)

    assert faults({PLAN: document(tasks(LEARN, TEACH, other))}, ledger) == [f"{PLAN}:2:1 mat-viec"]
    assert keys(document(tasks(LEARN, TEACH, other) + "viec_da_bo: ii\n"), ledger)["in sách"] == "iv"


@pytest.mark.parametrize(
    "other", ["muc: II\nviec: tổng kết\nchu_tri: Thị ủy", "muc: II\nviec: tổng kết\nthoi_han: quý II/2022"]
)
def test_a_duty_wholly_replaced_is_not_the_one_that_stood_in_its_section(other: str) -> None:
    """That neither states a phase or a time does not make them alike."""
    ledger = ledger_of(LEARN, TEACH, TELL)

    assert faults({PLAN: document(tasks(LEARN, TEACH, other))}, ledger) == [f"{PLAN}:2:1 mat-viec"]
    assert keys(document(tasks(LEARN, TEACH, other) + "viec_da_bo: ii\n"), ledger)["tổng kết"] == "ii-2"


def test_a_session_that_states_neither_who_nor_what_keeps_its_key_when_its_day_moves() -> None:
    session = "hoi_nghi:\n  - muc: I\n    thoi_han: ngày {}/7/2022\n"
    ledger = recorded(library({PLAN: document(session.format(21))}))

    assert [d.key for d in library({PLAN: document(session.format(22))}, ledger).duties] == ["i"]


def test_the_duty_that_is_wholly_the_same_is_taken_before_one_that_says_more() -> None:
    dated = TELL + "\nthoi_han: quý II/2022"
    found = library({PLAN: document(tasks(dated, TELL))}, ledger_of(TELL))

    assert [d.key for d in found.duties] == ["ii-2", "ii"]


def test_another_report_elsewhere_is_not_the_one_that_vanished() -> None:
    report = "bao_cao:\n  - muc: {}\n    tu: {}\n    gui: Thị ủy\n"
    ledger = recorded(library({PLAN: document(report.format("I", "Thị ủy"))}))

    assert faults({PLAN: document(report.format("II", "Ban Tuyên giáo Thị ủy"))}, ledger) == [f"{PLAN}:2:1 mat-viec"]


def test_duties_that_are_all_alike_keep_their_order() -> None:
    facts = [f"muc: I\nviec: học\nghi_chu: lớp {n}" for n in range(1, 13)]
    before = library({PLAN: document(tasks(*facts))})
    after = library({PLAN: document(tasks(*facts))}, Ledger.parse(recorded(before).dump().encode()))

    assert [d.key for d in after.duties] == [d.key for d in before.duties]


def test_the_editors_own_key_wins() -> None:
    ledger = ledger_of(LEARN, TEACH, TELL)
    named = keys(document(tasks(LEARN + "\nma: hoc", TEACH, TELL) + "viec_da_bo: i-1\n"), ledger)
    swapped = keys(document(tasks(LEARN + "\nma: i-2", TEACH + "\nma: i-1", TELL)), ledger)
    kept = keys(document(tasks("muc: V\nviec: việc khác hẳn\nma: i-1", TEACH, TELL)), ledger)

    assert named["học nghị quyết"] == "hoc"
    assert swapped == {"học nghị quyết": "i-2", "mở lớp": "i-1", "tuyên truyền": "ii"}
    assert kept["việc khác hẳn"] == "i-1"


def test_a_vanished_duty_is_a_fault_until_the_editor_says_it_was_dropped() -> None:
    ledger = ledger_of(LEARN, TEACH, TELL)

    assert faults({PLAN: document(tasks(LEARN, TEACH))}, ledger) == [f"{PLAN}:2:1 mat-viec"]
    assert faults({PLAN: document(tasks(LEARN, TEACH) + "viec_da_bo: ii\n")}, ledger) == []


def entries(of: str, ledger: Ledger) -> dict[str, tuple[str, int, date]]:
    """UID, SEQUENCE and day of change of each calendar entry, by the first words of its summary."""
    found = library({PLAN: of}, ledger)
    events = events_of(found, found.duties)
    return {e.duty.fact.work: (e.uid, e.sequence, e.changed_on) for e in events}  # type: ignore[attr-defined]


def test_a_change_raises_the_sequence_once_and_keeps_the_uid() -> None:
    first = document(tasks(LEARN, TEACH))
    moved = document(tasks(LEARN.replace("15/3", "16/3"), TEACH))
    ledger = recorded(library({PLAN: first}))
    uid = "ke-hoach/thi-uy/2022/44/i-1@cong-nghi-quyet"
    assert entries(first, Ledger())["học nghị quyết"] == (uid, 0, date(2022, 3, 9))
    assert entries(first, ledger)["học nghị quyết"] == (uid, 0, date(2022, 3, 9))
    assert entries(moved, ledger)["học nghị quyết"][:2] == (uid, 1)

    later = recorded(library({PLAN: moved}, ledger), ledger, NEXT_DAY)
    assert entries(moved, later)["học nghị quyết"] == (uid, 1, NEXT_DAY)
    assert entries(moved, later)["mở lớp"][1:] == (0, date(2022, 3, 9))
    assert recorded(library({PLAN: moved}, later), later, date(2023, 1, 1)) == later


FACTS = st.builds(
    "muc: {}\nviec: {}\nthoi_han: trước ngày {}/4/2022\nchu_tri: {}".format,
    st.sampled_from(["I", "II.1", "II.2", "III.đ"]),
    st.sampled_from(["học", "dạy", "in", "phát"]),
    st.integers(2, 28),
    st.sampled_from(["Thị ủy", "Ban Tuyên giáo Thị ủy"]),
)


@given(st.lists(FACTS, min_size=1, max_size=8), st.data())
def test_any_duties_in_any_order_keep_their_keys_after_publishing(facts: list[str], data: st.DataObject) -> None:
    before = library({PLAN: document(tasks(*facts))})
    assert len({d.key for d in before.duties}) == len(facts)
    order = data.draw(st.permutations(range(len(facts))))
    after = library({PLAN: document(tasks(*(facts[i] for i in order)))}, recorded(before))

    now = {(d.key, str(before.traces[d])) for d in before.duties}
    assert {(d.key, str(after.traces[d])) for d in after.duties} == now


@given(st.lists(FACTS, min_size=1, max_size=6), st.lists(FACTS, max_size=6))
def test_keys_are_unique_and_retired_ones_stay_so(facts: list[str], others: list[str]) -> None:
    ledger = recorded(library({PLAN: document(tasks(*facts))}))
    retired = ledger.documents["ke-hoach/thi-uy/2022/44"].duties
    dropped = f"viec_da_bo: [{', '.join(retired)}]\n"
    after = library({PLAN: document((tasks(*others) if others else "") + dropped)}, ledger)

    assert len({d.key for d in after.duties}) == len(others)
    assert not {d.key for d in after.duties} & set(retired)


def test_a_ledger_older_than_what_calendars_show_counts_no_change_for_that() -> None:
    plan = document(tasks(LEARN, TEACH))
    ledger = recorded(library({PLAN: plan}))
    older = Ledger.parse(re.sub(r'"calendar": ".*"', '"calendar": null', ledger.dump()).encode())
    after = recorded(library({PLAN: plan}, older), older, NEXT_DAY)

    assert entries(plan, older) == entries(plan, ledger)
    assert after == ledger


@pytest.mark.parametrize(
    ("settings", "reading"),
    [
        ("site_name: Cổng\n", {}),
        ("extra:\n  an_ban: công khai\n", {}),
        ("extra:\n  truoc_ngay: named\nhooks: [a.py]\n", {"truoc_ngay": "named"}),
        ("extra: {truoc_ngay: !ENV [KHONG_CO, TRUOC_NGAY, strict]}\n", {"truoc_ngay": "named"}),
        ("extra: {truoc_ngay: !ENV [KHONG_CO, strict]}\n", {"truoc_ngay": "strict"}),
    ],
)
def test_the_ledger_reads_days_as_the_portal_does(
    settings: str, reading: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUOC_NGAY", "named")
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")

    assert Project(tmp_path).settings() == reading


def test_a_heading_that_names_a_session_is_what_its_entry_shows() -> None:
    session = document("hoi_nghi:\n  - muc: I\n    thoi_han: ngày 21/7/2022\n", "## I. Hội nghị toàn thị xã\n")
    ledger = recorded(library({PLAN: session}))
    after = library({PLAN: session.replace("toàn thị xã", "toàn tỉnh")}, ledger)

    assert [(e.summary, e.sequence) for e in events_of(after, after.duties)] == [
        ("Hội nghị toàn tỉnh (ngày 21/7/2022)", 1)
    ]
