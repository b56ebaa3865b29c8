"""A small portal built with the search room alone and served under a sub-path."""

import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from built_site import served

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def trial_site(tmp_path_factory) -> Path:
    """The folder of the built trial portal."""
    project = tmp_path_factory.mktemp("trial") / "project"
    shutil.copytree(Path(__file__).parent / "trial", project)
    site = project.parent / "served" / "cong"
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=True)
    config.theme.dirs.insert(0, str(ROOT / "overrides"))
    build(config)
    return site


@pytest.fixture(scope="session")
def trial_address(trial_site):
    """Where the trial portal is served: ``http://127.0.0.1:…/cong/``."""
    with served(trial_site.parent) as address:
        yield f"{address}/cong/"
