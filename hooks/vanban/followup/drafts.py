"""Drafts of the result report and of the reminder: what the book records, and plainly what it does not.

Order and parts are those of Hướng dẫn 36-HD/VPTW (2018), mục II; numbers, place, day, signer and judgement are left to
whoever drafts. Words are neutral: that a book records nothing does not say that nothing was done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from vanban.documents.duties import Role, Sort
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Body, Directive
from vanban.followup.book import Line
from vanban.followup.following import FollowUp
from vanban.followup.owed import NOBODY
from vanban.followup.summary import HEADERS, UNKNOWN, Summary, by_body, figure, paper, percent, total
from vanban.language.dates import format_day
from vanban.language.text import fold

SOON = timedelta(days=7)
"""How long before its day a duty is in the reminder."""

BLANK = "……"
"""What stands where something is to be filled in."""

SIGNATURE = ("[QUYỀN HẠN, CHỨC VỤ NGƯỜI KÝ]", "[Họ và tên]")
"""What the signer's place says until it is filled."""


_BY_BODY = HEADERS[:-2]  # what was sent has a table of its own


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text; ``level`` 2 is below 1."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``to_fill`` if it only says what the drafter writes there."""

    words: str
    to_fill: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words."""

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Draft:
    """A document to be finished: ``kind`` is empty for a letter (công văn), whose ``about`` stands below its number.

    ``remark`` says that it is a draft, and of what; ``superior`` may be empty.
    """

    remark: str
    superior: str
    issuer: str
    symbol: str
    kind: str
    about: str
    addressees: Sequence[str]
    blocks: Sequence[Block] = field(repr=False)
    recipients: Sequence[str] = ()


def report_draft(library: Library, follow_up: FollowUp, today: date) -> Draft:
    """The result report of whoever follows the plan, to those it reports to."""
    keeper = _keeper(library, follow_up)
    plan = plan_name(library, follow_up)
    above = dict.fromkeys(
        party.words
        for duty in follow_up.by_duty()
        if any(p.body is keeper for p in duty.bodies(Role.SENDER))
        for party in duty.bodies(Role.RECIPIENT)
    )
    blocks = [
        Paragraph(f"Thực hiện {plan}, {keeper.model.name} báo cáo kết quả như sau:"),
        *_results(follow_up, today),
        *_unrecorded(follow_up),
        Heading("III. Nhận xét, đánh giá; đề xuất, kiến nghị"),
        Paragraph("Người soạn viết; sổ theo dõi không có nội dung này.", to_fill=True),
    ]
    about = f"kết quả thực hiện {plan}"
    recipients = [*(f"{words} (báo cáo)" for words in above), f"Lưu {BLANK}"]
    head = _head(keeper)
    return Draft(_remark(today), *head, f"Số {BLANK}-BC/{BLANK}", "Báo cáo", about, (), blocks, recipients)


def reminder_draft(library: Library, follow_up: FollowUp, today: date) -> Draft | None:
    """A letter to the bodies whose report is awaited and whose day is over or near; None if there is none."""
    keeper = _keeper(library, follow_up)
    not_asked = {NOBODY, keeper.model.name, keeper.model.parent}  # nobody reminds those above by letter
    awaited = [line for line, _ in follow_up.open(today)]
    asked = [line for line in awaited if _is_near(line, today) and line.body_words not in not_asked]
    if not asked:
        return None
    rows = [_asked(line) for line in sorted(asked, key=lambda line: fold(line.body_words))]
    blocks: list[Block] = [
        Paragraph(
            f"Theo {plan_name(library, follow_up)}, các đơn vị nêu trên có những việc dưới đây. Đến ngày "
            f"{format_day(today)}, sổ theo dõi của {keeper.model.name} chưa ghi nhận báo cáo về các việc này:"
        ),
        Table(("Đơn vị", "Việc", "Thời hạn trong kế hoạch", "Ngày hạn"), rows),
        Paragraph(
            f"{keeper.model.name} đề nghị các đơn vị gửi báo cáo; đơn vị đã gửi xin cho biết số, ngày văn bản để cập "
            "nhật sổ. Việc đã làm mà chưa báo cáo, sổ chưa ghi nhận được."
        ),
    ]
    if others := len(awaited) - len(asked):
        why = "không định ngày, chưa gần ngày hạn, không ghi đơn vị, hoặc của chính cơ quan này và cấp trên"
        blocks.append(Paragraph(f"Còn {others} dòng chưa báo cáo không nêu ở đây: {why}.", to_fill=True))
    about = f"đề nghị báo cáo kết quả thực hiện {follow_up.plan.title}"
    addressees = list(dict.fromkeys(row[0] for row in rows))
    head = _head(keeper)
    return Draft(
        _remark(today), *head, f"Số {BLANK}-CV/{BLANK}", "", about, addressees, blocks, ["Như trên", f"Lưu {BLANK}"]
    )


def plan_name(library: Library, follow_up: FollowUp) -> str:
    """``Kế hoạch số 44-KH/TU ngày 09/3/2022 của Thị ủy Đức Phổ``; the subject where there is no number."""
    model: Directive = follow_up.plan.model
    day = f" ngày {format_day(model.issued_on)}" if model.issued_on else ""
    return f"{follow_up.plan.title}{day} của {library.issuer(follow_up.plan).model.name}"


def _keeper(library: Library, follow_up: FollowUp) -> Item[Body]:
    """Who keeps the book: the body that follows the plan up, else its issuer."""
    followers = (p.body for duty in follow_up.by_duty() for p in duty.bodies(Role.FOLLOWS_UP))
    return next(filter(None, followers), library.issuer(follow_up.plan))


def _head(keeper: Item[Body]) -> tuple[str, str]:
    superior = keeper.model.parent or ""
    own = keeper.model.name.removesuffix(f" {superior}") if superior else keeper.model.name
    return superior.upper(), own.upper()


def _remark(today: date) -> str:
    return (
        f"BẢN NHÁP do máy lập từ sổ theo dõi, số liệu đến ngày {format_day(today)}; chưa phải là văn bản. "
        f"Những chỗ {BLANK} và những câu trong ngoặc vuông do người soạn điền, sửa hoặc bỏ."
    )


def _results(follow_up: FollowUp, today: date) -> Iterator[Block]:
    whole = total(follow_up, today)
    yield Heading(f"I. Kết quả ghi trong sổ theo dõi đến ngày {format_day(today)}")
    late = f", trong đó {whole.late} dòng gửi sau ngày hạn" if whole.late else ""
    yield Paragraph(
        f"Sổ theo dõi {len(follow_up.by_duty())} việc, mỗi dòng là một việc của một đơn vị. {whole.reported} dòng đã "
        f"có báo cáo{late}; {whole.awaited} dòng chưa có. Trong các bảng, dấu {UNKNOWN} là sổ chưa ghi."
    )
    by_duty = follow_up.by_duty().items()
    sessions = [_session(follow_up, lines, today) for duty, lines in by_duty if duty.sort is Sort.SESSION]
    if sessions:
        yield Heading("1. Hội nghị, lớp học", 2)
        yield Table(("Hội nghị, lớp", "Số lớp đã mở", "Số dự", "Tổng số", "Tỷ lệ"), sessions)
    yield Heading("2. Thu hoạch", 2)
    count = whole.write_ups
    yield Paragraph("Sổ chưa ghi số bài thu hoạch." if count is None else f"Số bài thu hoạch ghi trong sổ: {count}.")
    yield Heading("3. Văn bản, báo cáo đã gửi", 2)
    papers = [(line.body_words, _what(line), paper(line)) for line in follow_up.live if paper(line)]
    yield Table(("Đơn vị", "Việc", "Văn bản"), papers) if papers else Paragraph("Sổ chưa ghi văn bản nào.")
    yield Heading("4. Theo đơn vị", 2)
    yield Table(_BY_BODY, [_words(row) for row in [*by_body(follow_up, today), whole]])


def _session(follow_up: FollowUp, lines: list[Line], today: date) -> tuple[str, ...]:
    one = total(follow_up, today, lines)
    return _what(lines[0]), *_figures(one)


def _figures(row: Summary) -> tuple[str, ...]:
    return figure(row.classes), figure(row.attended), figure(row.expected), percent(row.share)


def _words(row: Summary) -> tuple[str, ...]:
    return row.name, *_figures(row), figure(row.write_ups), str(row.reported), str(row.awaited)


def _unrecorded(follow_up: FollowUp) -> Iterator[Block]:
    yield Heading("II. Những điều sổ chưa ghi")
    missing = [(line, _missing(follow_up, line)) for line in follow_up.live]
    rows = [(line.body_words, _what(line), words) for line, words in missing if words]
    if not rows:
        yield Paragraph("Sổ đã ghi đủ các cột.")
        return
    yield Paragraph("Chưa ghi trong sổ không có nghĩa là chưa làm; cần hỏi lại đơn vị trước khi nêu trong báo cáo.")
    yield Table(("Đơn vị", "Việc", "Sổ chưa ghi"), rows)


def _missing(follow_up: FollowUp, line: Line) -> str:
    assert line.owed
    told = line.told
    if follow_up.standing(line, None).is_open:
        return "báo cáo"
    if not told.is_report:
        return ""
    missing = []
    if line.owed.duty.sort is Sort.SESSION:
        figures = (("số lớp", told.classes), ("số dự", told.attended), ("tổng số", told.expected))
        missing += [name for name, figure in figures if figure is None]
    if told.number and not told.sent_on:
        missing.append("ngày gửi")
    if told.sent_on and not told.number:
        missing.append("số văn bản")
    return ", ".join(missing)


def _is_near(line: Line, today: date) -> bool:
    assert line.owed
    days = [last for _, last in line.owed.duty.runs]
    return any(day <= today + SOON for day in days)


def _asked(line: Line) -> tuple[str, str, str, str]:
    assert line.owed
    duty = line.owed.duty
    day = "định kỳ" if duty.series else format_day(duty.last_day) if duty.last_day else ""
    return line.body_words, _what(line), duty.deadline.words if duty.deadline else "", day


def _what(line: Line) -> str:
    assert line.owed
    return f"{line.owed.duty.what} (mục {line.owed.duty.section})"
