"""A province as two portals built beside one another, and as one: ``nox -s bench-shards`` (or ``-- 10000``).

The same made-up documents both times: half the province's, half its districts', each naming one of its own half and
one of the other. Printed: time, processor time, peak memory and size of each build, what the portals hand one another,
and how many of the citations from one into the other lead to a page that is there.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.corpus import SYLLABLES, head, unit

ROOT = Path(__file__).parents[2]
SHARDS = ("tinh", "huyen")
NAMES = [
    f"{a} {b}"
    for a in ["Phú", "Tân", "Bình", "Hòa", "Vĩnh", "Thanh", "Sơn", "Xuân"]
    for b in ["An", "Lộc", "Mỹ", "Thịnh", "Hưng", "Long", "Hải", "Giang"]
]
"""Of districts; grammars read no figures in names of places."""
INVENTORY = "du-lieu/van-ban.json"


class Document(NamedTuple):
    """One document of the made-up province; those of odd numbers are the districts'."""

    number: int
    issued: date
    district: int

    @property
    def shard(self) -> str:
        return SHARDS[self.number % 2]

    @property
    def is_plan(self) -> bool:
        return self.number // 2 % 5 == 0

    @property
    def kind(self) -> str:
        return "Kế hoạch" if self.is_plan else "Nghị quyết"

    @property
    def symbol(self) -> str:
        return f"{self.number + 1}-{'KH' if self.is_plan else 'NQ'}/{'HU' if self.number % 2 else 'TU'}"

    @property
    def issuer(self) -> str:
        return f"Huyện ủy {NAMES[self.district]}" if self.number % 2 else "Tỉnh ủy Mẫu"

    @property
    def named(self) -> str:
        return f"{self.kind} số {self.symbol} ngày {self.issued:%d/%m/%Y} của {self.issuer}"


@dataclass
class Spent:
    """What one process took; ``said`` is what it printed."""

    wall: float
    processor: float
    memory: float
    said: str


def sources(documents: int) -> tuple[dict[str, dict[str, str]], int]:
    """The sources of each portal by path, the same on every run, and how many citations lead from one to the other."""
    chance = random.Random(8)
    districts = min(max(documents // 200, 2), len(NAMES))
    files: dict[str, dict[str, str]] = {shard: {"docs/index.md": "# Cổng\n"} for shard in SHARDS}
    files["tinh"] |= dict([unit("tinh-uy", "Tỉnh ủy Mẫu", "tỉnh Mẫu")])
    for d in range(districts):
        files["huyen"] |= dict([unit(f"huyen-uy-{d}", f"Huyện ủy {NAMES[d]}", f"huyện {NAMES[d]}, tỉnh Mẫu")])
    known: list[Document] = []
    across = 0
    for n in range(documents):
        known.append(Document(n, date(2015, 1, 1) + timedelta(days=n * 3600 // documents), chance.randrange(districts)))
        path, text, led = written(known, chance)
        files[known[-1].shard][path] = text
        across += led
    return files, across


def written(known: list[Document], chance: random.Random) -> tuple[str, str, int]:
    """(path, text, citations of the other portal's documents) of the last document, which names some before it."""
    document = known[-1]
    near, other = known[document.number % 2 :: 2][:-1], known[1 - document.number % 2 :: 2]
    named = [chance.choice(documents) for documents in (near, other) if documents]
    text = head(document.kind, document.symbol, document.issued, document.issuer)
    across = sum(each.shard != document.shard for each in named)
    if document.is_plan and named:
        text += f"can_cu: {named[-1].named}\n"
        across += named[-1].shard != document.shard
    if document.is_plan:
        text += "nhiem_vu:\n"
        for duty in range(5):
            until = document.issued + timedelta(days=chance.randint(5, 500))
            text += f"  - muc: I.{duty + 1}\n    viec: tổ chức học tập nội dung thứ {duty + 1}\n"
            text += f"    chu_tri: {document.issuer}\n    thoi_han: trước ngày {until:%d/%m/%Y}\n"
    body = [f"Thực hiện {each.named}, {' '.join(chance.choices(SYLLABLES.split(), k=80))}." for each in named]
    body += [f"### {part}. Việc {part}\n\n{' '.join(chance.choices(SYLLABLES.split(), k=80))}." for part in range(1, 6)]
    folder = "plans" if document.is_plan else "docs/van-ban"
    return f"{folder}/vb-{document.number}.md", f"{text}---\n\n## I. Nhiệm vụ\n\n" + "\n\n".join(body) + "\n", across


def portal(root: Path, files: Mapping[str, str], others: Mapping[str, str]) -> Path:
    """A portal's folder that cites ``others`` (address by name)."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    cited = "".join(
        f"    - {{ten: Cổng {name}, dia_chi: {where}, ban_sao: plans/cong-khac/{name}.json}}\n"
        for name, where in others.items()
    )
    before, _, after = settings.partition("  cong_khac: []")
    settings = f"{before}  cong_khac:\n{cited}{after.partition(chr(10))[2]}" if cited else settings
    for path, text in {**files, "mkdocs.yml": settings}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def run(folder: Path, *command: str) -> Spent:
    """Run a module in a portal's folder. Raises RuntimeError where it fails."""
    surroundings = {**os.environ, "PYTHONPATH": "hooks", "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", *command], cwd=folder, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout
        said = process.stdout.read().decode()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{folder.name}: {command}\n{said}")
    return Spent(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)


def edited(folder: Path, *build: str) -> Spent:
    """Build again after a sentence was added to one document of the districts."""
    with (folder / "docs/van-ban/vb-3.md").open("a", encoding="utf-8") as source:
        source.write("\nBổ sung một câu.\n")
    return run(folder, *build)


def at_once(step: Callable[[str], Spent]) -> tuple[float, dict[str, Spent]]:
    """A step of both portals, each in a process of its own: the time until both are done, and what each took."""
    started = time.perf_counter()
    with ThreadPoolExecutor(len(SHARDS)) as pool:
        spent = dict(zip(SHARDS, pool.map(step, SHARDS), strict=True))
    return time.perf_counter() - started, spent


def led_across(sites: Path) -> tuple[int, int]:
    """(citations that lead into the other portal, those of them whose page is not there)."""
    found = lost = 0
    for shard in SHARDS:
        for document in json.loads((sites / shard / INVENTORY).read_bytes())["van_ban"]:
            for mention in document.get("trich_dan", ()):
                for url in mention["url"]:
                    if url.startswith("../") and mention["ket_luan"] == "đã rõ":
                        found += 1
                        lost += not (sites / shard / url / "index.html").is_file()
    return found, lost


def size(folder: Path) -> str:
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return f"{sum(files) / 1e6:.1f} MB, {len(files)} files"


def told(name: str, spent: Spent, site: Path | None = None) -> None:
    print(
        f"  {name}: {spent.wall:.1f} s, processor {spent.processor:.1f} s, peak {spent.memory:.0f} MB"
        + (f"; {size(site)}" if site else "")
    )


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    files, across = sources(documents)
    print(f"{documents} documents; {across} citations lead from one half into the other; load {os.getloadavg()[0]:.1f}")
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        whole = portal(folder / "whole", {**files["tinh"], **files["huyen"]}, {})
        for shard, other in zip(SHARDS, reversed(SHARDS), strict=True):
            portal(folder / shard, files[shard], {other: f"../{other}/"})
        sites = folder / "sites"
        build = ("mkdocs", "build", "-q", "--site-dir")
        print("one portal")
        told("build", run(whole, *build, str(folder / "one")), folder / "one")
        told("one document edited", edited(whole, *build, str(folder / "one")))

        wall, spent = at_once(lambda name: run(folder / name, "vanban.cli", "du-lieu", f"../given/{name}.json"))
        print(f"two portals at once: what each gives, {wall:.1f} s")
        for name in SHARDS:
            told(name, spent[name])
        wall, spent = at_once(lambda name: run(folder / name, "vanban.cli", "lay-ban-sao", "--tu", "../given"))
        print(f"two portals at once: what each keeps of the other, {wall:.1f} s")
        for name, other in zip(SHARDS, reversed(SHARDS), strict=True):
            told(name, spent[name])
            print(f"    copy {(folder / name / f'plans/cong-khac/{other}.json').stat().st_size / 1e6:.1f} MB")
        wall, spent = at_once(lambda name: run(folder / name, *build, str(sites / name)))
        print(f"two portals at once: build, {wall:.1f} s")
        for name in SHARDS:
            told(name, spent[name], sites / name)
            print(f"    van-ban.json {(sites / name / INVENTORY).stat().st_size / 1e6:.1f} MB")
        found, lost = led_across(sites)
        print(f"citations from one portal into the other: {found} of {across} lead there, {lost} of them to no page")
        print("each portal alone, one after the other")
        for name in SHARDS:
            shutil.rmtree(folder / name / ".cache")
            told(name, run(folder / name, *build, str(sites / name)))
        told("huyen, one document edited", edited(folder / "huyen", *build, str(sites / "huyen")))


if __name__ == "__main__":
    main()
