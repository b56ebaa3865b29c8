"""``nox -s bench-search -- 2000``: this search beside stock Material and Pagefind, on the same pages in one run.

The pages are those of the yardstick; each search runs as its site would run it, in the installed Chromium, over
loopback: ours and Material's in their workers, Pagefind in the page. Pagefind comes through ``npx``; where that is out
of reach its column stays empty. Bytes are counted as gzip would send them.
"""

import gzip
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from browser.chromium import find_or_fetch
from built_site import served
from search import yardstick
from search.yardstick import SHARED, Query, Score
from vanban.search.files import search_files
from vanban.search.pages import SearchPage

PAGEFIND = "pagefind@1.6.0"
FIRST = 3  # fresh pages whose first answer is timed; the middle one counts
WORKER = """async (address) => {
    const worker = new Worker(address), base = new URL(".", location.href);
    const next = (type) => new Promise((done) => worker.addEventListener("message", function heard({ data }) {
        if (data.type === type) { worker.removeEventListener("message", heard); done(data.data); }
    }));
    const index = await (await fetch("search/search_index.json")).json();
    const ready = next(1);
    worker.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
    await ready;
    window.ask = async (words) => {
        const answer = next(3);
        worker.postMessage({ type: 2, data: words });
        return (await answer).items.slice(0, 10).map((entries) =>
            entries.reduce((one, other) => (other.score > one.score ? other : one)).location);
    };
}"""
PAGEFIND_IN_PAGE = """async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", location.href));
    await pagefind.init();
    window.ask = async (words) => {
        const { results } = await pagefind.search(words);
        const found = await Promise.all(results.slice(0, 10).map((result) => result.data()));
        return found.map(({ url, sub_results }) => (sub_results[0]?.url ?? url).replace(/^\\//, ""));
    };
}"""
ENGINE_IN_PAGE = """async () => {
    const engine = SearchEngine.create(new URL("./", location.href));
    window.ask = async (words) => (await engine.search(words)).pages.map(({ page }) => page.location);
}"""
TIMED = "async (words) => { const t = performance.now(); await ask(words); return performance.now() - t; }"
# The least of five times, or of those that fit into a second: what else the machine does is not the search's.
WARM = """async (words) => {
    let least = Infinity;
    for (let i = 0, end = performance.now() + 1000; i < 5 && performance.now() < end; i += 1) {
        const t = performance.now();
        await ask(words);
        least = Math.min(least, performance.now() - t);
    }
    return least;
}"""


@dataclass
class Figures:
    """What one search was measured to do; times in milliseconds, bytes as gzip."""

    score: Score
    first: float
    first_bytes: int
    p95: float
    per_page: float
    before: int
    share: float | None = None


def main(size: int) -> None:
    """Print the table for so many pages."""
    if not (SHARED / "search").is_dir():
        sys.exit(f"bench-search: the yardstick is not here ({SHARED / 'search'})")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work = Path(folder)
        pages = [*yardstick.official(), *yardstick.generated("gen_distractors.py", work / "d", str(size - 5))]
        queries = yardstick.queries(SHARED / "search/queries.jsonl")
        browser = playwright.chromium.launch(executable_path=find_or_fetch(), args=["--no-sandbox"])
        began = _processor()
        files = list(search_files(pages))
        spent = _processor() - began
        ours, stock = work / "ours", work / "stock"
        yardstick.write(files, ours)
        (ours / "search/search_index.json").write_text('{"config":{"lang":["vi"]},"docs":[]}', encoding="utf-8")
        build = _stock(pages, work / "project", stock)

        def measured(site: Path, *how: Any) -> Figures:
            with served(site) as address:
                return _measured(browser, address, site, queries, len(pages), *how)

        worker = next((stock / "assets/javascripts/workers").glob("search.*.js")).relative_to(stock)
        size_of = lambda *paths: sum(len(gzip.compress(path.read_bytes())) for path in paths)  # noqa: E731
        found = {
            "this": measured(
                ours, WORKER, "assets/javascripts/search-worker.js",
                lambda path: path.startswith("search/") and "/text/" not in path,
                size_of(ours / "assets/javascripts/search-worker.js", ours / "search/search_index.json"),
            ),
            "stock Material": measured(
                stock, WORKER, str(worker), lambda path: path == "search/search_index.json",
                size_of(stock / worker, stock / "search/search_index.json"),
            ),
        }  # fmt: skip
        found["this"].share = spent / (spent + build)
        if shutil.which("npx"):
            command = ["npx", "--yes", PAGEFIND, "--site", str(stock)]
            if subprocess.run(command, capture_output=True, timeout=900, check=False).returncode == 0:
                is_index = lambda path: path.startswith("pagefind/") and path.endswith(("pf_index", "pf_meta"))  # noqa: E731
                found["Pagefind"] = measured(stock, PAGEFIND_IN_PAGE, "", is_index, 0)
        _print(found, len(pages))
        with served(ours) as address:
            _throttled(browser.new_page(), address)
        browser.close()


def _stock(pages: Sequence[SearchPage], project: Path, site: Path) -> float:
    """Build the pages with stock Material; the processor seconds of it without its search."""
    for page in pages:
        parts = [f"# {page.title}", *page.identity]
        for section in page.sections:
            parts += [f"## {section.title} {{#{section.anchor}}}"]
            parts += section.paragraphs
        (project / "docs").mkdir(parents=True, exist_ok=True)
        (project / "docs" / f"{page.location}.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    (project / "docs/index.md").write_text("# Thử\n", encoding="utf-8")
    spent = 0.0
    for plugins in ([], [{"search": {"lang": "vi"}}]):
        config = {
            "site_name": "Thử", "site_dir": str(site), "nav": [{"Thử": "index.md"}], "plugins": plugins,
            "theme": {"name": "material", "language": "vi", "font": False}, "markdown_extensions": ["attr_list"],
            "validation": {"nav": {"omitted_files": "ignore"}},
        }  # fmt: skip
        (project / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
        began = _processor()
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, check=True, capture_output=True)
        spent = spent or _processor() - began
    return spent


def _processor() -> float:
    """Processor seconds until now, those of ended children too."""
    return sum(os.times()[:4])


def _measured(
    browser: Browser, address: str, site: Path, queries: Sequence[Query], pages: int,
    setup: str, argument: str, indexed: Callable[[str], bool], before: int,
) -> Figures:  # fmt: skip
    times = []
    for _ in range(FIRST):
        page = browser.new_page()  # has nothing in its cache
        fetched: list[str] = []
        page.goto(f"{address}/")
        page.wait_for_load_state("networkidle")
        page.context.on("request", lambda r, to=fetched: to.append(unquote(urlsplit(r.url).path).lstrip("/")))
        began = time.perf_counter()
        page.evaluate(setup, argument)
        page.evaluate("words => ask(words)", "nghi quyet trung uong 5")
        times.append((time.perf_counter() - began) * 1000)
    first = median(times)
    page.wait_for_timeout(200)
    first_bytes = sum(_sent(site / path) for path in fetched if (site / path).is_file())
    found = [(query, _places(page.evaluate("words => ask(words)", query.words))) for query in queries]
    warm = sorted(page.evaluate(WARM, query.words) for query in queries)
    index = sum(
        _sent(file) for file in site.rglob("*") if indexed(file.relative_to(site).as_posix()) and file.is_file()
    )
    page.close()
    return Figures(yardstick.score(found), first, first_bytes, warm[int(len(warm) * 0.95)], index / pages, before)


def _sent(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


def _places(locations: Sequence[str]) -> list[tuple[str, str]]:
    """(page, section) of addresses as each search gives them."""
    parts = [unquote(location).partition("#") for location in locations]
    return [(name.partition("?")[0].rstrip("/"), re.sub(r"_lan\d$", "", anchor)) for name, _, anchor in parts]


def _throttled(page: Page, address: str) -> None:
    """A slow telephone: six times less processor, 3G (1.6 Mbit/s, 150 ms), uncompressed."""
    session = page.context.new_cdp_session(page)
    page.goto(f"{address}/")
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    slow = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", slow)
    page.evaluate(ENGINE_IN_PAGE)
    first = page.evaluate(TIMED, "nghi quyet trung uong 5")
    again = sorted(page.evaluate(TIMED, "nghi quyet trung uong 5"[:end]) for end in range(3, 24))
    print(f"CPU / 6, 3G, not compressed: first result {first:.0f} ms, while typing on: median {again[10]:.0f} ms")


def _print(found: dict[str, Figures], pages: int) -> None:
    about = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*:\s*(.+)", about.read_text() if about.exists() else "") or [platform.processor()]
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{pages} pages; {names[0]}, {os.cpu_count()} cores{load}\n")
    rows: list[tuple[str, Callable[[Figures], str]]] = [
        ("success@1, given queries", lambda f: f"{f.score.first:.3f}"),
        ("MRR@10", lambda f: f"{f.score.reciprocal:.3f}"),
        ("success@1 by section", lambda f: f"{f.score.section:.3f}"),
        ("first result, ms", lambda f: f"{f.first:.0f}"),
        ("KB to the first result", lambda f: f"{f.first_bytes / 1000:.0f}"),
        ("warm p95, ms", lambda f: f"{f.p95:.1f}"),
        ("index, gzip, bytes a document", lambda f: f"{f.per_page:.0f}"),
        ("KB fetched before typing", lambda f: f"{f.before / 1000:.1f}"),
        ("index build, share with Material without search", lambda f: f"{f.share:.1%}" if f.share is not None else "–"),
    ]
    print("| | " + " | ".join(found) + " |")
    print("|---" * (1 + len(found)) + "|")
    for name, value in rows:
        print(f"| {name} | " + " | ".join(value(figures) for figures in found.values()) + " |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
