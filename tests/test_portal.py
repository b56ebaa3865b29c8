"""The built portal, page by page, as a reader finds it. Reads like what it promises."""

import json
import re
from collections import Counter
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import icalendar
import pytest

from built_site import build
from vanban.documents.register import PUBLIC_REGISTER, Register

ROOT = Path(__file__).parents[1]
PLAN = "ke-hoach/thi-uy-duc-pho/2022/44"
HOST = "http://portal"


class _Links(HTMLParser):
    """What a page asks for and which anchors it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.targets: set[str] = set()
        self.anchors: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.anchors |= {v for k, v in attrs if k in ("id", "name") and v}
        for name in ("href", "src"):
            if (value := given.get(name)) and given.get("rel") not in ("canonical",):
                self.targets.add(value)


def text_of(page: Path) -> str:
    """A page's words on one line, marks of headings left out."""
    html = re.sub(r'<a class="headerlink".*?</a>|<script.*?</script>', "", page.read_text(encoding="utf-8"), flags=re.S)
    words = re.sub(r"<[^>]+>", " ", html).replace("&amp;", "&").replace("&quot;", '"')
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(words.split()))


@pytest.fixture(scope="session")
def plan(site: Path) -> str:
    return text_of(site / PLAN / "index.html")


@pytest.fixture(scope="session")
def data(site: Path) -> dict[str, dict]:
    """The documents of the library's data by address."""
    inventory = json.loads((site / "du-lieu/van-ban.json").read_text(encoding="utf-8"))
    return {document["url"]: document for document in inventory["van_ban"]}


def test_the_plan_says_first_what_it_is_and_that_it_is_a_summary(plan: str) -> None:
    order = [
        "Hiệu lực: chưa xác định",
        "Bản tóm tắt để tra cứu, không thay thế bản gốc",
        "Số, ký hiệu 44-KH/TU",
        "thứ Tư, 09/3/2022 hoàn thành trước ngày 10/3/2022",
        "Hội nghị, lớp học",
        "Văn bản phải ban hành",
        "Báo cáo phải gửi",
        "Văn bản không ghi yêu cầu viết thu hoạch",
        "Tài liệu theo đối tượng",
        "Nội dung tóm tắt",
        "Căn cứ và văn bản được nêu",
        "Nơi nhận",
    ]
    after_contents = plan[plan.index(order[0]) :]
    places = [after_contents.index(words) for words in order]
    assert places == sorted(places)


def test_a_day_is_shown_with_its_weekday_and_the_words_as_written(plan: str) -> None:
    assert "thứ Hai, 21/3/2022 trước ngày 22/3/2022" in plan
    assert "thứ Bảy, 31/12/2022 cuối năm 2022" in plan
    assert "Không định ngày hằng tháng" in plan


def test_the_cited_conclusion_names_the_plan_and_its_sections(site: Path) -> None:
    page = text_of(site / "ket-luan/ban-chap-hanh-trung-uong/2021/21/index.html")
    assert "Kế hoạch số 44-KH/TU (Ban Thường vụ Thị ủy Đức Phổ) (tổ chức học tập, thực hiện)" in page
    assert "mục I.2 (3 chỗ)" in page


def test_a_unit_sees_its_role_before_each_duty(site: Path) -> None:
    page = text_of(site / "don-vi/ban-tuyen-giao-thi-uy-duc-pho/index.html")
    assert "Chủ trì: Hội nghị (lớp) do Ban Tuyên giáo Thị ủy phối hợp với Trung tâm Chính trị thị xã tổ chức" in page
    assert "Chuyển báo cáo: Báo cáo kết quả" in page


def test_a_group_has_a_page_and_no_invented_members(site: Path) -> None:
    page = text_of(site / "don-vi/dang-uy-xa-phuong-duc-pho/index.html")
    assert "Thành viên đã biết chưa có" in page
    assert "Hội nghị (lớp) do Đảng ủy các xã, phường tổ chức" in page


def test_counts_agree_between_page_calendar_feeds_and_data(site: Path, data: dict[str, dict]) -> None:
    for address, document in data.items():
        duties = [
            d for key in ("hoi_nghi", "nhiem_vu", "bao_cao") for d in document.get(key, ()) if isinstance(d, dict)
        ]
        timed = [d for d in duties if d["thoi_han"]]
        if not timed:
            continue
        page = (site / address / "index.html").read_text(encoding="utf-8")
        due = page[page.index('id="thoi-han"') : page.index("<h2", page.index('id="thoi-han"'))]
        assert due.count('class="khi-nao"') == len(timed), address
        dated = [d["ngay_cuoi"] for d in timed if d["ngay_cuoi"]]
        assert Counter(re.findall(r'data-han="([\d-]+)"', due)) == Counter(dated), address
        feed = icalendar.Calendar.from_ical((site / address / "lich.ics").read_bytes())
        days = [str(event.decoded("DTEND") - timedelta(days=1)) for event in feed.walk("VEVENT")]
        assert Counter(days) == Counter(dated), address


def test_the_portal_calendar_is_the_sum_of_the_plans(site: Path) -> None:
    def uids(feed: Path) -> list[str]:
        return sorted(str(e["UID"]) for e in icalendar.Calendar.from_ical(feed.read_bytes()).walk("VEVENT"))

    whole = uids(site / "lich/lich.ics")
    plans = [uid for feed in site.glob("ke-hoach/*/*/*/lich.ics") for uid in uids(feed)]
    assert whole == sorted(plans)
    assert len(whole) == len(set(whole))


def test_no_link_and_no_anchor_is_broken(site: Path) -> None:
    pages = {f"/{p.relative_to(site).as_posix()}": _Links(p.read_text(encoding="utf-8")) for p in site.rglob("*.html")}
    broken = []
    for path, page in pages.items():
        for target in page.targets:
            parts = urlsplit(urljoin(f"{HOST}{path}", target))
            if f"{parts.scheme}://{parts.netloc}" != HOST:
                continue  # a link to follow elsewhere; what pages load is tested below
            where = unquote(parts.path) + ("index.html" if parts.path.endswith("/") else "")
            exists = (site / where.lstrip("/")).is_file()
            anchored = not parts.fragment or where not in pages or unquote(parts.fragment) in pages[where].anchors
            if not (exists and anchored) and path != "/404.html":
                broken.append(f"{path} -> {target}")
    assert broken == []


def test_ordinary_pages_have_the_places_that_the_register_promises(site: Path) -> None:
    promised = Register.parse((ROOT / PUBLIC_REGISTER).read_bytes(), "").places
    guide = {a: set(anchors) for a, anchors in promised.items() if anchors and a.startswith("tro-giup/")}
    pages = {a: _Links((site / a / "index.html").read_text(encoding="utf-8")).anchors for a in guide}
    assert len(guide) > 5
    assert {a: anchors - pages[a] for a, anchors in guide.items() if anchors - pages[a]} == {}


def test_nothing_is_asked_of_another_host(site: Path) -> None:
    """No page, style or script loads anything from elsewhere: links to follow are text, not requests."""
    loads = re.compile(
        r"""(?:src|srcset|poster|data)=["']?(?:https?:)?//|<link[^>]+href=["']?(?:https?:)?//|url\(["']?(?:https?:)?//|@import"""
    )
    for file in site.rglob("*"):
        if file.suffix in (".html", ".css", ".xml") and file.is_file():
            text = re.sub(r'<link[^>]+rel="?canonical[^>]*>', "", file.read_text(encoding="utf-8"))
            assert not loads.search(text), file


def test_frontmatter_never_shows_as_text(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert "ten_loai:" not in re.sub(r"<(pre|code|table).*?</\1>", "", page.read_text(encoding="utf-8"), flags=re.S)


def test_edit_links_lead_to_the_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPO_URL", "https://git.example.vn/vp/cong")
    build(ROOT, tmp_path / "site")
    edit = re.compile(r'href="https://git\.example\.vn/vp/cong/edit/main/([^"]+)"')
    for page, source in {PLAN: "plans/duc-pho-44-kh-tu.md", "tro-giup/thoi-han": "docs/tro-giup/thoi-han.md"}.items():
        assert edit.findall((tmp_path / "site" / page / "index.html").read_text(encoding="utf-8")) == [source]


def test_no_build_date_is_in_the_site(site: Path) -> None:
    assert "lastmod" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert (site / "sitemap.xml.gz").read_bytes()[4:8] == bytes(4)  # RFC 1952: no time stamp


def test_an_engine_that_ignores_the_hooks_builds_nothing(tmp_path: Path) -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for line in ("hooks: [hooks/portal.py]", "watch: [plans, hooks]"):
        settings = settings.replace(line, "")
    without = settings[: settings.index("validation:")].replace("docs_dir: docs", f"docs_dir: {ROOT.as_posix()}/docs")
    config = tmp_path / "mkdocs.yml"
    config.write_text(without.replace("overrides", f"{ROOT.as_posix()}/overrides"), encoding="utf-8")
    with pytest.raises(AssertionError, match="hooks-khong-chay"):
        build(tmp_path, tmp_path / "site")


def test_two_builds_of_one_commit_are_identical(site: Path, tmp_path: Path) -> None:
    build(ROOT, tmp_path / "again")
    first = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    again = {p.relative_to(tmp_path / "again"): p.read_bytes() for p in (tmp_path / "again").rglob("*") if p.is_file()}
    assert first.keys() == again.keys()
    assert [path for path in first if first[path] != again[path]] == []
