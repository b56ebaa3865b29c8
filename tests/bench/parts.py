"""Where a first build's time goes: ``nox -s bench-parts -- 1000`` (``toan-van`` behind it: of full texts).

The made-up library of ``nox -s bench`` is built in one process. Printed: processor seconds of each part, and its share.
"""

import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.commands import build as engine
from mkdocs.config import load_config

from bench.corpus import sources

ROOT = Path(__file__).parents[2]
spent: Counter[str] = Counter()


def timed(owner: Any, name: str, part: Callable[..., str]) -> None:
    """Count the time of a function (a generator's while it runs) under what ``part`` says of its arguments."""
    original = getattr(owner, name)

    def counted(*given: Any, **named: Any) -> Any:
        of = part(*given)
        started = time.process_time()
        result = original(*given, **named)
        spent[of] += time.process_time() - started  # type: ignore[assignment]
        return stepwise(of, result) if isinstance(result, Iterator) else result

    setattr(owner, name, counted)


def stepwise(part: str, steps: Iterator[Any]) -> Iterator[Any]:
    """What a generator gives, its time counted; nothing is kept longer than without."""
    while True:
        started = time.process_time()
        step = next(steps, None)
        spent[part] += time.process_time() - started  # type: ignore[assignment]
        if step is None:
            return
        yield step


def built(files: Iterable[tuple[str, str]], root: Path, instrument: Callable[[], None]) -> float:
    """Build a portal of these files in ``root``; gives its processor seconds.

    ``instrument`` is called once the hooks have brought the package.
    """
    for path, text in (*files, ("docs/index.md", "# Cổng\n")):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for name in ("hooks", "overrides", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    started = time.process_time()
    config = load_config(str(root / "mkdocs.yml"))
    instrument()
    config.plugins.on_startup(command="build", dirty=False)
    try:
        engine.build(config)
    except SystemExit as fault:  # mkdocs tells its own command line only
        raise RuntimeError(fault) from fault
    return time.process_time() - started


def main() -> None:
    given = [int(word) for word in sys.argv[1:] if word.isdigit()]
    form = "toàn văn" if "toan-van" in sys.argv else "tóm tắt"
    with TemporaryDirectory() as folder:
        whole = built(sources(given[0] if given else 1000, form), Path(folder), instrument)
    print(f"whole build {whole:.1f} s")
    for part, seconds in spent.most_common():
        print(f"  {part}: {seconds:.1f} s, {seconds / whole:.1%}")


def instrument() -> None:
    """Count the steps of a build, each once."""
    from vanban import build, memory
    from vanban.printing.printer import Printer

    timed(build, "load", lambda *_: "reading and checking")
    timed(build, "compose", lambda *_: "composing")
    timed(build, "search_pages", lambda *_: "search")
    timed(build, "search_files", lambda *_: "search")
    timed(Printer.sheets, "func", lambda *_: "printing")
    timed(Printer, "printed", lambda *_: "writing")
    memory._idle_cores = lambda: 1  # what other processes take would not be seen


if __name__ == "__main__":
    main()
