"""Two-syllable words that official documents are made of, and real words that scanners take for other real words.

Not a dictionary: a pair of syllables that has the letters of one of these and other marks is probably that word
misread. What is not here is not judged.
"""

from collections import defaultdict
from collections.abc import Mapping

from vanban.checks.word_sets import phrase_set
from vanban.language.text import bare, normal

_COMPOUNDS = """
    an ninh, an sinh, an toàn, áp dụng, bài bản, bài viết, ban hành, bản tin, bản thân, bảo đảm, bảo vệ, báo cáo,
    bắt buộc, bầu cử, bền vững, bệnh viện, bí thư, biện pháp, biên bản, biên chế, biên soạn, biểu diễn, biểu dương,
    biểu hiện, biểu mẫu, bình đẳng, bình quân, bộ máy, bộ phận, bổ nhiệm, bổ sung, bố trí, bồi dưỡng, bức xúc, cá
    nhân, cải cách, cải thiện, cam kết, cán bộ, cản trở, cạnh tranh, cảnh báo, cảnh giác, cấp bách, cấp phát, cấp
    thiết, cấp ủy, cập nhật, căn cứ, cân đối, cần thiết, câu hỏi, chậm nhất, chặt chẽ, chấm dứt, chấn chỉnh, chấp
    hành, chất lượng, chất vấn, chế độ, chi bộ, chi tiết, chi ủy, chỉ đạo, chỉ huy, chỉ thị, chỉ tiêu, chiến lược,
    chiến sĩ, chính phủ, chính quyền, chính sách, chính thức, chính trị, chỉnh đốn, cho phép, chủ chốt, chủ đề, chủ
    động, chủ nghĩa, chủ nhiệm, chủ tịch, chủ trì, chủ trương, chủ yếu, chuẩn bị, chuyên đề, chuyên môn, chuyên mục,
    chuyên nghiệp, chuyên trách, chuyên trang, chuyển biến, chuyển đổi, chuyển giao, chức danh, chức năng, chức vụ,
    chứng nhận, chương trình, cơ bản, cơ cấu, cơ chế, cơ quan, cơ sở, cổ vũ, cố gắng, công an, công chức, công dân,
    công đoàn, công khai, công nghệ, công nghiệp, công tác, công văn, công việc, cộng đồng, cộng hòa, cộng sản, cốt
    lõi, cụ thể, củng cố, cuộc sống, cưỡng chế, cử tri, danh hiệu, danh mục, danh sách, dân chủ, dân cư, dân quân,
    dân sự, dân tộc, dân vận, dẫn chứng, di sản, dịch bệnh, dịch vụ, diễn biến, doanh nghiệp, du lịch, dự án, dự
    báo, dự kiến, dự thảo, dự toán, dư luận, dũng cảm, dưới đây, đa dạng, đa số, đánh giá, đào tạo, đạo đức, đảm
    bảo, đảng bộ, đảng đoàn, đảng ủy, đảng viên, đặc biệt, đặc điểm, đặc thù, đăng ký, đầu tư, đấu tranh, đẩy lùi,
    đẩy mạnh, đẩy nhanh, đầy đủ, đề án, đề bạt, đề cao, đề cập, đề cương, đề nghị, đề xuất, đề tài, địa bàn, địa
    chỉ, địa điểm, địa phương, điển hình, điện tử, điều chỉnh, điều hành, điều kiện, điều lệ, điều tra, điểm cầu,
    định hướng, định kỳ, đoàn kết, đoàn thể, đoàn viên, đồng bào, đồng bộ, đồng chí, đồng thời, đồng thuận, độc lập,
    đôn đốc, đối chiếu, đối ngoại, đối tượng, đối với, đội ngũ, đột phá, đổi mới, động viên, đơn giản, đơn vị, đô
    thị, đúng đắn, đường lối, đường truyền, gia đình, giai đoạn, giải pháp, giải quyết, giám đốc, giám sát, giao
    ban, giao thông, giáo dục, giáo viên, giảng viên, giới thiệu, giữ vững, gương mẫu, hài hòa, hạ tầng, hạn chế,
    hàng hóa, hành chính, hành động, hành vi, hấp dẫn, hệ thống, hiến pháp, hiện đại, hiện hành, hiện nay, hiệu lực,
    hiệu quả, hình thức, hoàn thành, hoàn thiện, hoạt động, học sinh, học tập, học viên, hội đồng, hội nghị, hội
    nhập, hội thảo, hội viên, hỗ trợ, hồ sơ, hợp tác, hợp lý, huy động, hướng dẫn, kế hoạch, kế thừa, kết hợp, kết
    luận, kết nối, kết quả, kết thúc, khai thác, khẩn trương, khẳng định, khắc phục, khen thưởng, khiếu nại, khoa
    học, khó khăn, khối phố, khu vực, khuyến khích, khuyết điểm, kiểm điểm, kiểm soát, kiểm tra, kiên quyết, kiến
    nghị, kinh nghiệm, kinh phí, kinh tế, kịp thời, kỷ cương, kỷ luật, kỷ niệm, kỹ năng, kỹ thuật, lan tỏa, lao
    động, lãng phí, lãnh đạo, lạc hậu, lệch lạc, liên đoàn, liên kết, liên quan, lĩnh vực, lịch sử, lợi dụng, lợi
    ích, lối sống, lộ trình, luật sư, lực lượng, lựa chọn, mạnh mẽ, mặt trận, mầm non, minh bạch, môi trường, mô
    hình, mở rộng, mục đích, mục tiêu, năng động, năng lực, nâng cao, nắm vững, nền tảng, ngành nghề, ngân hàng,
    ngân sách, ngăn chặn, ngăn ngừa, nghề nghiệp, nghệ thuật, nghị định, nghị quyết, nghiệm thu, nghiên cứu, nghiêm
    minh, nghiêm túc, nguyên nhân, nguyên tắc, nguy cơ, nguồn lực, người dân, nhân dân, nhân lực, nhân rộng, nhân
    sự, nhận diện, nhận thức, nhận xét, nhất trí, nhiệm kỳ, nhiệm vụ, nhu cầu, niềm tin, nổi bật, nổi trội, nội bộ,
    nội dung, nông dân, nông nghiệp, nông thôn, nước ngoài, ổn định, phản ánh, phản bác, phạm vi, pháp luật, phát
    biểu, phát hành, phát hiện, phát huy, phát sinh, phát triển, phấn đấu, phân cấp, phân công, phân loại, phê bình,
    phê duyệt, phiền hà, phong phú, phong trào, phòng ngừa, phóng viên, phổ biến, phối hợp, phục vụ, phù hợp, phụ
    trách, phương án, phương châm, phương hướng, phương pháp, phương thức, phương tiện, quan điểm, quan hệ, quan
    tâm, quan trọng, quán triệt, quản lý, quảng bá, quân đội, quân sự, quần chúng, quá trình, quốc gia, quốc hội,
    quốc phòng, quốc tế, quy chế, quy định, quy hoạch, quy mô, quy trình, quyền hạn, quyền lợi, quyết định, quyết
    liệt, quyết tâm, rà soát, rõ ràng, rộng rãi, sai phạm, sai trái, sản phẩm, sản xuất, sáng kiến, sáng tạo, sát
    thực, sắp xếp, sâu rộng, sâu sắc, sẵn sàng, sinh động, sinh hoạt, sinh viên, số lượng, sơ kết, sử dụng, sự
    nghiệp, sức khỏe, sửa đổi, suy thoái, tác động, tài chính, tài liệu, tài nguyên, tài sản, tạp chí, tăng cường,
    tầng lớp, tầm nhìn, tập huấn, tập thể, tập trung, thành công, thành lập, thành phần, thành phố, thành tích,
    thành ủy, thành viên, tham gia, tham khảo, tham mưu, tham nhũng, thanh niên, thanh tra, thảo luận, thắng lợi,
    thẳng thắn, thẩm định, thẩm quyền, thận trọng, thay đổi, thay thế, theo dõi, thể chế, thể thao, thi đua, thi
    hành, thí điểm, thị trường, thị ủy, thị xã, thiết bị, thiết thực, thông báo, thông qua, thông tin, thống kê,
    thống nhất, thời điểm, thời gian, thời hạn, thời kỳ, thù địch, thu hoạch, thu hút, thuận lợi, thuyết phục,
    thuyết trình, thư ký, thủ trưởng, thủ tục, thủ tướng, thường trực, thường vụ, thường xuyên, thực chất, thực
    hiện, thực tế, thực tiễn, thực trạng, thúc đẩy, tích cực, tiêu biểu, tiêu chí, tiêu chuẩn, tiêu cực, tiếp cận,
    tiếp nhận, tiếp thu, tiếp tục, tiến độ, tiến hành, tiền lương, tiết kiệm, tiểu học, tinh gọn, tinh giản, tinh
    thần, tỉnh ủy, tình hình, tình trạng, tín nhiệm, toàn bộ, toàn dân, toàn diện, toàn quốc, toàn thể, tọa đàm, tôn
    giáo, tồn tại, tổ chức, tổ quốc, tổ trưởng, tổng hợp, tổng kết, tố cáo, trang bị, tranh thủ, trách nhiệm, trí
    tuệ, triển khai, triệt để, trình độ, trọng điểm, trọng tâm, trung bình, trung học, trung tâm, trung thành, trung
    thực, trung ương, truyền đạt, truyền hình, truyền thanh, truyền thông, truyền thống, trực thuộc, trực tiếp, trực
    tuyến, trường học, trường hợp, trưởng ban, tuyên dương, tuyên giáo, tuyên truyền, tuyển dụng, tư tưởng, tự giác,
    tương lai, ứng dụng, ủy ban, ủy nhiệm, ủy viên, vai trò, văn bản, văn hóa, văn kiện, văn minh, văn phòng, vắng
    mặt, vận dụng, vận động, vấn đề, vị trí, viên chức, viết tắt, việc làm, vi phạm, viễn thông, vững chắc, vững
    mạnh, vướng mắc, xã hội, xác định, xác minh, xác nhận, xâm phạm, xây dựng, xem xét, xét duyệt, xếp loại, xu
    hướng, xuất bản, xuất hiện, xuất sắc, xúc phạm, xử lý, xử phạt, ý chí, ý kiến, ý nghĩa, ý thức, yêu cầu, yêu
    nước, ngoại giao, chế biến, cung cấp, cùng cấp, cấp trên, cấp dưới, công bố, cộng tác, hằng năm, hàng năm, hằng
    tháng, hàng tháng, hội trường, học hàm, học vị, khai mạc, bế mạc, nội vụ, tư pháp, kiểm sát, tòa án, đại biểu,
    đại hội, đại diện, phân tích, dữ liệu, bắt đầu, bước đầu, sở hữu, sở thích, quan sát, học kỳ, tâm huyết, trọng
    thị, khu phố, tổ hợp, công cụ, thí sinh, tương ứng, tương tự
"""

COMPOUNDS = frozenset(tuple(normal(word).split()) for word in _COMPOUNDS.replace("\n", " ").split(","))
"""The words, each as its two syllables in normal form."""

OTHER_WORDS = frozenset(
    tuple(pair.split())
    for pair in phrase_set(
        "cần cử, cùng cố, tiên độ, thông nhất, cũng có, phần đầu, thanh công, đồ thị, đầu từ, giả định, cơ số, "
        "dưới đáy, nhận sự, đang bỏ, chỉ bỏ, vẫn đúng, thì đưa, tự tương, cần đối, xác mình, dân sổ, đã dạng"
    )
)
"""Real neighbours with the letters of a compound: never judged."""


def _by_letters() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for compound in COMPOUNDS:
        groups[tuple(map(bare, compound))].append(compound)
    return {letters: group[0] for letters, group in groups.items() if len(group) == 1}


BY_LETTERS = _by_letters()
"""The one compound that has these letters; those that share them with another are left out."""
