"""``vanban``: what an editor runs by hand."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vanban.asking import ask_for_plan
from vanban.build import BuildFault, Sound
from vanban.checks.finding import report
from vanban.checks.remarks import remarks
from vanban.documents.item import holds
from vanban.documents.ledger import Ledger, Published
from vanban.documents.library import Library
from vanban.documents.models import INTERNAL, PUBLIC, Plan
from vanban.documents.schema import schema_text
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
    commands.add_parser("new", help="hỏi từng câu rồi viết tệp cho một kế hoạch mới")
    commands.add_parser("schema", help=f"viết lại {SCHEMA}")
    command = parser.parse_args(arguments).command
    project = Project(Path.cwd())
    if command == "schema":
        _write(project.root / SCHEMA, schema_text())
        return 0
    if command == "new":
        return _new(project)
    libraries, faults = [], []
    for edition in (PUBLIC, INTERNAL):
        try:
            libraries.append(Sound.of(project, {"an_ban": edition}).library)
        except BuildFault as fault:
            faults += fault.findings
    if faults:
        print(report(faults))
        return 1
    if command == "check":
        print(report(remarks(libraries[1])))
    else:
        _ledger(project, *libraries)
    return 0


def _new(project: Project) -> int:
    """Nothing is overwritten, and nothing written before the last answer."""
    try:
        stem, text = ask_for_plan(input, print)
    except (EOFError, KeyboardInterrupt):
        print("\nĐã dừng, chưa viết tệp nào.")
        return 1
    path = project.root / "plans" / f"{stem}.md"
    if path.exists():
        print(f"Đã có tệp plans/{stem}.md; hãy sửa tệp ấy, hoặc đổi tên nó trước.")
        return 1
    _write(path, text)
    print(f"Đã viết plans/{stem}.md. Hãy thêm một hai câu dưới mỗi đề mục, rồi chạy: vanban check")
    return 0


def _ledger(project: Project, public: Library, internal: Library) -> None:
    """Public documents are recorded as the public edition has them, in a file that says nothing of the rest."""
    known = public.ledger.recorded(published(public, PUBLIC), date.today())
    _write(project.root / PUBLIC_LEDGER, known.dump())
    hidden = published(internal, INTERNAL)
    if hidden:
        names = {p.name for p in hidden}
        old = {n: d for n, d in internal.ledger.documents.items() if n in names}
        _write(project.root / INTERNAL_LEDGER, Ledger(old).recorded(hidden, date.today()).dump())
    print(f"Đã ghi {len(known.documents)} văn bản công khai, {len(hidden)} văn bản nội bộ.")


def published(library: Library, circulation: str) -> list[Published]:
    """What the ledger records of the public documents of a library, or of its internal ones."""
    return [
        Published(
            library.name(item),
            item.address,
            item.source.path,
            [label.anchor for label in item.content.labels],
            {d.key: library.traces[d] for d in library.duties_by_plan.get(item, ())} if holds(item, Plan) else {},
        )
        for item in library.items
        if item.model.circulation == circulation
    ]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
