"""``vanban``: what an editor runs by hand."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from vanban.asking import Answers, ask_for_plan
from vanban.build import Build, BuildFault, Sound
from vanban.checks.finding import Finding, Severity, report
from vanban.checks.remarks import remarks
from vanban.checks.reporting import FORMATS
from vanban.compose.settings import Settings
from vanban.compressing import compress
from vanban.documents.bodies import Bodies
from vanban.documents.item import holds
from vanban.documents.ledger import Ledger, LedgerError, Published
from vanban.documents.library import Library
from vanban.documents.loading import LibraryError, load
from vanban.documents.models import INTERNAL, PUBLIC, Body, Directive, Plan
from vanban.documents.register import INTERNAL_REGISTER, PUBLIC_REGISTER, Places, Register
from vanban.documents.schema import schema_text
from vanban.engines import command as composing
from vanban.followup import command as follow_up
from vanban.intake import command as intake
from vanban.language.text import fold
from vanban.portals import command as portals
from vanban.project import INTERNAL_LEDGER, PUBLIC_LEDGER, Project, SettingsError
from vanban.publishing import command as publishing
from vanban.writing import write_whole

_EXAMPLE = "ke-hoach/thi-uy-duc-pho/2022/44"
_ANSWERS = ".cache/vanban-new.txt"
SCHEMA = "hooks/vanban/documents/frontmatter.schema.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command in the current folder; the exit code is 0, or 1 where faults were found."""
    for stream in (sys.stdout, sys.stderr):  # Windows consoles are not UTF-8 by themselves, nor are all file names
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read along (``| head``) has gone; nothing more can be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _run(arguments: Sequence[str] | None) -> int:
    options = _parser().parse_args(arguments)
    try:
        project = Project(Path.cwd()).with_outside()
    except SettingsError as error:
        print(report([Finding("mkdocs.yml", *error.place, "cai-dat", str(error))]))
        return 1
    run: Callable[[Project, argparse.Namespace], int] = options.run
    return run(project, options)


def _parser() -> argparse.ArgumentParser:
    """The commands with their options; ``run`` of each takes the project and the options, and gives the exit code."""
    parser = argparse.ArgumentParser(prog="vanban", description="Công cụ của ban biên tập Cổng Nghị quyết")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    check = commands.add_parser("check", help="kiểm tra mọi văn bản, in lỗi và điều cần xem lại")
    check.add_argument("--format", choices=FORMATS, default="text", help="in cho người đọc (text) hay cho chương trình")
    check.add_argument("--strict", action="store_true", help="có cảnh báo cũng coi là chưa đạt (mã thoát 1)")
    check.set_defaults(run=lambda project, options: _check(project, options.format, strict=options.strict))
    ledger = commands.add_parser("ledger", help="ghi sổ công bố: địa chỉ, neo và mã việc đã công bố")
    ledger.add_argument("--check", action="store_true", help="không ghi, chỉ báo nếu sổ chưa đủ (mã thoát 1)")
    ledger.add_argument(
        "--rut", nargs="+", default=[], metavar="ĐỊA_CHỈ", help=f"rút văn bản khỏi bản công khai, ví dụ {_EXAMPLE}"
    )
    ledger.set_defaults(run=lambda project, o: _ledger(project, o.check, [address.strip("/") for address in o.rut]))
    new = commands.add_parser("new", help="hỏi từng câu rồi viết tệp cho một kế hoạch mới")
    new.set_defaults(run=lambda project, _: _new(project))
    imported = commands.add_parser("import", help="nhập tệp Word, PDF, chữ thường thành văn bản để xem lại")
    intake.add_arguments(imported)
    imported.set_defaults(run=intake.run)
    schema = commands.add_parser("schema", help=f"viết lại {SCHEMA}")
    schema.set_defaults(run=lambda project, _: _schema(project))
    packed = commands.add_parser("compress", help="nén sẵn các tệp của cổng đã dựng, cho máy chủ web")
    packed.add_argument("site", type=Path, metavar="THƯ_MỤC", help="thư mục mà mkdocs build đã viết, thường là site")
    packed.set_defaults(run=lambda _, options: _compress(options.site))
    book = commands.add_parser(follow_up.NAME, help=follow_up.HELP)
    follow_up.add_arguments(book)
    book.set_defaults(run=lambda project, options: follow_up.run(project, options, date.today()))
    sources = commands.add_parser(composing.NAME, help=composing.HELP)
    composing.add_arguments(sources)
    sources.set_defaults(run=composing.run)
    publish = commands.add_parser(publishing.PUBLISH, help=publishing.PUBLISH_HELP)
    publishing.add_publish_arguments(publish)
    publish.set_defaults(run=lambda p, o: publishing.run_publish(p, o, lambda: not _ledger(p, True, [])))
    give = commands.add_parser(portals.GIVE, help=portals.GIVE_HELP)
    portals.add_give_arguments(give)
    give.set_defaults(run=portals.run_give)
    fetch = commands.add_parser(portals.FETCH, help=portals.FETCH_HELP)
    portals.add_fetch_arguments(fetch)
    fetch.set_defaults(run=portals.run_fetch)
    verify = commands.add_parser(publishing.VERIFY, help=publishing.VERIFY_HELP)
    publishing.add_verify_arguments(verify)
    verify.set_defaults(run=lambda _, options: publishing.run_verify(options))
    return parser


def _schema(project: Project) -> int:
    _write(project.root / SCHEMA, schema_text())
    return 0


def _compress(site: Path) -> int:
    if not (site / "index.html").is_file():
        print(f"{site} không phải thư mục của một cổng đã dựng: không có index.html. Hãy chạy mkdocs build trước.")
        return 1
    print(f"Đã nén sẵn {compress(site)} tệp trong {site}.")
    return 0


def _check(project: Project, form: str, *, strict: bool) -> int:
    """Print all findings; 1 where there is an error, or a warning if ``strict``."""
    libraries, findings = _libraries(project)
    if libraries:
        registers, findings = _registers(project)
        findings += [*remarks(libraries[1]), *_stale(project, _ledgers(*libraries))]
        findings += _stale_registers(project, registers)
    print(FORMATS[form](findings))
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(finding.severity in grave for finding in findings))


def _ledger(project: Project, only_check: bool, withdraw: Sequence[str]) -> int:
    """Write the ledgers, or only say whether they are stale; ``withdraw`` are addresses that leave the public edition.

    A withdrawal counts before the sources are read, which may have no sound public edition without it; it is written
    with all else when nothing is wrong, or not at all.
    """
    for address in withdraw:
        if (noted := _withdrawn(project, address)) is None:
            return 1
        project = noted
    libraries, faults = _libraries(project)
    if libraries is None:
        print(report(faults))
        return 1
    registers, faults = _registers(project)
    if faults:
        print(report(faults))
        return 1
    ledgers = _ledgers(*libraries)
    if only_check:
        stale = [*_stale(project, ledgers), *_stale_registers(project, registers)]
        print(report(stale) if stale else "Sổ công bố đã đủ.")
        return 1 if stale else 0
    if still := [address for address in withdraw if not ledgers[PUBLIC_LEDGER].is_withdrawn(address)]:
        print(
            f"Văn bản /{still[0]}/ vẫn còn công khai nên chưa rút được; "
            "hãy bỏ tệp, hoặc ghi luu_hanh: nội bộ, rồi chạy lại."
        )
        return 1
    for path, kept in ledgers.items():
        _write(project.place(path), kept.dump())
    for path, register in registers.items():
        _write(project.place(path), register.dump())
    print("; ".join(f"{path}: {len(kept.documents)} văn bản" for path, kept in ledgers.items()))
    return 0


def _libraries(project: Project) -> tuple[tuple[Library, Library] | None, list[Finding]]:
    """The public and the internal library, or None and the faults of both."""
    libraries: list[Library] = []
    faults: list[Finding] = []
    for edition in (PUBLIC, INTERNAL):
        try:
            libraries.append(Sound.of(project, {"an_ban": edition, **project.settings()}).library)
        except BuildFault as fault:
            faults += fault.findings
    return (None, faults) if faults else ((libraries[0], libraries[1]), [])


def _new(project: Project) -> int:
    """Nothing is overwritten, and no plan written before the last answer; what was answered until then is kept."""
    file = project.root / _ANSWERS
    try:
        kept = file.read_text(encoding="utf-8-sig", errors="replace").splitlines() if file.is_file() else []
        if kept:
            question = f"Lần trước còn {len(kept)} câu trả lời dở ({_ANSWERS}). Trả lời tiếp? (c = có, Enter = bỏ đi): "
            kept = kept if fold(input(question)) in ("c", "co") else []
        answers = Answers(input, print, kept, lambda given: _write(file, "".join(f"{each}\n" for each in given)))
        stem, text = ask_for_plan(answers, print, _bodies(project))
    except (EOFError, KeyboardInterrupt):
        print("\nĐã dừng, chưa viết tệp nào.")
        if file.is_file():
            print(f"Các câu đã trả lời giữ ở {_ANSWERS}; lần sau chạy vanban new thì trả lời tiếp được.")
        return 1
    names = (f"plans/{stem}{f'-{number}' if number else ''}.md" for number in count())
    path = next(name for name in names if not (project.root / name).exists())
    _write(project.root / path, text)
    file.unlink(missing_ok=True)
    print(f"Đã viết {path}. Hãy thêm một hai câu dưới mỗi đề mục, rồi chạy: vanban check")
    return 0


def _bodies(project: Project) -> Bodies | None:
    """All that ``docs/don-vi/`` names; None where a file there has a fault, which ``vanban check`` tells."""
    try:
        files = ((path, content) for path, content in project.sources() if path.startswith("docs/don-vi/"))
        return load(files, Ledger(), internal=True).bodies
    except LibraryError:
        return None


def _ledgers(public: Library, internal: Library) -> dict[str, Ledger]:
    """The ledgers as they must be, by path: the public one says nothing of internal documents."""
    ledgers = {PUBLIC_LEDGER: public.ledger.recorded(published(public, PUBLIC), date.today())}
    if hidden := published(internal, INTERNAL):
        names = {p.name for p in hidden}
        old = {n: d for n, d in internal.ledger.documents.items() if n in names}
        ledgers[INTERNAL_LEDGER] = Ledger(old).recorded(hidden, date.today())
    return ledgers


def _stale(project: Project, ledgers: Mapping[str, Ledger]) -> list[Finding]:
    """A warning for each ledger that does not hold what is published."""
    found = []
    for path, ledger in ledgers.items():
        old = project.recorded(path).documents
        changed = [name for name, document in ledger.documents.items() if old.get(name) != document]
        if changed:
            more = f" và {len(changed) - 1} văn bản khác" if len(changed) > 1 else ""
            message = f"chưa ghi thay đổi của /{changed[0]}/{more}; hãy chạy lệnh rồi lưu tệp này cùng văn bản"
            finding = Finding(path, 1, 1, "so-cong-bo-cu", message, example="vanban ledger", severity=Severity.WARNING)
            found.append(finding)
    return found


def _registers(project: Project) -> tuple[dict[str, Register], list[Finding]]:
    """The registers of addresses as they must be, by path; none where something was lost, and what that is."""
    places: list[Places] = []
    faults: list[Finding] = []
    for edition in (PUBLIC, INTERNAL):
        try:
            extra = {"an_ban": edition, **project.settings()}
            places.append(Build.of(project.root, Settings(""), extra, project.ledgers).places)
        except BuildFault as fault:
            faults += fault.findings
    if faults:
        return {}, faults
    public = project.registered(PUBLIC_REGISTER).recorded(places[0])
    internal = project.registered(INTERNAL_REGISTER).recorded(places[1]).without(public)
    return {PUBLIC_REGISTER: public, **({INTERNAL_REGISTER: internal} if internal.places else {})}, []


def _stale_registers(project: Project, registers: Mapping[str, Register]) -> list[Finding]:
    """A warning for each register that does not hold what is published."""
    found = []
    for path, register in registers.items():
        if new := sorted(register.without(project.registered(path)).places):
            message = f"chưa ghi {len(new)} địa chỉ (đầu tiên: /{new[0]}); hãy chạy lệnh rồi lưu tệp này cùng văn bản"
            finding = Finding(path, 1, 1, "so-dia-chi-cu", message, example="vanban ledger", severity=Severity.WARNING)
            found.append(finding)
    return found


def _withdrawn(project: Project, address: str) -> Project | None:
    """The project as it is when a document has left the public edition; None, and said why, if that cannot be."""
    try:
        ledger = project.recorded(PUBLIC_LEDGER).withdrawn(address, date.today())
    except LedgerError as error:
        print(report([Finding(error.path, 1, 1, "so-cong-bo", str(error))]))
        return None
    if ledger is None:
        print(f"Sổ công bố không có địa chỉ /{address}/; hãy chép đúng địa chỉ trang, ví dụ: --rut {_EXAMPLE}")
        return None
    return replace(project, ledgers={PUBLIC_LEDGER: ledger})


def published(library: Library, circulation: str) -> list[Published]:
    """What the ledger records of the public documents of a library, or of its internal ones."""
    return [
        Published(
            library.name(item),
            item.address,
            item.source.path,
            item.model.issued_on if holds(item, Directive) else None,
            [label.anchor for label in item.content.labels] if holds(item, Directive) else [],
            {d.key: library.traces[d] for d in library.duties_by_plan.get(item, ())} if holds(item, Plan) else {},
            "" if holds(item, Body) else item.mark,
        )
        for item in library.items
        if item.model.circulation == circulation
    ]


def _write(path: Path, text: str) -> None:
    write_whole(path, text.encode())


if __name__ == "__main__":
    sys.exit(main())
