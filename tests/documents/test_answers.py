"""An answer is stale once its section says something else, and only then; the sample answers are all confirmed."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from tiny_library import PLAN, document, library, page, tasks
from vanban.documents.answers import Answer, fingerprint
from vanban.documents.ledger import Ledger
from vanban.documents.library import Library
from vanban.documents.loading import load
from vanban.documents.models import QuestionSet
from vanban.project import Project

ROOT = Path(__file__).parents[2]

FACTS = tasks(
    "muc: I.1\nviec: mở lớp\nchu_tri: Ban Tuyên giáo Thị ủy\nthoi_han: trước ngày 15/3/2022",
    "muc: II\nviec: tổng hợp\nchu_tri: Ban Tuyên giáo Thị ủy",
)
TEXT = """\
## I. Học tập

Ai cũng học.

### 1. Thời gian

Một buổi, ở hội trường.

## II. Báo cáo

Gửi về văn phòng.
"""


def questions(section: str, *, confirmed: str = "") -> str:
    """A set of one question about a section of the plan, confirmed or not."""
    question = [f"cau_hoi:\n  - ma: khi-nao\n    hoi: Khi nào?\n    dap: Trước ngày 15/3.\n    muc: {section}"]
    question += [f"    xac_nhan: '{confirmed}'"] if confirmed else []
    head = f"ten_loai: Hỏi – đáp\nten: Hỏi – đáp\nbien_soan: Ban biên tập\nvan_ban: {PLAN}\nluu_hanh: công khai\n"
    return page(head + "\n".join(question))


def answer(plan: str, section: str, *, confirmed: str = "") -> Answer:
    """The only answer of a library of this plan and a question about its section."""
    (one,) = library({PLAN: plan, "docs/hoi-dap/hoi.md": questions(section, confirmed=confirmed)}).answers
    return one


def is_stale_after(plan: str, section: str) -> bool:
    """Whether an answer confirmed on the plan above is stale on this one."""
    before = answer(document(FACTS, TEXT), section)
    return answer(plan, section, confirmed=fingerprint(before.document, before.question.section)).is_stale


def edited(old: str, new: str) -> str:
    """The plan with one passage of its text or its facts changed."""
    plan = document(FACTS, TEXT)
    assert plan.count(old) == 1
    return plan.replace(old, new)


def test_an_answer_never_confirmed_is_stale() -> None:
    assert answer(document(FACTS, TEXT), "I.1").is_stale


def test_a_confirmed_answer_is_fresh_while_nothing_changes() -> None:
    assert not is_stale_after(document(FACTS, TEXT), "I.1")


@pytest.mark.parametrize("section", ["I.1", "I"], ids=["the section itself", "the section around it"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Một buổi", "Hai buổi"),
        ("1. Thời gian", "1. Thời gian học"),
        ("thoi_han: trước ngày 15/3/2022", "thoi_han: trước ngày 20/3/2022"),
        ("viec: mở lớp", "viec: mở lớp\n    san_pham: Kế hoạch"),
    ],
    ids=["a word of the text", "the title", "the deadline of a fact", "a fact says more"],
)
def test_an_answer_is_stale_once_its_section_says_something_else(old: str, new: str, section: str) -> None:
    assert is_stale_after(edited(old, new), section)


def test_a_fact_moved_out_of_the_section_makes_its_answer_stale() -> None:
    assert is_stale_after(edited("muc: I.1", "muc: I"), "I.1")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Gửi về văn phòng", "Gửi về ban"),
        ("viec: tổng hợp", "viec: tổng hợp, gửi đi"),
        ("Ai cũng học", "Ai cũng dự"),
        ("trich_yeu: học tập", "trich_yeu: quán triệt"),
    ],
    ids=["another section", "a fact of another section", "the section around it", "the head"],
)
def test_what_is_said_elsewhere_does_not_count(old: str, new: str) -> None:
    assert not is_stale_after(edited(old, new), "I.1")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Một buổi, ở hội trường.", "Một  buổi,\nở hội trường. "),
        ("Một buổi, ở hội trường.", unicodedata.normalize("NFD", "Một buổi, ở hội trường.")),
        ("thoi_han: trước ngày 15/3/2022", "thoi_han: 'trước ngày 15/3/2022'"),
    ],
    ids=["blanks and line breaks", "decomposed letters", "quotes"],
)
def test_another_way_of_writing_the_same_does_not_count(old: str, new: str) -> None:
    assert not is_stale_after(edited(old, new), "I.1")


def test_facts_written_in_decomposed_letters_say_the_same() -> None:
    assert not is_stale_after(unicodedata.normalize("NFD", document(FACTS, TEXT)), "I.1")


@pytest.fixture(scope="module")
def samples() -> Library:
    return load(Project(ROOT).sources(), Ledger())


def test_every_sample_answer_is_confirmed(samples: Library) -> None:
    stale = [f"{a.of.source.path}: {a.question.key}" for a in samples.answers if a.is_stale]
    assert not stale, "read these answers against their sections again, then confirm them"


def test_there_are_questions_on_every_sample_plan(samples: Library) -> None:
    assert len(list(samples.of(QuestionSet))) >= 6
    assert len(samples.answers) >= 50
    assert {a.document.source.path for a in samples.answers} >= {
        "plans/duc-pho-44-kh-tu.md",
        "plans/duc-pho-hoi-nghi-trung-uong-5.md",
        "plans/hai-duong-14-kh-tu.md",
        "plans/tam-ky-dai-hoi-xxi.md",
        "plans/thanh-hoa-05-nq-tu.md",
    }


def test_no_two_sample_questions_share_an_address(samples: Library) -> None:
    keys = Counter((a.of.address, a.question.key) for a in samples.answers)
    assert [key for key, count in keys.items() if count > 1] == []
