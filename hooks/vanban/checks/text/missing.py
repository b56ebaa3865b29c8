"""Parts that an official document must have (thể thức: Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP, Điều 8)."""

import re
from collections.abc import Iterator

from vanban.checks.finding import Finding
from vanban.checks.text.examined import Examined

_PLACEHOLDER = re.compile(r"\((?:[Hh]ọ (?:và )?tên|HỌ (?:VÀ )?TÊN)\)")
_NO = "văn bản không ghi {}; hãy đối chiếu bản gốc, đúng là không có thì ghi «không ghi»"


def findings(examined: Examined) -> Iterator[Finding]:
    """Each missing part, told at line 1."""
    head, tail = examined.draft.head, examined.draft.tail
    parts = (
        (head.kind, "thieu-ten-loai", "tên loại văn bản", "KẾ HOẠCH"),
        (head.number, "thieu-so", "số, ký hiệu", "Số 44-KH/TU"),
        (head.issued_on, "thieu-ngay", "ngày ban hành", "Hải Dương, ngày 22 tháng 3 năm 2021"),
        (head.issuer, "thieu-co-quan", "cơ quan ban hành", "BAN THƯỜNG VỤ"),
        (head.abstract, "thieu-trich-yeu", "trích yếu", "về tổ chức học tập nghị quyết"),
        (tail.name, "thieu-nguoi-ky", "người ký", "T/M BAN THƯỜNG VỤ, PHÓ BÍ THƯ, họ và tên"),
    )
    for part, code, name, example in parts:
        if part is None:
            yield examined.of_document(code, _NO.format(name), example)
    for passage in examined.passages:
        for match in _PLACEHOLDER.finditer(passage.text.words):
            message = "chỗ điền chưa được điền; hãy đối chiếu bản gốc"
            yield passage.finding(match.span(), "cho-trong", message)
