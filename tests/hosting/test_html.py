"""Every page by the Nu HTML checker, and what no page may hold."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKER = Path(__file__).parent / "nu/node_modules/vnu-jar/build/dist/vnu.jar"
INLINE = re.compile(
    r"""<script(?![^>]*\ssrc=)(?![^>]*type="application/(?:ld\+)?json")|<style|\sstyle=|<[^>]*\son[a-z]+=|<[^>]*=["']?javascript:""",
    re.IGNORECASE,
)


def test_no_page_has_an_error(site: Path) -> None:
    if not CHECKER.is_file():
        pytest.skip("the Nu checker is not here (npm ci --prefix tests/hosting/nu)")
    if not (java := shutil.which("java")):
        pytest.skip("java is not installed (Debian: apt install default-jre-headless)")
    command = [java, "-Xss4m", "-jar", str(CHECKER), "--errors-only", "--skip-non-html", "--format", "gnu", str(site)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.replace("Document checking completed. No errors found.", "").strip() == ""


def test_no_page_needs_an_exception_from_the_policy(site: Path) -> None:
    """No inline script, style or handler: data for scripts are no script."""
    found = {
        f"{page.relative_to(site)}: {match[0]}"
        for page in site.rglob("*.html")
        for match in INLINE.finditer(page.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_the_first_view_is_light(hosted: Path) -> None:
    """A phone on a slow line: what a first page asks for, compressed, is at most 150 KB."""
    for path in ("index.html", "lich/index.html", "ke-hoach/thi-uy-duc-pho/2022/44/index.html"):
        page = hosted / path
        text = page.read_text(encoding="utf-8")
        asked = re.findall(r"""<script[^>]*\ssrc="([^"]+)"|<link rel="(?:stylesheet|icon)" href="([^"]+)\"""", text)
        files = [page, *((page.parent / (script or style)).resolve() for script, style in asked)]
        packed = [file.with_name(f"{file.name}.gz") for file in files]
        assert (
            sum((gz if gz.exists() else file).stat().st_size for gz, file in zip(packed, files, strict=True)) < 150_000
        )
