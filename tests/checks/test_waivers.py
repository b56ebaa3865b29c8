"""An editor who has looked at a warning can let it stand, with a reason; a waiver that waives nothing is told."""

from tiny_library import PLAN, document, faults, library
from vanban.checks.remarks import remarks

BODY = "## I. A\n\nLàm theo mục V của Kế hoạch này.\n\n## II. B\n\nLàm theo mục VI của Kế hoạch này.\n"
REPORT = "bao_cao:\n  - muc: II\n    tu: Thị ủy\n    gui: Ban Tuyên giáo Thị ủy\n"


def told(*waivers: str, more: str = "") -> list[str]:
    rows = "".join("  - " + waiver.replace("\n", "\n    ") + "\n    ly_do: bản gốc ghi như vậy\n" for waiver in waivers)
    head = more + ("bo_qua:\n" + rows if waivers else "")
    return [f"{f.code} {f.read}".strip() for f in remarks(library({PLAN: document(head, BODY)}))]


def test_without_waivers_all_is_told() -> None:
    assert told() == ["muc-treo mục V của Kế hoạch này", "muc-treo mục VI của Kế hoạch này"]


def test_a_code_is_waived_in_the_whole_document() -> None:
    assert told("ma: muc-treo") == []


def test_a_code_is_waived_in_one_section() -> None:
    assert told("ma: muc-treo\nmuc: II") == ["muc-treo mục V của Kế hoạch này"]


def test_a_code_is_waived_for_certain_words() -> None:
    assert told("ma: muc-treo\nchu: mục V của") == ["muc-treo mục VI của Kế hoạch này"]


def test_a_finding_of_the_frontmatter_is_waived_by_the_section_of_its_fact() -> None:
    assert "bao-cao-khong-han" not in " ".join(told("ma: bao-cao-khong-han\nmuc: II", more=REPORT))
    assert "bao-cao-khong-han" in told("ma: bao-cao-khong-han\nmuc: I", more=REPORT)


def test_a_waiver_that_waives_nothing_is_told_at_its_place() -> None:
    head = "bo_qua:\n  - ma: lap-lai\n    ly_do: không nhớ\n"
    found = [f for f in remarks(library({PLAN: document(head)})) if f.code == "bo-qua-thua"]

    assert [(f.line, f.column, f.read) for f in found] == [(10, 9, "lap-lai")]


def test_a_waiver_needs_a_reason() -> None:
    assert faults({PLAN: document("bo_qua:\n  - ma: muc-treo\n", BODY)}) == [f"{PLAN}:10:5 thieu-khoa"]
