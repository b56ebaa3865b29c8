"""What Word prints is what is read: numbering, tables, notes, tracked changes, boxes, stress."""

import io
import zipfile

import docx as docx_library
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.readers.word_files import LINED, W, docx, listed, numbering, p, r, table, zipped
from vanban.intake.readers import read_file
from vanban.intake.readers.word.numbering import letter, roman

PLAN = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"), ("bullet", "\uf0b7"))


def lines(body: str, **parts: str) -> list[str]:
    return [line for line in read_file("a.docx", docx(body, **parts)).lines if line]


def test_automatic_numbering_is_printed_as_word_does() -> None:
    levels = [0, 1, 1, 2, 2, 3, 3, 4, 1, 0, 1]
    body = "".join(listed("việc", level=level) for level in levels)

    assert lines(body, numbering=numbering(*PLAN)) == [
        f"{label} việc" for label in ("I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "-", "3.", "II.", "1.")
    ]  # fmt: skip


def test_a_typed_dd_between_automatic_points_stays_where_it_was_typed() -> None:
    again = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    again += '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    body = "".join(listed("việc") for _ in range(4)) + p("đ) việc gõ tay") + listed("việc", 2) + listed("việc", 2)

    read = lines(body, numbering=numbering(("lowerLetter", "%1)"), lists=again))

    assert [line.split()[0] for line in read] == ["a)", "b)", "c)", "d)", "đ)", "e)", "f)"]


def test_numbering_comes_from_styles_too() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    body = p("một", '<w:pStyle w:val="Muc"/>') + p("hai", '<w:pStyle w:val="MucCon"/>')
    body += p("không số", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')

    assert lines(body, styles=styles, numbering=numbering(("upperRoman", "%1-"))) == ["I- một", "II- hai", "không số"]


def test_a_heading_style_takes_the_level_that_names_it() -> None:
    levels = (
        '<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pStyle w:val="Nho"/><w:lvlText w:val="%2."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = '<w:style w:styleId="Nho"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'

    assert lines(p("mục", '<w:pStyle w:val="Nho"/>'), styles=styles, numbering=levels) == ["1. mục"]


@pytest.mark.parametrize(("number", "printed"), [(4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV")])
def test_roman_numbers(number: int, printed: str) -> None:
    assert roman(number) == printed


@given(st.integers(-5, 10**6))
def test_every_number_has_a_label(number: int) -> None:
    assert letter(number)
    assert roman(number)


HEAD = (
    ("TỈNH ỦY BÌNH MINH\nTHỊ ỦY AN BÌNH\n*", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ("Số 12-KH/TU", "An Bình, ngày 05 tháng 3 năm 2024"),
)


@pytest.mark.parametrize("borders", ["", LINED])
def test_the_table_of_the_head_is_read_column_by_column(borders: str) -> None:
    assert lines(table(*HEAD, properties=borders)) == [
        "TỈNH ỦY BÌNH MINH", "THỊ ỦY AN BÌNH", "*", "Số 12-KH/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM", "An Bình, ngày 05 tháng 3 năm 2024",
    ]  # fmt: skip


def test_the_table_of_the_signature_is_read_column_by_column() -> None:
    foot = table(("Nơi nhận:\n- Tỉnh ủy (báo cáo),\n- Lưu.", "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLê Văn Mẫu"))

    assert lines(p("Hết.") + foot)[-3:] == ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Văn Mẫu"]


def test_a_head_and_signature_set_with_tabs_are_read_column_by_column() -> None:
    typed = [
        "TỈNH ỦY BÌNH MINH\t\tĐẢNG CỘNG SẢN VIỆT NAM", "THỊ ỦY AN BÌNH", "*",
        "Số 12-KH/TU          An Bình, ngày 05 tháng 3 năm 2024", "\t\t\tKẾ HOẠCH", "1.\tMục đích",
        "Nơi nhận:\t\tT/M BAN THƯỜNG VỤ", "- Tỉnh ủy,\t\t\tBÍ THƯ", "- Lưu.", "\t\t\t\tLê Văn Mẫu",
    ]  # fmt: skip

    assert lines("".join(map(p, typed))) == [
        "TỈNH ỦY BÌNH MINH", "THỊ ỦY AN BÌNH", "*", "Số 12-KH/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM", "An Bình, ngày 05 tháng 3 năm 2024",
        "KẾ HOẠCH", "1.\tMục đích",
        "Nơi nhận:", "- Tỉnh ủy,", "- Lưu.", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Văn Mẫu",
    ]  # fmt: skip


def test_a_gap_elsewhere_is_a_tab() -> None:
    assert lines(p("Thời gian:\t\t7 giờ") + p("\tHọp xong.")) == ["Thời gian:\t7 giờ", "Họp xong."]


def test_of_the_pages_edges_a_head_and_marks_are_read() -> None:
    head = table(("TỈNH ỦY BÌNH MINH", "ĐẢNG CỘNG SẢN VIỆT NAM"))

    assert lines("Kế hoạch", header=p("Trang 1") + p("MẬT")) == ["MẬT", "Kế hoạch"]
    assert lines("Kế hoạch", header=head) == ["TỈNH ỦY BÌNH MINH", "ĐẢNG CỘNG SẢN VIỆT NAM", "Kế hoạch"]
    assert lines("Kế hoạch", footer=p("Lưu hành nội bộ")) == ["Lưu hành nội bộ", "Kế hoạch"]


def test_a_table_that_lists_documents_is_no_head() -> None:
    body = table(("Số 12-KH/TU", "KT-XH"), ("Số 13-KH/TU", "TM-DV"), properties=LINED)

    assert lines(body)[0] == "| Số 12-KH/TU | KT-XH |"


def test_the_lists_of_words_own_template() -> None:
    document = docx_library.Document()
    for style, text in [("List Number", "một"), ("List Number", "hai"), ("List Bullet", "ba"), ("Heading 1", "bốn")]:
        document.add_paragraph(text, style)
    out = io.BytesIO()
    document.save(out)

    assert [line for line in read_file("a.docx", out.getvalue()).lines if line] == ["1. một", "2. hai", "- ba", "bốn"]


def test_a_table_of_data_is_a_markdown_table() -> None:
    body = table(("TT", "Việc", "Thời hạn"), ("1", "Họp A|B\nrồi báo cáo", "trước 15/3"), properties=LINED)

    assert lines(body) == [
        "| TT | Việc | Thời hạn |",
        "|---|---|---|",
        "| 1 | Họp A\\|B<br>rồi báo cáo | trước 15/3 |",
    ]


def test_merged_cells_keep_the_columns() -> None:
    body = table(("A", "B", "C"), ("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), properties=LINED)
    body = body.replace("<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', 1)

    assert lines(body)[0] == "| A |  | B | C |"
    assert lines(body)[2] == "| 1 | 2 | 3 |  |"


def test_tracked_changes_are_taken() -> None:
    body = p(
        r("trước ngày ") + f"<w:ins>{r('20')}</w:ins><w:del><w:r><w:delText>15</w:delText></w:r></w:del>" + r("/3")
    )
    body += p(r("Đoạn bị "), "<w:rPr><w:del/></w:rPr>") + p("nối lại.")

    assert lines(body) == ["trước ngày 20/3", "Đoạn bị nối lại."]


def test_footnotes_stand_after_their_paragraph() -> None:
    body = p(r("Nghị quyết") + '<w:r><w:footnoteReference w:id="7"/></w:r>' + r(" mới")) + p("Sau.")
    notes = f'<w:footnote w:id="7">{p("Số 05-NQ/TU.")}</w:footnote>'

    assert lines(body, footnotes=notes) == ["Nghị quyết[1] mới", "[1] Số 05-NQ/TU.", "Sau."]


def test_text_boxes_are_read_once() -> None:
    box = f"<wps:txbx><w:txbxContent>{p('DỰ THẢO')}</w:txbxContent></wps:txbx>"
    again = f"<w:pict><v:textbox><w:txbxContent>{p('DỰ THẢO')}</w:txbxContent></v:textbox></w:pict>"
    choice = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{again}</mc:Fallback></mc:AlternateContent>"
    )

    assert lines(p(r("Văn bản") + f"<w:r>{choice}</w:r>")) == ["Văn bản", "DỰ THẢO"]
    assert lines(p(f"<w:r>{again}</w:r>")) == ["DỰ THẢO"]


def test_a_soft_break_begins_a_line_of_the_same_paragraph() -> None:
    paper = read_file("a.docx", docx(p(r("KẾ HOẠCH") + "<w:r><w:br/></w:r>" + r("về việc")) + p("Sau")))

    assert paper.lines == ("KẾ HOẠCH", "về việc", "", "Sau")


@pytest.mark.parametrize(
    ("runs", "line"),
    [
        (r("trước ngày ") + r("15/3", "<w:b/>") + r("."), "trước ngày **15/3**."),
        (r("kế hoạch (") + r("gọi tắt là A ", "<w:i/>") + r(")"), "kế hoạch (*gọi tắt là A* )"),
        (r("cả đoạn ", "<w:b/>") + r("in đậm", "<w:b/>"), "cả đoạn in đậm"),
        (r("1. Đề mục:", "<w:b/>") + r(" nội dung"), "1. Đề mục: nội dung"),
        (r("vừa ") + r("đậm nghiêng", "<w:b/><w:i/>"), "vừa ***đậm nghiêng***"),
        (r("kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
        (r("thấy") + r(" ẩn", "<w:vanish/>"), "thấy"),
        (r("không ") + r("đậm", '<w:b w:val="0"/>'), "không đậm"),
    ],
)  # fmt: skip
def test_looks(runs: str, line: str) -> None:
    assert lines(p(runs)) == [line]


@pytest.mark.parametrize(
    ("font", "typed", "printed"),
    [
        (".VnTime", "Céng hoµ x· héi", "Cộng hoà xã hội"),
        (".VnTimeH", "®¶ng céng s¶n viÖt nam", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("VNI-Times", "Ñaûng boä", "Đảng bộ"),
        ("Times New Roman", "Céng", "Céng"),
    ],
)
def test_fonts_of_before_unicode(font: str, typed: str, printed: str) -> None:
    paper = read_file("a.docx", docx(p(r(typed, f'<w:rFonts w:ascii="{font}"/>'))))

    assert paper.lines == (printed,)
    assert bool(paper.remarks) == (typed != printed)


def test_fields_show_their_result_and_links_their_words() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    field += (
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("05/3/2024")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    assert lines(p(r("Ngày ") + field + f'<w:hyperlink w:anchor="x">{r(", xem")}</w:hyperlink>')) == [
        "Ngày 05/3/2024, xem"
    ]


def test_content_controls_are_entered() -> None:
    assert lines(f"<w:sdt><w:sdtContent>{p('trong ô')}</w:sdtContent></w:sdt>") == ["trong ô"]


def test_files_in_the_strict_form_are_read_too() -> None:
    with zipfile.ZipFile(io.BytesIO(docx("Kế hoạch"))) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    strict = {
        name: xml.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
        )
        for name, xml in members.items()
    }

    assert read_file("a.docx", zipped(strict)).lines == ("Kế hoạch",)
