"""What is read of a plan's paragraphs, kind of fact by kind of fact."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from intake.papers import draft
from vanban.intake.proposal import Wishes, propose

CASES = yaml.safe_load(Path(__file__).with_name("facts.yaml").read_text(encoding="utf-8"))
HEAD = """\
ĐẢNG BỘ TỈNH QUẢNG NGÃI
ĐẢNG ỦY PHƯỜNG BÌNH MINH

Bình Minh, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
học tập

Thực hiện chủ trương chung, Đảng ủy phường Bình Minh ban hành Kế hoạch như sau:

"""


def facts(paragraphs: list[str]) -> dict[str, Any]:
    return propose(draft(HEAD + "\n\n".join(paragraphs)), Wishes()).values


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_is_read(case: dict[str, Any]) -> None:
    read = facts(case["text"])

    for key, expected in case["facts"].items():
        assert read.get(key, []) == expected


SOME = (
    "1.|2.|a)|b)|-|*|I.|II.|Ban|Các chi bộ|Đảng ủy|:|;|,|.|(|)|trừ|báo cáo|về|qua|phối hợp với|do|tổ chức|thời gian|"
    "trước ngày 15/3/2026|hằng tháng|lớp|hội nghị|thành phần|báo cáo viên|thu hoạch|nộp|tài liệu|dùng cho|kinh phí"
)
WORDS = st.lists(st.sampled_from(["|", *SOME.split("|")]), max_size=60).map(" ".join)


@given(st.lists(WORDS, max_size=8))
def test_no_order_of_words_stops_it(paragraphs: list[str]) -> None:
    assert facts(paragraphs)["ten_loai"] == "Kế hoạch"


@pytest.mark.parametrize(
    "words", ["báo cáo Ban ", "do Ban tổ chức phối hợp với ", "thời gian: 01 buổi, trước ngày 15/3/2026; "]
)
def test_a_long_text_without_an_end_is_read_too(words: str) -> None:
    assert facts(["I. TỔ CHỨC THỰC HIỆN", f"1. Hội nghị {words * (30_000 // len(words))}"])["ten_loai"] == "Kế hoạch"
