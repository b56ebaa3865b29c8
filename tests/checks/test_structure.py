"""Faults between documents, told once and where they are."""

import pytest

from tiny_library import PLAN, document, library, page
from vanban.documents.loading import LibraryError

QUESTIONS = page(f"""
    ten_loai: Hỏi – đáp
    ten: Hỏi – đáp về kế hoạch
    bien_soan: Ban biên tập
    van_ban: {PLAN}
    luu_hanh: công khai
    cau_hoi:
      - ma: hoc-gi
        hoi: Học gì?
        dap: Học nghị quyết.
        muc: I
    """)


def codes(files: dict[str, str]) -> list[str]:
    with pytest.raises(LibraryError) as told:
        library(files)
    return [finding.code for finding in told.value.findings]


def test_what_only_follows_from_a_broken_file_is_not_told() -> None:
    broken = document(body="## I. Một\n\nHọc.\n").replace("luu_hanh", "luu_hanhh")
    assert codes({PLAN: broken, "docs/hoi-dap/hoi.md": QUESTIONS}) == ["khoa-la"]


def test_a_question_about_a_file_that_is_not_there_is() -> None:
    assert codes({"docs/hoi-dap/hoi.md": QUESTIONS}) == ["van-ban-khong-co"]
