"""What a printed page says of where it came from: its address, also as a QR code for a phone."""

import segno

from vanban.compose import html
from vanban.compose.html import Html
from vanban.compose.page import Page
from vanban.compose.settings import Settings


def with_source(page: Page, settings: Settings) -> Page:
    """The page with its address at the end, seen on paper only; unchanged where the portal's address is not known."""
    if not settings.site_url:
        return page
    address = f"{settings.site_url.rstrip('/')}/{page.address}/"
    code = Html(segno.make(address, micro=False).svg_inline(scale=2, svgclass="qr", lineclass=None, omitsize=False))
    foot = html.tag("div", code, html.tag("p", html.text(f"Nguồn: {settings.site_name}, {address}")), class_="in-ra")
    return page.with_body(f"{page.body}\n{foot}\n")
