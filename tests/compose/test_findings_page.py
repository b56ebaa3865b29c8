"""The editors' page tells what is grave first, and does not grow without end."""

from vanban.checks.finding import Finding, Severity
from vanban.compose.findings import MOST, findings_page

NOTES = [Finding("plans/a.md", line, 1, "chua-co-van-ban", "chưa có", severity=Severity.NOTE) for line in range(MOST)]
WARNING = Finding("plans/b.md", 7, 1, "muc-treo", "không có mục này", severity=Severity.WARNING)
AT = {"plans/a.md": "ke-hoach/a", "plans/b.md": "ke-hoach/b"}


def test_all_is_shown_where_there_is_room() -> None:
    body = findings_page([*NOTES[1:], WARNING], AT).body
    assert body.count("<li>") == MOST
    assert f"<p>{MOST} điều cần xem.</p>" in body


def test_of_too_much_the_gravest_is_shown_and_the_rest_counted() -> None:
    body = findings_page([*NOTES, WARNING], AT).body
    assert body.count("<li>") == MOST
    assert "dòng 7, cột 1" in body
    assert f"{MOST + 1} điều cần xem." in body
    assert "vanban check" in body
