"""Whatever the file: a paper, or one Vietnamese sentence under a stable code; never a traceback, never much memory."""

import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest

from intake.readers.hostile_files import MEGABYTE, READ, REFUSED, Case
from intake.readers.pdf_files import Sheet, pdf
from vanban.intake.readers import SENTENCES, UnreadableError, read_file, read_path
from vanban.intake.readers.programs import Programs


def cases(table: dict[str, Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("name", "make", "told"), table.values(), ids=table.keys())


@cases(REFUSED)
def test_it_is_refused_with_its_code(name: str, make, told: str) -> None:
    with pytest.raises(UnreadableError) as fault:
        read_file(name, make())

    assert fault.value.code == told
    assert "; hãy " in fault.value.message
    assert "\n" not in fault.value.message
    assert "{" not in fault.value.message


@cases(READ)
def test_it_is_read_and_what_is_odd_is_told(name: str, make, told: str) -> None:
    paper = read_file(name, make())

    assert any("a" in line or "Kế" in line for line in paper.lines)
    assert told in " ".join(paper.remarks)
    assert bool(told) == bool(paper.remarks)
    assert "/" not in paper.name


def test_every_code_is_shown() -> None:
    told_by_programs = {"chuyen-doi-hong", "nhan-dang-hong", "qua-lau"}

    assert {code for _, _, code in REFUSED.values()} | told_by_programs == set(SENTENCES)


def test_a_large_text_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as file:
        file.write(b"van ban\n")
        file.truncate(50 * MEGABYTE)
        file.seek(0)
        file.write(b"van ban\n" * 1000)

    tracemalloc.start()
    with pytest.raises(UnreadableError, match="tep-qua-lon"):
        read_path(path, Programs())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < MEGABYTE


def test_a_zip_bomb_is_not_blown_up() -> None:
    bomb = REFUSED["zip bomb"][1]()

    tracemalloc.start()
    with pytest.raises(UnreadableError, match="zip-bom"):
        read_file("a.docx", bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 40 * MEGABYTE


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_a_file_cut_anywhere_is_no_traceback(cut: int) -> None:
    for name in ("a.docx", "a.pdf"):
        whole = REFUSED["path from the root"][1]() if name == "a.docx" else pdf([Sheet().column(80, 700, "Kế hoạch")])
        with suppress(UnreadableError):
            read_file(name, whole[: len(whole) * cut // 100])
