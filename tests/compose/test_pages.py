"""Pages as a browser would read them: what an editor wrote is shown as written and never becomes markup."""

from html.parser import HTMLParser

import markdown
import pytest
import yaml

from tiny_library import BODIES, PLAN, at, conclusion, document, library, page, tasks, unit
from vanban.compose import search
from vanban.compose.choices import chooser
from vanban.compose.citations import RELATION_WORDS
from vanban.compose.page import Page
from vanban.compose.settings import Settings
from vanban.compose.site import Site, compose
from vanban.compose.source_links import SourceLinks
from vanban.documents.library import Library
from vanban.search.contents import search_pages
from vanban.search.files import search_files

EXTENSIONS = ["attr_list", "tables", "admonition", "toc"]
SIGNS = '<zz>*sao*_gạch_`mã`[x](y)&amp;"nháy"</zz> { #zz }'
QUOTED = "'" + SIGNS + "'"


def site(of: Library) -> Site:
    pages = {item.source.path: f"{item.address}.md" for item in of.items}
    return compose(of, Settings("Cổng"), SourceLinks(pages, ()))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_data(self, data: str) -> None:
        self.text += data


def read(shown: Page) -> _Reader:
    """The page's head and body as an engine and a browser make them."""
    reader = _Reader()
    reader.feed(markdown.markdown(shown.markdown.split("---\n", 2)[2], extensions=EXTENSIONS))
    return reader


def shown(of: Library, address: str) -> _Reader:
    return read(next(p for p in site(of).pages if p.address == address))


@pytest.mark.parametrize("key", ["can_cu", "van_ban_quan_triet", "thay_the", "sua_doi"])
def test_the_frontmatter_leads_where_the_text_does(key: str) -> None:
    """A document issued later is not meant, one of two cannot be told, and the text may say which."""
    later, earlier = conclusion("21-KL/TW", "25/10/2022"), conclusion("22-KL/TW", "25/10/2021")
    twins = {f"docs/van-ban/23-{year}.md": conclusion("23-KL/TW", f"01/02/{year}") for year in (2020, 2021)}
    named = "".join(f"  - Kết luận số {number}-KL/TW\n" for number in (21, 22, 23))
    files = {"docs/van-ban/21.md": later, "docs/van-ban/22.md": earlier, **twins}

    def relations(body: str) -> str:
        of = library({PLAN: document(f"{key}:\n{named}", body), **files})
        plan = next(p for p in site(of).pages if p.address == at(of, PLAN).address)
        return plan.body.split("{ #lien-quan }")[1].split("</ul>")[0]

    assert "2022/21" not in relations("Chữ.")
    assert 'trung-uong/2021/22/">Kết luận số 22-KL/TW</a>' in relations("Chữ.")
    assert "Kết luận số 23-KL/TW <small" in relations("Chữ.")
    assert 'trung-uong/2021/23/">Kết luận số 23-KL/TW</a>' in relations("Học Kết luận số 23-KL/TW ngày 01/02/2021.")


def test_lists_show_a_citation_without_marks() -> None:
    of = library(
        {
            PLAN: document(body="Học **Kết luận** số 22-KL/TW."),
            "docs/van-ban/22.md": conclusion("22-KL/TW", "25/10/2021"),
        }
    )
    listed = next(p for p in site(of).pages if p.address == at(of, PLAN).address).body.split("{ #lien-quan }")[1]

    assert ">Kết luận số 22-KL/TW</a>" in listed


def hostile() -> Library:
    facts = f"""\
nguoi_ky:
  quyen_han: {QUOTED}
  chuc_vu: {QUOTED}
  ho_ten: {QUOTED}
hieu_luc: {QUOTED}
ban_goc: {QUOTED}
kinh_phi: {QUOTED}
can_cu: {QUOTED}
suy_ra: {QUOTED}
noi_nhan: {QUOTED}
viet_tat:
  {QUOTED}: {QUOTED}
doi_tuong:
  gom: {QUOTED}
  tru: {QUOTED}
tai_lieu:
  - ten: {QUOTED}
    dung_cho: {QUOTED}
    ghi_chu: {QUOTED}
hoi_nghi:
  - muc: I
    chu_tri: Thị ủy
    thanh_phan: {QUOTED}
    so_lop: {QUOTED}
    dia_diem: {QUOTED}
    bao_cao_vien: {QUOTED}
    ghi_chu: {QUOTED}
    thoi_han: 'trước ngày 15/3/2022 <script>'
thu_hoach:
  muc: I
  tu: {QUOTED}
  gui: {QUOTED}
bao_cao:
  - muc: I
    tu: Thị ủy
    gui: Ban Tuyên giáo Thị ủy
    noi_dung: {QUOTED}
"""
    place = f"'xã {SIGNS.replace(',', '')}, tỉnh Quảng Ngãi'"
    plan = document(facts + tasks(f"muc: I\nviec: {QUOTED}\nsan_pham: {QUOTED}")).replace("học tập nghị quyết", QUOTED)
    return library({
        PLAN: plan,
        "docs/don-vi/to.md": unit(QUOTED, place, f"ten_khac: {QUOTED}"),
        "docs/tai-lieu/sach.md": page(f"ten: {QUOTED}\nten_loai: Tài liệu\ndung_cho: {QUOTED}\nluu_hanh: công khai"),
    })  # fmt: skip


def test_words_of_the_frontmatter_never_become_markup() -> None:
    of = hostile()
    for each in site(of).pages:
        found = read(each)
        live = {"zz", "em"} if each.address == search.ADDRESS else {"zz", "em", "script"}  # its scripts are its own
        assert not live & set(found.tags), each.address
        assert "zz" not in found.ids, each.address
        for part in found.text.split("<zz>")[1:]:
            assert part.startswith('*sao*_gạch_`mã`[x](y)&amp;"nháy"</zz> { #zz }'), each.address


def test_each_fact_is_shown_as_written() -> None:
    of = hostile()

    assert shown(of, "ke-hoach/thi-uy/2022/44").text.count("<zz>") >= 25
    assert shown(of, "don-vi/to").text.count("<zz>") >= 3
    assert shown(of, "tai-lieu/sach").text.count("<zz>") >= 2
    assert shown(of, "don-vi").text.count("<zz>") >= 2


def test_what_templates_write_as_it_is_is_written_safely() -> None:
    for each in site(hostile()).pages:
        settings = yaml.safe_load(each.markdown.split("---\n")[1])
        assert not set('<>"') & set(settings.get("description", "")), each.address
        assert not set("<>") & set(settings["title"]), each.address


def test_a_text_that_begins_with_a_heading_for_its_opening_can_be_published() -> None:
    of = library({PLAN: document(body="## Mở đầu\n\nLời đầu.\n\n## I. A\n\nChữ.\n")})
    ids = shown(of, "ke-hoach/thi-uy/2022/44").ids

    assert ids.count("mo-dau") == 1
    assert list(search_files(search_pages(of, [])))


def test_no_page_has_an_id_twice() -> None:
    body = "Lời đầu.\n\n## I. A\n\n### Đoạn cuối\n\nB.\n\n## I. C\n\n### Đoạn cuối\n\nD.\n"
    for each in site(library({PLAN: document(tasks("muc: I\nviec: học"), body)})).pages:
        ids = read(each).ids
        assert len(ids) == len(set(ids)), each.address


@pytest.mark.parametrize(("key", "words"), RELATION_WORDS.items())
def test_a_document_says_how_it_is_named_in_the_frontmatter_of_another(key: str, words: str) -> None:
    known = {"docs/van-ban/21.md": conclusion("21-KL/TW", "25/10/2021")}
    of = library({PLAN: document(f"{key}: Kết luận số 21-KL/TW ngày 25/10/2021\n"), **known})

    assert f"Kế hoạch số 44-KH/TU (Thị ủy Đức Phổ) ({words})" in shown(of, "ket-luan/trung-uong/2021/21").text


def test_a_body_shows_its_documents_groups_and_units() -> None:
    more = {
        "docs/don-vi/nhom.md": page(
            "ten_loai: Nhóm đơn vị\nten: Các ban Đức Phổ\ndia_ban: thị xã Đức Phổ, tỉnh Quảng Ngãi\n"
            "thanh_vien: [Thị ủy Đức Phổ, Thị ủy]\nluu_hanh: công khai"
        ),
        "docs/don-vi/van-phong.md": unit("Văn phòng Thị ủy Đức Phổ", more="truc_thuoc: Thị ủy"),
    }
    text = shown(library({PLAN: document(), **more}), "don-vi/thi-uy").text

    assert "Kế hoạch số 44-KH/TU: học tập nghị quyết" in text
    assert "Thuộc nhómCác ban Đức Phổ" in text
    assert "Đơn vị trực thuộcVăn phòng Thị ủy Đức Phổ" in text


def test_a_material_shows_the_plans_that_ask_for_it() -> None:
    book = page("ten_loai: Tài liệu\nten: Sách hỏi đáp\nten_khac: Hỏi đáp\nluu_hanh: công khai")
    use = "tai_lieu:\n  - ten: hỏi đáp\n    dung_cho: đảng viên\n    muc: I\n"
    of = library({PLAN: document(use, "## I. A\n"), "docs/tai-lieu/sach.md": book})

    assert "Kế hoạch số 44-KH/TU (Thị ủy Đức Phổ): dùng cho đảng viên" in shown(of, "tai-lieu/sach").text


def test_a_place_with_two_blanks_is_the_same_place() -> None:
    one = library({"docs/don-vi/a.md": unit("Tổ Đức Phổ", "'thị  xã  Đức Phổ,  tỉnh Quảng Ngãi'")})

    assert {str(item.model.locality) for item in one.bodies.items if "Đức Phổ" in item.model.name} == {
        "thị xã Đức Phổ, tỉnh Quảng Ngãi"
    }


def test_every_file_is_at_an_address_of_its_own() -> None:
    both = site(library({PLAN: document(), "plans/b.md": document(issued="01/4/2022"), **BODIES}))
    paths = [*(p.path for p in both.pages), *(a.path for a in both.assets)]

    assert len(paths) == len(set(paths))
    assert at(library({PLAN: document()}), PLAN).address in {p.address.removesuffix("-2022-03-09") for p in both.pages}


ASKED = """\
ten_loai: Hỏi – đáp
ten: HOSTILE
bien_soan: Ban biên tập
van_ban: plans/ke-hoach.md
luu_hanh: công khai
cau_hoi:
  - ma: hoc-gi
    hoi: HOSTILE
    dap: Xem [kế hoạch](../../plans/ke-hoach.md).
    muc: I
"""


def test_questions_are_words_and_keep_their_anchor() -> None:
    asked = page(ASKED.replace("HOSTILE", QUOTED), "Lời đầu: [kế hoạch](../../plans/ke-hoach.md).")
    of = library({PLAN: document(body="## I. A\n"), "docs/hoi-dap/hoi.md": asked})
    for address in ("hoi-dap", "hoi-dap/hoi"):
        found = shown(of, address)
        assert not {"zz", "em", "script"} & set(found.tags)
        assert "zz" not in found.ids
        assert SIGNS in found.text
    assert "hoc-gi" in shown(of, "hoi-dap/hoi").ids


def test_a_title_on_my_part_is_words() -> None:
    hostile_title = "'<script>[z](javascript:a)</script>'"
    unnumbered = document(tasks("muc: I\nviec: học\nchu_tri: Thị ủy")).replace("44-KH/TU", "không ghi")
    of = library({PLAN: unnumbered.replace("học tập nghị quyết", hostile_title)})
    parts = [p for p in site(of).pages if p.address.startswith("phan-viec/")]

    assert parts
    for part in parts:
        assert "script" not in read(part).tags
        assert hostile_title.strip("'") in read(part).text


def test_links_between_sources_lead_to_their_pages_from_every_kind_of_page() -> None:
    link = "Xem [kế hoạch](../../plans/ke-hoach.md)."
    of = library({
        PLAN: document(body="## I. A\n"),
        "docs/don-vi/to.md": unit("Tổ Đức Phổ") + link,
        "docs/tai-lieu/sach.md": page("ten_loai: Tài liệu\nten: Sách\nluu_hanh: công khai", link),
        "docs/hoi-dap/hoi.md": page(ASKED, f"Lời đầu. {link}"),
    })  # fmt: skip
    pages = {p.address: p.markdown for p in site(of).pages}

    for address, times in (("don-vi/to", 1), ("tai-lieu/sach", 1), ("hoi-dap/hoi", 2)):
        assert pages[address].count("[kế hoạch](../ke-hoach/thi-uy/2022/44.md)") == times
    assert pages["hoi-dap/hoi"].index("Lời đầu.") < pages["hoi-dap/hoi"].index("{ #hoc-gi }")


def test_choices_that_differ_in_letter_case_alone_keep_their_order() -> None:
    words = ["đảng viên", "Đảng viên", "Đảng Viên", "ĐẢNG VIÊN"]

    assert 'data-gia-tri="ĐẢNG VIÊN|Đảng Viên|Đảng viên|đảng viên"' in chooser("dung-cho", "Dùng cho", words)
