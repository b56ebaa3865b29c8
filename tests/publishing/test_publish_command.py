"""``vanban publish`` and ``vanban verify`` as an office runs them."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from documents.test_editions import PUBLIC, REPOSITORY, tree
from publishing.small_sites import ONE, TWO, built, read
from tiny_library import document
from vanban import cli
from vanban.project import Project
from vanban.publishing.engine import PACKAGES, VARIABLE, chosen
from vanban.publishing.lock import locked
from vanban.publishing.manifest import NAME, STATE_FOLDER, Manifest

Pair = tuple[Path, Path]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "portal").mkdir()
    monkeypatch.chdir(tmp_path / "portal")
    return tmp_path


@pytest.fixture
def sites(tmp_path: Path) -> Pair:
    shared = {path: text for path, text in ONE.items() if not path.startswith("cu/")}
    return built(tmp_path / "one", shared)[0], built(tmp_path / "two", {**TWO, "index.html": ONE["index.html"]})[0]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def command(*arguments: object) -> tuple[int, str]:
        code = cli.main([str(each) for each in arguments])
        return code, capsys.readouterr().out

    return command


def test_published_verified_and_taken_back(sites: Pair, here: Path, run) -> None:
    target = here / "cổng"
    code, told = run("publish", target, "--tu", sites[0])
    assert (code, told.startswith("Đã công bố bản 000001-")) == (0, True)
    assert run("publish", target, "--tu", sites[0])[1].startswith("Không có gì mới")
    assert run("publish", target, "--tu", sites[1])[0] == 0
    code, told = run("verify", target)
    assert (code, "Trang nguyên vẹn" in told, "ấn bản công khai" in told) == (0, True, True)

    code, told = run("publish", target, "--lui")
    assert (code, "Đã quay về bản 000001-" in told) == (0, True)
    assert read(target / "current") == read(sites[0])
    code, told = run("publish", target, "--lui")
    assert (code, "Không có bản để quay về. Các bản đang giữ: 000001-" in told) == (1, True)
    newest = sorted(path.name for path in (target / "releases").iterdir())[-1]
    assert run("publish", target, "--lui", newest)[0] == 0
    assert read(target / "current") == read(sites[1])


def test_a_damaged_release_is_not_gone_back_to(sites: Pair, here: Path, run) -> None:
    for site in sites:
        run("publish", here / "t", "--tu", site)
    (first, _) = sorted((here / "t/releases").iterdir())
    (first / "index.html").write_text("?")

    code, told = run("publish", here / "t", "--lui")
    assert (code, "không còn nguyên vẹn: khác 1 tệp (đầu tiên: index.html)" in told) == (1, True)
    assert read(here / "t/current") == read(sites[1])


def test_as_many_releases_are_kept_as_asked(sites: Pair, here: Path, run) -> None:
    for turn in range(6):
        assert run("publish", here / "t", "--tu", sites[turn % 2], "--giu", 3, "--bo-dia-chi")[0] == 0
    assert [path.name[:6] for path in sorted((here / "t/releases").iterdir())] == ["000004", "000005", "000006"]


@pytest.mark.parametrize("chep", [[], ["--chep"]], ids=["swap", "copy"])
def test_an_address_is_not_lost_unless_that_is_meant(chep: list[str], sites: Pair, here: Path, run) -> None:
    run("publish", here / "t", "--tu", sites[1], *chep)
    code, told = run("publish", here / "t", "--tu", sites[0], *chep)

    assert code == 1
    assert "mất /moi/\n  mất /moi/more/\n" in told
    assert "plans/chuyen-huong.yml" in told
    assert run("verify", here / "t")[0] == 0
    assert run("publish", here / "t", "--tu", sites[0], "--bo-dia-chi", *chep)[0] == 0


@pytest.mark.parametrize("chep", [[], ["--chep"]], ids=["swap", "copy"])
def test_an_internal_edition_never_takes_the_place_of_a_public_one(
    chep: list[str], sites: Pair, here: Path, run
) -> None:
    inside, _ = built(here / "inside", TWO, an_ban="nội bộ")
    run("publish", here / "t", "--tu", sites[0], *chep)

    code, told = run("publish", here / "t", "--tu", inside, *chep)
    assert (code, "đang giữ ấn bản công khai, không thể công bố ấn bản nội bộ đè lên" in told) == (1, True)


def test_the_second_of_two_is_told_who_is_first(sites: Pair, here: Path, run) -> None:
    (here / "t" / STATE_FOLDER).mkdir(parents=True)
    with locked(here / "t" / STATE_FOLDER):
        for arguments in (["--tu", sites[0]], ["--tu", sites[0], "--chep"], ["--lui"]):
            code, told = run("publish", here / "t", *arguments)
            assert (code, f"tiến trình {os.getpid()}" in told) == (1, True), arguments
            assert "Đang có người khác công bố tới nơi này" in told
    assert run("publish", here / "t", "--tu", sites[0])[0] == 0


def test_a_lock_ends_with_the_process_that_held_it(sites: Pair, here: Path, run) -> None:
    (here / "t" / STATE_FOLDER).mkdir(parents=True)
    holder = (
        "import sys, os, time; from pathlib import Path; from vanban.publishing.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", holder, str(here / "t" / STATE_FOLDER)]
    surroundings = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        assert f"tiến trình {process.pid}" in run("publish", here / "t", "--tu", sites[0])[1]
        process.kill()
    assert run("publish", here / "t", "--tu", sites[0])[0] == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a small disk")
@pytest.mark.parametrize("chep", [[], ["--chep"]], ids=["swap", "copy"])
def test_a_disk_that_is_really_full(chep: list[str], sites: Pair, here: Path, run) -> None:
    disk = here / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "none", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine mounts no tmpfs")
    try:
        assert run("publish", disk / "t", "--tu", sites[0], *chep)[0] == 0
        (disk / "filling").write_bytes(bytes(280_000))
        large, _ = built(here / "large", {**TWO, "assets/anh.png": "x" * 200_000})
        code, told = run("publish", disk / "t", "--tu", large, "--bo-dia-chi", *chep)
        assert code == 1
        assert "Đĩa đầy" in told or "chỉ còn trống" in told
        assert run("verify", disk / "t")[0] == 0
        (disk / "filling").unlink()
        assert run("publish", disk / "t", "--tu", sites[1], "--bo-dia-chi", *chep)[0] == 0
    finally:
        subprocess.run(["umount", disk], check=False)


def test_what_was_tampered_with_is_named(sites: Pair, run) -> None:
    site = sites[0]
    (site / "index.html").write_text("khác")
    (site / "a/index.html").unlink()
    (site / "la.html").write_text("lạ")
    (site / "lien-ket").symlink_to("/etc")
    code, told = run("verify", site)

    assert code == 1
    assert "thiếu tệp: a/index.html" in told
    assert "tệp bị sửa hoặc hỏng: index.html" in told
    assert "tệp lạ, không có trong bản kê: la.html" in told
    assert "tệp lạ, không có trong bản kê: lien-ket" in told
    assert "KHÔNG nguyên vẹn" in told
    assert run("publish", "t", "--tu", site)[0] == 1


@pytest.mark.parametrize(
    ("manifest", "code", "words"),
    [
        (None, 2, "không có bản kê SHA256SUMS"),
        (b"", 1, "không kê tệp nào"),
        (b"xyz\n", 1, "hỏng ở dòng 1"),
        (b"\xff", 1, "không phải mã UTF-8"),
        (b"0" * 64 + b"  ../index.html\n", 1, "hỏng ở dòng 1"),
        (b"0" * 64 + b"  /etc/passwd\n", 1, "hỏng ở dòng 1"),
        ((b"0" * 64 + b"  a\n") * 2, 1, "hỏng ở dòng 2"),
    ],
)
def test_a_manifest_that_is_none(manifest: bytes | None, code: int, words: str, here: Path, run) -> None:
    (here / "x").mkdir()
    if manifest is not None:
        (here / "x" / NAME).write_bytes(manifest)
    assert run("verify", here / "x")[0] == code
    assert words in run("verify", here / "x")[1]


def test_other_programs_can_check_the_manifest(sites: Pair) -> None:
    if sys.platform != "linux":
        pytest.skip("sha256sum is of GNU")
    done = subprocess.run(["sha256sum", "--check", "--strict", NAME], cwd=sites[0], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    manifest = Manifest.parse((sites[0] / NAME).read_bytes())
    assert Manifest.parse(manifest.dump()) == manifest


def ssh_key(folder: Path, name: str, principal: str) -> list[str]:
    return ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", principal, "-f", str(folder / name)]


def minisign_key(folder: Path, name: str, principal: str) -> list[str]:
    return ["minisign", "-G", "-W", "-s", str(folder / name), "-p", str(folder / f"{principal}.pub")]


@pytest.fixture(params=[ssh_key, minisign_key])
def signers(request: pytest.FixtureRequest, here: Path) -> dict[str, Path]:
    """The keys ``office`` and ``stranger``; who may sign, by the office's word, by name. One program at a time."""
    make = request.param
    public = {}
    for name, principal in (("office", "vanphong@thiuy"), ("stranger", "nguoila@x")):
        command = make(here, name, principal)
        if not shutil.which(command[0]):
            pytest.skip(f"no {command[0]}")
        subprocess.run(command, check=True, capture_output=True)
        public[name] = here / f"{principal}.pub"
        if make is ssh_key:
            public[name].write_text(f"{principal} {(here / f'{name}.pub').read_text()}")
    return public


def test_a_signature_says_whose_it_is_and_fails_after_any_change(
    sites: Pair, here: Path, signers: dict[str, Path], run
) -> None:
    target = here / "t"
    assert run("publish", target, "--tu", sites[0], "--ky", here / "office")[0] == 0

    code, told = run("verify", target, "--khoa", signers["office"])
    assert (code, "Chữ ký đúng, của vanphong@thiuy." in told) == (0, True)
    assert "chưa kiểm tra" in run("verify", target)[1]
    assert run("verify", target, "--khoa", signers["stranger"])[0] == 1
    manifest = target / "current" / NAME
    manifest.write_bytes(manifest.read_bytes().replace(b"# an_ban: c\xc3\xb4ng khai", b"# an_ban: x"))
    code, told = run("verify", target, "--khoa", signers["office"])
    assert (code, "Chữ ký không đúng" in told) == (1, True)
    assert run("verify", sites[1], "--khoa", signers["office"])[1].count("Trang không có chữ ký") == 1


def test_a_minisign_key_with_a_password_is_told_so_and_not_waited_for(sites: Pair, here: Path, run) -> None:
    if not shutil.which("minisign"):
        pytest.skip("no minisign")
    command = ["minisign", "-G", "-s", str(here / "locked"), "-p", str(here / "locked.pub")]
    subprocess.run(command, input=b"mat khau\nmat khau\n", check=True, capture_output=True)
    code, told = run("publish", here / "t", "--tu", sites[0], "--ky", here / "locked")

    assert (code, "khóa đặt mật khẩu" in told) == (1, True)
    assert not (here / "t/current").exists()


def test_the_same_site_gives_the_same_archive(sites: Pair, here: Path, run) -> None:
    assert run("publish", "--goi", here / "a.zip", "--tu", sites[0])[0] == 0
    for path in sites[0].rglob("*"):
        os.utime(path, (1, 1))
        path.chmod(0o700)
    assert run("publish", "--goi", here / "b.zip", "--tu", sites[0])[0] == 0

    assert (here / "a.zip").read_bytes() == (here / "b.zip").read_bytes()
    with zipfile.ZipFile(here / "a.zip") as archive:
        archive.extractall(here / "unpacked")
    assert run("verify", here / "unpacked")[0] == 0


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.vn", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", *identity, *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True
    ).stdout.strip()


@pytest.mark.parametrize("engine", PACKAGES)
def test_from_sources_to_readers(engine: str, here: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built by each engine, held to links, ledger and commit; what is internal changes nothing."""
    pytest.importorskip(engine, reason=f"{engine} is not installed")
    monkeypatch.setenv(VARIABLE, engine)
    root, target = here / "portal", here / "t"
    pages = {"docs/tro-giup/cu.md": "# Trang cũ\n", "docs/tro-giup/moi.md": "# Trang mới\n"}
    files = {**PUBLIC, **pages, "hooks/portal.py": (REPOSITORY / "hooks/portal.py").read_text(encoding="utf-8")}
    written_here(root, files)
    (root / "hooks/vanban").symlink_to(REPOSITORY / "hooks/vanban", target_is_directory=True)
    (root / "overrides").symlink_to(REPOSITORY / "overrides", target_is_directory=True)
    (root / "mkdocs.yml").write_bytes((REPOSITORY / "mkdocs.yml").read_bytes())
    git(root, "init", "-q")
    assert "Sổ công bố chưa đủ" in run("publish", target)[1]
    run("ledger")
    code, told = run("publish", target)
    assert (code, "chưa lưu vào git" in told) == (1, True)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "một")
    code, told = run("publish", target)
    assert code == 0, told
    commit = git(root, "rev-parse", "HEAD")
    code, told = run("verify", target)
    assert (code, f"commit {commit};" in told) == (0, True)
    before = tree(target / "current")

    inside = document(number="45-KH/TU", seen_by="nội bộ")
    written_here(root, {"plans/noi-bo/x.md": inside, "plans/y.md": inside.replace("45-KH", "46-KH")})
    run("ledger")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "chuyện nội bộ")
    assert run("publish", target)[1].endswith("đã đúng là trang này.\n")

    (root / "docs/tro-giup/cu.md").unlink()
    git(root, "commit", "-qam", "bỏ trang")
    code, told = run("publish", target)
    assert (code, "trang /tro-giup/cu/ đã công bố nay không còn" in told) == (1, True)
    assert tree(target / "current") == before

    written_here(root, {"plans/chuyen-huong.yml": "tro-giup/cu/: tro-giup/moi/\n"})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "chuyển hướng")
    assert run("publish", target)[0] == 0
    code, told = run("publish", here / "usb", "--chep", "--mo-tu-tep", "--goi", here / "goi.zip")
    assert code == 0, told
    assert run("verify", here / "usb")[0] == 0
    assert "url=../moi/index.html" in (target / "current/tro-giup/cu/index.html").read_text(encoding="utf-8")
    assert "dang: mở từ tệp" in (here / "usb" / NAME).read_text(encoding="utf-8")
    assert "url=../moi/index.html" in (here / "usb/tro-giup/cu/index.html").read_text(encoding="utf-8")

    written_here(root, {"docs/tro-giup/moi.md": "# Trang mới\n\n[hỏng](#khong-co)\n"})
    code, told = run("publish", target, "--chua-luu")
    assert (code, "trang đang có vẫn giữ nguyên" in told) == (1, True)
    assert run("verify", target)[0] == 0


@pytest.mark.parametrize(("line", "variable"), [("zensical", ""), ("mkdocs", "zensical")])
def test_the_engine_is_a_setting_and_a_variable(
    line: str, variable: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_here(here, {"mkdocs.yml": f"extra: {{dung_bang: {line}}}\n"})
    monkeypatch.setenv(VARIABLE, variable)
    assert chosen(Project(here)) == "zensical"
    assert chosen(Project(here / "portal")) == (variable or "mkdocs")


def test_an_engine_that_nobody_knows_is_told(here: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "hugo")
    code, told = run("publish", here / "t")
    assert (code, "một trong: mkdocs, properdocs, zensical; đọc được: hugo" in told) == (1, True)


def written_here(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
