"""A printed page is read as a person reads it: columns, paragraphs over line and page ends, tables."""

import pytest

from intake.readers.pdf_files import Sheet, pdf
from vanban.intake.readers import Programs, UnreadableError, read_file

LONG = "Các cấp ủy tổ chức học tập nghị quyết cho cán bộ và đảng viên trong"  # a full line: 67 letters of 6 points

HEADING = "I- MỤC ĐÍCH, YÊU CẦU, NỘI DUNG VÀ NHỮNG VIỆC KHÁC CỦA KẾ HOẠCH TRONG"


def read(*sheets: Sheet, programs: Programs | None = None) -> list[str]:
    return [line for line in read_file("a.pdf", pdf(sheets), programs).lines if line]


def test_head_and_signature_are_read_column_by_column() -> None:
    sheet = Sheet()
    sheet.column(90, 780, "TỈNH ỦY BÌNH MINH", "THỊ ỦY AN BÌNH", "*", "Số 12-KH/TU")
    sheet.column(330, 780, "ĐẢNG CỘNG SẢN VIỆT NAM", "", "", "An Bình, ngày 05 tháng 3 năm 2024")
    sheet.column(270, 690, "KẾ HOẠCH").column(130, 672, "về đợt sinh hoạt chính trị ở các chi bộ trong quý I")
    sheet.column(116, 630, LONG).column(80, 612, LONG, "thị xã./.")
    sheet.column(360, 510, "T/M BAN THƯỜNG VỤ", "BÍ THƯ").column(380, 420, "Lê Văn Mẫu")
    sheet.column(80, 506, "Nơi nhận:", "- Tỉnh ủy (báo cáo),", "- Các đảng ủy, chi bộ", "- Lưu.", pitch=14)

    assert read(sheet) == [
        "TỈNH ỦY BÌNH MINH", "THỊ ỦY AN BÌNH", "*", "Số 12-KH/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM", "An Bình, ngày 05 tháng 3 năm 2024",
        "KẾ HOẠCH", "về đợt sinh hoạt chính trị ở các chi bộ trong quý I",
        f"{LONG} {LONG} thị xã./.",
        "Nơi nhận:", "- Tỉnh ủy (báo cáo),", "- Các đảng ủy, chi bộ", "- Lưu.",
        "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Văn Mẫu",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ((80, LONG), (80, "thị xã."), True),
        ((116, LONG), (80, "Thị ủy An Bình."), True),  # first line drawn in, and full: a name begins the next
        ((80, LONG + " xã."), (116, "Các đơn vị báo cáo."), False),  # drawn in: a new paragraph
        ((80, "Một câu ngắn."), (80, "Các đơn vị báo cáo."), False),
        ((80, LONG), (80, "1. Mục đích"), False),
        ((80, LONG), (80, "- Yêu cầu"), False),
        ((80, LONG), (80, "đ) Nội dung"), False),
        ((80, LONG + " chính trị"), (80, "- xã hội báo cáo."), True),
        ((80, LONG + " số"), (80, "83) và Hướng dẫn 5."), True),
        ((80, LONG + " lần thứ"), (80, "XIII của Đảng."), True),
        ((116, "4. " + LONG[:-6]), (116, "Thị ủy báo cáo."), False),  # the heading is full, but both are drawn in
        ((80, "- " + LONG), (90, "Thị ủy An Bình,"), True),  # hanging under its words
        ((80, LONG + ","), (80, "15/3/2024 và sau đó."), True),
        ((80, HEADING), (80, "NĂM HAI NGHÌN"), True),
        ((80, "I- MỤC ĐÍCH, YÊU CẦU"), (80, "Các đơn vị báo cáo."), False),
    ],
)  # fmt: skip
def test_lines_that_go_on(above: tuple[float, str], below: tuple[float, str], joined: bool) -> None:
    sheet = Sheet([(80, 700, LONG + " cả"), (above[0], 660, above[1]), (below[0], 642, below[1])])

    assert read(sheet)[1:] == ([f"{above[1]} {below[1]}"] if joined else [above[1], below[1]])


def test_a_number_cut_at_its_hyphen_is_whole_again() -> None:
    sheet = Sheet().column(80, 700, LONG + " số 20-", "NQ/TW của Trung ương.")

    assert read(sheet) == [f"{LONG} số 20-NQ/TW của Trung ương."]


def test_a_paragraph_goes_on_over_the_page_end_and_numbers_of_pages_go() -> None:
    first = Sheet([(80, 100, LONG), (290, 40, "1")])
    second = Sheet([(290, 800, "- 2 -"), (80, 760, "thị xã."), (116, 742, "Hết.")])
    third = Sheet([(290, 800, "Trang 3/3"), (80, 760, "Phụ lục")])

    assert read(first, second, third) == [f"{LONG} thị xã.", "Hết.", "Phụ lục"]


def test_footnotes_are_marked_and_stand_after_their_paragraph() -> None:
    first = Sheet([(80, 130, "Theo Nghị quyết 08-NQ/TU"), (224, 134, "1", 8), (232, 130, "thì các cấp ủy và cán bộ")])
    first.words += [
        (80, 112, "của Đảng bộ và các"),
        (80, 59, "1", 5),
        (86, 56, "Của Tỉnh ủy về", 8),
        (80, 46, "văn hóa.", 8),
    ]
    second = Sheet([(80, 760, "thị xã rộng 500 km"), (188, 764, "2", 8), (80, 742, "Hết.")])

    assert read(first, second) == [
        "Theo Nghị quyết 08-NQ/TU[1] thì các cấp ủy và cán bộ của Đảng bộ và các thị xã rộng 500 km2",
        "[1] Của Tỉnh ủy về văn hóa.",
        "Hết.",
    ]


def test_names_and_values_side_by_side_keep_together() -> None:
    sheet = Sheet().column(80, 700, "Thời gian:", "Địa điểm:").column(250, 700, "7 giờ ngày 5/3", "Hội trường")

    assert read(sheet) == ["Thời gian:\t7 giờ ngày 5/3", "Địa điểm:\tHội trường"]


def test_running_text_in_two_columns_is_read_column_by_column() -> None:
    left = ["Các cấp ủy, tổ chức đảng lãnh đạo và"] * 8
    right = ["chỉ đạo các chi bộ học tập nghị quyết"] * 8
    sheet = Sheet().column(60, 700, *left, "báo cáo.").column(310, 700, *right, "theo quy định.")

    assert read(sheet) == [" ".join([*left, "báo cáo."]), " ".join([*right, "theo quy định."])]


def test_running_heads_go() -> None:
    sheets = [Sheet([(80, 810, f"Kế hoạch 12-KH/TU, tờ {n}"), (80, 700, f"Câu thứ {n}.")]) for n in range(1, 5)]

    assert read(*sheets) == ["Câu thứ 1.", "Câu thứ 2.", "Câu thứ 3.", "Câu thứ 4."]


def grid(columns: list[float], rows: list[float]) -> list[tuple[float, float, float, float]]:
    wide, high = columns[-1] - columns[0], rows[0] - rows[-1]
    return [(x, rows[-1], 0.7, high) for x in columns] + [(columns[0], y, wide, 0.7) for y in rows]


def test_a_ruled_table_is_a_markdown_table() -> None:
    sheet = Sheet(rules=grid([80, 110, 300, 500], [700, 680, 640]))
    sheet.column(80, 720, "Lịch:").column(116, 600, "Sau bảng.")
    sheet.column(85, 686, "TT", "1").column(115, 686, "Việc", "Tổ chức hội nghị ở", "các chi bộ").column(
        305, 686, "Thời gian"
    )
    sheet.column(305, 668, "trước 15/3")

    assert read(sheet) == [
        "Lịch:",
        "| TT | Việc | Thời gian |",
        "|---|---|---|",
        "| 1 | Tổ chức hội nghị ở các chi bộ | trước 15/3 |",
        "Sau bảng.",
    ]


def test_merged_cells_are_whole() -> None:
    rules = [(x, 640, 0.7, 60) for x in (80, 200, 400)] + [(300, 640, 0.7, 40)]
    rules += [(80, y, 320, 0.7) for y in (700, 640)] + [(200, 680, 200, 0.7), (200, 660, 200, 0.7)]
    sheet = Sheet(rules=rules).column(85, 676, "Văn phòng", "Thị ủy", pitch=18)
    sheet.column(205, 686, "Nội dung và thời gian", "Họp", "Tổng kết", pitch=20).column(
        305, 666, "5/3", "6/3", pitch=20
    )

    assert read(sheet) == [
        "| Văn phòng Thị ủy | Nội dung và thời gian |  |",
        "|---|---|---|",
        "|  | Họp | 5/3 |",
        "|  | Tổng kết | 6/3 |",
    ]


def test_a_table_goes_on_over_the_page_end() -> None:
    sheets = []
    for n in (1, 2):
        sheet = Sheet(rules=grid([80, 200, 400], [100, 80, 60]))
        sheets.append(sheet.column(85, 86, "Việc", f"Việc {n}", pitch=20).column(205, 86, "Hạn", f"{n}/3", pitch=20))

    assert read(*sheets) == ["| Việc | Hạn |", "|---|---|", "| Việc 1 | 1/3 |", "| Việc 2 | 2/3 |"]


def test_a_box_about_words_is_no_table() -> None:
    assert read(Sheet([(90, 700, "KHẨN")], grid([80, 200], [720, 690]))) == ["KHẨN"]


@pytest.mark.parametrize("turn", ["0 1 -1 0", "0 -1 1 0", "-1 0 0 -1"])
def test_pages_lying_on_their_side_are_read(turn: str) -> None:
    a, b = (float(part) for part in turn.split()[:2])
    places = [(300 + 100 * a + n * 18 * b, 400 + 100 * b - n * 18 * a) for n in range(2)]
    sheet = Sheet([(*places[0], "Phụ lục một."), (*places[1], "Kèm theo Kế hoạch.")], turn=turn)

    assert read(sheet) == ["Phụ lục một.", "Kèm theo Kế hoạch."]


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    assert read(Sheet([(80, 700, "Nội dung."), (80.3, 700, "Nội dung.")])) == ["Nội dung."]


def test_a_stamp_across_the_page_is_told_and_no_text() -> None:
    paper = read_file("a.pdf", pdf([Sheet([(80, 700, "Nội dung chính của kế hoạch.")], stamp="DỰ THẢO")]))

    assert paper.lines == ("Nội dung chính của kế hoạch.",)
    assert "«DỰ THẢO»" in paper.remarks[0]


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "(Lưu hành nội bộ)"])
def test_a_mark_of_secrecy_is_never_lost(mark: str) -> None:
    aslant = Sheet([(80, 700, "Nội dung chính của kế hoạch.")], stamp=mark)
    on_edges = [Sheet([(80, 810, mark), (80, 700, f"Câu {n}.")]) for n in range(4)]

    assert read(aslant)[0] == mark
    assert read(*on_edges).count(mark) == 1
    assert read(*on_edges)[0] == mark


def test_what_stands_apart_on_one_line_is_parted_by_a_tab() -> None:
    assert read(Sheet([(80, 700, "Số: 1082"), (300, 700, "Số 14-KH/TU")])) == ["Số: 1082\tSố 14-KH/TU"]


def test_words_parted_without_blanks_are_parted() -> None:
    assert read(Sheet([(80, 700, "Kế"), (96, 700, "hoạch"), (130, 700, "số 5")])) == ["Kế hoạch số 5"]


def test_an_old_code_in_a_pdf_is_converted() -> None:
    paper = read_file("a.pdf", pdf([Sheet().column(80, 700, "Céng hoµ x· héi chñ nghÜa ViÖt Nam")]))

    assert paper.lines == ("Cộng hoà xã hội chủ nghĩa Việt Nam",)


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    content = pdf([Sheet().column(80, 700, "Kế hoạch")], password=b"")

    assert read_file("a.pdf", content).lines == ("Kế hoạch",)


def test_words_over_a_scan_are_said_to_be_of_a_machine() -> None:
    sheet = Sheet(picture=True).column(80, 700, *[LONG] * 3)

    assert "máy nhận dạng" in read_file("a.pdf", pdf([sheet])).remarks[0]


def test_a_scanned_page_among_others_is_named() -> None:
    paper = read_file("a.pdf", pdf([Sheet().column(80, 700, "Kế hoạch"), Sheet(picture=True)]))

    assert paper.lines == ("Kế hoạch",)
    assert "trang 2" in paper.remarks[0]


def test_a_font_without_its_letters_is_told() -> None:
    content = pdf([Sheet().column(80, 700, *[LONG] * 3)], unicode=False)

    with pytest.raises(UnreadableError, match="pdf-chu-hong"):
        read_file("a.pdf", content)
