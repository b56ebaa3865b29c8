"""``vanban du-lieu`` gives what another portal needs, ``vanban lay-ban-sao`` takes it: whole, or not at all."""

import json
from pathlib import Path

import pytest

from built_site import served
from portals.two_portals import DISTRICT, PROVINCE, vanban, written

COPY = "plans/cong-khac/tinh.json"
TINH = ("Cổng Tỉnh ủy", "https://tinh.example.vn/", "tinh")


@pytest.fixture
def district(tmp_path: Path) -> Path:
    return written(tmp_path / "district", DISTRICT, TINH)


@pytest.fixture
def given_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the province gives."""
    assert vanban(monkeypatch, written(tmp_path / "province", PROVINCE), "du-lieu", "../given/tinh.json") == 0
    return tmp_path / "given" / "tinh.json"


def kept(root: Path) -> list[str]:
    return [entry["url"] for entry in json.loads((root / COPY).read_bytes())["van_ban"]]


ALL = ["don-vi/tinh-uy/", "nghi-quyet/tinh-uy/2021/05/"]


@pytest.mark.parametrize("place", ["tinh.json", ".", "beside", "site"])
def test_a_copy_is_taken_from_a_file_or_a_folder(
    district: Path, given_file: Path, place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file; a folder of such files; a folder of sites by name; a built site."""
    for folder in ("beside/tinh", "site"):
        (given_file.parent / folder / "du-lieu").mkdir(parents=True)
        (given_file.parent / folder / "du-lieu/van-ban.json").write_bytes(given_file.read_bytes())

    assert vanban(monkeypatch, district, "lay-ban-sao", "--tu", str(given_file.parent / place)) == 0
    assert kept(district) == ALL
    assert "Cổng Tỉnh ủy: đã ghi plans/cong-khac/tinh.json: 2 văn bản và đơn vị" in capsys.readouterr().out


def test_the_web_is_asked_only_where_that_is_said(
    tmp_path: Path, given_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (given_file.parent / "du-lieu").mkdir()
    given_file.rename(given_file.parent / "du-lieu/van-ban.json")
    with served(given_file.parent) as url:
        root = written(tmp_path / "district", DISTRICT, ("Cổng Tỉnh ủy", f"{url}/", "tinh"))
        assert vanban(monkeypatch, root, "lay-ban-sao", "--qua-mang") == 0
        assert kept(root) == ALL
    assert vanban(monkeypatch, root, "lay-ban-sao", "--qua-mang") == 1  # the server is gone
    assert kept(root) == ALL
    assert "Bản sao đang có vẫn giữ nguyên" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        vanban(monkeypatch, root, "lay-ban-sao")


@pytest.mark.parametrize("broken", [b"", b"<html>", b'{"phien_ban": 9, "van_ban": []}'])
def test_what_is_no_inventory_leaves_the_copy_as_it_was(
    district: Path, given_file: Path, broken: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    vanban(monkeypatch, district, "lay-ban-sao", "--tu", str(given_file))
    before = (district / COPY).read_bytes()
    given_file.write_bytes(broken)

    assert vanban(monkeypatch, district, "lay-ban-sao", "--tu", str(given_file)) == 1
    assert (district / COPY).read_bytes() == before
    assert "Bản sao đang có vẫn giữ nguyên" in capsys.readouterr().out
    assert [path.name for path in (district / COPY).parent.iterdir()] == ["tinh.json"]


def test_what_is_left_out_is_told(
    district: Path, given_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(given_file.read_bytes())
    data["van_ban"] += [{**data["van_ban"][-1], "url": f"javascript:{n}/"} for n in range(12)]
    given_file.write_text(json.dumps(data), encoding="utf-8")

    assert vanban(monkeypatch, district, "lay-ban-sao", "--tu", str(given_file)) == 0
    told = capsys.readouterr().out
    assert kept(district) == ALL
    assert "bỏ mục thứ 3 (javascript:0/): url không phải địa chỉ trang bên trong cổng ấy" in told
    assert "và 2 mục nữa" in told


def test_one_portal_of_several_is_named_by_its_copy(
    tmp_path: Path, given_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = written(tmp_path / "d", DISTRICT, TINH, ("Cổng xã", "../xa/", "xa"))

    assert vanban(monkeypatch, root, "lay-ban-sao", "tinh", "--tu", str(given_file)) == 0
    assert vanban(monkeypatch, root, "lay-ban-sao", "--tu", str(given_file.parent)) == 1
    assert vanban(monkeypatch, root, "lay-ban-sao", "khac", "--tu", str(given_file)) == 1
    told = capsys.readouterr().out
    assert "Cổng xã: không thấy van-ban.json" in told
    assert "không có cổng nào tên «khac» ở cong_khac; đang có: tinh, xa" in told


def test_a_build_says_which_copy_is_missing_or_broken(
    district: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vanban(monkeypatch, district, "check") == 1
    assert f"{COPY}:1:1: lỗi [ban-sao-thieu]" in capsys.readouterr().out
    (district / COPY).parent.mkdir()
    (district / COPY).write_text("[]", encoding="utf-8")
    assert vanban(monkeypatch, district, "check") == 1
    assert f"{COPY}:1:1: lỗi [ban-sao-hong] tệp không phải van-ban.json của một cổng" in capsys.readouterr().out
    (district / COPY).write_text('{"phien_ban": 1, "van_ban": [5]}', encoding="utf-8")
    assert vanban(monkeypatch, district, "check") == 1
    assert f"{COPY}:1:1: lỗi [ban-sao-sai] mục thứ 1" in capsys.readouterr().out


def test_settings_that_cannot_be_followed_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = written(tmp_path / "d", DISTRICT, ("Cổng Tỉnh ủy", "javascript:x", "tinh"))

    assert vanban(monkeypatch, root, "check") == 1
    assert vanban(monkeypatch, root, "lay-ban-sao", "--qua-mang") == 1
    assert capsys.readouterr().out.count("mkdocs.yml:1:1: lỗi [cai-dat] cong_khac, cổng thứ 1: dia_chi") == 2


def test_settings_that_are_inherited_count_for_commands_too(
    tmp_path: Path, given_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = written(tmp_path / "cong" / "huyen", DISTRICT, TINH)
    (root / "mkdocs.yml").rename(tmp_path / "mkdocs.yml")
    (root / "mkdocs.yml").write_text("INHERIT: ../../mkdocs.yml\nextra:\n  truoc_ngay: named\n", encoding="utf-8")

    assert vanban(monkeypatch, root, "lay-ban-sao", "--tu", str(given_file)) == 0
    assert kept(root) == ALL
    (tmp_path / "mkdocs.yml").write_text("INHERIT: cong/huyen/mkdocs.yml\n", encoding="utf-8")  # round and round
    assert vanban(monkeypatch, root, "lay-ban-sao", "--tu", str(given_file)) == 1
