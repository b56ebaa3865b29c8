"""From a draft to the file an editor reviews: all that is stated, nothing that is not."""

from pathlib import Path

import pytest

from intake.papers import PLAN, draft
from vanban.documents.content import Content
from vanban.documents.frontmatter import read as read_source
from vanban.documents.locality import Locality
from vanban.documents.models import INTERNAL, PUBLIC, Plan
from vanban.documents.reading import read_model
from vanban.intake.frontmatter_text import frontmatter_text
from vanban.intake.proposal import Proposal, Refused, Wishes, propose
from vanban.language.text import as_shown

GOLDEN = Path(__file__).with_name("ke-hoach.md")
OPEN = Wishes(circulation=PUBLIC)


def written(proposal: Proposal) -> str:
    return f"{frontmatter_text(proposal.values)}\n{proposal.body}"


def model_of(proposal: Proposal) -> Plan:
    model = read_model(read_source("plans/ke-hoach.md", written(proposal).encode()))
    assert isinstance(model, Plan), model
    return model


def doubts(proposal: Proposal) -> str:
    return "\n".join(map(str, proposal.values.get("can_xem_lai", [])))


def test_the_plan_is_written_as_an_editor_would_review_it() -> None:
    assert written(propose(draft(PLAN), OPEN)) == GOLDEN.read_text(encoding="utf-8")


def test_every_fact_is_bound_to_a_section_and_every_deadline_stands_there_word_for_word() -> None:
    proposal = propose(draft(PLAN), OPEN)
    content = Content(proposal.body, 1)
    model = model_of(proposal)

    for fact in (*model.sessions, *model.tasks, *model.reports):
        assert fact.section in content.labels
        said = " ".join(as_shown(block.text) for block in content.blocks if block.section in fact.section)
        for deadline in fact.deadlines.values():
            assert deadline.words in said


def test_what_is_absent_stays_absent_and_is_told() -> None:
    proposal = propose(
        draft("KẾ HOẠCH\nhọc tập\n\nCăn cứ tình hình chung, nay học như sau:\n\nI. NỘI DUNG\n\nHọc cho kỹ."), OPEN
    )

    assert proposal.values["so_ky_hieu"] == proposal.values["ngay_ban_hanh"] == "không ghi"
    assert proposal.values["nguoi_ky"] == proposal.values["thu_hoach"] == "không ghi"
    for key in ("so_ky_hieu", "ngay_ban_hanh", "nguoi_ky", "co_quan_ban_hanh"):
        assert f"{key}: " in doubts(proposal)


def test_the_days_of_issue_are_inferred_between_what_it_rests_on_and_its_first_deadline() -> None:
    proposal = propose(draft(PLAN.replace("Bình Minh, ngày 05 tháng 01 năm 2026", "")), OPEN)

    assert proposal.values["khoang_ngay"] == "26/12/2025 - 19/01/2026"
    assert "khoang_ngay" in str(proposal.values["suy_ra"])


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_secrecy_mark_stops_it(mark: str) -> None:
    with pytest.raises(Refused, match="van-ban-mat"):
        propose(draft(f"{mark}\n\n{PLAN}"), OPEN)


def test_a_mark_of_circulation_makes_it_internal_whatever_was_wished() -> None:
    assert propose(draft(f"LƯU HÀNH NỘI BỘ\n\n{PLAN}"), OPEN).values["luu_hanh"] == INTERNAL


def test_without_mark_and_wish_it_is_public_and_to_be_decided() -> None:
    proposal = propose(draft(PLAN), Wishes())

    assert (proposal.values["luu_hanh"], proposal.undecided) == (PUBLIC, True)


def test_a_type_nobody_can_tell_is_asked_for() -> None:
    with pytest.raises(Refused, match="nhap-ten-loai"):
        propose(draft("Một bài viết không phải văn bản."), OPEN)


def test_other_types_than_plans_have_no_duties_and_another_folder() -> None:
    proposal = propose(draft(PLAN.replace("KẾ HOẠCH\n", "NGHỊ QUYẾT\n")), OPEN)

    assert proposal.folder == "docs/van-ban"
    assert "nhiem_vu" not in proposal.values


class TestPlaces:
    """Where bodies sit: as far as the text says, and no further."""

    def places(self, proposal: Proposal) -> dict[str, str]:
        return {body.words: str(body.locality) for body in proposal.bodies}

    def test_from_the_issuer_and_the_head(self) -> None:
        assert self.places(propose(draft(PLAN), OPEN))["Ban Xây dựng Đảng"] == "phường Bình Minh, tỉnh Quảng Ngãi"

    def test_a_province_that_is_not_named_stays_unknown(self) -> None:
        text = PLAN.replace("ĐẢNG BỘ TỈNH QUẢNG NGÃI", "").replace("Tỉnh ủy Quảng Ngãi", "Tỉnh ủy")
        proposal = propose(draft(text), OPEN)

        assert self.places(proposal)["Các chi bộ"] == "phường Bình Minh, chưa rõ (cấp tỉnh của phường Bình Minh)"
        assert "--dia-ban" in doubts(proposal)

    def test_a_town_that_is_not_named_is_this_documents_own(self) -> None:
        text = PLAN.replace("PHƯỜNG BÌNH MINH", "PHƯỜNG").replace("phường Bình Minh", "phường")
        first, second = (propose(draft(text, name), OPEN) for name in ("a.txt", "b.txt"))

        places = {self.places(proposal)["Các chi bộ"] for proposal in (first, second)}
        assert places == {"chưa rõ (ca978112), tỉnh Quảng Ngãi", "chưa rõ (3e23e816), tỉnh Quảng Ngãi"}

    def test_from_the_editor(self) -> None:
        wishes = Wishes(circulation=PUBLIC, locality=Locality.parse("phường Phổ Văn, tỉnh Quảng Ngãi"))

        assert self.places(propose(draft(PLAN), wishes))["Các chi bộ"] == "phường Phổ Văn, tỉnh Quảng Ngãi"
