"""Readers know no keys: what an editor inferred is told in words."""

import re
from pathlib import Path

import pytest

from tiny_library import PLAN, document, library, the_plan, unit
from vanban.compose.inferred import inferred
from vanban.documents.ledger import Ledger
from vanban.documents.loading import load
from vanban.documents.models import Body
from vanban.project import Project

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("danh_cho của hội nghị tại mục III.2", "dành cho ai của hội nghị tại mục III.2"),
        ("so_ky_hieu, thoi_han (suy từ mục II)", "số, ký hiệu, thời hạn (suy từ mục II)"),
        ("van_ban_quan_triet", "văn bản được quán triệt"),
        ("tên gọi, qua lời mở đầu", "tên gọi, qua lời mở đầu"),
    ],
)
def test_keys_of_a_plan_and_of_what_is_in_it(written: str, shown: str) -> None:
    plan = the_plan(library({PLAN: document(f"suy_ra: '{written}'\n")}))
    assert inferred(plan.model) == shown


def test_a_body_has_a_name_and_a_place() -> None:
    of = library({"docs/don-vi/x.md": unit("Đảng ủy X", more="suy_ra: [tên xã trong ten và dia_ban, ten_khac]")})
    (body,) = [body for body in of.of(Body) if body.source.path == "docs/don-vi/x.md"]
    assert inferred(body.model) == "tên xã trong tên đầy đủ và địa bàn; tên khác, tên viết tắt"


def test_no_page_of_the_samples_shows_a_key() -> None:
    shown = [inferred(item.model) for item in load(Project(ROOT).sources(), Ledger(), internal=True).items]
    assert any(shown)
    assert [words for words in shown if re.search(r"\b(?:[a-z]+_[a-z_]+|ten)\b", words)] == []
