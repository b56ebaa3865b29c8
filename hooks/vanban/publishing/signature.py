"""Signatures of the manifest, made and checked by programs the office has: ``ssh-keygen`` or ``minisign``.

``ssh-keygen`` comes with OpenSSH (Windows has it too). The list of signers is its ``allowed_signers`` file: on each
line a name and a public key.
"""

import subprocess
from pathlib import Path

from vanban.publishing.manifest import NAME, SIGNATURES

_PURPOSE = "cong-nghi-quyet"
_SSH, _MINISIGN = SIGNATURES


class SignatureError(Exception):
    """No valid signature could be made or found; the sentence says why."""


def sign(site: Path, key: Path) -> None:
    """Sign a site's manifest; a key whose file begins as minisign's is signed with that. Raises SignatureError."""
    if not key.is_file():
        raise SignatureError(f"Không có tệp khóa {key}.")
    manifest = site / NAME
    (site / _SSH).unlink(missing_ok=True)
    (site / _MINISIGN).unlink(missing_ok=True)
    if key.read_bytes().startswith(b"untrusted comment:"):
        _run(["minisign", "-S", "-s", str(key), "-m", str(manifest), "-x", str(site / _MINISIGN), "-t", NAME])
    else:
        _run(["ssh-keygen", "-Y", "sign", "-f", str(key), "-n", _PURPOSE, str(manifest)])


def signer(site: Path, signers: Path) -> str:
    """Who signed a site's manifest, of those whose public keys are in ``signers``. Raises SignatureError."""
    if not signers.is_file():
        raise SignatureError(f"Không có tệp khóa công khai {signers}.")
    if (site / _MINISIGN).is_file():
        _run(["minisign", "-V", "-p", str(signers), "-m", str(site / NAME), "-x", str(site / _MINISIGN)])
        return signers.stem
    if not (site / _SSH).is_file():
        raise SignatureError("Trang không có chữ ký.")
    signature = ["-s", str(site / _SSH)]
    names = _run(["ssh-keygen", "-Y", "find-principals", "-f", str(signers), *signature]).split()
    if not names:
        raise SignatureError("Không ai trong danh sách đã ký.")
    check = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", names[0], "-n", _PURPOSE, *signature]
    _run(check, (site / NAME).read_bytes())
    return names[0]


def _run(command: list[str], content: bytes | None = None) -> str:
    try:
        done = subprocess.run(
            command, input=content, stdin=None if content else subprocess.DEVNULL, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise SignatureError(f"Máy này chưa có chương trình {command[0]}.") from None
    if done.returncode:
        said = (done.stderr or done.stdout).decode(errors="replace").strip()
        if "get_password" in said:  # minisign asks on its input, where nobody answers
            raise SignatureError(f"{command[0]}: khóa đặt mật khẩu; hãy dùng khóa không mật khẩu (minisign -C -W).")
        raise SignatureError(f"Chữ ký không đúng, hoặc không dùng được khóa ({command[0]}: {said}).")
    return done.stdout.decode(errors="replace")
