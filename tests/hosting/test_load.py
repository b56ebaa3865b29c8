"""Many readers at once, on this machine: no answer fails."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from hosting.servers import NotHereError, nginx

PLAN = "/ke-hoach/thi-uy-duc-pho/2022/44/"


@pytest.mark.parametrize("path", ["/", PLAN, f"{PLAN}lich.ics", "/du-lieu/van-ban.json"])
def test_nginx_answers_many_readers_without_an_error(hosted: Path, tmp_path: Path, path: str) -> None:
    if not (wrk := shutil.which("wrk")):
        pytest.skip("wrk is not installed (Debian: apt install wrk)")
    try:
        with nginx(hosted, tmp_path) as address:
            command = [wrk, "-t1", "-c32", "-d1s", "-H", "Accept-Encoding: gzip", f"{address}{path}"]
            said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    except NotHereError as missing:
        pytest.skip(str(missing))
    answered = re.search(r"(\d+) requests in", said)
    assert answered
    assert int(answered[1]) > 32
    assert "Non-2xx" not in said
    assert "Socket errors" not in said
