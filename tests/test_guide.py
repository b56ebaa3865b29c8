"""The guide for editors keeps up with the product: its example is right, every key and every code is explained."""

import re
from pathlib import Path

import pytest

from vanban.documents import models
from vanban.documents.ledger import Ledger
from vanban.documents.loading import load
from vanban.documents.models import Facts
from vanban.project import Project

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "tro-giup"
WRITING = (GUIDE / "soan-van-ban.md").read_text(encoding="utf-8")

_EXAMPLE = re.compile(r"^Tệp `(?P<path>[^`]+)`:\n\n```markdown\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r'"((?:[a-z]+-)+[a-z]+|yaml)"')
_JUDGES = (
    "checks/**/*.py", "documents/frontmatter.py", "documents/reading.py", "documents/secrecy.py",
    "documents/yaml_slips.py", "compose/source_links.py", "build.py", "cli.py", "intake/readers/unreadable.py",
    "compose/moved.py", "documents/register.py",
    "portals/others.py", "portals/copies.py",
    "followup/book.py", "followup/following.py",
    "intake/one_file.py", "intake/desk.py", "intake/proposal.py",
)  # fmt: skip


def test_the_worked_example_can_be_copied() -> None:
    examples = [(match["path"], match["text"].encode()) for match in _EXAMPLE.finditer(WRITING)]
    assert len(examples) == 2

    library = load([*Project(ROOT).sources(), *examples], Ledger({}))

    plan = next(p for p in library.of(models.Plan) if p.source.path == examples[0][0])
    assert [str(duty.last_day) for duty in library.duties_by_plan[plan]] == ["2026-02-09", "2026-02-20"]
    assert all(mention.resolution.targets for mention in library.mentions[plan])


GROUPS_OF_KEYS = [m for m in vars(models).values() if isinstance(m, type) and issubclass(m, Facts)]


@pytest.mark.parametrize("model", GROUPS_OF_KEYS, ids=lambda model: model.__name__)
def test_every_key_is_explained(model: type[Facts]) -> None:
    for field in model.model_fields.values():
        assert f"`{field.alias}`" in WRITING


def test_every_code_is_explained_and_no_other() -> None:
    page = (GUIDE / "phat-hien.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE))
    files = [file for judge in _JUDGES for file in (ROOT / "hooks/vanban").glob(judge)]
    told = {code for file in files for code in _CODE.findall(file.read_text("utf-8"))}
    assert told == explained
