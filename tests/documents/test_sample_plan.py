"""The sample plan 44-KH/TU says what its hand annotation says: every fact, place by place."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from vanban.documents.duties import Sort
from vanban.documents.item import Item
from vanban.documents.ledger import Ledger
from vanban.documents.library import Library
from vanban.documents.loading import load
from vanban.documents.models import Plan
from vanban.language.labels import SectionLabel
from vanban.language.recurrence import BeforeReading
from vanban.language.references import find_references
from vanban.language.text import fold, normal
from vanban.project import Project

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "../shared/gold/duc-pho-44-kh-tu.yaml"

pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason=f"the hand annotation {GOLD} is not here")


@pytest.fixture(scope="module")
def gold() -> Mapping[str, Any]:
    annotation: Mapping[str, Any] = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    return annotation


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Project(ROOT).sources(), Ledger({}))


@pytest.fixture(scope="module")
def plan(library: Library) -> Item[Plan]:
    return next(p for p in library.of(Plan) if p.source.path == "plans/duc-pho-44-kh-tu.md")


def test_its_head(gold: Mapping[str, Any], plan: Item[Plan]) -> None:
    model = plan.model
    assert model.kind == gold["doc_type"]
    assert str(model.number) == gold["number"]
    assert model.issued_on is None is gold["date"]
    assert model.issued_between == (date(2022, 2, 14), date(2022, 3, 9))
    assert model.issuer == gold["issuer"]["body"]
    assert model.abstract == gold["title"]
    assert model.signer is not None
    assert (model.signer.name, model.signer.post) == (gold["signer"]["name"], gold["signer"]["role"])
    assert model.signer.authority == f"T/M {gold['signer']['on_behalf_of']}"
    assert list(model.bases) == gold["legal_bases"]
    assert list(model.recipients) == gold["recipients"]["items"]
    assert model.write_up is None


def test_it_sits_where_its_issuer_does(gold: Mapping[str, Any], library: Library, plan: Item[Plan]) -> None:
    assert str(library.locality(plan)) == gold["issuer"]["locality"]


def test_its_sections(gold: Mapping[str, Any], plan: Item[Plan]) -> None:
    expected = [SectionLabel.parse(section["label"]) for section in gold["sections"]]
    closing = SectionLabel.parse("VI, đoạn cuối")

    assert plan.content.labels == (*expected, closing)
    for heading, section in zip(plan.content.headings, gold["sections"], strict=False):
        assert fold(heading.title).startswith(fold(section["title"]).rstrip(":"))


def test_every_cited_document_in_every_place(gold: Mapping[str, Any], library: Library, plan: Item[Plan]) -> None:
    named = Counter(
        (m.resolution.targets[0].title, str(m.section))
        for m in library.mentions[plan]
        if not m.relation and len(m.resolution.targets) == 1
    )
    expected = Counter(
        (f"{cited['type']} số {cited['number']}", "mở đầu" if at["section"] == "preamble" else at["section"])
        for cited in gold["cited"]
        for at in cited["cited_at"]
    )
    assert expected.total() == 35
    assert named == expected


def test_the_cited_documents_are_those_meant(gold: Mapping[str, Any], library: Library, plan: Item[Plan]) -> None:
    targets = {t for m in library.mentions[plan] for t in m.resolution.targets}
    dates = {str(target.model.number): target.model.issued_on for target in targets}
    assert dates == {cited["number"]: date.fromisoformat(cited["date"]) for cited in gold["cited"]}


def test_short_forms(gold: Mapping[str, Any], plan: Item[Plan]) -> None:
    assert set(plan.model.short_forms) == {abbreviation["short"] for abbreviation in gold["abbreviations"]}
    for abbreviation in gold["abbreviations"]:
        assert abbreviation["long"].startswith(plan.model.short_forms[abbreviation["short"]])
        assert f"({abbreviation['formula']} {abbreviation['short']})" in plan.content.markdown


def test_references_to_its_own_sections(gold: Mapping[str, Any], plan: Item[Plan]) -> None:
    found = [
        "(whole document)" if reference.whole else str(reference.label)
        for block in plan.content.blocks
        for reference in find_references(block.text)
    ]
    assert found == [reference["target"] for reference in gold["cross_references"]]


def test_deadlines(gold: Mapping[str, Any], library: Library, plan: Item[Plan]) -> None:
    said = [
        (d.deadline.kind.value, d.deadline.words, d.deadline.last_day(BeforeReading.NAMED))
        for d in library.duties_by_plan[plan]
        if d.deadline
    ]
    assert said == [
        (g["kind"], g["as_written"], date.fromisoformat(g["end"]) if g["end"] else None) for g in gold["deadlines"]
    ]


def test_sessions(gold: Mapping[str, Any], plan: Item[Plan]) -> None:
    annotated = [activity for activity in gold["activities"] if activity["section"] != "V"]
    for session, activity in zip(plan.model.sessions, annotated, strict=True):
        assert str(session.section) == activity["section"]
        assert session.duration == activity["duration"]
        assert session.class_count == (activity["classes"] or "").partition(" (")[0] or session.class_count is None
        assert normal(session.speaker or "") == normal(activity["speaker"] or "")
        assert bool(session.except_for) == bool(activity["exclusions"])
        for body in (*session.lead, *session.partners):
            assert normal(body).removesuffix(" thị xã") in normal(activity["organiser"])


def test_reports(gold: Mapping[str, Any], library: Library, plan: Item[Plan]) -> None:
    reports = [d for d in library.duties_by_plan[plan] if d.sort is Sort.REPORT]
    for duty, annotated in zip(reports, gold["reports"], strict=True):
        report = plan.model.reports[duty.at[1]]
        assert str(duty.section).partition(",")[0] == annotated["section"]
        assert (report.sender, report.recipient) == ((annotated["from"],), (annotated["to"],))
        assert report.via == ((annotated["via"],) if annotated["via"] else ())
        assert (duty.deadline is None) == (annotated["when"] is None)


def test_materials(gold: Mapping[str, Any], library: Library, plan: Item[Plan]) -> None:
    for use, annotated in zip(plan.model.materials, gold["materials"], strict=True):
        assert normal(annotated["title"].removeprefix("Tài liệu “").rstrip("”")) in normal(use.name)
        assert use.audience == annotated["audience"]
        is_document = use.name.startswith("Kế hoạch")
        assert is_document or normal(use.name) in library.materials_by_name
