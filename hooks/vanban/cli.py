"""``vanban``: what an editor runs by hand."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vanban.checks.finding import report
from vanban.checks.remarks import remarks
from vanban.documents.ledger import Ledger, Published
from vanban.documents.library import Library
from vanban.documents.loading import LibraryError, load
from vanban.documents.models import INTERNAL
from vanban.documents.schema import schema_text
from vanban.edition import internal_pages
from vanban.project import INTERNAL_LEDGER, PUBLIC_LEDGER, Project

SCHEMA = "hooks/vanban/documents/frontmatter.schema.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command in the current folder; the exit code is 0, or 1 where faults were found."""
    for stream in (sys.stdout, sys.stderr):  # Windows consoles are not UTF-8 by themselves
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(prog="vanban", description="Công cụ của ban biên tập Cổng Nghị quyết")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    commands.add_parser("check", help="kiểm tra mọi văn bản, in lỗi và điều cần xem lại")
    commands.add_parser("ledger", help="ghi sổ công bố: địa chỉ, neo và mã việc đã công bố")
    commands.add_parser("schema", help=f"viết lại {SCHEMA}")
    command = parser.parse_args(arguments).command
    project = Project(Path.cwd())
    if command == "schema":
        _write(project.root / SCHEMA, schema_text())
        return 0
    try:
        library = load(project.sources(), project.ledger(internal=True), internal=True)
        _, faults = internal_pages(project.pages())
    except (LibraryError, ValueError) as error:
        print(report(error.findings) if isinstance(error, LibraryError) else error)
        return 1
    if faults:
        print(report(faults))
        return 1
    return _check(library) if command == "check" else _ledger(project, library)


def _check(library: Library) -> int:
    print(report(remarks(library)))
    return 0


def _ledger(project: Project, library: Library) -> int:
    """Public documents are recorded as the public edition has them, in a file that says nothing of the rest."""
    public = load(project.sources(), project.ledger(internal=False))
    known = project.ledger(internal=False).recorded(published(public, internal=False), date.today())
    _write(project.root / PUBLIC_LEDGER, known.dump())
    hidden = list(published(library, internal=True))
    if hidden:
        names = {p.name for p in hidden}
        old = {n: d for n, d in library.ledger.documents.items() if n in names}
        _write(project.root / INTERNAL_LEDGER, Ledger(old).recorded(hidden, date.today()).dump())
    print(f"Đã ghi {len(known.documents)} văn bản công khai, {len(hidden)} văn bản nội bộ.")
    return 0


def published(library: Library, *, internal: bool) -> list[Published]:
    """What the ledger records of the public documents of a library, or of its internal ones."""
    return [
        Published(
            library.name(item),
            item.address,
            item.source.path,
            [label.anchor for label in item.content.labels],
            {d.key: library.traces[d] for d in library.duties if d.plan is item},
        )
        for item in library.items
        if (item.model.circulation == INTERNAL) is internal
    ]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
