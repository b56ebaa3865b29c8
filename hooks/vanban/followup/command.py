"""``vanban so-theo-doi``: the only part of this room that reads and writes files."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from errno import EBUSY
from pathlib import Path, PurePosixPath

from vanban.build import BuildFault, Sound
from vanban.checks.finding import report
from vanban.checks.suggestion import did_you_mean, nearest
from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.models import INTERNAL, Plan
from vanban.followup.book import ADDED, Book
from vanban.followup.cells import read_day
from vanban.followup.drafts import plan_name, reminder_draft, report_draft
from vanban.followup.following import FollowUp, book_path, follow
from vanban.followup.plain import markdown
from vanban.followup.word import word_file
from vanban.followup.workbook import workbook
from vanban.language.dates import format_day
from vanban.project import Project
from vanban.writing import write_whole

NAME = "so-theo-doi"
HELP = "lập, cập nhật sổ theo dõi (CSV) của kế hoạch; lập bảng tổng hợp và bản nháp"
_PORTAL_FOLDERS = ("docs", "plans", "overrides", "hooks", "site")


def add_arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("ke_hoach", nargs="*", metavar="KẾ_HOẠCH", help="plans/X.md; bỏ trống: mọi kế hoạch đã có sổ")
    parser.add_argument("--tong-hop", metavar="THƯ_MỤC", help="ghi thêm bảng tổng hợp và bản nháp vào thư mục này")
    parser.add_argument("--ngay", metavar="NGÀY", help="tính như hôm ấy, ví dụ 20/3/2022; bỏ trống: hôm nay")


class RefusedError(Exception):
    """Nothing was done; the text says why, and what to do."""


def run(project: Project, options: Namespace, today: date) -> int:
    """Bring the books up to date and say how they stand; the exit code is 1 where something is to be put right.

    ``today`` counts unless ``--ngay`` names another day. Nothing is written where any source or book has a fault.
    """
    try:
        day, target = _day(options.ngay, today), _target(project, options.tong_hop)
        library, followed = _followed(project, options.ke_hoach)
        for follow_up in followed:
            _keep(project, library, follow_up, day)
            for path, content in _results(library, follow_up, day) if target else ():
                _write(Path(target or "", path), content)
                print(f"  đã ghi {Path(target or '', path)}")
    except RefusedError as refused:
        print(refused)
        return 1
    if not followed:
        print("Chưa có sổ nào. Hãy nêu một kế hoạch, ví dụ: vanban so-theo-doi plans/duc-pho-44-kh-tu.md")
    if doubts := [doubt for follow_up in followed for doubt in follow_up.doubts]:
        print(report(doubts))
    return 0


def _day(words: str | None, today: date) -> date:
    try:
        return read_day(words or "") or today
    except ValueError as error:
        raise RefusedError(f"--ngay {words}: {error}; ví dụ --ngay 20/3/2022") from None


def _target(project: Project, words: str | None) -> Path | None:
    """The folder for summary and drafts; not one whose files would be read as sources, or published."""
    if not words:
        return None
    target, root = Path(project.root, words).resolve(), project.root.resolve()
    if target.is_relative_to(root) and target.relative_to(root).parts[:1] in [(), *((f,) for f in _PORTAL_FOLDERS)]:
        raise RefusedError(f"--tong-hop {words}: thư mục này là nguồn của cổng; hãy chọn thư mục khác, ví dụ: bao-cao")
    return target


def _followed(project: Project, chosen: list[str]) -> tuple[Library, list[FollowUp]]:
    """The plans that have a book, and those chosen. Raises RefusedError."""
    try:
        sound = Sound.of(project, {"an_ban": INTERNAL, **project.settings()})
    except BuildFault as fault:
        raise RefusedError(str(fault)) from None
    library, followed = sound.library, {f.plan: f for f in sound.follow_ups}
    plans = [_plan(project, library, words) for words in chosen]
    followed |= {plan: follow(library, plan, Book()) for plan in plans if plan not in followed}
    chosen_only = [followed[plan] for plan in dict.fromkeys(plans or followed)]
    for follow_up in chosen_only:
        if not _has_lasting_keys(library, follow_up.plan):
            message = "mã việc chưa ghi trong sổ công bố nên còn có thể đổi; hãy chạy vanban ledger trước"
            raise RefusedError(f"{follow_up.plan.source.path}: {message}")
    return library, chosen_only


def _plan(project: Project, library: Library, words: str) -> Item[Plan]:
    """The plan whose source is meant. Raises RefusedError."""
    path = PurePosixPath(words.replace("\\", "/")).as_posix()
    if Path(words).is_absolute() and Path(words).is_relative_to(project.root):
        path = Path(words).relative_to(project.root).as_posix()
    item = library.by_path.get(path)
    if item is None or not holds(item, Plan):
        near = nearest(path, [plan.source.path for plan in library.duties_by_plan])
        raise RefusedError(f"{words}: không phải tệp của một kế hoạch{did_you_mean(near)}")
    if item not in library.duties_by_plan:
        raise RefusedError(f"{words}: kế hoạch này không có việc nào để theo dõi")
    return item


def _has_lasting_keys(library: Library, plan: Item[Plan]) -> bool:
    recorded = library.recorded(plan)
    return all(
        duty.fact.key or (recorded and duty.key in recorded.duties) for duty in library.duties_by_plan.get(plan, ())
    )


def _keep(project: Project, library: Library, follow_up: FollowUp, today: date) -> None:
    """Write the book if anything of it changed, and say how it stands."""
    path = book_path(follow_up.plan.source.path)
    file, content = project.with_outside().place(path), follow_up.dump()
    is_new = not file.is_file()
    if is_new or _plain(file.read_bytes()) != _plain(content):
        _write(file, content)
    added = sum(line.origin == ADDED for line in follow_up.live)
    said = [f"{len(follow_up.live)} dòng"]
    said += [f"{added} dòng thêm trong sổ"] if added else []
    said += [f"{len(follow_up.gone)} dòng không còn trong kế hoạch"] if follow_up.gone else []
    print(f"{path}: {', '.join(said)}{' (sổ mới)' if is_new else ''}")
    print(f"{plan_name(library, follow_up)}, đến ngày {format_day(today)}:")
    awaited: dict[str, list[str]] = {}
    for line, how in follow_up.open(today):
        assert line.owed
        awaited.setdefault(f"mục {line.owed.duty.section}. {line.owed.duty.what}: {how}", []).append(line.body_words)
    for said_of, bodies in awaited.items():
        print(f"  {said_of}:\n    {'; '.join(bodies)}")
    if not awaited:
        print("  Mọi dòng đã có báo cáo.")


def _plain(content: bytes) -> bytes:
    """Git may have changed the ends of lines."""
    return content.replace(b"\r\n", b"\n")


def _results(library: Library, follow_up: FollowUp, today: date) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the summary and the drafts: by the path of the plan, since names of files may be alike."""
    stem = follow_up.plan.source.path.removeprefix("plans/").removesuffix(".md")
    yield f"{stem}-tong-hop.xlsx", workbook(follow_up, plan_name(library, follow_up), today)
    drafts = {"bao-cao": report_draft(library, follow_up, today), "nhac": reminder_draft(library, follow_up, today)}
    for name, draft in drafts.items():
        if draft:
            yield f"{stem}-{name}.md", markdown(draft).encode()
            yield f"{stem}-{name}.docx", word_file(draft)


def _write(file: Path, content: bytes) -> None:
    """All or nothing: the old file is there until the new one is whole. Raises RefusedError."""
    try:
        if file.with_name(f".~lock.{file.name}#").exists():  # LibreOffice has it open, and would write over it
            raise PermissionError(EBUSY, "in use")
        write_whole(file, content)
    except OSError as error:
        why = str(error.strerror)
        if isinstance(error, PermissionError):  # Windows refuses to replace a file that a program holds open
            why = "nếu tệp đang mở trong Excel, LibreOffice thì đóng lại rồi chạy lại; nếu không thì xem quyền ghi"
        raise RefusedError(f"không ghi được {file}: {why}") from None
