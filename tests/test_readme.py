"""README's commands are what people paste: they are held to each other and to what is run every day."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BASH = re.findall(r"```bash\n(.+)\n```", README)
POWERSHELL = re.findall(r"```powershell\n(.+)\n```", README)


def test_there_are_two_commands_of_one_line_each() -> None:
    assert [command.rpartition("/")[2] for command in BASH] == ["mkdocs serve", "nox -s tests"]


@pytest.mark.parametrize("command", BASH)
def test_each_command_has_its_powershell_twin(command: str) -> None:
    make, install, run = command.replace("python3", "py -3").replace(".venv/bin/", ".venv\\Scripts\\").split(" && ")
    assert f"{make}; if ($?) {{ {install}; if ($?) {{ {run} }} }}" in POWERSHELL


def test_the_daily_run_uses_the_very_tests_command() -> None:
    assert BASH[1] in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
