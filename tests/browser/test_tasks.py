"""What people come for, each in at most three taps from home on a phone."""

from playwright.sync_api import Page, expect

from browser.conftest import PageAt

PLACES = {"Đức Phổ": "thị xã Đức Phổ, tỉnh Quảng Ngãi", "Thanh Hóa": "thành phố Thanh Hóa, tỉnh Thanh Hóa"}


class Reader:
    """Someone with a phone who counts taps."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0
        page.goto("/")

    def tap(self, name: str, role: str = "link", exact: bool = False) -> None:
        self.page.get_by_role("article").get_by_role(role, name=name, exact=exact).first.click()
        self.taps += 1
        assert self.taps <= 3

    def my_class(self, place: str, who: str) -> str:
        """The visible classes for one kind of reader, on one line."""
        self.tap("Phần việc của tôi")
        self.tap(PLACES[place])
        self.tap(who, role="button")
        return " ".join(self.page.locator("[data-dung-cho]:visible").all_inner_texts())


def test_a_teacher_in_a_ward_of_duc_pho_finds_the_class_and_its_day(page_at: PageAt) -> None:
    seen = Reader(page_at(390)).my_class("Đức Phổ", "giáo viên")
    assert "Hội nghị (lớp) do Đảng ủy các xã, phường tổ chức" in seen
    assert "Thứ Năm, 17/3/2022" in seen
    assert "hoàn thành trước ngày 18/3/2022" in seen
    assert "Đảng ủy Công an" not in seen


def test_a_union_member_who_is_no_party_member_finds_the_union_s_class(page_at: PageAt) -> None:
    seen = Reader(page_at(390)).my_class("Đức Phổ", "đoàn viên công đoàn")
    assert "Hội nghị (lớp) do Liên đoàn Lao động thị xã tổ chức" in seen
    assert "chưa là đảng viên" in seen


def test_a_party_member_over_75_in_thanh_hoa_finds_the_class_and_that_no_write_up_is_owed(page_at: PageAt) -> None:
    reader = Reader(page_at(390))
    assert "30/01/2022" in reader.my_class("Thanh Hóa", "đảng viên trên 75 tuổi")
    expect(reader.page.get_by_text("trên 75 tuổi").first).to_be_visible()
    assert "miễn" in reader.page.locator("dt:has-text('Thu hoạch') + dd").first.inner_text()


def test_a_unit_finds_what_it_must_send_to_whom_by_when(page_at: PageAt) -> None:
    reader = Reader(page_at(390))
    reader.tap("Đơn vị")
    reader.tap("Các cơ quan, đơn vị thị xã Đức Phổ", exact=True)
    card = reader.page.locator(".the", has_text="trước ngày 22/3/2022")
    expect(card).to_contain_text("thứ Hai, 21/3/2022")
    expect(card).to_contain_text("nhận báo cáo: Ban Thường vụ Thị ủy")
    expect(card).to_contain_text("chuyển báo cáo: Ban Tuyên giáo Thị ủy")


def test_which_plans_carry_out_a_conclusion(page_at: PageAt) -> None:
    reader = Reader(page_at(390))
    reader.tap("Văn bản")
    reader.tap("Kết luận số 21-KL/TW")
    below = reader.page.locator("#thuc-hien + ul")
    expect(below).to_contain_text("Kế hoạch số 83-KH/TU")
    expect(below.locator("ul")).to_contain_text("Kế hoạch số 44-KH/TU (Ban Thường vụ Thị ủy Đức Phổ)")


def test_may_i_skip_the_write_up(page_at: PageAt) -> None:
    reader = Reader(page_at(390))
    reader.tap("Hỏi – đáp")
    question = reader.page.get_by_role("article").get_by_role("link", name="thu hoạch").filter(has_text="75")
    question.first.click()
    expect(reader.page.locator("article")).to_contain_text("thu hoạch")


def test_a_unit_finds_what_it_must_do_this_month_in_two_taps(page_at: PageAt) -> None:
    reader = Reader(page_at(390))
    reader.tap("Đơn vị")
    reader.tap("Ban Tuyên giáo Thị ủy Đức Phổ")
    assert reader.taps == 2
    month = reader.page.locator("[data-thang-nay]")
    expect(month).to_contain_text("Tháng này không có việc nào đến hạn.")
    reader.page.goto(f"{reader.page.url}?ngay=2022-03-08")
    expect(month.locator(".the").first).to_contain_text("3/2022")
    assert 0 < month.locator(".the").count() < reader.page.locator(".the").count()
