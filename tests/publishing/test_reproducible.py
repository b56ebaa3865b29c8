"""The same commit gives the same bytes: another day, zone, locale, path, order of files, umask, archive and all."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from documents.test_editions import REPOSITORY

OTHER_DAY_AND_ORDER = """
import os, random, time
_time, _listdir, _scandir = time.time, os.listdir, os.scandir
time.time = lambda: _time() + 400 * 86400
def listdir(*a):
    return sorted(_listdir(*a), key=lambda name: hash_of(name))
def hash_of(name):
    return str(name)[::-1]
class Shuffled:
    def __init__(self, *a):
        self.inner = _scandir(*a)
        self.entries = iter(sorted(self.inner, key=lambda e: hash_of(e.name)))
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *a): self.inner.close()
    def close(self): self.inner.close()
os.listdir, os.scandir = listdir, Shuffled
"""
COPIED = ("docs", "plans", "hooks", "overrides", "mkdocs.yml", "requirements.txt")
ELSEWHERE = [
    {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANG": "vi_VN"},
]


def archive(root: Path, target: Path, umask: int, **surroundings: str) -> bytes:
    """What ``vanban publish --goi`` makes of the repository's sources, copied to ``root``."""
    for name in COPIED:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            root.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, root)
    command = [sys.executable, "-m", "vanban.cli", "publish", "--goi", str(target)]
    done = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "hooks"), "PYTHONUTF8": "1"} | surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
        **({"umask": umask} if os.name == "posix" else {}),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target.read_bytes()


@pytest.mark.filterwarnings("ignore")
def test_another_day_zone_locale_path_order_and_umask_change_no_byte(tmp_path: Path) -> None:
    (tmp_path / "shim").mkdir()
    (tmp_path / "shim/sitecustomize.py").write_text(OTHER_DAY_AND_ORDER)
    first = archive(tmp_path / "a", tmp_path / "a.zip", 0o022, **ELSEWHERE[0])
    root = tmp_path / "một nơi khác/b"
    paths = os.pathsep.join([str(tmp_path / "shim"), str(root / "hooks")])
    again = archive(root, tmp_path / "b.zip", 0o077, **ELSEWHERE[1], PYTHONPATH=paths)

    assert first == again
