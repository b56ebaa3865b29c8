"""Which portals are cited stands in ``mkdocs.yml``; what cannot be followed is said in a sentence."""

import pytest

from vanban.documents.elsewhere import Portal
from vanban.portals.settings import portals

SOUND = {"ten": "Cổng Tỉnh ủy", "dia_chi": "https://tinh.example.vn/nghi-quyet", "ban_sao": "plans/cong-khac/tinh.json"}


@pytest.mark.parametrize("nothing", [None, "", []])
def test_a_portal_may_cite_no_other(nothing: object) -> None:
    assert portals(nothing) == ([], [])


def test_a_portal_is_its_name_its_address_and_its_copy() -> None:
    beside = {"ten": " Thị ủy\n", "dia_chi": "../thi-uy/", "ban_sao": "plans/noi-bo/thi-uy.json"}

    assert portals([SOUND, beside]) == (
        [
            Portal("Cổng Tỉnh ủy", "https://tinh.example.vn/nghi-quyet/", "plans/cong-khac/tinh.json"),
            Portal("Thị ủy", "../thi-uy/", "plans/noi-bo/thi-uy.json"),
        ],
        [],
    )


@pytest.mark.parametrize(
    "dia_chi",
    [
        "javascript:alert(1)", "ftp://tinh.example.vn/", "//tinh.example.vn/", "/tinh/", "tinh/", "https://", "https:///a",
        "https://a@b/", "https://a/?x", "https://a/#x", 'https://a/"x', "https://a/<b>", "https://a b/", "https://a/../b",
        "..", "../../", "../..a/../b", "https://tinh.example.vn/a`b", "data:text/html,x",
    ],
)  # fmt: skip
def test_an_address_is_of_the_web_or_leads_to_a_neighbour(dia_chi: str) -> None:
    found, wrong = portals([SOUND | {"dia_chi": dia_chi}])

    if dia_chi in ("..", "../../"):  # the page above may itself be a portal
        assert (len(found), wrong) == (1, [])
    else:
        assert found == []
        assert "phải là địa chỉ gốc của cổng kia" in wrong[0]


@pytest.mark.parametrize(
    "ban_sao",
    ["tinh.json", "../tinh.json", "plans/../a.json", "/plans/a.json", "docs/a.json", "plans/a.yml", "plans/.json"],
)
def test_a_copy_is_a_json_file_among_the_plans(ban_sao: str) -> None:
    found, (said,) = portals([SOUND | {"ban_sao": ban_sao}])

    assert found == []
    assert f"ban_sao «{ban_sao}» phải là một tệp .json trong thư mục plans" in said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("https://tinh.example.vn/", "phải là một danh sách"),
        ({"ten": "x"}, "phải là một danh sách"),
        (["x"], "cổng thứ 1: cần đúng ba khóa ten, dia_chi, ban_sao"),
        ([SOUND | {"them": "x"}], "cần đúng ba khóa"),
        ([SOUND | {"ten": 5}], "ten phải là một dòng chữ"),
        ([SOUND | {"ten": " "}], "ten phải là một dòng chữ"),
        ([SOUND, SOUND], "hai cổng cùng ghi ban_sao: plans/cong-khac/tinh.json"),
    ],
)
def test_what_cannot_be_followed_is_said(value: object, said: str) -> None:
    assert said in portals(value)[1][0]
