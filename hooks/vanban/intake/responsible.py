"""Who owes a deadline, in the text's words.

In this order: the organiser in the heading above, the body named before a colon, the subject of the sentence, the
row of the lead body (Đơn vị chủ trì). Nobody is invented: None where the text names nobody.
"""

import re
from collections.abc import Sequence

from vanban.language.citations.issuers import CAPITALS
from vanban.language.text import as_shown

_HEADS = (
    "các|mỗi|từng|những|cơ quan|đơn vị|địa phương|sở|ban|ngành|bộ|ủy ban|uỷ ban|ubnd|hđnd|hội đồng|huyện|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|"
    "thị ủy|thị uỷ|huyện ủy|huyện uỷ|quận ủy|đảng ủy|đảng uỷ|đảng bộ|chi bộ|chi ủy|chi uỷ|cấp ủy|cấp uỷ|tổ chức|văn phòng|phòng|trung tâm|công an|"
    "trường|cục|vụ|viện|hội|đoàn|liên đoàn|mặt trận|mttq|thủ trưởng|chủ tịch|bí thư|giám đốc|trưởng|đồng chí|người đứng đầu|"
    "tập thể|cá nhân|cán bộ|đảng viên|đảng đoàn|ban cán sự|bộ chỉ huy|báo|đài|thường trực|thành viên|tổ|doanh nghiệp|công ty|"
    "tập đoàn|tổng công ty|kho bạc|tòa án|toà án|viện kiểm sát|học viện|nhà trường|thanh tra|bảo hiểm|ngân hàng|xã|phường|"
    "ubmttq|ubkt|hội liên hiệp|tỉnh đoàn|thành đoàn|thị đoàn|huyện đoàn|quốc hội|chính phủ|khối|lực lượng|quân đội|chi cục|cấp|bên"
)
_BODY_START = re.compile(rf"(?:{_HEADS})\b", re.IGNORECASE)
_VERBS = (
    "chịu trách nhiệm|chủ trì|phối hợp|tổ chức|xây dựng|báo cáo|gửi|tham mưu|hướng dẫn|có trách nhiệm|có nhiệm vụ|tiến hành|triển khai|"
    "thực hiện|căn cứ|nghiên cứu|rà soát|ban hành|hoàn thành|chỉ đạo|lãnh đạo|theo dõi|đôn đốc|tổng hợp|kiểm tra|giám sát|"
    "thẩm định|chuẩn bị|cụ thể hóa|cụ thể hoá|quán triệt|phân công|bố trí|đăng ký|viết|nộp|trình|lập|đề xuất|thông báo|"
    "cung cấp|tuyên truyền|phát hành|in|cử|đánh giá|sơ kết|tổng kết|mở|học tập|cập nhật|khẩn trương|chủ động|nghiêm túc|tăng cường|"
    "đẩy mạnh|tập trung|phải|cần|được|trực tiếp|thường xuyên|định kỳ|kịp thời|ký|phê duyệt|ra|họp|quyết định|xem xét|bàn giao|"
    "tiếp nhận|công bố|niêm yết|thành lập|kiện toàn|bầu|giới thiệu|hiệp thương|lấy ý kiến|nhận xét|lựa chọn|hỗ trợ|bảo đảm|đảm bảo|"
    "tiếp tục|tự|sẽ|có|là|làm|gắn|dự|tham gia|tham dự|thống nhất|hằng|hàng|trên cơ sở|theo|trước|chậm nhất|từ|đến hết|sau"
)
_VERB = re.compile(rf"[ ,]+(?:{_VERBS})\b", re.IGNORECASE)
_ORGANISER = re.compile(r"\bdo (?P<body>.+?) (?:tổ chức|chủ trì|thực hiện|triển khai|mở|chịu trách nhiệm)", re.IGNORECASE)
_CHARGED = re.compile(r"\b(?:giao|đề nghị|yêu cầu|phân công|chỉ đạo|ủy quyền|uỷ quyền)(?: cho)? (?=(?P<body>.+))", re.IGNORECASE)
_ROW = re.compile(
    r"(?:(?:cơ quan|đơn vị|ban|người|bộ phận)(?: chịu trách nhiệm)? ?(?:chủ trì|thực hiện|tổ chức|tham mưu|chịu trách nhiệm)"
    r"(?: (?:thực hiện|tổ chức|tham mưu))?|chủ trì(?: thực hiện| tham mưu)?|phân công thực hiện|trách nhiệm(?: thực hiện)?|giao) ?: ?(?P<body>[^.;|\n]+)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\s*_#>]*(?:(?:[IVX]{1,6}|[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-zđ])\s?[-.:)/]+\s*|[-–+•*]\s*|\([0-9a-zđ]+\)\s*)*")
_FOR = re.compile(r"(?:đối với|trách nhiệm của|nhiệm vụ của|giao|phân công) (?=\S)", re.IGNORECASE)
_LONGEST = 160


def organiser(heading: str) -> str | None:
    """The body that a heading names as organiser, or that it is about."""
    words = _LABEL.sub("", as_shown(heading), 1)
    if match := _ORGANISER.search(words):
        return body_at(match["body"]) or match["body"]
    words = _FOR.sub("", words, 1)
    return body_at(words) if _BODY_START.match(words) else None


def before_colon(paragraph: str) -> str | None:
    """The body named before the colon that a paragraph begins with: "Giao Ủy ban nhân dân thị xã: …"."""
    words = _LABEL.sub("", as_shown(paragraph), 1)
    name, colon, _ = words.partition(":")
    if not colon or len(name) > _LONGEST:
        return None
    name = _FOR.sub("", name, 1)
    return body_at(name) if _BODY_START.match(name) else None


def lead_body(paragraphs: Sequence[str]) -> str | None:
    """The body in the row "Đơn vị chủ trì" of some paragraphs."""
    for paragraph in paragraphs:
        if match := _ROW.search(as_shown(paragraph)):
            return match["body"].strip(" ,")
    return None


def subject(sentence: str, place: int) -> str | None:
    """The body that a sentence makes responsible for what is due at ``place`` in it."""
    words = as_shown(sentence)
    words = words[_label_end(words) :]
    before = sentence[:place]
    charged = [m for m in _CHARGED.finditer(as_shown(before))]
    for match in reversed(charged):
        if _BODY_START.match(match["body"]):
            return body_at(match["body"])
    for clause in re.split(r"(?<=[,:;]) ", words):
        if _BODY_START.match(clause) and _VERB.search(clause):
            return body_at(words[words.index(clause) :])
    return None


def body_at(words: str) -> str | None:
    """The name of the body that words begin with, up to the verb."""
    verb = _VERB.search(words)
    name = words[: verb.start()] if verb else words
    name = re.split(r"[.;:(|]", name)[0].strip(" ,-")
    return name if 2 <= len(name) <= _LONGEST else None


def _label_end(words: str) -> int:
    match = _LABEL.match(words)
    return match.end() if match else 0


__all__ = ["CAPITALS", "before_colon", "body_at", "lead_body", "organiser", "subject"]
