"""What ``vanban compose`` writes: for whom, from what, whole or not at all."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from documents.test_editions import CANARY, INTERNAL, PUBLIC, written
from tiny_library import document
from vanban import cli
from vanban.build import BuildFault
from vanban.engines.composed import composed
from vanban.engines.configuration import Configuration
from vanban.project import Project


def sources(root: Path, *parts: Mapping[str, str], edition: str = "") -> dict[str, bytes]:
    return dict(composed(Project(written(root, PUBLIC, *parts)), edition))


def configured(text: str) -> dict:
    """The settings that an engine reads where the portal's own are these."""
    return yaml.safe_load(Configuration.of(yaml.compose(text)).without_hooks("công khai").replace("!!python/", "!"))


yaml.SafeLoader.add_multi_constructor("!name:", lambda _, name, __: name)


def test_a_page_lies_where_its_address_is_and_its_links_lead_there(tmp_path: Path) -> None:
    files = sources(tmp_path)

    assert "Xem [kế hoạch](ke-hoach/thi-uy/2022/44/index.md)." in files["docs/index.md"].decode()
    plan = files["docs/ke-hoach/thi-uy/2022/44/index.md"].decode()
    assert "(../../../../ket-luan/trung-uong/2021/21/index.md)" in plan
    assert files["docs/tro-giup/anh.png"] == "ảnh".encode()
    assert not [path for path in files if path.startswith(("plans/", "docs/van-ban/2"))]


@pytest.mark.parametrize("name", INTERNAL)
def test_an_internal_source_changes_no_byte_of_what_is_composed_for_the_public(name: str, tmp_path: Path) -> None:
    assert sources(tmp_path, INTERNAL[name]) == sources(tmp_path)


def test_the_internal_edition_is_composed_when_asked_for(tmp_path: Path) -> None:
    inside = INTERNAL["plan that cites a public document and binds public bodies"]
    files = sources(tmp_path, inside, edition="nội bộ")

    assert CANARY.encode() in b"".join(files.values())
    assert yaml.compose(files["mkdocs.yml"])
    assert "an_ban: nội bộ" in files["mkdocs.yml"].decode()


def test_engines_get_the_settings_but_what_hooks_alone_understand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://nq.example.vn/cong")
    found = configured("""
        site_name: Cổng
        site_url: !ENV [SITE_URL, ""]
        hooks: [hooks/portal.py]
        extra: {noi_bo: ../cong-noi-bo, tieu_de: "05"}
        theme: {name: material, custom_dir: giao-dien, features: [navigation.top, content.action.edit]}
        markdown_extensions: [attr_list, {toc: {permalink: true}}, {x: {y: !!python/name:math.floor }}]
        validation: {links: {anchors: ignore}}
        nav: [index.md, {Lịch: lich.md}, {Phần: [{Con: a/b.md}, "https://example.vn/"]}]
    """)

    assert "hooks" not in found
    assert found["site_url"] == "https://nq.example.vn/cong"
    assert found["extra"] == {"tieu_de": "05", "an_ban": "công khai", "portal_hooks_ran": True}
    assert found["theme"]["custom_dir"] == "overrides"
    assert found["theme"]["features"] == ["navigation.top"]
    toc, x = found["markdown_extensions"][-2:]
    assert toc == {"toc": {"permalink": True, "slugify": "vanban.printing.press.heading_anchor"}}
    assert x == {"x": {"y": "math.floor"}}
    assert found["validation"]["links"]["anchors"] == "warn"
    assert found["plugins"] == [{"search": {"enabled": False}}]
    assert found["nav"] == [
        "index.md",
        {"Lịch": "lich/index.md"},
        {"Phần": [{"Con": "a/b/index.md"}, "https://example.vn/"]},
        {"Tìm kiếm": "tim-kiem/index.md"},
    ]


def test_fenced_code_is_read_as_mkdocs_reads_it_unless_somebody_asks_for_more() -> None:
    assert configured("site_name: x")["markdown_extensions"][:2] == [
        "pymdownx.superfences",
        "markdown.extensions.fenced_code",
    ]
    asked = "markdown_extensions: [pymdownx.superfences, toc]"
    assert configured(asked)["markdown_extensions"][0] == "pymdownx.superfences"
    assert len(configured(asked)["markdown_extensions"]) == 2


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(written(tmp_path / "portal", PUBLIC))

    def command(*arguments: object) -> tuple[int, str]:
        code = cli.main(["compose", *map(str, arguments)])
        return code, capsys.readouterr().out

    return command


def test_the_folder_is_written_and_written_anew(run, tmp_path: Path) -> None:
    out = tmp_path / "mới/soạn"
    code, told = run("--out", out)
    assert (code, "zensical build --strict" in told) == (0, True)
    (out / "docs/cũ.md").write_text("cũ", encoding="utf-8")
    (out / "site").mkdir()

    assert run("--out", out)[0] == 0
    assert sorted(path.name for path in out.iterdir()) == ["docs", "mkdocs.yml"]
    assert not (out / "docs/cũ.md").exists()
    assert [path.name for path in out.parent.iterdir()] == ["soạn"]


@pytest.mark.parametrize("out", [".", "docs/soạn", "khác"])
def test_what_is_not_its_own_is_left_alone(out: str, run, tmp_path: Path) -> None:
    (tmp_path / "portal/khác").mkdir()
    (tmp_path / "portal/khác/thư.txt").touch()
    before = sorted(tmp_path.rglob("*"))

    code, told = run("--out", out)
    assert (code, "hãy chọn thư mục" in told) == (1, True)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_fault_leaves_the_folder_as_it_was(run, tmp_path: Path) -> None:
    run("--out", tmp_path / "soạn")
    before = (tmp_path / "soạn/docs/index.md").stat().st_ino
    (tmp_path / "portal/docs/index.md").write_text("[hỏng](khong-co.md)\n", encoding="utf-8")

    code, told = run("--out", tmp_path / "soạn")
    assert (code, "docs/index.md:1:8: lỗi [lien-ket]" in told) == (1, True)
    assert (tmp_path / "soạn/docs/index.md").stat().st_ino == before


def test_what_is_secret_is_never_composed(tmp_path: Path) -> None:
    secret = {"plans/mat.md": document("muc_do_mat: Mật\n", number="1-KH/TU")}
    with pytest.raises(BuildFault):
        sources(tmp_path, secret)
