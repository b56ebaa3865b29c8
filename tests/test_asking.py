"""``vanban new``: an editor answers, and the file stands without a fault."""

from pathlib import Path

from vanban.asking import ask_for_plan
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


def scripted(answers: str) -> tuple[str, str, list[str]]:
    told: list[str] = []
    lines = iter(answers.split("\n"))
    stem, text = ask_for_plan(lambda _: next(lines), told.append)
    assert list(lines) == [""]
    return stem, text, [line for line in told if "Chưa được" in line]


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
