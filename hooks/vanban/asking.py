"""``vanban new``: asks what a plan says, one question a line, and makes its file. Wrong answers are asked again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError, create_model
from pydantic.fields import FieldInfo

from vanban.checks.structure import missing_section, unknown_body
from vanban.documents.bodies import Bodies
from vanban.documents.fields import NOT_STATED
from vanban.documents.locality import Locality
from vanban.documents.models import (
    FULL_TEXT,
    INTERNAL,
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
from vanban.language.sections import SectionLabel, outline
from vanban.language.text import fold, slug

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
_BODIES = ("co_quan_ban_hanh", "chu_tri", "tu", "gui", "qua")
_OPTIONAL = " (bỏ trống nếu không có)"
_COUNTRY = Locality(())


@dataclass
class Answers:
    """Asks, and keeps every answer (``keep`` is given all after each); what is ``kept`` from the time before is
    repeated, not asked for again."""

    ask: Ask
    tell: Tell
    kept: list[str]
    keep: Callable[[list[str]], None]
    _told: int = 0

    def __call__(self, question: str) -> str:
        """The answer to the next question."""
        if self._told == len(self.kept):
            self.kept.append(self.ask(question).encode(errors="replace").decode())  # terminals that are not UTF-8
            self.keep(self.kept)
        else:
            self.tell(f"{question}{self.kept[self._told]}")
        self._told += 1
        return self.kept[self._told - 1]


def ask_for_plan(ask: Ask, tell: Tell, bodies: Bodies | None = None) -> tuple[str, str]:
    """The file's name (without folder and ending) and text, from the answers ``ask`` gives.

    ``tell`` says what is wrong with one. Answers are judged as the build will judge them: the file has no fault of
    form, and names no section that it does not have. A name that none of the ``bodies`` bears is told, and kept.
    """
    tell(f"Trả lời từng câu. Điều văn bản không nêu thì ghi: {NOT_STATED}. Nhiều giá trị thì cách nhau bằng dấu ;")
    form = _Form(ask, tell, bodies)
    values: dict[str, Any] = {"ten_loai": "Kế hoạch"}
    for key in _HEAD:
        form.answer(Plan, key, values)
    values["luu_hanh"] = form.one_of("Ai được xem", (PUBLIC, INTERNAL))
    values["dang_ban"] = form.one_of("Dạng bản", (SUMMARY, FULL_TEXT))
    headings = form.headings()
    form.year = next((int(part) for part in str(values["ngay_ban_hanh"]).split("/") if len(part) == 4), None)
    for key, (model, name, keys) in _LISTS.items():
        entries = list(form.entries(model, name, keys))
        if entries:
            values[key] = entries
    for entry in form.entries(WriteUp, "yêu cầu viết thu hoạch", ("muc", "tu", "gui", "tru", "thoi_han")):
        values["thu_hoach"] = entry
        break  # a plan asks for one write-up
    signer: dict[str, Any] = {}
    for key in ("quyen_han", "chuc_vu", "ho_ten"):
        form.answer(Signer, key, signer)
    values |= {"nguoi_ky": signer} if signer else {}
    form.answer(Plan, "noi_nhan", values)
    number = [values["so_ky_hieu"]] if values["so_ky_hieu"] != NOT_STATED else str(values["trich_yeu"]).split()[:6]
    stem = slug(" ".join([*str(values["co_quan_ban_hanh"]).split()[-2:], *number]))
    return stem, f"---\n{_yaml(values)}---\n\n{headings}"


@dataclass
class _Form:
    """Asks for one value after another, knowing what was answered before."""

    ask: Ask
    tell: Tell
    bodies: Bodies | None
    near: Locality | None = _COUNTRY
    """Where names of bodies are understood from; None if the issuer is not known."""
    labels: tuple[SectionLabel, ...] = ()
    year: int | None = None

    def answer(self, model: type[Facts], key: str, values: dict[str, Any]) -> None:
        info = next(f for f in model.model_fields.values() if f.alias == key)
        example = (info.examples or [""])[0]
        question = f"{info.description}, ví dụ «{example}»{'' if info.is_required() else _OPTIONAL}: "
        while True:
            words = self.ask(question).strip()
            if not words and not info.is_required():
                return
            value: Any = words
            if fold(words) == fold(NOT_STATED):
                value = NOT_STATED
            elif ";" in words and key != "trich_yeu":
                value = [part.strip() for part in words.split(";") if part.strip()]
            if fault := self._fault(info, value):
                self.tell(f"  Chưa được: {fault}")
                continue
            values[key] = value
            if key in _BODIES and model is not WriteUp and value != NOT_STATED:  # members write, cells collect
                self._doubt_bodies(key, value if isinstance(value, list) else [value])
            return

    def one_of(self, question: str, choices: tuple[str, ...]) -> str:
        by_form = {fold(choice): choice for choice in choices}
        while (words := fold(self.ask(f"{question} ({' / '.join(choices)}): "))) not in by_form:
            self.tell(f"  Chưa được: hãy ghi một trong: {'; '.join(choices)}")
        return by_form[words]

    def headings(self) -> str:
        self.tell(
            "Các đề mục như trong bản in (I. Mục đích; 1. Yêu cầu; a) Thành phần…), mỗi dòng một mục; "
            "dòng trống là hết."
        )
        lines: list[str] = []
        while line := self.ask("Đề mục: ").strip():
            if len(outline([*lines, line])) == len(lines):
                self.tell("  Chưa được: đề mục bắt đầu bằng số hoặc chữ của nó, ví dụ «II. Tổ chức thực hiện»")
            else:
                lines.append(line)
        self.labels = tuple(heading.label for heading in outline(lines))
        marks = ("#" * (len(label.levels) + 1) for label in self.labels)
        return "\n".join(f"{mark} {line}\n" for mark, line in zip(marks, lines, strict=True))

    def entries(self, model: type[Facts], name: str, keys: Iterable[str]) -> Iterator[dict[str, Any]]:
        while fold(self.ask(f"Thêm một {name}? (c = có, Enter = không): ")) in ("c", "co"):
            values: dict[str, Any] = {}
            for key in keys:
                self.answer(model, key, values)
            yield values

    def _fault(self, info: FieldInfo, value: Any) -> str:
        """Why a value cannot stand under a key, or nothing."""
        if not value:
            return "câu này phải trả lời"
        try:
            one = create_model("One", __base__=Facts, answer=(info.annotation or Any, info))
            read = one.model_validate({str(info.alias): value}, context={"year": self.year})
        except ValidationError as error:
            return str(error.errors()[0].get("ctx", {}).get("error", "giá trị không đúng kiểu"))
        label = vars(read)["answer"]
        if isinstance(label, SectionLabel) and (missing := missing_section(label, self.labels)):
            return f"{missing[0]}; các mục đã ghi: {', '.join(map(str, self.labels))}"
        return ""

    def _doubt_bodies(self, key: str, names: Iterable[str]) -> None:
        """Say which of these names nobody bears: such a body may have no page yet, so the answer holds."""
        near = self.near
        if self.bodies is None or near is None:
            return
        for words in names:
            found = self.bodies.find(words, near)
            if not found:
                self.tell(f"  Lưu ý: «{words}»: {unknown_body(self.bodies, words, near)[0]}")
            if key == "co_quan_ban_hanh":
                self.near = found[0].model.locality if found else None


def _yaml(values: dict[str, Any]) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=False)
