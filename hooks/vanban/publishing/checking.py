"""A built site is looked at as a whole before any reader gets it."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path

from vanban.documents.ledger import Ledger
from vanban.feeds.inventory import PATH
from vanban.publishing.disk import files_in
from vanban.publishing.links import address_of, broken_links, reader
from vanban.publishing.promises import broken_promises

_NEEDED = ("index.html", "404.html", PATH)


def faults(site: Path, ledger: Ledger) -> Iterator[str]:
    """A sentence for each thing that readers would miss: files, links, what the ledger promised."""
    files = dict(files_in(site))
    missing = [name for name in _NEEDED if name not in files]
    yield from (f"thiếu {name}: trang chưa lập xong" for name in missing)
    if missing:
        return
    pages, styles = reader(lambda name: files[name].read_text(encoding="utf-8"), files)
    yield from map(str, broken_links(pages, styles, files, address_of(pages)))
    yield from broken_promises(ledger, pages, _keys((site / PATH).read_bytes()))


def _keys(inventory: bytes) -> dict[str, Collection[str]]:
    keys: dict[str, Collection[str]] = {}
    for entry in json.loads(inventory)["van_ban"]:
        duties = (duty for value in entry.values() if isinstance(value, list) for duty in value)
        found = {duty["ma"] for duty in duties if isinstance(duty, dict) and "ma" in duty}
        keys[entry["url"].rstrip("/")] = found | set(entry.get("viec_da_bo", ()))
    return keys
