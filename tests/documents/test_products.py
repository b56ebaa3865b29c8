"""A document that a plan demanded closes the duty when it is in the library, and only where nothing is in doubt."""

import json

import pytest

from tiny_library import PLAN, at, document, library, page, tasks, unit
from vanban.compose.duties import duty_list
from vanban.compose.plan import plan_page
from vanban.compose.source_links import SourceLinks
from vanban.documents.library import Library
from vanban.documents.models import Body
from vanban.feeds.inventory import inventory

WARDS = {
    "docs/don-vi/pho-van.md": unit("Đảng ủy phường Phổ Văn"),
    "docs/don-vi/pho-an.md": unit("Đảng ủy xã Phổ An"),
    "docs/don-vi/cac-xa.md": page(
        "ten_loai: Nhóm đơn vị\nten: Đảng ủy các xã, phường Đức Phổ\ndia_ban: thị xã Đức Phổ, tỉnh Quảng Ngãi\n"
        "thanh_vien: [Đảng ủy phường Phổ Văn, Đảng ủy xã Phổ An]\nso_luong: 2\nluu_hanh: công khai"
    ),
}
ON = "can_cu: Kế hoạch số 44-KH/TU ngày 09/3/2022 của Thị ủy Đức Phổ\n"
OWED = "muc: I\nsan_pham: Kế hoạch học tập, quán triệt\nchu_tri: Đảng ủy phường Phổ Văn\nthoi_han: trước ngày 01/4/2022"


def child(more: str = ON, body: str = "", about: str = "về học tập, quán triệt Kết luận số 21", **facts: str) -> str:
    given = {"number": "12-KH/ĐU", "issued": "20/3/2022", "issuer": "Đảng ủy phường Phổ Văn", **facts}
    return document(more, body, **given).replace("trich_yeu: học tập nghị quyết", f"trich_yeu: {about}")


def answered(owed: str, *children: str, more: str = "") -> Library:
    plans = {f"plans/con-{n}.md": text for n, text in enumerate(children)}
    return library({**WARDS, PLAN: document(tasks(owed) + more), **plans})


def test_the_document_closes_the_duty_on_every_page() -> None:
    of = answered(OWED, child())
    (duty,) = of.duties
    plan, item = at(of, PLAN), next(b for b in of.of(Body) if b.address == "don-vi/pho-van")
    shown = duty_list(of, item.address, [duty], of=item)
    whole = plan_page(of, plan, SourceLinks({}, ()), {})  # type: ignore[arg-type]
    task = next(d for d in json.loads(inventory(of))["van_ban"] if d.get("nhiem_vu"))["nhiem_vu"][0]

    assert of.is_done(duty)
    assert "Đã ban hành: <a" in shown
    assert "Kế hoạch số 12-KH/ĐU</a> (Đảng ủy phường Phổ Văn)" in shown
    assert "data-han" not in shown
    assert whole.body.count("Đã ban hành: <a") == 2  # among the deadlines, and among what must be issued
    assert task["da_ban_hanh"] == [{"don_vi": "don-vi/pho-van/", "url": "ke-hoach/pho-van/2022/12/"}]


def test_without_it_the_duty_is_open() -> None:
    of = answered(OWED)

    assert of.issued == {}
    assert "data-han" in duty_list(of, "lich", of.duties)


@pytest.mark.parametrize(
    ("why", "owed", "other"),
    [
        ("another body issued it", OWED, child(issuer="Đảng ủy xã Phổ An")),
        ("it is of another type", OWED, child(kind="Báo cáo", number="12-BC/ĐU")),
        ("it does not say that it rests on the plan", OWED, child("")),
        ("the plan is named in passing", OWED, child("", "## I. A\n\nNhư Kế hoạch số 44-KH/TU ngày 09/3/2022.\n")),
        ("it is about something else", OWED, child(about="về kiểm tra, giám sát")),
        ("a draft is owed", OWED.replace("Kế hoạch học", "Dự thảo Kế hoạch học"), child()),
        ("no type is named", OWED.replace("Kế hoạch học tập", "Văn bản chỉ đạo học tập"), child()),
        ("a programme is owed as well", OWED.replace("Kế hoạch học", "Kế hoạch, chương trình hành động học"), child()),
        ("the body only follows it up", OWED.replace("chu_tri", "theo_doi"), child()),
        ("it was issued before the plan", OWED, child(issued="01/3/2022")),
        (
            "two phases owe it",
            OWED.replace(": trước ngày 01/4/2022", ":\n  một: quý I/2022\n  hai: quý II/2022"),
            child(),
        ),
    ],
)
def test_a_doubt_leaves_the_duty_open(why: str, owed: str, other: str) -> None:
    assert answered(owed, other).issued == {}, why


@pytest.mark.parametrize(
    ("owed", "other"),
    [
        ("Kế hoạch hoặc Chương trình hành động thực hiện Kết luận số 21", child(about="thực hiện Kết luận số 21")),
        (
            "Chương trình hành động thực hiện Nghị quyết",
            child(kind="Chương trình", number="3-CTr/ĐU", about="hành động thực hiện Nghị quyết số 05-NQ/TU"),
        ),
        ("Kế hoạch tổ chức học tập, quán triệt (mục III.2)", child()),
        ("Kế hoạch", child()),
        (
            "Kế hoạch học tập",
            child("", "Thực hiện Kế hoạch số 44-KH/TU ngày 09/3/2022 của Thị ủy Đức Phổ, lập kế hoạch."),
        ),
    ],
)
def test_what_agrees_closes_it(owed: str, other: str) -> None:
    of = answered(OWED.replace("Kế hoạch học tập, quán triệt", owed), other)

    assert [of.is_done(duty) for duty in of.duties] == [True]


def test_one_document_does_not_answer_two_duties() -> None:
    of = library({**WARDS, PLAN: document(tasks(OWED, OWED.replace("muc: I", "muc: II"))), "plans/con.md": child()})

    assert of.issued == {}


def test_a_group_is_done_when_all_its_members_are() -> None:
    owed = OWED.replace("Đảng ủy phường Phổ Văn", "nhóm Đảng ủy các xã, phường")
    other = child(issuer="Đảng ủy xã Phổ An", number="7-KH/ĐU")
    one, both = answered(owed, child()), answered(owed, child(), other)
    van = next(b for b in one.of(Body) if b.address == "don-vi/pho-van")
    an = next(b for b in one.of(Body) if b.address == "don-vi/pho-an")

    assert [one.is_done(one.duties[0], by) for by in (None, van, an)] == [False, True, False]
    assert both.is_done(both.duties[0])


def test_a_group_whose_members_are_not_all_known_is_never_done() -> None:
    owed = OWED.replace("Đảng ủy phường Phổ Văn", "nhóm Đảng ủy các xã, phường")
    both = (child(), child(issuer="Đảng ủy xã Phổ An", number="7-KH/ĐU"))
    wards = {path: text.replace("so_luong: 2", "so_luong: 15") for path, text in WARDS.items()}
    plans = {f"plans/con-{n}.md": text for n, text in enumerate(both)}
    of = library({**wards, PLAN: document(tasks(owed)), **plans})

    assert len(of.issued[of.duties[0]]) == 2
    assert not of.is_done(of.duties[0])
