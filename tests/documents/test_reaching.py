"""Whom a duty reaches: members of groups as far as they are known, and who took over from whom."""

import json

import pytest

from tiny_library import PLAN, document, library, page, tasks, unit
from vanban.compose.duties import duty_list
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Body
from vanban.feeds.inventory import inventory

PLACE = "thị xã Đức Phổ, tỉnh Quảng Ngãi"


def group(name: str, members: str = "", more: str = "") -> str:
    listed = f"thanh_vien: [{members}]\n" if members else ""
    return page(f"ten_loai: Nhóm đơn vị\nten: {name}\ndia_ban: {PLACE}\nluu_hanh: công khai\n{listed}{more}")


WARDS = {
    "docs/don-vi/pho-van.md": unit("Đảng ủy phường Phổ Văn"),
    "docs/don-vi/pho-an.md": unit("Đảng ủy xã Phổ An"),
    "docs/don-vi/cac-phuong.md": group("Đảng ủy các phường Đức Phổ", "Đảng ủy phường Phổ Văn"),
    "docs/don-vi/cac-xa.md": group("Đảng ủy các xã, phường Đức Phổ", "Đảng ủy các phường Đức Phổ, Đảng ủy xã Phổ An"),
}


def plan(who: str, deadline: str = "trước ngày 15/3/2022") -> dict[str, str]:
    return {PLAN: document(tasks(f"muc: I\nviec: học\n{who}\nthoi_han: {deadline}"))}


def body(of: Library, stem: str) -> Item[Body]:
    return next(item for item in of.of(Body) if item.address == f"don-vi/{stem}")


def bound(of: Library) -> set[str]:
    """The last part of the address of each body that has duties."""
    return {item.address.removeprefix("don-vi/") for item in of.duties_by_body}


def said(of: Library, stem: str) -> str:
    """The list of duties on the page of a body."""
    item = body(of, stem)
    return duty_list(of, item.address, of.duties_by_body.get(item, []), of=item)


def test_a_duty_of_a_group_reaches_the_members_of_the_groups_in_it() -> None:
    of = library({**WARDS, **plan("chu_tri: nhóm Đảng ủy các xã, phường Đức Phổ")})

    assert bound(of) == {"cac-xa", "cac-phuong", "pho-van", "pho-an"}
    assert "Chủ trì (việc của nhóm Đảng ủy các xã, phường Đức Phổ): " in said(of, "pho-van")
    assert "Chủ trì: " in said(of, "cac-xa")


def test_a_group_of_unnamed_members_stays_a_group() -> None:
    of = library({
        "docs/don-vi/cac-xa.md": group("34 phường, xã Đức Phổ", more="so_luong: 34\n"),
        **plan("thuc_hien: 34 phường, xã Đức Phổ"),
    })  # fmt: skip

    assert bound(of) == {"cac-xa"}


def test_groups_that_hold_each_other_are_no_trouble() -> None:
    of = library({
        "docs/don-vi/a.md": group("Khối A Đức Phổ", "Khối B Đức Phổ"),
        "docs/don-vi/b.md": group("Khối B Đức Phổ", "Khối A Đức Phổ"),
        **plan("chu_tri: Khối A Đức Phổ"),
    })  # fmt: skip

    assert bound(of) == {"a", "b"}


def test_roles_are_told_apart() -> None:
    who = "chu_tri: Thị ủy\nphoi_hop: Đảng ủy các phường\ntheo_doi: Đảng ủy phường Phổ Văn"
    of = library({**WARDS, **plan(who)})

    assert "Chủ trì: " in said(of, "thi-uy")
    assert "Phối hợp (việc của nhóm Đảng ủy các phường Đức Phổ), Theo dõi: " in said(of, "pho-van")


def test_data_names_the_known_members() -> None:
    of = library({**WARDS, **plan("chu_tri: Thị ủy\nphoi_hop: Đảng ủy các phường")})
    (task,) = next(d for d in json.loads(inventory(of))["van_ban"] if d.get("nhiem_vu"))["nhiem_vu"]

    assert task["don_vi"] == {
        "chủ trì": [{"ten": "Thị ủy", "url": "don-vi/thi-uy/"}],
        "phối hợp": [{"ten": "Đảng ủy các phường", "url": "don-vi/cac-phuong/", "thanh_vien": ["don-vi/pho-van/"]}],
    }


def test_a_member_founded_later_or_ended_before_was_not_meant() -> None:
    of = library({
        "docs/don-vi/moi.md": unit("Đảng ủy phường Mới Đức Phổ", more="thanh_lap: 01/7/2025\n"),
        "docs/don-vi/cu.md": unit("Đảng ủy phường Cũ Đức Phổ", more="ket_thuc: 31/12/2019\n"),
        "docs/don-vi/nhom.md": group("Các phường Đức Phổ", "Đảng ủy phường Mới Đức Phổ, Đảng ủy phường Cũ Đức Phổ"),
        **plan("chu_tri: Các phường Đức Phổ"),
    })  # fmt: skip

    assert bound(of) == {"nhom"}


MERGED = {
    "docs/don-vi/moi.md": unit("Đảng ủy phường Đức Phổ", more="thanh_lap: 01/7/2025\n"),
    "docs/don-vi/cu.md": unit("Đảng ủy cũ Đức Phổ", more="ket_thuc: 30/6/2025\nke_thua: Đảng ủy phường Đức Phổ\n"),
}


@pytest.mark.parametrize(
    ("deadline", "who"),
    [
        ("ngày 30/6/2025", {"cu"}),
        ("trước ngày 01/7/2025", {"cu"}),
        ("ngày 01/7/2025", {"cu", "moi"}),
        ("từ ngày 01/5/2025 đến ngày 31/8/2025", {"cu", "moi"}),
        ("kịp thời", {"cu"}),
    ],
)
def test_what_is_due_after_the_end_of_a_unit_is_its_successors_too(deadline: str, who: set[str]) -> None:
    of = library({**MERGED, **plan("chu_tri: Đảng ủy cũ Đức Phổ", deadline)})

    assert bound(of) == who
    assert ("Chủ trì (kế thừa Đảng ủy cũ Đức Phổ): " in said(of, "moi")) == ("moi" in who)


def test_a_successor_has_successors_and_members_of_groups_have_them() -> None:
    of = library({
        "docs/don-vi/a.md": unit("Đảng ủy A Đức Phổ", more="ket_thuc: 31/12/2023\nke_thua: Đảng ủy B Đức Phổ\n"),
        "docs/don-vi/b.md": unit("Đảng ủy B Đức Phổ", more="ket_thuc: 30/6/2025\nke_thua: Đảng ủy C Đức Phổ\n"),
        "docs/don-vi/c.md": unit("Đảng ủy C Đức Phổ", more="ke_thua: Đảng ủy A Đức Phổ\n"),
        "docs/don-vi/nhom.md": group("Các đảng ủy Đức Phổ", "Đảng ủy A Đức Phổ"),
        **plan("chu_tri: Các đảng ủy Đức Phổ", "cuối năm 2025"),
    })  # fmt: skip

    assert bound(of) == {"nhom", "a", "b", "c"}
    assert "(việc của nhóm Các đảng ủy Đức Phổ; kế thừa Đảng ủy B Đức Phổ)" in said(of, "c")
