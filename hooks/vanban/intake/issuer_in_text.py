"""The body that issues a document, where only the sentences say so."""

import re

from vanban.intake.draft import Words
from vanban.language.citations import read_issuer
from vanban.language.traced_text import TracedText

_ISSUES = re.compile(
    r"(?:,? (?:đã )?(?:ban hành|xây dựng|đề ra|thông báo|báo cáo|hướng dẫn|ra|đề nghị|yêu cầu|"
    r"uỷ)\b){1,2} ?(?P<what>.{0,40})"
)
# What a report says of the body it tells about.
_REPORTED = re.compile(
    r",? (?:(?:đã|vừa)(?: có| kí)? (?:ban hành|xây dựng|thông báo|báo cáo|hướng dẫn|ra|đề nghị|yêu cầu|phân công|"
    r"chỉ đạo|triển khai|tổ chức|phát động|quán triệt|kết luận|thống nhất|quyết định|công bố|phê duyệt|văn bản|"
    r"kế hoạch|công văn)|(?:có|kí) (?:văn bản|công văn|kế hoạch|thông báo|quyết định)"
    r"|(?:kí )?ban hành|thông báo|yêu cầu|tổ chức hội nghị)\b"
)
# "Thủ tướng Chính phủ Nguyễn Văn A"
_WITH_PERSON = re.compile(r"^(Thủ tướng Chính phủ|Phó Thủ tướng Chính phủ|Chủ tịch nước|Tổng Bí thư) .+")
_DOCUMENT = re.compile(
    r"(?:kế hoạch|nghị quyết|chỉ thị|chương trình|hướng dẫn|qui định|qui chế|kết luận|thông báo|đề án|"
    r"quyết định|thông tri|công văn|báo cáo)"
)
_NAME_START = re.compile(r"\b(?=[A-ZĐỦ])")


def issuer_in_text(paragraph: str, line: int, *, reported: bool = False) -> Words | None:
    """The body that the text says issues the document: "Ban Thường vụ Thị ủy ban hành Kế hoạch … như sau:".

    ``reported``: the paper tells of a document, so that "đã ban hành" counts, and the first is meant.
    """
    text = TracedText(paragraph)
    found = None
    place = 0
    for match in _NAME_START.finditer(text.words):
        issuer = read_issuer(text, match.start()) if match.start() >= place else None
        if issuer and issuer.name:
            place = issuer.end
            if reported:
                if _REPORTED.match(text.form, issuer.end):
                    return Words(_WITH_PERSON.sub(r"\1", issuer.name), line, line)
                continue
            issues = _ISSUES.match(text.form, issuer.end)
            done = issues is not None and "đã" in issues[0][:6]
            if issues and not done and (_DOCUMENT.match(issues["what"]) or "như sau" in text.form):
                found = Words(issuer.name, line, line)
    return found
