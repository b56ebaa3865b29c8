"""A note on a duty leads to the sections that it names: where the common deadline of the plan stands, for one."""

import pytest

from tiny_library import PLAN, document, library, tasks, the_plan
from vanban.compose.settings import Settings
from vanban.compose.site import compose
from vanban.compose.source_links import SourceLinks
from vanban.followup.book import read_book
from vanban.followup.following import book_path, follow

TEXT = "## VI. Tổ chức\n\n### 3. Báo cáo\n\nBan Tuyên giáo báo cáo.\n\n### Đoạn cuối\n\nBáo cáo trước ngày 22/3/2022.\n"
REPORT = "muc: VI.3\nviec: báo cáo\nchu_tri: Ban Tuyên giáo Thị ủy\nghi_chu: "
SECTION = "ke-hoach/thi-uy/2022/44/#muc-vi"


def composed(note: str) -> dict[str, str]:
    of = library({PLAN: document(tasks(REPORT + note), TEXT)})
    book, _ = read_book("Mã việc;Đơn vị;Dòng\n".encode(), book_path(PLAN))
    pages = compose(of, Settings("Cổng"), SourceLinks({}, ()), follow_ups=[follow(of, the_plan(of), book)]).pages
    return {page.address: page.body for page in pages}


def test_the_section_of_a_common_deadline_is_linked_wherever_none_is_stated() -> None:
    pages = composed("không ghi thời hạn riêng; thời hạn chung ở đoạn cuối mục VI")
    before, link = "không ghi thời hạn riêng; thời hạn chung ở ", '_cuoi">đoạn cuối mục VI</a>'

    assert f'{before}<a href="#muc-vi{link}' in pages["ke-hoach/thi-uy/2022/44"]
    assert f'{before}<a href="../../{SECTION}{link}' in pages["don-vi/ban-tuyen-giao"]
    assert (
        f'không ghi thời hạn ({before}<a href="../../../../../{SECTION}{link})'
        in pages["so-theo-doi/ke-hoach/thi-uy/2022/44"]
    )


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("xem mục VI.3 & VI", 'xem <a href="../../ke-hoach/thi-uy/2022/44/#muc-vi-3">mục VI.3</a> &amp; VI'),
        ("bản nguồn dẫn mục IX.2, không có", "bản nguồn dẫn mục IX.2, không có"),
        ("theo Kế hoạch này", "theo Kế hoạch này"),
    ],
)
def test_only_what_is_a_section_of_the_plan(note: str, shown: str) -> None:
    assert f'<p class="ghi-chu">{shown}</p>' in composed(note)["don-vi/ban-tuyen-giao"]
