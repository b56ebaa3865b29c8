"""What the process of a build is told, once."""

import gc
import logging
from collections.abc import Iterator

import mkdocs
import pytest

from engine.process import prepare
from vanban.printing.shell import ADDRESS


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(logging.getLogger(f"{mkdocs.__name__}.commands.build"), "filters", [])
    yield
    gc.enable()


@pytest.mark.parametrize(("command", "collects"), [("build", False), ("serve", True)])
def test_a_build_alone_looks_for_no_garbage(command: str, collects: bool) -> None:
    prepare(command)
    assert gc.isenabled() is collects


def test_nothing_is_said_of_samples_and_of_the_folder_that_was_lent(caplog: pytest.LogCaptureFixture) -> None:
    prepare("build")
    with caplog.at_level(logging.INFO):
        for words in (f"{ADDRESS}-x.md", "Cleaning site directory", "Building documentation to directory: /x", "Tệp"):
            logging.getLogger(f"{mkdocs.__name__}.commands.build").info(words)
    assert caplog.messages == ["Tệp"]
