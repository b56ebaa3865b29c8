"""What an editor may write wrong, and what they are told: every fault at its place, alone and all in one run."""

from collections import Counter

import pytest

from documents.fault_rows import BESIDE, Row, rows, sound_files
from tiny_library import faults, library
from vanban.documents.loading import LibraryError

ROWS = list(rows())
BASIS = sound_files()[BESIDE]
BESIDE_ALL = {BASIS["path"]: BASIS["file"]}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_fault_is_told_at_its_place(row: Row) -> None:
    with pytest.raises(LibraryError) as error:
        library({**BESIDE_ALL, row.path: row.content, **row.also})
    found = error.value.findings

    assert [f"{f.line}:{f.column} {f.code}" for f in found] == row.findings
    assert {f.path for f in found} == {row.path}
    assert row.says in "\n".join(f.message for f in found)


def test_all_faults_are_told_in_one_run() -> None:
    all_rows = [row.beside_others(number) for number, row in enumerate(ROWS, 1000)]
    files: dict[str, str | bytes] = dict(BESIDE_ALL)
    for row in all_rows:
        files |= {row.path: row.content, **row.also}
    expected = Counter(f"{row.path}:{finding}" for row in all_rows for finding in row.findings)

    assert len(all_rows) >= 250
    assert len(files) == 1 + sum(1 + len(row.also) for row in all_rows), "no row takes another's place"
    assert Counter(faults(files)) == expected


def test_the_files_the_corpus_begins_with_are_sound() -> None:
    for file in sound_files().values():
        assert faults({**BESIDE_ALL, file["path"]: file["file"]}) == []


def test_no_row_is_another_again() -> None:
    assert [name for name, count in Counter(row.name for row in ROWS).items() if count > 1] == []
    assert [f for f, count in Counter((r.path, r.content, *r.also.items()) for r in ROWS).items() if count > 1] == []
