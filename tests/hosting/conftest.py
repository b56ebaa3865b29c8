"""The built portal with its compressed copies, behind each server that is installed."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hosting.servers import SERVERS, NotHereError
from vanban.compressing import compress


@pytest.fixture(scope="session")
def readable() -> Iterator[Path]:
    """A folder that everybody may read, as pytest's are not: Apache serves as somebody else than it is started by."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="session")
def hosted(site: Path, readable: Path) -> Path:
    """The folder of the portal as an office would serve it: with compressed copies, and a hidden file."""
    portal = shutil.copytree(site, readable / "hosted")
    compress(portal)
    (portal / ".kin").write_text("x", encoding="utf-8")
    return portal


@pytest.fixture(scope="session", params=SERVERS)
def server(request: pytest.FixtureRequest, hosted: Path, readable: Path) -> Iterator[str]:
    """The address of the portal behind one of the servers."""
    folder = readable / request.param
    folder.mkdir()
    try:
        with SERVERS[request.param](hosted, folder) as address:
            yield address
    except NotHereError as missing:
        pytest.skip(str(missing))
