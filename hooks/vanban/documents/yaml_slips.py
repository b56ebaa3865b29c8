"""Frontmatter that says something else to YAML than to its editor: seen in its text, or in what the parser says of it.

YAML's own words are English and about tokens; here they become a likely cause, at the place an editor would mend.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

import yaml

from vanban.checks.finding import Finding
from vanban.checks.markup import UNSEEN

SPECIAL_SIGN = "giá trị bắt đầu bằng ký tự đặc biệt «{}»; hãy đặt cả giá trị trong ngoặc kép"
QUOTED = 'ghi_chu: "* lưu ý"'
UNCLOSED = "ngoặc kép chưa đóng"
CLOSED = 'ten: "Tài liệu hỏi - đáp"'

_NOT_STRAIGHT = "dòng này thụt vào không thẳng hàng với các dòng cùng cấp"
_STRAIGHT = "các khóa cùng cấp bắt đầu ở cùng một cột"
# Which words of YAML's, the likely cause, a right example, and whether the fault lies where YAML began (its context)
# rather than where it gave up.
_PROBLEMS = (
    (r"mapping values are not allowed", "có dấu hai chấm trong giá trị mà chưa đặt trong ngoặc kép",
     'trich_yeu: "Kế hoạch: học tập nghị quyết"', False),
    (r"sequence entries are not allowed", "danh sách phải bắt đầu ở dòng dưới khóa của nó", "  - Tỉnh ủy", False),
    (r"escape", "trong ngoặc kép có dấu gạch chéo ngược; hãy dùng ngoặc đơn", r"ban_goc: 'D:\kho'", False),
    (r"quoted scalar", UNCLOSED, CLOSED, True),
    (r"simple key", "dòng này thiếu dấu hai chấm sau tên khóa", "ten_loai: Kế hoạch", True),
    (r"block mapping|block collection|expected <block end>", _NOT_STRAIGHT, _STRAIGHT, False),
    (r"block node", "trước chữ này thiếu ngoặc mở, hoặc thiếu giá trị", "- mỗi dòng một giá trị", False),
)  # fmt: skip
_SPECIAL = re.compile(r"^[^:]*:\s+[*&%@`!|>]|^\s*-\s+[*&%@`!|>]")
_ENCLOSED = re.compile(r"(?:^[^:]*:|^\s*-)\s+(?P<opening>[\"'\[{])")
_KEY_SET_IN = re.compile(r"(?P<indent>\s+)[^\s:#-][^:#]*:(?=\s|$)")
_TIGHT = re.compile(r"\s*[a-z_]+:(?=[^\s:/])")
# What YAML refuses, and what it alone takes for the end of a line.
_CONTROL = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FOREIGN_BLANK = re.compile(r"^[ -]*(?:[\w-]+:)?(?P<blank>[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)
_BULLET = re.compile(r"(?P<indent> *)(?:[–—•·+](?=\s)|[-–—•·](?=\w))")
_HEADING = re.compile(r"^#{2,6} +\w", re.MULTILINE)


def slips(path: str, head: str) -> Iterator[Finding]:
    """What can be told of the text itself; ``head`` begins on the second line of the file."""
    if heading := _HEADING.search(head):  # to YAML a remark; the fence below it is a rule of the text
        message = "phần khai báo chưa đóng; thiếu dòng --- trước đề mục này"
        read = head[heading.start() :].split("\n", 1)[0]
        yield Finding(path, *_place(head, heading.start()), "khai-bao-chua-dong", message, read, "---")
        return
    for at in sorted({sign.start() for unseen in (_CONTROL, UNSEEN) for sign in unseen.finditer(head)}):
        message = f"ký tự điều khiển U+{ord(head[at]):04X} không nhìn thấy được; hãy xóa và gõ lại chỗ này"
        yield Finding(path, *_place(head, at), "yaml", message)
    for found in _FOREIGN_BLANK.finditer(head):
        message = "dấu cách đặc biệt (chép từ nơi khác) mà YAML không hiểu; hãy gõ lại bằng dấu cách thường"
        yield Finding(path, *_place(head, found.start("blank")), "yaml", message)
    before = ""
    for line, words in enumerate(head.split("\n"), 2):
        bullet = _BULLET.match(words)
        if bullet and (before.rstrip().endswith(":") or before.startswith(f"{bullet['indent']}- ")):
            message = "mỗi dòng của danh sách phải bắt đầu bằng dấu gạch ngang và một dấu cách"
            yield Finding(path, line, bullet.end("indent") + 1, "yaml", message, words.strip(), "  - Tỉnh ủy")
        before = words


def explained(path: str, head: str, error: yaml.YAMLError) -> Finding:
    """What the parser stumbled over."""
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    unknown = ("", "phần khai báo sai cú pháp YAML ở dòng này", "khóa: giá trị", False)
    _, message, example, at_context = next((p for p in _PROBLEMS if re.search(p[0], said)), unknown)
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = (at_context and context) or problem or context
    lines = head.split("\n")
    place = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    cause = _sign(lines, place, said) or _structure(lines, place, said) or (message, example, place)
    message, example, (line, column) = cause
    return Finding(path, line + 2, column + 1, "yaml", message, lines[line].strip(), example)


_Place: TypeAlias = tuple[int, int]
"""Line and column of the frontmatter, from 0."""


def _sign(lines: list[str], place: _Place, said: str) -> tuple[str, str, _Place] | None:
    """A sign that means something to YAML: the cause, a right example, the place."""
    line, column = place
    if lines[0].startswith("%"):
        return SPECIAL_SIGN.format("%"), QUOTED, (0, 0)
    if "\t" in lines[line]:
        return "có dấu Tab trong phần khai báo; hãy thụt đầu dòng bằng dấu cách", "hai dấu cách mỗi cấp", place
    if special := _SPECIAL.match(lines[line]):
        return SPECIAL_SIGN.format(special[0][-1]), QUOTED, (line, special.end() - 1)
    if "undefined alias" in said:
        return SPECIAL_SIGN.format(lines[line][column]), QUOTED, place
    if "flow" in said and lines[line][column : column + 1] == ",":
        return "trong ngoặc thừa dấu phẩy, hoặc thiếu giá trị", "- mỗi dòng một giá trị", place
    if "flow" in said:
        return "ngoặc vuông hoặc ngoặc nhọn chưa đóng", "- mỗi dòng một giá trị", _last_open(lines, place)
    return None


def _structure(lines: list[str], place: _Place, said: str) -> tuple[str, str, _Place] | None:
    """Lines that do not go together, by the same measure."""
    line, column = place
    if "document start" in said and lines[0].startswith(" "):
        return _NOT_STRAIGHT, _STRAIGHT, place
    if "mapping values" in said and (key := _KEY_SET_IN.match(lines[line])) and key.end() == column + 1:
        return _NOT_STRAIGHT, _STRAIGHT, (line, key.end("indent"))
    if "simple key" in said and (tight := _TIGHT.match(lines[line])):
        example = f"{tight[0].strip()} {lines[line][tight.end() :]}"
        return "thiếu dấu cách sau dấu hai chấm", example, place
    if "expected key" not in said:
        return None
    if lines[line].startswith(":", column):
        return "thiếu tên khóa trước dấu hai chấm", "ten_loai: Kế hoạch", place
    if opened := _open_quote(lines, line):
        return UNCLOSED, CLOSED, opened
    if enclosed := _ENCLOSED.match(lines[line]):
        message = f"còn chữ sau phần đặt trong «{enclosed['opening']}»; hãy đặt cả giá trị trong ngoặc đơn"
        return message, 'trich_yeu: \'"Tự soi", "tự sửa"\'', place
    return None


def _place(head: str, at: int) -> tuple[int, int]:
    return head.count("\n", 0, at) + 2, at - head.rfind("\n", 0, at)


def _last_open(lines: list[str], place: _Place) -> _Place:
    """The bracket nearest before this place that is still open there."""
    line, column = place
    open_ones = [place]
    for at, words in enumerate([*lines[:line], lines[line][:column]]):
        for start, sign in enumerate(words):
            if sign in "[{":
                open_ones.append((at, start))
            elif sign in "]}" and len(open_ones) > 1:
                open_ones.pop()
    return open_ones[-1]


def _open_quote(lines: list[str], line: int) -> _Place | None:
    """A quote of a line above that is still open where this line begins."""
    for above in range(line - 1, -1, -1):
        enclosed = _ENCLOSED.match(lines[above])
        quote = enclosed["opening"] if enclosed else ""
        if enclosed and quote in "\"'" and "".join(lines[above:line]).count(quote) % 2:
            return above, enclosed.start("opening")
    return None
