"""``vanban so-theo-doi`` at the keyboard: what it writes, what it refuses, what it never destroys."""

from pathlib import Path

import pytest

from tiny_library import BODIES, document, tasks
from vanban.cli import main

BOOK = "plans/noi-bo/so-theo-doi/ke-hoach.csv"
PLAN = tasks(
    "muc: I\nviec: học\nchu_tri: Ban Tuyên giáo Thị ủy\nthoi_han: trước ngày 15/3/2022",
    "muc: I\nviec: đôn đốc\ntheo_doi: Thị ủy",
)


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal with one plan whose keys are recorded; the current folder."""
    for path, text in {**BODIES, "plans/ke-hoach.md": document(PLAN, "## I. Học\n\nHọc.\n")}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["ledger"]) == 0
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    code = main(["so-theo-doi", *arguments])
    return f"{code} {capsys.readouterr().out}"


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_no_plan_is_followed_until_one_is_named(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys).startswith("0 Chưa có sổ nào.")
    assert not (portal / "plans/noi-bo").exists()


def test_a_named_plan_gets_a_book_and_from_then_on_is_followed(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = told(capsys, "plans/ke-hoach.md", "--ngay", "20/3/2022")
    assert f"0 {BOOK}: 2 dòng (sổ mới)" in first
    assert "  mục I. Học: chưa báo cáo, đã qua hạn 6 ngày:\n    Ban Tuyên giáo Thị ủy Đức Phổ\n" in first

    changed(portal / BOOK, '"";"theo kế hoạch"', '"Đã gọi";"theo kế hoạch"')
    changed(portal / BOOK, '"chủ trì";""', '"chủ trì";"12"')
    before = (portal / BOOK).read_bytes()
    again = told(capsys, "--ngay", "2022-03-20")

    assert "Ban Tuyên giáo" not in again.split("\n", 2)[2]
    assert (portal / BOOK).read_bytes() == before


@pytest.mark.parametrize("name", ["./plans/ke-hoach.md", "plans\\ke-hoach.md"])
def test_a_plan_may_be_named_as_the_system_does(name: str, portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, name).startswith(f"0 {BOOK}")


@pytest.mark.parametrize(
    "setting", ["named  # chú", "!ENV [KHONG_CO, named]", "!ENV NGAY_DA_DAT", "!ENV [NGAY_DA_DAT, strict]"]
)
def test_a_day_is_read_as_the_portal_is_set(
    setting: str, portal: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NGAY_DA_DAT", "named")
    text = f"site_url: !ENV [X, '']\nextra:\n  truoc_ngay: {setting}\n"
    (portal / "mkdocs.yml").write_text(text, encoding="utf-8")

    assert "đã qua hạn 5 ngày" in told(capsys, "plans/ke-hoach.md", "--ngay", "20/3/2022")


REFUSED = {
    ("plans/ke-hoch.md",): "không phải tệp của một kế hoạch; ý bạn là «plans/ke-hoach.md»?",
    ("docs/don-vi/thi-uy.md",): "không phải tệp của một kế hoạch",
    ("--ngay", "3/15/2022"): "tháng đứng trước ngày",
    ("--tong-hop", "docs/ket-qua"): "thư mục này là nguồn của cổng",
    ("--tong-hop", "plans/noi-bo"): "thư mục này là nguồn của cổng",
    ("--tong-hop", "."): "thư mục này là nguồn của cổng",
}


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_cannot_be_done_is_told_and_writes_nothing(
    arguments: tuple[str, ...], portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(capsys, *arguments)

    assert said.startswith("1 ")
    assert REFUSED[arguments] in said
    assert not (portal / BOOK).exists()


def test_keys_that_may_still_change_are_no_ground_for_a_book(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (portal / "plans/so-cong-bo.json").unlink()

    assert "hãy chạy vanban ledger trước" in told(capsys, "plans/ke-hoach.md")
    assert not (portal / BOOK).exists()


def test_a_book_with_a_fault_is_left_as_it_is(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "plans/ke-hoach.md")
    changed(portal / BOOK, '"chủ trì";""', '"chủ trì";"mười"')
    before = (portal / BOOK).read_bytes()
    said = told(capsys)

    assert f"1 {BOOK}:2:" in said
    assert "[so-theo-doi-o] cột «Số dự»: ô này chỉ ghi một số" in said
    assert (portal / BOOK).read_bytes() == before


def test_a_book_open_in_libreoffice_is_not_written(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "plans/ke-hoach.md")
    changed(portal / BOOK, "theo kế hoạch", "")
    before = (portal / BOOK).read_bytes()
    (portal / BOOK).with_name(".~lock.ke-hoach.csv#").touch()

    assert "đóng lại" in told(capsys)
    assert (portal / BOOK).read_bytes() == before


def test_a_write_that_fails_leaves_the_old_book(
    portal: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(capsys, "plans/ke-hoach.md")
    changed(portal / BOOK, "theo kế hoạch", "")
    before = (portal / BOOK).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    assert told(capsys).startswith("1 không ghi được")
    assert (portal / BOOK).read_bytes() == before
    assert [path.name for path in (portal / BOOK).parent.iterdir()] == ["ke-hoach.csv"]


def test_summary_and_drafts_are_written_where_asked(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("plans/ke-hoach.md", "--tong-hop", "bao-cao", "--ngay", "20/3/2022")
    told(capsys, *arguments)
    files = {path.name: path.read_bytes() for path in (portal / "bao-cao").iterdir()}

    assert sorted(files) == [
        "ke-hoach-bao-cao.docx",
        "ke-hoach-bao-cao.md",
        "ke-hoach-nhac.docx",
        "ke-hoach-nhac.md",
        "ke-hoach-tong-hop.xlsx",
    ]
    told(capsys, *arguments)
    assert {path.name: path.read_bytes() for path in (portal / "bao-cao").iterdir()} == files


def test_two_plans_of_one_file_name_have_each_their_own_results(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, number in (("a", "45-KH/TU"), ("b", "46-KH/TU")):
        file = portal / "plans" / folder / "kh.md"
        file.parent.mkdir()
        file.write_text(document(PLAN, "## I. Học\n\nHọc.\n", number=number), encoding="utf-8")
    assert main(["ledger"]) == 0
    told(capsys, "plans/a/kh.md", "plans/b/kh.md", "--tong-hop", "bao-cao", "--ngay", "20/3/2022")

    for folder, number in (("a", "45-KH/TU"), ("b", "46-KH/TU")):
        assert number in (portal / "bao-cao" / folder / "kh-nhac.md").read_text(encoding="utf-8")
