"""What an editor's Markdown may not carry: scripts, foreign loads, words that only pretend to stand where they do.

Libraries that sanitise HTML work after rendering and drop things in silence; an editor needs the line and column in
the file. So Markdown itself is judged, on the safe side: what Python-Markdown might read as markup counts as markup,
and only what it certainly takes for code does not.
"""

import re
from collections.abc import Iterator
from html import unescape

from vanban.checks.finding import Finding
from vanban.checks.word_sets import word_set
from vanban.documents.content import FENCED

_ELEMENT = re.compile(
    "a|abbr|b|blockquote|br|caption|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|h[1-6]|hr|i|"
    "img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strong|su[bp]|summary|table|tbody|td|tfoot|th|thead|time|tr|ul?|wbr",
    re.IGNORECASE,
)
_SCHEMES = ("http", "https", "mailto")
# What may stand in a tag or an attribute list; nothing here loads, runs, styles, or turns the direction of text.
_ATTRIBUTES = word_set(
    "abbr alt cite class colspan datetime headers height href id lang loading markdown open rel reversed "
    "rowspan scope src start target title type value width"
)

_OPEN_FENCE = re.compile(r"^(?:`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
_HTML_LINE = re.compile(r"^[ ]{0,3}<(?!https?://)[a-z/!?]", re.MULTILINE | re.IGNORECASE)

_COMMENT = re.compile(r"<!--")
_TAG = re.compile(r"</?(?P<name>[a-z][^\s/>]*)", re.IGNORECASE)
_WHOLE_TAG = re.compile(
    r"<[a-z][\w-]*(?P<attributes>(?:[\s/](?:[^<>\"']|\"[^\"]{0,300}\"|'[^']{0,300}'){0,300})?)>", re.IGNORECASE
)
_ATTRIBUTE_LIST = re.compile(r"\{:?(?P<attributes>[^{}\n]*)\}")
_GIVEN_NAME = re.compile(r"(?:^|(?<=[\s/\"']))(?P<name>[^\s\"'<>/=.#{}]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]*))?")
_LISTED_NAME = re.compile(r"(?:^|(?<=[\s:]))(?P<name>[^\s\"'=.#:{}]+)\s*=")
# The theme finds its own parts by ids that begin so; the first in the page wins.
_CLAIMED_ID = re.compile(r"\b(?:id|name)\s*=\s*[\"']?\s*__|\{[^{}\n]*#__", re.IGNORECASE)
_ADDRESS = re.compile(r"<(?:https?://[^<>\s]+|(?:mailto:)?[\w.+-]+@[\w.-]+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?:^|(?<=[\s\"'/{}:]))"
    r"(?:on[a-z]+|style|src(?:set|doc)|background|(?:form)?action|ping|poster|http-equiv|xlink:href)\s*=",
    re.MULTILINE | re.IGNORECASE,
)
_GIVEN = re.compile(r"(?<![\w-])(?P<name>href|src)\s*=\s*[\"']?(?P<target>[^\"'>}]{0,999})", re.IGNORECASE)
_BRACKET = re.compile(r"\\.|(?P<image>!\[)|(?P<open>\[)|\](?:\((?P<inline>[^)>]{0,999})|:\s*(?P<defined>\S{1,999}))?")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u180e\u200e\u200f\u202a-\u202e\u2061-\u206f\u3164\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Signs without a shape, and those that turn the direction of text."""

_ANYTHING = re.compile(rf"[&<\[\]{{=`~]|{UNSEEN.pattern}")
"""All that is judged has one of these."""
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#x[0-9a-f]{1,7}|[a-z]{2,31});?", re.IGNORECASE)


def markup_faults(text: str, path: str, line: int = 1, column: int = 1) -> list[Finding]:
    """What of this Markdown must not be published; it begins at ``line`` and ``column`` of the file ``path``."""
    found: list[Finding] = []
    if not _ANYTHING.search(text):
        return found
    for at, (message, read) in {at: told for at, *told in sorted(_faults(text))}.items():  # one fault a place
        before = text.count("\n", 0, at)
        place = at - text.rfind("\n", 0, at) + (0 if before else column - 1)
        found.append(Finding(path, line + before, place, "ma-la", message, read))
    return found


def _faults(text: str) -> Iterator[tuple[int, str, str]]:
    for match in UNSEEN.finditer(text):
        message = "ký tự không nhìn thấy được, có thể đảo chiều hoặc giấu chữ; hãy xóa và gõ lại chỗ này"
        yield match.start(), message, f"U+{ord(match[0]):04X}"
    for match in _REFERENCE.finditer(text):
        if UNSEEN.search(unescape(match[0])):
            yield match.start(), "mã này thành ký tự không nhìn thấy được, có thể đảo chiều chữ; hãy xóa", match[0]
    fenceless = FENCED.sub(_blank, text)
    for match in _OPEN_FENCE.finditer(fenceless):
        yield match.start(), f"khối mã mở bằng {match[0]} ở đầu dòng mà chưa đóng bằng đúng dấu ấy", match[0]
    plain = _without_spans(fenceless)
    for match in _TAG.finditer(plain):
        if not _ELEMENT.fullmatch(match["name"]) and not _ADDRESS.match(plain, match.start()):
            message = "phần tử HTML này không dùng được; hãy viết bằng Markdown, hoặc đặt trong dấu ` nếu là ví dụ"
            yield match.start(), message, match[0]
    for match in _COMMENT.finditer(plain):
        yield match.start(), "ghi chú ẩn vẫn được công bố trong mã nguồn của trang; hãy xóa đi", match[0]
    for match in _ATTRIBUTE.finditer(plain):
        yield match.start(), "thuộc tính này không dùng được trong bài; hãy bỏ đi", match[0]
    yield from _names(plain)
    for match in _GIVEN.finditer(plain):
        yield from _target(match.start("target"), match["target"], loads=match["name"].lower() == "src")
    yield from _links(plain)


def _names(plain: str) -> Iterator[tuple[int, str, str]]:
    """Attributes that are not on the list, in whole tags and in attribute lists; ids that the theme claims."""
    for outer, inner in ((_WHOLE_TAG, _GIVEN_NAME), (_ATTRIBUTE_LIST, _LISTED_NAME)):
        for whole in outer.finditer(plain):
            for match in inner.finditer(whole["attributes"]):
                if match["name"].lower() not in _ATTRIBUTES:
                    at = whole.start("attributes") + match.start("name")
                    yield at, "thuộc tính này không dùng được trong bài; hãy bỏ đi", match["name"]
    for match in _CLAIMED_ID.finditer(plain):
        yield match.start(), "tên bắt đầu bằng __ dành cho giao diện; hãy đặt tên khác", match[0]


def _links(plain: str) -> Iterator[tuple[int, str, str]]:
    """Links and images of Markdown; an address defined apart may be an image's if any image is by reference."""
    images: list[bool] = []
    defined: list[re.Match[str]] = []
    loads_defined = False
    for match in _BRACKET.finditer(plain):
        if match["image"] or match["open"]:
            images.append(bool(match["image"]))
        elif match[0].startswith("]"):
            is_image = images.pop() if images else False
            loads_defined |= is_image and match["inline"] is None
            if match["inline"]:
                yield from _target(match.start("inline"), match["inline"], loads=is_image)
            if match["defined"]:
                defined.append(match)
    for match in defined:
        yield from _target(match.start("defined"), match["defined"], loads=loads_defined)


def _target(at: int, written: str, *, loads: bool) -> Iterator[tuple[int, str, str]]:
    """Browsers decode entities and skip blanks, Markdown drops backslashes: so is it read here."""
    target = re.sub(r"\s", "", unescape(written)).lstrip("<")
    scheme = _SCHEME.match(target.replace("\\", ""))
    if scheme and scheme[0][:-1].lower() not in _SCHEMES:
        yield at, "liên kết chỉ dẫn tới tệp trong cổng, hoặc bắt đầu bằng https:, http:, mailto:", written
    elif loads and (scheme or target.replace("\\", "/").startswith("//")):
        message = "ảnh lấy từ máy chủ khác; hãy chép tệp ảnh vào docs/ rồi dẫn tới đó"
        yield at, message, written


def _without_spans(text: str) -> str:
    """The text with its code spans blanked, where it is certain that they are some.

    Python-Markdown pairs backticks over the lines of a paragraph, and knows none in raw HTML: from the first line
    that begins with a tag on, and in paragraphs where a backtick is escaped or left over, nothing is taken for code.
    """
    html = _HTML_LINE.search(_SPAN.sub(_blank, text))
    end = html.start() if html else len(text)
    parts = re.split(r"(\n[ \t]*\n)", text[:end])
    for i, part in enumerate(parts):
        without = _SPAN.sub(_blank, part)
        if "`" not in without and "\\`" not in part:
            parts[i] = without
    return "".join(parts) + text[end:]


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
