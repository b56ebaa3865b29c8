"""Lists announced and not given, and lists that do not end."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from vanban.checks.finding import Finding
from vanban.checks.text.examined import Examined, Passage

_ANNOUNCED = re.compile(r"\b(?:các|những|một số) [^.;:]{2,80}(?:sau|sau đây|dưới đây) ?: ?$")
_BULLET = re.compile(r"\s*[-+•] ")


def findings(examined: Examined) -> Iterator[Finding]:
    """A plural that announces one item, and a last item that ends with a semicolon."""
    body = examined.body
    for i, passage in enumerate(body):
        items = _items(body, i + 1)
        if len(items) == 1 and _ANNOUNCED.search(passage.text.form):
            message = "báo trước nhiều nội dung nhưng bên dưới chỉ có một; hãy xem có sót mục nào"
            yield passage.finding(_end(passage), "danh-sach-mot-muc", message)
        last = items[-1] if items else passage
        begins = _is_item(passage) and (i == 0 or not _is_item(body[i - 1]))
        if begins and last.text.words.rstrip().endswith(";") and _closed(body, i + 1 + len(items)):
            message = "mục cuối của danh sách kết thúc bằng dấu chấm phẩy; hãy xem có sót mục nào"
            yield last.finding(_end(last), "danh-sach-chua-het", message, "dấu chấm")


def _is_item(passage: Passage) -> bool:
    return bool(_BULLET.match(passage.text.source))


def _items(body: list[Passage], start: int) -> list[Passage]:
    """The items that stand from ``start`` on without a break."""
    return list(takewhile(_is_item, islice(body, start, None)))


def _closed(body: list[Passage], after: int) -> bool:
    """Whether a list is over for good: a section or the end of the body follows."""
    return after >= len(body) or body[after].heading is not None


def _end(passage: Passage) -> tuple[int, int]:
    words = passage.text.words
    return max(0, len(words) - 50), len(words)
