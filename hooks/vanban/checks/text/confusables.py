"""Real words that scanners put for other real words, judged by their neighbours. All in normal form.

A word is doubtful where none of the neighbours that it has in official language stands beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from vanban.language.text import normal


@dataclass(frozen=True, slots=True)
class Confusable:
    """``meant`` is what a doubtful word probably is; ``left``, ``right`` the neighbours that make it right.

    With ``only_before`` it is doubtful only in front of these words; with ``only_behind`` only behind those.
    """

    meant: str
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    only_before: frozenset[str] = frozenset()
    only_behind: frozenset[str] = frozenset()


def _words(words: str) -> frozenset[str]:
    return frozenset(map(normal, words.split()))


_ACTIONS = _words(
    "sớm bổ thực triển tổ bảo đảm tạo góp nâng xây giúp phục kịp chỉ tiếp hoàn đẩy phát đưa lãnh tăng tham chuẩn giải "
    "khắc thảo đánh phòng tuyên quán học nghiên nắm cán đảng các mỗi mọi làm chủ từng"
)

CONFUSABLES: Mapping[str, Confusable] = {
    "đề": Confusable(
        "để",
        left=_words("vấn chủ tiêu chuyên đặt nhan tiền đầu"),
        right=_words("án xuất nghị ra cao cập tài cương bạt cử thi phòng mục dẫn đạt từ bài"),
        only_before=_ACTIONS,
    ),
    "dé": Confusable("để"),
    "tình": Confusable(
        "tỉnh",
        left=_words("nhiệt thân tận cảm chân ái trữ nặng vô"),
        right=_words(
            "hình trạng cảm nguyện thế huống tiết thương nghĩa báo yêu dục hữu đoàn đồng làng nghi cờ thần người"
        ),
        only_behind=_words("trong toàn của tại cấp ở các ngoài quân ngành thuộc"),
    ),
    "thúc": Confusable("thức", left=_words("kết"), right=_words("đẩy giục ép tiến bách đốc đo"), only_behind=_words(
        "hình nhận chính phương kiến ý cách chức tri"
    )),
    "thu": Confusable("thư", only_behind=_words("bí")),
    "nỗi": Confusable("nổi", only_before=_words("trội bật lên tiếng cộm")),
    "bão": Confusable(
        "bảo",
        left=_words("cơn chống mưa phòng gió đợt mùa trong sau do"),
        right=_words("lũ lụt số hòa tố táp tan gió đổ và"),
    ),
    "địch": Confusable("dịch", only_before=_words("bệnh covid vụ"), only_behind=_words("chống giao phiên")),
    "đoanh": Confusable("doanh"),
    "truyền": Confusable(
        "tuyên truyền",
        left=_words("tuyên đường lưu di gia cổ lan phát thất"),
        right=_words("thông thống hình đạt thanh tải bá dạy nhiễm máu tin đi cảm miệng khẩu dẫn hịch lại tiếp hóa số"),
    ),
    "khai": Confusable(
        "triển khai",
        left=_words("triển công kê tờ sơ hoang man"),
        right=_words("báo thác mạc giảng trương trừ sinh thuế giấy nhận hội tử bút hoang phá hỏa thông man lý vị trên"),
    ),
}  # fmt: skip
"""By the word that is read."""

ACTIONS_AFTER_PEERS = _words("xây thực tổ triển tăng chỉ tuyên phối tiến kiểm rà lãnh")
"""What "cung cấp" (supply) is never followed by: there "cùng cấp" (of the same level) is meant."""
