"""A small portal built with the search room alone and served under a sub-path."""

import shutil
from pathlib import Path

import pytest

from built_site import build, served

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def trial_site(tmp_path_factory) -> Path:
    """The folder of the built trial portal."""
    project = tmp_path_factory.mktemp("trial") / "project"
    shutil.copytree(Path(__file__).parent / "trial", project)
    shutil.copytree(ROOT / "overrides", project / "overrides")
    site = project.parent / "served" / "cong"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT / "hooks"))
        build(project, site)
    return site


@pytest.fixture(scope="session")
def trial_address(trial_site):
    """Where the trial portal is served: ``http://127.0.0.1:…/cong/``."""
    with served(trial_site.parent) as address:
        yield f"{address}/cong/"
