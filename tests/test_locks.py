"""The locks must fit pyproject.toml: where they don't, `nox -s lock` writes them again."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUNTIME = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
DEV = [*RUNTIME, *(line for line in GROUPS["dev"] if isinstance(line, str))]


def pins(lock: str) -> dict[str, Version]:
    """What a lock file installs: package names in normal form, each with its one version."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    wanted = [Requirement(line.removesuffix("\\")) for line in lines if re.match(r"[a-z]", line)]
    assert len(wanted) == len({pin.name for pin in wanted}), f"{lock}: one version for all Pythons"
    return {canonicalize_name(pin.name): Version(str(pin.specifier).removeprefix("==")) for pin in wanted}


@pytest.mark.parametrize(("lock", "asked"), [("requirements.txt", RUNTIME), ("requirements-dev.txt", DEV)])
def test_a_lock_holds_all_that_is_asked_for(lock: str, asked: Iterable[str]) -> None:
    held = pins(lock)
    unmet = [
        str(wish)
        for wish in map(Requirement, asked)
        if canonicalize_name(wish.name) not in held or held[canonicalize_name(wish.name)] not in wish.specifier
    ]
    assert unmet == [], f"{lock} is out of date: run nox -s lock"


def test_both_locks_hold_the_same_versions() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_hashes_and_no_place_to_fetch_from(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert all("--hash=sha256:" in block for block in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:])
    assert not re.search(r"://|--(index|extra-index|find-links|trusted-host)", text)


def test_the_build_backend_is_locked_as_the_build_system_wants_it() -> None:
    assert GROUPS["build"] == PROJECT["build-system"]["requires"]
