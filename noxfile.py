"""Everything that is done in this repository, by name: `nox -l` lists it.

The sessions run in the environment nox itself is installed in: one locked environment, no second install.
"""

import os
import sys

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "tests"]


def python(session: nox.Session, *command: str, **more: str) -> None:
    """Run a module of this environment; UTF-8 even where Windows would choose a code page."""
    session.run(sys.executable, "-m", *command, env={"PYTHONUTF8": "1", **more})


def measured(session: nox.Session, program: str) -> None:
    """Run a program of tests/ that measures."""
    python(session, program, *session.posargs, PYTHONPATH=os.pathsep.join(["hooks", "tests"]))


@nox.session
def serve(session: nox.Session) -> None:
    """Build the portal, show it at http://127.0.0.1:8000/ and rebuild on every saved change."""
    python(session, "mkdocs", "serve", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Write the portal to site/; any fault or warning stops it."""
    python(session, "mkdocs", "build", "--strict")


@nox.session
def tests(session: nox.Session) -> None:
    """Run every test; `nox -s tests -- tests/language -k deadline` runs some."""
    python(session, "pytest", "--numprocesses=auto", *session.posargs)


@nox.session(name="tests-properdocs")
def tests_properdocs(session: nox.Session) -> None:
    """Run every test on ProperDocs in the place of MkDocs."""
    python(session, "pytest", "--numprocesses=auto", *session.posargs, DUNG_BANG="properdocs")


@nox.session
def bench(session: nox.Session) -> None:
    """Time building beside other generators; `-- 100 1000` says how many documents (up to 10,000: an hour)."""
    measured(session, "bench.building")


@nox.session(name="bench-import")
def bench_import(session: nox.Session) -> None:
    """Time `vanban import` on 1,000 and 2,000 text documents; `-- 100` for fewer."""
    measured(session, "bench.intake")


@nox.session(name="bench-calendars")
def bench_calendars(session: nox.Session) -> None:
    """Build a made-up portal of 10,000 documents and say what calendars take: minutes; `-- 1000` for a tenth."""
    measured(session, "bench.calendars")


@nox.session(name="bench-parts")
def bench_parts(session: nox.Session) -> None:
    """Say where the time of a first build goes; `-- 1000 toan-van` says how many documents, and that in full."""
    measured(session, "bench.parts")


@nox.session(name="bench-shards")
def bench_shards(session: nox.Session) -> None:
    """Build a made-up province as one portal and as two that cite one another; `-- 10000` says how many (2000)."""
    measured(session, "bench.shards")


@nox.session
def pictures(session: nox.Session) -> None:
    """Take the pictures of the portal that README and the guide show, at both widths, into docs/assets/anh/."""
    session.run(sys.executable, "tests/browser/pictures.py", env={"PYTHONUTF8": "1", "PYTHONPATH": "tests"})


@nox.session(name="bench-search")
def bench_search(session: nox.Session) -> None:
    """Measure search beside stock Material and Pagefind on the same pages; `-- 10000` says how many (2000)."""
    measured(session, "search.bench")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, form and types."""
    python(session, "ruff", "check", ".")
    python(session, "ruff", "format", "--check", ".")
    python(session, "mypy")


@nox.session
def lock(session: nox.Session) -> None:
    """Write the locks again from pyproject.toml; `nox -s lock -- --upgrade` takes newer releases.

    One version of each package serves every Python from 3.11 on (`fewest`), so that a site does not depend
    on the Python it was built with; the tests' lock holds the very versions of the runtime's.
    """
    command = ["uv", "pip", "compile", "pyproject.toml", "--no-config", "--quiet", "--universal"]
    command += ["--python-version=3.11", "--fork-strategy=fewest", "--generate-hashes"]
    command += ["--custom-compile-command=nox -s lock", *session.posargs]
    python(session, *command, "--group=build", "--output-file=requirements.txt")
    python(
        session,
        *command,
        "--group=dev",
        "--constraints=requirements.txt",
        "--output-file=requirements-dev.txt",
    )
