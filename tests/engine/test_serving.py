"""`mkdocs serve`, as the editor sees it: the page at once, faults in it, gone when mended; changed code begins anew."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from built_site import ENGINE
from tiny_library import BODIES, PLAN, document

ROOT = Path(__file__).parents[2]
PAGE = "ke-hoach/thi-uy/2022/44/"
SETTINGS = "site_name: Cổng\nhooks: [hooks/portal.py]\ntheme: {name: material, custom_dir: overrides, font: false}\n"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    for folder in ("hooks", "overrides"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "mkdocs.yml").write_text(f"{SETTINGS}watch: [plans, hooks]\n", encoding="utf-8")
    for path, text in {**BODIES, PLAN: document(body="Chữ cũ.\n"), "docs/index.md": "# Cổng\n"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@contextmanager
def served(portal: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", ENGINE, "serve", "--config-file=mkdocs.yml", "--dev-addr", at]
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(command, cwd=portal, env=surroundings, stderr=subprocess.DEVNULL) as process:
        try:
            yield f"http://{at}/"
        finally:
            process.terminate()


def shows(address: str, words: str) -> str:
    """The page, once it holds the words; a server that is only beginning is asked again."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                page = str(answer.read().decode())
        except OSError:
            page = ""
        if words in page:
            return page
        time.sleep(0.1)
    raise AssertionError(f"no {words!r} at {address}: {page[-2000:]}")


def test_an_edit_a_fault_and_its_mending_are_seen_in_the_browser(portal: Path) -> None:
    with served(portal) as address:
        shows(f"{address}{PAGE}", "Chữ cũ.")
        (portal / PLAN).write_text(document(body="Chữ mới.\n"), encoding="utf-8")
        assert 'role="alert"' not in shows(f"{address}{PAGE}", "Chữ mới.")

        (portal / PLAN).write_text(document("han: x\n", "Chữ <b>hỏng</b>.\n"), encoding="utf-8")
        page = shows(f"{address}{PAGE}", "khóa «han»")
        assert re.search(rf'role="alert".*{PLAN}:\d+:\d+: ', page)
        assert "Chữ mới." in page

        (portal / PLAN).write_text(document(body="Chữ đã sửa.\n"), encoding="utf-8")
        assert 'role="alert"' not in shows(f"{address}{PAGE}", "Chữ đã sửa.")


@pytest.mark.parametrize("broken", ["def (:", "import there_is_no_such_module"])
def test_code_that_cannot_begin_is_told_and_what_runs_goes_on(broken: str, portal: Path) -> None:
    code = portal / "hooks/vanban/compose/page.py"
    sound = code.read_text(encoding="utf-8")
    with served(portal) as address:
        shows(f"{address}{PAGE}", "Chữ cũ.")
        code.write_text(f"{sound}\n{broken}\n", encoding="utf-8")
        shows(f"{address}{PAGE}", f"hooks/vanban/compose/page.py:{sound.count(chr(10)) + 2}: ")
        code.write_text(f"{sound}\n", encoding="utf-8")
        (portal / PLAN).write_text(document(body="Chữ mới.\n"), encoding="utf-8")
        assert 'role="alert"' not in shows(f"{address}{PAGE}", "Chữ mới.")


def test_sources_from_outside_and_locks_of_editors(portal: Path) -> None:
    page = portal / "ngoai/docs/trang.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Trang\n\nChữ trong.\n", encoding="utf-8")
    with (portal / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra: {an_ban: nội bộ, noi_bo: ngoai}\n")
    with served(portal) as address:
        shows(f"{address}noi-bo/trang/", "Chữ trong.")
        (portal / "plans/.#ke-hoach.md").symlink_to("an@may.1234")
        page.write_text("# Trang\n\nChữ sau.\n", encoding="utf-8")
        assert 'role="alert"' not in shows(f"{address}noi-bo/trang/", "Chữ sau.")


def test_changed_code_begins_anew(portal: Path) -> None:
    with served(portal) as address:
        shows(f"{address}{PAGE}", "Bản tóm tắt để tra cứu")
        for code in portal.glob("hooks/vanban/compose/*.py"):
            text = code.read_text(encoding="utf-8")
            if "Bản tóm tắt để tra cứu" in text:
                code.write_text(text.replace("Bản tóm tắt để tra cứu", "Bản tóm tắt của mã mới"), encoding="utf-8")
        shows(f"{address}{PAGE}", "Bản tóm tắt của mã mới")
