"""What a scanner or a converter left in the text: cut paragraphs, stamps, formulas, lost signs, wrong blanks."""

import re
from collections.abc import Iterator

from vanban.checks.finding import Finding
from vanban.checks.text.examined import Examined, Passage

_CUT = re.compile(r"\n[^\S\n]*\n")
_STAMP = re.compile(
    r"^(?:Số ?:? ?[0-9]+(?:\s.*)?|(?:Ngày|Chuy[eê]n|Chuyển|Giờ|Đến|ĐẾN|Lưu hồ sơ(?: số)?)\s?:.*"
    r"|(?:CÔNG VĂN |VĂN BẢN )?ĐẾN\b.*|\[Handwritten\])$"
)
_FORMULA = re.compile(r"\$[^$\n]{0,40}\\[a-z]+[^$\n]{0,40}\$")
_STARS = re.compile(r"^\s*\*{3,}\s*(?=\w)")
_NOTE = re.compile(r"^\s*\* (?=\w)")
_LONE = re.compile(r"^\s*[*}{|]\s*(?:\([^)]*\)\s*)?$")
_THE_END = re.compile(r"\./\.")
_BLANKS = (
    (re.compile(r"“ (?=\w)"), "thừa dấu cách sau dấu mở ngoặc"),
    (re.compile(r"[a-zà-ỹ]- (?=[^\W\d_])|[a-zà-ỹ] -(?=[^\W\d_])"), "thiếu dấu cách trước hoặc sau gạch nối"),
    (
        re.compile(r"(?<![0-9])(?:[12][0-9]{3} -[12][0-9]{3}|[12][0-9]{3}- [12][0-9]{3})(?![0-9])"),
        "dấu cách quanh gạch nối không đều",
    ),
    (re.compile(r"(?<!\.)\.{4,5}(?=\s|$)(?<![.…]{6})"), "thừa dấu chấm"),
)
_COMPOUND = re.compile(
    r"\b(?:quốc phòng-an ninh|an ninh-quốc phòng|[Vv]ăn hóa-[Tt]hông tin|[Kk]inh tế-[Xx]ã hội|[Cc]hính trị-[Xx]ã hội)\b"
)


def findings(examined: Examined) -> Iterator[Finding]:
    """Passage by passage."""
    number_line = examined.draft.head.number_words
    before_kind = min((p.line for p in examined.body), default=1)
    stamp = None
    for passage in examined.passages:
        words = passage.text.words
        if passage.in_body:
            yield from _cut(passage)
        elif passage.line < before_kind and not stamp and _STAMP.match(words.strip()):
            stamp = passage
            if not number_line or number_line.line != passage.line or "\t" in passage.text.source:
                message = "dấu văn bản đến của nơi nhận; số và ngày trong đó không phải của văn bản này"
                yield passage.finding((0, len(words)), "dau-van-ban-den", message)
        yield from _remains(passage)
        yield from _blanks(passage)
    ends = [(p, m.span()) for p in examined.passages for m in _THE_END.finditer(p.text.words)]
    for passage, span in ends[1:2]:
        yield passage.finding(span, "dau-vet-may", "dấu ./. kết thúc văn bản có hai lần; hãy đối chiếu bản gốc")


def _cut(passage: Passage) -> Iterator[Finding]:
    if match := _CUT.search(passage.text.source):
        message = "đoạn này nối tiếp đoạn trên, bị ngắt ở chỗ sang trang; khi nhập phải nối lại"
        yield passage.finding_in_source((match.end(), match.end() + 40), "doan-bi-ngat", message)


def _remains(passage: Passage) -> Iterator[Finding]:
    source = passage.text.source
    for match in _FORMULA.finditer(source):
        message = "công thức do máy quét tạo ra; hãy viết lại bằng chữ thường"
        yield passage.finding_in_source(match.span(), "dau-vet-may", message, "1/2 ngày")
    if stars := _STARS.match(source):
        message = "dấu sao thừa; chú thích viết một dấu sao, chữ đậm viết hai dấu sao hai đầu"
        yield passage.finding_in_source(stars.span(), "dau-vet-may", message, "\\* Đối với các đảng bộ…")
    elif note := _NOTE.match(source):
        message = "chú thích bắt đầu bằng dấu sao sẽ thành gạch đầu dòng; hãy viết \\* nếu là chú thích"
        yield passage.finding_in_source(note.span(), "dau-sao", message, "\\* Đối với…")
    elif lone := _LONE.match(source):
        message = "ký hiệu rời do máy quét để lại; hãy đối chiếu bản gốc rồi xóa"
        yield passage.finding_in_source(lone.span(), "dau-vet-may", message)


def _blanks(passage: Passage) -> Iterator[Finding]:
    words = passage.text.words
    for pattern, message in _BLANKS:
        for match in pattern.finditer(words):
            yield passage.finding(match.span(), "dau-cach", message)
    for match in _COMPOUND.finditer(words):
        yield passage.finding(
            match.span(), "dau-cach", "gạch nối giữa hai từ cần dấu cách hai bên", " - ".join(match[0].split("-"))
        )
