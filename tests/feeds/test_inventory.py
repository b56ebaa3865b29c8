"""The library for other programs holds what is said to readers, and nothing that editors tell one another."""

import json

import pytest

from tiny_library import PLAN, document, library
from vanban.compose.settings import Settings
from vanban.compose.site import compose
from vanban.compose.source_links import SourceLinks
from vanban.documents.reading import MODELS
from vanban.feeds.inventory import PUBLISHED, inventory

NOTES = """\
nguon: {tep: 44-KH-TU-mat.pdf, sha256: 9f86d081884c7d65}
can_xem_lai: ["luu_hanh: hãy quyết định ai được xem"]
bo_qua: [{ma: muc-treo, ly_do: chuyện nội bộ}]
"""


def test_notes_to_editors_are_not_told() -> None:
    text = inventory(library({PLAN: document(NOTES)})).decode()
    (told,) = (entry for entry in json.loads(text)["van_ban"] if entry["ten_loai"] == "Kế hoạch")

    assert told["nguon"] == PLAN
    assert (told["so_ky_hieu"], told["trich_yeu"]) == ("44-KH/TU", "học tập nghị quyết")
    assert not any(words in text for words in ("mat.pdf", "quyết định ai", "chuyện nội bộ", "bo_qua", "can_xem_lai"))


def test_of_every_key_it_is_decided_whether_it_is_told() -> None:
    keys = {field.alias for model in MODELS.values() for field in model.model_fields.values()}
    duties = {"hoi_nghi", "nhiem_vu", "bao_cao", "thu_hoach"}

    assert keys - {*PUBLISHED} - duties == {"nguon", "can_xem_lai", "bo_qua"}
    assert {*PUBLISHED} <= keys


@pytest.mark.parametrize("internal", [False, True])
def test_what_an_editor_is_to_decide_is_shown_in_the_internal_edition_alone(internal: bool) -> None:
    of = library({PLAN: document(NOTES)})
    site = compose(of, Settings("Cổng"), SourceLinks({}, ()), internal=internal)
    page = next(page for page in site.pages if page.path == "ban-bien-tap.md")

    assert ("hãy quyết định ai được xem" in page.markdown) == internal
