"""Text files in every code an office has: line n of the file is line n of the paper."""

import codecs
from contextlib import suppress
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.readers.legacy_text import tcvn3, vni, windows_1258
from vanban.intake.readers import UnreadableError, read_file
from vanban.intake.readers.legacy import from_tcvn3, from_vni
from vanban.intake.readers.syllables import plausibility

TEXT = """ĐẢNG CỘNG SẢN VIỆT NAM
Số 12-KH/TU

KẾ HOẠCH
về đợt sinh hoạt chính trị của Đảng bộ thị xã, ngày 05 tháng 3 năm 2024

I- MỤC ĐÍCH, YÊU CẦU
đ) Mỗi kỳ họp phải gửi nghị quyết, ghi rõ người chịu trách nhiệm; kiểm tra kỹ, nghĩa vụ thuở trước.
T/M BAN THƯỜNG VỤ
Nguyễn Thị Mẫu"""
LINES = tuple(TEXT.split("\n"))

SYLLABLES = """
    ban bí bổ các cấp chẵn chặt chỉ chịu chữ của cưỡng đảng đẩy đẹp để đến đoàn đồng đỡ được ghế giữ gửi hằng hẹn học
    hỏi hưởng hữu kẽ khẩn khoẻ khuỷu kỳ kỹ lẫn lễ lợi lũy lực mẫu mỗi mỹ nẻo ngẫm nghĩa nghị người nhẹ nhiễu nỗ nữ ổn
    phẩm phổ phụ quỹ quyết rẽ rộng sẵn sửa tẻ thẳng thỏa thuở thuỵ tĩnh trễ trưởng tuyển tỷ ủng ưỡn uỷ vẫn việc vỡ xã
    xẻ xuyên ý yếu
""".split()  # noqa: SIM905 - a list of eighty quoted words reads worse


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoded", "remarks"),
    [
        (lambda text: text.encode(), 0),
        (lambda text: codecs.BOM_UTF8 + text.encode(), 0),
        (lambda text: text.encode("utf-16"), 1),
        (lambda text: text.encode("utf-16-le"), 1),
        (lambda text: text.encode("utf-16-be"), 1),
        (lambda text: text.encode("utf-32"), 1),
        (lambda text: normalize("NFD", text).encode(), 1),
        (windows_1258, 1),
        (tcvn3, 1),
        (vni, 1),
        (lambda text: tcvn3(text).decode("latin-1").encode(), 1),
        (lambda text: text.encode().decode("latin-1").encode(), 1),
    ],
    ids=["utf8", "bom", "utf16", "le", "be", "utf32", "nfd", "1258", "tcvn3", "vni", "tcvn3-in-utf8", "utf8-twice"],
)  # fmt: skip
def test_every_code_gives_the_same_lines(encoded, remarks, ending) -> None:
    paper = read_file("ke-hoach.txt", encoded(TEXT.replace("\n", ending)))

    assert paper.lines == LINES
    assert len(paper.remarks) == remarks


# How these are written in the fonts is public knowledge; no table of this repository made them.
@pytest.mark.parametrize(
    ("read", "typed", "printed"),
    [
        (from_tcvn3, "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        (from_tcvn3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (from_tcvn3, "ph-¬ng h-íng cña ng-êi ®-îc giao t- t-ëng", "phương hướng của người được giao tư tưởng"),
        (from_tcvn3, "- c¸c ®¬n vÞ chÝnh trÞ - x· héi 14-KH/TU", "- các đơn vị chính trị - xã hội 14-KH/TU"),
        (from_tcvn3, "PHã BÝ TH¦", "PHÓ BÍ THƯ"),
        (from_tcvn3, "§Ò ¸N", "ĐỀ ÁN"),
        (from_tcvn3, "Sè 14-KH/TU", "Số 14-KH/TU"),
        (from_tcvn3, "ë UBND x·", "ở UBND xã"),
        (from_tcvn3, "KÕ HO¹CH cña Thµnh uû", "KẾ HOẠCH của Thành uỷ"),
        (from_vni, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (from_vni, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        (from_vni, "QUYEÁT ÑÒNH", "QUYẾT ĐỊNH"),
        (from_vni, "tröôùc ngaøy", "trước ngày"),
    ],
)
def test_known_words(read, typed, printed) -> None:
    assert read(typed) == printed


words = st.lists(st.sampled_from(SYLLABLES), min_size=6, max_size=40).map(" ".join)


@given(words)
def test_small_letters_come_back_from_every_code(text: str) -> None:
    text = f"Thực hiện nghị quyết của Đảng bộ thị xã: {text}"
    for encoded in (tcvn3, vni, windows_1258):
        assert read_file("a.txt", encoded(text)).lines == (text,)


@given(words.map(str.upper))
def test_capitals_come_back_too(text: str) -> None:
    assert from_vni(vni(text).decode("latin-1")) == text
    assert from_tcvn3(tcvn3(f"ĐẢNG BỘ {text}").decode("latin-1")) == f"ĐẢNG BỘ {text}"


@given(words.map(str.title))
def test_no_text_in_unicode_is_taken_for_another_code(text: str) -> None:
    paper = read_file("a.txt", text.encode())

    assert paper.lines == (text,)
    assert paper.remarks == ()


def test_one_line_in_an_old_code_does_not_touch_the_others() -> None:
    old = tcvn3("- Thực hiện Nghị quyết của Đảng bộ tỉnh").decode("latin-1")
    paper = read_file("a.txt", f"Kế hoạch số 5\n{old}\nvà\nBáo cáo".encode())

    assert paper.lines == ("Kế hoạch số 5", "- Thực hiện Nghị quyết của Đảng bộ tỉnh", "và", "Báo cáo")


def test_a_text_that_lost_a_letter_on_its_way_is_told() -> None:
    lost = tcvn3("Thực hiện nghị quyết, đồng chí được giao nhiệm vụ").replace(b"\xad", b"")

    assert "«ư» đã mất" in read_file("a.txt", lost).remarks[1]


def test_page_breaks_do_not_move_lines() -> None:
    paper = read_file("a.txt", "một\n\fhai\n--- PAGE BREAK ---\nbốn\u2028vẫn bốn\x0cvẫn\n\n".encode())

    assert paper.lines == ("một", "hai", "", "bốn\u2028vẫn bốnvẫn", "")


@pytest.mark.parametrize(
    ("text", "line", "remark"),
    [
        ("trước \u202e15/8\u202c", "trước 15/8", "đảo chiều"),
        ("Kế\u00ad hoạch\u200b", "Kế hoạch", "không nhìn thấy"),
        ("Kế\x07 hoạch", "Kế hoạch", "không nhìn thấy"),
        ("Số 05-КН/TU", "Số 05-КН/TU", "«КН»"),
        ("Кế hoạch", "Кế hoạch", "«Кế»"),
        ("Kế ho\ufffdch", "Kế ho\ufffdch", "cần gõ lại"),
    ],
)
def test_letters_that_hide_are_told(text: str, line: str, remark: str) -> None:
    paper = read_file("a.txt", f"Kế hoạch\n{text}".encode())

    assert paper.lines[1] == line
    assert remark in paper.remarks[0]
    assert "dòng 2" in paper.remarks[0]


@pytest.mark.parametrize(
    "text", ["Họp xong 🎉👨‍👩‍👧", "góc α = 5°", "Đoàn Москва thăm", "x² + ½ → ≥ 3", "Số 05\u00a0KH"]
)
def test_other_signs_are_left_alone(text: str) -> None:
    paper = read_file("a.txt", text.encode())

    assert paper.lines == (text,)
    assert paper.remarks == ()


def test_a_letter_cut_in_half_at_the_end_is_told() -> None:
    paper = read_file("a.txt", (TEXT + "\nKế hoạch").encode()[:-4])

    assert paper.lines[:-1] == LINES
    assert "cần gõ lại" in paper.remarks[0]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_paper_or_a_sentence(content: bytes) -> None:
    for name in ("a.txt", "a.docx"):
        with suppress(UnreadableError):
            assert any(line.strip() for line in read_file(name, content).lines)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_lines_of_unicode_are_counted_as_editors_do(text: str) -> None:
    content = text.encode()
    try:
        paper = read_file("a.md", content)
    except UnreadableError:
        return
    universal = text.replace("\r\n", "\n").replace("\r", "\n")
    if not any("UTF" in remark for remark in paper.remarks):
        assert len(paper.lines) == universal.count("\n") + (not universal.endswith("\n"))


@pytest.mark.parametrize(("text", "least", "most"), [(TEXT, 1, 1), ("Ünïversität grüßt", 0, 0.4), ("plain", 1, 1)])
def test_how_vietnamese_a_text_looks(text: str, least: float, most: float) -> None:
    assert least <= plausibility(text) <= most
