"""Hostile Markdown: what the check refuses reaches no page, and what it lets pass runs nothing in a real browser."""

from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from browser.watch import Watch
from built_site import served
from tiny_library import BODIES, document
from vanban.build import BuildFault, Sound
from vanban.checks.markup import markup_faults
from vanban.project import Project

HERE = Path(__file__).parent
FAMILIES: dict[str, list[str]] = yaml.safe_load((HERE / "hostile_markdown.yaml").read_text(encoding="utf-8"))
BODIES_OF_MARKDOWN = [body for bodies in FAMILIES.values() for body in bodies]
HARMLESS: list[str] = yaml.safe_load((HERE / "markup.yaml").read_text(encoding="utf-8"))["harmless"]
EXTENSIONS = ["attr_list", "tables", "admonition", "toc", "fenced_code"]  # those of mkdocs.yml and MkDocs' own

# Bodies of the corpus whose script is shown as text: an editor may write about scripts.
CERTAINLY_CODE = [body for body in BODIES_OF_MARKDOWN if not markup_faults(body, "x.md")]


def rendered(body: str) -> str:
    return markdown.markdown(body, extensions=EXTENSIONS)


def test_the_corpus_is_large_and_refused_but_for_a_handful() -> None:
    assert len(BODIES_OF_MARKDOWN) >= 250
    assert len(CERTAINLY_CODE) <= 3


def test_no_refused_body_reaches_a_page(tmp_path: Path) -> None:
    files = {f"plans/thu-{i}.md": document(number=f"{i + 1}-KH/TU") + body for i, body in enumerate(BODIES_OF_MARKDOWN)}
    for path, text in {**BODIES, **files, "docs/index.md": "# Trang chủ\n"}.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    with pytest.raises(BuildFault) as fault:
        Sound.of(Project(tmp_path), {})

    refused = {f.path for f in fault.value.findings if f.code in ("ma-la", "ma-ky-tu")}
    assert {path for path in files if path not in refused} == {
        path for path, body in zip(files, BODIES_OF_MARKDOWN, strict=True) if body in CERTAINLY_CODE
    }
    assert all(f.line > 1 and f.column >= 1 for f in fault.value.findings if f.code == "ma-la")


def test_what_passes_runs_no_script_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    passed = [*CERTAINLY_CODE, *HARMLESS]
    sections = "\n".join(f"<section>{rendered(body)}</section>" for body in passed)
    (tmp_path / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><link rel=icon href=data:,>{sections}", encoding="utf-8"
    )
    for image in ("a.png", "anh/ban-do.png"):
        (tmp_path / image).parent.mkdir(exist_ok=True)
        (tmp_path / image).write_bytes(b"")
    with served(tmp_path) as address:
        assert _events(browser, address, act=True) == []


def test_the_browser_would_have_noticed(browser: Browser, tmp_path: Path) -> None:
    for body in ("<script>alert(1)</script>", "<img src=missing onerror=ran()>", '<img src="//x.vn/a.png">'):
        (tmp_path / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{rendered(body)}", encoding="utf-8")
        with served(tmp_path) as address:
            assert _events(browser, address, act=False) != []


def _events(browser: Browser, address: str, *, act: bool) -> list[str]:
    """Whatever the page did by itself, or when everything in it was pointed at and clicked."""
    watch = Watch(host=urlsplit(address).netloc)
    context = browser.new_context()
    watch.over(context)
    page = context.new_page()
    page.add_init_script(
        "window.ran = () => console.error('a script ran');"
        "for (const name of ['alert', 'confirm', 'prompt']) window[name] = window.ran"
    )
    page.goto(address, wait_until="networkidle")
    if act:
        page.evaluate(
            """() => {
                document.addEventListener('click', event => event.preventDefault(), true)
                for (const element of document.querySelectorAll('section *'))
                    for (const type of ['mouseover', 'pointerenter', 'focus', 'click', 'animationstart', 'toggle'])
                        element.dispatchEvent(new Event(type, {bubbles: true, cancelable: true}))
                for (const link of document.querySelectorAll('a[href]'))
                    if (!['http:', 'https:', 'mailto:'].includes(link.protocol)) ran()
            }"""
        )
        page.wait_for_load_state("networkidle")
    context.close()
    return watch.faults


TOKENS = (
    "<", ">", "</", "script", "img ", "b ", "div", "<div>", "</div>", "<b ", "<a ", "svg", "onclick=", "src=",
    "href=", "style=", "javascript:", "data:x,", "alert(1)", "//x.vn/a", "\"", "'", "`", "``", "```", "\n",
    "\n\n", "    ", "\t", " ", "[", "](", "]", ")", "![", "]: ", "[a]", "{", "{: ", "}", "#", "\\", "&colon;",
    "&#58;", "&lt;", "<!--", "-->", "- ", "> ", "!!! note\n", "| a |\n|---|\n", "*", "**", "_", "=", "<p>",
    "<pre>", "<code>", "</code>", "~~~", "1. ", "<?", "?>",
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(TOKENS), max_size=14).map("".join))
@example("`<b\n\n`<script>")
def test_whatever_passes_renders_to_harmless_html_alone(body: str) -> None:
    if not markup_faults(body, "x.md"):
        assert list(_dangers(rendered(body))) == []


class _Tags(HTMLParser):
    """Collects the start tags of rendered HTML as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))


def _dangers(html: str) -> Iterator[str]:
    parser = _Tags()
    parser.feed(html.replace("<![", "<!x["))  # Python's parser raises there; browsers see a comment
    parser.close()
    for tag, attributes in parser.tags:
        if tag in ("script", "svg", "iframe", "style", "math", "object"):
            yield tag
        for name, value in attributes:
            target = "".join(unescape(value or "").split()).lower()
            if name.startswith("on") or (name == "style" and not (tag in ("td", "th") and "text-align" in target)):
                yield f"{tag} {name}"
            if name in ("href", "src") and target.startswith(("javascript:", "data:", "vbscript:")):
                yield f"{tag} {name}={value}"
            if name == "src" and target.startswith(("//", "http:", "https:")):
                yield f"{tag} {name}={value}"
