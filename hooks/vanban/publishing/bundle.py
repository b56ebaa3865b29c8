"""The site so that it opens from a folder or USB stick, without any server: links end in ``index.html``, and what
search would fetch comes as scripts (``from_disk.js``). Pure."""

import base64
import json
import re
from collections.abc import Callable, Collection, Iterator
from importlib.resources import files as package_files
from urllib.parse import urlsplit, urlunsplit

from vanban.compose.search import SCRIPT as SEARCH

SCRIPT = "assets/javascripts/from-disk.js"
_WORKER = "assets/javascripts/search-worker.js"
_PLACE = "/* the search worker */"
_STOCK_INDEX = "search/search_index.json"
_ONLY_SERVERS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_LINK = re.compile(r"""(<(?:a|area|link|form)\b(?:[^<>"']++|"[^"]*+"|'[^']*+')*?\s(?:href|action)=)(["'])([^"']*)\2""")


def bundled(paths: Collection[str], read: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the bundle of a site, whose files ``read`` gives by path."""
    for path in sorted(set(paths) - set(_ONLY_SERVERS)):
        content = read(path)
        if path.endswith(".html"):
            yield path, _page(path, content.decode()).encode()
        elif path == _STOCK_INDEX:
            yield path.replace(".json", ".js"), b"var __index = " + content + b";\n"  # as the theme asks
        elif path.startswith("search/"):
            yield f"{path}.js", _script(path, content)
        else:
            yield path, content
    yield SCRIPT, _from_disk(read).encode()


def from_disk(link: str) -> str:
    """A link as it must be where no server shows the page of a folder."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return link
    last = parts.path.rpartition("/")[2]
    if last in (".", ".."):
        return urlunsplit(parts._replace(path=f"{parts.path}/index.html"))
    return link if last else urlunsplit(parts._replace(path=f"{parts.path}index.html"))


def _page(path: str, html: str) -> str:
    up = "../" * path.count("/")
    html = _LINK.sub(lambda m: f"{m[1]}{m[2]}{from_disk(m[3])}{m[2]}", html)
    return html.replace("</head>", f'<script src="{up}{SCRIPT}"></script></head>', 1)


def _script(path: str, content: bytes) -> bytes:
    return f"fileFromDisk({json.dumps(path)}, {json.dumps(base64.b64encode(content).decode())});\n".encode()


def _from_disk(read: Callable[[str], bytes]) -> str:
    shell = package_files(__package__).joinpath("from_disk.js").read_text(encoding="utf-8")
    return shell.replace(_PLACE, "\n".join(read(path).decode() for path in (SEARCH, _WORKER)))
