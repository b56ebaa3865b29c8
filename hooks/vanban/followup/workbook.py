"""The summary table as an Excel workbook. The same table gives the same bytes."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from vanban.followup.book import GONE
from vanban.followup.following import FollowUp
from vanban.followup.summary import HEADERS, Summary, by_body, total
from vanban.language.dates import format_day

_CREATED = datetime(2000, 1, 1)  # the library would write the day it is
_WIDTHS = (34, 9, 9, 9, 9, 10, 10, 10, 36, 40)
_ROWS = (
    "Mục", "Việc", "Đơn vị", "Vai trò", "Thời hạn", "Ngày hạn", "Tình trạng", "Số dự", "Tổng số", "Số lớp đã mở",
    "Số bài thu hoạch", "Số văn bản đã gửi", "Ngày gửi", "Ghi chú",
)  # fmt: skip
_ROW_WIDTHS = (10, 44, 34, 14, 24, 13, 24, 9, 9, 9, 10, 18, 13, 40)

_LINE = 15  # points

Value = str | int | float | None


def workbook(follow_up: FollowUp, name: str, today: date | None) -> bytes:
    """Three sheets to print: a row a body, a row a duty and body, what the plan no longer asks for (if anything).

    ``name`` is the plan's; without ``today`` nothing says how long a day is over.
    """
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"Tổng hợp kết quả thực hiện {name}", "created": _CREATED})
    styles = {
        "title": book.add_format({"bold": True, "font_name": "Times New Roman", "font_size": 14}),
        "said": book.add_format({"italic": True, "font_name": "Times New Roman", "font_size": 11}),
        "head": book.add_format({**_CELL, "bold": True, "align": "center", "bg_color": "#EFE6D8"}),
        "cell": book.add_format(_CELL),
        "share": book.add_format({**_CELL, "num_format": "0.0%"}),
        "sum": book.add_format({**_CELL, "bold": True}),
        "sum share": book.add_format({**_CELL, "bold": True, "num_format": "0.0%"}),
    }
    until = f"Số liệu ghi trong sổ theo dõi, tính đến ngày {format_day(today)}." if today else _RECORDED
    rows = [_row(row) for row in by_body(follow_up, today)]
    sheet = _Sheet(book, styles, "Theo đơn vị", f"Tổng hợp kết quả thực hiện {name}", until)
    sheet.table(HEADERS, _WIDTHS, [*rows, _row(total(follow_up, today))], has_sum=True)
    by_row = list(_by_row(follow_up, today))
    _Sheet(book, styles, "Theo việc", f"Kết quả từng việc của {name}", until).table(_ROWS, _ROW_WIDTHS, by_row)
    if follow_up.gone:
        former = [tuple(line.entry.cells.get(column, "") for column in _ROWS) for line in follow_up.gone]
        title = f"Những dòng {GONE} {name}"
        _Sheet(book, styles, "Không còn trong kế hoạch", title, _RECORDED).table(_ROWS, _ROW_WIDTHS, former)
    book.close()
    return written.getvalue()


_RECORDED = "Số liệu ghi trong sổ theo dõi."
_CELL = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "text_wrap": True, "valign": "top"}


class _Sheet:
    """One sheet of A4 across, its head repeated on every page."""

    def __init__(self, book: xlsxwriter.Workbook, styles: dict[str, Any], name: str, title: str, said: str) -> None:
        self.styles = styles
        self.sheet = book.add_worksheet(name)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&RTrang &P/&N")
        self.sheet.write_string(0, 0, title, styles["title"])
        self.sheet.write_string(1, 0, said, styles["said"])

    def table(
        self, headers: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Value]], has_sum: bool = False
    ) -> None:
        rows = list(rows)
        for column, (header, width) in enumerate(zip(headers, widths, strict=True)):
            self.sheet.set_column(column, column, width)
            self.sheet.write_string(3, column, header, self.styles["head"])
        self.sheet.set_row(3, 2 * _LINE)
        for number, row in enumerate(rows, 4):
            kind = "sum" if has_sum and row is rows[-1] else ""
            for column, value in enumerate(row):
                self._write(number, column, value, kind)
            lines = [
                1 + len(value) // width for value, width in zip(row, widths, strict=True) if isinstance(value, str)
            ]
            self.sheet.set_row(number, _LINE * max(lines, default=1))  # not every program fits wrapped lines by itself
        self.sheet.freeze_panes(4, 1)
        self.sheet.repeat_rows(3)

    def _write(self, row: int, column: int, value: Value, kind: str) -> None:
        plain = self.styles[kind or "cell"]
        if value is None:
            self.sheet.write_blank(row, column, None, plain)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, plain)  # never a formula
        elif isinstance(value, float):
            self.sheet.write_number(row, column, value, self.styles[f"{kind} share".strip()])
        else:
            self.sheet.write_number(row, column, value, plain)


def _row(row: Summary) -> tuple[Value, ...]:
    return (
        row.name, row.classes, row.attended, row.expected, row.share, row.write_ups, row.reported, row.awaited,
        "; ".join(row.papers), "; ".join(row.notes),
    )  # fmt: skip


def _by_row(follow_up: FollowUp, today: date | None) -> Iterable[tuple[Value, ...]]:
    for line in follow_up.live:
        assert line.owed
        duty, told = line.owed.duty, line.told
        yield (
            str(duty.section), duty.what, line.body_words, ", ".join(line.owed.roles),
            duty.deadline.words if duty.deadline else "không ghi",
            format_day(duty.last_day) if duty.last_day else "", str(follow_up.standing(line, today)),
            told.attended, told.expected, told.classes, told.write_ups, told.number,
            format_day(told.sent_on) if told.sent_on else "", told.note,
        )  # fmt: skip
