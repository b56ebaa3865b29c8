"""What is internal leaves no trace in the public edition: not a byte of it depends on an internal source."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from built_site import ENGINE
from tiny_library import BODIES, conclusion, document, page, tasks, unit
from vanban import cli
from vanban.build import Build, BuildFault
from vanban.compose.settings import Settings

REPOSITORY = Path(__file__).parents[2]
CANARY = "chimbáobão"
PUBLIC = {
    **BODIES,
    "docs/index.md": "# Cổng\n\nXem [kế hoạch](../plans/ke-hoach.md).\n",
    "docs/tro-giup/index.md": "# Trợ giúp\n\nGọi văn phòng.\n",
    "docs/tro-giup/anh.png": "ảnh",
    "docs/van-ban/21-kl-tw.md": conclusion("21-KL/TW", "25/10/2021"),
    "plans/ke-hoach.md": document(
        tasks("muc: I\nviec: học\nchu_tri: Ban Tuyên giáo Thị ủy\nthoi_han: trước ngày 15/3/2022"),
        "## I. Học Kết luận số 21-KL/TW ngày 25/10/2021\n\nTheo mục I, mục II của Kế hoạch này.\n",
    ),
}
INTERNAL = {
    "plan that cites a public document and binds public bodies": {
        "plans/mat-so.md": document(
            tasks("muc: I\nviec: chimbáobão\nchu_tri: Thị ủy\nthoi_han: trước ngày 01/3/2022"),
            "## I. chimbáobão\n\nTheo Kế hoạch số 44-KH/TU ngày 09/3/2022 của Thị ủy Đức Phổ.\n",
            number="45-KH/TU",
            seen_by="nội bộ",
        )
    },
    "plan with the number, day and issuer of a public one": {"plans/a-truoc.md": document(seen_by="nội bộ")},
    "plan with the number of a public one": {"plans/a.md": document(issued="10/3/2022", seen_by="nội bộ")},
    "conclusion with the number of a public one": {
        "docs/van-ban/a.md": conclusion("21-KL/TW", "26/10/2021", seen_by="Nội bộ")
    },
    "unit with the short name of a public one": {
        "docs/don-vi/chimbaobao.md": unit("Tổ chimbáobão", more="ten_khac: Ban Tuyên giáo Thị ủy", seen_by="nội bộ")
    },
    "material": {"docs/tai-lieu/x.md": page("ten_loai: Tài liệu\nten: chimbáobão\nluu_hanh: NỘI  BỘ")},
    "document in a folder of internal things": {"plans/noi-bo/x.md": document(number="47-KH/TU", seen_by="nội bộ")},
    "document with faults beside its being internal": {"plans/x.md": page("luu_hanh: nội bộ\nxyz: chimbáobão")},
    "ordinary page": {"docs/tro-giup/rieng.md": page("luu_hanh: nội bộ", "# chimbáobão")},
    "ordinary page named README": {"docs/rieng/README.md": page("luu_hanh: nội bộ", "# chimbáobão")},
    "page with blanks after the fence": {"docs/rieng.md": "---  \nluu_hanh: nội bộ\n---\n# chimbáobão\n"},
    "page saved by Notepad": {"docs/rieng.md": "\ufeff---\r\nluu_hanh: nội bộ\r\n---\r\n# chimbáobão\r\n"},
    "page with the key spelled with hyphens": {"docs/rieng.md": page("luu-hanh: nội bộ", "# chimbáobão")},
    "page with the key in words": {"docs/rieng.md": page("Lưu hành: nội bộ", "# chimbáobão")},
    "page with the key in upper case": {"docs/rieng.md": page("LUU_HANH: nội bộ", "# chimbáobão")},
    "page that says both": {"docs/rieng.md": page("luu_hanh: công khai\nLuu_hanh: nội bộ", "# chimbáobão")},
    "page in a folder of internal things": {"docs/noi-bo/x.md": "# chimbáobão\n"},
    "page in such a folder spelled otherwise": {"docs/tro-giup/Nội bộ/x.md": "# chimbáobão\n"},
    "file in a folder of internal things": {"docs/tro-giup/noi-bo/chimbaobao.pdf": "chimbáobão"},
    "follow-up book of a public plan": {
        "plans/noi-bo/so-theo-doi/ke-hoach.csv": (
            "Mã việc;Đơn vị;Ghi chú\n#i;Ban Tuyên giáo Thị ủy Đức Phổ;chimbáobão\n#i;Tổ chimbáobão;\n"
        )
    },
    "follow-up book with faults": {"plans/noi-bo/so-theo-doi/ke-hoach.csv": "chimbáobão"},
    "follow-up book of no plan, with faults": {"plans/noi-bo/so-theo-doi/chimbaobao.csv": "Mã việc;Đơn vị\n"},
    "ledger of internal documents": {"plans/noi-bo/so-cong-bo.json": '{"phien_ban": 1, "van_ban": {}}'},
}


def written(root: Path, *parts: dict[str, str]) -> Path:
    """A portal's folder holding just these files."""
    shutil.rmtree(root, ignore_errors=True)
    for path, text in {k: v for part in parts for k, v in part.items()}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="")
    return root


def edition(root: Path, an_ban: str = "công khai") -> dict[str, str | bytes]:
    """Everything an engine gets of one edition, the sources it passes on among it."""
    build = Build.of(root, Settings("Cổng"), {"an_ban": an_ban})
    passed_on = {
        path.relative_to(root / "docs").as_posix(): path.read_bytes()
        for path in (root / "docs").rglob("*")
        if path.is_file() and not build.hides(path.relative_to(root).as_posix())
    }
    return {**passed_on, **dict(build.files())}


@pytest.mark.parametrize("name", INTERNAL)
def test_an_internal_source_changes_no_byte_of_the_public_edition(name: str, tmp_path: Path) -> None:
    before = edition(written(tmp_path / "portal", PUBLIC))

    assert edition(written(tmp_path / "portal", PUBLIC, INTERNAL[name])) == before


def test_the_internal_edition_holds_what_is_internal(tmp_path: Path) -> None:
    in_conflict = ("faults", "day and issuer", "short name")  # only the internal edition can see that
    for name in (name for name in INTERNAL if not any(words in name for words in in_conflict)):
        before = edition(written(tmp_path / "portal", PUBLIC), "nội bộ")
        after = edition(written(tmp_path / "portal", PUBLIC, INTERNAL[name]), "nội bộ")
        assert after != before or name.startswith("ledger"), name


def test_changing_and_removing_internal_documents_changes_nothing_public(tmp_path: Path) -> None:
    one, other = INTERNAL["plan that cites a public document and binds public bodies"], dict[str, str]()
    other = {path: text.replace("01/3/2022", "02/4/2022").replace(CANARY, "khác") for path, text in one.items()}
    editions = [edition(written(tmp_path / "portal", PUBLIC, extra)) for extra in (one, other, {})]

    assert editions[0] == editions[1] == editions[2]


CANARIES = st.text(st.sampled_from("aăâbcđeghiklmnoơpqrstuưvxy"), min_size=5, max_size=12).map(lambda w: f"zq{w}zq")
SECTIONS = st.sampled_from(["Kết luận số 21-KL/TW ngày 25/10/2021", "Kế hoạch số 44-KH/TU", "mục I", "", "Thị ủy"])


@st.composite
def internal_sources(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """A canary word and a few internal sources that hold it, as documents, bodies, materials, pages and files."""
    word = draw(CANARIES)
    stem = draw(st.sampled_from(["a", "ke-hoach", "thi-uy", "z9", "21-kl-tw"]))
    number = draw(st.sampled_from(["44-KH/TU", "45-KH/TU", "21-KL/TW"]))
    issuer = draw(st.sampled_from(["Thị ủy Đức Phổ", "Ban Tuyên giáo Thị ủy Đức Phổ", f"Tổ {word}"]))
    body = f"## I. {word}\n\n{draw(SECTIONS)} {word}\n"
    plan = document(
        tasks(f"muc: I\nviec: {word}\nchu_tri: Thị ủy\nthoi_han: {draw(st.sampled_from(['kịp thời', 'quý I/2022']))}"),
        body,
        number=number,
        issuer=issuer,
        seen_by=draw(st.sampled_from(["nội bộ", "Nội bộ", "NỘI BỘ"])),
    )
    sources = {
        f"plans/b{stem}.md": plan,
        f"plans/noi-bo/{stem}.md": plan,
        f"docs/van-ban/b{stem}.md": conclusion("21-KL/TW", "25/10/2021", seen_by="nội bộ") + word,
        f"docs/don-vi/b{stem}.md": unit(f"Thị ủy {word}", more="ten_khac: Thị ủy Đức Phổ", seen_by="nội bộ"),
        f"docs/tai-lieu/b{stem}.md": page(f"ten_loai: Tài liệu\nten: {word}\nluu_hanh: nội bộ", word),
        f"docs/b{stem}.md": page(f"luu_hanh: nội bộ\ntitle: {word}", word),
        f"docs/noi-bo/{stem}.txt": word,
        "plans/noi-bo/so-theo-doi/ke-hoach.csv": (
            "Mã việc;Đơn vị;Số văn bản đã gửi;Ghi chú\n"
            f"#i;Ban Tuyên giáo Thị ủy Đức Phổ;{word};{word}\n#{word};{word};;\n"
        ),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(sources)), min_size=1, unique=True))
    return word, {path: sources[path] for path in chosen}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("editions") / "portal"


@given(internal_sources())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_word_of_any_internal_source_is_in_the_public_edition(
    portal: Path, drawn: tuple[str, dict[str, str]]
) -> None:
    word, sources = drawn
    before = edition(written(portal, PUBLIC))
    after = edition(written(portal, PUBLIC, sources))

    assert after == before
    whole = "\n".join(text if isinstance(text, str) else text.decode(errors="ignore") for text in after.values())
    assert word not in whole


def mkdocs(root: Path, *files: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Build a small portal with the repository's own settings, hooks and theme overrides."""
    written(root / "docs", {})
    for path, text in {k: v for part in files for k, v in part.items()}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for name in ("hooks", "overrides"):
        shutil.copytree(REPOSITORY / name, root / name, dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return mkdocs_again(root)


def mkdocs_again(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-m", ENGINE, "build", "--config-file=mkdocs.yml"]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)


def tree(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def test_the_built_public_site_is_the_same_and_a_secret_leaves_it_as_it_was(tmp_path: Path) -> None:
    assert mkdocs(tmp_path, PUBLIC).returncode == 0
    before = tree(tmp_path / "site")
    sound = {path: text for name, files in INTERNAL.items() for path, text in files.items()}
    assert mkdocs(tmp_path, PUBLIC, sound).returncode == 0
    after = tree(tmp_path / "site")
    assert {k: v for k, v in after.items() if not k.endswith(".gz")} == {
        k: v
        for k, v in before.items()
        if not k.endswith(".gz")  # gzip stamps the time
    }
    assert before["index.html"]

    done = mkdocs(tmp_path, PUBLIC, {"docs/tro-giup/mat.md": page("muc_do_mat: Mật", CANARY)})
    assert done.returncode != 0
    assert "docs/tro-giup/mat.md:2:13: lỗi [van-ban-mat]" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(tmp_path / "site") == after


@pytest.mark.parametrize("an_ban", ["công khai", "nội bộ"])
@pytest.mark.parametrize(
    "mark", ["mật", "Mật", "MẬT", "Tối mật", "tối  mật", "TUYỆT MẬT", "mat", "A", '""', "[mật]", ""]
)
@pytest.mark.parametrize(
    "path", ["plans/x.md", "docs/van-ban/x.md", "docs/x.md", "docs/noi-bo/x.md", "plans/noi-bo/x.md"]
)
def test_a_secrecy_mark_stops_every_edition(path: str, mark: str, an_ban: str, tmp_path: Path) -> None:
    text = document(f"muc_do_mat: {mark}\n", number="46-KH/TU", seen_by="nội bộ")

    with pytest.raises(BuildFault, match=r"x\.md:9:12.* \[van-ban-mat\]|x\.md:9:13.* \[van-ban-mat\]"):
        edition(written(tmp_path, PUBLIC, {path: text}), an_ban)


@pytest.mark.parametrize("key", ["mức độ mật", "Muc_do_mat", "muc-do-mat", "MỨC_ĐỘ_MẬT"])
def test_a_secrecy_mark_is_known_by_any_spelling_of_its_key(key: str, tmp_path: Path) -> None:
    with pytest.raises(BuildFault, match="van-ban-mat"):
        edition(written(tmp_path, PUBLIC, {"docs/x.md": page(f"{key}: Mật")}))


@pytest.mark.parametrize("line", ["do_mat: A", "mat: có", "Độ mật: tuyệt mật", "dau: TỐI MẬT", "a: [x, Mật]"])
def test_a_degree_of_secrecy_stops_under_any_key(line: str, tmp_path: Path) -> None:
    with pytest.raises(BuildFault, match="van-ban-mat"):
        edition(written(tmp_path, PUBLIC, {"docs/x.md": page(line)}))


@pytest.mark.parametrize("mark", ["không", "Không mật", "không ghi"])
def test_a_document_that_says_it_is_no_secret_is_none(mark: str, tmp_path: Path) -> None:
    assert edition(written(tmp_path, PUBLIC, {"plans/x.md": document(f"muc_do_mat: {mark}", number="46-KH/TU")}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (page("luu_hanh: noi bo"), "2:11: lỗi [gia-tri]"),
        (page("luu_hanh: [nội bộ]"), "2:11: lỗi [gia-tri]"),
        (page("luu_hanh:"), "2:10: lỗi [gia-tri]"),
        ("luu_hanh: nội bộ\n\nChữ.\n", "1:1: lỗi [thieu-khai-bao]"),
        ("\n---\nluu_hanh: nội bộ\n---\n", "1:1: lỗi [thieu-khai-bao]"),
        ("---\nluu_hanh: nội bộ\n", "1:1: lỗi [khai-bao-chua-dong]"),
    ],
)
def test_a_page_that_means_to_say_who_may_see_it_must_say_it_right(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BuildFault) as fault:
        edition(written(tmp_path, PUBLIC, {"docs/x.md": text}))

    assert f"docs/x.md:{told}" in str(fault.value)


def test_what_lies_below_a_linked_folder_is_not_published(tmp_path: Path) -> None:
    """MkDocs follows links between folders; what was not read here must not pass."""
    elsewhere = {"ngoai/x.md": page("luu_hanh: nội bộ"), "ngoai/noi-bo/a.pdf": CANARY, "ngoai/b.pdf": CANARY}
    root = written(tmp_path / "portal", PUBLIC, elsewhere)
    (root / "docs/lienket").symlink_to(root / "ngoai", target_is_directory=True)
    build = Build.of(root, Settings("Cổng"), {})

    assert all(build.hides(path.replace("ngoai", "docs/lienket")) for path in elsewhere)
    assert not build.hides("docs/tro-giup/anh.png")
    done = mkdocs(root, PUBLIC, {})
    assert done.returncode == 0, done.stderr
    (root / "docs/lienket").symlink_to(root / "ngoai", target_is_directory=True)
    assert mkdocs_again(root).returncode == 0
    assert not (root / "site/lienket").exists()
    assert any((root / "site/assets").rglob("*.css"))


@pytest.mark.parametrize("an_ban", ["công khai", "nội bộ"])
@pytest.mark.parametrize("link", ["[x](../tai-lieu/scan.pdf)", '<a href="../tai-lieu/scan.pdf">x</a>'])
def test_a_file_that_only_internal_sources_link_to_must_lie_in_their_folder(
    an_ban: str, link: str, tmp_path: Path
) -> None:
    internal = conclusion("22-KL/TW", "1/11/2021", seen_by="nội bộ") + f"{link}\n"
    files = {"docs/van-ban/22.md": internal, "docs/tai-lieu/scan.pdf": CANARY}
    with pytest.raises(BuildFault, match=r"docs/van-ban/22\.md:12:\d+: lỗi \[tep-ho\]"):
        edition(written(tmp_path, PUBLIC, files), an_ban)

    shown = {"docs/tro-giup/tep.md": f"# Tệp\n\n{link}\n"}
    assert edition(written(tmp_path, PUBLIC, files, shown), an_ban), "a public page shows it: it is meant to be seen"
    moved = {"docs/van-ban/22.md": internal.replace("tai-lieu", "noi-bo"), "docs/noi-bo/scan.pdf": CANARY}
    assert edition(written(tmp_path, PUBLIC, moved), an_ban)


@pytest.mark.parametrize("path", ["docs/x.markdown", "docs/van-ban/x.MD", "plans/x.mkd"])
def test_what_only_some_programs_take_for_markdown_is_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(BuildFault, match=r"x\.\w+:1:1: lỗi \[ten-tep\] .* \.md"):
        edition(written(tmp_path, PUBLIC, {path: page("luu_hanh: nội bộ")}))


def test_the_faults_of_documents_pages_and_links_come_in_one_run(tmp_path: Path) -> None:
    files = {
        "docs/tro-giup/index.md": "# A\n\n[x](khong-co.md), [hỏng](hong.md)\n",
        "docs/tro-giup/hong.md": "---\na: 'b\n---\n",
        "plans/ke-hoach.md": PUBLIC["plans/ke-hoach.md"] + "[y](cung-khong.md), [z](xau.md)\n",
        "plans/xau.md": page("ten_loai: Kế hoạch\nxyz: 1\nluu_hanh: công khai"),
        "docs/van-ban/mat.md": page("muc_do_mat: Mật"),
    }
    with pytest.raises(BuildFault) as fault:
        edition(written(tmp_path, PUBLIC, files))
    told = [line.partition("] ")[0] for line in str(fault.value).split("\n") if ": lỗi [" in line]

    assert told[:4] == [
        "docs/tro-giup/hong.md:2:4: lỗi [yaml",
        "docs/tro-giup/index.md:3:5: lỗi [lien-ket",
        "docs/van-ban/mat.md:2:13: lỗi [van-ban-mat",
        "plans/ke-hoach.md:19:5: lỗi [lien-ket",
    ]
    assert all(line.startswith("plans/xau.md:") for line in told[4:])
    assert str(fault.value).endswith(f"{len(told)} lỗi trong 5 tệp.")


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ({"an_ban": "noi bo"}, "mkdocs.yml:1:1: lỗi [cai-dat] an_ban phải là công khai hoặc nội bộ"),
        ({"truoc_ngay": "ngày"}, "mkdocs.yml:1:1: lỗi [cai-dat] truoc_ngay phải là strict hoặc named"),
    ],
)
def test_a_wrong_setting_is_told(extra: dict[str, str], told: str, tmp_path: Path) -> None:
    with pytest.raises(BuildFault) as fault:
        Build.of(written(tmp_path, PUBLIC), Settings("Cổng"), extra)

    assert told in str(fault.value)


def test_a_public_document_cannot_name_an_internal_body(tmp_path: Path) -> None:
    """The public edition does not know it, and its suggestion must not betray it."""
    files = {
        "docs/don-vi/to.md": unit("Tổ công tác Đức Phổ", seen_by="nội bộ"),
        "plans/x.md": document(tasks("muc: I\nviec: học\nchu_tri: Tổ công tác"), number="46-KH/TU"),
    }
    with pytest.raises(BuildFault) as fault:
        edition(written(tmp_path, PUBLIC, files))

    assert "[don-vi-la]" in str(fault.value)
    assert "ý bạn là «Tổ" not in str(fault.value)
    assert edition(tmp_path, "nội bộ")


def test_markup_is_judged_wherever_it_is_rendered(tmp_path: Path) -> None:
    questions = """\
        ten_loai: Hỏi – đáp
        ten: Hỏi
        bien_soan: Ban biên tập
        van_ban: plans/ke-hoach.md
        luu_hanh: công khai
        cau_hoi:
          - ma: a
            hoi: Học gì?
            dap: Chữ <script>
            muc: I
        """
    files = {
        "docs/hoi-dap/a.md": page(questions, "<form>"),
        "docs/don-vi/to.md": unit("Tổ Đức Phổ") + "[x](javascript:a)\n",
        "docs/tai-lieu/a.md": page("ten_loai: Tài liệu\nten: Sách\nluu_hanh: công khai", "![x](https://x.vn/a.png)"),
        "docs/tro-giup/a.md": page('title: "\\x3cscript>"', "<b onclick=a>"),
        "plans/b.md": document(number="46-KH/TU", body="<iframe>"),
    }
    with pytest.raises(BuildFault) as fault:
        edition(written(tmp_path, PUBLIC, files))

    assert [f"{f.path}:{f.line}:{f.column}" for f in sorted(fault.value.findings)] == [
        "docs/don-vi/to.md:9:5",
        "docs/hoi-dap/a.md:10:10",
        "docs/hoi-dap/a.md:14:1",
        "docs/tai-lieu/a.md:7:6",
        "docs/tro-giup/a.md:2:8",
        "docs/tro-giup/a.md:5:4",
        "plans/b.md:11:1",
    ]
    assert {f.code for f in fault.value.findings} == {"ma-la"}


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("docs/lich.md", "lich.md mà cổng tự lập"),
        ("docs/lich/index.md", "lich.md mà cổng tự lập"),
        ("docs/Lich/README.md", "lich.md mà cổng tự lập"),
        ("docs/du-lieu/van-ban.json", "du-lieu/van-ban.json mà cổng tự lập"),
        ("docs/ke-hoach/thi-uy/2022/44.md", "trang lập từ plans/ke-hoach.md"),
    ],
)
def test_a_page_where_the_portal_makes_one_is_told(path: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BuildFault) as fault:
        edition(written(tmp_path, PUBLIC, {path: "# Lịch\n"}))

    assert f"{path}:1:1: lỗi [trung-dia-chi] tệp này ở cùng địa chỉ với {told}" in str(fault.value)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"extra: [\n", "mkdocs.yml:2:1: l\u1ed7i [cai-dat] sai c\u00e1ch vi\u1ebft YAML"),
        (b"\xff\xfee", "mkdocs.yml:1:1: l\u1ed7i [cai-dat] t\u1ec7p kh\u00f4ng ph\u1ea3i m\u00e3 UTF-8"),
        (b"extra:\n  truoc_ngay: []\n", "[cai-dat] truoc_ngay ph\u1ea3i l\u00e0 strict"),
        (b"extra:\n  truoc_ngay: {a: b}\n", "[cai-dat] truoc_ngay ph\u1ea3i l\u00e0 strict"),
        (b"extra:\n  truoc_ngay: !ENV []\n", "[cai-dat] truoc_ngay ph\u1ea3i l\u00e0 strict"),
        (b"extra:\n  noi_bo: [a]\n", "[cai-dat] noi_bo: kh\u00f4ng c\u00f3 th\u01b0 m\u1ee5c"),
    ],
)
@pytest.mark.parametrize("command", ["check", "ledger", "so-theo-doi"])
def test_settings_that_cannot_be_read_are_told(
    written: bytes,
    told: str,
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(written)
    monkeypatch.chdir(tmp_path)

    assert cli.main([command]) == 1
    assert told in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("docs/phu-index.md", "phu-index/"),
        ("docs/phu/README.md", "phu/"),
        ("docs/phu/index.md", "phu/"),
        ("docs/phu/a.md", "phu/a/"),
    ],
)
def test_search_leads_to_where_the_engine_puts_a_page(path: str, address: str, tmp_path: Path) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("# Trang phụ\n\nChữ.\n", encoding="utf-8")
    found = dict(Build.of(tmp_path, Settings("Cổng"), {}).files())
    texts = [json.loads(content) for name, content in found.items() if name.startswith("search/text/")]

    assert [text["location"] for text in texts] == [address]
