"""``/du-lieu/van-ban.json``: the whole library for other programs, under the frontmatter's own keys."""

import json
from typing import Any

from vanban.documents.duties import Duty, Party, Role
from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.mentions import Mention
from vanban.documents.models import Directive, Entry, Plan

PATH = "du-lieu/van-ban.json"
VERSION = 1
# fmt: off
PUBLISHED = (
    "ten_loai", "ten", "ten_khac", "luu_hanh", "suy_ra", "so_ky_hieu", "ngay_ban_hanh", "khoang_ngay",
    "co_quan_ban_hanh", "thong_qua", "trich_yeu", "dang_ban", "ban_goc", "nguoi_ky", "hieu_luc", "muc_do_khan",
    "can_cu", "van_ban_quan_triet", "thay_the", "sua_doi", "viet_tat", "goi_chung", "noi_nhan", "doi_tuong",
    "kinh_phi", "tai_lieu", "viec_da_bo", "dung_cho", "ve_van_ban", "bien_soan", "van_ban", "cau_hoi", "dia_ban",
    "truc_thuoc", "thanh_lap", "ket_thuc", "ke_thua", "thanh_vien", "so_luong",
)
# fmt: on
"""The keys of the frontmatter that are told as written: what editors tell one another is not among them."""

_BY_DUTY = ("hoi_nghi", "nhiem_vu", "bao_cao", "thu_hoach")


def inventory(library: Library) -> bytes:
    """Every document: metadata as written, ``url``, duties with their days and bodies by role, relations.

    ``ngay_dau`` and ``ngay_cuoi`` are of the whole, ``cac_ngay`` the first and last day of each run of several.
    ``con_hieu_luc`` is false where the plan was withdrawn or superseded before the day; ``da_ban_hanh`` are the
    documents that answer a duty. Addresses are relative to the site's root, or ``https://…`` where another portal is
    cited; days are ISO dates; ``thoi_han`` is the words as written. A document is a line.
    """
    documents = ",\n".join(json.dumps(_document(library, item), ensure_ascii=False) for item in library.items)
    return f'{{"phien_ban": {VERSION}, "van_ban": [\n{documents}\n]}}\n'.encode()


def _document(library: Library, item: Item[Entry]) -> dict[str, Any]:
    facts = {key: value for key, value in item.source.values.items() if key in PUBLISHED}
    entry: dict[str, Any] = {"url": f"{item.address}/", "nguon": item.source.path, **facts}
    if holds(item, Directive):
        entry["muc_luc"] = [{"muc": str(h.label), "ten": h.title, "neo": h.label.anchor} for h in item.content.headings]
        entry["trich_dan"] = [_mention(m) for m in library.mentions[item]]
        entry["duoc_neu_tai"] = sorted({f"{m.citing.address}/" for m in library.backlinks.get(item, ())})
    if holds(item, Plan):
        duties = library.duties_by_plan.get(item, [])
        for key in _BY_DUTY:
            entry[key] = [_duty(library, item, duty) for duty in duties if duty.at[0] == key]
    return entry


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "nguyen_van": mention.text,
        "quan_he": mention.relation or "nêu trong nội dung",
        "muc": str(mention.section) if mention.section else None,
        "ket_luan": mention.resolution.verdict,
        "url": [f"{target.address}/" for target in mention.resolution.targets],
    }


def _duty(library: Library, item: Item[Entry], duty: Duty) -> dict[str, Any]:
    deadline = duty.deadline
    facts = dict(item.source.value(duty.at))
    facts.pop("thoi_han", None)
    first = (deadline and deadline.first_day()) or (duty.runs[0][0] if len(duty.runs) > 1 else None)
    return {
        "ma": duty.key,
        "url": f"{duty.plan.address}/#{duty.section.anchor}",
        **facts,
        "giai_doan": duty.phase or None,
        "thoi_han": deadline.words if deadline else None,
        "loai_thoi_han": deadline.kind if deadline else None,
        "ngay_dau": first.isoformat() if first else None,
        "ngay_cuoi": duty.last_day.isoformat() if duty.last_day else None,
        "cac_ngay": [[day.isoformat() for day in run] for run in duty.runs] if len(duty.runs) > 1 else None,
        "uoc_doan": (deadline.fuzzy or None) if deadline else None,
        "con_hieu_luc": not library.is_void(duty),
        "da_ban_hanh": [
            {"don_vi": f"{answer.body.address}/", "url": f"{answer.document.address}/"}
            for answer in library.issued.get(duty, ())
        ],
        "don_vi": {role: [_party(library, duty, p) for p in duty.bodies(role)] for role in Role if duty.bodies(role)},
    }


def _party(library: Library, duty: Duty, party: Party) -> dict[str, Any]:
    """A body as named, and whom the duty reaches through it: known members of a group, successors."""
    reached = [reach for reach in library.reaches[duty] if reach.party is party and reach.body is not party.body]
    named: dict[str, Any] = {"ten": party.words, "url": f"{party.body.address}/" if party.body else None}
    if members := [f"{reach.body.address}/" for reach in reached if not reach.heir_of]:
        named["thanh_vien"] = members
    if heirs := [f"{reach.body.address}/" for reach in reached if reach.heir_of]:
        named["ke_thua"] = heirs
    return named
