"""``vanban new``: asks what a plan says, one question a line, and makes its file. Wrong answers are asked again."""

from collections.abc import Callable, Iterable
from typing import Any

import yaml
from pydantic import ValidationError, create_model
from pydantic.fields import FieldInfo

from vanban.documents.fields import NOT_STATED
from vanban.documents.models import (
    FULL_TEXT,
    PUBLIC,
    SUMMARY,
    Facts,
    MaterialUse,
    Plan,
    Report,
    Session,
    Signer,
    Task,
    WriteUp,
)
from vanban.language.sections import outline
from vanban.language.text import slug

Ask = Callable[[str], str]
Tell = Callable[[str], None]

_HEAD = ("so_ky_hieu", "ngay_ban_hanh", "co_quan_ban_hanh", "trich_yeu", "can_cu", "van_ban_quan_triet")
_SESSION_KEYS = ("muc", "chu_tri", "thanh_phan", "danh_cho", "thoi_luong", "dia_diem", "bao_cao_vien", "thoi_han")
_LISTS: dict[str, tuple[type[Facts], str, tuple[str, ...]]] = {
    "hoi_nghi": (Session, "hội nghị, lớp học", _SESSION_KEYS),
    "tai_lieu": (MaterialUse, "tài liệu", ("ten", "dung_cho", "muc")),
    "nhiem_vu": (Task, "nhiệm vụ", ("muc", "chu_tri", "viec", "san_pham", "thoi_han")),
    "bao_cao": (Report, "báo cáo", ("muc", "tu", "gui", "qua", "thoi_han")),
}
_OPTIONAL = " (bỏ trống nếu không có)"


def ask_for_plan(ask: Ask, tell: Tell) -> tuple[str, str]:
    """The file's name (without folder and ending) and text, from the answers ``ask`` gives.

    ``tell`` says what is wrong with one. Answers are judged as the build will judge them: the file has no fault of
    form.
    """
    tell(f"Trả lời từng câu. Điều văn bản không nêu thì ghi: {NOT_STATED}. Nhiều giá trị thì cách nhau bằng dấu ;")
    values: dict[str, Any] = {"ten_loai": "Kế hoạch"}
    for key in _HEAD:
        _answer(Plan, key, values, ask, tell, None)
    values["luu_hanh"] = _one_of(ask, tell, "Ai được xem", (PUBLIC, "nội bộ"))
    values["dang_ban"] = _one_of(ask, tell, "Dạng bản", (SUMMARY, FULL_TEXT))
    headings = _headings(ask, tell)
    year = next((int(part) for part in str(values["ngay_ban_hanh"]).split("/") if len(part) == 4), None)
    for key, (model, name, keys) in _LISTS.items():
        entries = list(_entries(model, name, keys, ask, tell, year))
        if entries:
            values[key] = entries
    for entry in _entries(WriteUp, "yêu cầu viết thu hoạch", ("muc", "tu", "gui", "tru", "thoi_han"), ask, tell, year):
        values["thu_hoach"] = entry
        break  # a plan asks for one write-up
    signer: dict[str, Any] = {}
    for key in ("quyen_han", "chuc_vu", "ho_ten"):
        _answer(Signer, key, signer, ask, tell, None)
    values |= {"nguoi_ky": signer} if signer else {}
    _answer(Plan, "noi_nhan", values, ask, tell, None)
    number = [values["so_ky_hieu"]] if values["so_ky_hieu"] != NOT_STATED else str(values["trich_yeu"]).split()[:6]
    stem = slug(" ".join([*str(values["co_quan_ban_hanh"]).split()[-2:], *number]))
    return stem, f"---\n{_yaml(values)}---\n\n{headings}"


def _answer(model: type[Facts], key: str, values: dict[str, Any], ask: Ask, tell: Tell, year: int | None) -> None:
    field = next(f for f in model.model_fields.values() if f.alias == key)
    question = f"{field.description}, ví dụ «{(field.examples or [''])[0]}»{'' if field.is_required() else _OPTIONAL}: "
    while True:
        words = ask(question).strip()
        if not words and not field.is_required():
            return
        value: Any = (
            [part.strip() for part in words.split(";")] if ";" in words and key not in ("trich_yeu",) else words
        )
        if fault := _fault(field, value, year):
            tell(f"  Chưa được: {fault}")
        else:
            values[key] = value
            return


def _fault(field: FieldInfo, value: Any, year: int | None) -> str:
    """Why a value cannot stand under a key, or nothing."""
    if not value:
        return "câu này phải trả lời"
    try:
        one = create_model("One", __base__=Facts, answer=(field.annotation or Any, field))
        one.model_validate({str(field.alias): value}, context={"year": year})
    except ValidationError as error:
        return str(error.errors()[0].get("ctx", {}).get("error", "giá trị không đúng kiểu"))
    return ""


def _one_of(ask: Ask, tell: Tell, question: str, choices: tuple[str, ...]) -> str:
    while (words := ask(f"{question} ({' / '.join(choices)}): ").strip()) not in choices:
        tell(f"  Chưa được: hãy ghi một trong: {'; '.join(choices)}")
    return words


def _headings(ask: Ask, tell: Tell) -> str:
    tell("Các đề mục như trong bản in (I. Mục đích; 1. Yêu cầu; a) Thành phần…), mỗi dòng một mục; dòng trống là hết.")
    lines: list[str] = []
    while line := ask("Đề mục: ").strip():
        if len(outline([*lines, line])) == len(lines):
            tell("  Chưa được: đề mục bắt đầu bằng số hoặc chữ của nó, ví dụ «II. Tổ chức thực hiện»")
        else:
            lines.append(line)
    sections = zip(lines, outline(lines), strict=True)
    return "\n".join(f"{'#' * (len(heading.label.levels) + 1)} {line}\n" for line, heading in sections)


def _entries(
    model: type[Facts], name: str, keys: Iterable[str], ask: Ask, tell: Tell, year: int | None
) -> Iterable[dict[str, Any]]:
    while ask(f"Thêm một {name}? (c = có, Enter = không): ").strip().lower().startswith("c"):
        values: dict[str, Any] = {}
        for key in keys:
            _answer(model, key, values, ask, tell, year)
        yield values


def _yaml(values: dict[str, Any]) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=False)
