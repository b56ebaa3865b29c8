"""Addresses an editor moved or withdrew by hand: ``plans/chuyen-huong.yml``, a line ``old: new`` each.

Documents need none of it, the ledger knows where they went; this is for ordinary pages, feeds and files, and for
places in pages (``tro-giup/lich/#cu: đã rút``).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from vanban.checks.finding import Finding
from vanban.checks.suggestion import did_you_mean, nearest
from vanban.compose.page import Asset, Stored, href, published_at
from vanban.compose.redirects import leading_to, withdrawn_page

PATH = "plans/chuyen-huong.yml"
WITHDRAWN = "đã rút"
_CODE = "chuyen-huong"
_EMPTY_CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//cong-nghi-quyet//VI\r\nEND:VCALENDAR\r\n"
_EMPTY_FEED = (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Không còn tin</title>'
    "<id>urn:cong-nghi-quyet:{}</id><updated>1970-01-01T00:00:00Z</updated></feed>\n"
)
_EXAMPLE = "tro-giup/cu/: tro-giup/moi/"


@dataclass(frozen=True, slots=True)
class Move:
    """An address that was published, where it leads now (None: withdrawn), and the line that says so."""

    old: str
    new: str | None
    path: str
    line: int


def read_moves(path: str, content: bytes) -> tuple[list[Move], list[Finding]]:
    """The lines of the file, and the faults of those that cannot be read."""
    try:
        node = yaml.compose(content.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return [], [Finding(path, 1, 1, _CODE, "tệp hỏng; mỗi dòng phải là «địa chỉ cũ: địa chỉ mới»", "", _EXAMPLE)]
    if node is None:
        return [], []
    moves, findings = [], []
    for key, value in node.value if isinstance(node, yaml.MappingNode) else [(node, node)]:
        words = [part.value if isinstance(part, yaml.ScalarNode) else "" for part in (key, value)]
        old, new = (word.strip().removeprefix("/") for word in words)
        if not isinstance(node, yaml.MappingNode) or not old or not new or ".." in old.split("/"):
            line = key.start_mark.line + 1
            findings.append(Finding(path, line, 1, _CODE, "cần «địa chỉ cũ: địa chỉ mới»", " ".join(words), _EXAMPLE))
        else:
            moves.append(Move(old, None if new == WITHDRAWN else new, path, key.start_mark.line + 1))
    return moves, findings


def ends(moves: Iterable[Move]) -> dict[str, str | None]:
    """Where each old address leads in the end; None: nowhere."""
    leads, found = {move.old: move.new for move in moves}, dict[str, str | None]()
    for old, new in leads.items():
        seen = {old}
        while new in leads and new not in seen:
            seen.add(new)
            new = leads[new]
        found[old] = new and _address(_file(new))
    return found


def moved(moves: list[Move], there: Mapping[str, Stored | None]) -> tuple[list[Asset], list[Finding]]:
    """A file at each old address; ``there`` is everything published by path (None: a page).

    Feeds and files cannot lead on from a plain host: the old address gets the same content.
    """
    assets, findings = list[Asset](), list[Finding]()
    leads = ends(moves)
    first: dict[str, Move] = {}
    for move in moves:
        if (other := first.setdefault(_file(move.old), move)) is not move:
            where = f"dòng {other.line}" + (f" của {other.path}" if other.path != move.path else "")
            message = f"địa chỉ cũ này đã có ở {where}; hãy chỉ để lại một dòng"
            findings.append(Finding(move.path, move.line, 1, _CODE, message, move.old))
            continue
        if "#" in move.old:  # hosts do not see it, nor can they lead on from it
            if move.new is not None:
                message = f"mục của một trang chỉ có thể «{WITHDRAWN}»; muốn giữ, hãy đặt tên cũ cho một đề mục"
                findings.append(Finding(move.path, move.line, 1, _CODE, message, move.old, f"{move.old}: {WITHDRAWN}"))
            continue
        new = leads[move.old]
        if _file(move.old) in there:
            message = "địa chỉ này vẫn còn trang; hãy bỏ dòng này"
            findings.append(Finding(move.path, move.line, 1, _CODE, message, move.old))
        elif new is None:
            assets += [Asset.of(_file(move.old), withdrawn_page(move.old).encode())] if _is_page(move.old) else []
        elif (file := _file(new)) in there and _is_page(move.old) != _is_page(new):
            old, target = ("trang", "tệp") if _is_page(move.old) else ("tệp", "trang")
            message = f"địa chỉ cũ là {old} mà địa chỉ mới là {target}; địa chỉ của trang kết thúc bằng dấu /"
            page = move.old.removesuffix("index.html").removesuffix(".html").rstrip("/")
            example = f"{page}/: {new}" if move.old.endswith(".html") else f"{move.old}: {WITHDRAWN}"
            findings.append(Finding(move.path, move.line, 1, _CODE, message, f"{move.old}: {new}", example))
        elif file not in there:
            near = nearest(new, [_address(path) for path in there])
            message = f"địa chỉ mới không có trên cổng{did_you_mean(near)}"
            findings.append(Finding(move.path, move.line, 1, _CODE, message, new, f"{move.old}: {near or WITHDRAWN}"))
        elif _is_page(move.old):
            target = f"{href(move.old.rstrip('/'), new.rstrip('/'))}index.html"
            assets.append(Asset.of(_file(move.old), leading_to(target, "địa chỉ mới").encode()))
        else:
            assets.append(Asset.of(move.old, stored.content if (stored := there[file]) else b""))
    return assets, findings


def emptied(addresses: Iterable[str], there: Collection[str]) -> Iterator[Asset]:
    """What stands where the portal made something of documents that have gone: of a page the way to the one above it,
    of a calendar or feed one without entries."""
    for address in addresses:
        if _is_page(address):
            above = address.rstrip("/")
            while above and _file(f"{above}/") not in there:
                above = above.rpartition("/")[0]
            target = f"{href(address.rstrip('/'), above)}index.html"
            yield Asset.of(_file(address), leading_to(target, "danh mục").encode())
        else:
            empty = _EMPTY_CALENDAR if address.endswith(".ics") else _EMPTY_FEED.format(address).encode()
            yield Asset.of(address, empty)


def _is_page(address: str) -> bool:
    return address.endswith("/") or "." not in address.rpartition("/")[2]


def _file(address: str) -> str:
    return f"{address.rstrip('/')}/index.html".removeprefix("/") if _is_page(address) else address


def _address(path: str) -> str:
    return path.removesuffix("index.html")


def addresses(pages: Iterable[str]) -> Iterator[str]:
    """The file that an engine makes of each Markdown page."""
    for page in pages:
        yield f"{published_at(page)}/index.html".removeprefix("/")
