"""What many tests need: the portal built, and served."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from built_site import build_once, served

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built portal. All test processes share it: read it, never write to it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # a worker's folder lies inside the one of the whole run
        folder = folder.parent
    return build_once(ROOT, folder)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The http address of the built portal, without a slash at its end."""
    with served(site) as url:
        yield url
