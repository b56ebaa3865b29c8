"""Faults between documents, told once and where they are."""

import pytest

from tiny_library import PLAN, document, library, question_set
from vanban.documents.loading import LibraryError


def codes(files: dict[str, str]) -> list[str]:
    with pytest.raises(LibraryError) as told:
        library(files)
    return [finding.code for finding in told.value.findings]


def test_what_only_follows_from_a_broken_file_is_not_told() -> None:
    broken = document(body="## I. Một\n\nHọc.\n").replace("luu_hanh", "luu_hanhh")
    assert codes({PLAN: broken, "docs/hoi-dap/hoi.md": question_set()}) == ["khoa-la"]


def test_a_question_about_a_file_that_is_not_there_is() -> None:
    assert codes({"docs/hoi-dap/hoi.md": question_set()}) == ["van-ban-khong-co"]
