"""The summary for the upper level: what is recorded, a row a body, and the whole."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from vanban.followup.book import Line
from vanban.followup.following import FollowUp
from vanban.followup.standing import State
from vanban.language.dates import format_day


@dataclass(frozen=True, slots=True)
class Summary:
    """Sums over rows; a figure is None where none of them records it, which is not the same as 0.

    ``awaited`` counts rows without a report, ``reported`` those with one or with the document demanded in the library,
    ``late`` those of them after the day. A group's row adds nothing where its members' rows do.
    ``share`` is attended of expected (0.96), None where a row tells who attended but not of how many.
    ``papers`` are the documents and reports sent, ``notes`` the office's own words.
    """

    name: str
    attended: int | None
    expected: int | None
    share: float | None
    classes: int | None
    write_ups: int | None
    reported: int
    late: int
    awaited: int
    papers: tuple[str, ...]
    notes: tuple[str, ...]


_DONE = (State.REPORTED, State.REPORTED_LATE, State.ISSUED)

UNKNOWN = "–"
"""What tables say where the book records nothing."""

HEADERS = (
    "Đơn vị", "Số lớp đã mở", "Số dự", "Tổng số", "Tỷ lệ", "Số bài thu hoạch", "Đã báo cáo", "Chưa báo cáo",
    "Văn bản, báo cáo đã gửi", "Ghi chú",
)  # fmt: skip


def by_body(follow_up: FollowUp, today: date | None) -> list[Summary]:
    """A row a body, in the book's order; a group whose members have rows of their own has none."""
    return [
        row
        for name, lines in follow_up.by_body().items()
        if (row := _summary(follow_up, name, lines, today)).reported or row.awaited
    ]


def total(follow_up: FollowUp, today: date | None, lines: Iterable[Line] | None = None) -> Summary:
    """These live rows together; all of them if none are given. Papers are only counted."""
    row = _summary(follow_up, "Cộng", follow_up.live if lines is None else lines, today)
    return replace(row, papers=(f"{len(row.papers)} văn bản",) if row.papers else (), notes=())


def paper(line: Line) -> str:
    """``12-BC/ĐU (15/3/2022)``: number and day of what was sent, else what is in the library; empty if neither is."""
    told = line.told
    day = format_day(told.sent_on) if told.sent_on else ""
    if told.number:
        return f"{told.number} ({day or 'không ghi ngày'})"
    if line.issued and not told.is_report:
        on = line.issued.model.issued_on
        return f"{line.issued.title} ({format_day(on) if on else 'không ghi ngày'}), có trên cổng"
    return f"gửi ngày {day}, không ghi số" if day else ""


def figure(count: int | None) -> str:
    """A count for people; what no row records is ``–``, which is not 0."""
    return UNKNOWN if count is None else str(count)


def percent(share: float | None) -> str:
    """``96,0 %``, as Vietnamese writes it; empty for none."""
    return "" if share is None else f"{share * 100:.1f} %".replace(".", ",")


def _summary(follow_up: FollowUp, name: str, lines: Iterable[Line], today: date | None) -> Summary:
    lines = list(lines)
    stood = [follow_up.standing(line, today) for line in lines]
    states = [how.state for how in stood]
    told = [line.told for line, how in zip(lines, stood, strict=True) if how.state is not State.BY_MEMBER]
    attended, expected = _sum(one.attended for one in told), _sum(one.expected for one in told)
    whole = all(one.expected is not None for one in told if one.attended is not None)
    return Summary(
        name,
        attended,
        expected,
        attended / expected if attended is not None and expected and whole else None,
        _sum(one.classes for one in told),
        _sum(one.write_ups for one in told),
        reported=sum(state in _DONE for state in states),
        late=states.count(State.REPORTED_LATE),
        awaited=sum(how.is_open for how in stood),
        papers=tuple(dict.fromkeys(filter(None, map(paper, lines)))),
        notes=tuple(dict.fromkeys(line.told.note for line in lines if line.told.note)),
    )


def _sum(figures: Iterable[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None
