import sys
from pathlib import Path

import pytest

from browser import chromium
from browser.chromium import NoBrowserError, find, find_or_fetch


def executable(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("command", ["chromium", "google-chrome", "microsoft-edge"])
@pytest.mark.skipif(sys.platform == "win32", reason="on Windows browsers are looked for by place")
def test_a_browser_on_the_path_is_found(tmp_path: Path, command: str) -> None:
    browser = executable(tmp_path / command)
    assert find({"PATH": str(tmp_path)}, "linux") == browser


@pytest.mark.parametrize("program", ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"])
def test_a_browser_among_windows_programs_is_found(tmp_path: Path, program: str) -> None:
    browser = executable(tmp_path / program)
    assert find({"PROGRAMFILES(X86)": str(tmp_path)}, "win32") == browser


def test_a_browser_among_the_applications_of_a_mac_user_is_found(tmp_path: Path) -> None:
    browser = executable(tmp_path / "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")
    assert find({"HOME": str(tmp_path)}, "darwin") in {
        browser,
        *Path("/Applications").glob("*.app/Contents/MacOS/*"),
    }


def test_the_variable_comes_before_all_places(tmp_path: Path) -> None:
    mine = executable(tmp_path / "mine")
    executable(tmp_path / "chromium")
    assert find({"CHROMIUM": str(mine), "PATH": str(tmp_path)}) == mine


def test_a_variable_that_names_nothing_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(NoBrowserError, match=r"CHROMIUM=.*nowhere is not a file"):
        find({"CHROMIUM": str(tmp_path / "nowhere")})


def test_where_there_is_no_browser_and_no_network_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:9")  # nobody answers there
    with pytest.raises(NoBrowserError, match="install one"):
        find_or_fetch()
