"""The same portal from three engines: documents, links, anchors, calendars, feeds and data are equal.

ProperDocs runs the hooks and gives the same bytes. Zensical runs none and gets the composed folder: search, and what
stands around an article, are its own.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from browser.watch import Watch
from built_site import ROOT, build, served
from documents.test_editions import PUBLIC, written
from vanban import cli
from vanban.publishing.engine import MKDOCS, PROPERDOCS, ZENSICAL

OFFICE = {"SITE_URL": "https://nq.example.vn/cong/", "REPO_URL": "https://git.example.vn/vp/cong"}
ARTICLE, HEAD = "article", "head"
SAID_OF_A_PAGE = {"title", "description", "canonical", "alternate feed"}
GENERATOR = re.compile(rb'<meta name="generator" content="mkdocs-[^",]+')
ITS_OWN = re.compile(
    r"assets/(javascripts/(bundle|lunr/|workers/|LICENSE)|stylesheets/(main|palette|classic/|modern/)|images/favicon)"
    r"|search/search_index\.json|search\.json|sitemap\.xml\.gz"
)
"""Files of an engine's theme and search."""


def installed(engine: str) -> str:
    """The engine's name; the test is skipped where it is not installed."""
    pytest.importorskip(engine, reason=f"{engine} is not installed: pip install -r requirements-dev.txt")
    return engine


@pytest.fixture(scope="module")
def office() -> Iterator[None]:
    """A portal that has an address, and a forge where it is edited."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in OFFICE.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="module")
def by_mkdocs(office: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mkdocs") / "site"
    build(ROOT, folder, MKDOCS)
    return folder


@pytest.fixture(scope="module")
def composed(office: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `vanban compose` writes, in a folder that knows nothing of the portal's."""
    folder = tmp_path_factory.mktemp("composed") / "sources"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert cli.main(["compose", "--out", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def by_zensical(composed: Path) -> Path:
    done = zensical(composed)
    assert done.returncode == 0, done.stdout + done.stderr
    return composed / "site"


def zensical(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", installed(ZENSICAL), "build", "--strict"]
    surroundings = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, encoding="utf-8", check=False)


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


class Shown(HTMLParser):
    """A page's article: its elements and words in order, links as where they lead; and what is said of the page."""

    def __init__(self, path: str, html: bytes) -> None:
        super().__init__()
        self.address = OFFICE["SITE_URL"] + ("" if path == "404.html" else path.removesuffix("index.html"))
        self.article: list[object] = []
        self.about: dict[str, str] = {}
        self._within: list[str] = []
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in (ARTICLE, HEAD, "title"):
            self._within.append(tag)
        if (name := given.get("name") or given.get("rel")) in SAID_OF_A_PAGE and HEAD in self._within:
            self.about[str(name)] = given.get("content") or urljoin(self.address, given.get("href"))
        if ARTICLE in self._within and given.get("id") != "__skip":
            for key in ("href", "src"):
                if key in given:
                    given[key] = urljoin(self.address, given[key])
            self.article.append((tag, *sorted(given.items())))

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if "title" in self._within and HEAD in self._within:
            self.about["title"] = self.about.get("title", "") + data
        elif ARTICLE in self._within and data.strip():
            self.article.append(" ".join(data.split()))


def assert_same_pages(ours: Path, theirs: Path) -> list[str]:
    """Every page shows and says the same in both sites; gives the paths of those that have an article."""
    articles = []
    for path in (path for path in tree(ours) if path.endswith(".html")):
        one, other = (Shown(path, (site / path).read_bytes()) for site in (ours, theirs))
        assert other.article == one.article, path
        assert other.about == one.about, path
        articles += [path] if one.article else []
    return articles


def test_the_sitemap_names_every_page_and_nothing_else(by_mkdocs: Path) -> None:
    named = re.findall(r"<loc>(.*)</loc>", (by_mkdocs / "sitemap.xml").read_text(encoding="utf-8"))
    pages = {path: Shown(path, html) for path, html in tree(by_mkdocs).items() if path.endswith("/index.html")}
    assert sorted(named) == sorted([OFFICE["SITE_URL"], *(page.address for page in pages.values() if page.article)])


def test_properdocs_gives_the_same_bytes(by_mkdocs: Path, tmp_path: Path) -> None:
    build(ROOT, tmp_path / "site", installed(PROPERDOCS))
    theirs, ours = tree(tmp_path / "site"), tree(by_mkdocs)

    assert theirs.keys() == ours.keys()
    named = {path: GENERATOR.sub(b"", content) for path, content in theirs.items()}
    assert [path for path, content in named.items() if content != GENERATOR.sub(b"", ours[path])] == []


def test_zensical_publishes_the_same_addresses_and_files(by_mkdocs: Path, by_zensical: Path) -> None:
    theirs, ours = ({p for p in tree(site) if not ITS_OWN.match(p)} for site in (by_zensical, by_mkdocs))

    assert theirs == ours


def test_zensical_gives_the_same_calendars_feeds_data_and_scripts(by_mkdocs: Path, by_zensical: Path) -> None:
    theirs = tree(by_zensical)
    ours = {path: content for path, content in tree(by_mkdocs).items() if not ITS_OWN.match(path)}
    files = [path for path in ours if not path.endswith(".html") and path != "sitemap.xml"]

    assert {Path(path).suffix for path in files} >= {".ics", ".xml", ".json", ".bin", ".png", ".js", ".css"}
    assert [path for path in files if theirs[path] != ours[path]] == []
    assert sorted(theirs["sitemap.xml"].split()) == sorted(ours["sitemap.xml"].split())


def test_zensical_shows_the_same_documents_with_the_same_links_and_anchors(by_mkdocs: Path, by_zensical: Path) -> None:
    assert len(assert_same_pages(by_mkdocs, by_zensical)) > 150


def test_zensical_reads_markdown_of_many_kinds_as_mkdocs_does(
    office: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {
        "docs/tro-giup/nhieu-kieu.md": (Path(__file__).parent / "many_kinds.md").read_text(encoding="utf-8"),
        "docs/phần hai/README.md": "# Đọc\n\n[x](trang%20một.md) ![a](../tro-giup/anh.png)\n",
        "docs/phần hai/trang một.md": '---\ntitle: "Tựa: một"\n---\n# Một\n\n[y](<../tro-giup/nhieu-kieu.md#rieng>)\n',
    }
    root = written(tmp_path / "portal", PUBLIC, pages)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    build(root, tmp_path / "site", MKDOCS)
    monkeypatch.chdir(root)
    assert cli.main(["compose", "--out", str(tmp_path / "sources")]) == 0
    done = zensical(tmp_path / "sources")
    assert done.returncode == 0, done.stdout + done.stderr
    assert_same_pages(tmp_path / "site", tmp_path / "sources/site")


def test_zensical_leads_to_where_a_page_is_edited(by_zensical: Path) -> None:
    edit = re.compile(r'href="https://git\.example\.vn/vp/cong/edit/main/([^"]+)"')
    sources = {"ke-hoach/thi-uy-duc-pho/2022/44": ["plans/duc-pho-44-kh-tu.md"], "lich": []}
    sources |= {"tro-giup/thoi-han": ["docs/tro-giup/thoi-han.md"]}
    found = {page: edit.findall((by_zensical / page / "index.html").read_text("utf-8")) for page in sources}
    assert found == sources


def test_readers_of_zensicals_pages_search_in_vietnamese_under_the_strict_policy(
    by_zensical: Path, browser: Browser
) -> None:
    with served(by_zensical, strict=True) as address, browser.new_context(base_url=address) as context:
        watch = Watch(host=urlsplit(address).netloc)
        watch.over(context)
        page = context.new_page()
        for path in ("/", "/ke-hoach/thi-uy-duc-pho/2022/44/", "/lich/", "/phan-viec/"):
            page.goto(path)
        page.get_by_title("Chuyển sang nền tối").click()
        page.get_by_role("link", name="Tìm kiếm").first.click()
        page.get_by_label("Tìm trong cổng").press_sequentially("hoc tap nghi quyet")
        expect(page.locator(".ket-qua h2").first).to_contain_text("học tập")
    assert watch.faults == []


@pytest.mark.parametrize("engine", [MKDOCS, PROPERDOCS])
def test_the_composed_folder_needs_no_hooks(engine: str, composed: Path, by_mkdocs: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT / "hooks"))
        build(composed, tmp_path / "site", installed(engine))
    assert_same_pages(by_mkdocs, tmp_path / "site")


@pytest.mark.parametrize("link", ["khong-co.md", "../ke-hoach.md#khong-co"])
def test_zensical_stops_at_a_link_that_leads_nowhere(link: str, composed: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(composed, tmp_path / "sources", ignore=shutil.ignore_patterns("site", ".cache"))
    (folder / "docs/tro-giup/index.md").write_text(f"# Trợ giúp\n\n[hỏng]({link})\n", encoding="utf-8")

    assert zensical(folder).returncode != 0


def test_zensical_builds_nothing_of_sources_that_were_not_composed(tmp_path: Path) -> None:
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    done = zensical(tmp_path)

    assert done.returncode != 0
    assert "hooks-khong-chay" in done.stderr
