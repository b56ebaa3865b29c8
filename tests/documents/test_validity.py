"""A plan that was withdrawn or superseded binds nobody from that day on; what was due before was due."""

from datetime import date

import pytest

from tiny_library import PLAN, document, library, tasks
from vanban.compose.duties import duty_list
from vanban.documents.library import Library

EARLY = "muc: I\nviec: học\nthoi_han: ngày 15/3/2022"
LATE = "muc: II\nviec: dạy\nthoi_han: ngày 15/6/2022"
ON = "Kế hoạch số 44-KH/TU ngày 09/3/2022 của Thị ủy Đức Phổ"


def void(of: Library) -> list[bool]:
    return [of.is_void(duty) for duty in of.duties]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("chưa xác định", [False, False]),
        ("còn hiệu lực", [False, False]),
        ("hết hiệu lực", [False, False]),
        ("chưa bị thay thế", [False, False]),
        ("được thay thế một phần", [False, False]),
        ("đã thu hồi", [True, True]),
        ("đã bị thay thế", [True, True]),
        ("hủy bỏ", [True, True]),
        ("Đã thu hồi từ ngày 01/4/2022", [False, True]),
        ("bãi bỏ từ ngày 31/02/2022", [True, True]),
        ("còn hiệu lực, thay thế Kế hoạch số 12-KH/TU ngày 01/02/2020", [False, False]),
        ("đã thay thế Kế hoạch số 12-KH/TU ngày 01/02/2020", [False, False]),
        ("còn hiệu lực, thay thế, bãi bỏ Kế hoạch số 12-KH/TU", [False, False]),
        ("được ban hành thay thế Kế hoạch số 12-KH/TU", [False, False]),
        ("còn hiệu lực; Kế hoạch số 12-KH/TU đã bị bãi bỏ", [False, False]),
        ("có hiệu lực đến khi bị thay thế", [False, False]),
        ("không bị thu hồi", [False, False]),
        ("chưa từng được thay thế", [False, False]),
        ("bị thay thế một số nội dung từ ngày 01/4/2022", [False, False]),
        ("một số điều, khoản đã bị bãi bỏ", [False, False]),
        ("mục III đã bị bãi bỏ", [False, False]),
        ("bị bãi bỏ khoản 2", [False, False]),
        ("không còn hiệu lực, đã bị thay thế từ ngày 01/4/2022", [False, True]),
        ("không còn hiệu lực do đã bị hủy bỏ", [True, True]),
        ("có hiệu lực từ ngày 01/01/2022, bị thay thế từ ngày 01/4/2022", [False, True]),
        ("có hiệu lực từ ngày 01/4/2022, đã được bãi bỏ", [True, True]),
        ("hết hiệu lực từ ngày 01/4/2022 do bị thay thế", [False, True]),
        ("bị thay thế bằng Kế hoạch số 50-KH/TU ngày 20/02/2022 từ ngày 01/4/2022", [False, True]),
        ("được Kế hoạch số 50-KH/TU ngày 01/4/2022 thay thế", [False, True]),
        ("Kế hoạch này đã bị thu hồi, hủy bỏ", [True, True]),
    ],
)
def test_the_plan_may_say_so(said: str, expected: list[bool]) -> None:
    assert void(library({PLAN: document(tasks(EARLY, LATE) + f"hieu_luc: {said}\n")})) == expected


def test_another_plan_may_supersede_it_from_its_day_of_issue() -> None:
    newer = document(f"thay_the: {ON}\n", number="50-KH/TU", issued="01/4/2022")
    of = library({PLAN: document(tasks(EARLY, LATE)), "plans/moi.md": newer})
    shown = duty_list(of, "lich", of.duties)

    assert void(of) == [False, True]
    assert 'data-han="2022-03-15"' in shown
    assert "2022-06-15" not in [part.partition('"')[0] for part in shown.split('data-han="')[1:]]
    assert shown.count("Không phải làm nữa") == 1


def test_one_that_only_amends_or_rests_on_it_does_not() -> None:
    others = {
        f"plans/{key}.md": document(f"{key}: {ON}\n", number=f"{n}-KH/TU", issued="01/4/2022")
        for n, key in enumerate(("sua_doi", "can_cu"), 50)
    }

    assert void(
        library({PLAN: document(tasks(EARLY, LATE)), **{p.replace("_", "-"): t for p, t in others.items()}})
    ) == [
        False,
        False,
    ]


def test_days_are_dates() -> None:
    newer = document(f"thay_the: {ON}\n", number="50-KH/TU", issued="không ghi")
    of = library({PLAN: document(tasks(EARLY, LATE)), "plans/moi.md": newer})

    assert of.duties[0].last_day == date(2022, 3, 15)
    assert void(of) == [True, True]
