"""An FTP account with TLS: the password goes to whom the certificate names, and to nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyftpdlib.handlers import TLS_FTPHandler
from trustme import CA

from publishing.ftp_server import SECRET, Handler, Server, serving
from publishing.small_sites import ONE, TWO, built, read
from vanban import cli
from vanban.publishing.ftp import PASSWORD


class SecureHandler(Handler, TLS_FTPHandler):
    """Takes neither names nor files in clear."""

    tls_control_required = True
    tls_data_required = True


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CA:
    """Who this machine trusts."""
    monkeypatch.setenv(PASSWORD, SECRET)
    authority = CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return authority


@pytest.fixture
def secure(authority: CA, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server whose certificate is for the name given, by the authority trusted or by another."""
    name, is_trusted = getattr(request, "param", ("127.0.0.1", True))
    issuer = authority if is_trusted else CA()
    issuer.issue_cert(name).private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "server.pem"))
    with serving(tmp_path / "ftp", SecureHandler, certfile=str(tmp_path / "server.pem")) as server:
        yield server


def test_a_site_and_the_next_go_to_the_account(secure: Server, tmp_path: Path) -> None:
    for name, content in {"one": ONE, "two": TWO}.items():
        site, _ = built(tmp_path / name, content)
        assert cli.main(["publish", f"{secure.url}/web/cong", "--tu", str(site), "--bo-dia-chi"]) == 0
        assert read(secure.site) == content
    assert {"AUTH", "PBSZ", "PROT"} <= set(secure.handler.asked)


@pytest.mark.parametrize("secure", [("may-khac.vn", True), ("127.0.0.1", False)], indirect=True)
def test_no_password_goes_to_whom_no_certificate_names(
    secure: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, _ = built(tmp_path / "one", ONE)
    for more in ([], ["--khong-tls"]):
        assert cli.main(["publish", f"{secure.url}/web/cong", "--tu", str(site), *more]) == 1
        assert "Chứng chỉ của 127.0.0.1 không dùng được" in capsys.readouterr().out
    assert not {"USER", "PASS"} & set(secure.handler.asked)
