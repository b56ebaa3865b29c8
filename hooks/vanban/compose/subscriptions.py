"""Links to feeds, and what to do with them."""

from collections.abc import Iterable, Mapping, Sequence

from vanban.compose import html
from vanban.compose.html import Html
from vanban.compose.page import href, published_at
from vanban.compose.source_links import SourceLinks

Feeds = Mapping[str, Sequence[tuple[str, str]]]
"""The calendars and Atom feeds there are, by path; with path and year (or month) of each file of older entries."""

_HOW = html.text(
    "Để lịch tự cập nhật: chép địa chỉ của liên kết (điện thoại: giữ ngón tay), rồi đăng ký địa chỉ ấy "
    "trong ứng dụng lịch."
)
_GUIDE = "docs/tro-giup/lich.md"
NEWS = "atom.xml"
"""The name of the Atom feed beside a page."""


def calendar_links(page: str, feeds: Feeds, links: SourceLinks, named: Iterable[tuple[str, str]]) -> Html:
    """Links from the page at address ``page`` to those of these calendars (path, words) that there are.

    The older years of the first follow it, then how to subscribe, with a link to the guide where the portal has one
    among its ``links``. Empty where there is no calendar.
    """
    found = [(path, words) for path, words in named if path in feeds]
    if not found:
        return Html("")
    calendars = [html.link(href(page, path), words, class_="ics") for path, words in found]
    older = [html.link(href(page, path), label, class_="ics") for path, label in feeds[found[0][0]]]
    rows = [html.tag("p", html.joined(calendars, " · "))]
    if older:
        rows.append(html.tag("p", html.text("Lịch những năm trước: "), html.joined(older, ", ")))
    how = [_HOW]
    if guide := links.pages.get(_GUIDE):
        how.append(html.link(href(page, published_at(guide)), "Cách làm trên từng máy"))
    rows.append(html.tag("p", html.joined(how, " "), class_="ghi-chu khong-in"))
    return html.joined(rows, "\n\n")


def news_link(page: str, feeds: Feeds) -> dict[str, object]:
    """The page option ``atom``, which the theme turns into a link that feed readers find; none without a feed."""
    return {"atom": NEWS} if f"{page}/{NEWS}".removeprefix("/") in feeds else {}
