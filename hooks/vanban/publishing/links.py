"""Every link of a built site leads to a page that is there, and to a place that is on it. Pure."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

_HOST = "https://trang.invalid"
_NOT_MARKUP = re.compile(r"<!--.*?-->|<(script|style|template)\b([^>]*)>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<([a-zA-Z][a-zA-Z0-9-]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++))""")
_REFRESH = re.compile(r"\s*\d+\s*;\s*url\s*=\s*(.+)", re.IGNORECASE)
_CSS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_LEADING = ("href", "src", "action", "poster", "data")
_HERE_ANYWAY = ("", "top", "__search", "__drawer")


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a page leads to, which places it has, and its own address on the web where it states one."""

    links: tuple[str, ...]
    anchors: frozenset[str]
    canonical: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """A link that leads nowhere, and the file it stands in."""

    path: str
    link: str

    def __str__(self) -> str:
        return f"{self.path}: liên kết hỏng «{self.link}»"


def scan(html: str) -> Scanned:
    """Read a page. Never raises; what is no markup counts as text."""
    links: list[str] = []
    anchors: set[str] = set()
    canonical = ""
    for tag in _TAG.finditer(_NOT_MARKUP.sub(lambda m: f"<{m[1]}{m[2]}>" if m[1] else "", html)):
        given = {a[1].lower(): unescape(a[2] or a[3] or a[4] or "") for a in _ATTRIBUTE.finditer(tag[2])}
        name = tag[1].lower()
        anchors.update(value for key, value in given.items() if key == "id" or (key == "name" and name == "a"))
        if given.get("rel") == "canonical":
            canonical = given.get("href", "")
        if name == "meta" and given.get("http-equiv", "").lower() == "refresh":
            links += _REFRESH.findall(given.get("content", ""))
        if name != "a" or "external" not in given.get("rel", "").split():  # to another portal: not part of this site
            links += [given[key] for key in _LEADING if given.get(key) and not (key == "data" and name != "object")]
    return Scanned(tuple(dict.fromkeys(links)), frozenset(anchors), canonical)


def broken_links(
    pages: Mapping[str, Scanned], styles: Mapping[str, str], files: Collection[str], base: str = ""
) -> Iterator[Broken]:
    """The links inside the site that lead nowhere; ``pages`` and ``styles`` (their text) by path, ``files`` all paths.

    ``base`` is the site's address on the web, "" if it has none: links that spell it out are inside too.
    """
    there = frozenset(files)
    for path, page in sorted(pages.items()):
        yield from (Broken(path, link) for link in page.links if not _leads(path, link, pages, there, base))
    for path, text in sorted(styles.items()):
        links = dict.fromkeys(_CSS.findall(text))
        yield from (Broken(path, link) for link in links if not _leads(path, link, pages, there, base))


def address_of(pages: Mapping[str, Scanned]) -> str:
    """The site's address on the web, as its home page states it; "" where it states none."""
    home = pages.get("index.html")
    return home.canonical if home else ""


def _leads(path: str, link: str, pages: Mapping[str, Scanned], files: frozenset[str], base: str) -> bool:
    root = f"{urlsplit(base).path.rstrip('/')}/" if base else "/"
    try:
        target = urlsplit(urljoin(f"{_HOST}{root}{path}", link.strip()))
    except ValueError:
        return False
    inside = target.netloc == urlsplit(_HOST).netloc or (base and link.startswith(base))
    if not inside or target.scheme not in ("http", "https"):
        return True
    where = unquote(target.path)
    if not where.startswith(root):
        return False
    where = where.removeprefix(root)
    where = f"{where}index.html" if where.endswith("/") or not where else where
    if where not in files:
        return False
    anchor = unquote(target.fragment)
    return where not in pages or anchor in _HERE_ANYWAY or anchor in pages[where].anchors


def reader(texts: Callable[[str], str], files: Collection[str]) -> tuple[dict[str, Scanned], dict[str, str]]:
    """All pages and styles of a site, read."""
    pages = {path: scan(texts(path)) for path in files if path.endswith(".html")}
    return pages, {path: texts(path) for path in files if path.endswith(".css")}
