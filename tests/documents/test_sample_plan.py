"""The sample plans say what their hand annotations say: every fact, place by place."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
from vanban.documents.mentions import Mention
from vanban.documents.models import Plan
from vanban.documents.resolving import Verdict
from vanban.language.citations import KIND_WORDS, Citation
from vanban.language.deadlines import BeforeReading
from vanban.language.sections import Outcome, SectionLabel, find_references, resolve
from vanban.language.text import fold, normal
from vanban.project import Project

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "../shared/gold"

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=f"the hand annotations {GOLD} are not here")


@dataclass(frozen=True, slots=True)
class Sample:
    """What the annotation of one plan leaves to us: the days of issue inferred, unnumbered closing paragraphs, how
    often documents are cited, activities of the annotation that are tasks rather than sessions, and materials that
    are no one thing and so have no page."""

    stem: str
    issued_between: tuple[date, date] | None
    closing: tuple[str, ...]
    citations: int
    tasks: tuple[str, ...] = ()
    unpaged: tuple[str, ...] = ()


SAMPLES = (
    Sample("duc-pho-44-kh-tu", (date(2022, 2, 14), date(2022, 3, 9)), ("VI, đoạn cuối",), 35, ("V",)),
    Sample("duc-pho-hoi-nghi-trung-uong-5", (date(2022, 7, 22), date(2022, 8, 14)), ("V, đoạn cuối",), 9),
    Sample(
        "hai-duong-14-kh-tu",
        issued_between=None,
        closing=("V, đoạn cuối",),
        citations=1,
        tasks=("III.3",),
        unpaged=("Các tài liệu có liên quan của địa phương, cơ sở",),
    ),
    Sample("tam-ky-dai-hoi-xxi", (date(2020, 9, 1), date(2020, 10, 31)), ("III, đoạn cuối",), 1, ("II.2",)),
    Sample("thanh-hoa-05-nq-tu", (date(2021, 10, 25), date(2021, 12, 31)), (), 36),
)


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda sample: sample.stem)
def sample(request: pytest.FixtureRequest) -> Sample:
    assert isinstance(request.param, Sample)
    return request.param


@pytest.fixture(scope="module")
def gold(sample: Sample) -> Mapping[str, Any]:
    annotation: Mapping[str, Any] = yaml.safe_load((GOLD / f"{sample.stem}.yaml").read_text(encoding="utf-8"))
    return annotation


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Project(ROOT).sources(), Ledger({}))


@pytest.fixture(scope="module")
def plan(sample: Sample, library: Library) -> Item[Plan]:
    return next(p for p in library.of(Plan) if p.source.path == f"plans/{sample.stem}.md")


def unremarked(words: str | None) -> str:
    """Words of the annotation without the annotator's remark in brackets behind them."""
    return (words or "").partition(" (")[0]


def labelled(section: str) -> str:
    """A place of the annotation in our words: "III.3.1 (second)" is the second printing, "preamble" is mở đầu."""
    return {"preamble": "mở đầu"}.get(section, unremarked(section) + (" (lần 2)" if "(second" in section else ""))


def printed(labels: Iterable[str]) -> list[SectionLabel]:
    """Labels as printed, a path printed twice with its second occurrence."""
    seen: Counter[str] = Counter()
    numbered = []
    for label in labels:
        seen[label] += 1
        numbered.append(SectionLabel(SectionLabel.parse(label).levels, seen[label]))
    return numbered


def document_named(mention: Mention) -> str:
    """The one document a mention leads to; one without a symbol leads nowhere and is known by its bare number."""
    if len(mention.resolution.targets) == 1:
        return mention.resolution.targets[0].title
    citation = mention.citation
    return f"{citation.kind} số {citation.bare}" if isinstance(citation, Citation) and citation.bare else ""


def test_its_head(sample: Sample, gold: Mapping[str, Any], plan: Item[Plan]) -> None:
    model = plan.model
    assert model.kind == gold["doc_type"]
    assert (str(model.number) if model.number else None) == gold["number"]
    assert model.issued_on == (date.fromisoformat(gold["date"]) if gold["date"] else None)
    assert model.issued_between == sample.issued_between
    assert model.issuer == gold["issuer"]["body"]
    assert model.abstract == gold["title"]
    assert model.signer is not None
    assert (model.signer.name, model.signer.post) == (gold["signer"]["name"], gold["signer"]["role"])
    assert model.signer.authority == f"T/M {gold['signer']['on_behalf_of']}"
    for basis, annotated in zip(model.bases, gold["legal_bases"], strict=True):
        assert basis.startswith(unremarked(annotated))
    assert list(model.recipients) == gold["recipients"]["items"]


def test_it_sits_where_its_issuer_does(gold: Mapping[str, Any], library: Library, plan: Item[Plan]) -> None:
    assert str(library.locality(plan)) == gold["issuer"]["locality"]


def test_its_sections(sample: Sample, gold: Mapping[str, Any], plan: Item[Plan]) -> None:
    expected = printed(section["label"] for section in gold["sections"])

    assert plan.content.labels == (*expected, *map(SectionLabel.parse, sample.closing))
    for heading, section in zip(plan.content.headings, gold["sections"], strict=False):
        assert fold(heading.title).startswith(fold(section["title"]).rstrip(":."))


def test_every_cited_document_in_every_place(
    sample: Sample, gold: Mapping[str, Any], library: Library, plan: Item[Plan]
) -> None:
    named = Counter(
        (document_named(m), str(m.section)) for m in library.mentions[plan] if not m.relation and document_named(m)
    )
    expected = Counter(
        (f"{cited['type']} số {cited['number']}", labelled(at["section"]))
        for cited in gold["cited"]
        for at in cited["cited_at"]
        if at["section"] != "title"
    )
    assert expected.total() == sample.citations
    assert named == expected


def test_the_cited_documents_are_those_meant(gold: Mapping[str, Any], library: Library, plan: Item[Plan]) -> None:
    targets = {t for m in library.mentions[plan] for t in m.resolution.targets}
    dates = {str(target.model.number): target.model.issued_on for target in targets}
    assert dates == {
        cited["number"]: date.fromisoformat(cited["date"]) if cited["date"] else None
        for cited in gold["cited"]
        if not cited["number"].isdigit()  # a bare number is no identity
    }


def test_short_forms(gold: Mapping[str, Any], plan: Item[Plan]) -> None:
    declared = {**plan.model.short_forms, **plan.model.group_names}
    assert set(declared) == {abbreviation["short"] for abbreviation in gold["abbreviations"]}
    for abbreviation in gold["abbreviations"]:
        short, formula = abbreviation["short"], abbreviation["formula"]
        assert short in plan.model.group_names or abbreviation["long"].startswith(plan.model.short_forms[short])
        # Bare brackets only repeat the number just cited: a summary need not.
        assert formula == "bare parenthesis" or f"({formula} {short})" in plan.content.markdown


def test_references_to_its_own_sections(gold: Mapping[str, Any], plan: Item[Plan]) -> None:
    references = [reference for block in plan.content.blocks for reference in find_references(block.text)]
    outcomes = {True: Outcome.RESOLVED, False: Outcome.DANGLING, "ambiguous": Outcome.AMBIGUOUS}

    own = [annotated for annotated in gold["cross_references"] if annotated.get("scope") != "external"]
    for reference, annotated in zip(references, own, strict=True):
        verdict = resolve(reference, plan.content.labels)
        assert ("(whole document)" if reference.whole else str(reference.label)) == annotated["target"]
        assert verdict.outcome is outcomes[annotated["resolves"]]
        assert len(verdict.candidates) == len(annotated.get("candidates", ()))


def test_deadlines(gold: Mapping[str, Any], library: Library, plan: Item[Plan]) -> None:
    said = Counter(
        (d.deadline.kind.value, d.deadline.words, d.deadline.last_day(BeforeReading.NAMED))
        for d in library.duties_by_plan[plan]
        if d.deadline
    )
    assert said == Counter(
        (g["kind"], g["as_written"], date.fromisoformat(g["end"]) if g["end"] else None)
        for g in gold["deadlines"]
        if g.get("category") != "target"  # a state to be reached binds nobody to a day
    )


def test_sessions(sample: Sample, gold: Mapping[str, Any], plan: Item[Plan]) -> None:
    annotated = [activity for activity in gold["activities"] if activity["section"] not in sample.tasks]
    for session, activity in zip(plan.model.sessions, annotated, strict=True):
        assert str(session.section) == labelled(activity["section"])
        assert (session.duration or "") == unremarked(activity["duration"])
        assert session.class_count == unremarked(activity["classes"]) or session.class_count is None
        assert normal(session.speaker or "").startswith(normal(unremarked(activity["speaker"])))
        assert bool(session.speaker) == bool(activity["speaker"])
        of_write_up = "thu hoạch" in (activity["exclusions"] or "")  # exempt from writing, not from attending
        assert bool(session.except_for) == bool(activity["exclusions"] and not of_write_up)
        organiser = normal(activity["organiser"])
        for body in (*session.lead, *session.partners):
            name = normal(body).removesuffix(" thị xã")
            assert name in organiser or name.startswith(tuple(organiser.split(", ")))


def test_reports(gold: Mapping[str, Any], library: Library, plan: Item[Plan]) -> None:
    reports = [d for d in library.duties_by_plan[plan] if d.sort is Sort.REPORT]
    for duty, annotated in zip(reports, gold["reports"], strict=True):
        report = plan.model.reports[duty.at[1]]
        assert str(duty.section).partition(",")[0] == unremarked(annotated["section"])
        assert (report.sender, report.recipient) == ((unremarked(annotated["from"]),), (annotated["to"],))
        assert report.via == ((annotated["via"],) if annotated["via"] else ())
        assert (duty.deadline is None) == (annotated["when"] in (None, "theo quy định"))  # neither names a day


def test_materials(sample: Sample, gold: Mapping[str, Any], library: Library, plan: Item[Plan]) -> None:
    for use, annotated in zip(plan.model.materials, gold["materials"], strict=True):
        assert normal(unremarked(annotated["title"]).removeprefix("Tài liệu “").rstrip("”")) in normal(use.name)
        assert use.audience == annotated["audience"]
        paged = use.name.startswith(KIND_WORDS) or normal(use.name) in library.materials_by_name
        assert paged or use.name in sample.unpaged


def test_who_owes_a_write_up(library: Library) -> None:
    """Hải Dương (III.2) and Thanh Hóa (II.4) ask for one, without a day; some need not write."""
    owed = {Path(p.source.path).stem: p.model.write_up for p in library.of(Plan) if p.model.write_up}
    exempt = {"hai-duong-14-kh-tu": ("III.2", "miễn sinh hoạt"), "thanh-hoa-05-nq-tu": ("II.4", "trên 75 tuổi")}
    assert set(owed) == set(exempt)
    for stem, (section, who) in exempt.items():
        assert str(owed[stem].section) == section
        assert [words for words in owed[stem].except_for if who in words]
        assert not owed[stem].deadlines


def test_no_citation_of_a_sample_plan_is_in_doubt(library: Library) -> None:
    mentions = (mention for plan in library.of(Plan) for mention in library.mentions[plan])
    assert [m.text for m in mentions if m.resolution.verdict is Verdict.AMBIGUOUS] == []
