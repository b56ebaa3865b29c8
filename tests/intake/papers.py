"""Papers made by hand, and drafts of them."""

import hashlib
from textwrap import dedent

from vanban.intake.draft import Draft
from vanban.intake.paper import Paper
from vanban.intake.reading import read


def paper(text: str, name: str = "ke-hoach.txt") -> Paper:
    """A text file as its reader gives it."""
    content = dedent(text).strip("\n")
    return Paper(name, hashlib.sha256(content.encode()).hexdigest(), tuple(content.split("\n")))


def draft(text: str, name: str = "ke-hoach.txt") -> Draft:
    """What is read of such a file."""
    return read(paper(text, name))


PLAN = """\
    ĐẢNG BỘ TỈNH QUẢNG NGÃI
    ĐẢNG ỦY PHƯỜNG BÌNH MINH
    *
    Số 12-KH/ĐU

    Bình Minh, ngày 05 tháng 01 năm 2026

    KẾ HOẠCH

    học tập Quy định về những điều đảng viên không được làm

    Căn cứ Kế hoạch số 83-KH/TU ngày 26/12/2025 của Tỉnh ủy Quảng Ngãi về học tập Quy định số 37-QĐ/TW ngày 25/10/2021 \
(*sau đây viết tắt là Kế hoạch số 83*), Đảng ủy phường Bình Minh ban hành Kế hoạch như sau:

    I- MỤC ĐÍCH

    - Đảng viên nắm vững Quy định.

    - Cấp ủy nêu gương.

    II- NỘI DUNG, TÀI LIỆU

    1. Nội dung

    - Quy định số 37-QĐ/TW ngày 25/10/2021 về những điều đảng viên không được làm.

    2. Tài liệu

    - Tài liệu học tập Quy định (*dùng cho đảng viên*);
    - Sổ tay cấp ủy.

    3. Kinh phí: Theo quy định hiện hành.

    III- TỔ CHỨC HỌC TẬP

    1. Hội nghị do Đảng ủy phường tổ chức

    a) Thành phần: Đảng viên toàn đảng bộ (*trừ đảng viên miễn sinh hoạt*); tổ chức thành 02 lớp.

    b) Thời gian: $\\frac{1}{2}$ ngày/lớp, hoàn thành **trước ngày 10/02/2026**.

    đ) Báo cáo viên do Ban Xây dựng Đảng phân công.

    * Đảng viên đi làm xa học tại nơi ở.

    V. TỔ CHỨC THỰC HIỆN

    3.1. Ban Xây dựng Đảng: Xây dựng Kế hoạch mở lớp trước ngày 20/01/2026; theo dõi, đôn đốc các chi bộ.

    3.1. Các chi bộ: Tổ chức cho đảng viên viết bài thu hoạch.

    Các chi bộ báo cáo kết quả học tập về Đảng ủy phường (qua Ban Xây dựng Đảng) chậm nhất ngày 20/02/2026.

    Nơi nhận:
    - Tỉnh ủy (báo cáo),
    - Các chi bộ,
    - Lưu Văn phòng.

    T/M ĐẢNG ỦY
    BÍ THƯ

    Trần Văn Ví Dụ
"""
"""A plan that no one issued, with what real ones have: two ways to number, one number twice, notes, a formula."""
