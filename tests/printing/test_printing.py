"""Printed pages are what the engine would have made of them."""

import pickle
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from vanban.compose.page import Page
from vanban.memory import Memory
from vanban.printing.press import Press
from vanban.printing.printer import Printer, in_navigation
from vanban.printing.shell import Form, Shell, ShellError

ROOT = Path(__file__).parents[2]
OPTIONS = {"toc": {"permalink": "¶", "toc_depth": 3}}


def made(site: Path) -> Path:
    """The portal, built into this folder."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site), repo_url="https://example.vn/kho")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return site


@pytest.fixture(scope="module")
def made_by_engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal with nothing printed: MkDocs makes every page itself."""

    def nothing_printed(pages: Sequence[Page], _: object, *more: Any) -> Printer:
        return Printer(pages, {page.path for page in pages}, *more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engine.pages.Printer", nothing_printed)
        return made(tmp_path_factory.mktemp("engine"))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("printed"))


def same(html: str, page: str) -> str:
    """Blanks between tags and the many ways to write one relative address do not count."""

    def led(match: re.Match[str]) -> str:
        path, sharp, anchor = match[2].partition("#")
        target = normpath(join(dirname(page), path)) + "/" * path.endswith("/") if path else ""
        return f'{match[1]}="{target}{sharp}{anchor}"'

    html = re.sub(r'(href|src)="(?![a-z]+:)([^"]*)"', led, html)
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", html))


def test_every_page_is_what_the_engine_makes_of_it(made_by_engine: Path, printed: Path) -> None:
    def pages(site: Path) -> list[str]:
        return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))

    assert pages(printed) == pages(made_by_engine)
    assert len(pages(printed)) > 150
    for page in pages(printed):
        one, other = ((site / page).read_text(encoding="utf-8") for site in (printed, made_by_engine))
        assert same(one, page) == same(other, page), page


def test_all_other_files_are_the_same(made_by_engine: Path, printed: Path) -> None:
    files = [path for path in made_by_engine.rglob("*") if path.is_file() and path.suffix not in (".html", ".gz")]
    assert len(files) > 100
    for file in files:
        if file.name != "sitemap.xml":
            assert (printed / file.relative_to(made_by_engine)).read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("link", "led"),
    [
        ("../a/b.md", "../../a/b/"),
        ("c.md#muc-i", "../c/#muc-i"),
        ("44.md", "./"),
        ("../../index.md", "../../../"),
        ("../t%E1%BB%87p.pdf", "../../t%E1%BB%87p.pdf"),
        ("#muc-i", "#muc-i"),
        ("/lich/", "/lich/"),
        ("https://example.vn/a.md", "https://example.vn/a.md"),
        ("mailto:a@example.vn", "mailto:a@example.vn"),
    ],
)
def test_links_between_files_lead_to_addresses(link: str, led: str) -> None:
    sheet = Press(["toc"], OPTIONS).sheet(f"# Trang\n\n[x]({link})", "ke-hoach/x/44.md")
    assert f'<a href="{led}">x</a>' in sheet.content


def test_an_address_of_mail_stays_hidden_from_machines_and_whole() -> None:
    content = Press(["toc"], OPTIONS).sheet("# Thư\n\n<a@example.vn>", "a.md").content
    assert "example" not in content
    assert content.count("&#") > 10


def test_headings_have_anchors_by_vietnamese_letters() -> None:
    sheet = Press(["toc", "attr_list"], OPTIONS).sheet(
        "# Kế hoạch\n\n## Đảng bộ\n\n### Ủy ban {#uy}\n\n## Đảng bộ", "a.md"
    )
    (title,) = sheet.headings
    assert [(h.anchor, [b.anchor for b in h.below]) for h in title.below] == [("dang-bo", ["uy"]), ("dang-bo_1", [])]
    assert {"ke-hoach", "dang-bo", "uy", "dang-bo_1"} <= sheet.anchors


def test_words_that_read_like_a_place_are_none() -> None:
    text = """# Trang\n\nViết `<meta name="viewport">` hay id="vi-du".\n\n<a title="a > b" id='cho'></a>\n"""
    assert Press(["toc"], OPTIONS).sheet(text, "a.md").anchors == {"trang", "cho"}


def test_pages_of_one_form_share_a_shell() -> None:
    pages = [
        Page.of("a/b", "Một", "## Mục\n"),
        Page.of("c/d", "Hai", "## Mục\n"),
        Page.of("c/d/e", "Sâu hơn", "## Mục\n"),
        Page.of("c/f", "Không có mục lục", "chữ\n"),
        Page.of("c/g", "Có tả", "## Mục\n", description="tả"),
        Page.of("c/h", "Từ một tệp", "## Mục\n", source="plans/h.md"),
    ]
    printer = Printer(pages, (), pickle.dumps((["toc"], OPTIONS)), Memory(), "https://example.vn/kho/edit/main/")
    assert len(printer.samples) == 5
    assert len({form.address for form in printer.samples.values()}) == 5


def test_whatever_a_page_holds_stays_as_it_is(form_made: Callable[[Form], str]) -> None:
    page = Page.of("a", 'Tên "có" <dấu> & hết', "## Mục *một*\n\n### Điểm\n\nchữ\n", description='một "hai"')
    sheet = Press(["toc"], OPTIONS).sheet(page.text, page.path)
    form = Form.of(page, sheet, can_be_edited=False)
    html = Shell.of(form, form_made(form)).page(page, sheet, None)
    assert "<title>Tên &quot;có&quot; &lt;dấu&gt; &amp; hết</title>" in html
    assert 'content="một &quot;hai&quot;"' in html
    assert '<a href="#muc-mot">Mục một</a><nav aria-label="Mục một">' in re.sub(r"\s*\n\s*", "", html)
    assert "0khung" not in html


def test_words_that_look_like_marks_stay_words(form_made: Callable[[Form], str]) -> None:
    page = Page.of("a", "0khung0tieude0", "## 0khung0la0 0khung0neo0\n\n## Có\n\n### 0khung0canh0\n\n0khung0mucluc0\n")
    sheet = Press(["toc"], OPTIONS).sheet(page.text, page.path)
    form = Form.of(page, sheet, can_be_edited=False)
    html = Shell.of(form, form_made(form)).page(page, sheet, None)
    assert '<a href="#0khung0la0-0khung0neo0">0khung0la0 0khung0neo0</a>' in html
    assert '<a href="#0khung0canh0">0khung0canh0</a>' in html
    assert "<p>0khung0mucluc0</p>" in html


def test_a_theme_that_has_changed_is_told(form_made: Callable[[Form], str]) -> None:
    page = Page.of("a", "Tên", "## Mục\n")
    form = Form.of(page, Press(["toc"], OPTIONS).sheet(page.text, page.path), can_be_edited=False)
    with pytest.raises(ShellError, match="mục lục"):
        Shell.of(form, form_made(form).replace("md-nav__item", "other"))
    with pytest.raises(ShellError, match="tieude"):
        Shell.of(form, re.sub("<title>.*</title>", "", form_made(form)))


@pytest.fixture
def form_made() -> Callable[[Form], str]:
    """A theme of three lines that puts a sample's marks where Material does."""

    def filled(form: Form) -> str:
        title, anchor = (re.search(pattern, form.markdown)[1] for pattern in (r"title: (.*)", r"\{#(.*?)\}"))
        leaf, branch, twig = re.findall("^##+ (\\S+)", form.markdown, re.MULTILINE)
        item = '<li class="md-nav__item"><a href="#0khung0neo0">{}</a>{}</li>'
        below = f'<nav aria-label="{branch}"><ul>{item.format(twig, "")}</ul></nav>'
        described = re.search("description: (.*)", form.markdown)
        return (
            f'<title>{title}</title><meta content="{described[1] if described else ""}"><a href="#{anchor}"></a>'
            f"<ul>{item.format(leaf, '')}{item.format(branch, below)}</ul><h1>0khung0noidung0</h1>"
        )

    return filled


def test_the_navigation_names_pages_at_any_depth() -> None:
    nav = [{"Trang chủ": "index.md"}, "lich.md", {"Nhóm": [{"Trang": "a.md"}, "b.md"]}]
    assert list(in_navigation(nav)) == ["index.md", "lich.md", "a.md", "b.md"]
    assert list(in_navigation(None)) == []


@pytest.mark.parametrize("depth", ["0", "2-4"])
def test_contents_without_the_page_s_name_are_told(depth: str) -> None:
    page = Page.of("a", "Tên", "chữ\n")
    sheet = Press(["toc"], {"toc": {"toc_depth": depth}}).sheet(page.text, page.path)
    with pytest.raises(ShellError, match="toc_depth"):
        Form.of(page, sheet, can_be_edited=False)
