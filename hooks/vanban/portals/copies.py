"""The copy of another portal's ``van-ban.json``: untrusted, read strictly, and kept as short as citing needs. Pure."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from vanban.checks.finding import Finding
from vanban.documents.content import Content
from vanban.documents.elsewhere import Elsewhere, Inventory, Portal
from vanban.documents.fields import NOT_STATED
from vanban.documents.frontmatter import Source, Value
from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.models import INTERNAL, PUBLIC, SUMMARY, Body, Directive, Entry
from vanban.documents.opened import Opened
from vanban.documents.reading import MODELS, read_model
from vanban.documents.secrecy import secrecy_finding
from vanban.feeds.inventory import VERSION
from vanban.language.text import normal

LARGEST = 100_000_000
"""Bytes an inventory may have: some 45,000 documents whole, 300,000 as a copy."""

_KEPT: Mapping[type[Entry], tuple[str, ...]] = {
    Directive: (
        "ten_loai",
        "luu_hanh",
        "so_ky_hieu",
        "ngay_ban_hanh",
        "khoang_ngay",
        "co_quan_ban_hanh",
        "thong_qua",
        "can_cu",
        "van_ban_quan_triet",
        "thay_the",
    ),
    Body: ("ten_loai", "luu_hanh", "ten", "ten_khac", "dia_ban"),
}
_UNTOLD: dict[str, Value] = {"trich_yeu": NOT_STATED, "nguoi_ky": NOT_STATED, "dang_ban": SUMMARY}
"""What citing does not need to know."""
_PLACE = re.compile(r"[a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_-]*)*/")
_MODEL = {normal(kind): next((m for m in _KEPT if issubclass(model, m)), None) for kind, model in MODELS.items()}
# Control characters, marks that turn the direction of writing, halves of letters, what is no letter.
_NO_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LONGEST = 2000

Raw = dict[str, Any]


class CopyError(ValueError):
    """This is no inventory of a portal; the sentence is for editors."""


class _WrongError(ValueError):
    """An entry that cannot be taken; the sentence is for editors."""


def read_copy(content: bytes, portal: Portal, *, internal: bool) -> tuple[Inventory, list[Finding]]:
    """What a copy, or a whole ``van-ban.json``, says of documents and bodies, and what is wrong in it.

    Internal documents are taken only where ``internal`` says so. Raises CopyError.
    """
    documents: list[Elsewhere] = []
    bodies: list[Item[Body]] = []
    findings: list[Finding] = []
    for number, entry in enumerate(_entries(content), 1):
        try:
            read = _read(entry, portal, internal=internal)
        except _WrongError as wrong:
            findings.append(Finding(portal.copy, 1, 1, "ban-sao-sai", f"mục thứ {number}: {wrong}", _named(entry)))
            continue
        if isinstance(read, Elsewhere):
            documents.append(read)
        elif read is not None and holds(read, Body):
            bodies.append(read)
    return Inventory(portal, tuple(documents), tuple(bodies)), findings


def shortened(content: bytes, portal: Portal, *, internal: bool) -> tuple[bytes, int, list[str]]:
    """The copy to keep of a ``van-ban.json``: its text, how much it holds, and a sentence for each entry left out.

    Left out is what cannot be read or must not be here. Raises CopyError.
    """
    kept: dict[str, Raw] = {}
    wrong: list[str] = []
    for number, entry in enumerate(_entries(content), 1):
        try:
            if read := _read(entry, portal, internal=internal):
                url = f"{read.address.removeprefix(portal.address)}/"
                kept.setdefault(url, {"url": url, **read.source.values})
        except _WrongError as fault:
            wrong.append(f"mục thứ {number} ({_named(entry)}): {fault}")
    return _dumped(kept), len(kept), wrong


def given(library: Library) -> bytes:
    """The copy that other portals keep of this one: what of the inventory takes long to make they do not need."""
    kept: dict[str, Raw] = {}
    for item in library.items:
        kind = _MODEL[normal(item.model.kind)]
        if kind and not (holds(item, Directive) and not item.model.number):
            values, url = item.source.values, f"{item.address}/"
            kept[url] = {"url": url, **_tidied({key: values[key] for key in _KEPT[kind] if key in values})}
    return _dumped(kept)


def _dumped(kept: Mapping[str, Raw]) -> bytes:
    lines = ",\n".join(json.dumps(kept[url], ensure_ascii=False) for url in sorted(kept))
    return f'{{"phien_ban": {VERSION}, "van_ban": [\n{lines}\n]}}\n'.encode()


def _entries(content: bytes) -> list[object]:
    if len(content) > LARGEST:
        raise CopyError(f"tệp quá lớn ({len(content) / 1e6:.0f} MB), tối đa {LARGEST // 1_000_000} MB")
    try:
        data = json.loads(unicodedata.normalize("NFC", content.decode("utf-8-sig")))
    except (ValueError, RecursionError):  # also bytes that are no UTF-8
        raise CopyError("tệp không phải JSON mã UTF-8; có thể tải chưa hết, hoặc nhầm tệp") from None
    if not isinstance(data, dict) or not isinstance(data.get("van_ban"), list):
        raise CopyError("tệp không phải van-ban.json của một cổng: không có danh sách van_ban")
    if data.get("phien_ban") != VERSION:
        raise CopyError(f"van-ban.json có phiên bản {str(data.get('phien_ban'))[:20]}, cần phiên bản {VERSION}")
    entries: list[object] = data["van_ban"]
    return entries


def _read(entry: object, portal: Portal, *, internal: bool) -> Elsewhere | Item[Entry] | None:
    """The document or body of an entry, None where citing needs it not. Raises _WrongError."""
    if not isinstance(entry, dict) or not isinstance(entry.get("ten_loai"), str):
        raise _WrongError("không phải một nhóm khóa có ten_loai")
    if normal(entry["ten_loai"]) not in _MODEL:
        raise _WrongError(f"tên loại «{_shown(entry['ten_loai'])}» không có trong danh mục")
    if secret := secrecy_finding(_source(portal, entry)):
        raise _WrongError(secret.message)
    if (kind := _MODEL[normal(entry["ten_loai"])]) is None:
        return None
    source = _source(portal, _tidied({key: entry[key] for key in _KEPT[kind] if key in entry}))
    model = read_model(replace(source, values=source.values | (_UNTOLD if kind is Directive else {})))
    if isinstance(model, list):
        raise _WrongError(model[0].message)
    if model.circulation == INTERNAL and not internal:
        raise _WrongError(f"văn bản «{INTERNAL}»; chỉ nhận bản {PUBLIC} của cổng kia")
    address = f"{portal.address}{_place(entry.get('url'))}".rstrip("/")
    content = Content("", 1)
    opened = Opened(source, model, content)
    if not isinstance(model, Directive):
        return Item(source, model, content, address, opened)
    if not model.number:
        return None  # nobody can cite it
    return Elsewhere(source, model, content, address, opened, portal)


def _place(url: object) -> str:
    """The address of a page below its portal's root: never one that leads out of it."""
    if not isinstance(url, str) or len(url) > _LONGEST or not _PLACE.fullmatch(url):
        raise _WrongError("url không phải địa chỉ trang bên trong cổng ấy")
    return url


def _tidied(said: Raw) -> dict[str, Value]:
    """Words and lists of words, blanks folded; nothing else is let through."""
    values: dict[str, Value] = {}
    for key, value in said.items():
        parts = value if isinstance(value, list) else [value]
        if not all(map(_is_text, parts)):
            raise _WrongError(f"{key}: cần chữ thường, không để trống, không quá {_LONGEST} chữ")
        folded: list[Value] = [" ".join(part.split()) for part in parts]
        values[key] = folded if isinstance(value, list) else folded[0]
    return values


def _is_text(part: object) -> bool:
    return isinstance(part, str) and 0 < len(part.strip()) <= len(part) <= _LONGEST and not _NO_TEXT.search(part)


def _source(portal: Portal, values: dict[str, Value]) -> Source:
    return Source(portal.copy, values, "", 1, {}, {})


def _named(entry: object) -> str:
    """By what an editor may find an entry again, at most a line of it."""
    known = entry if isinstance(entry, dict) else {}
    return _shown(next((known[key] for key in ("url", "so_ky_hieu", "ten") if isinstance(known.get(key), str)), "?"))


def _shown(words: str) -> str:
    return _NO_TEXT.sub("�", " ".join(words.split()))[:80]
