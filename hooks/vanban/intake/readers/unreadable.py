"""Why a file gives no text: a stable code and one Vietnamese sentence that says what is wrong and what to do."""

SENTENCES = {
    "tep-rong": "tệp không có gì; hãy kiểm tra lại bản đã chép hoặc tải về",
    "tep-qua-lon": "tệp nặng {size} MB, quá mức {limit} MB; hãy bỏ ảnh nhúng hoặc tách phụ lục thành tệp riêng",
    "tep-hong": "tệp {kind} bị hỏng hoặc chép chưa hết; hãy mở bằng chương trình tạo ra nó rồi lưu lại, hoặc tải lại",
    "tep-ma-hoa": "tệp {kind} có mật khẩu; hãy mở bằng mật khẩu ấy rồi lưu một bản không đặt mật khẩu",
    "tep-khac-loai": "tệp này là {kind}, không phải văn bản; hãy lưu văn bản thành .docx hoặc .pdf rồi nhập lại",
    "ma-ky-tu": "không nhận ra mã chữ của tệp; hãy mở bằng Notepad hoặc Word rồi lưu lại với mã UTF-8",
    "can-libreoffice": "máy chưa có LibreOffice để đọc tệp {kind}; hãy cài vào, hoặc mở bằng Word rồi lưu thành .docx",
    "chuyen-doi-hong": "LibreOffice không chuyển được tệp {kind} này; hãy mở bằng Word rồi lưu thành .docx",
    "can-nhan-dang": "tệp {kind} chỉ có ảnh chụp, không có chữ; hãy cài tesseract cùng gói tiếng Việt (vie),"
    " hoặc nhập bản đã nhận dạng chữ (OCR)",
    "nhan-dang-hong": "tesseract không nhận ra chữ nào trong tệp {kind}; hãy quét lại rõ hơn (300 dpi) hoặc gõ lại",
    "pdf-chu-hong": "chữ trong tệp PDF mang mã riêng của phông, không đọc được; hãy nhập bản Word, hoặc in lại ra PDF",
    "khong-co-chu": "tệp {kind} không có chữ nào; hãy kiểm tra lại, nếu bên trong là ảnh quét thì nhập bản PDF",
    "qua-dai": "văn bản dài quá {limit}; hãy tách thành nhiều tệp rồi nhập từng tệp",
    "qua-lau": "tệp PDF này đọc quá {seconds} giây chưa xong; hãy in lại ra PDF từ bản Word, hoặc nhập bản Word",
    "zip-bom": "tệp {kind} khi giải nén phình to bất thường nên không mở; hãy xin lại tệp từ nơi gửi",
    "docx-la": "tệp .docx có thành phần không thể có trong tệp Word ({what}) nên không mở; hãy xin lại từ nơi gửi",
}
"""The codes, each with its sentence; `docs/tro-giup/phat-hien.md` explains them."""


class UnreadableError(Exception):
    """A file that gives no ``Paper``; ``code`` is a key of ``SENTENCES``, ``message`` is for the editor."""

    def __init__(self, code: str, **values: object) -> None:
        self.code, self.values = code, values
        self.message = SENTENCES[code].format(**values)
        super().__init__(f"[{code}] {self.message}")
