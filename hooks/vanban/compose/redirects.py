"""A page at every address a document once had: leading to where it is now, or saying that it was withdrawn."""

from collections.abc import Iterator

from vanban.compose import html
from vanban.compose.page import Asset, href
from vanban.documents.library import Library


def redirects(library: Library) -> Iterator[Asset]:
    """Plain HTML files, so that any host and a folder opened from disk can follow them."""
    live = {item.address for item in library.items}
    for item in library.items:
        recorded = library.recorded(item)
        for old in recorded.addresses if recorded else ():
            if old not in live:
                target = f"{href(old, item.address)}index.html"
                yield Asset.of(f"{old}/index.html", leading_to(target, item.title).encode())


def withdrawals(library: Library) -> Iterator[Asset]:
    """A page at each address of a document that is no longer public; of the document itself it says nothing."""
    present = {library.name(item) for item in library.items}
    for name, recorded in library.ledger.documents.items():
        if recorded.withdrawn_on and name not in present:
            for address in recorded.addresses:
                yield Asset.of(f"{address}/index.html", withdrawn_page(address).encode())


def leading_to(target: str, title: str) -> str:
    """A page that leads on to a relative address; ``title`` names what is there."""
    return (
        '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Đã chuyển trang</title>'
        f'<meta http-equiv="refresh" content="0; url={target}"><p>Trang đã chuyển tới {html.link(target, title)}.</p>'
        "</html>\n"
    )


def withdrawn_page(address: str) -> str:
    """A page that says that what was at this address is public no longer, and nothing else of it."""
    home = html.link(f"{href(address.strip('/'), '')}index.html", "Trang đầu của cổng")
    return (
        '<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="robots" content="noindex">'
        "<title>Văn bản không còn công khai</title>"
        f"<p>Văn bản này không còn trên cổng công khai.</p><p>{home}</p></html>\n"
    )
