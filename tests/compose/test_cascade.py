"""How a directive comes down, each document once."""

from tiny_library import conclusion, document, library
from vanban.compose.cascade import cascade

NATIONAL = {"docs/van-ban/21.md": conclusion("21-KL/TW", "25/10/2021")}


def plan(number: str, day: str, *bases: str) -> str:
    listed = "".join(f"  - {base}\n" for base in bases)
    return document(f"can_cu:\n{listed}", number=number, issued=day)


def test_a_plan_stands_under_the_nearest_above_it() -> None:
    of = library(
        {
            **NATIONAL,
            "plans/a.md": plan("10-KH/TU", "01/02/2022", "Kết luận số 21-KL/TW ngày 25/10/2021"),
            "plans/b.md": plan(
                "11-KH/TU", "02/3/2022", "Kết luận số 21-KL/TW ngày 25/10/2021", "Kế hoạch số 10-KH/TU ngày 01/02/2022"
            ),
        }
    )
    shown = cascade(of, of.by_path["docs/van-ban/21.md"])
    assert shown.count("<li>") == 2
    assert shown.index("10-KH/TU") < shown.index("<ul><li>", 5) < shown.index("11-KH/TU")


def test_documents_that_name_each_other_end() -> None:
    of = library(
        {
            "plans/a.md": plan("10-KH/TU", "01/02/2022", "Kế hoạch số 11-KH/TU ngày 01/02/2022"),
            "plans/b.md": plan("11-KH/TU", "01/02/2022", "Kế hoạch số 10-KH/TU ngày 01/02/2022"),
        }
    )
    assert cascade(of, of.by_path["plans/a.md"]).count("<li>") == 1
