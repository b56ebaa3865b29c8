"""``vanban import`` in a portal's folder: files become documents, and nothing else happens."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from built_site import build
from intake.papers import PLAN
from intake.readers.hostile_files import REFUSED
from vanban.cli import main
from vanban.documents.frontmatter import read
from vanban.documents.ledger import Ledger
from vanban.documents.loading import load
from vanban.documents.models import Body, Plan
from vanban.project import DOCUMENT_FOLDERS, Project

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
TEXT = dedent(PLAN)
OPEN = ("--luu-hanh", "công khai")

Import = Callable[..., int]


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty portal's folder, the current one."""
    folder = tmp_path / "cong"
    for name in DOCUMENT_FOLDERS:
        (folder / name).mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Callable[..., str]:
    """Makes a source file."""

    def make(text: str | bytes = TEXT, name: str = "ke-hoach.txt") -> str:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return make


def mark(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]


def files(portal: Path) -> set[str]:
    return {path.relative_to(portal).as_posix() for path in portal.rglob("*") if path.is_file()}


def text(portal: Path, name: str = "plans/ke-hoach.md") -> str:
    return (portal / name).read_text(encoding="utf-8")


def change(portal: Path, old: str, new: str, name: str = "plans/ke-hoach.md") -> None:
    standing = text(portal, name)
    assert old in standing
    (portal / name).write_text(standing.replace(old, new), encoding="utf-8")


def test_a_plan_with_the_pages_of_its_bodies(portal: Path, source: Callable[..., str]) -> None:
    assert main(["import", source(), *OPEN]) == 0

    assert files(portal) == {
        "plans/ke-hoach.md",
        f"plans/nhap/ke-hoach-{mark('ke-hoach.txt')}.json",
        "docs/don-vi/dang-uy-phuong-binh-minh.md",
        "docs/don-vi/ban-xay-dung-dang-phuong-binh-minh.md",
        "docs/don-vi/cac-chi-bo-phuong-binh-minh.md",
    }
    library = load(Project(portal).sources(), Ledger({}))
    assert {party.words for duty in library.duties for party in duty.parties if party.body is None} == set()
    assert str(library.locality(library.of(Plan)[0])) == "phường Bình Minh, tỉnh Quảng Ngãi"


def test_a_body_that_has_a_page_sits_where_that_says(portal: Path, source: Callable[..., str]) -> None:
    unit = "---\nten_loai: Đơn vị\nten: Đảng ủy phường Bình Minh\ndia_ban: {}\nluu_hanh: công khai\n---\n"
    path = portal / "docs/don-vi/dang-uy.md"
    path.write_text(unit.format("phường Bình Minh, tỉnh Quảng Ngãi"), encoding="utf-8")
    placeless = TEXT.replace("ĐẢNG BỘ TỈNH QUẢNG NGÃI\n", "").replace("Quảng Ngãi", "")
    assert main(["import", source(placeless), *OPEN]) == 0

    assert "không nêu đủ địa danh" not in text(portal)
    library = load(Project(portal).sources(), Ledger({}))
    assert {str(body.model.locality) for body in library.of(Body)} == {"phường Bình Minh, tỉnh Quảng Ngãi"}


def test_what_bears_no_mark_is_public_and_an_editor_is_asked_to_decide(
    portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", source()]) == 0

    assert "luu_hanh: công khai" in text(portal, "plans/ke-hoach.md")
    assert "hãy quyết định ai được xem" in text(portal, "plans/ke-hoach.md")
    assert '--luu-hanh "nội bộ"' in capsys.readouterr().out


def test_it_can_be_made_internal_and_public_by_importing_again(portal: Path, source: Callable[..., str]) -> None:
    main(["import", source()])
    assert main(["import", source(), "--luu-hanh", "nội bộ"]) == 0
    assert {name for name in files(portal) if name.endswith("ke-hoach.md")} == {"plans/noi-bo/ke-hoach.md"}

    assert main(["import", source(), *OPEN]) == 0

    assert not any("noi-bo/" in name for name in files(portal))
    assert load(Project(portal).sources(), Ledger({})).of(Plan)


def test_the_same_file_again_changes_nothing(
    portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", source(), *OPEN])
    before = {name: text(portal, name) for name in files(portal)}

    assert main(["import", source()]) == 0
    assert {name: text(portal, name) for name in files(portal)} == before
    assert "không đổi" in capsys.readouterr().out


def test_a_changed_file_changes_what_no_editor_changed(
    portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", source(), *OPEN])
    change(portal, "so_lop: 02 lớp", "so_lop: 02 lớp (sáng, chiều)")
    assert main(["import", source(TEXT.replace("chậm nhất ngày 20/02/2026", "chậm nhất ngày 25/02/2026"))]) == 0

    assert "so_lop: 02 lớp (sáng, chiều)" in text(portal)
    assert text(portal).count("chậm nhất ngày 25/02/2026") == 2
    assert "25/02/2026" in capsys.readouterr().out


def test_force_takes_the_source_alone(portal: Path, source: Callable[..., str]) -> None:
    main(["import", source(), *OPEN])
    change(portal, "so_lop: 02 lớp", "so_lop: nhiều")

    assert main(["import", source(), "--force"]) == 0
    assert "so_lop: 02 lớp" in text(portal)


def test_a_file_that_is_there_is_not_overwritten(
    portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    (portal / "plans/ke-hoach.md").write_text("của ban biên tập", encoding="utf-8")

    assert main(["import", source(), *OPEN]) == 1
    assert text(portal) == "của ban biên tập"
    assert "nhap-da-co" in capsys.readouterr().out


def test_a_document_that_was_broken_by_hand_is_not_overwritten(portal: Path, source: Callable[..., str]) -> None:
    main(["import", source(), *OPEN])
    change(portal, "ten_loai:", "ten_loai: [")
    broken = text(portal)

    assert main(["import", source()]) == 1
    assert text(portal) == broken


def test_a_dry_run_writes_nothing_and_prints_what_was_read(
    portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "--dry-run", "--format", "json", source()]) == 0

    assert files(portal) == set()
    read_ = json.loads(capsys.readouterr().out)
    assert (read_["number"], read_["date"], len(read_["deadlines"])) == ("12-KH/ĐU", "2026-01-05", 3)


BAD = {
    "rong.txt": b"",
    "mat.txt": f"TỐI MẬT\n{TEXT}".encode(),
    "bai-viet.txt": "Một bài báo về ngày hội.".encode(),
    "hong.docx": b"PK\x03\x04 khong phai zip",
    "anh.txt": b"\x00\x01\x02\xff\xfe" * 99,
}


def test_bad_files_are_told_together_and_stop_no_other(
    portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    names = [source(content, name) for name, content in BAD.items()]

    assert main(["import", *names, "khong-co.txt", source(), *OPEN]) == 1
    assert (portal / "plans/ke-hoach.md").is_file()
    assert len([name for name in files(portal) if name.startswith("plans/")]) == 2
    told = capsys.readouterr().out
    for name in (*BAD, "khong-co.txt"):
        assert f"{name}:" in told
    assert "Traceback" not in told


def test_hostile_files_leave_nothing_behind(
    portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    names = [
        source(make(), f"{number}{Path(name).suffix}") for number, (name, make, _) in enumerate(REFUSED.values(), 1)
    ]

    assert main(["import", *names]) == 1
    assert files(portal) == set()
    told = capsys.readouterr()
    assert all(f"{Path(name).name}:1:1: lỗi [" in told.out for name in names)
    assert "Traceback" not in told.out + told.err


def test_two_files_of_one_name_are_not_mixed(
    portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", source(), source(TEXT.replace("12-KH", "13-KH"), "Kế hoạch.txt"), *OPEN]) == 1
    assert "nhap-trung-ten" in capsys.readouterr().out


def test_many_files_are_read_side_by_side_in_their_order(
    portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    names = [source(TEXT.replace("12-KH", f"{number}-KH"), f"kh-{number}.txt") for number in range(10, 19)]

    assert main(["import", *names, *OPEN]) == 0
    told = [line.split(":")[0] for line in capsys.readouterr().out.splitlines() if line.startswith("plans/")]
    assert told == [f"plans/kh-{number}.md" for number in range(10, 19)]
    assert len([name for name in files(portal) if name.startswith("docs/don-vi/")]) == 3, "bodies are shared"


def test_wrong_wishes_are_explained(
    portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", source(), "--dia-ban", "Đức Phổ"]) == 1
    assert main(["import", source(), "--ten-loai", "Kế sách"]) == 1

    told = capsys.readouterr().err
    assert "thị xã Đức Phổ, tỉnh Quảng Ngãi" in told
    assert "Kế hoạch" in told


def empty_copy(folder: Path) -> None:
    """The project without any document."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("docs", "hooks", "overrides", "plans"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in DOCUMENT_FOLDERS:
        for sample in (folder / name).rglob("*.md"):
            sample.unlink()
    for ledger in (folder / "plans").rglob("*.json"):
        ledger.unlink()
    (folder / "docs/index.md").write_text("", encoding="utf-8")


def sources_of_a_round_trip(source: Callable[..., str]) -> list[str]:
    return [source(), *map(str, sorted(SEEDS.glob("*.txt")))]


def test_from_files_to_a_portal_with_no_hand_touching_one(
    tmp_path: Path, source: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the seeds too, where they lie beside the repository."""
    portal = tmp_path / "cong"
    portal.mkdir()
    empty_copy(portal)
    monkeypatch.chdir(portal)
    names = sources_of_a_round_trip(source)

    assert main(["import", *names, *OPEN]) == 0
    build(portal, portal / "site")

    library = load(Project(portal).sources(), Ledger({}))
    assert len(library.of(Plan)) == len(names)
    for plan in library.of(Plan):
        page = (portal / "site" / plan.address / "index.html").read_text(encoding="utf-8")
        for label in plan.content.labels:
            assert f'id="{label.anchor}"' in page
        assert read(plan.source.path, (portal / plan.source.path).read_bytes()).values["dang_ban"] == "toàn văn"


INSIDE = ("--luu-hanh", "nội bộ")
OTHER = TEXT.replace("12-KH", "77-KH").replace("05 tháng 01", "06 tháng 01")
CORRECTED = TEXT.replace("chậm nhất ngày 20/02/2026", "chậm nhất ngày 25/02/2026")
UNIT = "dang-uy-phuong-binh-minh.md"


class TestWhichDocumentAFileIs:
    """A name alone does not make a file the later version of a document, nor another name a new one."""

    def test_another_paper_of_that_name_replaces_nothing(
        self, portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["import", source(), *OPEN])
        before = text(portal)

        assert main(["import", source(OTHER), *OPEN]) == 1
        assert text(portal) == before
        told = capsys.readouterr().out
        assert "nhap-trung-ten" in told
        assert "77-KH/ĐU" in told

    def test_a_number_that_an_editor_corrected_is_no_contradiction(
        self, portal: Path, source: Callable[..., str]
    ) -> None:
        main(["import", source(), *OPEN])
        change(portal, "so_ky_hieu: 12-KH/ĐU", "so_ky_hieu: 21-KH/ĐU")

        assert main(["import", source(CORRECTED)]) == 0
        assert "so_ky_hieu: 21-KH/ĐU" in text(portal)

    def test_in_a_dry_run_too(self, portal: Path, source: Callable[..., str], tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()

        assert main(["import", "--dry-run", source(), source(OTHER, "b/ke-hoach.txt")]) == 1

    def test_the_same_bytes_under_another_name_do_not_come_in_again(
        self, portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["import", source(), *INSIDE])
        before = files(portal)

        assert main(["import", source(), source(TEXT, "ban-sao.txt")]) == 1
        assert files(portal) == before
        told = capsys.readouterr().out
        assert "nhap-da-co" in told
        assert "plans/noi-bo/ke-hoach.md" in told

    def test_sources_that_share_a_stem_have_each_their_memory(self, portal: Path, source: Callable[..., str]) -> None:
        main(["import", source(), *OPEN])
        (portal / "plans/ke-hoach.md").rename(portal / "plans/mot.md")
        assert main(["import", source(OTHER, "Kế hoạch.txt"), *OPEN]) == 0

        assert len([name for name in files(portal) if name.startswith("plans/nhap/")]) == 2
        assert main(["import", source(CORRECTED)]) == 0
        assert text(portal, "plans/mot.md").count("25/02/2026") == 2


class TestWhoMaySeeIt:
    """What nobody decided is asked again; what was internal stays so."""

    QUESTION = "hãy quyết định ai được xem"

    def test_a_changed_file_asks_again_where_nobody_decided(self, portal: Path, source: Callable[..., str]) -> None:
        main(["import", source()])
        standing = [line for line in text(portal).split("\n") if self.QUESTION not in line]
        (portal / "plans/ke-hoach.md").write_text("\n".join(standing), encoding="utf-8")

        main(["import", source()])
        assert self.QUESTION not in text(portal)
        main(["import", source(CORRECTED)])
        assert self.QUESTION in text(portal)

    def test_a_decision_is_not_asked_again(self, portal: Path, source: Callable[..., str]) -> None:
        main(["import", source()])
        main(["import", source(), *OPEN])
        assert self.QUESTION not in text(portal)

        main(["import", source(CORRECTED)])
        assert self.QUESTION not in text(portal)

    def test_a_broken_internal_document_is_replaced_by_an_internal_one(
        self, portal: Path, source: Callable[..., str]
    ) -> None:
        main(["import", source(), *INSIDE])
        change(portal, "ten_loai:", "ten_loai: [", "plans/noi-bo/ke-hoach.md")

        assert main(["import", source(), "--force"]) == 0
        assert "luu_hanh: nội bộ" in text(portal, "plans/noi-bo/ke-hoach.md")
        assert "plans/ke-hoach.md" not in files(portal)

    def test_a_broken_public_one_by_one_to_be_decided(self, portal: Path, source: Callable[..., str]) -> None:
        main(["import", source(), *OPEN])
        change(portal, "ten_loai:", "ten_loai: [")

        assert main(["import", source(), "--force"]) == 0
        assert self.QUESTION in text(portal)


class TestPagesOfUnits:
    """No page tells of an internal document, and nothing an editor wrote is lost."""

    def test_no_page_names_the_source(self, portal: Path, source: Callable[..., str]) -> None:
        nowhere = TEXT.replace("PHƯỜNG BÌNH MINH", "PHƯỜNG").replace("phường Bình Minh", "phường")
        main(["import", source(nowhere, "vu-viec-kin.txt"), *OPEN])

        pages = [name for name in files(portal) if name.startswith("docs/don-vi/")]
        assert pages
        assert not any("vu-viec-kin" in name + text(portal, name) for name in pages)

    def test_pages_of_a_paper_that_turned_internal_go_with_it(self, portal: Path, source: Callable[..., str]) -> None:
        main(["import", source(), *OPEN])
        main(["import", source(), *INSIDE])

        assert all("/noi-bo/" in name for name in files(portal))
        assert "luu_hanh: nội bộ" in text(portal, f"docs/don-vi/noi-bo/{UNIT}")

    def test_but_those_that_a_public_document_needs(self, portal: Path, source: Callable[..., str]) -> None:
        main(["import", source(), source(OTHER, "khac.txt"), *OPEN])
        units = {name for name in files(portal) if name.startswith("docs/don-vi/")}
        main(["import", source(), *INSIDE])

        assert {name for name in files(portal) if name.startswith("docs/don-vi/")} == units

    def test_nor_those_that_one_written_by_hand_names(self, portal: Path, source: Callable[..., str]) -> None:
        main(["import", source(), *OPEN])
        by_hand = "---\nten_loai: Kế hoạch\n---\nCác chi bộ của phường Bình Minh thực hiện.\n"
        (portal / "plans/viet-tay.md").write_text(by_hand, encoding="utf-8")
        main(["import", source(), *INSIDE])

        assert {name for name in files(portal) if name.startswith("docs/don-vi/")} == {
            "docs/don-vi/cac-chi-bo-phuong-binh-minh.md",
            f"docs/don-vi/noi-bo/{UNIT}",
            "docs/don-vi/noi-bo/ban-xay-dung-dang-phuong-binh-minh.md",
        }

    def test_an_internal_page_becomes_public_with_all_an_editor_wrote(
        self, portal: Path, source: Callable[..., str]
    ) -> None:
        main(["import", source(), *INSIDE])
        inside = portal / "docs/don-vi/noi-bo"
        (inside / UNIT).write_text(text(portal, f"docs/don-vi/noi-bo/{UNIT}") + "Trụ sở ở phố chợ.\n", encoding="utf-8")
        (inside / UNIT).rename(inside / "ten-khac.md")

        assert main(["import", source(OTHER, "khac.txt"), *OPEN]) == 0
        assert "Trụ sở ở phố chợ." in text(portal, "docs/don-vi/ten-khac.md")
        assert "luu_hanh: công khai" in text(portal, "docs/don-vi/ten-khac.md")
        assert not any(UNIT in name or "don-vi/noi-bo/" in name for name in files(portal))

    def test_two_bodies_whose_names_are_spelled_alike(self, portal: Path, source: Callable[..., str]) -> None:
        other = OTHER.replace("BÌNH MINH", "BÌNH MÌNH").replace("Bình Minh", "Bình Mình")
        main(["import", source(), source(other, "khac.txt"), *OPEN])

        pages = [name for name in files(portal) if "dang-uy-phuong-binh-minh" in name]
        assert len(pages) == 2
        assert {"Bình Mình" in text(portal, name) for name in pages} == {True, False}

    def test_an_internal_page_that_lies_among_public_ones_stays_where_it_is(
        self, portal: Path, source: Callable[..., str]
    ) -> None:
        main(["import", source(), *OPEN])
        change(portal, "luu_hanh: công khai", "luu_hanh: nội bộ", f"docs/don-vi/{UNIT}")

        assert main(["import", source(OTHER, "khac.txt"), *OPEN]) == 0
        assert "luu_hanh: công khai" in text(portal, f"docs/don-vi/{UNIT}")

    def test_internal_things_go_to_the_folder_outside(self, portal: Path, source: Callable[..., str]) -> None:
        (portal / "mkdocs.yml").write_text("extra:\n  noi_bo: ../ngoai\n", encoding="utf-8")
        outside = portal.parent / "ngoai"
        outside.mkdir()

        assert main(["import", source(), *INSIDE]) == 0
        assert main(["import", source(CORRECTED)]) == 0
        assert files(portal) == {"mkdocs.yml"}
        assert "25/02/2026" in text(outside)

    def test_a_file_that_cannot_be_read_is_not_replaced(self, portal: Path, source: Callable[..., str]) -> None:
        (portal / "docs/don-vi" / UNIT).write_text("---\nten: [\n---\n", encoding="utf-8")
        main(["import", source(), *OPEN])

        assert text(portal, f"docs/don-vi/{UNIT}") == "---\nten: [\n---\n"


def test_what_could_not_be_written_is_not_reported_as_new(
    portal: Path, source: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    (portal / "plans/nhap").write_text("", encoding="utf-8")  # a file where the folder must be

    assert main(["import", source(), *OPEN]) == 1
    told = capsys.readouterr().out
    assert "nhap-khong-ghi-duoc" in told
    assert ": mới" not in told


@pytest.mark.parametrize("name", ["x" * 300, "ke-hoach-\udcff.txt"])
def test_names_that_no_file_can_have_or_no_letters_spell(
    name: str, portal: Path, source: Callable[..., str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", name, source(), *OPEN]) == 1
    assert "nhap-khong-mo-duoc" in capfd.readouterr().out


def test_a_file_whose_name_is_no_utf_8_comes_in(portal: Path, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/ke-hoach-\xff.txt"
    try:
        Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8")

    assert main(["import", os.fsdecode(path), *OPEN]) == 0
    assert main(["import", os.fsdecode(path)]) == 0


def test_a_reader_who_leaves_early_is_no_fault(portal: Path, source: Callable[..., str]) -> None:
    code = "import sys, os; r, w = os.pipe(); os.dup2(w, 1); os.close(r); from vanban.cli import main; sys.exit(main())"
    path = os.pathsep.join(map(str, sys.path))
    command = [sys.executable, "-c", code, "import", source(), *OPEN]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": path}, check=False)

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
