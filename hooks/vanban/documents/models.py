"""What the frontmatter of each kind of document may say: one class a kind, one field a key.

Keys are văn thư's own words without diacritics; identifiers are English. Each field's description
and example serve the faults an editor is shown, the editors' guide and the JSON Schema alike.
"""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from vanban.documents.fields import (
    Day,
    Digest,
    Key,
    Number,
    Period,
    Phases,
    Place,
    Section,
    Stated,
    Text,
    Texts,
    one_of,
)

PUBLIC, INTERNAL = "công khai", "nội bộ"
SUMMARY, FULL_TEXT = "tóm tắt", "toàn văn"
URGENCIES = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HỎA TỐC HẸN GIỜ")
"""Degrees of urgency, as printed (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
UNKNOWN_VALIDITY = "chưa xác định"


def fact(alias: str, description: str, example: str, default: Any = ...) -> Any:
    """A frontmatter key: its name, what it means, a right example, and a default unless required.

    What it means is Vietnamese: a name that readers are shown too, and for editors more behind a semicolon.
    """
    return Field(default, alias=alias, description=description, examples=[example])


class Facts(BaseModel):
    """A group of keys; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Signer(Facts):
    """Who signed: a row of data, not a signature."""

    authority: Annotated[Text | None, Stated] = fact("quyen_han", "Thẩm quyền ký", "T/M Ban Thường vụ", None)
    post: Annotated[Text | None, Stated] = fact("chuc_vu", "Chức vụ", "Phó Bí thư", None)
    name: Annotated[Text | None, Stated] = fact("ho_ten", "Họ và tên", "Bùi Văn Lý", None)


class Scope(Facts):
    """Whom a plan is for, and who is left out."""

    includes: Texts = fact("gom", "Ai thuộc đối tượng", "cán bộ, đảng viên toàn thị xã")
    excludes: Texts = fact("tru", "Ai được trừ ra", "đảng viên được miễn sinh hoạt", ())


class MaterialUse(Facts):
    """One thing a plan says is to be read, and by whom."""

    name: Text = fact("ten", "Tên tài liệu", "Tài liệu học tập các văn kiện Hội nghị lần thứ 4")
    audience: Text | None = fact("dung_cho", "Dùng cho ai", "cán bộ, đảng viên ở cơ sở", None)
    section: Section | None = fact("muc", "Mục nêu tài liệu này", "II.3", None)
    note: Text | None = fact("ghi_chu", "Ghi chú cho người đọc", "nêu tại mục IV.1", None)


class Duty(Facts):
    """What binds bodies, by role, perhaps until a day."""

    key: Key | None = fact("ma", "Mã cố định; bỏ trống thì lấy theo mục và giữ trong sổ công bố", "iii-1", None)
    section: Section = fact("muc", "Mục trong văn bản", "III.1")
    lead: Texts = fact("chu_tri", "Đơn vị chủ trì", "Ban Tuyên giáo Thị ủy", ())
    partners: Texts = fact("phoi_hop", "Đơn vị phối hợp", "Trung tâm Chính trị thị xã", ())
    performers: Texts = fact("thuc_hien", "Đơn vị thực hiện", "nhóm Đảng ủy các xã, phường", ())
    follows_up: Texts = fact("theo_doi", "Đơn vị theo dõi, đôn đốc", "Ban Tuyên giáo Thị ủy", ())
    inspects: Texts = fact("kiem_tra", "Đơn vị kiểm tra, giám sát", "Ủy ban Kiểm tra Thị ủy", ())
    appraises: Texts = fact("tham_dinh", "Đơn vị thẩm định", "Văn phòng Thị ủy", ())
    deadlines: Phases = fact("thoi_han", "Thời hạn; đúng chữ trong văn bản", "trước ngày 15/3/2022", {})
    note: Text | None = fact("ghi_chu", "Ghi chú cho người đọc", "thực hiện thời hạn chung ở đoạn cuối", None)


class Session(Duty):
    """A conference or class (hội nghị, lớp)."""

    name: Text | None = fact("ten", "Tên hội nghị, lớp; bỏ trống thì lấy tên mục", "Lớp cho đoàn viên công đoàn", None)
    audience: Texts = fact("danh_cho", "Dành cho ai; mỗi người một từ ngắn, để người đọc tự tìm", "giáo viên", ())
    participants: Text | None = fact("thanh_phan", "Thành phần dự", "đảng viên các chi bộ trực thuộc", None)
    except_for: Texts = fact("tru", "Ai được trừ ra", "người đã dự hội nghị trực tuyến", ())
    class_count: Text | None = fact("so_lop", "Số lớp", "04", None)
    duration: Text | None = fact("thoi_luong", "Thời lượng", "01 buổi/lớp", None)
    mode: Text | None = fact("hinh_thuc", "Hình thức", "trực tuyến", None)
    bridges: Texts = fact("diem_cau", "Các điểm cầu", "Hội trường Thị ủy", ())
    venue: Text | None = fact("dia_diem", "Địa điểm", "Trung tâm Chính trị thị xã", None)
    speaker: Text | None = fact("bao_cao_vien", "Báo cáo viên", "Báo cáo viên Thị ủy", None)


class Task(Duty):
    """A piece of work, perhaps with a product that must be issued."""

    work: Text | None = fact("viec", "Việc phải làm", "theo dõi, đôn đốc toàn thị xã", None)
    product: Text | None = fact("san_pham", "Văn bản phải ban hành", "Kế hoạch học tập", None)

    @model_validator(mode="after")
    def _says_what(self) -> "Task":
        if not self.work and not self.product:
            raise ValueError("nhiệm vụ chưa nói việc gì; cần khóa «viec» hoặc «san_pham»")
        return self


class Report(Duty):
    """A report owed: from whom, to whom, through whom."""

    sender: Texts = fact("tu", "Ai báo cáo", "Liên đoàn Lao động thị xã")
    recipient: Texts = fact("gui", "Báo cáo ai", "Ban Thường vụ Thị ủy")
    via: Texts = fact("qua", "Gửi qua ai", "Ban Tuyên giáo Thị ủy", ())
    about: Text | None = fact("noi_dung", "Báo cáo về việc gì", "kết quả học tập, quán triệt", None)


class WriteUp(Duty):
    """A personal write-up (thu hoạch) owed by those who study."""

    sender: Texts = fact("tu", "Ai viết thu hoạch", "đảng viên")
    recipient: Texts = fact("gui", "Nộp cho ai", "chi bộ")
    except_for: Texts = fact("tru", "Ai được miễn", "đảng viên được miễn sinh hoạt", ())


class Waiver(Facts):
    """A warning or note that an editor has judged and lets stand, with the reason."""

    code: Key = fact("ma", "Mã của cảnh báo, ghi chú được bỏ qua", "bao-cao-khong-han")
    section: Section | None = fact("muc", "Mục có cảnh báo ấy; bỏ trống là cả văn bản", "VI.1", None)
    words: Text | None = fact("chu", "Chữ mà máy đọc được ở đó", "mục III.2.1 của Kế hoạch này", None)
    reason: Text = fact("ly_do", "Vì sao bỏ qua", "bản gốc ghi đúng như vậy")


class Entry(Facts):
    """What every kind says: its type word and who may see it (no default)."""

    kind: Text = fact("ten_loai", "Tên loại", "Kế hoạch")
    circulation: Annotated[Text, one_of(PUBLIC, INTERNAL)] = fact("luu_hanh", "Ai được xem", PUBLIC)
    inferred: Texts = fact("suy_ra", "Những điều suy ra, không có trong văn bản nguồn", "khoang_ngay", ())
    to_review: Texts = fact(
        "can_xem_lai",
        "Điều ban biên tập cần xem lại; xem xong thì xóa dòng",
        "so_ky_hieu: văn bản nguồn không ghi số",
        (),
    )
    waivers: tuple[Waiver, ...] = fact("bo_qua", "Cảnh báo, ghi chú đã xem và để vậy", "- ma: muc-treo", ())


class Origin(Facts):
    """The file a full text was imported from, in the state in which it was read."""

    file: Text = fact("tep", "Tên tệp nguồn", "44-KH-TU.pdf")
    digest: Digest = fact("sha256", "Mã SHA-256 của tệp nguồn, do máy ghi", "9f86d081884c7d65")


class Directive(Entry):
    """An official document: resolution, conclusion, regulation, directive…"""

    number: Annotated[Number | None, Stated] = fact("so_ky_hieu", "Số, ký hiệu", "44-KH/TU")
    issued_on: Annotated[Day | None, Stated] = fact("ngay_ban_hanh", "Ngày ban hành", "09/3/2022")
    issued_between: Period | None = fact("khoang_ngay", "Khoảng ngày ban hành", "14/02/2022 - 09/3/2022", None)
    issuer: Text = fact("co_quan_ban_hanh", "Cơ quan ban hành", "Ban Thường vụ Thị ủy Đức Phổ")
    adopted_at: Text | None = fact(
        "thong_qua", "Hội nghị thông qua", "Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII", None
    )
    abstract: Annotated[Text | None, Stated] = fact("trich_yeu", "Trích yếu", "về những điều đảng viên không được làm")
    form: Annotated[Text, one_of(SUMMARY, FULL_TEXT)] = fact("dang_ban", "Bản tóm tắt hay toàn văn", SUMMARY)
    original: Text | None = fact("ban_goc", "Bản gốc có ở đâu", "Văn phòng Thị ủy Đức Phổ", None)
    origin: Origin | None = fact("nguon", "Tệp nguồn mà toàn văn được nhập từ đó", "tep: 44-KH-TU.pdf", None)
    signer: Annotated[Signer | None, Stated] = fact("nguoi_ky", "Người ký", "ho_ten: Bùi Văn Lý", None)
    validity: Text = fact("hieu_luc", "Hiệu lực", UNKNOWN_VALIDITY, UNKNOWN_VALIDITY)
    urgency: Annotated[Annotated[Text, one_of(*URGENCIES)] | None, Stated] = fact(
        "muc_do_khan", "Mức độ khẩn", "KHẨN", None
    )
    bases: Texts = fact("can_cu", "Căn cứ ban hành", "Kế hoạch số 83-KH/TU ngày 26/01/2022 của Tỉnh ủy Quảng Ngãi", ())
    studied: Texts = fact("van_ban_quan_triet", "Văn bản được quán triệt", "Kết luận số 21-KL/TW ngày 25/10/2021", ())
    supersedes: Texts = fact("thay_the", "Thay thế văn bản nào", "Chỉ thị số 35-CT/TW ngày 30/5/2019", ())
    amends: Texts = fact("sua_doi", "Sửa đổi văn bản nào", "Quy định số 37-QĐ/TW ngày 25/10/2021", ())
    short_forms: dict[str, Text] = fact(
        "viet_tat", "Tên gọi tắt khai trong văn bản", "Kết luận số 21: Kết luận số 21-KL/TW ngày 25/10/2021", {}
    )
    group_names: dict[str, Texts] = fact(
        "goi_chung", "Tên gọi chung nhiều văn bản", "Các nghị quyết: Nghị quyết số 18-NQ/TW ngày 16/6/2022", {}
    )
    recipients: Texts = fact("noi_nhan", "Nơi nhận", "Thường trực Tỉnh ủy (báo cáo)", ())

    @property
    def issued_first(self) -> date | None:
        """The day of issue, stated or (the earliest) inferred; None if neither is known."""
        return self.issued_on or (self.issued_between and self.issued_between[0])

    @property
    def year(self) -> int | None:
        """The year of that day."""
        return self.issued_first.year if self.issued_first else None


class Plan(Directive):
    """A document that binds bodies to sessions, tasks and reports."""

    scope: Scope | None = fact("doi_tuong", "Đối tượng", "gom: cán bộ, đảng viên toàn thị xã", None)
    funding: Text | None = fact("kinh_phi", "Kinh phí", "theo quy định hiện hành", None)
    materials: tuple[MaterialUse, ...] = fact("tai_lieu", "Tài liệu", "- ten: Tài liệu học tập", ())
    sessions: tuple[Session, ...] = fact("hoi_nghi", "Hội nghị, lớp học", "- muc: III.1", ())
    tasks: tuple[Task, ...] = fact("nhiem_vu", "Nhiệm vụ", "- muc: VI.1", ())
    write_up: Annotated[WriteUp | None, Stated] = fact("thu_hoach", "Thu hoạch cá nhân", "không ghi", None)
    dropped: Texts = fact("viec_da_bo", "Mã những việc đã công bố nay bỏ", "iii-4", ())
    reports: tuple[Report, ...] = fact("bao_cao", "Báo cáo", "- muc: VI.1", ())


class Material(Entry):
    """A study material."""

    name: Text = fact("ten", "Tên tài liệu", "Tài liệu học tập các văn kiện Hội nghị lần thứ 4")
    other_names: Texts = fact("ten_khac", "Tên khác", "Tài liệu học tập Trung ương 4", ())
    audience: Texts = fact("dung_cho", "Dùng cho ai", "cán bộ, đảng viên ở cơ sở", ())
    about: Texts = fact("ve_van_ban", "Về văn bản nào", "Kết luận số 21-KL/TW ngày 25/10/2021", ())


class Question(Facts):
    """One question with its answer, bound to the section it rests on."""

    key: Text = fact("ma", "Mã cố định, thành địa chỉ của câu hỏi", "giao-vien-hoc-o-dau")
    question: Text = fact("hoi", "Câu hỏi", "Giáo viên ở xã, phường học lớp nào?")
    answer: Text = fact("dap", "Câu trả lời", "Học tại đảng bộ xã, phường nơi công tác.")
    document: Text | None = fact("van_ban", "Tệp của văn bản làm căn cứ", "plans/duc-pho-44-kh-tu.md", None)
    section: Section = fact("muc", "Mục làm căn cứ trả lời", "III.5")
    audience: Texts = fact("dung_cho", "Câu hỏi dành cho ai", "giáo viên", ())
    confirmed: Text | None = fact("xac_nhan", "Dấu của mục khi câu trả lời được xác nhận", "3f9a2c1b", None)


class QuestionSet(Entry):
    """Questions and answers compiled for this portal; they do not pass for an official booklet."""

    name: Text = fact("ten", "Tên bộ hỏi – đáp", "Hỏi – đáp về học tập Kết luận số 21 ở Đức Phổ")
    compiler: Text = fact("bien_soan", "Ai biên soạn", "Ban biên tập cổng")
    document: Text = fact("van_ban", "Tệp của văn bản mà các câu hỏi dựa vào", "plans/duc-pho-44-kh-tu.md")
    questions: tuple[Question, ...] = fact("cau_hoi", "Các câu hỏi", "- ma: giao-vien-hoc-o-dau")


class Body(Entry):
    """What units and groups share: names, and the place where the names hold."""

    name: Text = fact("ten", "Tên đầy đủ; có địa danh", "Ban Tuyên giáo Thị ủy Đức Phổ")
    other_names: Texts = fact("ten_khac", "Tên khác, tên viết tắt", "BTG Thị ủy Đức Phổ", ())
    locality: Place = fact("dia_ban", "Địa bàn", "thị xã Đức Phổ, tỉnh Quảng Ngãi")
    parent: Text | None = fact("truc_thuoc", "Trực thuộc", "Thị ủy Đức Phổ", None)


class Unit(Body):
    """A body: committee, office, union, school…"""

    begins: Day | None = fact("thanh_lap", "Ngày thành lập", "01/02/2020", None)
    ends: Day | None = fact("ket_thuc", "Ngày kết thúc hoạt động", "30/6/2025", None)
    successors: Texts = fact("ke_thua", "Đơn vị kế thừa", "Đảng ủy phường Đức Phổ", ())

    @field_validator("ends")
    @classmethod
    def _after_its_beginning(cls, ends: date | None, info: ValidationInfo) -> date | None:
        begins = info.data.get("begins")
        if begins and ends and ends < begins:
            raise ValueError("ngày kết thúc trước ngày thành lập")
        return ends


class UnitGroup(Body):
    """Bodies named together; members are listed only where known."""

    members: Texts = fact("thanh_vien", "Các đơn vị đã biết trong nhóm", "Đảng ủy phường Phổ Văn", ())
    size: Text | None = fact("so_luong", "Số đơn vị; nếu văn bản nêu", "34", None)
