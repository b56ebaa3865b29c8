"""``nox -s bench -- 100 1000``: how long building takes, beside other generators on the same Markdown in the same run.

Each generator runs as a program of its own on the same sources: stock Material with search and nothing else, and
ProperDocs, Zensical and Hugo where installed. The portal runs with everything on: cold (nothing remembered), with
nothing changed, with one plan edited, and as a server until an edited page is shown. Processor seconds and memory are
of the whole process tree of a run that may use one core; "2 cores" is the wall clock of one that may use all.

Writes the table and the plot that ``docs/tro-giup/toc-do.md`` shows.
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.corpus import sources
from bench.plot import plot

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/tro-giup/toc-do.md"
PLOT = ROOT / "docs/assets/anh/toc-do.svg"
STOCK = """\
site_name: Stock
theme: {name: material, language: vi, font: false, features: [navigation.prune]}
plugins: [search]
markdown_extensions: [attr_list, tables, admonition, toc: {permalink: true}]
nav: [index.md]
"""
HUGO = 'baseURL = "/"\ntitle = "Hugo"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
LAYOUT = "<!doctype html><title>{{ .Title }}</title><main>{{ .Content }}</main>{{ range .Pages }}{{ .Title }}{{ end }}"
EDITED = "plans/kh-3.md"


@dataclass(frozen=True)
class Run:
    """What a run took: processor seconds, seconds, the largest process in MB, and the site's MB."""

    cpu: float
    wall: float
    memory: float
    output: float


def main(sizes: Sequence[int], form: str) -> None:
    """Measure, print, and write what the docs show."""
    rows: dict[str, dict[int, Run]] = {}
    serving: dict[int, float] = {}
    for size in sizes:
        with TemporaryDirectory() as folder:
            for name, run in measured(Path(folder), size, form):
                rows.setdefault(name, {})[size] = run
                print(f"{size} {name}: {run}", flush=True)
            serving[size] = edit_to_page(Path(folder) / "portal")
            print(f"{size} edit to page: {serving[size]:.2f} s", flush=True)
    table = as_table(rows, serving, sizes)
    print(table)
    figures = {
        name: {size: (run.cpu, run.memory, run.output) for size, run in found.items()} for name, found in rows.items()
    }
    PLOT.write_text(plot(("CPU, giây", "Bộ nhớ, MB", "Trang, MB"), figures), encoding="utf-8")
    before, title, rest = PAGE.read_text(encoding="utf-8").partition("## Kết quả đo\n")
    picture = f"![Thời gian, bộ nhớ và dung lượng theo số văn bản](../assets/anh/{PLOT.name})"
    PAGE.write_text(f"{before}{title}\n{table}\n\n{picture}\n{rest[rest.index(chr(10) + '## ') :]}", encoding="utf-8")


def measured(work: Path, size: int, form: str) -> list[tuple[str, Run]]:
    """Every generator on a library of this size."""
    files = dict(sources(size, form))
    stock, portal = work / "stock", work / "portal"
    for path, text in files.items():
        for place in (portal / path, stock / "docs" / path.removeprefix("docs/")):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
    (stock / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    (stock / "docs/index.md").write_text("# Stock\n", encoding="utf-8")
    (portal / "docs/index.md").write_text("# Cổng\n", encoding="utf-8")
    (portal / "docs/tro-giup").mkdir()
    (portal / "docs/tro-giup/index.md").write_text("# Trợ giúp\n", encoding="utf-8")
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, portal / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", portal)
    engine = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    found = [("Material", run(engine, stock))]
    for name, command in others(stock):
        found.append((name, run(command, stock)))
    found.append(("Cổng, lập lần đầu", run(engine, portal)))
    found.append(("Cổng, không gì đổi", run(engine, portal)))
    plan = portal / EDITED
    plan.write_text(plan.read_text(encoding="utf-8").replace("nội dung thứ 2", "nội dung mới"), encoding="utf-8")
    found.append(("Cổng, sửa một kế hoạch", run(engine, portal)))
    forget(portal)
    found.append(("Cổng, lập lần đầu, mọi lõi", run(engine, portal, cores=None)))
    return found


def others(stock: Path) -> list[tuple[str, list[str]]]:
    """Generators that are installed, with what builds the same sources."""
    found = []
    scripts = Path(sys.executable).parent
    for name, options in {"ProperDocs": ["build", "--quiet"], "Zensical": ["build"]}.items():
        if program := shutil.which(name.lower()) or shutil.which(name.lower(), path=str(scripts)):
            found.append((name, [program, *options]))
    if hugo := shutil.which("hugo"):
        (stock / "hugo.toml").write_text(HUGO, encoding="utf-8")
        for layout in ("single", "list"):
            place = stock / f"layouts/_default/{layout}.html"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(LAYOUT, encoding="utf-8")
        found.append(("Hugo", [hugo, "--quiet", "--contentDir", "docs", "--destination", "site"]))
    return found


def run(command: list[str], folder: Path, cores: int | None = 1) -> Run:
    """Run a program in a folder and see what it and its children took."""

    def held() -> None:
        if cores and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])

    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=surroundings, preexec_fn=held, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode:
        raise RuntimeError(f"{command}: {said.decode()[-2000:]}")
    output = sum(file.stat().st_size for file in (folder / "site").rglob("*") if file.is_file())
    memory = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Run(used.ru_utime + used.ru_stime, wall, memory, output / 2**20)


def forget(portal: Path) -> None:
    """Take away what was remembered."""
    shutil.rmtree(portal / ".cache", ignore_errors=True)


def edit_to_page(portal: Path, times: int = 3) -> float:
    """The median seconds from saving a plan until the server shows it."""
    address = "127.0.0.1:8917"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    plan = portal / EDITED
    library = json.loads((portal / "site/du-lieu/van-ban.json").read_text(encoding="utf-8"))["van_ban"]
    page = f"http://{address}/{next(each['url'] for each in library if each['nguon'] == EDITED)}"
    seconds = []
    with subprocess.Popen(command, cwd=portal, stderr=subprocess.DEVNULL) as server:
        try:
            until_shown(page, "Nhiệm vụ")
            for n in range(times):
                time.sleep(1)
                text = plan.read_text(encoding="utf-8")
                plan.write_text(re.sub(r"## I\. \w+ \w+( \d+)?", f"## I. Nhiệm vụ {900 + n}", text), encoding="utf-8")
                started = time.perf_counter()
                age = until_shown(page, f"Nhiệm vụ {900 + n}")
                seconds.append(time.perf_counter() - started)
                until_shown(page, f"Nhiệm vụ {900 + n}", after=age)  # when all is built
        finally:
            server.terminate()
    return sorted(seconds)[times // 2]


def until_shown(page: str, words: str, *, after: str = "") -> str:
    """Ask for a page until it holds the words and was loaded after another; what tells browsers its age."""
    while True:
        with suppress(OSError), urllib.request.urlopen(page, timeout=600) as answer:
            text = answer.read().decode()
            age = re.search(r"livereload\(([0-9]+)", text)
            if words in text and age and age[1] != after:
                return age[1]
        time.sleep(0.01)


def as_table(rows: dict[str, dict[int, Run]], serving: dict[int, float], sizes: Sequence[int]) -> str:
    """Ratios to stock Material, and its own figures."""
    machine = f"{processor()}, {len(os.sched_getaffinity(0))} lõi, Python {platform.python_version()}"
    lines = [f"Đo trên {machine}, tải lúc đo {f'{os.getloadavg()[0]:.1f}'.replace('.', ',')}.", ""]
    lines += [f"| | {' | '.join(f'{size:,} văn bản'.replace(',', '.') for size in sizes)} |"]
    lines += ["|---|" + "---|" * len(sizes)]
    stock = rows["Material"]

    def line(name: str, value: Callable[[int], str]) -> None:
        lines.append(f"| {name} | {' | '.join(value(size).replace('.', ',') for size in sizes)} |")

    line("Material: giây CPU", lambda n: f"{stock[n].cpu:.1f}")
    line("Material: bộ nhớ, MB", lambda n: f"{stock[n].memory:.0f}")
    line("Material: trang, MB", lambda n: f"{stock[n].output:.0f}")
    for name, found in rows.items():
        if name != "Material":
            what = "thời gian" if "mọi lõi" in name else "CPU"
            line(
                f"{name}: {what} so với Material",
                lambda n, found=found, name=name: (
                    f"{found[n].wall / stock[n].wall:.2f}"  # type: ignore[misc]
                    if "mọi lõi" in name
                    else f"{found[n].cpu / stock[n].cpu:.2f}"
                ),
            )
    cold = rows["Cổng, lập lần đầu"]
    line("Cổng: bộ nhớ so với Material", lambda n: f"{cold[n].memory / stock[n].memory:.2f}")
    line("Cổng: dung lượng trang so với Material", lambda n: f"{cold[n].output / stock[n].output:.2f}")
    line("Cổng: từ lúc lưu tới khi thấy trang mới, giây", lambda n: f"{serving[n]:.2f}")
    return "\n".join(lines)


def processor() -> str:
    """The processor's name."""
    with suppress(OSError):
        if named := re.search("model name\\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8")):
            return named[1]
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument.isdigit()]
    main([int(size) for size in given] or [100, 1000, 5000, 10000], "toàn văn" if "toan-van" in sys.argv else "tóm tắt")
