"""A printed page says where it came from."""

from vanban.compose.page import Page
from vanban.compose.printed import with_source
from vanban.compose.settings import Settings

PAGE = Page.of("ke-hoach/thi-uy-duc-pho/2022/44", "Kế hoạch số 44-KH/TU", "Nội dung\n")


def test_the_address_stands_at_the_end_in_words_and_as_a_code() -> None:
    printed = with_source(PAGE, Settings("Cổng", "https://nghiquyet.example.vn/p/")).body
    assert printed.startswith("Nội dung\n")
    assert "Nguồn: Cổng, https://nghiquyet.example.vn/p/ke-hoach/thi-uy-duc-pho/2022/44/" in printed
    assert '<svg width="' in printed
    assert "style=" not in printed  # a strict Content-Security-Policy allows none


def test_a_portal_without_an_address_claims_none() -> None:
    assert with_source(PAGE, Settings("Cổng")) is PAGE
