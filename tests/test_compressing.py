import gzip
import os
from pathlib import Path

import brotli
import pytest

from vanban.cli import main
from vanban.compressing import compress

PAGE = "<p>Kế hoạch</p>" * 50


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_a_copy_holds_the_file_and_has_its_time(portal: Path) -> None:
    os.utime(portal / "index.html", (1, 1_700_000_000))
    compress(portal)

    for ending, unpack in ((".gz", gzip.decompress), (".br", brotli.decompress)):
        copy = portal / f"index.html{ending}"
        assert unpack(copy.read_bytes()).decode() == PAGE
        assert copy.stat().st_mtime == 1_700_000_000


def test_the_same_file_gives_the_same_bytes_on_any_day(portal: Path) -> None:
    compress(portal)
    first = {copy.name: copy.read_bytes() for copy in portal.iterdir()}
    os.utime(portal / "index.html", (1, 1))
    compress(portal)
    assert {copy.name: copy.read_bytes() for copy in portal.iterdir()} == first


def test_what_would_not_be_smaller_has_no_copy_and_an_old_one_goes(portal: Path) -> None:
    compress(portal)
    (portal / "index.html").write_text("x", encoding="utf-8")
    (portal / "anh.png").write_bytes(bytes(1000))
    compress(portal)
    assert {file.name for file in portal.iterdir()} == {"index.html", "anh.png"}


def test_the_command_says_what_it_did(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compress", str(portal)]) == 0
    assert "Đã nén sẵn 1 tệp" in capsys.readouterr().out


def test_the_command_wants_a_built_portal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compress", str(tmp_path / "nowhere")]) == 1
    assert "không có index.html" in capsys.readouterr().out
