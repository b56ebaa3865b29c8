"""What is remembered changes nothing but the time a build takes."""

import os
import pickle
import sqlite3
from collections.abc import Callable, Mapping
from multiprocessing import parent_process
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tiny_library import BODIES, conclusion, document, page, tasks, unit
from vanban import memory as room
from vanban.build import Build, BuildFault
from vanban.compose.settings import Settings
from vanban.language.text import fold
from vanban.memory import Memory
from vanban.printing.printer import Printer
from vanban.unchanged import Stamp, files_in

Files = dict[str, str]
MARKDOWN = pickle.dumps((["attr_list", "tables", "toc"], {}))
SOURCES: Files = {
    **BODIES,
    "docs/index.md": "# Cổng\n\nXem [kế hoạch](../plans/k0.md#muc-i).\n",
    "docs/don-vi/nhom.md": page(
        "ten_loai: Nhóm đơn vị\nten: Các ban\ndia_ban: thị xã Đức Phổ, tỉnh Quảng Ngãi\nluu_hanh: công khai\n"
        "thanh_vien:\n  - Ban Tuyên giáo Thị ủy Đức Phổ\n"
    ),
    "docs/van-ban/21.md": conclusion("21-KL/TW", "25/10/2021"),
    "docs/hoi-dap/hoi.md": page(
        "ten_loai: Hỏi – đáp\nten: Hỏi về kế hoạch\nvan_ban: plans/k0.md\nbien_soan: Văn phòng\nluu_hanh: công khai\n"
        "cau_hoi:\n  - ma: ai\n    hoi: Ai học?\n    dap: Mọi người.\n    muc: I\n    xac_nhan: không ghi\n"
    ),
}


def plan(number: int, day: int, words: str, *, full: bool = False) -> str:
    fact = f"muc: I\nviec: việc {words}\nthuc_hien: nhóm Các ban\nthoi_han: trước ngày {day}/4/2022"
    body = f"## I. Học\n\nTheo Kết luận số 21-KL/TW, mục I và mục II; {words} trước ngày {day}/4/2022.\n"
    text = document(tasks(fact), body, number=f"{number}-KH/TU")
    return text.replace("tóm tắt", "toàn văn") if full else text


def edits() -> st.SearchStrategy[Callable[[Files], None]]:
    """Whatever editors do to files: write, write again, cite another, move a day, rename, merge units, delete."""
    words = st.sampled_from(["một", "hai", "Kế hoạch số 61-KH/TU", "Kết luận số 22-KL/TW", "[x](../docs/index.md)"])
    number, day = st.integers(60, 62), st.integers(1, 30)
    some = st.builds(
        lambda n, d, w, full: lambda files: files.update({f"plans/k{n - 60}.md": plan(n, d, w, full=full)}),
        number, day, words, st.booleans(),
    )  # fmt: skip
    cited = st.builds(
        lambda title: (
            lambda files: files.update(
                {"docs/van-ban/21.md": conclusion("21-KL/TW", "25/10/2021").replace("học tập", title)}
            )
        ),
        words,
    )
    merged = st.builds(
        lambda until: (
            lambda files: files.update(
                {
                    "docs/don-vi/ban-tuyen-giao.md": unit(
                        "Ban Tuyên giáo Thị ủy Đức Phổ", more=f"ket_thuc: {until}/6/2025\nke_thua: Thị ủy Đức Phổ"
                    )
                }
            )
        ),
        day,
    )
    renamed = st.builds(
        lambda n: (
            lambda files: (
                files.update({f"plans/moi-{n}.md": files.pop(f"plans/k{n - 60}.md")})
                if f"plans/k{n - 60}.md" in files
                else None
            )
        ),
        number,
    )
    gone = st.builds(lambda n: lambda files: files.pop(f"plans/k{n - 60}.md", None), number)
    ordinary = st.builds(lambda w: lambda files: files.update({"docs/trang.md": f"# Trang\n\n{w}\n"}), words)
    broken = st.builds(lambda n: lambda files: files.update({f"plans/k{n - 60}.md": "---\nso: [\n---\n"}), number)
    return st.one_of(some, some, cited, merged, renamed, gone, ordinary, broken)


def written(root: Path, files: Mapping[str, str]) -> None:
    for path in [*root.glob("plans/**/*.md"), *root.glob("docs/**/*.md")]:
        if path.relative_to(root).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def built(root: Path, reading: str, memory: Memory) -> object:
    """All that a build gives: files and pages for readers, or the faults it tells."""
    try:
        build = Build.of(root, Settings("Cổng"), {"truoc_ngay": reading}, memory=memory)
    except BuildFault as fault:
        return str(fault)
    sheets = Printer(build.site.pages, (), MARKDOWN, memory).sheets
    return dict(build.files()), {path: sheet for path, (_, sheet) in sheets.items()}


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    done=st.lists(edits(), min_size=6, max_size=6),
    reading=st.lists(st.sampled_from(["strict", "named"]), min_size=6),
    serving=st.booleans(),
)
def test_a_build_that_remembers_is_the_one_that_does_not(
    done: list[Callable[[Files], None]], reading: list[str], serving: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Some 360 edits, each after others, the memory written and read again between them, or kept alive."""
    root = tmp_path_factory.mktemp("portal")
    files = {**SOURCES, "plans/k0.md": plan(60, 9, "một")}
    alive = Memory(root / ".cache/nho.sqlite")
    for edit, way in zip(done, reading, strict=False):
        edit(files)
        written(root, files)
        kept = alive if serving else Memory(root / ".cache/nho.sqlite")
        assert built(root, way, kept) == built(root, way, Memory())
        kept.forget_others()


def squared(word: str) -> str:
    CALLS.append(word)
    return word * 2


def told(*call: str | bytes) -> str:
    return repr(call)


CALLS: list[str] = []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    CALLS.clear()
    return tmp_path / "sâu/nho.sqlite"


def test_a_result_is_made_once_and_found_in_the_next_life(file: Path) -> None:
    first = Memory(file)
    assert first.results(squared, [("a",), ("b",), ("a",)]) == ["aa", "bb", "aa"]
    first.forget_others()
    assert Memory(file).results(squared, [("b",)]) == ["bb"]
    assert CALLS == ["a", "b"]


@pytest.mark.parametrize("serving", [True, False])
def test_what_a_build_did_not_ask_for_is_forgotten(file: Path, serving: bool) -> None:
    alive = Memory(file)
    for words in (["a", "b"], ["b", "c"]):
        memory = alive if serving else Memory(file)
        memory.results(squared, [(word,) for word in words])
        memory.forget_others()
    with sqlite3.connect(file) as kept:
        assert kept.execute("SELECT count(*) FROM result").fetchone() == (2,)
    alive.results(squared, [("a",)])
    assert CALLS.count("a") == 2


def test_other_code_remembers_nothing_of_this(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(file)
    memory.results(squared, [("a",)])
    memory.forget_others()
    monkeypatch.setattr(room, "code_and_libraries", lambda: b"other")
    assert Memory(file).results(squared, [("a",)]) == ["aa"]
    assert CALLS == ["a", "a"]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00 cut"])
def test_a_broken_memory_is_no_fault(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    memory = Memory(file)
    assert memory.results(squared, [("a",)]) == ["aa"]
    memory.forget_others()


def test_a_result_that_the_disk_spoilt_is_made_again(file: Path) -> None:
    memory = Memory(file)
    memory.results(squared, [("a",)])
    with sqlite3.connect(file) as kept:
        kept.execute("UPDATE result SET made = CAST(replace(made, CAST('aa' AS BLOB), CAST('bb' AS BLOB)) AS BLOB)")
    assert Memory(file).results(squared, [("a",)]) == ["aa"]
    assert CALLS == ["a", "a"]


def test_a_memory_that_nobody_may_write_is_no_fault(file: Path) -> None:
    file.parent.write_text("no folder", encoding="utf-8")
    memory = Memory(file)
    assert memory.results(squared, [("a",)]) == ["aa"]
    memory.forget_others()


def failing(word: str) -> str:
    if word == "150":
        raise OSError(word)
    return word


@pytest.mark.parametrize("cores", [1, 2])
def test_what_a_function_raises_is_raised(file: Path, cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_idle_cores", lambda: cores)
    with pytest.raises(OSError, match="150"):
        Memory(file).results(failing, [(f"{n}",) for n in range(200)])


def dying(word: str) -> str:
    if word == "150" and parent_process():
        os._exit(9)
    return word


def test_what_a_process_that_died_owes_is_made_here(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_idle_cores", lambda: 2)
    words = [f"{n}" for n in range(200)]
    assert Memory(file).results(dying, [(word,) for word in words]) == words
    assert Memory(file).results(squared, [("a",)]) == ["aa"]


def pid_of(_: str) -> str:
    return str(os.getpid())


def test_processes_that_have_other_code_make_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_idle_cores", lambda: 2)
    calls = [(f"{n}",) for n in range(200)]
    assert str(os.getpid()) not in Memory().results(pid_of, calls)
    monkeypatch.setattr(room, "code_and_libraries", lambda: b"code before it was saved")
    assert set(Memory().results(pid_of, calls)) == {str(os.getpid())}


def test_text_and_bytes_and_where_arguments_end_are_told_apart() -> None:
    calls: list[tuple[str | bytes, ...]] = [("ab", "c"), ("a", "bc"), (b"ab", "c"), ("ab", b"c"), ("abc", "")]
    assert Memory().results(told, calls) == [repr(call) for call in calls]


def test_many_are_worked_out_side_by_side_as_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = [(f"từ {n}",) for n in range(200)]
    alone = Memory().results(fold, calls)
    monkeypatch.setattr(room, "_idle_cores", lambda: 2)
    assert Memory().results(fold, calls) == alone


def test_a_stamp_holds_until_a_byte_changes(tmp_path: Path) -> None:
    sources, site = tmp_path / "docs", tmp_path / "site"
    for path in (sources / "sâu/a.md", site / "index.html"):
        path.parent.mkdir(parents=True)
        path.write_text("một", encoding="utf-8")

    def stamp(settings: str = "") -> Stamp:
        return Stamp(tmp_path / ".cache/site.json", settings, (sources, tmp_path / "plans"), site)

    first = stamp()
    assert not first.holds()
    first.press()
    assert stamp().holds()
    assert not stamp("other settings").holds()
    changes: list[Callable[[], object]] = [
        lambda: (sources / "sâu/a.md").write_text("hai", encoding="utf-8"),
        lambda: (sources / "b.md").touch(),
        lambda: (sources / "b.md").rename(sources / "c.md"),
        lambda: (sources / "c.md").unlink(),
        lambda: (tmp_path / "plans/k.md").parent.mkdir() or (tmp_path / "plans/k.md").touch(),
        lambda: (site / "them.html").touch(),
        lambda: (site / "index.html").write_text("dài hơn", encoding="utf-8"),
        lambda: (site / "index.html").unlink(),
        lambda: (tmp_path / ".cache/site.json").write_text("[", encoding="utf-8"),
    ]
    for change in changes:
        change()
        changed = stamp()
        assert not changed.holds()
        changed.press()
        assert stamp().holds()


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("một", encoding="utf-8")
    return tmp_path / "docs"


def stamp_on(sources: Path) -> Stamp:
    return Stamp(sources.parent / ".cache/site.json", "", (sources,), sources.parent / "site")


def test_what_is_saved_while_a_build_runs_is_not_in_its_site(sources: Path) -> None:
    stamp = stamp_on(sources)
    assert not stamp.holds()
    (sources / "a.md").write_text("hai", encoding="utf-8")
    stamp.press()
    assert not stamp_on(sources).holds()


def test_links_that_lead_nowhere_or_in_a_circle_are_no_fault(sources: Path) -> None:
    (sources / "b").mkdir()
    for name, target in {".#a.md": "no one@here", "self": "self", "up": ".", "b/up": "..", "b/again": "../b"}.items():
        (sources / name).symlink_to(target)
    assert [path for path, _ in files_in(sources)] == ["a.md"]


def test_a_folder_that_is_a_link_is_read(sources: Path) -> None:
    (sources.parent / "shared").mkdir()
    (sources.parent / "shared/b.md").touch()
    (sources / "shared").symlink_to("../shared")
    assert [path for path, _ in files_in(sources)] == ["a.md", "shared/b.md"]
    assert [path for path, _ in files_in(sources / "a.md")] == [""]


def test_a_stamp_that_cannot_be_written_is_no_fault(sources: Path) -> None:
    (sources.parent / ".cache").write_text("no folder", encoding="utf-8")
    stamp = stamp_on(sources)
    assert not stamp.holds()
    stamp.press()
