"""New and changed documents as Atom: what RFC 4287 asks, the days of the ledger, the same bytes on any day."""

from datetime import date
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser
import pytest

from tiny_library import PLAN, conclusion, document, library, page, recorded, tasks
from vanban.documents.ledger import Ledger
from vanban.documents.library import Library
from vanban.feeds.atom import Newsroom

KNOWN = ("id", "title", "updated", "published", "link", "author", "category", "summary", "entry")
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://cong.example.vn/nq"
LEARN = tasks("muc: I\nviec: học\nchu_tri: Ban Tuyên giáo Thị ủy\nthoi_han: ngày 15/3/2022")
SESSION = "hoi_nghi:\n  - muc: I\n    danh_cho: [giáo viên, đảng viên]\n"
BOOK = page("ten_loai: Tài liệu\nten: Sách hỏi đáp\ndung_cho: Giáo viên\nluu_hanh: công khai")
FIRST, THEN = date(2022, 3, 12), date(2022, 5, 1)


def feeds(of: Library, url: str = SITE) -> dict[str, feedparser.FeedParserDict]:
    """Every feed by path, as feedparser reads it."""
    news = Newsroom(of, "Cổng", url)
    read = {each.path: feedparser.parse(news.text(each)) for each in news.feeds()}
    assert not any(feed.bozo for feed in read.values())
    return read


def titles(feed: feedparser.FeedParserDict) -> list[str]:
    return [entry.title.partition(":")[0] for entry in feed.entries]


def test_the_whole_library_each_document_each_body_and_each_audience_have_one() -> None:
    of = library({
        PLAN: document(LEARN + SESSION + "can_cu: Kết luận số 21-KL/TW ngày 25/10/2021\n"),
        "docs/van-ban/21.md": conclusion("21-KL/TW", "25/10/2021"),
        "docs/tai-lieu/sach.md": BOOK,
    })  # fmt: skip
    found = {path: titles(feed) for path, feed in feeds(of).items()}
    plan, book, kl = "Kế hoạch số 44-KH/TU", "Sách hỏi đáp", "Kết luận số 21-KL/TW"

    assert found == {
        "atom.xml": [plan, kl, book],
        "ke-hoach/thi-uy/2022/44/atom.xml": [plan],
        "ket-luan/trung-uong/2021/21/atom.xml": [plan, kl],
        "don-vi/thi-uy/atom.xml": [plan],
        "don-vi/ban-tuyen-giao/atom.xml": [plan],
        "don-vi/trung-uong/atom.xml": [kl],
        "tin-moi/giao-vien.xml": [plan, book],
        "tin-moi/dang-vien.xml": [plan],
    }


def test_the_days_are_those_of_the_ledger() -> None:
    known = {PLAN: document(LEARN)}
    ledger = recorded(library(known), today=FIRST)
    changed = {PLAN: document(LEARN, "Thêm chữ.")}
    later = recorded(library(changed, ledger), ledger, THEN)

    def told(of: Library) -> tuple[str, str]:
        (entry,) = feeds(of)["atom.xml"].entries
        return entry.published[:10], entry.updated[:10]

    assert told(library(known)) == ("2022-03-09", "2022-03-09")
    assert told(library(known, ledger)) == ("2022-03-12", "2022-03-12")
    assert told(library(changed, later)) == ("2022-03-12", "2022-05-01")
    assert recorded(library(changed, later), later, date(2030, 1, 1)) == later


def test_what_changed_last_comes_first_and_keeps_its_identity() -> None:
    files = {PLAN: document(LEARN), "plans/b.md": document(number="45-KH/TU", issued="10/3/2022")}
    ledger = recorded(library(files), today=FIRST)
    before = feeds(library(files, ledger))["atom.xml"]
    moved = {**files, PLAN: document(LEARN, "Thêm chữ.", number="46-KH/TU")}
    after = feeds(library(moved, recorded(library(moved, ledger), ledger, THEN)))["atom.xml"]

    assert titles(before) == ["Kế hoạch số 45-KH/TU", "Kế hoạch số 44-KH/TU"]
    assert titles(after) == ["Kế hoạch số 46-KH/TU", "Kế hoạch số 45-KH/TU"]
    assert {entry.id for entry in after.entries} == {entry.id for entry in before.entries}


def test_blanks_are_no_change() -> None:
    ledger = recorded(library({PLAN: document(LEARN, "Một  hai.")}), today=FIRST)

    assert recorded(library({PLAN: document(LEARN, "Một hai.\n\n")}, ledger), ledger, THEN) == ledger


def test_a_ledger_older_than_this_invents_no_day_and_no_change() -> None:
    ledger = recorded(library({PLAN: document(LEARN)}), today=FIRST)
    (name, old), *_ = ((n, d) for n, d in ledger.documents.items() if n.startswith("ke-hoach"))
    text = ledger.dump().replace('"ngay_dang": "2022-03-12"', '"ngay_dang": null').replace(old.mark, "")
    now = recorded(library({PLAN: document(LEARN)}, Ledger.parse(text.encode())), Ledger.parse(text.encode()), THEN)

    assert (now.documents[name].published_on, now.documents[name].changed_on) == (None, None)
    assert now.documents[name].mark == old.mark


@pytest.mark.parametrize(("url", "base"), [(SITE, ""), ("", "https://intranet/cong/")])
def test_links_lead_to_pages_with_and_without_an_address(url: str, base: str) -> None:
    of = library({PLAN: document(LEARN)})
    news = Newsroom(of, "Cổng", url)
    for each in news.feeds():
        text = news.text(each)
        parsed = feedparser.parse(text, response_headers={"content-location": urljoin(base, each.path)})
        (entry,) = parsed.entries
        assert entry.link == f"{url or base.rstrip('/')}/ke-hoach/thi-uy/2022/44/"
        assert (b'rel="self"' in text) == bool(url)


def test_words_never_become_markup_and_no_letter_breaks_the_file() -> None:
    hostile = document(LEARN).replace("trich_yeu: học tập nghị quyết", 'trich_yeu: "<b>&amp;]]>\\x01\\uFFFE x"')
    of = library({PLAN: hostile})
    text = Newsroom(of, "Cổng <&>", SITE)
    for each in text.feeds():
        root = ElementTree.fromstring(text.text(each))
        assert [e.text for e in root.iter(f"{ATOM}title")][-1] == "Kế hoạch số 44-KH/TU: <b>&amp;]]> x"


def test_a_feed_is_short() -> None:
    many = {f"plans/p{n}.md": document(number=f"{n}-KH/TU") for n in range(1, 40)}

    assert len(feeds(library(many))["atom.xml"].entries) == 30


def valid(root: ElementTree.Element) -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2: what must be there once, absolute identities, an author everywhere."""
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert element.findtext(f"{ATOM}id", "").startswith("tag:")
        assert element.findtext(f"{ATOM}title", "").strip()
        alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
        moments = [element.find(f"{ATOM}{name}") for name in ("updated", "published")]
        assert all(m is None or (len(m.text or "") == 20 and (m.text or "").endswith("T00:00:00Z")) for m in moments)
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) > 0
    assert root.findtext(f"{ATOM}updated") == max(entry.findtext(f"{ATOM}updated", "") for entry in entries)
    known = {ATOM + name for name in KNOWN}
    assert {child.tag for element in (root, *entries) for child in element} <= known


def test_every_feed_of_the_portal_is_valid_and_its_links_lead_to_pages(site: Path) -> None:
    files = [f for f in site.rglob("*.xml") if f.name != "sitemap.xml"]
    assert len(files) > 100
    for file in files:
        root = ElementTree.fromstring(file.read_bytes())
        valid(root)
        assert not feedparser.parse(file.read_bytes()).bozo
        base = file.parent / root.get("{http://www.w3.org/XML/1998/namespace}base", "")
        for link in root.iter(f"{ATOM}link"):
            assert (base / link.get("href", "") / "index.html").is_file(), (file, link.get("href"))


def test_pages_name_their_feed_in_their_head(site: Path) -> None:
    for address in ("", "tin-moi", "don-vi/thi-uy-duc-pho", "ke-hoach/thi-uy-duc-pho/2022/44"):
        html = (site / address / "index.html").read_text(encoding="utf-8")
        assert html.count('rel="alternate feed" type="application/atom+xml"') == 1, address
