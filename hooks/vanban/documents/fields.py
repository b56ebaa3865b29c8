"""The kinds of value a frontmatter key may hold, each read from the words an editor writes."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, PlainValidator, ValidationInfo, WithJsonSchema, WrapValidator

from vanban.documents.locality import Locality
from vanban.language.citations import DocumentNumber
from vanban.language.dates import parse_day
from vanban.language.deadlines import Deadline, parse_deadline
from vanban.language.sections import SectionLabel
from vanban.language.text import normal, tidy

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")

NOT_STATED = "không ghi"
"""What an editor writes where the source does not state a fact; read as None (never invented)."""

EMPTY = f"khóa này chưa có giá trị; hãy bỏ hẳn khóa, hoặc ghi «{NOT_STATED}» nếu văn bản không nêu"

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""Between them lies whatever a portal's documents date and ask for; another year is misprinted."""

_DIGEST = re.compile("[0-9a-f]{8,64}")
_KEY = re.compile("[a-z0-9]+(?:[-_][a-z0-9]+)*")  # what slug gives, with the underscores of anchors (vi_cuoi)

T = TypeVar("T")


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("cần một dòng chữ, không phải danh sách hay nhóm khóa")
    return value


def _from_words(parse: Callable[[str], T]) -> PlainValidator:
    return PlainValidator(lambda value: parse(_words(value)))


def _optional(value: Any, read: Callable[[Any], T]) -> T | None:
    return None if isinstance(value, str) and normal(value) == NOT_STATED else read(value)


def _list(value: Any) -> Any:
    if isinstance(value, str) and normal(value) == NOT_STATED:
        return []
    return value if isinstance(value, list) else [value]


def _phases(value: Any) -> Any:
    return value if isinstance(value, dict) else {"": value}


def _deadline(value: Any, info: ValidationInfo) -> Deadline:
    deadline = parse_deadline(_words(value), year=(info.context or {}).get("year"))
    for day in filter(None, (deadline.start, deadline.end)):
        _in_our_time(day.year)
    return deadline


def _day(words: str) -> date:
    if (day := parse_day(words)) is None:
        year_first = _YEAR_FIRST.fullmatch(tidy(words))
        meant = f"; ý bạn là «{year_first[3]}/{year_first[2]}/{year_first[1]}»?" if year_first else ""
        raise ValueError(f"cần một ngày đủ ngày, tháng, năm (bốn chữ số), ngày viết trước{meant}")
    _in_our_time(day.year)
    return day


def _in_our_time(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"năm {year} có lẽ viết sai; cần từ năm {FIRST_YEAR} đến năm {LAST_YEAR}")


def _period(words: str) -> tuple[date, date]:
    first, dash, last = tidy(words).partition(" - ")
    if not dash or _day(first) > _day(last):
        raise ValueError("cần hai ngày, ngày sớm đứng trước, cách nhau bằng « - »")
    return _day(first), _day(last)


def _key(words: str) -> str:
    if not _KEY.fullmatch(words):
        raise ValueError("mã chỉ gồm chữ thường không dấu và chữ số, nối bằng gạch nối hoặc gạch dưới")
    return words


def _digest(words: str) -> str:
    if not _DIGEST.fullmatch(words):
        raise ValueError("mã SHA-256 chỉ gồm chữ số và chữ a–f, do máy ghi; hãy nhập lại tệp nguồn")
    return words


def _section(value: Any) -> SectionLabel:
    return SectionLabel.parse(_words(value))


def _string(*examples: str) -> WithJsonSchema:
    """YAML tools read ``muc: 3.1`` as a number."""
    return WithJsonSchema({"type": ["string", "number"], "examples": list(examples)})


Text = Annotated[str, BeforeValidator(_words)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_list)]
"""One line or a list of lines; none for ``không ghi``."""

Key = Annotated[str, _from_words(_key), _string("iii-1")]
"""A part of a calendar entry's UID or of an address."""

Digest = Annotated[str, _from_words(_digest), _string("9f86d081884c7d65")]
"""The beginning of a SHA-256 or all of it."""

Day = Annotated[date, _from_words(_day), _string("09/3/2022")]
Period = Annotated[tuple[date, date], _from_words(_period), _string("14/02/2022 - 09/3/2022")]
Number = Annotated[DocumentNumber, _from_words(DocumentNumber.parse), _string("44-KH/TU")]
Section = Annotated[SectionLabel, PlainValidator(_section), _string("III.1", "VI, đoạn cuối")]
Place = Annotated[Locality, _from_words(Locality.parse), _string("thị xã Đức Phổ, tỉnh Quảng Ngãi")]
_WHEN = _string("trước ngày 15/3/2022", "hằng tháng", "cuối năm 2022")
When = Annotated[Deadline, PlainValidator(_deadline), _WHEN]
Phases = Annotated[
    dict[str, When],
    BeforeValidator(_phases),
    WithJsonSchema({"anyOf": [_WHEN.json_schema, {"type": "object", "additionalProperties": _WHEN.json_schema}]}),
]
"""A deadline, or several by the name of the phase each ends; a single one has the name ``""``."""

Stated = WrapValidator(_optional)
"""Allows ``không ghi``: use as ``Annotated[Number | None, Stated]``."""


def one_of(*choices: str) -> AfterValidator:
    """A text that must be one of ``choices``; case and the place of tone marks do not count."""
    by_form = {normal(choice): choice for choice in choices}

    def choose(value: str) -> str:
        if (form := normal(value)) not in by_form:
            raise ValueError("chỉ nhận một trong các giá trị: " + "; ".join(choices))
        return by_form[form]

    return AfterValidator(choose)
