"""The public edition is a function of public sources alone: every byte of it, whatever internal sources there are.

Random libraries with canaries: internal sources are added, changed, taken away; in the folder of their kind, in a
folder of internal things, or in a folder outside of the portal's. Compared are all files an engine gets, the ledger,
and what the commands say.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.test_editions import PUBLIC, edition, internal_sources, mkdocs, tree, written
from tiny_library import conclusion, document, page, tasks, unit
from vanban.build import Build, Sound
from vanban.cli import published
from vanban.compose.settings import Settings
from vanban.documents.models import INTERNAL
from vanban.documents.models import PUBLIC as PUBLIC_EDITION
from vanban.project import Project

NAMED = {"mkdocs.yml": "extra:\n  noi_bo: ../outside\n"}


@st.composite
def public_sources(draw: st.DrawFn) -> dict[str, str]:
    """A small public library: a few plans, conclusions, bodies, pages and files that know of each other."""
    files = {}
    for n in range(draw(st.integers(0, 3))):
        cited = draw(st.sampled_from(["Kết luận số 21-KL/TW", "Kế hoạch số 44-KH/TU", "mục I của Kế hoạch này"]))
        day = draw(st.integers(1, 28))
        fact = f"muc: I\nviec: việc {n}\nchu_tri: Thị ủy\nthoi_han: trước ngày {day}/4/2022"
        files[f"plans/k{n}.md"] = document(
            tasks(fact), f"## I. Theo {cited}\n\nChữ.\n", number=f"{60 + n}-KH/TU", issued=f"{day}/3/2022"
        )
    if draw(st.booleans()):
        files["docs/van-ban/30.md"] = conclusion("30-KL/TW", "1/12/2021")
    if draw(st.booleans()):
        files["docs/don-vi/to.md"] = unit("Tổ Đức Phổ")
    if draw(st.booleans()):
        files["docs/gioi-thieu.md"] = "# Giới thiệu\n\n[Kế hoạch](../plans/ke-hoach.md)\n"
    return files


@st.composite
def changes(draw: st.DrawFn) -> tuple[list[str], list[tuple[dict[str, str], dict[str, str]]]]:
    """Canary words, and two or three states of the internal sources: (in the portal's folder, outside of it)."""
    words, states = [], []
    for _ in range(draw(st.integers(2, 3))):
        word, here = draw(internal_sources())
        other, there = draw(internal_sources())
        away = {path.replace("/noi-bo/", "/"): text for path, text in there.items()}
        states.append((here, away if draw(st.booleans()) else {}))
        words += [word, other]
    return words, states


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("proved") / "portal"


def said(portal: Path) -> str:
    """The public ledger and the register of addresses that would be written."""
    library = Sound.of(Project(portal), {"an_ban": PUBLIC_EDITION}).library
    places = Build.of(portal, Settings("Cổng"), {"an_ban": PUBLIC_EDITION}).places
    return f"{published(library, PUBLIC_EDITION)} {sorted(places.items())}"


@given(public_sources(), changes())
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_byte_of_the_public_edition_depends_on_an_internal_source(
    root: Path, public: dict[str, str], drawn: tuple[list[str], list[tuple[dict[str, str], dict[str, str]]]]
) -> None:
    words, states = drawn
    before = edition(written(root, PUBLIC, public))
    ledger = said(root)
    for here, away in states:
        written(root.with_name("outside"), away).mkdir(exist_ok=True)
        portal = written(root, PUBLIC, public, here, NAMED)
        after = edition(portal)
        assert after == before
        assert said(portal) == ledger
        whole = "\n".join(
            f"{path}\n{text if isinstance(text, str) else text.decode(errors='ignore')}" for path, text in after.items()
        )
        assert not [word for word in words if word in whole]


INTERNAL_ELSEWHERE = {
    "plans/rieng.md": document(
        tasks("muc: I\nviec: việc riêng\nchu_tri: Thị ủy\nthoi_han: trước ngày 01/3/2022"),
        "## I. Việc\n\nTheo Kế hoạch số 44-KH/TU ngày 09/3/2022.\n",
        number="99-KH/TU",
        seen_by="nội bộ",
    ),
    "docs/van-ban/31.md": conclusion("31-KL/TW", "2/12/2021", seen_by="nội bộ"),
    "docs/quy-che.md": page("luu_hanh: nội bộ", "# Quy chế riêng\n\n[Kế hoạch](../../plans/noi-bo/rieng.md)\n"),
    "docs/mau.pdf": "chim báo bão",
    "plans/so-theo-doi/ke-hoach.csv": "Mã việc;Đơn vị;Ghi chú\n#i;Ban Tuyên giáo Thị ủy Đức Phổ;đã nhắc\n",
}


def test_the_internal_edition_takes_its_sources_from_outside_too(tmp_path: Path) -> None:
    written(tmp_path / "outside", INTERNAL_ELSEWHERE)
    portal = written(tmp_path / "portal", PUBLIC, NAMED)
    inside = edition(portal, INTERNAL)

    assert "ke-hoach/thi-uy/2022/99.md" in inside
    assert "ket-luan/trung-uong/2021/31.md" in inside
    assert inside["noi-bo/mau.pdf"] == "chim báo bão".encode()
    assert "(../ke-hoach/thi-uy/2022/99.md)" in str(inside["noi-bo/quy-che.md"], "utf-8")
    assert any("đã nhắc" in text for text in inside.values() if isinstance(text, str))
    assert Project(portal).with_outside().place("plans/noi-bo/so-cong-bo.json") == (
        portal / "../outside/plans/so-cong-bo.json"
    )


def test_a_folder_that_is_not_there_is_told_to_who_builds_the_internal_edition(tmp_path: Path) -> None:
    portal = written(tmp_path / "portal", PUBLIC, NAMED)

    assert edition(portal)
    with pytest.raises(Exception, match=r"mkdocs\.yml:1:1: lỗi \[cai-dat\] noi_bo: không có thư mục"):
        Build.of(portal, Settings("Cổng"), {"an_ban": INTERNAL})


def test_built_sites_are_the_same_error_pages_sitemap_and_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://cong.example.vn/")
    monkeypatch.setenv("NOI_BO", "../outside")
    assert mkdocs(tmp_path / "portal", PUBLIC).returncode == 0
    before = tree(tmp_path / "portal/site")
    written(tmp_path / "outside", INTERNAL_ELSEWHERE)
    assert mkdocs(tmp_path / "portal", PUBLIC).returncode == 0
    assert tree(tmp_path / "portal/site") == before
    monkeypatch.setenv("AN_BAN", INTERNAL)
    done = mkdocs(tmp_path / "portal", PUBLIC)
    assert done.returncode == 0, done.stderr
    inside = tree(tmp_path / "portal/site")
    assert inside["noi-bo/mau.pdf"] == "chim báo bão".encode()
    assert "noi-bo/quy-che/index.html" in inside
