"""The home page: the office's own words, then where to look and what is due."""

from itertools import islice

from vanban.compose import html
from vanban.compose.duties import duty_list
from vanban.compose.page import Page, href
from vanban.compose.settings import Settings
from vanban.compose.subscriptions import Feeds, news_link
from vanban.documents.library import Library
from vanban.documents.models import Directive, Plan
from vanban.feeds.atom import AUDIENCES

MOST_PLANS = 10
MOST_DUTIES = 20


def home_page(library: Library, settings: Settings, introduction: str, feeds: Feeds) -> Page:
    """``introduction`` is the Markdown of ``docs/index.md``. Duties are the newest of the library, in order of day."""
    doors = [
        ("phan-viec", "Phần việc của tôi", "tôi học lớp nào, làm gì"),
        ("lich", "Lịch thời hạn", "mọi việc theo ngày"),
        ("don-vi", "Đơn vị", "việc của đơn vị tôi"),
        ("ke-hoach", "Kế hoạch", "ai làm gì, đến bao giờ"),
        ("van-ban", "Văn bản", "nghị quyết, kết luận, quy định"),
        ("tai-lieu", "Tài liệu", "đọc gì, dùng cho ai"),
        ("hoi-dap", "Hỏi – đáp", "những câu thường hỏi"),
    ]
    links = [
        html.tag("a", html.tag("strong", html.text(name)), html.text(f" {what}"), href=href("", address))
        for address, name, what in doors
    ]
    newest = sorted(library.duties, key=lambda d: (d.last_day is not None, d.last_day or 0), reverse=True)
    open_duties = (d for d in newest if d.last_day and not library.is_void(d) and not library.is_done(d))
    due = list(islice(open_duties, MOST_DUTIES))
    plans = sorted(library.duties_by_plan, key=lambda p: (p.model.year or 0, p.address), reverse=True)[:MOST_PLANS]
    plan_links = [
        html.Html(html.link(href("", p.address), p.title) + html.text(f": {_said_of(p.model)}")) for p in plans
    ]
    calendar = html.link(href("", "lich"), "Xem lịch các năm")
    none = html.tag(
        "div",
        html.tag("p", html.text("Hôm nay không có việc nào sắp đến hạn.")),
        html.tag("p", calendar),
        data_khong_co="",
        hidden="",
    )
    news = html.link(href("", AUDIENCES), "Theo dõi văn bản mới")
    body = [
        introduction.strip(),
        html.tag("nav", html.bullets(links), class_="cua", aria_label="Lối vào"),
        "## Sắp đến hạn { #thoi-han }",
        html.tag("div", duty_list(library, "", due), none, data_den_han=""),
        "## Kế hoạch mới { #ke-hoach }",
        html.bullets(plan_links),
        html.tag("p", html.text(f"Thư viện có {len(library.of(Directive))} văn bản. "), news),
    ]
    options = {"hide": ["navigation", "toc"], **news_link("", feeds)}
    return Page.of("", settings.site_name, "\n\n".join(filter(None, body)) + "\n", options=options)


def _said_of(model: Plan) -> str:
    """The subject, or the issuer where the title is the subject already."""
    return model.abstract if model.number and model.abstract else model.issuer
