"""Is a site what it says it is? Needs the site alone, and for its signature the public keys of who may sign."""

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from vanban.publishing.copying import is_unfinished
from vanban.publishing.manifest import COMMIT, EDITION, ENGINE, NAME, SIGNATURES, Difference, Manifest, ManifestError
from vanban.publishing.releases import CURRENT, site_digests
from vanban.publishing.signature import SignatureError, signer

WHOLE, DAMAGED, UNKNOWN = 0, 1, 2
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said to the office, and the exit code: 0 whole, 1 not, 2 cannot be told."""

    code: int
    lines: tuple[str, ...]


def verify(site: Path, signers: Path | None = None, ignored: tuple[str, ...] = ()) -> Verdict:
    """Judge a site, or what is current in a folder of releases. Nothing is asked of any network.

    ``ignored`` are patterns of files that the host added (``web.config``); with ``signers`` a signature is due.
    """
    if not (site / NAME).is_file() and (site / CURRENT / NAME).is_file():
        site = site / CURRENT
    if not site.is_dir():
        return Verdict(UNKNOWN, (f"Không có thư mục {site}.",))
    if not (site / NAME).is_file():
        hint = (
            "lần chép trước chưa xong, hãy chạy lại vanban publish"
            if is_unfinished(site)
            else "không do vanban publish lập"
        )
        return Verdict(UNKNOWN, (f"{site} không có bản kê {NAME}: {hint}.",))
    try:
        manifest = Manifest.parse((site / NAME).read_bytes())
    except ManifestError as error:
        return Verdict(DAMAGED, (f"{error}.",))
    lines = [
        f"Bản kê: {len(manifest.digests)} tệp; ấn bản {manifest.facts.get(EDITION, 'không rõ')}; "
        f"commit {manifest.facts.get(COMMIT, 'không rõ')}; lập bằng {manifest.facts.get(ENGINE, 'không rõ')}."
    ]
    found = {p: digest for p, digest in site_digests(site).items() if not any(fnmatch(p, each) for each in ignored)}
    difference = manifest.compare(found)
    lines += _told(difference)
    code = DAMAGED if difference else WHOLE
    if is_unfinished(site):
        lines.append("Lần chép trước chưa xong; hãy chạy lại vanban publish.")
        code = DAMAGED
    if signers:
        try:
            lines.append(f"Chữ ký đúng, của {signer(site, signers)}.")
        except SignatureError as error:
            lines.append(str(error))
            code = DAMAGED
    elif any((site / name).is_file() for name in SIGNATURES):
        lines.append("Có chữ ký, chưa kiểm tra; hãy thêm --khoa TỆP_KHÓA_CÔNG_KHAI.")
    lines.append("Trang nguyên vẹn, đúng bản kê." if code == WHOLE else "Trang KHÔNG nguyên vẹn.")
    return Verdict(code, tuple(lines))


def _told(difference: Difference) -> list[str]:
    kinds = (
        ("thiếu tệp", difference.missing),
        ("tệp bị sửa hoặc hỏng", difference.changed),
        ("tệp lạ, không có trong bản kê", difference.added),
    )
    lines = []
    for words, paths in kinds:
        lines += [f"  {words}: {path}" for path in paths[:_SHOWN]]
        if len(paths) > _SHOWN:
            lines.append(f"  {words}: và {len(paths) - _SHOWN} tệp nữa")
    return lines
