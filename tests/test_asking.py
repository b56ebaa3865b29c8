"""``vanban new``: an editor answers, and the file stands without a fault."""

import builtins
from pathlib import Path

import pytest

from tiny_library import BODIES
from vanban.asking import ask_for_plan
from vanban.cli import main
from vanban.documents.ledger import Ledger
from vanban.documents.loading import load
from vanban.documents.models import Plan
from vanban.project import Project

ROOT = Path(__file__).parents[1]

ANSWERS = """\
45-KH/TU
30/02/2022
20/3/2022
Ban Thường vụ Thị ủy Đức Phổ
học tập Quy định: những điều cần nhớ
Kế hoạch số 83-KH/TU ngày 26/01/2022 của Tỉnh ủy Quảng Ngãi
Quy định số 37-QĐ/TW ngày 25/10/2021; Kết luận số 21-KL/TW ngày 25/10/2021
mọi người
công khai
tóm tắt
Mục đích không số
I. Mục đích
II. Tổ chức thực hiện
1. Hội nghị
2. Báo cáo

c
II.1
Ban Tuyên giáo Thị ủy; Liên đoàn Lao động thị xã
đảng viên
đảng viên
01 buổi
Hội trường Thị ủy

sớm sớm
trước ngày 10/4

c
Tài liệu học tập Quy định
đảng viên



c
II.2
Ban Tuyên giáo Thị ủy
Ban Thường vụ Thị ủy

trước ngày 15/4/2022

c
II.1
đảng viên
chi bộ
đảng viên trên 75 tuổi

T/M Ban Thường vụ
Phó Bí thư
Nguyễn Văn Mẫu
Thường trực Tỉnh ủy (báo cáo); Lưu VPTU
"""


BODIES_OF_DUC_PHO = [source for source in Project(ROOT).sources() if source[0].startswith("docs/don-vi/")]


def scripted(answers: str) -> tuple[str, str, list[str]]:
    told: list[str] = []
    lines = iter(answers.split("\n"))
    bodies = load(BODIES_OF_DUC_PHO, Ledger()).bodies
    stem, text = ask_for_plan(lambda _: next(lines), told.append, bodies)
    assert list(lines) == [""]
    return stem, text, [line for line in told if line.startswith("  ")]


def test_the_file_made_of_the_answers_has_no_fault() -> None:
    stem, text, refused = scripted(ANSWERS)
    path = f"plans/{stem}.md"
    library = load([*Project(ROOT).sources(), (path, text.encode())], Ledger())

    plan = library.by_path[path]
    assert path == "plans/duc-pho-45-kh-tu.md"
    assert isinstance(plan.model, Plan)
    days = [str(duty.last_day) for duty in library.duties_by_plan[plan] if duty.last_day]
    assert days == ["2022-04-09", "2022-04-14"]
    assert [str(label) for label in plan.content.labels] == ["I", "II", "II.1", "II.2"]
    assert plan.model.abstract == "học tập Quy định: những điều cần nhớ"
    assert plan.model.write_up is not None
    assert plan.model.write_up.except_for == ("đảng viên trên 75 tuổi",)
    assert plan.model.recipients == ("Thường trực Tỉnh ủy (báo cáo)", "Lưu VPTU")
    assert len(refused) == 4  # 30/02, "mọi người", a heading without a number, "sớm sớm"


def test_what_the_source_does_not_state_is_said_so() -> None:
    answers = ANSWERS.replace("45-KH/TU", "không ghi", 1).replace("30/02/2022\n20/3/2022", "không ghi")
    stem, text, _ = scripted(answers.replace("10/4\n", "10/4/2022\n"))
    assert stem == "duc-pho-hoc-tap-quy-dinh-nhung-dieu"
    assert "so_ky_hieu: không ghi" in text


def test_a_name_without_a_page_is_told_and_kept_and_a_section_that_is_not_there_is_asked_for_again() -> None:
    answers = ANSWERS.replace("c\nII.1\nBan Tuyên giáo Thị ủy;", "c\nII.3\nII.1\nBan Tuyên giao Thị ủy;")
    _, text, told = scripted(answers)

    (section,) = [line for line in told if "không có mục" in line]
    assert section.endswith("các mục đã ghi: I, II, II.1, II.2")
    (name,) = [line for line in told if "Lưu ý" in line]
    assert "«Ban Tuyên giao Thị ủy»" in name
    assert "ý bạn là «Ban Tuyên giáo Thị ủy" in name
    assert "- Ban Tuyên giao Thị ủy\n" in text


def test_diacritics_and_capitals_of_a_choice_do_not_count() -> None:
    _, text, _ = scripted(ANSWERS.replace("mọi người\ncông khai\ntóm tắt", "mọi người\nCong khai\nTOM TAT"))
    assert "luu_hanh: công khai\ndang_ban: tóm tắt" in text
    assert scripted(ANSWERS.replace("45-KH/TU", "Khong ghi", 1))[1].startswith(
        "---\nten_loai: Kế hoạch\nso_ky_hieu: không ghi"
    )


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a portal that has bodies alone, the current one."""
    for path, text in BODIES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(monkeypatch: pytest.MonkeyPatch, answers: str) -> int:
    """Run `vanban new` for somebody who breaks off after these answers."""
    lines = iter(answers.split("\n"))

    def answer(_: str) -> str:
        if (line := next(lines, None)) is None:
            raise EOFError
        return line

    monkeypatch.setattr(builtins, "input", answer)
    return main(["new"])


def test_what_was_answered_when_input_ends_is_kept_and_gone_on_with(
    portal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ANSWERS.split("\n")
    assert new(monkeypatch, "\n".join(lines[:30])) == 1
    assert "giữ ở .cache/vanban-new.txt" in capsys.readouterr().out
    assert not (portal / "plans").exists()

    assert new(monkeypatch, "\n".join(["c", *lines[30:32]])) == 1
    assert new(monkeypatch, "\n".join(["Có", *lines[32:]])) == 0
    assert (portal / "plans/duc-pho-45-kh-tu.md").read_text(encoding="utf-8") == scripted(ANSWERS)[1]
    assert not (portal / ".cache/vanban-new.txt").exists()


def test_answers_are_given_up_only_by_saying_so(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = portal / ".cache/vanban-new.txt"
    given = iter(["45-KH/TU", "10/3/2022"])
    monkeypatch.setattr(builtins, "input", lambda _: next(given))
    with pytest.raises(StopIteration):
        main(["new"])
    assert kept.read_text(encoding="utf-8").split() == ["45-KH/TU", "10/3/2022"]
    assert new(monkeypatch, "") == 1
    assert kept.read_text(encoding="utf-8").split() == ["45-KH/TU", "10/3/2022"]
    assert new(monkeypatch, "\n46-KH/TU") == 1
    assert kept.read_text(encoding="utf-8").split() == ["46-KH/TU"]


def test_a_plan_does_not_take_the_place_of_another(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert new(monkeypatch, ANSWERS) == 0
    assert new(monkeypatch, ANSWERS) == 0
    one, other = (portal / f"plans/duc-pho-45-kh-tu{number}.md" for number in ("", "-1"))
    assert one.read_bytes() == other.read_bytes()


def test_a_value_more_is_none_and_foreign_bytes_stop_nothing(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ANSWERS.replace("45-KH/TU", "45-KH/TU\udcff\n45-KH/TU", 1).replace(
        "Ban Tuyên giáo Thị ủy;", "; Ban Tuyên giáo Thị ủy;"
    )
    assert new(monkeypatch, answers) == 0
    assert "- ''" not in (portal / "plans/duc-pho-45-kh-tu.md").read_text(encoding="utf-8")
