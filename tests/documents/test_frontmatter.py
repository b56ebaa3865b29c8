"""Whatever an editor, a program or chance writes is read, or explained at its place, and never a traceback."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from documents.fault_rows import sound_files
from tiny_library import PLAN, document, faults, library
from vanban.checks.finding import Finding
from vanban.compose.settings import Settings
from vanban.compose.site import compose
from vanban.compose.source_links import SourceLinks
from vanban.documents.frontmatter import LARGEST, SourceError, read
from vanban.documents.ledger import Ledger
from vanban.documents.loading import LibraryError, load
from vanban.search.contents import search_pages
from vanban.search.files import search_files

SOUND_PLAN = sound_files()["plan"]["file"]
REPOSITORY = Path(__file__).parents[2]
SAMPLE = "plans/duc-pho-44-kh-tu.md"


def findings_of(files: dict[str, str | bytes]) -> tuple[Finding, ...]:
    with pytest.raises(LibraryError) as error:
        library(files)
    return tuple(error.value.findings)


@pytest.mark.parametrize("kind", ["bom", "crlf", "cr", "nfd", "blanks after the fences"])
def test_what_editors_and_systems_differ_in_is_no_fault(kind: str) -> None:
    """The same model, body and places, however the text was saved."""
    plain = SOUND_PLAN
    variant = {
        "bom": "\ufeff" + plain,
        "crlf": plain.replace("\n", "\r\n"),
        "cr": plain.replace("\n", "\r"),
        "nfd": unicodedata.normalize("NFD", plain),
        "blanks after the fences": plain.replace("---\n", "---  \n"),
    }[kind]
    one, other = library({PLAN: plain}), library({PLAN: variant})

    assert [item.model for item in one.items] == [item.model for item in other.items]
    assert [item.source for item in one.items] == [item.source for item in other.items]


def test_words_that_yaml_would_change_stay_words() -> None:
    more = 'kinh_phi: No\nban_goc: 14:30\nmuc_do_khan: 05\nnoi_nhan: [1.10, null, "", yes]\n'
    source = read(PLAN, document(more.replace(', null, ""', "")).encode())

    assert source.values["kinh_phi"] == "No"
    assert source.values["ban_goc"] == "14:30"
    assert source.values["muc_do_khan"] == "05"
    assert source.values["noi_nhan"] == ["1.10", "yes"]


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    (fault,) = findings_of({PLAN: b"---\n" + b"x" * 10_000_000})

    assert (fault.line, fault.column, fault.code) == (1, 1, "tep-qua-lon")
    assert "10.0 MB" in fault.message


def test_a_file_of_the_largest_size_is_read() -> None:
    plan = SOUND_PLAN.encode()

    assert faults({PLAN: plan + b"x" * (LARGEST - len(plan))}) == []


def test_the_faults_of_all_files_come_together_in_order() -> None:
    found = faults({
        "plans/b.md": "không khai báo",
        "plans/a.md": "---\nten_loai: Kế hoạch\nngay_ban_hanh: 31/4/2022\nxyz: 1\n---\n",
        "docs/van-ban/c.md": "---\nten: 'x\n---\n",
        "docs/don-vi/d.md": "",
    })  # fmt: skip

    assert found[:3] == [
        "docs/don-vi/d.md:1:1 tep-rong",
        "docs/van-ban/c.md:2:6 yaml",
        "plans/a.md:2:1 thieu-khoa",
    ]
    assert found[-3:] == ["plans/a.md:3:16 gia-tri", "plans/a.md:4:1 khoa-la", "plans/b.md:1:1 thieu-khai-bao"]


def test_a_finding_says_what_was_read_and_what_would_be_right() -> None:
    (fault,) = findings_of({PLAN: document().replace("09/3/2022", "30/02/2022")})

    assert str(fault).split("\n")[0].startswith("plans/ke-hoach.md:4:16: lỗi [gia-tri] ngay_ban_hanh: ")
    assert "    đọc được: 30/02/2022" in str(fault)
    assert "    ví dụ đúng: ngay_ban_hanh: 09/3/2022" in str(fault)


HEADS = st.one_of(
    st.binary(max_size=200),
    st.text(st.sampled_from("a: -\n\t[]{}\"'*&!|>%@`#?,~.\\0é\u0085\u2028\ufeff"), max_size=60).map(str.encode),
)


@given(HEADS, st.booleans())
@settings(max_examples=400)
@example(b"a: !<tag:yaml.org,2002:int> x\n", True)
@example(b"%YAML 9.9\n---\na: b\n", False)
@example(b"? " * 300, True)
def test_whatever_stands_in_the_frontmatter_is_read_or_explained(head: bytes, closed: bool) -> None:
    content = b"---\n" + head + (b"\n---\n" if closed else b"")
    findings: Iterable[Finding] = [Finding(PLAN, 1, 1, "", "read")]
    try:
        read(PLAN, content)
    except SourceError as error:
        findings = error.findings

    lines = content.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert findings
    for finding in findings:
        assert finding.message
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1


def repository() -> Iterator[tuple[str, bytes]]:
    for folder in ("plans", "docs/van-ban", "docs/tai-lieu", "docs/don-vi"):
        for path in sorted((REPOSITORY / folder).rglob("*.md")):
            yield path.relative_to(REPOSITORY).as_posix(), path.read_bytes()


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_line_of_the_sample_plan_may_be_lost_doubled_or_garbled(data: st.DataObject) -> None:
    """There is a library, or findings; never a traceback, and never a finding outside the file."""
    files = dict(repository())
    lines = files[SAMPLE].decode().split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        garbled = data.draw(st.text(st.sampled_from("\t -:[]{}\"'*&#|,.()IVX12/tháng trước ngày"), max_size=12))
        cut = data.draw(st.integers(0, len(lines[at])))
        choices = [[], [lines[at]] * 2, [lines[at][:cut] + garbled + lines[at][cut:]], [garbled]]
        lines[at : at + 1] = data.draw(st.sampled_from(choices))
    files[SAMPLE] = "\n".join(lines).encode()
    findings: Iterable[Finding] = [Finding(SAMPLE, 1, 1, "", "")]
    try:
        published = load(files.items(), Ledger())
        compose(published, Settings("Cổng"), SourceLinks({}, ()))
        list(search_files(search_pages(published, [])))
    except LibraryError as error:
        findings = error.findings

    assert findings
    assert all(1 <= f.line <= len(lines) + 1 and f.column >= 1 for f in findings)


def test_the_bodies_of_the_tiny_library_are_sound() -> None:
    assert faults({}) == []


def test_a_bad_byte_behind_the_mark_of_utf_8_has_its_place() -> None:
    assert faults({PLAN: b"\xef\xbb\xbf---\nten\xff: x\n---\n"}) == [f"{PLAN}:2:4 ma-ky-tu"]
