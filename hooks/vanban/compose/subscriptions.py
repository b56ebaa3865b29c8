"""Links to feeds, and what to do with them."""

from collections.abc import Iterable, Mapping, Sequence

from vanban.compose import html
from vanban.compose.html import Html
from vanban.compose.page import href

Feeds = Mapping[str, Sequence[tuple[str, str]]]
"""The calendars and Atom feeds there are, by path; with path and year (or month) of each file of older entries."""

_HOW = html.tag(
    "p",
    html.text(
        "Để lịch tự cập nhật: chép địa chỉ của liên kết (điện thoại: giữ ngón tay), rồi đăng ký địa chỉ ấy "
        "trong ứng dụng lịch."
    ),
    class_="ghi-chu khong-in",
)
NEWS = "atom.xml"
"""The name of the Atom feed beside a page."""


def calendar_links(page: str, feeds: Feeds, named: Iterable[tuple[str, str]]) -> Html:
    """Links from the page at address ``page`` to those of these calendars (path, words) that there are.

    The older years of the first follow it, then how to subscribe. Empty where there is none.
    """
    found = [(path, words) for path, words in named if path in feeds]
    if not found:
        return Html("")
    links = [html.link(href(page, path), words, class_="ics") for path, words in found]
    older = [html.link(href(page, path), label, class_="ics") for path, label in feeds[found[0][0]]]
    rows = [html.tag("p", html.joined(links, " · "))]
    if older:
        rows.append(html.tag("p", html.text("Lịch những năm trước: "), html.joined(older, ", ")))
    rows.append(_HOW)
    return html.joined(rows, "\n\n")


def news_link(page: str, feeds: Feeds) -> dict[str, object]:
    """The page option ``atom``, which the theme turns into a link that feed readers find; none without a feed."""
    return {"atom": NEWS} if f"{page}/{NEWS}".removeprefix("/") in feeds else {}
