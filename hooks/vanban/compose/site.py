"""The whole portal as Markdown pages and files, ready for an engine."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban.calendars.subscriptions import Subscriptions
from vanban.checks.remarks import TO_REVIEW, remarks
from vanban.compose.calendar import calendar_pages
from vanban.compose.directive import directive_page
from vanban.compose.duties import Cards
from vanban.compose.findings import findings_page
from vanban.compose.follow_up import follow_up_files, follow_up_pages, with_follow_up
from vanban.compose.home import home_page
from vanban.compose.listings import listing_pages
from vanban.compose.material import material_page
from vanban.compose.my_part import my_part_pages
from vanban.compose.news import news_page
from vanban.compose.page import Asset, Page
from vanban.compose.plan import plan_page
from vanban.compose.printed import with_source
from vanban.compose.questions import question_pages, question_set_page
from vanban.compose.redirects import redirects, withdrawals
from vanban.compose.search import search_page
from vanban.compose.settings import Settings
from vanban.compose.source_links import SourceLinks
from vanban.compose.subscriptions import Feeds
from vanban.compose.unit import older_duties_pages, unit_page
from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.models import Body, Directive, Entry, Material, Plan, QuestionSet
from vanban.feeds.atom import Newsroom
from vanban.feeds.inventory import PATH, inventory
from vanban.followup.following import FollowUp, book_path


@dataclass(frozen=True)
class Site:
    """Everything composed: what an engine renders, and what it copies."""

    pages: list[Page]
    assets: list[Asset]
    feeds: Feeds = field(default_factory=dict)


def compose(
    library: Library,
    settings: Settings,
    links: SourceLinks,
    introduction: str = "",
    follow_ups: Sequence[FollowUp] = (),
    *,
    internal: bool = False,
) -> Site:
    """The portal of a library; ``links`` leads links between sources, ``introduction`` opens the home page.

    ``follow_ups`` are the followed plans, of the internal edition only. What an editor is to decide of an imported
    document (who may see it, say) is told in the ``internal`` edition alone.

    The same library gives the same bytes."""
    findings = [finding for finding in remarks(library) if internal or finding.code != TO_REVIEW]
    findings += (doubt for follow_up in follow_ups for doubt in follow_up.doubts)
    sources = {item.source.path: item.address for item in library.items}
    sources |= {book_path(follow_up.plan.source.path): follow_up.address for follow_up in follow_ups}
    calendars = Subscriptions(library, settings.site_name, settings.site_url)
    news = Newsroom(library, settings.site_name, settings.site_url)
    feeds: dict[str, list[tuple[str, str]]] = {}
    assets = [Asset.of(PATH, inventory(library)), *redirects(library), *withdrawals(library)]
    for feed in calendars.feeds():
        feeds[feed.path] = feed.older
        assets += (Asset.of(path, content) for path, content in feed.files())
    for each in news.feeds():
        feeds[each.path] = []
        assets.append(Asset.of(each.path, news.text(each)))
    assets += follow_up_files(library, follow_ups)
    cards = Cards(library)
    pages = [with_follow_up(home_page(library, settings, introduction, feeds), None, library, follow_ups)]
    for item in library.items:
        page = with_follow_up(page_of(library, item, links, feeds, cards), item, library, follow_ups)
        pages.append(with_source(page, settings))
    pages += (page for body in library.of(Body) for page in older_duties_pages(library, body, cards))
    pages += listing_pages(library)
    pages += calendar_pages(library, feeds, cards, links)
    pages += question_pages(library)
    pages += my_part_pages(library, cards)
    pages.append(news_page(news, feeds))
    pages += follow_up_pages(library, follow_ups)
    pages.append(search_page())
    pages.append(findings_page(findings, sources))
    return Site(pages, assets, feeds)


def page_of(library: Library, item: Item[Entry], links: SourceLinks, feeds: Feeds, cards: Cards) -> Page:
    """The page of one document."""
    if holds(item, Plan):
        return plan_page(library, item, links, feeds)
    if holds(item, Directive):
        return directive_page(library, item, links, feeds)
    if holds(item, Body):
        return unit_page(library, item, links, feeds, cards)
    if holds(item, QuestionSet):
        return question_set_page(library, item, links)
    assert holds(item, Material)
    return material_page(library, item, links)
