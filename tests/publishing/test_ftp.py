"""An FTP account: copied to in the same order as any disk, taken up again, read back. A real server answers."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.ftp_server import SECRET, Handler, Server, serving
from publishing.small_sites import ONE, TWO, DyingDisk, KilledError, built, read
from publishing.test_copying import Site, sites, whole_in_parts  # noqa: F401 - a fixture
from vanban import cli
from vanban.publishing.copying import copy
from vanban.publishing.ftp import PASSWORD, Account, FtpDisk
from vanban.publishing.lock import LockedError
from vanban.publishing.manifest import STATE_FOLDER
from vanban.publishing.releases import PublishError
from vanban.publishing.verifying import WHOLE, verify


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server without TLS; the password is in the environment."""
    monkeypatch.setenv(PASSWORD, SECRET)
    with serving(tmp_path / "ftp", Handler) as server:
        yield server


def copied(site: Site, server: Server, disk: FtpDisk | None = None) -> None:
    copy(*site, server.account.folder, disk or server.disk)


class DyingFtpDisk(DyingDisk, FtpDisk):
    """Dies at an operation; a file may be half sent."""

    def __init__(self, moment: int, account: Account) -> None:
        DyingDisk.__init__(self, moment)
        FtpDisk.__init__(self, account, in_clear=True)


def test_death_at_any_operation_leaves_whole_files_and_links_and_the_next_run_goes_on(
    sites: tuple[Site, Site],  # noqa: F811
    server: Server,
) -> None:
    moments = 0
    while True:
        moments += 3  # a login each: not all of them
        copied(sites[0], server)
        disk = DyingFtpDisk(moments, server.account)
        try:
            copied(sites[1], server, disk)
        except KilledError:
            pass
        else:
            break
        whole_in_parts(server.site)
        copied(sites[moments % 2], server)
        assert read(server.site) == (ONE, TWO)[moments % 2]
        assert not list(server.site.rglob("*.dang-chep"))
        assert verify(server.site).code == WHOLE
    assert moments > 60


def test_a_server_that_goes_away_is_told_and_the_next_run_goes_on(
    sites: tuple[Site, Site],  # noqa: F811
    server: Server,
    capsys: pytest.CaptureFixture[str],
) -> None:
    publish = ["publish", f"{server.url}/web/cong", "--khong-tls", "--tu"]
    assert cli.main([*publish, str(sites[0][0])]) == 0
    told = capsys.readouterr().out
    assert "không mã hóa" in told
    assert SECRET not in told
    for moment in (20, 60, 90, 120):
        server.handler.left = moment
        assert cli.main([*publish, str(sites[1][0]), "--bo-dia-chi"]) == 1
        assert "Trang đang có vẫn dùng được; hãy sửa rồi chạy lại." in capsys.readouterr().out
        whole_in_parts(server.site)
    assert cli.main([*publish, str(sites[1][0]), "--bo-dia-chi"]) == 0
    assert read(server.site) == TWO
    assert list((server.site / STATE_FOLDER).iterdir()) == []
    assert server.handler.asked[-1] == "QUIT"


def test_a_file_that_the_server_spoils_is_copied_again(sites: tuple[Site, Site], server: Server) -> None:  # noqa: F811
    copied(sites[0], server)
    (server.site / "a/index.html").write_text("nửa")
    (server.site / "b/index.html").unlink()
    copied(sites[0], server)
    assert read(server.site) == ONE


def test_what_is_not_ours_stays(sites: tuple[Site, Site], server: Server) -> None:  # noqa: F811
    (server.site / "a").mkdir(parents=True)
    (server.site / "a/.htaccess").write_text("theirs")
    (server.site / "index.html").write_text("theirs")
    with pytest.raises(PublishError, match=r"đã có tệp không do lệnh này chép: index\.html"):
        copied(sites[0], server)
    assert (server.site / "index.html").read_text() == "theirs"


def test_one_at_a_time(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another here, another elsewhere, if only of the same name; and one of this machine who died."""
    first, second = server.disk, server.disk
    state = server.account.folder / STATE_FOLDER
    first.make_folder(state)
    with first.locked(state), pytest.raises(LockedError), second.locked(state):
        pass
    lock, holder = server.site / STATE_FOLDER / "khoa-ftp", server.site / STATE_FOLDER / "khoa-ftp-cua"
    with first.locked(state):
        left = holder.read_bytes()
    lock.mkdir()
    holder.write_bytes(left)
    with first.locked(state):
        pass
    assert not lock.exists()
    lock.mkdir()
    holder.write_text("máy khác", encoding="utf-8")
    with pytest.raises(LockedError, match="máy khác"), first.locked(state):
        pass
    holder.write_bytes(left)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(LockedError, match=socket.gethostname()), first.locked(state):
        pass


def test_an_account_that_may_not_make_folders_is_told_so(
    sites: tuple[Site, Site],  # noqa: F811
    server: Server,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server.handler.authorizer.user_table["van-phong"]["perm"] = "elradfw"
    assert cli.main(["publish", f"{server.url}/web/cong", "--khong-tls", "--tu", str(sites[0][0])]) == 1
    out = capsys.readouterr().out
    assert "550 Not enough privileges" in out
    assert "Đang có người khác" not in out


def test_an_empty_folder_is_one_though_the_server_answers_450(server: Server) -> None:
    server.disk.make_folder(server.account.folder)
    assert server.disk.is_empty(server.account.folder)


def test_without_tls_no_password_is_sent_unless_asked_for(
    sites: tuple[Site, Site],  # noqa: F811
    server: Server,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["publish", f"{server.url}/web/cong", "--tu", str(sites[0][0])]) == 1
    assert "thêm --khong-tls" in capsys.readouterr().out
    assert "AUTH" in server.handler.asked
    assert not {"USER", "PASS"} & set(server.handler.asked)


def test_a_site_goes_to_the_account_and_its_zip_to_this_disk(
    sites: tuple[Site, Site],  # noqa: F811
    server: Server,
    tmp_path: Path,
) -> None:
    publish = ["publish", f"{server.url.replace('ftp', 'FTP')}/web/cong", "--khong-tls", "--tu", str(sites[0][0])]
    assert cli.main([*publish, "--goi", str(tmp_path / "cong.zip")]) == 0
    assert read(server.site) == ONE
    assert (tmp_path / "cong.zip").is_file()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("ftp://van-phong:lo@may/cong", "Đừng ghi mật khẩu trên dòng lệnh"),
        ("ftp://may/cong", "Hãy nêu tên người dùng và máy chủ"),
        ("ftp://a:lo@may:x/cong", "Không đọc được"),
        ("ftps://a:lo@may/cong", "Không công bố được qua ftps://"),
        ("sftp://a@may/cong", "Không công bố được qua sftp://"),
        ("http://may/cong", "Không công bố được qua http://"),
        ("E://cong", "Không công bố được qua E://"),
        ("ftp://a@may/cong#2", "dấu # là %23"),
        ("ftp://a@may/cong?", "dấu ? phải viết là %3F"),
        ("ftp://a%0d%0aDELE@may/cong", "ký tự điều khiển"),
        ("ftp://a@may/cong%0aDELE", "ký tự điều khiển"),
        ("ftp://a@may/co\nng", "ký tự điều khiển"),
        ("ftp://a@may/co\udcffng", "ký tự điều khiển"),
        ("ftp://a@a..b/cong", "Không đăng nhập được a ở a..b"),
        (f"ftp://a@{64 * 'm'}/cong", "Không đăng nhập được a ở mmm"),
        ("ftp://a@127.0.0.1:1/cong", "Không đăng nhập được a ở 127.0.0.1"),
    ],
)
def test_an_account_that_cannot_be_used_is_told(
    given: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(PASSWORD, SECRET)
    monkeypatch.chdir(tmp_path)
    site, _ = built(tmp_path / "one", ONE)
    assert cli.main(["publish", given, "--tu", str(site)]) == 1
    out = capsys.readouterr().out
    assert told in out
    assert "lo@" not in out
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_a_line_end_behind_a_password_is_none_of_it(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD, f"{SECRET}\r\n")
    server.disk.close()
    monkeypatch.setenv(PASSWORD, f"{SECRET}\nDELE")
    with pytest.raises(PublishError, match="có chữ không gửi được") as fault:
        server.disk.close()
    assert SECRET not in str(fault.value)


def test_a_wrong_password_is_told_and_nothing_is_taken_back(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(PASSWORD, "sai")
    with pytest.raises(PublishError, match="Không đăng nhập được van-phong"):
        server.disk.close()
    assert cli.main(["publish", server.url, "--lui"]) == 1
    assert "hãy công bố lại từ commit cũ" in capsys.readouterr().out
