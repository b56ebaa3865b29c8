"""The plans that are followed: each joined with its book, and how its rows stand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from vanban.checks.finding import Finding, Severity
from vanban.checks.suggestion import did_you_mean, nearest
from vanban.documents.duties import Duty
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Body, Directive, Plan
from vanban.followup.book import ADDED, DOUBT, GONE, Book, Line, dump, joined, read_book
from vanban.followup.owed import owed
from vanban.followup.standing import Standing, State, due_days, standing
from vanban.project import BOOKS


def book_path(plan: str) -> str:
    """The path of the book of the plan at this path, both in the repository."""
    return f"{BOOKS}/{plan.removeprefix('plans/').removesuffix('.md')}.csv"


@dataclass(frozen=True, eq=False)
class FollowUp:
    """A followed plan: its rows in order of its duties, the columns the office added, what is doubtful in the book.

    ``twice`` are the rows (duty and name) of groups that record what rows of their members record too: the members'
    count, so that each body counts once.
    """

    plan: Item[Plan]
    lines: tuple[Line, ...] = field(repr=False)
    own_columns: tuple[str, ...] = ()
    doubts: tuple[Finding, ...] = ()
    twice: frozenset[tuple[Duty, str]] = field(default=frozenset(), repr=False)

    @property
    def address(self) -> str:
        """Where its page is."""
        return f"so-theo-doi/{self.plan.address}"

    @cached_property
    def live(self) -> list[Line]:
        """The rows that the plan, or the office for it, asks for."""
        return [line for line in self.lines if line.origin != GONE]

    @property
    def gone(self) -> list[Line]:
        """The rows that the plan no longer asks for."""
        return [line for line in self.lines if line.origin == GONE]

    def by_duty(self) -> Mapping[Duty, list[Line]]:
        """The live rows of each duty, in the plan's order."""
        groups: dict[Duty, list[Line]] = {}
        for line in self.live:
            assert line.owed
            groups.setdefault(line.owed.duty, []).append(line)
        return groups

    def by_body(self) -> Mapping[str, list[Line]]:
        """The live rows of each body that answers for itself, in order of their names' first row."""
        groups: dict[str, list[Line]] = {}
        for line in self.live:
            groups.setdefault(line.body_words, []).append(line)
        return groups

    def standing(self, line: Line, today: date | None) -> Standing:
        """How a live row stands; that of a group whose members have rows of their own asks nothing.

        What the book does not record the library may hold: the document that the duty demands.
        """
        assert line.owed
        duty = line.owed.duty
        if (duty, line.body_words) in self.twice:
            return Standing(State.BY_MEMBER)
        if line.owed.open_group and not line.told.is_report and duty in self._split:
            return Standing(State.BY_MEMBER)
        if line.issued and not line.told.is_report:
            return Standing(State.ISSUED)
        return standing(line.told, due_days(duty), today)

    def open(self, today: date | None) -> list[tuple[Line, Standing]]:
        """The rows whose report is awaited."""
        stood = [(line, self.standing(line, today)) for line in self.live]
        return [(line, how) for line, how in stood if how.is_open]

    @cached_property
    def by_page(self) -> Mapping[Item[Body], list[Line]]:
        """The live rows of each body that has a page."""
        groups: dict[Item[Body], list[Line]] = {}
        for line in self.live:
            if line.owed and line.owed.body:
                groups.setdefault(line.owed.body, []).append(line)
        return groups

    def dump(self) -> bytes:
        """The book's file as it must be."""
        return dump(self.lines, self.own_columns)

    @cached_property
    def _split(self) -> set[Duty]:
        return {line.owed.duty for line in self.live if line.owed and line.origin == ADDED}


def follow(library: Library, plan: Item[Plan], book: Book, doubts: Iterable[Finding] = ()) -> FollowUp:
    """A plan with its book."""
    near = library.locality(plan)

    def known(name: str) -> Item[Body] | None:
        found = library.bodies.find(name, near)
        return found[0] if len(found) == 1 else None

    issued = _issued(library, plan)
    lines = [
        replace(line, issued=issued.get((line.owed.duty, line.owed.body)) if line.owed and line.owed.body else None)
        for line in joined(book, owed(library, plan), known)
    ]
    twice = [
        line for line in lines if line.told.is_report and any(m.told.is_report for m in _members(library, line, lines))
    ]
    doubled = [
        Finding(
            book_path(plan.source.path),
            line.entry.line,
            1,
            DOUBT,
            "dòng của nhóm và của thành viên cùng ghi kết quả một việc; bảng tổng hợp chỉ tính các dòng của thành viên",
            line.body_words,
            severity=Severity.WARNING,
        )
        for line in twice
    ]
    names = frozenset((line.owed.duty, line.body_words) for line in twice if line.owed)
    return FollowUp(plan, tuple(lines), book.own_columns, (*doubts, *doubled), names)


def _issued(library: Library, plan: Item[Plan]) -> Mapping[tuple[Duty, Item[Body]], Item[Directive]]:
    """The documents in the library that duties of a plan demanded, by who owed them; what heirs issued counts too."""
    found: dict[tuple[Duty, Item[Body]], Item[Directive]] = {}
    for duty in library.duties_by_plan.get(plan, ()):
        for answer in library.issued.get(duty, ()):
            former = [r.heir_of for r in library.reaches[duty] if r.body is answer.body and r.heir_of]
            found |= {(duty, body): answer.document for body in (answer.body, *former)}
    return found


def _members(library: Library, group: Line, lines: Iterable[Line]) -> Iterator[Line]:
    """The rows of a group's members for the same duty: those known, and what the office added to its only group."""
    if not (group.owed and group.owed.open_group and group.origin != GONE):
        return
    known = library.members.get(group.owed.body, ()) if group.owed.body else ()
    same = [line for line in lines if line.owed and line.owed.duty is group.owed.duty]
    only = sum(line.owed.open_group for line in same if line.owed) == 1
    for line in same:
        if line.owed and (line.owed.body in known if line.origin != ADDED else only):
            yield line


def follow_ups(library: Library, books: Mapping[str, bytes]) -> tuple[list[FollowUp], list[Finding]]:
    """The followed plans in order of address, from the books by path, and the faults of these; doubts are the plans'.

    A book that belongs to no plan is a fault: what it holds would silently be missing.
    """
    plans = {book_path(plan.source.path): plan for plan in library.of(Plan)}
    found: list[FollowUp] = []
    faults = list(_orphans(books, plans))
    for path, plan in plans.items():
        if path in books:
            book, findings = read_book(books[path], path)
            errors = [f for f in findings if f.severity is Severity.ERROR]
            faults += errors
            if not errors:
                found.append(follow(library, plan, book, findings))
    return found, faults


def _orphans(books: Iterable[str], plans: Mapping[str, Item[Plan]]) -> Iterator[Finding]:
    for path in books:
        if path not in plans:
            near = nearest(path, plans)
            message = "sổ theo dõi này không ứng với kế hoạch nào; kế hoạch đổi tên tệp thì đổi tên sổ theo"
            yield Finding(path, 1, 1, "so-theo-doi-la", f"{message}{did_you_mean(near)}", path, near or "")
