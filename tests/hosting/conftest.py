"""The built portal with its compressed copies, behind each server that is installed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hosting.servers import SERVERS, NotHereError
from vanban.compressing import compress


@pytest.fixture(scope="session")
def hosted(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the portal as an office would serve it: with compressed copies, and a hidden file."""
    folder = tmp_path_factory.mktemp("hosted")
    folder.chmod(0o755)
    for above in folder.parents[:2]:
        above.chmod(0o755)  # pytest's folders are for their owner only; a web server is somebody else
    portal = shutil.copytree(site, folder / "site")
    compress(portal)
    (portal / ".kin").write_text("x", encoding="utf-8")
    return portal


@pytest.fixture(scope="session", params=SERVERS)
def server(request: pytest.FixtureRequest, hosted: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the portal behind one of the servers."""
    folder = tmp_path_factory.mktemp(request.param)
    folder.chmod(0o755)
    try:
        with SERVERS[request.param](hosted, folder) as address:
            yield address
    except NotHereError as missing:
        pytest.skip(str(missing))
