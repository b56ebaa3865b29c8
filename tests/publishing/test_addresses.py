"""What was published stays reachable: ordinary pages, listings, calendars, files and the anchors of questions."""

from pathlib import Path

import pytest

from documents.test_editions import PUBLIC, written
from tiny_library import document, page
from vanban import cli
from vanban.build import Build, BuildFault
from vanban.compose.settings import Settings
from vanban.documents.register import INTERNAL_REGISTER, PUBLIC_REGISTER, Register

QUESTIONS = """\
    ten_loai: Hỏi – đáp
    ten: Hỏi
    bien_soan: Ban biên tập
    van_ban: plans/ke-hoach.md
    luu_hanh: công khai
    cau_hoi:
      - ma: hoc-gi
        hoi: Học gì?
        dap: Học Kết luận.
        muc: I
    """
LIBRARY = {
    **PUBLIC,
    "docs/tro-giup/cu.md": '# Trang cũ\n\n## Đảng bộ\n\n## Đảng bộ\n\n## Việc {#viec-phai-lam}\n\n<a id="cho"></a>\n',
    "mkdocs.yml": "markdown_extensions: [attr_list, {toc: {toc_depth: 2}}, khong.ai_co]\n",
    "docs/tai-lieu/de-cuong.pdf": "đề cương",
    "docs/hoi-dap/hoi.md": page(QUESTIONS),
    "plans/quyet-dinh.md": document(number="12-KH/TU", issued="01/4/2021", body="## I. Việc\n\nChữ.\n"),
}
MOVES = "plans/chuyen-huong.yml"


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal whose addresses are recorded."""
    written(tmp_path, LIBRARY)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["ledger"]) == 0
    return tmp_path


def files(portal: Path, an_ban: str = "công khai") -> dict[str, str | bytes]:
    return dict(Build.of(portal, Settings("Cổng"), {"an_ban": an_ban}).files())


def faults(portal: Path) -> list[str]:
    try:
        files(portal)
    except BuildFault as fault:
        return [f"{f.path}:{f.line} {f.code} {f.read}" for f in sorted(fault.findings)]
    return []


def test_every_kind_of_address_is_recorded(portal: Path) -> None:
    places = Register.parse((portal / PUBLIC_REGISTER).read_bytes(), "").places

    expected = ["", "lich/", "lich/lich.ics", "tro-giup/", "tro-giup/cu/", "tai-lieu/de-cuong.pdf", "don-vi/"]
    expected += ["ke-hoach/thi-uy/2022/44/lich.ics", "du-lieu/van-ban.json", "tro-giup/anh.png"]
    assert [address for address in expected if address not in places] == []
    assert places["hoi-dap/hoi/"] == ("hoc-gi",)
    assert places["tro-giup/cu/"] == ("cho", "dang-bo", "dang-bo_1", "viec-phai-lam")
    assert "ke-hoach/thi-uy/2022/44/" not in places, "the ledger's"
    assert faults(portal) == []
    assert cli.main(["ledger", "--check"]) == 0


@pytest.mark.parametrize("edition", ["công khai", "nội bộ"])
@pytest.mark.parametrize(
    ("path", "lost"),
    [("docs/tro-giup/cu.md", "tro-giup/cu/"), ("docs/tai-lieu/de-cuong.pdf", "tai-lieu/de-cuong.pdf")],
)
def test_a_lost_address_stops_the_build_and_every_command(
    path: str, lost: str, edition: str, portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (portal / path).unlink()

    assert faults(portal) == [f"{MOVES}:1 mat-dia-chi {lost}"]
    with pytest.raises(BuildFault, match="mat-dia-chi"):
        files(portal, edition)
    for command in (["check"], ["ledger"], ["ledger", "--check"]):
        capsys.readouterr()
        assert cli.main(command) == 1
        assert f"trang /{lost} đã công bố nay không còn" in capsys.readouterr().out


def test_a_lost_question_is_told(portal: Path) -> None:
    path = portal / "docs/hoi-dap/hoi.md"
    path.write_text(path.read_text(encoding="utf-8").replace("hoc-gi", "khac"), encoding="utf-8")

    assert faults(portal) == ["docs/hoi-dap/hoi.md:1 mat-neo hoc-gi"]


def test_a_lost_place_in_a_page_is_told_with_how_to_keep_it(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = portal / "docs/tro-giup/cu.md"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("Việc {#viec-phai-lam}", "Nhiệm vụ"), encoding="utf-8")

    assert faults(portal) == ["docs/tro-giup/cu.md:1 mat-neo viec-phai-lam"]
    for command in (["check"], ["ledger"], ["ledger", "--check"]):
        assert cli.main(command) == 1
        assert "hãy thêm {#viec-phai-lam} vào cuối dòng đề mục thay nó" in capsys.readouterr().out

    path.write_text(whole.replace("Việc", "Nhiệm vụ"), encoding="utf-8")
    assert faults(portal) == []


def test_a_place_given_up_stays_in_the_register(portal: Path) -> None:
    """Its line is needed for good; the internal edition records nothing of its own for it."""
    path = portal / "docs/tro-giup/cu.md"
    path.write_text("# Trang cũ\n\n## Đảng bộ\n\n## Đảng bộ\n\n## Mới {#viec-phai-lam}\n", encoding="utf-8")
    (portal / MOVES).write_text("tro-giup/cu/#cho: đã rút\n", encoding="utf-8")

    assert cli.main(["ledger"]) == 0
    assert "cho" in Register.parse((portal / PUBLIC_REGISTER).read_bytes(), "").places["tro-giup/cu/"]
    internal = (portal / INTERNAL_REGISTER).read_bytes() if (portal / INTERNAL_REGISTER).is_file() else b""
    assert b"tro-giup/cu/" not in internal
    assert faults(portal) == []


def test_a_page_that_became_internal_is_lost_to_the_public(portal: Path) -> None:
    (portal / "docs/tro-giup/cu.md").write_text(page("luu_hanh: nội bộ", "# Trang cũ"), encoding="utf-8")
    assert faults(portal) == [f"{MOVES}:1 mat-dia-chi tro-giup/cu/"]

    (portal / MOVES).write_text("/tro-giup/cu/: đã rút\n", encoding="utf-8")
    gone = files(portal)["tro-giup/cu/index.html"].decode()
    assert "không còn trên cổng công khai" in gone
    assert 'href="../../index.html"' in gone


def test_a_page_leads_on_and_a_file_has_the_new_ones_content(portal: Path) -> None:
    (portal / "docs/tro-giup/cu.md").unlink()
    (portal / "docs/tai-lieu/de-cuong.pdf").rename(portal / "docs/tai-lieu/de-cuong-2.pdf")
    moves = "tro-giup/cu/: tro-giup/giua/\ntro-giup/giua/: tro-giup/\ntai-lieu/de-cuong.pdf: tai-lieu/de-cuong-2.pdf\n"
    places = ("cho", "dang-bo", "dang-bo_1", "viec-phai-lam")
    moves += "".join(f"tro-giup/cu/#{place}: đã rút\n" for place in places)
    (portal / MOVES).write_text(moves, encoding="utf-8")

    now = files(portal)
    assert "url=../index.html" in now["tro-giup/cu/index.html"].decode()
    assert "url=../index.html" in now["tro-giup/giua/index.html"].decode()
    assert now["tai-lieu/de-cuong.pdf"] == "đề cương".encode()


def test_places_of_a_page_that_moved_are_asked_for_where_it_went(portal: Path) -> None:
    path = portal / "docs/tro-giup/cu.md"
    whole = path.read_text(encoding="utf-8")
    path.rename(new := portal / "docs/tro-giup/moi.md")
    moves = "tro-giup/cu/: tro-giup/giua\ntro-giup/giua: tro-giup/moi\n"
    (portal / MOVES).write_text(moves, encoding="utf-8")
    assert faults(portal) == []

    new.write_text(whole.replace('<a id="cho"></a>', ""), encoding="utf-8")
    assert faults(portal) == ["docs/tro-giup/moi.md:1 mat-neo cho"]
    (portal / MOVES).write_text(f"{moves}tro-giup/cu/#cho: đã rút\n", encoding="utf-8")
    assert faults(portal) == []
    (portal / MOVES).write_text("tro-giup/cu/: đã rút\n", encoding="utf-8")
    assert faults(portal) == []


def test_places_that_a_theme_makes_are_not_promised(portal: Path) -> None:
    path = portal / "docs/tro-giup/cu.md"
    path.write_text(f'{path.read_text(encoding="utf-8")}\n=== "Thẻ"\n\n    ## Trong thẻ\n', encoding="utf-8")
    (portal / "mkdocs.yml").write_text("markdown_extensions: [attr_list, toc, pymdownx.tabbed]\n", encoding="utf-8")
    assert cli.main(["ledger"]) == 0
    recorded = (portal / PUBLIC_REGISTER).read_bytes()
    assert b"trong-the" in recorded
    assert b"__tabbed" not in recorded


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tro-giup/cu/: tro-giup/", "vẫn còn trang"),
        ("a/: tro-giup/khong-co/", "không có trên cổng"),
        ("a/: b/\nb/: a/", "không có trên cổng"),
        ("a.pdf: tro-giup/", "địa chỉ cũ là tệp mà địa chỉ mới là trang"),
        ("cu.html: tro-giup/index.html", "ví dụ đúng: cu/: tro-giup/"),
        ("tro-giup/xua/index.html: tro-giup/", "ví dụ đúng: tro-giup/xua/: tro-giup/"),
        ("a/: tro-giup/\na/: tro-giup/cu/", "chuyen-huong.yml:2:1: lỗi [chuyen-huong] địa chỉ cũ này đã có ở dòng 1"),
        ("/a: tro-giup/\na/: đã rút", "địa chỉ cũ này đã có ở dòng 1"),
        ("tro-giup/cu/#cho: tro-giup/", "chỉ có thể «đã rút»"),
        ("a/:", "cần «địa chỉ cũ: địa chỉ mới»"),
        ("- a", "cần «địa chỉ cũ: địa chỉ mới»"),
        ("../a/: tro-giup/", "cần «địa chỉ cũ: địa chỉ mới»"),
        ("a: [", "tệp hỏng"),
        ("", ""),
        ("# chưa có\n", ""),
    ],
)
def test_a_line_that_leads_nowhere_is_told(text: str, told: str, portal: Path) -> None:
    (portal / MOVES).write_text(text, encoding="utf-8")

    if not told:
        assert faults(portal) == []
        return
    with pytest.raises(BuildFault, match=r"plans/chuyen-huong\.yml:\d+:1: lỗi \[chuyen-huong\]") as fault:
        files(portal)
    assert told in str(fault.value)


def test_feeds_of_a_document_at_a_new_address_go_with_it(portal: Path) -> None:
    path = portal / "plans/ke-hoach.md"
    path.write_text(path.read_text(encoding="utf-8").replace("44-KH/TU", "45-KH/TU"), encoding="utf-8")

    assert faults(portal) == []
    now = files(portal)
    assert "ke-hoach/thi-uy/2022/44/index.html" in now
    for name in ("atom.xml", "lich.ics"):
        old, new = (now[f"ke-hoach/thi-uy/2022/{number}/{name}"] for number in (44, 45))
        assert old == new


def test_what_the_portal_makes_of_documents_is_kept_when_these_have_gone(portal: Path) -> None:
    """A reader of the list is led to the list above it, a subscribed feed is empty."""
    for name in ("ke-hoach", "quyet-dinh"):
        (portal / f"plans/{name}.md").unlink()
    (portal / "docs/hoi-dap/hoi.md").unlink()
    (portal / "docs/index.md").unlink()
    assert cli.main(["ledger", "--rut", "ke-hoach/thi-uy/2022/44", "ke-hoach/thi-uy/2021/12", "hoi-dap/hoi"]) == 0

    now = files(portal)
    assert "url=../index.html" in now["lich/2022/index.html"].decode()
    assert now["don-vi/ban-tuyen-giao/lich.ics"].startswith(b"BEGIN:VCALENDAR")
    assert b"Kh\xc3\xb4ng c\xc3\xb2n tin" in now["don-vi/ban-tuyen-giao/atom.xml"]
    assert cli.main(["ledger", "--check"]) == 0


def test_a_broken_register_is_told(portal: Path) -> None:
    for content in (
        b"{",
        b"[]",
        b'{"phien_ban": 2, "dia_chi": {}}',
        b'{"phien_ban": 1, "dia_chi": []}',
        b"[" * 100_000,
    ):
        (portal / PUBLIC_REGISTER).write_bytes(content)
        with pytest.raises(BuildFault, match=r"so-dia-chi\.json:1:1: lỗi \[so-cong-bo\]"):
            files(portal)
        assert cli.main(["check"]) == 1
