"""The search yardstick: five official texts among competing documents, with queries as people type them.

The texts, the documents that compete with them and the queries are made outside of the repository; without them the
tests that use this skip.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from playwright.sync_api import Page

from vanban.compose.search import SCRIPT, script
from vanban.documents.content import Content
from vanban.language.sections import SectionLabel
from vanban.search.contents import landing, plain, titled
from vanban.search.pages import SearchPage, SearchSection
from vanban.unchanged import files_in

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class Query:
    """Words typed, the documents that answer them, and where known the sections (``document#III.2``)."""

    words: str
    documents: tuple[str, ...]
    sections: tuple[str, ...] = ()


def queries(path: Path) -> list[Query]:
    """The queries of a file of JSON lines."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Query(r["q"], tuple(r.get("documents") or [r["document"]]), tuple(r.get("sections", ()))) for r in rows]


def official() -> list[SearchPage]:
    """The five official texts."""
    pages = []
    for file in sorted((SHARED / "gold").glob("*.yaml")):
        facts = yaml.safe_load(file.read_text(encoding="utf-8"))
        number, issuer = facts.get("number") or "", facts["issuer"]
        identity = [facts["title"], issuer.get("body") or "", issuer.get("locality") or ""]
        text = (SHARED / "seeds" / facts["file"]).read_text(encoding="utf-8")
        title = f"Kế hoạch số {number}" if number else "Kế hoạch"
        pages.append(_page(file.stem, title, text, identity, number, date(2022, 1, 1)))
    return pages


def generated(program: str, folder: Path, *arguments: str) -> list[SearchPage]:
    """The documents that a program of the yardstick writes."""
    command = [sys.executable, str(SHARED / "search" / program), *arguments, str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return [_of_markdown(file) for file in sorted(folder.glob("*.md"))]


def _of_markdown(file: Path) -> SearchPage:
    _, head, body = file.read_text(encoding="utf-8").split("---", 2)
    facts = {key: str(value) for key, value in yaml.safe_load(head).items()}
    issued = date.fromisoformat(facts["date_issued"])
    identity = [facts.get("issuer", ""), f"năm {issued.year}"]
    return _page(file.stem, facts["title"], body, identity, facts.get("number", ""), issued)


def _page(name: str, title: str, text: str, identity: Iterable[str], number: str, issued: date) -> SearchPage:
    content = Content(text, 1)
    titles = {heading.label: plain(heading.title) for heading in content.headings}
    texts: dict[SectionLabel, list[str]] = {}
    for block in content.blocks:
        texts.setdefault(landing(block.section), []).append(plain(block.text))
    sections = [SearchSection(of.anchor, titled(of, titles.get(of, "")), said) for of, said in texts.items()]
    kind = " ".join(title.split()[:2])
    return SearchPage(name, title, sections, list(filter(None, identity)), kind, number, issued=issued)


def _place(section: str) -> str:
    """``document#III.2`` as addresses say it; of a number printed twice any printing will do."""
    document, _, label = section.removesuffix(" (second)").partition("#")
    return f"{document}#{SectionLabel.parse(label).anchor}"


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """A site of nothing but the files of an index and the scripts that search in it."""
    for path, content in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    shutil.copytree(ROOT / "overrides/assets", folder / "assets")
    (folder / SCRIPT).write_text(engine(), encoding="utf-8")
    page = f'<!doctype html><title>Thử</title><script src="{SCRIPT}"></script>'
    (folder / "index.html").write_text(page, encoding="utf-8")


def engine() -> str:
    """All parts of search in one script, as MkDocs makes it."""
    files = files_in(ROOT / "overrides")
    return script({path: Path(place).read_bytes() for path, place in files}).decode()


def answers(page: Page, asked: Iterable[Query]) -> Iterator[tuple[Query, list[tuple[str, str]]]]:
    """Each query with the pages found, best first, each with its best section (empty if it has none)."""
    page.evaluate("window.engine = SearchEngine.create(new URL('./', location.href))")
    for query in asked:
        found = page.evaluate(
            """async (words) => (await engine.search(words)).pages
                .map(({ page, sections }) => [page.location, sections[0]?.anchor ?? ""])""",
            query.words,
        )
        yield query, [(location, anchor) for location, anchor in found]


@dataclass
class Score:
    """Shares of queries whose first page, or first section, is right; and the mean reciprocal rank of the page."""

    first: float
    reciprocal: float
    section: float
    missed: list[str]


def score(found: Iterable[tuple[Query, list[tuple[str, str]]]]) -> Score:
    """How well queries were answered."""
    ranks, sections, missed = [], [], []
    for query, pages in found:
        places = [place for place, (name, _) in enumerate(pages[:10], 1) if name in query.documents]
        ranks.append(1 / places[0] if places else 0.0)
        if ranks[-1] < 1:
            missed.append(f"{query.words} → {pages[0][0] if pages else 'nothing'}")
        if query.sections:
            best = re.sub(r"_lan\d", "", "#".join(pages[0])) if pages else ""
            sections.append(best in map(_place, query.sections))
    mean = lambda values: sum(values) / max(1, len(values))  # noqa: E731
    return Score(mean([rank == 1 for rank in ranks]), mean(ranks), mean(sections), missed)
