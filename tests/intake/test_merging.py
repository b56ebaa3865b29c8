"""A changed source comes in again: it changes what nobody touched, and nothing an editor wrote or confirmed."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vanban.intake.merging import Memory, changes, merged

VALUES: dict[str, Any] = {
    "ngay_ban_hanh": "không ghi",
    "trich_yeu": "học tập",
    "nguon": {"tep": "a.txt", "sha256": "1"},
    "can_xem_lai": ["ngay_ban_hanh: không thấy ngày", "trich_yeu: chưa chắc"],
    "hoi_nghi": [
        {"muc": "I", "so_lop": "02", "thoi_han": "trước ngày 10/3/2022"},
        {"muc": "II", "so_lop": "03", "thoi_han": "trước ngày 15/3/2022"},
    ],
}
TEXT = "Câu một.\n\nCâu hai.\n\nCâu ba.\n"


def again(now: dict[str, Any], new: dict[str, Any], text: str = TEXT, new_text: str = TEXT) -> Any:
    memory = Memory.parse(Memory.of(VALUES, TEXT).dump())
    return merged(memory, ({**VALUES, **now}, text), ({**VALUES, **new}, new_text))


def session(at: int, **changed: str) -> list[dict[str, str]]:
    return [{**one, **(changed if i == at else {})} for i, one in enumerate(VALUES["hoi_nghi"])]


def test_what_nobody_touched_follows_the_source() -> None:
    result = again(
        {}, {"trich_yeu": "học nghị quyết", "hoi_nghi": session(1, so_lop="05")}, new_text=TEXT + "\nCâu bốn.\n"
    )

    assert result.values["trich_yeu"] == "học nghị quyết"
    assert result.values["hoi_nghi"][1]["so_lop"] == "05"
    assert "Câu bốn." in result.body
    assert result.kept == []


def test_what_an_editor_wrote_stays() -> None:
    result = again(
        {"ngay_ban_hanh": "09/3/2022", "hoi_nghi": session(0, so_lop="04")}, {}, text=TEXT.replace("hai", "2")
    )

    assert result.values["ngay_ban_hanh"] == "09/3/2022"
    assert result.values["hoi_nghi"][0]["so_lop"] == "04"
    assert "Câu 2." in result.body
    assert result.kept == []


def test_both_are_kept_where_they_do_not_meet() -> None:
    result = again({"hoi_nghi": session(0, so_lop="04")}, {"hoi_nghi": session(0, thoi_han="trước ngày 12/3/2022")})

    assert result.values["hoi_nghi"][0] == {"muc": "I", "so_lop": "04", "thoi_han": "trước ngày 12/3/2022"}
    assert result.kept == []


def test_where_both_changed_the_editor_wins_and_is_told() -> None:
    result = again(
        {"hoi_nghi": session(1, so_lop="04")}, {"hoi_nghi": session(1, so_lop="05")},
        text=TEXT.replace("hai", "2"), new_text=TEXT.replace("hai", "thứ hai"),
    )  # fmt: skip

    assert result.values["hoi_nghi"][1]["so_lop"] == "04"
    assert "Câu 2." in result.body
    assert [("05" in told, "thứ hai" in told) for told in result.kept] == [(True, False), (False, True)]


def test_a_doubt_that_was_deleted_does_not_come_back_and_its_fact_is_confirmed() -> None:
    result = again({"can_xem_lai": ["trich_yeu: chưa chắc"]}, {"ngay_ban_hanh": "01/3/2022"})

    assert result.values["can_xem_lai"] == ["trich_yeu: chưa chắc"]
    assert result.values["ngay_ban_hanh"] == "không ghi"
    assert "01/3/2022" in result.kept[0]


def test_the_source_is_always_the_new_one() -> None:
    assert again({}, {"nguon": {"tep": "a.txt", "sha256": "2"}}).values["nguon"]["sha256"] == "2"


def test_entries_come_and_go_with_the_source_and_stay_with_the_editor() -> None:
    first, second = VALUES["hoi_nghi"]
    own = {"muc": "mở đầu", "so_lop": "01"}

    assert again({"hoi_nghi": [own, first, second]}, {"hoi_nghi": [first]}).values["hoi_nghi"] == [own, first]


def test_an_entry_gone_beside_an_editors_own_stays_and_is_told() -> None:
    own = {"muc": "III", "so_lop": "01"}
    result = again({"hoi_nghi": [*VALUES["hoi_nghi"], own]}, {"hoi_nghi": VALUES["hoi_nghi"][:1]})

    assert result.values["hoi_nghi"] == [*VALUES["hoi_nghi"], own]
    assert len(result.kept) == 1


def test_without_a_memory_all_that_stands_is_an_editors() -> None:
    result = merged(None, (VALUES, TEXT), ({**VALUES, "trich_yeu": "khác"}, TEXT.replace("hai", "2")))

    assert (result.values["trich_yeu"], result.body) == ("học tập", TEXT)
    assert len(result.kept) == 2


def test_a_broken_memory_is_none() -> None:
    assert Memory.parse("{") is Memory.parse("[]") is Memory.parse('{"khai_bao": 1}') is None


LINES = st.lists(st.sampled_from(["a", "b", "c", "", "d"]), max_size=8).map("\n".join)


@given(LINES, LINES, LINES)
def test_one_sided_changes_are_taken_whole(base: str, now: str, new: str) -> None:
    memory = Memory.of({}, base)

    assert merged(memory, ({}, base), ({}, new)).body == new
    assert merged(memory, ({}, now), ({}, base)).body == now
    assert merged(memory, ({}, now), ({}, now)).body == now


def test_changes_show_where_lines_differ() -> None:
    old = "Các chi bộ báo cáo kết quả học tập về Đảng ủy phường chậm nhất ngày 20/02/2026."

    assert list(changes(old, old.replace("20/02", "25/02"))) == [
        "- …tập về Đảng ủy phường chậm nhất ngày 20/02/2026.",
        "+ …tập về Đảng ủy phường chậm nhất ngày 25/02/2026.",
    ]
