"""Names of bodies and groups of people as they stand in running text: who acts, up to the verb.

Unlike an issuer (``language.citations.issuers``) such a name may be in small letters and a list: "các đảng ủy, chi bộ
trực thuộc Thị ủy", "Mặt trận Tổ quốc và các đoàn thể".
"""

import re

from vanban.language.text import normal
from vanban.language.traced_text import TracedText

# A word alone, "- …" not before these, "+ …" only before these.
_NOUNS = """
    ban - hành, đầu, ngày, đêm, bố
    bộ - luật, tiêu, máy, tài liệu, mặt, công cụ, chỉ số, sách, câu, đề, hồ, quy
    sở - hữu
    hội + đồng, nông, phụ nữ, cựu, liên hiệp, chữ, người, khuyến, luật, nhà, đoàn, viên, đặc thù, sinh
    tổ chức + đảng, chính trị, đoàn, công đoàn, cơ sở, xã hội, hội, kinh tế, thành viên, tín dụng, hành chính
    tổ chức + cá nhân, quần chúng
    tổ + công tác, giúp, tham mưu, biên, thư ký, trưởng, dân phố, đảng, đại biểu, bầu, hòa giải, kiểm tra, soạn
    tổ + 1, 2, 3
    đảng + ủy, bộ, đoàn, viên
    chi + bộ, ủy, đoàn, cục, hội
    cấp + ủy, trên, dưới, huyện, xã, tỉnh, thành, trưởng
    phòng - chống, ngừa, cháy, bệnh, họp, học, trừ, vệ
    trường - hợp, kỳ
    vụ - việc, án, mùa, đông, xuân
    viện - dẫn, phí
    đoàn - kết
    hộ + gia đình, kinh doanh, dân
    báo - cáo, gồm, hiệu
    xã - hội
    thanh tra + tỉnh, chính phủ, bộ, sở, thành phố, huyện, nhà nước
    công + an, đoàn, ty, chức
    chủ + tịch, nhiệm, đầu tư, tài khoản, tọa
    phó + bí thư, chủ tịch, giám đốc, trưởng, hiệu trưởng, thủ tướng, chánh, chủ nhiệm, tổng
    tổng + giám đốc, cục, công ty, liên đoàn, bí thư
    người + đứng đầu, lao động, chủ trì, sử dụng, được, có, dân, chỉ huy
    lãnh đạo + các, cơ quan, đơn vị, sở, tỉnh, địa phương, xã, phường, ban, bộ, thành phố, huyện, ủy ban
    nhà + trường, đầu tư, thầu, xuất bản, máy
    tòa + án
    hợp tác + xã
    chính + phủ, quyền
    quân + ủy, khu
    lực + lượng
    bên + a, b
    tỉnh - táo
    đại + biểu, học
    quỹ + tín dụng, đầu tư, bảo
    tỉnh ủy; thành ủy; thị ủy; huyện ủy; quận ủy; ủy ban; ubnd; ubmttq; mttq; hđnd; ubkt; bcđ; tccs; btv; bch
    lđlđ; đvtn; ủy viên; hội đồng; văn phòng; trung tâm; trưởng; cục; liên đoàn; liên minh; liên hiệp; mặt trận
    thủ trưởng; thủ tướng; bí thư; giám đốc; hiệu trưởng; chánh; đồng chí; đ/c; tập thể; cá nhân; cán bộ
    bộ phận; đài; cơ quan; cơ sở; đơn vị; địa phương; ngành; huyện; thị xã; thành phố; phường; thị trấn; đặc khu
    quận; thôn; buôn; ấp; khu phố; khối; tỉnh; doanh nghiệp; tập đoàn; kho bạc; bảo hiểm xã hội; ngân hàng
    quốc hội; học viện; bệnh viện; thường trực; thường vụ; thành viên; đoàn thể; cụm; tiểu ban; hạt; học sinh
    sinh viên; giáo viên; cử tri; thư ký; kiểm sát; chỉ huy trưởng; viện kiểm sát; cổng thông tin; bắc
    báo cáo viên; hướng dẫn viên; trung ương đoàn; tỉnh đoàn; thành đoàn; thị đoàn; huyện đoàn
"""
_VERBS = """
    tổ chức - hội(?! (?:nghị|thi|thảo|đàm|diễn|trại|khỏe|xuân|chợ|báo))
    tổ chức - chính trị, đảng, đoàn thể, xã hội, cơ sở, kinh tế, công đoàn, thành viên, tín dụng
    tổ chức - hành chính, cá nhân, bộ máy, cán bộ, trực thuộc, quần chúng, liên quan, có liên quan
    xây dựng - đảng
    báo cáo - viên
    tham mưu - giúp việc
    lãnh đạo - các, cơ, đơn vị, chủ chốt, quản lý, cấp
    kiểm tra; giám sát; thẩm định; chuẩn bị; cụ thể hóa; quán triệt; phân công; bố trí; đăng ký; viết; nộp
    trình; đề xuất; thông báo; cung cấp; chịu trách nhiệm; chủ trì; phối hợp; gửi; hướng dẫn; có trách nhiệm
    có nhiệm vụ; tiến hành; triển khai; thực hiện; căn cứ; nghiên cứu; rà soát; ban hành; hoàn thành; hoàn thiện
    hoàn chỉnh; chỉ đạo; theo dõi; đôn đốc; tổng hợp; tuyên truyền; phát hành; đánh giá; sơ kết; tổng kết
    mở lớp; mở các; mở hội; học tập; cập nhật; khẩn trương; chủ động; nghiêm túc; tăng cường; đẩy mạnh; phải
    cần; trực tiếp; thường xuyên; định kỳ; kịp thời; phê duyệt; họp; quyết định; xem xét; bàn giao; tiếp nhận
    công bố; niêm yết; kiện toàn; giới thiệu; hiệp thương; lấy ý; nhận xét; lựa chọn; hỗ trợ; bảo đảm; đảm bảo
    tiếp tục; sẽ; gắn; tham gia; dự họp; dự hội; dự lễ; dự lớp; dự toán; tham dự; thống nhất; hằng tháng
    hằng quý; hằng năm; hằng tuần; hàng tháng; hàng quý; hàng năm; hàng tuần; trên cơ sở; trước ngày; trước khi
    chậm nhất; từ ngày; từ tháng; từ năm; đến hết; sau khi; triệu tập; thu thập; phổ biến; đề nghị; yêu cầu
    giao; nêu; kiểm điểm; sửa đổi; bổ sung; lồng ghép; vận động; phát động; phát huy; nâng cao; tạo điều
    duy trì; khắc phục; xử lý; giải quyết; sử dụng; ứng dụng; đưa; đăng tải; xác định; đối chiếu; điều tra
    điều chỉnh; công khai; thanh toán; quyết toán; giải ngân; sắp xếp; bồi dưỡng; tập huấn; khai mạc; bắt đầu
    kết thúc; trao đổi; liên hệ; cam kết; ưu tiên; phân bổ; tính toán; thành lập; giúp; làm; tự; dành; hoàn tất
    ghi; mời; nắm; bám sát; thi hành; khảo sát; đối thoại; tiếp thu; giải trình; chấp hành; xin; biểu quyết
    kê khai; thuê; góp ý; treo; điều hành; chọn; áp dụng; kết hợp; thống kê; cho ý; trả lời; phê bình
    khen thưởng; biểu dương; nhanh chóng; tích cực; quan tâm; đăng; chuyển; rút kinh nghiệm; theo chức
    theo thẩm; theo nhiệm; theo phân; theo kế hoạch; theo quy; theo hướng; lập kế hoạch; lập danh; lập dự
    lập hồ; lập báo; ký; ký kết; cử; ra soát; ra quân; sớm; đồng loạt; nhận; tìm; nhập; dự kiến; phấn đấu; đã
    được phân công; được giao; cùng với; thông qua; công nhận; kiến nghị; thẩm tra; tiếp; vào; thu; dự thảo
    đẩy nhanh; chấn chỉnh; kiểm kê; tập trung; quyết liệt; tuyển dụng; tuyển sinh; khởi công; thi công; nghiệm thu
    phân loại; số hóa; vận hành; xét duyệt; phát sóng; nhân rộng; bổ nhiệm; khai giảng; trao tặng; lấy phiếu; thẩm duyệt
    soạn thảo; là; vừa; xếp loại; bầu; mua; đầu tư; hạn chế; giữ; bảo vệ; khai thác
"""
_MANY = r"(?:các|mỗi|từng|mọi|tất cả các|tất cả|toàn thể|những|một số|toàn bộ) "


def _alternation(lexicon: str) -> str:
    found: list[str] = []
    bound: dict[tuple[str, str], list[str]] = {}
    for line in filter(None, map(str.strip, lexicon.split("\n"))):
        match = re.fullmatch(r"(?P<word>[^;+-]+?) (?P<sign>[+-]) (?P<next>.+)", line)
        if match:
            bound.setdefault((match["word"], match["sign"]), []).extend(match["next"].split(", "))
        else:
            found += [normal(word) for word in line.split("; ")]
    for (word, sign), following in bound.items():
        look = "=" if sign == "+" else "!"
        found.append(rf"{normal(word)}(?{look} (?:{'|'.join(map(normal, following))})(?!\w))")
    return "|".join(sorted(found, key=len, reverse=True))


_NAMES = _alternation(_NOUNS)
_NAME = re.compile(rf"(?:{_MANY})?(?:{_NAMES})(?!\w)")
_NAME_LAST = re.compile(rf"(?<!\w)(?:{_NAMES})(?: [^\W\d_]+){{0,2}}[, ]*$")
_VERB = re.compile(rf"(?<![\w(])(?:{_alternation(_VERBS)})(?!\w)")
# A verb behind these is part of the name: Ủy ban kiểm tra, cơ quan tham mưu, đoàn giám sát, báo cáo viên.
_IN_NAME = re.compile(
    r"(?:uỷ ban|\bban|đoàn|tổ|văn phòng|được|công tác|cán bộ|phòng|tiểu ban|nhà|nhiệm vụ|trách nhiệm|"
    r"để|bộ phận|việc|thường trực) $"
)
_COMPOUND = re.compile(r"(?:cấp trên (?:cơ sở|trực tiếp)|(?:quản lí|dự án|xúc tiến|phát triển|hỗ trợ) đầu tư)$")
_BEFORE_ATTRIBUTE = re.compile(r"(?:cơ quan|đơn vị|bộ phận) $")
_ATTRIBUTE = re.compile(
    r"(?:tham mưu|chủ trì|được|soạn thảo|quản lí)(?:,| giúp| (?:chủ trì|phối hợp|thực hiện|soạn|tham mưu))"
)
_END = re.compile(r"[.;:(|\n\"]")
_LOOSE_END = re.compile(
    r"(?:[\s,-]|\b(?:đang|cùng|cũng|còn|có|không|chưa|đều|vẫn|thì|để|khi|nếu|và|là|do|tại|trong|thường|"
    r"trên địa bàn)$)+$"
)
_LONGEST = 220


def body_at(words: str) -> str | None:
    """The name that words begin with, up to the verb or a mark; None where they begin with no name."""
    text = TracedText(words)
    form = text.form
    if not _NAME.match(form):
        return None
    verb = _first_verb(text)
    stop = _END.search(form)
    end = min(verb if verb >= 0 else len(form), stop.start() if stop else len(form))
    name = _LOOSE_END.sub("", text.words[:end])
    return name if 2 <= len(name) <= _LONGEST else None


def begins_clause(words: str) -> bool:
    """Whether words begin with a name that is no mere member of a list: a capital, "các …", "cấp ủy"."""
    form = TracedText(words[:80]).form
    named = _NAME.match(form)
    strong = re.match(
        rf"{_MANY}|cấp uỷ|đảng uỷ|chi bộ|đồng chí|người|thủ trưởng|đảng viên|tập thể",
        form,
    )
    return bool(named and (strong or words[:1].isupper()))


def ends_in_name(words: str) -> bool:
    """Whether words end in a name, so that what follows a comma only goes on a list of names."""
    return bool(_NAME_LAST.search(TracedText(words[-80:]).form))


def has_verb(words: str) -> bool:
    """Whether a verb stands in the words outside of a name."""
    return _first_verb(TracedText(words)) >= 0


def _first_verb(text: TracedText) -> int:
    capitals = text.words[:80].isupper()
    for verb in _VERB.finditer(text.form):
        start = verb.start()
        if start == 0 or (text.words[start].isupper() and not capitals):
            continue
        before = text.form[max(0, start - 16) : start]
        if (
            _IN_NAME.search(before)
            or _COMPOUND.search(before + verb[0])
            or (_BEFORE_ATTRIBUTE.search(before) and _ATTRIBUTE.match(text.form, start))
        ):
            continue
        return start
    return -1
