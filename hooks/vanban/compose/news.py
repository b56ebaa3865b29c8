"""``/tin-moi/``: the Atom feeds of new and changed documents, and how to use them."""

from vanban.compose import html
from vanban.compose.page import Page, href
from vanban.compose.subscriptions import Feeds
from vanban.feeds.atom import AUDIENCES, PATH, Newsroom

_HOW = (
    "Chép địa chỉ một liên kết dưới đây vào chương trình đọc tin (Thunderbird, Outlook cổ điển, Feedly…): "
    "văn bản mới đăng và văn bản đã sửa hiện ra ở đó. Trang của mỗi văn bản và mỗi đơn vị cũng có một địa chỉ như vậy: "
    "thêm atom.xml vào cuối địa chỉ trang."
)


def news_page(news: Newsroom, feeds: Feeds) -> Page:
    """The page; where the library is empty it says no more than that."""
    rows = [html.link(href(AUDIENCES, PATH), "Mọi văn bản")] if PATH in feeds else []
    rows += (html.link(href(AUDIENCES, path), f"Dành cho {words}") for words, path in news.audiences)
    body = [html.tag("p", html.text(_HOW)), html.bullets(rows)] if rows else [html.tag("p", html.text("Chưa có gì."))]
    options = {"atom": href(AUDIENCES, PATH)} if rows else {}
    return Page.of(AUDIENCES, "Theo dõi văn bản mới", "\n\n".join(body) + "\n", options=options)
