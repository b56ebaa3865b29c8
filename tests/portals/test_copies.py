"""Another portal's inventory is nobody's word: what is no inventory is refused, what is no document is left out."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.documents.elsewhere import Portal
from vanban.portals.copies import CopyError, read_copy, shortened

PORTAL = Portal("Cổng Tỉnh ủy", "https://tinh.example.vn/", "plans/cong-khac/tinh.json")
UNIT = {
    "url": "don-vi/tinh-uy/",
    "ten_loai": "Đơn vị",
    "ten": "Tỉnh ủy A",
    "dia_ban": "tỉnh A",
    "luu_hanh": "công khai",
}
SOUND = {
    "url": "nghi-quyet/tinh-uy/2021/05/",
    "ten_loai": "Nghị quyết",
    "so_ky_hieu": "05-NQ/TU",
    "ngay_ban_hanh": "20/10/2021",
    "co_quan_ban_hanh": "Tỉnh ủy A",
    "luu_hanh": "công khai",
    "can_cu": ["Kết luận số 21-KL/TW"],
    "trich_yeu": "về <b>học tập</b>",
    "nhiem_vu": [{"ma": "i", "url": "javascript:alert(1)"}],
}


def written(*entries: object, version: object = 1) -> bytes:
    return json.dumps({"phien_ban": version, "van_ban": list(entries)}).encode()


def told(content: bytes, *, internal: bool = False) -> list[str]:
    """What is said of the entries, in a copy read as it is and in one that is cut."""
    _, findings = read_copy(content, PORTAL, internal=internal)
    _, _, left_out = shortened(content, PORTAL, internal=internal)
    assert all(f.path == PORTAL.copy and f.code == "ban-sao-sai" for f in findings)
    assert len(left_out) == len(findings)
    return [finding.message.partition(": ")[2] for finding in findings]


def test_a_copy_holds_what_citing_needs_and_no_more() -> None:
    copy, kept, left_out = shortened(written(SOUND, UNIT, {"ten_loai": "Tài liệu", "ten": "x"}), PORTAL, internal=False)

    assert (kept, left_out) == (2, [])
    (unit, resolution) = json.loads(copy)["van_ban"]
    assert unit == UNIT
    assert resolution == {key: SOUND[key] for key in SOUND if key not in ("trich_yeu", "nhiem_vu")}
    assert shortened(copy, PORTAL, internal=False)[0] == copy


def test_what_is_read_of_a_copy_is_what_is_read_of_the_whole() -> None:
    whole = written(UNIT, SOUND)
    copy, _, _ = shortened(whole, PORTAL, internal=False)

    (of_whole, _), (of_copy, _) = (read_copy(content, PORTAL, internal=False) for content in (whole, copy))

    assert [(d.address, d.model) for d in of_whole.documents] == [(d.address, d.model) for d in of_copy.documents]
    assert of_whole.documents[0].address == "https://tinh.example.vn/nghi-quyet/tinh-uy/2021/05"
    assert [b.model for b in of_whole.bodies] == [b.model for b in of_copy.bodies]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không phải JSON"),
        (b"<!doctype html>", "không phải JSON"),
        (b'{"phien_ban": 1, "van_ban": [', "không phải JSON"),
        ("văn bản".encode("utf-16"), "không phải JSON"),
        (b"[" * 100_000, "không phải JSON"),
        (b'{"phien_ban": 1, "van_ban": ' + b"9" * 10_000 + b"}", "không phải JSON"),
        (b"[]", "không có danh sách van_ban"),
        (b'{"phien_ban": 1, "van_ban": {}}', "không có danh sách van_ban"),
        (written(SOUND, version=2), "cần phiên bản 1"),
        (written(SOUND, version=["\x1b[31m"]), "cần phiên bản 1"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_is_no_inventory_is_refused(content: bytes, said: str) -> None:
    for reading in (read_copy, shortened):
        with pytest.raises(CopyError, match=said):
            reading(content, PORTAL, internal=False)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)/", "https://ke-gian.example/", "//ke-gian.example/", "/nghi-quyet/", "../../khac/",
        "a/../b/",
        "nghi-quyet/05", "nghi-quyet/05/?x=1/", "nghi-quyet/05/#a/", 'a"onclick="x/', "a/<script>/", "a\n/", "./a/", "",
        "a//b/", "%2e%2e/", "A/", "a" * 5000 + "/", None, 5, ["a/"], {"a": "b"},
    ],
)  # fmt: skip
def test_an_address_that_is_no_page_of_that_portal_is_left_out(url: object) -> None:
    assert told(written(SOUND | {"url": url})) == ["url không phải địa chỉ trang bên trong cổng ấy"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ten_loai": "Bùa chú"}, "tên loại «Bùa chú» không có trong danh mục"),
        ({"ten_loai": ["Nghị quyết"]}, "không phải một nhóm khóa có ten_loai"),
        ({"so_ky_hieu": "<script>alert(1)</script>"}, "so_ky_hieu: Không đọc được số"),
        ({"so_ky_hieu": 5}, "so_ky_hieu: cần chữ thường"),
        ({"co_quan_ban_hanh": {"a": "b"}}, "co_quan_ban_hanh: cần chữ thường"),
        ({"co_quan_ban_hanh": "Tỉnh ủy\u202eA"}, "co_quan_ban_hanh: cần chữ thường"),
        ({"co_quan_ban_hanh": "Tỉnh ủy \ud800"}, "co_quan_ban_hanh: cần chữ thường"),
        ({"co_quan_ban_hanh": "Tỉnh ủy\x00"}, "co_quan_ban_hanh: cần chữ thường"),
        ({"co_quan_ban_hanh": "A" * 3000}, "co_quan_ban_hanh: cần chữ thường"),
        ({"can_cu": [["sâu"]]}, "can_cu: cần chữ thường"),
        ({"can_cu": ["x", " "]}, "can_cu: cần chữ thường, không để trống"),
        ({"co_quan_ban_hanh": ""}, "co_quan_ban_hanh: cần chữ thường, không để trống"),
        ({"ten_loai": "Đơn vị", "ten": " "}, "ten: cần chữ thường, không để trống"),
        ({"ngay_ban_hanh": "31/02/2021"}, "ngay_ban_hanh: "),
        ({"luu_hanh": "nội bộ"}, "văn bản «nội bộ»; chỉ nhận bản công khai"),
        ({"luu_hanh": "NỘI  BỘ"}, "văn bản «nội bộ»; chỉ nhận bản công khai"),
        ({"luu_hanh": "tùy"}, "luu_hanh: chỉ nhận"),
        ({"muc_do_mat": "Tối mật"}, "văn bản có mức độ mật"),
    ],
)
def test_an_entry_that_cannot_be_taken_is_left_out_and_told(changed: dict[str, Any], said: str) -> None:
    (message,) = told(written(SOUND | changed, SOUND | {"url": "nghi-quyet/tinh-uy/2021/06/"}))

    assert message.startswith(said)


@pytest.mark.parametrize("entry", [None, 5, "x", [], {}, {"ten_loai": None}])
def test_an_entry_that_is_no_group_of_keys_is_left_out(entry: object) -> None:
    assert told(written(entry)) == ["không phải một nhóm khóa có ten_loai"]


def test_internal_documents_are_taken_into_a_copy_of_the_internal_edition_alone() -> None:
    assert told(written(SOUND | {"luu_hanh": "nội bộ"}), internal=True) == []


def test_a_document_without_number_cannot_be_cited_and_is_not_kept() -> None:
    content = written(SOUND | {"so_ky_hieu": "không ghi"})

    assert read_copy(content, PORTAL, internal=False)[0].documents == ()
    assert told(content) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*SOUND, *UNIT, "trich_dan"]), inner),
    max_leaves=12,
)


@given(
    st.lists(JSON | st.dictionaries(st.sampled_from([*SOUND]), JSON).map(lambda changed: SOUND | changed), max_size=4)
)
def test_any_json_gives_documents_or_findings_and_a_copy_that_is_sound(entries: list[object]) -> None:
    """Whatever is in it: nothing is raised, and no address of a document leads out of its portal."""
    content = written(*entries)
    inventory, _ = read_copy(content, PORTAL, internal=False)
    copy, _, _ = shortened(content, PORTAL, internal=False)

    assert read_copy(copy, PORTAL, internal=False)[1] == []
    assert all(d.address.startswith(PORTAL.address) and "<" not in d.title for d in inventory.documents)


@given(st.binary())
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    with pytest.raises(CopyError):
        read_copy(content, PORTAL, internal=False)
