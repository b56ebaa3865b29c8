"""A source becomes a model, or findings: every fault of the frontmatter at once, in Vietnamese, at its place."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from vanban.checks.finding import Finding
from vanban.checks.suggestion import did_you_mean, nearest
from vanban.documents import models, secrecy
from vanban.documents.fields import EMPTY
from vanban.documents.frontmatter import Path, Source, Value
from vanban.language.citations import KIND_WORDS
from vanban.language.text import normal

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PLAN_KINDS = ("Kế hoạch", "Chương trình", "Chương trình hành động", "Hướng dẫn", "Công văn", "Thông báo")
"""Types that bind bodies to duties; other official types are directives."""

MODELS: Mapping[str, type[models.Entry]] = (
    dict.fromkeys(KIND_WORDS, models.Directive)
    | dict.fromkeys(PLAN_KINDS, models.Plan)
    | {"Hỏi – đáp": models.QuestionSet}
    | {"Tài liệu": models.Material, "Đơn vị": models.Unit, "Nhóm đơn vị": models.UnitGroup}
)
"""The model of each type word that ``ten_loai`` may hold."""

_BY_FORM = {normal(kind): kind for kind in MODELS}


def read_model(source: Source) -> models.Entry | list[Finding]:
    """The model of one source, or all its faults. ``ten_loai`` decides which keys it may have."""
    kind = source.values.get("ten_loai")
    if "ten_loai" not in source.values:
        if (near := nearest("ten_loai", source.values)) is not None:
            message = f"khóa «{near}» không có trong danh mục; ý bạn là «ten_loai»?"
            place = source.key_places[(near,)]
            return [Finding(source.path, *place, "khoa-la", message, near, "ten_loai: Kế hoạch")]
        return [source.finding((), "thieu-khoa", "thiếu khóa «ten_loai»", example="ten_loai: Kế hoạch")]
    if not isinstance(kind, str):
        message = "ten_loai: cần một dòng chữ, không phải danh sách hay nhóm khóa"
        return [source.finding(("ten_loai",), "ten-loai", message, example="ten_loai: Kế hoạch")]
    if (known := _BY_FORM.get(normal(kind))) is None:
        near = nearest(kind, MODELS)
        message = f"tên loại không có trong danh mục{did_you_mean(near)}"
        return [source.finding(("ten_loai",), "ten-loai", message, kind, f"ten_loai: {near or 'Kế hoạch'}")]
    model = MODELS[known]
    values = {**source.values, "ten_loai": known}
    values.pop(secrecy.KEY, None)  # judged when the library is loaded, before anything else is read
    empty = list(_empty(source.values, ()))
    findings = [source.finding(at, "gia-tri", f"{_name(at)}: {EMPTY}", example=_example(model, at)) for at in empty]
    try:
        entry = model.model_validate(values, context={"year": _year(source)})
    except ValidationError as error:
        details = [
            d for d in error.errors(include_url=False) if d["loc"] not in empty or d["type"] == "extra_forbidden"
        ]
        misspelt = {(*d["loc"][:-1], _meant(model, d["loc"])) for d in details if d["type"] == "extra_forbidden"}
        findings += (_finding(source, model, d) for d in details if d["type"] != "missing" or d["loc"] not in misspelt)
    return findings or entry


def _empty(value: Value, at: Path) -> Iterator[Path]:
    """The places without a value; a key that may be left out may not be left empty."""
    if value is None or value in ([], {}):
        yield at
    elif not isinstance(value, str):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _empty(inner, (*at, key))


def _name(at: Path) -> str:
    return next((part for part in reversed(at) if isinstance(part, str) and part), "")


def _year(source: Source) -> int | None:
    """The year a deadline without one inherits: of issue, else of the inferred period."""
    for name in ("ngay_ban_hanh", "khoang_ngay"):
        if isinstance(words := source.values.get(name), str) and (year := _YEAR.search(words)):
            return int(year[0])
    return None


def _finding(source: Source, model: type[BaseModel], detail: ErrorDetails) -> Finding:
    at: Path = detail["loc"]
    name = _name(at)
    example = _example(model, at)
    if detail["type"] == "extra_forbidden":
        near = _meant(model, at)
        message = f"khóa «{name}» không có trong danh mục{did_you_mean(near)}"
        line, column = source.key_places.get(at, (1, 1))
        right = f"{near}: …" if near else "các khóa được dùng: " + ", ".join(_keys(_model_at(model, at[:-1])))
        return Finding(source.path, line, column, "khoa-la", message, name, right)
    if detail["type"] == "missing":
        where = "" if len(at) == 1 else f" trong {at[0]}"
        return source.finding(at, "thieu-khoa", f"thiếu khóa «{name}»{where}", example=example)
    read = detail["input"] if isinstance(detail["input"], str) else ""
    if detail["type"] in ("model_type", "dict_type"):
        message = f"«{name}» phải là một nhóm khóa con, mỗi khóa một dòng thụt vào"
    elif detail["type"] in ("tuple_type", "list_type"):
        message = f"«{name}» phải là một danh sách, mỗi mục bắt đầu bằng dấu gạch ngang"
    else:
        reason = detail.get("ctx", {}).get("error")
        message = f"{name}: {reason or 'giá trị không đúng kiểu'}"
        example = (getattr(reason, "example", "") and f"{name}: {getattr(reason, 'example', '')}") or example
    return source.finding(at, "gia-tri", message, read, example)


def _meant(model: type[BaseModel], at: Path) -> str | None:
    """The key that one misspelt seems to mean."""
    return nearest(_name(at), _keys(_model_at(model, at[:-1])))


def _model_at(model: type[BaseModel], at: Path) -> type[BaseModel]:
    """The group of keys that a path leads to."""
    for part in at:
        field = next((f for f in model.model_fields.values() if f.alias == part), None)
        inner = field and _inner_model(field.annotation)
        model = inner or model
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for a in getattr(annotation, "__args__", ()) if (m := _inner_model(a))), None)


def _example(model: type[BaseModel], at: Path) -> str:
    names = [part for part in at if isinstance(part, str)]
    for depth in range(len(names), 0, -1):
        group = _model_at(model, tuple(names[: depth - 1]))
        field = next((f for f in group.model_fields.values() if f.alias == names[depth - 1]), None)
        if field and field.examples:
            return f"{names[depth - 1]}: {field.examples[0]}"
    return ""


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias for field in model.model_fields.values() if field.alias]
