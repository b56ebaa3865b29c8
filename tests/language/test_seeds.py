"""The grammars against five real plans annotated by hand, which may lie beside the repository."""

from pathlib import Path

import pytest
import yaml

from vanban.language.citations import Citation, find_citations, find_groups, find_short_forms, find_uses
from vanban.language.sections import Outcome, find_references, outline, resolve
from vanban.language.text import normal

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = [
    "duc-pho-44-kh-tu",
    "duc-pho-hoi-nghi-trung-uong-5",
    "hai-duong-14-kh-tu",
    "tam-ky-dai-hoi-xxi",
    "thanh-hoa-05-nq-tu",
]

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated plans (../shared) are not here")


@pytest.fixture(params=SEEDS)
def plan(request):
    gold = yaml.safe_load((SHARED / "gold" / f"{request.param}.yaml").read_text(encoding="utf-8"))
    return gold, (SHARED / "seeds" / f"{request.param}.txt").read_text(encoding="utf-8")


def line_of(text, span):
    return text.count("\n", 0, span[0]) + 1


def test_every_section_is_found_on_its_line(plan):
    gold, text = plan
    found = [(".".join(h.label.levels), h.line) for h in outline(text.split("\n"))]
    assert found == [(section["label"], section["line"]) for section in gold["sections"]]


def document_meant(citation, forms):
    """The document of a bare number, by the last declaration before it, else the citation itself."""
    declared = [form.meaning for form in forms if form.span <= citation.span and isinstance(form.meaning, Citation)]
    same = (d for d in reversed(declared) if (d.kind, d.number.digits) == (citation.kind, citation.bare))
    return next(same, citation)


def test_every_document_is_found_in_every_place_it_is_cited(plan):
    gold, text = plan
    citations = find_citations(text)
    forms = find_short_forms(text, citations)
    documents = [(document_meant(citation, forms), line_of(text, citation.span)) for citation in citations]
    found = {(str(document.number or document.bare), line) for document, line in documents}
    places = {(cited["number"], place["line"]) for cited in gold["cited"] for place in cited["cited_at"]}
    assert found == places


def test_the_dates_of_cited_documents_are_read(plan):
    gold, text = plan
    dates = {(c.kind, str(c.number)): c.on.isoformat() for c in find_citations(text) if c.on}
    stated = {(cited["type"], cited["number"]): cited["date"] for cited in gold["cited"] if cited["date"]}
    assert dates == stated


def test_every_short_form_is_found_on_its_line(plan):
    gold, text = plan
    found = [(line_of(text, form.span), form.short) for form in find_short_forms(text, find_citations(text))]
    assert found == [(form["line"], form["short"]) for form in gold["abbreviations"]]


def test_references_get_the_verdicts_of_a_careful_reader(plan):
    gold, text = plan
    labels = [heading.label for heading in outline(text.split("\n"))]
    told = {Outcome.RESOLVED: True, Outcome.DANGLING: False, Outcome.AMBIGUOUS: "ambiguous"}
    found = [(line_of(text, r.span), told[resolve(r, labels).outcome]) for r in find_references(text)]
    inside = [c for c in gold["cross_references"] if c.get("scope") != "external"]
    assert found == [(c["line"], c["resolves"]) for c in inside]


def test_the_section_a_dangling_reference_means_is_suggested(plan):
    gold, text = plan
    labels = [heading.label for heading in outline(text.split("\n"))]
    meant = {c["line"]: c["probably_meant"] for c in gold["cross_references"] if "probably_meant" in c}
    for reference in find_references(text):
        if line := meant.get(line_of(text, reference.span)):
            verdict = resolve(reference, labels)
            assert line in map(str, verdict.likely or verdict.candidates)


def test_documents_named_by_their_plenum_or_congress_are_found(plan):
    gold, text = plan
    groups = find_groups(text)
    lines = {line_of(text, group.span) for group in groups}
    for named in gold.get("unnumbered_references", []):
        if normal(named["as_written"]) in {normal(group.text) for group in groups}:
            assert lines >= set(named["lines"])


def test_the_one_loose_use_in_the_plan_of_duc_pho_is_told():
    text = (SHARED / "seeds" / "duc-pho-44-kh-tu.txt").read_text(encoding="utf-8")
    forms = find_short_forms(text, find_citations(text))
    uses = find_uses(text, [form.short for form in forms], [form.span for form in forms])
    assert [(line_of(text, use.span), use.text) for use in uses if use.loose] == [(25, "Kết luận 21")]
