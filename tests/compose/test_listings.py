"""Listings of documents do not grow without end."""

import pytest

from tiny_library import conclusion, library
from vanban.compose import listings
from vanban.compose.listings import listing_pages
from vanban.compose.page import Page

SOURCES = {f"docs/van-ban/{n}.md": conclusion(f"{n}-KL/TW", f"{n}/10/{year}") for n, year in
           [(1, 2018), (2, 2018), (3, 2018), (4, 2019), (5, 2021), (6, 2021)]}  # fmt: skip


def shown(page: Page) -> list[int]:
    return [n for n in range(1, 7) if f"Kết luận số {n}-KL/TW" in page.body]


def test_a_small_library_is_listed_on_one_page() -> None:
    pages = {page.address: page for page in listing_pages(library(SOURCES))}
    assert shown(pages["van-ban"]) == [1, 2, 3, 4, 5, 6]
    assert not any("nam-" in address for address in pages)


def test_older_documents_of_a_large_one_lie_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "MOST_DOCUMENTS", 3)
    pages = {page.address: page for page in listing_pages(library(SOURCES))}
    assert shown(pages["van-ban"]) == [4, 5, 6]
    assert shown(pages["van-ban/nam-2018"]) == [1, 2, 3]
    assert '<a href="nam-2018/">năm 2018</a>' in pages["van-ban"].body
    assert '<a href="../">Tất cả văn bản</a>' in pages["van-ban/nam-2018"].body
    assert shown(pages["ket-luan/nam-2018"]) == [1, 2, 3]


def test_documents_of_no_known_year_lie_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "MOST_DOCUMENTS", 3)
    undated = SOURCES["docs/van-ban/1.md"].replace("1/10/2018", "không ghi")
    pages = {page.address: page for page in listing_pages(library({**SOURCES, "docs/van-ban/1.md": undated}))}
    assert shown(pages["van-ban/khong-ro-nam"]) == [1]
    assert '<a href="khong-ro-nam/">không rõ năm</a>' in pages["van-ban"].body
