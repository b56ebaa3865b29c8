"""``vanban publish`` and ``vanban verify``: built beside the live site, checked, then swapped or copied."""

import contextlib
import errno
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from vanban.build import BuildFault, Sound
from vanban.compose.moved import PATH as MOVES
from vanban.documents.models import INTERNAL, PUBLIC
from vanban.project import Project
from vanban.publishing import archive, verifying
from vanban.publishing.bundle import bundled
from vanban.publishing.checking import faults
from vanban.publishing.copying import copy
from vanban.publishing.disk import Disk
from vanban.publishing.engine import PACKAGES, EngineError, build, chosen
from vanban.publishing.ftp import Account, FtpDisk
from vanban.publishing.lock import LockedError, locked
from vanban.publishing.manifest import EDITION, FORM, NAME, STATE_FOLDER, Manifest, ManifestError
from vanban.publishing.origin import Origin
from vanban.publishing.promises import lost
from vanban.publishing.releases import PublishError, Target, first_of, site_digests
from vanban.publishing.signature import SignatureError, sign

PUBLISH, VERIFY = "publish", "verify"
PUBLISH_HELP = "lập, kiểm tra rồi công bố cổng vào một thư mục; lùi về bản trước"
VERIFY_HELP = "kiểm tra một trang đã công bố có nguyên vẹn không; không cần mạng"
_KEPT = 5
_SHOWN = 30


def add_publish_arguments(parser: ArgumentParser) -> None:
    """What ``vanban publish`` takes."""
    parser.add_argument(
        "dich",
        metavar="THƯ_MỤC",
        nargs="?",
        help="nơi công bố; máy chủ phục vụ THƯ_MỤC/current; hay ftp://tên@máy-chủ/thư-mục",
    )
    parser.add_argument("--chep", action="store_true", help="chép thẳng vào THƯ_MỤC (ổ mạng, USB), chép tiếp được")
    parser.add_argument(
        "--khong-tls", action="store_true", help="máy chủ FTP không có TLS thì vẫn chép, mật khẩu đi không mã hóa"
    )
    parser.add_argument("--lui", nargs="?", const="", metavar="BẢN", help="quay về bản trước, hoặc bản nêu tên")
    parser.add_argument("--giu", type=int, default=_KEPT, metavar="SỐ", help=f"số bản giữ lại (mặc định {_KEPT})")
    parser.add_argument(
        "--goi", type=Path, metavar="TỆP.zip", help="ghi thêm (hoặc chỉ ghi) cả trang thành một tệp ZIP"
    )
    parser.add_argument("--mo-tu-tep", action="store_true", help="trang mở được từ USB hay ổ mạng, không cần máy chủ")
    parser.add_argument("--an-ban", choices=(PUBLIC, INTERNAL), help="ấn bản; bỏ trống: như mkdocs.yml")
    parser.add_argument("--ky", type=Path, metavar="KHÓA", help="ký bản kê bằng khóa riêng (ssh-keygen hoặc minisign)")
    parser.add_argument("--tu", type=Path, metavar="TRANG", help="công bố trang đã lập sẵn có bản kê, không lập lại")
    parser.add_argument("--chua-luu", action="store_true", help="công bố cả thay đổi chưa lưu vào git")
    parser.add_argument("--bo-dia-chi", action="store_true", help="chấp nhận mất những địa chỉ đã được kê ra")


def add_verify_arguments(parser: ArgumentParser) -> None:
    """What ``vanban verify`` takes."""
    parser.add_argument("trang", type=Path, metavar="TRANG", help="thư mục trang, hoặc thư mục có current")
    parser.add_argument("--khoa", type=Path, metavar="TỆP", help="khóa công khai của người được ký (allowed_signers)")
    parser.add_argument(
        "--bo-qua", action="append", default=[], metavar="MẪU", help="tệp máy chủ thêm, ví dụ web.config"
    )


def run_verify(options: Namespace) -> int:
    """Say whether a site is whole: 0 yes, 1 no, 2 cannot be told."""
    verdict = verifying.verify(options.trang, options.khoa, tuple(options.bo_qua))
    print("\n".join(verdict.lines))
    return verdict.code


def run_publish(project: Project, options: Namespace, recorded: Callable[[], bool], disk: Disk | None = None) -> int:
    """Publish or roll back; the exit code is 1 where readers still get what they had.

    ``recorded`` tells whether the ledger holds all that is published, and says what is missing.
    """
    disk = disk or Disk()
    try:
        account = Account.read(options.dich) if _is_elsewhere(options) else None
        if options.lui is not None:
            return _roll_back(Target(_folder(options), disk), options.lui)
        if not options.dich and not options.goi:
            raise PublishError("Hãy nêu nơi công bố, ví dụ: vanban publish /srv/cong")
        with tempfile.TemporaryDirectory(prefix="vanban-") as scratch:
            site = options.tu or Path(scratch, "site")
            manifest = _prepared(options.tu) if options.tu else _built(project, options, recorded, site)
            if options.mo_tu_tep:
                site, manifest = _opened_from_disk(site, manifest, Path(scratch, "bundle"), disk)
            if options.ky:
                sign(site, options.ky)
            if options.dich:
                _put(account, site, manifest, options, disk)
            if options.goi:
                archive.pack(site, options.goi, disk)
                print(f"Đã ghi {options.goi}.")
    except (PublishError, LockedError, SignatureError, ManifestError, BuildFault) as fault:
        print(fault)
        return 1
    except EngineError as error:
        print(f"{error}\nChưa công bố gì: trang đang có vẫn giữ nguyên.")
        return 1
    except OSError as error:
        print(f"{_told(error)} Trang đang có vẫn dùng được; hãy sửa rồi chạy lại.")
        return 1
    return 0


def _is_elsewhere(options: Namespace) -> bool:
    return "://" in (options.dich or "")


def _folder(options: Namespace) -> Path:
    if not options.dich:
        raise PublishError("Hãy nêu nơi công bố, ví dụ: vanban publish /srv/cong --lui")
    if _is_elsewhere(options):
        raise PublishError("Nơi chép qua FTP không giữ bản cũ: muốn quay lại, hãy công bố lại từ commit cũ.")
    return Path(options.dich).absolute()


def _built(project: Project, options: Namespace, recorded: Callable[[], bool], site: Path) -> Manifest:
    """The site of the sources as they lie here, with its manifest; nothing of it is public yet."""
    if not recorded():
        raise PublishError("Sổ công bố chưa đủ: hãy chạy vanban ledger, lưu vào git, rồi công bố lại.")
    edition, engine = options.an_ban or project.edition(), chosen(project)
    sound = Sound.of(project, {"an_ban": edition, **project.settings()})
    origin = Origin.of(project, sound, edition)
    if origin.unsaved and not options.chua_luu:
        raise PublishError(
            f"Có {len(origin.unsaved)} tệp chưa lưu vào git (đầu tiên: {origin.unsaved[0]}). "
            "Hãy git commit rồi công bố lại; muốn công bố cả thay đổi ấy thì thêm --chua-luu."
        )
    build(project, edition, engine, site)
    if found := list(islice(faults(site, sound.library.ledger), _SHOWN)):
        raise PublishError("\n".join([*found, "Chưa công bố gì: trang vừa lập có lỗi nêu trên."]))
    manifest = Manifest(site_digests(site), origin.facts(edition, PACKAGES[engine]))
    (site / NAME).write_bytes(manifest.dump())
    return manifest


def _prepared(site: Path) -> Manifest:
    verdict = verifying.verify(site)
    if verdict.code != verifying.WHOLE:
        raise PublishError("\n".join([*verdict.lines, "Chỉ công bố được trang nguyên vẹn có bản kê."]))
    return Manifest.parse((site / NAME).read_bytes())


def _opened_from_disk(site: Path, manifest: Manifest, folder: Path, disk: Disk) -> tuple[Path, Manifest]:
    """The bundle of a site, and its manifest."""
    for path, content in bundled(manifest.digests, lambda name: (site / name).read_bytes()):
        disk.make_folder((folder / path).parent)
        (folder / path).write_bytes(content)
    bundle = Manifest(site_digests(folder), {**manifest.facts, FORM: "mở từ tệp"})
    (folder / NAME).write_bytes(bundle.dump())
    return folder, bundle


def _put(account: Account | None, site: Path, manifest: Manifest, options: Namespace, disk: Disk) -> None:
    """The site to where it was asked for: an account, or a folder of this disk."""
    account_disk = FtpDisk(account, in_clear=options.khong_tls) if account else None
    with contextlib.closing(account_disk) if account_disk else contextlib.nullcontext(disk) as there:
        folder = account.folder if account else _folder(options)
        there.make_folder(folder / STATE_FOLDER)
        with there.locked(folder / STATE_FOLDER):
            (_copy if options.chep or account else _swap)(folder, site, manifest, options, there)


def _swap(folder: Path, site: Path, manifest: Manifest, options: Namespace, disk: Disk) -> None:
    target = Target(folder, disk)
    target.recover()
    if current := target.current():
        before = target.manifest(current)
        _compare(before, manifest, options)
        if before.dump() == manifest.dump() and not options.ky:
            print(f"Không có gì mới: bản {current} đã đúng là trang này.")
            return
    release = target.publish(site, manifest)
    print(f"Đã công bố bản {release}: {len(manifest.digests)} tệp. Muốn quay lại: vanban publish {options.dich} --lui")
    for old in target.prune(max(options.giu, 1)):
        print(f"  đã bỏ bản cũ {old}")


def _copy(folder: Path, site: Path, manifest: Manifest, options: Namespace, disk: Disk) -> None:
    if (recorded := disk.read(folder / NAME)) is not None:
        _compare(Manifest.parse(recorded), manifest, options)
    done = copy(site, manifest, folder, disk)
    print(f"Đã chép {len(done.copied)} tệp, bỏ {len(done.removed)} tệp, {done.right} tệp đã đúng sẵn; đã kiểm tra lại.")


def _compare(before: Manifest, after: Manifest, options: Namespace) -> None:
    """Raises PublishError where readers would lose an address, or get what is not meant for them."""
    was, now = before.facts.get(EDITION), after.facts.get(EDITION)
    if was and now and was != now:
        raise PublishError(f"Nơi này đang giữ ấn bản {was}, không thể công bố ấn bản {now} đè lên; hãy chọn nơi khác.")
    gone = lost(before.digests, after.digests)
    if gone and not options.bo_dia_chi:
        shown = "\n".join(f"  mất /{path.removesuffix('index.html')}" for path in gone[:_SHOWN])
        raise PublishError(
            f"{shown}\nTrang mới thiếu {len(gone)} địa chỉ mà người đọc đang dùng. Hãy khôi phục tệp nguồn, "
            f"hoặc ghi vào {MOVES} một dòng «địa chỉ cũ: địa chỉ mới» (hay «địa chỉ cũ: đã rút»). "
            "Nếu thật sự phải bỏ: thêm --bo-dia-chi."
        )


def _roll_back(target: Target, wanted: str) -> int:
    if not target.state.is_dir():
        raise PublishError(f"{target.root} chưa có bản nào do vanban publish lập.")
    with locked(target.state):
        target.recover()
        current = target.current()
        known = ", ".join(target.releases()) or "chưa có bản nào"
        release = wanted or (target.before(current) if current else None)
        if not release or release not in target.releases():
            raise PublishError(f"Không có bản để quay về. Các bản đang giữ: {known}; đang dùng: {current}.")
        if release == current:
            raise PublishError(f"Bản {release} đang được dùng rồi. Các bản đang giữ: {known}.")
        if difference := target.manifest(release).compare(site_digests(target.folder(release))):
            raise PublishError(
                f"Bản {release} không còn nguyên vẹn: {first_of(difference)}. Các bản đang giữ: {known}."
            )
        target.switch(release)
    print(f"Đã quay về bản {release} (trước đó: {current}).")
    return 0


def _told(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"Đĩa đầy{where}: chưa công bố được."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Không có quyền ghi{where}: chưa công bố được."
    return f"Không ghi được{where}: {error.strerror or error}."
