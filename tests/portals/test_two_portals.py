"""Two portals side by side, as readers get them: a citation leads from one into the other, and back."""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath
from urllib.parse import urlsplit

import pytest
from mkdocs.config import load_config
from playwright.sync_api import Browser, expect

from browser.watch import Watch
from built_site import build, served
from engine.settled import stamp_of
from portals.two_portals import DISTRICT, PLAN_AT, PROVINCE, RESOLUTION_AT, beside, vanban
from vanban.build import Build
from vanban.compose.settings import Settings
from vanban.documents.models import INTERNAL, PUBLIC
from vanban.memory import Memory
from vanban.project import Project
from vanban.publishing.bundle import bundled
from vanban.publishing.disk import files_in
from vanban.publishing.links import broken_links, reader

TINH, HUYEN = ("Cổng Tỉnh ủy", "../tinh/", "tinh"), ("Cổng Thị ủy", "../huyen/", "huyen")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of both portals, each with the other's copy."""
    repository = tmp_path_factory.mktemp("sources")
    shards = [beside(repository, "tinh", PROVINCE, HUYEN), beside(repository, "huyen", DISTRICT, TINH)]
    with pytest.MonkeyPatch.context() as patch:
        for shard in shards:
            assert vanban(patch, shard, "du-lieu", f"../../given/{shard.name}.json") == 0
        for shard in shards:
            assert vanban(patch, shard, "lay-ban-sao", "--tu", "../../given") == 0
    return repository / "cong"


@pytest.fixture(scope="module")
def sites(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both, built without a warning, side by side."""
    folder = tmp_path_factory.mktemp("sites")
    for name in ("tinh", "huyen"):
        build(sources / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def host(sites: Path) -> Iterator[str]:
    with served(sites, strict=True) as url:
        yield url


def test_every_citation_leads_to_a_page_that_is_there(sites: Path) -> None:
    page = (sites / "huyen" / PLAN_AT / "index.html").read_text(encoding="utf-8")
    led = re.findall(rf'href="([^"]*{RESOLUTION_AT}[^"]*)"', page)

    assert len(led) == 6  # căn cứ, gọi tắt, tài liệu, twice in the text, once in the list of what it names
    assert {normpath(f"huyen/{PLAN_AT}/{link}") for link in led} == {f"tinh/{RESOLUTION_AT}"}
    assert (sites / "tinh" / RESOLUTION_AT / "index.html").is_file()


def test_both_sites_hold_for_those_who_publish(sites: Path) -> None:
    for name in ("tinh", "huyen"):
        files = dict(files_in(sites / name))
        pages, styles = reader(lambda path, files=files: files[path].read_text(encoding="utf-8"), files)
        assert list(broken_links(pages, styles, files)) == []


def test_a_reader_follows_a_citation_into_the_other_portal_and_back(browser: Browser, host: str) -> None:
    context = browser.new_context(locale="vi-VN")
    watch = Watch(host=urlsplit(host).netloc)
    watch.over(context)
    page = context.new_page()
    page.goto(f"{host}/huyen/{PLAN_AT}/")
    expect(page.locator("#can-cu ~ ul").first).to_contain_text("(ở Cổng Tỉnh ủy)")

    page.get_by_role("link", name="ngày 20/10/2021 của Tỉnh ủy Quảng Ngãi (ở cổng khác)").first.click()
    expect(page).to_have_url(f"{host}/tinh/{RESOLUTION_AT}/")
    expect(page.locator("h1")).to_contain_text("Nghị quyết số 05-NQ/TU")
    carrying_out = page.locator("#thuc-hien ~ ul").first
    expect(carrying_out).to_have_text("Kế hoạch số 44-KH/TU (Thị ủy Đức Phổ) (ở Cổng Thị ủy)")

    carrying_out.get_by_role("link").click()
    expect(page).to_have_url(f"{host}/huyen/{PLAN_AT}/")
    context.close()
    assert watch.faults == []


def test_from_a_stick_the_neighbour_is_found_too(sites: Path) -> None:
    files = dict(files_in(sites / "huyen"))
    (plan,) = (c for p, c in bundled(files, lambda p: files[p].read_bytes()) if p == f"{PLAN_AT}/index.html")

    assert f'href="../../../../../tinh/{RESOLUTION_AT}/index.html"'.encode() in plan


def test_nothing_else_is_made_of_what_others_publish(sources: Path) -> None:
    """No page, calendar, feed or entry of search, and nothing to remember: the same files, the same ledger."""
    extra = Project(sources / "huyen").settings()
    together = Build.of(sources / "huyen", Settings("Cổng"), {"an_ban": PUBLIC, **extra})
    alone = Build.of(sources / "huyen", Settings("Cổng"), {"an_ban": PUBLIC})

    assert dict(together.files()).keys() == dict(alone.files()).keys()
    assert together.places == alone.places
    changed = {path for path, content in together.files() if dict(alone.files())[path] != content}
    assert changed == {f"{PLAN_AT}.md", "du-lieu/van-ban.json", "ban-bien-tap.md"}


def test_a_copy_that_changed_is_read_again(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huyen = sources / "huyen"
    copy, memory = huyen / "plans/cong-khac/tinh.json", Memory()
    extra = {"an_ban": PUBLIC, **Project(huyen).settings()}
    whole = copy.read_bytes()

    def built(remembered: Memory | None) -> dict[str, str | bytes]:
        return dict(Build.of(huyen, Settings("Cổng"), extra, memory=remembered).files())

    before = built(memory)
    monkeypatch.setattr("vanban.portals.others.read_copy", pytest.fail)
    assert built(memory) == before  # and not read again
    monkeypatch.undo()
    try:
        copy.write_bytes(whole.replace(b"05-NQ/TU", b"06-NQ/TU"))
        assert built(memory) == built(None) != before
    finally:
        copy.write_bytes(whole)


def test_a_change_in_what_portals_share_is_no_reason_to_build_nothing(sources: Path) -> None:
    stamp = stamp_of(load_config(str(sources / "huyen" / "mkdocs.yml")))

    assert stamp
    assert sources.parent / "overrides" in [folder.resolve() for folder in stamp.folders]


def test_the_public_edition_does_not_open_a_copy_among_internal_things(sources: Path) -> None:
    hidden = {"cong_khac": [{"ten": "Mạng nội bộ", "dia_chi": "http://10.0.0.5/", "ban_sao": "plans/noi-bo/tinh.json"}]}
    copy = sources / "huyen/plans/noi-bo/tinh.json"
    copy.parent.mkdir()
    copy.write_bytes((sources / "huyen/plans/cong-khac/tinh.json").read_bytes())

    editions = {
        edition: dict(Build.of(sources / "huyen", Settings("Cổng"), {"an_ban": edition, **hidden}).files())
        for edition in (PUBLIC, INTERNAL)
    }

    assert "10.0.0.5" not in str(editions[PUBLIC])
    assert "http://10.0.0.5/nghi-quyet/" in editions[INTERNAL][f"{PLAN_AT}.md"]
