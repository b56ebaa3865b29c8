"""A source file as frontmatter with positions, and its body.

YAML is composed, not loaded: every scalar stays the text the editor wrote (YAML would turn ``05`` into 5, ``14:30``
into 870 and ``No`` into false), and every key and value keeps its line and column.
"""

import re
import unicodedata
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from vanban.checks.finding import Finding
from vanban.documents.yaml_slips import CLOSED, QUOTED, SPECIAL_SIGN, UNCLOSED, explained, slips

LARGEST = 5_000_000
"""Bytes a source file may have; a plan of fifty pages has about 200,000."""

Path: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EXAMPLE = "dòng đầu của tệp là ---, rồi các khóa như ten_loai: Kế hoạch, rồi một dòng ---"
# A key within a quoted value: the quote was meant to end on a line above.
_SWALLOWED_KEY = re.compile(r"\n\s*(?:- )?[a-z0-9_]+:(?=\s|$)")
_SWALLOWED_WORDS = re.compile(r"[ \t]+(?=#[^\s#!])")
_DEEPEST = 100
_NESTING = re.compile(r"[\[\]{}]|^[ ?-]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """One source file, read: its values as text, where each stands, and the Markdown body below.

    ``path`` is relative to the repository, with forward slashes. ``places`` gives (line, column), counted from 1,
    of the value at a path such as ``("nhiem_vu", 2, "thoi_han")``. ``body_line`` is the line the body begins on.
    """

    path: str
    values: dict[str, Value]
    body: str
    body_line: int
    places: dict[Path, tuple[int, int]] = field(repr=False)
    key_places: dict[Path, tuple[int, int]] = field(repr=False)

    def value(self, at: Path) -> Any:
        """The value at a path that exists, as written."""
        value: Any = self.values
        for part in at:
            value = value[part]
        return value

    def finding(self, at: Path, code: str, message: str, read: str = "", example: str = "") -> Finding:
        """An error at the value ``at``."""
        return Finding(self.path, *self.place(at), code, message, read, example)

    def place(self, at: Path) -> tuple[int, int]:
        """Line and column of the value ``at``, or of the nearest above it that exists."""
        while at and at not in self.places:
            at = at[:-1]
        return self.places.get(at, (1, 1))


class SourceError(Exception):
    """A file that cannot be read as a document; ``findings`` says why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


def decode(path: str, content: bytes) -> str:
    """Bytes of a source as text: UTF-8 with or without BOM, line ends as LF, NFC.

    NFC is no correction: it is the same text to every reader (Unicode TR 15). Raises SourceError.
    """
    if len(content) > LARGEST:
        size = f"{len(content) / 1e6:.1f} MB"
        raise _fault(path, 1, 1, "tep-qua-lon", f"tệp quá lớn ({size}); một văn bản tối đa {LARGEST // 1_000_000} MB")
    content = content.removeprefix(BOM_UTF8)
    nul = content.find(b"\0")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        if nul < 0 or error.start < nul:
            before = _lines(content[: error.start].decode())
            message = "tệp không phải mã UTF-8; hãy lưu lại tệp với mã UTF-8 (trong Notepad: Lưu như…, Mã hóa: UTF-8)"
            raise _fault(path, *_place(before), "ma-ky-tu", message) from None
    if nul >= 0:
        before = unicodedata.normalize("NFC", _lines(content[:nul].decode()))
        message = "tệp có ký tự rỗng, không phải tệp văn bản; hãy lưu lại với mã UTF-8"
        raise _fault(path, *_place(before), "ma-ky-tu", message)
    return unicodedata.normalize("NFC", _lines(text))


def read(path: str, content: bytes) -> Source:
    """Read one document's source. Raises SourceError with every fault that could be told."""
    text = decode(path, content)
    if not text.strip():
        raise _fault(path, 1, 1, "tep-rong", "tệp rỗng; cần phần khai báo giữa hai dòng ---", example=_EXAMPLE)
    if not (opening := _FENCE.match(text)):
        message = "tệp không có phần khai báo; dòng đầu tiên phải là ---"
        raise _fault(path, 1, 1, "thieu-khai-bao", message, text.split("\n", 1)[0], _EXAMPLE)
    if not (closing := _FENCE.search(text, opening.end())):
        raise _fault(
            path,
            1,
            1,
            "khai-bao-chua-dong",
            "phần khai báo chưa đóng; thiếu dòng --- thứ hai",
            example=_EXAMPLE,
        )
    head = text[opening.end() + 1 : closing.start()]
    body = text[closing.end() + 1 :]
    body_line = text.count("\n", 0, closing.end()) + 2
    start = text[: opening.end() + 1]
    if found := list(slips(path, head)):
        raise SourceError(*found)
    if (deep := _too_deep(head)) is not None:
        message = "phần khai báo lồng quá nhiều tầng, hoặc có ngoặc vuông, ngoặc nhọn chưa đóng"
        raise _fault(path, *_place(start + head[:deep]), "yaml", message)
    try:
        node = yaml.compose(head, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise SourceError(explained(path, head, error)) from None
    if not isinstance(node, yaml.MappingNode):
        message = "phần khai báo phải gồm các dòng «khóa: giá trị»"
        raise _fault(path, 2, 1, "thieu-khai-bao", message, head.strip().split("\n")[0], "ten_loai: Kế hoạch")
    reader = _Reader(path, head)
    values = reader.value(node, ())
    if reader.findings:
        raise SourceError(*reader.findings)
    assert isinstance(values, dict)
    return Source(path, values, body, body_line, reader.places, reader.key_places)


class _Reader:
    """Walks the composed YAML once: values as text, places; doubled keys, anchors and tags as findings."""

    def __init__(self, path: str, head: str) -> None:
        self.path = path
        self._head = head
        self.places: dict[Path, tuple[int, int]] = {}
        self.key_places: dict[Path, tuple[int, int]] = {}
        self.findings: list[Finding] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, at: Path) -> Value:
        self.places[at] = _mark(node.start_mark)
        if id(node) in self._seen:
            return None  # an alias; its anchor is a finding already
        self._seen.add(id(node))
        self._judge(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, i)) for i, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        assert isinstance(node, yaml.ScalarNode)
        empty = not node.value.strip() or (node.value in ("~", "null") and not node.style)
        return None if empty else str(node.value).strip()

    def _judge(self, node: yaml.Node) -> None:
        """What YAML would do to a value that its editor did not mean."""
        start, end = node.start_mark.index, node.end_mark.index
        sign = "{{" if self._head.startswith("{{", start) else self._head[start : start + 1]
        if sign in ("&", "!", "{{"):
            self._tell(_mark(node.start_mark), SPECIAL_SIGN.format(sign), QUOTED)
        if not isinstance(node, yaml.ScalarNode):
            return
        if node.style in ("'", '"') and _SWALLOWED_KEY.search(self._head, start, end):
            self._tell(_mark(node.start_mark), UNCLOSED, CLOSED)
        if words := _SWALLOWED_WORDS.match(self._head, end):
            line, column = _mark(node.end_mark)
            message = (
                "YAML bỏ hết chữ sau dấu #; hãy đặt cả giá trị trong ngoặc kép, là ghi chú thì thêm dấu cách sau #"
            )
            self._tell((line, column + len(words[0])), message, 'trich_yeu: "học tập #HNTW4"')

    def _tell(self, place: tuple[int, int], message: str, example: str) -> None:
        self.findings.append(Finding(self.path, *place, "yaml", message, example=example))

    def _mapping(self, node: yaml.MappingNode, at: Path) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key_node, value_node in node.value:
            place = _mark(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                if not self._head.startswith("{{", key_node.start_mark.index - 1):
                    self._tell(place, "tên khóa phải là một từ, không phải danh sách", "ten_loai: Kế hoạch")
                continue
            self._judge(key_node)
            key = str(key_node.value)
            if key in values:
                first = self.key_places[(*at, key)][0]
                message = f"khóa «{key}» viết hai lần (lần đầu ở dòng {first}); hãy bỏ một"
                self.findings.append(Finding(self.path, *place, "khoa-trung", message))
                continue
            self.key_places[(*at, key)] = place
            values[key] = self.value(value_node, (*at, key))
        return values


def _fault(
    path: str, line: int, column: int, code: str, message: str, read: str = "", example: str = ""
) -> SourceError:
    return SourceError(Finding(path, line, column, code, message, read, example))


def _lines(text: str) -> str:
    """The text with the line ends of every system as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows these words at the start of a file."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _mark(mark: yaml.Mark) -> tuple[int, int]:
    """Line and column in the file of a place in its frontmatter."""
    return mark.line + 2, mark.column + 1


def _too_deep(head: str) -> int | None:
    """Where nesting may exhaust the C stack of the YAML parser, counted on the safe side."""
    depth = 0
    for sign in _NESTING.finditer(head):
        depth += (sign[0] in "[{") - (sign[0] in "]}")
        if depth > _DEEPEST or len(sign[0]) > 2 * _DEEPEST:
            return sign.start() + min(len(sign[0]) - 1, 2 * _DEEPEST)
    return None
