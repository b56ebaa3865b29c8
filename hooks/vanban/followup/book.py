"""A book: what the office wrote of each row, kept whatever becomes of the plan.

Columns the portal fills come from the plan each time; those of the office are never changed, nor are columns it adds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from vanban.checks.finding import Finding, Severity
from vanban.checks.suggestion import did_you_mean, nearest
from vanban.documents.duties import Duty
from vanban.documents.item import Item
from vanban.documents.models import Body, Directive
from vanban.followup.cells import read_count, read_day, written_day
from vanban.followup.owed import Owed
from vanban.followup.sheet import Cell, SheetError, read_sheet, write_sheet
from vanban.language.text import fold, normal

KEY, SECTION, WHAT, DEADLINE, LAST_DAY, BODY, ROLES = (
    "Mã việc", "Mục", "Việc", "Thời hạn", "Ngày hạn", "Đơn vị", "Vai trò",
)  # fmt: skip
ATTENDED, EXPECTED, CLASSES, WRITE_UPS, NUMBER, SENT, NOTE = (
    "Số dự", "Tổng số", "Số lớp đã mở", "Số bài thu hoạch", "Số văn bản đã gửi", "Ngày gửi", "Ghi chú",
)  # fmt: skip
ORIGIN = "Dòng"
OFFICE = (ATTENDED, EXPECTED, CLASSES, WRITE_UPS, NUMBER, SENT, NOTE)
"""The columns that the office fills."""
COLUMNS = (KEY, SECTION, WHAT, DEADLINE, LAST_DAY, BODY, ROLES, *OFFICE, ORIGIN)
_COUNTS = (ATTENDED, EXPECTED, CLASSES, WRITE_UPS)

OF_PLAN, ADDED, GONE = "theo kế hoạch", "thêm trong sổ", "không còn trong kế hoạch"
"""Where a row comes from: the plan; the office, for a body of a group that the plan does not name; a former plan."""

_UNREADABLE, _CELL, _DOUBLE, DOUBT = "so-theo-doi-hong", "so-theo-doi-o", "so-theo-doi-trung", "so-theo-doi-xem"


@dataclass(frozen=True, slots=True)
class Told:
    """What a body told of a duty, as far as it is recorded; counts are of people, classes and papers."""

    attended: int | None = None
    expected: int | None = None
    classes: int | None = None
    write_ups: int | None = None
    number: str = ""
    sent_on: date | None = None
    note: str = ""

    @property
    def is_report(self) -> bool:
        """Whether anything says that the body reported: a paper sent, or a figure other than what was expected."""
        figures = (self.attended, self.classes, self.write_ups)
        return bool(self.number or self.sent_on) or any(figure is not None for figure in figures)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it stands in the file: every cell by its column, what it tells, its line (0 where it is new)."""

    cells: Mapping[str, str]
    told: Told = field(default_factory=Told)
    line: int = 0

    @property
    def key(self) -> str:
        """The duty's key; the sign before it keeps spreadsheets from reading 1-2 as a day."""
        return self.cells.get(KEY, "").lstrip("#").strip()

    @property
    def body(self) -> str:
        """The body's name as written."""
        return self.cells.get(BODY, "")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the book joined with the plan: ``owed`` is None where the plan no longer asks for it.

    ``body_words`` is whose row it is; ``origin`` one of ``OF_PLAN``, ``ADDED``, ``GONE``. ``issued`` is the document in
    the library by which the body did what the duty demands, or None.
    """

    entry: Entry
    owed: Owed | None
    origin: str
    issued: Item[Directive] | None = None

    @property
    def told(self) -> Told:
        """What is recorded."""
        return self.entry.told

    @property
    def body_words(self) -> str:
        """Whose row it is."""
        return self.owed.words if self.owed and self.origin == OF_PLAN else self.entry.body


@dataclass(frozen=True, slots=True)
class Book:
    """The rows of a file in its order, and the columns that the office added."""

    entries: tuple[Entry, ...] = ()
    own_columns: tuple[str, ...] = ()


def read_book(content: bytes, path: str) -> tuple[Book, list[Finding]]:
    """The book in a file and what an editor is told of it; where any of that is an error, the book is not whole."""
    try:
        rows = read_sheet(content)
    except SheetError as error:
        return Book(), [Finding(path, error.line, error.column, _UNREADABLE, str(error), error.read)]
    if not rows:
        return Book(), []
    names, findings = _names(rows[0], path)
    if findings:
        return Book(), findings
    entries: list[Entry] = []
    for row in rows[1:]:
        by_name = dict(zip(names, row, strict=False))
        for name, cell in zip_longest(names, row):
            if not name and cell and cell.words:
                message = "ô này ở ngoài các cột có tên; hãy đặt tên cột, hoặc xóa ô"
                findings.append(Finding(path, cell.line, cell.column, _CELL, message, cell.words))
        told, faults = _told(by_name, path)
        findings += faults
        entries.append(Entry({name: cell.words for name, cell in by_name.items() if name}, told, row[0].line))
    findings += _doubles(zip(entries, rows[1:], strict=True), path)
    return Book(tuple(entries), tuple(name for name in names if name and name not in COLUMNS)), findings


def joined(book: Book, asked: Iterable[Owed], known: Callable[[str], Item[Body] | None]) -> list[Line]:
    """The rows of the plan in its order, those that the office added to a duty after its own; last the rows that the
    plan no longer asks for. No row of the book is left out. ``known`` finds a body by the name the office wrote.
    """
    by_key: dict[str, dict[str, Entry]] = {}
    for entry in book.entries:
        by_key.setdefault(_same_key(entry.key), {}).setdefault(normal(entry.body), entry)
    by_duty: dict[Duty, list[Owed]] = {}
    for row in asked:
        by_duty.setdefault(row.duty, []).append(row)
    lines: list[Line] = []
    used: set[int] = set()
    for duty, rows in by_duty.items():
        entries = by_key.get(_same_key(duty.key), {})
        for row in rows:
            kept = next((e for name in sorted(row.names) if (e := entries.get(name)) and id(e) not in used), None)
            if kept is not None:
                used.add(id(kept))
            lines.append(Line(_renewed(kept or Entry({}), row, OF_PLAN), row, OF_PLAN))
        example = next((row for row in rows if row.open_group), rows[0])
        for entry in entries.values():
            if id(entry) not in used and _is_added(entry, example):
                used.add(id(entry))
                own = replace(example, words=entry.body, body=known(entry.body), open_group=False)
                lines.append(Line(_renewed(entry, own, ADDED), own, ADDED))
    for entry in book.entries:
        if id(entry) not in used:
            lines.append(Line(replace(entry, cells={**entry.cells, ORIGIN: GONE}), None, GONE))
    return lines


def dump(lines: Iterable[Line], own_columns: Iterable[str] = ()) -> bytes:
    """The file of these rows."""
    columns = (*COLUMNS, *own_columns)
    return write_sheet([columns, *([line.entry.cells.get(name, "") for name in columns] for line in lines)])


def _is_added(entry: Entry, example: Owed) -> bool:
    """A row for a body that the plan does not name: the office's own, if it never was the plan's.

    A row copied within an open group says that it is the plan's, and is not.
    """
    origin = fold(entry.cells.get(ORIGIN, ""))
    return bool(entry.body) and (origin in ("", fold(ADDED)) or (origin == fold(OF_PLAN) and example.open_group))


def _renewed(entry: Entry, row: Owed, origin: str) -> Entry:
    duty = row.duty
    if duty.series and duty.last_day:
        last_day = f"định kỳ, lần cuối {written_day(duty.last_day)}"
    else:
        last_day = written_day(duty.last_day) if duty.last_day else "không định ngày"
    plan = {
        KEY: f"#{duty.key}",
        SECTION: f"mục {duty.section}",
        WHAT: duty.what,
        DEADLINE: duty.deadline.words if duty.deadline else "không ghi",
        LAST_DAY: last_day,
        BODY: row.words,
        ROLES: ", ".join(row.roles),
        ORIGIN: origin,
    }
    return replace(entry, cells={**entry.cells, **plan})


def _same_key(key: str) -> str:
    """A key in comparing form: letter case and the zeros before a number are lost on the way."""
    return "-".join(part.lstrip("0") for part in fold(key).split("-"))


def _names(header: list[Cell], path: str) -> tuple[list[str], list[Finding]]:
    """The columns by their names, in any order; an empty name is one of a column without a cell."""
    known = {fold(name): name for name in COLUMNS}
    names: list[str] = []
    findings: list[Finding] = []
    for cell in header:
        name = known.get(fold(cell.words), cell.words)
        if name and name in names:
            message = f"hai cột cùng tên «{name}»; hãy gộp hoặc đổi tên một cột"
            findings.append(Finding(path, cell.line, cell.column, _UNREADABLE, message, cell.words))
        names.append(name)
    while names and not names[-1]:
        names.pop()
    for column in (KEY, BODY):
        if column not in names:
            near = nearest(column, [name for name in names if name not in COLUMNS])
            message = f"dòng tên cột thiếu cột «{column}»{did_you_mean(near)}"
            read = "; ".join(cell.words for cell in header)
            example = "; ".join(COLUMNS[:7]) + "; …"
            findings.append(Finding(path, header[0].line, header[0].column, _UNREADABLE, message, read, example))
    return names, findings


def _told(row: Mapping[str, Cell], path: str) -> tuple[Told, list[Finding]]:
    findings: list[Finding] = []
    nothing = Cell("", 1, 1)

    def fault(name: str, message: str, example: str = "", severity: Severity = Severity.ERROR) -> None:
        cell = row[name]
        code = _CELL if severity is Severity.ERROR else DOUBT
        said = f"cột «{name}»: {message}"
        findings.append(Finding(path, cell.line, cell.column, code, said, cell.words, example, severity))

    counts: dict[str, int | None] = {}
    for name in _COUNTS:
        try:
            counts[name] = read_count(row.get(name, nothing).words)
        except ValueError as error:
            fault(name, str(error), "120")
    sent_on = None
    try:
        sent_on = read_day(row.get(SENT, nothing).words)
    except ValueError as error:
        fault(SENT, str(error), "15/03/2022")
    number = row.get(NUMBER, nothing).words
    if _is_day(number):
        fault(NUMBER, "ô này giống một ngày, có thể bảng tính đã đổi số thành ngày", "12-BC/ĐU", Severity.WARNING)
    attended, expected = counts.get(ATTENDED), counts.get(EXPECTED)
    if attended is not None and expected is not None and attended > expected:
        fault(ATTENDED, f"lớn hơn tổng số ({expected})", severity=Severity.WARNING)
    note = row.get(NOTE, nothing).words
    told = Told(attended, expected, counts.get(CLASSES), counts.get(WRITE_UPS), number, sent_on, note)
    return told, findings


def _is_day(words: str) -> bool:
    try:
        return bool(words) and not words.isdecimal() and read_day(words) is not None
    except ValueError:
        return False


def _doubles(rows: Iterable[tuple[Entry, list[Cell]]], path: str) -> Iterator[Finding]:
    first: dict[tuple[str, str], int] = {}
    for entry, cells in rows:
        key = (_same_key(entry.key), normal(entry.body))
        if not any(key):
            continue
        if key in first:
            message = f"đã có dòng của đơn vị này cho việc này ở dòng {first[key]}; hãy gộp hai dòng làm một"
            yield Finding(path, cells[0].line, cells[0].column, _DOUBLE, message, f"{entry.key}; {entry.body}")
        first.setdefault(key, cells[0].line)
