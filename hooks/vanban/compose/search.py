"""``/tim-kiem/``: all results, narrowed by choices. The browser finds and shows them; nothing is sent."""

import re
from collections.abc import Mapping

from vanban.compose import html
from vanban.compose.page import Page, href

ADDRESS = "tim-kiem"
SCRIPT = "assets/javascripts/search.js"
"""The theme's template that puts all parts of search into one file."""
_PART = re.compile(r'"([a-z]+)"')


def search_page() -> Page:
    """The page with the place where the browser puts the form and the results; until it can, other ways are there."""
    lists = [("van-ban", "Văn bản"), ("don-vi", "Đơn vị"), ("tai-lieu", "Tài liệu"), ("hoi-dap", "Hỏi – đáp")]
    links = html.bullets(html.link(href(ADDRESS, to), words) for to, words in lists)
    until = html.text("Ô tìm cần JavaScript. Nếu chưa thấy ô tìm, hãy tải lại trang, hoặc xem theo danh mục:")
    place = html.tag("div", html.tag("p", until), links, id="o-tim", data_goc=href(ADDRESS, ""))
    scripts = [
        html.tag("script", src=href(ADDRESS, path).rstrip("/"), defer="")
        for path in (SCRIPT, "assets/javascripts/search-page.js")
    ]
    return Page.of(ADDRESS, "Tìm kiếm", "\n\n".join([place, *scripts]) + "\n", options={"hide": ["toc", "navigation"]})


def script(theme: Mapping[str, bytes]) -> bytes:
    """What engines that know templates make of SCRIPT, for the others; ``theme`` are its files by path."""
    parts = _PART.findall(theme[SCRIPT].decode())
    return b"".join(theme[SCRIPT.replace(".js", f"-{part}.js")] for part in parts)
