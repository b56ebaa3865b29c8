"""Type words of documents (tên loại) and the symbols that stand for them.

Sources: Hướng dẫn 36-HD/VPTW, mục II.1 (Party); Nghị định 30/2020/NĐ-CP, Phụ lục III (State).
"""

from collections.abc import Mapping

from vanban.language.text import normal

KINDS: Mapping[str, tuple[str, ...]] = {
    "NQ": ("Nghị quyết", "Nghị quyết liên tịch"),
    "NQLT": ("Nghị quyết liên tịch",),
    "CT": ("Chỉ thị",),
    "KL": ("Kết luận",),
    "QĐ": ("Quyết định", "Quy định"),
    "QyĐ": ("Quy định",),
    "QĐi": ("Quy định",),
    "QC": ("Quy chế",),
    "QCPH": ("Quy chế phối hợp",),
    "KH": ("Kế hoạch", "Kế hoạch hành động", "Kế hoạch phối hợp", "Kế hoạch liên tịch"),
    "HD": ("Hướng dẫn", "Hướng dẫn liên ngành", "Hướng dẫn liên tịch"),
    "CTr": ("Chương trình", "Chương trình hành động", "Chương trình phối hợp"),
    "CTHĐ": ("Chương trình hành động",),
    "TB": ("Thông báo", "Thông báo kết luận"),
    "BC": ("Báo cáo",),
    "TTr": ("Tờ trình",),
    "CV": ("Công văn",),
    "BB": ("Biên bản",),
    "ĐA": ("Đề án",),
    "PA": ("Phương án",),
    "TT": ("Thông tri", "Thông tư"),
    "TTLT": ("Thông tư liên tịch",),
    "NĐ": ("Nghị định",),
    "CĐ": ("Công điện",),
    "PL": ("Pháp lệnh",),
    "L": ("Lệnh",),
    "GM": ("Giấy mời",),
    "VBHN": ("Văn bản hợp nhất",),
    "GGT": ("Giấy giới thiệu",),
}
"""Symbol to type words. The written type word decides over the symbol: QĐ is Quyết định and Quy định."""

_KINDS_WITHOUT_SYMBOL = ("Luật", "Bộ luật", "Điều lệ", "Chiến lược")

KIND_WORDS = tuple(
    sorted({*(word for words in KINDS.values() for word in words), *_KINDS_WITHOUT_SYMBOL}, key=lambda w: (-len(w), w))
)
"""Every type word, the longest first, as an alternation wants them."""

# i and y, ỉ and i change places in print (Qui định, Chi thị); a type word may break over two lines.
KIND = "|".join(KIND_WORDS).replace("Quy", "Qu[yi]").replace("Chỉ", "Ch[ỉi]").replace(" ", r"\s")
"""An alternation of all type words, to be compiled with IGNORECASE."""

_BY_NORMAL = {normal(kind): kind for kind in KIND_WORDS} | {"chi thị": "Chỉ thị"}


def kind_of(written: str) -> str:
    """The spelling of ``KIND_WORDS`` of a type word that ``KIND`` matched."""
    return _BY_NORMAL[normal(written)]
