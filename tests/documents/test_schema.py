"""The JSON Schema that editors' programs read says the same as the build."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tiny_library import document
from vanban.documents.frontmatter import read
from vanban.documents.models import Entry
from vanban.documents.reading import MODELS, read_model
from vanban.documents.schema import schema, schema_text

REPOSITORY = Path(__file__).parents[2]
FILE = REPOSITORY / "hooks/vanban/documents/frontmatter.schema.json"
SCHEMA = Draft202012Validator(schema())
DOCUMENTS = sorted(
    path
    for folder in ("plans", "docs/van-ban", "docs/tai-lieu", "docs/don-vi")
    for path in (REPOSITORY / folder).rglob("*.md")
    if path.name != "README.md"
)


def loaded(path: Path) -> Any:
    """The frontmatter as programs other than ours load it: 05 is five, No is false."""
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def faults_of(values: Any) -> list[str]:
    return [error.message for error in SCHEMA.iter_errors(values)]


def test_the_file_is_what_the_models_say() -> None:
    """If this fails: ``vanban schema`` writes it again."""
    assert FILE.read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_it_accepts_every_document_of_the_repository(path: Path) -> None:
    assert faults_of(loaded(path)) == []
    assert faults_of(read(path.name, path.read_bytes()).values) == []


SOUND = [
    "nguoi_ky: không ghi",
    "thu_hoach: không ghi",
    "kinh_phi: No",
    "ban_goc: 05",
    "noi_nhan: [1, No, chữ]",
    "noi_nhan: một dòng",
    "viet_tat: {Kết luận 21: 21}",
    "nhiem_vu: [{muc: 3.1, viec: 10, thoi_han: cuối năm 2022}]",
    "nhiem_vu: [{muc: I, viec: học, chu_tri: Thị ủy, thoi_han: trước ngày 15/3/2022}]",
    "nhiem_vu: [{muc: I, viec: học, thoi_han: {sơ kết: trước ngày 15/3/2022, tổng kết: cuối năm 2022}}]",
    "thu_hoach: {muc: I, tu: đảng viên, gui: [chi bộ, Thị ủy]}",
]
UNSOUND = [
    "xyz: 1",
    "nguoi_ky: {ho_va_ten: A}",
    "nguoi_ky: Lê Văn A",
    "nhiem_vu: [{muc: I, viec: học, chutri: Thị ủy}]",
    "nhiem_vu: {muc: I, viec: học}",
    "nhiem_vu: [{viec: học}]",
    "bao_cao: [{muc: I, tu: Thị ủy}]",
    "kinh_phi:",
    "kinh_phi: [a]",
    "noi_nhan: {a: b}",
]


def with_(line: str) -> Any:
    return yaml.safe_load(document(line).split("---\n")[1])


def as_built(line: str) -> Entry | list[Any]:
    return read_model(read("plans/x.md", document(line).encode()))


@pytest.mark.parametrize("line", SOUND)
def test_it_accepts_what_the_build_accepts(line: str) -> None:
    assert isinstance(as_built(line), Entry)
    assert faults_of(with_(line)) == []


@pytest.mark.parametrize("line", UNSOUND)
def test_it_refuses_what_the_build_refuses(line: str) -> None:
    assert isinstance(as_built(line), list)
    assert faults_of(with_(line))


@pytest.mark.parametrize("key", ["ten_loai", "so_ky_hieu", "luu_hanh", "dang_ban", "trich_yeu", "co_quan_ban_hanh"])
def test_it_asks_for_the_keys_that_must_be_there(key: str) -> None:
    values = with_("kinh_phi: ngân sách")
    del values[key]

    assert any(key in fault for fault in faults_of(values))


def groups(values: Any) -> Iterator[Any]:
    """Every group of keys in a document's frontmatter."""
    if isinstance(values, dict):
        yield values
        for inner in values.values():
            yield from groups(inner)
    elif isinstance(values, list):
        for inner in values:
            yield from groups(inner)


def test_it_refuses_an_unknown_key_in_any_group() -> None:
    plain = loaded(REPOSITORY / "plans/duc-pho-44-kh-tu.md")
    phases = [task["thoi_han"] for task in plain["nhiem_vu"] if isinstance(task.get("thoi_han"), dict)]
    free = [plain["viet_tat"], *phases]
    count = sum(1 for _ in groups(plain))
    assert count > 20
    for index in range(count):
        values = deepcopy(plain)
        group = list(groups(values))[index]
        if group not in free:  # there the editor's own words are keys
            group["khoa_la"] = "x"
            assert faults_of(values), group


@pytest.mark.parametrize("kind", MODELS)
def test_every_type_word_has_its_keys(kind: str) -> None:
    assert faults_of({"ten_loai": kind})
    assert json.dumps(kind, ensure_ascii=False) in schema_text()
