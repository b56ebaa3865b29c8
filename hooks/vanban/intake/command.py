"""``vanban import``: files in, documents for review out; one bad file does not stop the others.

Reading is spread over the processors, writing is one at a time and in the order of the files, so that the same files
give the same portal.
"""

import gc
import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from functools import partial
from glob import glob
from multiprocessing import get_context
from pathlib import Path

from vanban.checks.finding import report
from vanban.documents.locality import Locality
from vanban.documents.models import INTERNAL, PUBLIC, Directive
from vanban.documents.reading import MODELS
from vanban.intake.desk import Desk
from vanban.intake.one_file import Outcome, read_one
from vanban.intake.proposal import Wishes
from vanban.language.text import normal
from vanban.project import Project

_FEW = 6  # files that are read faster than processes start
_EVERY = 50


def add_arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "files", nargs="+", metavar="TỆP", help="tệp hoặc thư mục: .docx, .pdf, .txt, .md, .doc, .odt, .rtf"
    )
    parser.add_argument("--force", action="store_true", help="ghi đè, bỏ những gì đã sửa trong tệp cũ")
    parser.add_argument("--dry-run", action="store_true", help="chỉ đọc và báo, không ghi tệp nào")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="in cho người đọc hay cho chương trình"
    )
    parser.add_argument(
        "--luu-hanh",
        choices=(PUBLIC, INTERNAL),
        help="ai được xem, khi văn bản không nói; mặc định: công khai, và nhắc xem lại",
    )
    parser.add_argument(
        "--dia-ban", metavar="NƠI", help='nơi đóng của cơ quan ban hành: "thị xã Đức Phổ, tỉnh Quảng Ngãi"'
    )
    parser.add_argument("--ten-loai", metavar="LOẠI", help="tên loại, khi máy không đọc được: Kế hoạch, Nghị quyết…")


def run(project: Project, options: Namespace) -> int:
    """Import the files; 0 if all became documents, 1 if some did not."""
    try:
        wishes = _wishes(options)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    files = list(_files(options.files))
    desk = Desk(project, force=options.force, dry_run=options.dry_run)
    wishes = replace(wishes, known=desk.places())
    as_json = options.format == "json"
    failed = 0
    for done, outcome in enumerate(_outcomes(files, wishes, as_json), 1):
        if outcome.annotation is not None:
            print(json.dumps(outcome.annotation, ensure_ascii=False))
        failed += not desk.take(outcome, wishes)
        _progress(done, len(files))
    told = [*desk.messages, *([report(desk.findings)] if desk.findings else [])]
    told.append(_summary(len(files) - failed, failed, desk))
    print("\n".join(told), file=sys.stderr if as_json else sys.stdout)
    return 1 if failed else 0


def _wishes(options: Namespace) -> Wishes:
    kinds = {normal(kind): kind for kind in MODELS if issubclass(MODELS[kind], Directive)}
    if options.ten_loai and normal(options.ten_loai) not in kinds:
        raise ValueError(
            f"--ten-loai: không có tên loại «{options.ten_loai}»; các tên loại: {'; '.join(kinds.values())}"
        )
    locality = None
    if options.dia_ban:
        try:
            locality = Locality.parse(options.dia_ban)
        except ValueError as error:
            raise ValueError(f'--dia-ban: {error}; ví dụ đúng: --dia-ban "thị xã Đức Phổ, tỉnh Quảng Ngãi"') from None
    return Wishes(options.luu_hanh, locality, kinds.get(normal(options.ten_loai or "")))


def _files(named: Sequence[str]) -> Iterator[str]:
    """The files named, by themselves, by their folder, or by a pattern that the shell (of Windows) left as it was."""
    for name in named:
        path = Path(name)
        found: list[str] = []
        with suppress(OSError):  # a name too long, a folder that may not be read: told when it is read as a file
            if path.is_dir():
                yield from sorted(str(one) for one in path.iterdir() if one.is_file() and not one.name.startswith("."))
                continue
            if not path.exists():
                found = sorted(glob(name))  # noqa: PTH207 - patterns may be absolute
        yield from found or [name]


def _outcomes(paths: Sequence[str], wishes: Wishes, annotate: bool) -> Iterator[Outcome]:
    """The outcomes in the order of the files."""
    work: Callable[[str], Outcome] = partial(read_one, wishes=wishes, annotate=annotate)
    workers = min(os.cpu_count() or 1, 8, len(paths))
    if len(paths) <= _FEW or workers == 1:
        yield from map(work, paths)
        return
    done = 0
    try:
        with ProcessPoolExecutor(workers, get_context("spawn"), gc.freeze) as pool:
            for outcome in pool.map(work, paths, chunksize=4):
                yield outcome
                done += 1
    except BrokenProcessPool:  # a process was killed, for want of memory most likely
        for path in paths[done:]:
            yield work(path)


def _progress(done: int, count: int) -> None:
    if count > _FEW and sys.stderr.isatty():
        print(f"\r{done}/{count} tệp", end="\n" if done == count else "", file=sys.stderr, flush=True)
    elif count > _FEW and (done % _EVERY == 0 or done == count):
        print(f"{done}/{count} tệp", file=sys.stderr, flush=True)


def _summary(good: int, failed: int, desk: Desk) -> str:
    verb = "đọc được (chưa ghi)" if desk.dry_run else "đã nhập"
    parts = [f"{good} tệp {verb}"]
    parts += [f"{desk.units} trang đơn vị mới"] if desk.units else []
    parts += [f"{failed} tệp không nhập được"] if failed else []
    text = "; ".join(parts) + "."
    if desk.undecided and not desk.dry_run:
        text += (
            f" {desk.undecided} văn bản không có dấu lưu hành nội bộ nên máy ghi công khai; văn bản nào chỉ để "
            'nội bộ thì nhập lại với --luu-hanh "nội bộ" trước khi công bố.'
        )
    return text + (" Hãy chạy: vanban check" if good and not desk.dry_run else "")
