"""What was published stays: addresses, anchors and keys, whatever happens to the files."""

import re
from datetime import date
from pathlib import Path

import pytest

from tiny_library import BODIES, PLAN, at, conclusion, document, faults, library, recorded, tasks, the_plan, unit
from vanban import cli
from vanban.build import Sound
from vanban.compose.redirects import redirects, withdrawals
from vanban.documents.ledger import Ledger, LedgerError
from vanban.documents.models import Plan
from vanban.project import PUBLIC_LEDGER, Project

TASK = tasks("muc: I\nviec: học\nthoi_han: trước ngày 15/3/2022")
TEXT = "## I. Học\n\n### 1. Ai học\n\nMọi người.\n"
OLD = document(TASK, TEXT)
ADDRESS = "ke-hoach/thi-uy/2022/44"


ENTRY = b'{"phien_ban": 1, "van_ban": {"a": {"nguon": "a.md", "dia_chi": %s, "neo": [], "viec": {}}}}'


@pytest.fixture
def ledger() -> Ledger:
    return recorded(library({PLAN: OLD}))


def test_the_ledger_reads_back_what_it_wrote(ledger: Ledger) -> None:
    text = ledger.dump()

    assert Ledger.parse(text.encode()) == ledger
    assert Ledger.parse(text.encode()).dump() == text
    assert Ledger.parse(text.replace("\n", "\r\n").encode()) == ledger
    assert text.endswith("}\n")
    assert '"nguon": "plans/ke-hoach.md"' in text


def test_an_unchanged_document_is_recorded_once(ledger: Ledger) -> None:
    assert recorded(library({PLAN: OLD}, ledger), ledger, date(2030, 1, 1)) == ledger


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "không đọc được sổ công bố"),
        (b"[]", "không đọc được sổ công bố"),
        (b'{"phien_ban": 1}', "không đọc được sổ công bố"),
        (b'{"phien_ban": 9, "van_ban": {}}', "phiên bản 9, cần phiên bản 1"),
        (b"\xff\xfe", "không đọc được sổ công bố"),
        (b'{"phien_ban": 1, "van_ban": {"a": 1}}', "không đọc được sổ công bố"),
        (b'{"phien_ban": "1", "van_ban": {}}', "không đọc được sổ công bố"),
        (b'{"phien_ban": 1, "van_ban": []}', "chỗ: van_ban"),
        (ENTRY % b"[]", "chỗ: van_ban → a → dia_chi"),
        (ENTRY % b'["../../etc"]', "dia_chi → 0"),
        (ENTRY % b'"a"', "dia_chi"),
        (ENTRY % b"[1]", "dia_chi → 0"),
        (b"[" * 100_000, "không đọc được sổ công bố"),
        (ENTRY % (b"[" * 100_000), "không đọc được sổ công bố"),
    ],
)
def test_a_broken_ledger_is_told_in_vietnamese(content: bytes, words: str) -> None:
    with pytest.raises(LedgerError, match=words):
        Ledger.parse(content, "plans/so-cong-bo.json")


def test_a_ledger_with_an_impossible_day_is_broken(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="không đọc được sổ công bố"):
        Ledger.parse(ledger.dump().replace("2022-03-09", "2022-02-30").encode())


@pytest.mark.parametrize(
    "calendar",
    [
        "2022-02-30 #000000",
        "2022-03-15/2022-03-10 #000000",
        "2022-03-15;FREQ=MONTHLY #000000",
        "2022-03-15;FREQ=SECONDLY;UNTIL=20221231",
        "2022-03-15;FREQ=MONTHLY;UNTIL=20221331",
        "hôm nay",
        "2022-03-15  #000000",
    ],
)
def test_a_ledger_whose_calendar_cannot_be_read_is_broken(calendar: str, ledger: Ledger) -> None:
    text = re.sub(r'"calendar": ".+"', f'"calendar": "{calendar}"', ledger.dump())
    with pytest.raises(LedgerError, match="dau_vet"):
        Ledger.parse(text.encode())


def test_a_ledger_holds_whom_a_duty_once_named(ledger: Ledger) -> None:
    """As long as somebody else has it, each once and in order."""
    bodies = ("Thị ủy", "Ban Tuyên giáo Thị ủy", "Ban Chấp hành Trung ương Đảng", "Ban Tuyên giáo Thị ủy")
    former = []
    for body in bodies:
        text = OLD.replace("viec: học\n", f"viec: học\n    chu_tri: {body}\n")
        ledger = recorded(library({PLAN: text}, ledger), ledger)
        former.append(ledger.documents[ADDRESS].duties["i"].former)

    assert former == [
        (),
        ("don-vi/thi-uy",),
        ("don-vi/ban-tuyen-giao", "don-vi/thi-uy"),
        ("don-vi/thi-uy", "don-vi/trung-uong"),
    ]
    assert Ledger.parse(ledger.dump().encode()) == ledger
    assert "tung_giao" not in recorded(library({PLAN: OLD})).dump()


def test_a_document_keeps_its_name_when_its_number_is_put_right(ledger: Ledger) -> None:
    right = library({PLAN: document(TASK, TEXT, number="45-KH/TU")}, ledger)
    plan = the_plan(right)

    assert plan.address == "ke-hoach/thi-uy/2022/45"
    assert right.name(plan) == ADDRESS
    assert [d.key for d in right.duties] == ["i"]
    (page,) = redirects(right)
    assert page.path == f"{ADDRESS}/index.html"
    assert '<meta http-equiv="refresh" content="0; url=../45/index.html">' in page.content.decode()
    assert '<a href="../45/index.html">Kế hoạch số 45-KH/TU</a>' in page.content.decode()


def test_it_keeps_every_address_it_ever_had(ledger: Ledger) -> None:
    for number in ("45-KH/TU", "46-KH/TU", "47-KH/TU"):
        now = library({PLAN: document(TASK, TEXT, number=number)}, ledger)
        ledger = recorded(now, ledger)
    places = [page.path for page in redirects(now)]

    assert places == [f"ke-hoach/thi-uy/2022/{n}/index.html" for n in (44, 45, 46)]
    assert ledger.documents[ADDRESS].addresses[-1] == "ke-hoach/thi-uy/2022/47"
    back = library({PLAN: OLD}, ledger)
    assert [page.path for page in redirects(back)] == [f"ke-hoach/thi-uy/2022/{n}/index.html" for n in (45, 46, 47)]


def test_a_document_keeps_its_name_when_its_file_is_moved(ledger: Ledger) -> None:
    moved = library({"plans/2022/bon-bon.md": OLD}, ledger)

    assert moved.name(the_plan(moved)) == ADDRESS
    assert list(redirects(moved)) == []


@pytest.mark.parametrize("published_between", [True, False])
def test_another_document_never_takes_the_address_of_one_that_was_put_right(
    ledger: Ledger, published_between: bool
) -> None:
    """44 was a slip for 45, and now the true 44 comes: it is not the old one, and the old address still leads there."""
    right = document(TASK, TEXT, number="45-KH/TU")
    if published_between:
        ledger = recorded(library({PLAN: right}, ledger), ledger)
    both = library({PLAN: right, "plans/a-moi.md": document(TASK, TEXT, issued="01/4/2022")}, ledger)
    old, new = at(both, PLAN), at(both, "plans/a-moi.md")

    assert (old.address, new.address) == ("ke-hoach/thi-uy/2022/45", "ke-hoach/thi-uy/2022/44-2022-04-01")
    assert both.name(old) == ADDRESS
    assert both.name(new) == new.address
    assert [page.path for page in redirects(both)] == [f"{ADDRESS}/index.html"]


def test_a_file_name_given_to_another_document_does_not_make_it_the_one_that_was_there(ledger: Ledger) -> None:
    """44 lay in the file that 45 lies in now, and has moved to another."""
    other = document(TASK, TEXT, number="45-KH/TU", issued="10/3/2022")
    both = library({PLAN: other, "plans/b.md": OLD}, ledger)
    old, new = at(both, "plans/b.md"), at(both, PLAN)

    assert (old.address, both.name(old)) == (ADDRESS, ADDRESS)
    assert both.name(new) == new.address == "ke-hoach/thi-uy/2022/45"
    assert list(redirects(both)) == []


def test_files_that_changed_names_change_nothing(ledger: Ledger) -> None:
    other = document(number="45-KH/TU", issued="10/3/2022")
    ledger = recorded(library({PLAN: OLD, "plans/b.md": other}, ledger), ledger)
    swapped = library({PLAN: other, "plans/b.md": OLD}, ledger)

    assert {swapped.name(item) for item in swapped.items} == set(ledger.documents) | {
        item.address for item in swapped.items if item.source.path in BODIES
    }
    assert list(redirects(swapped)) == []


def test_a_document_moved_and_numbered_as_before_is_known_by_an_address_it_had(ledger: Ledger) -> None:
    ledger = recorded(library({PLAN: document(TASK, TEXT, number="45-KH/TU")}, ledger), ledger)
    back = library({"plans/khac.md": OLD}, ledger)

    assert back.name(the_plan(back)) == ADDRESS


def test_the_first_to_be_published_keeps_the_short_address(ledger: Ledger) -> None:
    both = {PLAN: OLD, "plans/a-moi.md": document(issued="01/4/2022")}

    assert at(library(both), PLAN).address == f"{ADDRESS}-2022-03-09"
    assert at(library(both, ledger), PLAN).address == ADDRESS
    assert at(library(both, ledger), "plans/a-moi.md").address == f"{ADDRESS}-2022-04-01"


def test_a_public_document_takes_the_address_of_an_internal_one_that_came_first() -> None:
    """Its address in the internal edition must be the public one."""
    hidden = {"plans/a.md": document(issued="01/4/2022", seen_by="nội bộ")}
    before = library(hidden, internal=True)
    ledger = Ledger().recorded(cli.published(before, "nội bộ"), date(2022, 4, 1))
    after = library({**hidden, PLAN: OLD}, ledger, internal=True)

    assert at(before, "plans/a.md").address == ADDRESS
    assert at(after, PLAN).address == at(library({PLAN: OLD}), PLAN).address == ADDRESS
    assert at(after, "plans/a.md").address == f"{ADDRESS}-2022-04-01"
    assert list(redirects(after)) == []


def test_a_document_that_vanished_is_a_fault_at_its_old_source(ledger: Ledger) -> None:
    assert faults({}, ledger) == [f"{PLAN}:1:1 mat-dia-chi"]


def test_an_anchor_that_vanished_is_a_fault(ledger: Ledger) -> None:
    assert faults({PLAN: document(TASK, "## I. Học\n\nMọi người.\n")}, ledger) == [f"{PLAN}:2:1 mat-neo"]
    assert faults({PLAN: document(TASK, TEXT + "\n### 2. Thêm\n\nNữa.\n")}, ledger) == []


def test_all_that_vanished_is_told_at_once(ledger: Ledger) -> None:
    ledger = recorded(library({PLAN: OLD, "plans/b.md": document(number="46-KH/TU")}, ledger), ledger)

    assert faults({PLAN: document()}, ledger) == [
        "plans/b.md:1:1 mat-dia-chi",
        f"{PLAN}:2:1 mat-neo",
        f"{PLAN}:2:1 mat-neo",
        f"{PLAN}:2:1 mat-viec",
    ]


INTERNAL = document(TASK, TEXT, number="99-KH/TU", seen_by="nội bộ")


def portal(folder: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> None:
    """A portal's folder, which commands are then run in."""
    plans = {f"plans/{stem}.md": text for stem, text in files.items()}
    for path, text in {**BODIES, **plans}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)


def test_the_public_ledger_says_nothing_of_internal_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal(tmp_path, monkeypatch, ke=OLD)
    assert cli.main(["ledger"]) == 0
    alone = (tmp_path / "plans/so-cong-bo.json").read_bytes()
    assert not (tmp_path / "plans/noi-bo").exists()

    portal(tmp_path, monkeypatch, noibo=INTERNAL)
    assert cli.main(["ledger"]) == 0
    assert (tmp_path / "plans/so-cong-bo.json").read_bytes() == alone
    hidden = (tmp_path / "plans/noi-bo/so-cong-bo.json").read_text(encoding="utf-8")
    assert '"ke-hoach/thi-uy/2022/99"' in hidden
    assert '"ke-hoach/thi-uy/2022/44"' not in hidden
    assert cli.main(["check"]) == 0


def test_commands_read_the_ledger_they_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    portal(tmp_path, monkeypatch, ke=OLD, noibo=INTERNAL)
    assert cli.main(["ledger"]) == 0
    (tmp_path / "plans/noibo.md").unlink()
    (tmp_path / "plans/ke.md").write_text(document(), encoding="utf-8")

    assert cli.main(["check"]) == 1
    told = capsys.readouterr().out
    assert "plans/noibo.md:1:1: lỗi [mat-dia-chi]" in told
    assert "plans/ke.md:2:1: lỗi [mat-viec]" in told
    assert cli.main(["ledger"]) == 1


def test_a_broken_ledger_is_told_by_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    portal(tmp_path, monkeypatch, ke=OLD)
    (tmp_path / "plans/so-cong-bo.json").write_text("{", encoding="utf-8")

    assert cli.main(["check"]) == 1
    assert "plans/so-cong-bo.json:1:1: lỗi [so-cong-bo] không đọc được sổ công bố" in capsys.readouterr().out


def test_a_conclusion_without_duties_is_recorded_too() -> None:
    ledger = recorded(library({"docs/van-ban/21.md": conclusion("21-KL/TW", "25/10/2021")}))

    assert "ket-luan/trung-uong/2021/21" in ledger.documents


def test_only_what_pages_print_is_recorded_as_anchors() -> None:
    ledger = recorded(library({"docs/don-vi/to.md": unit("Tổ Đức Phổ") + "\n## I. Việc\n", PLAN: OLD}))

    assert ledger.documents["don-vi/to"].anchors == ()
    assert ledger.documents[ADDRESS].anchors == ("muc-i", "muc-i-1")


def test_a_stale_ledger_is_told_until_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Duties that nobody recorded may change their keys with their order."""
    portal(tmp_path, monkeypatch, ke=OLD)
    assert cli.main(["ledger", "--check"]) == 1
    assert not (tmp_path / "plans/so-cong-bo.json").exists()
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().out.count("plans/so-cong-bo.json:1:1: cảnh báo [so-cong-bo-cu]") == 2

    assert cli.main(["ledger"]) == 0
    assert cli.main(["ledger", "--check"]) == 0
    assert cli.main(["check"]) == 0
    assert "so-cong-bo-cu" not in capsys.readouterr().out
    portal(tmp_path, monkeypatch, ke=OLD.replace("15/3", "16/3"), noibo=INTERNAL)
    assert cli.main(["ledger", "--check"]) == 1
    told = capsys.readouterr().out
    assert f"chưa ghi thay đổi của /{ADDRESS}/;" in told
    assert "plans/noi-bo/so-cong-bo.json:1:1: cảnh báo [so-cong-bo-cu]" in told


@pytest.mark.parametrize("becomes", ["nothing", "internal"])
def test_a_document_can_leave_the_public_edition(
    becomes: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    portal(tmp_path, monkeypatch, ke=OLD)
    assert cli.main(["ledger"]) == 0
    if becomes == "internal":
        portal(tmp_path, monkeypatch, ke=document(TASK, TEXT, seen_by="nội bộ"))
    else:
        (tmp_path / "plans/ke.md").unlink()
    assert cli.main(["check"]) == 1
    assert f"vanban ledger --rut {ADDRESS}" in capsys.readouterr().out

    assert cli.main(["ledger", "--rut", f"/{ADDRESS}/"]) == 0
    assert cli.main(["ledger", "--check"]) == 0
    project = Project(tmp_path)
    public = Sound.of(project, {"an_ban": "công khai"}).library
    internal = Sound.of(project, {"an_ban": "nội bộ"}).library
    (page,) = withdrawals(public)
    assert page.path == f"{ADDRESS}/index.html"
    assert "Văn bản này không còn trên cổng công khai." in page.content.decode()
    assert '<a href="../../../../index.html">' in page.content.decode()
    assert "44" not in page.content.decode()
    assert bool(list(withdrawals(internal))) == (becomes == "nothing")
    assert [internal.name(plan) for plan in internal.of(Plan)] == ([ADDRESS] if becomes == "internal" else [])

    portal(tmp_path, monkeypatch, ke=OLD)
    assert cli.main(["ledger"]) == 0
    assert not Project(tmp_path).recorded(PUBLIC_LEDGER).is_withdrawn(ADDRESS)


def test_the_address_of_a_withdrawn_document_is_given_to_no_other(ledger: Ledger) -> None:
    withdrawn = ledger.withdrawn(ADDRESS, date(2022, 5, 1))
    other = library({"plans/b.md": document(issued="01/4/2022")}, withdrawn)

    assert the_plan(other).address == f"{ADDRESS}-2022-04-01"


def test_what_is_still_public_or_never_was_cannot_be_withdrawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    portal(tmp_path, monkeypatch, ke=OLD)
    assert cli.main(["ledger"]) == 0
    before = (tmp_path / PUBLIC_LEDGER).read_bytes()

    assert cli.main(["ledger", "--rut", ADDRESS]) == 1
    assert "vẫn còn công khai" in capsys.readouterr().out
    assert cli.main(["ledger", "--rut", "ke-hoach/khong/2022/1"]) == 1
    assert "không có địa chỉ" in capsys.readouterr().out
    (tmp_path / "plans/ke.md").unlink()
    (tmp_path / "plans/hong.md").write_text("---\nten_loai: Kế\n---\n", encoding="utf-8")
    assert cli.main(["ledger", "--rut", ADDRESS]) == 1, "another source has a fault"
    assert "plans/hong.md" in capsys.readouterr().out
    assert (tmp_path / PUBLIC_LEDGER).read_bytes() == before
    assert [file.name for file in (tmp_path / "plans").iterdir() if file.name.endswith(".tmp")] == []
