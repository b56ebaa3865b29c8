"""A file or folder is written whole, or stays as it was."""

import os
from pathlib import Path

import pytest

from vanban.writing import write_folder, write_whole


def test_folders_are_made_and_a_new_file_can_be_read_by_all(tmp_path: Path) -> None:
    file = tmp_path / "a/b/c.txt"
    write_whole(file, b"moi")

    assert file.read_bytes() == b"moi"
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o644


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "c.txt"
    file.write_bytes(b"cu")
    file.chmod(0o600)
    write_whole(file, b"moi")

    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"moi", 0o600)


def test_what_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "c.txt"
    file.write_bytes(b"cu")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_whole(file, b"moi")

    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("c.txt", b"cu")]


def test_a_folder_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    write_folder(folder, {"a.txt": b"cu", "b/c.txt": b"cu"})
    write_folder(folder, {"a.txt": b"moi"})

    assert [path.name for path in folder.iterdir()] == ["a.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["ra"]


def test_a_folder_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    write_folder(folder, {"a.txt": b"cu"})
    with pytest.raises(OSError, match="b"):
        write_folder(folder, {"b": b"", "b/c.txt": b""})

    assert (folder / "a.txt").read_bytes() == b"cu"
    assert [path.name for path in tmp_path.iterdir()] == ["ra"]
