"""``vanban lay-ban-sao`` and ``vanban du-lieu``: what portals hand one another, taken and given."""

from argparse import ArgumentParser, Namespace
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from urllib.request import urlopen

from vanban.build import BuildFault, Sound
from vanban.checks.finding import Finding, report
from vanban.documents.elsewhere import Portal
from vanban.documents.models import PUBLIC
from vanban.feeds.inventory import PATH
from vanban.portals.copies import LARGEST, CopyError, given, shortened
from vanban.portals.settings import KEY, portals
from vanban.project import Project, is_internal
from vanban.writing import write_whole

FETCH, GIVE = "lay-ban-sao", "du-lieu"
FETCH_HELP = "lấy lại bản sao van-ban.json của những cổng khác mà cổng này dẫn tới"
GIVE_HELP = "ghi bản sao mà cổng khác sẽ giữ của bản công khai, không lập trang"
_SECONDS = 60
_SHOWN = 10


def add_fetch_arguments(parser: ArgumentParser) -> None:
    """What ``vanban lay-ban-sao`` takes."""
    parser.add_argument("cong", nargs="*", metavar="CỔNG", help="tên tệp bản sao, không đuôi; bỏ trống: mọi cổng")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--tu", type=Path, metavar="NƠI", help="tệp van-ban.json; thư mục của trang; thư mục có CỔNG.json hay CỔNG/"
    )
    source.add_argument("--qua-mang", action="store_true", help="tải từ dia_chi của từng cổng (cần mạng)")


def add_give_arguments(parser: ArgumentParser) -> None:
    """What ``vanban du-lieu`` takes."""
    parser.add_argument("tep", type=Path, metavar="TỆP", help="tệp sẽ ghi, ví dụ ../ban-sao/xa-binh-minh.json")


def run_give(project: Project, options: Namespace) -> int:
    """Write what others keep of the public edition; 1 where the sources are faulty.

    It does not depend on what this portal keeps of them.
    """
    try:
        library = Sound.of(project, {"an_ban": PUBLIC, **project.settings(), KEY: None}).library
    except BuildFault as fault:
        print(fault)
        return 1
    content = given(library)
    write_whole(options.tep, content)
    print(f"Đã ghi {options.tep}: {len(content) / 1e6:.1f} MB.")
    return 0


def run_fetch(project: Project, options: Namespace) -> int:
    """Refresh the copies; each is replaced whole or left as it was. 1 where one was left as it was."""
    listed, wrong = portals(project.settings().get(KEY))
    if wrong:
        print(report([Finding("mkdocs.yml", 1, 1, "cai-dat", sentence) for sentence in wrong]))
        return 1
    by_name = {PurePosixPath(portal.copy).stem: portal for portal in listed}
    if unknown := [name for name in options.cong if name not in by_name]:
        known = ", ".join(by_name) or "chưa có cổng nào"
        print(f"mkdocs.yml không có cổng nào tên «{unknown[0]}» ở {KEY}; đang có: {known}.")
        return 1
    chosen = {name: by_name[name] for name in options.cong or by_name}
    if not chosen:
        print(f"mkdocs.yml chưa nêu cổng nào ở {KEY}; cách nêu có trong trang Trợ giúp «Nhiều cổng».")
        return 1
    done = [
        _refreshed(project, portal, _source(options, name, portal, only=len(chosen) == 1), spared=not options.cong)
        for name, portal in chosen.items()
    ]
    return int(not all(done))


def _source(options: Namespace, name: str, portal: Portal, *, only: bool) -> Path | str | None:
    """The file or the web address to take a copy from; None where there is none."""
    if options.qua_mang:
        return f"{portal.address}{PATH}" if "://" in portal.address else None
    folder: Path = options.tu
    places = [folder / f"{name}.json", folder / name / PATH]
    if only:
        places += [folder, folder / PATH]
    return next((place for place in places if place.is_file()), None)


def _refreshed(project: Project, portal: Portal, source: Path | str | None, *, spared: bool) -> bool:
    """Whether all is well: a portal that nobody asked for by name (``spared``) may have to do with its old copy."""
    said = f"{portal.name}: "
    if source is None:
        print(f"{said}không thấy van-ban.json; bản sao đang có vẫn giữ nguyên.")
        return spared and project.place(portal.copy).is_file()
    try:
        content = _downloaded(source) if isinstance(source, str) else _read(source)
        copy, kept, left_out = shortened(content, portal, internal=is_internal(portal.copy))
        write_whole(project.place(portal.copy), copy)
    except (CopyError, OSError, HTTPException) as error:
        print(f"{said}{source}: {error}. Bản sao đang có vẫn giữ nguyên.")
        return False
    print(f"{said}đã ghi {portal.copy}: {kept} văn bản và đơn vị, {len(copy) / 1e6:.1f} MB.")
    for sentence in left_out[:_SHOWN]:
        print(f"  bỏ {sentence}")
    if len(left_out) > _SHOWN:
        print(f"  và {len(left_out) - _SHOWN} mục nữa")
    return True


def _read(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(LARGEST + 1)


def _downloaded(address: str) -> bytes:
    """Raises OSError (URLError is one) or HTTPException; what is too large is not read to its end."""
    with urlopen(address, timeout=_SECONDS) as answer:
        content: bytes = answer.read(LARGEST + 1)
    return content
