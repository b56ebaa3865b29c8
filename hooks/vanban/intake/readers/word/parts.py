"""The XML parts of a .docx, opened with distrust: sizes are counted while unpacking, DTDs and odd paths are refused."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from vanban.intake.readers.unreadable import UnreadableError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{name}".encode(), f"http://schemas.openxmlformats.org/{name_2006}".encode())
    for name, name_2006 in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
    )
)
_KIND = "Word (.docx)"
PART_LIMIT = 16 * 2**20
"""Bytes of one XML part; a plan of a hundred pages has about four million."""
_TOTAL_LIMIT = 500 * 2**20
_PARSED_LIMIT = 4 * PART_LIMIT
"""Bytes of XML parsed for one file, all parts together."""


class Parts:
    """The parts of one file, found by the role they play (``styles``, ``numbering``, ``footnotes``)."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError) as fault:
            raise UnreadableError("tep-hong", kind=_KIND) from fault
        members = self._archive.infolist()
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableError("tep-ma-hoa", kind=_KIND)
        if sum(member.file_size for member in members) > max(_TOTAL_LIMIT, 4 * len(content)):
            raise UnreadableError("zip-bom", kind=_KIND)
        for member in members:
            path = member.filename.replace("\\", "/")
            if path.startswith("/") or ":" in path or ".." in path.split("/"):
                raise UnreadableError("docx-la", what="đường dẫn ra ngoài tệp")
        self._parsed = 0
        self._names = {member.filename for member in members}
        self.has_macros = any(name.lower().endswith("vbaproject.bin") for name in self._names)
        main = self._related("").get("officeDocument", ["word/document.xml"])[0]
        self._roles = self._related(main)
        document = self._part(main)
        if document is None:
            raise UnreadableError("tep-hong", kind=_KIND)
        self.document = document

    def role(self, name: str) -> Element | None:
        """Give the part that plays this role for the document, if there is one."""
        return next(self.roles(name), None)

    def roles(self, name: str) -> Iterator[Element]:
        """Give all parts that play this role, such as ``header``."""
        for path in dict.fromkeys(self._roles.get(name, ())):
            part = self._part(path)
            if part is not None:
                yield part

    def _related(self, path: str) -> dict[str, list[str]]:
        """Paths of the parts that the part at this path (or the file itself: "") is related to, by role."""
        folder, name = posixpath.split(path)
        root = self._part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, list[str]] = {}
        for one in root if root is not None else ():
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
                found.setdefault(one.get("Type", "").rpartition("/")[2], []).append(target.lstrip("/"))
        return found

    def _part(self, path: str) -> Element | None:
        if path not in self._names:
            return None
        try:
            with self._archive.open(path) as part:
                content = part.read(PART_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as fault:
            raise UnreadableError("tep-hong", kind=_KIND) from fault
        self._parsed += len(content)
        if len(content) > PART_LIMIT or self._parsed > _PARSED_LIMIT:
            raise UnreadableError("zip-bom", kind=_KIND)
        # ECMA-376 part 2, 9.1: parts have no DTD; so no entity is ever declared. The NULs are UTF-16's.
        if b"<!DOCTYPE" in content.replace(b"\0", b""):
            raise UnreadableError("docx-la", what="khai báo DTD")
        for strict, transitional in _STRICT:
            content = content.replace(strict, transitional)
        try:
            return ElementTree.fromstring(content)
        except (ElementTree.ParseError, ValueError, LookupError) as fault:
            raise UnreadableError("tep-hong", kind=_KIND) from fault


def value(element: Element | None, name: str, attribute: str = "val") -> str | None:
    """Give an attribute of a child, as in ``<w:ilvl w:val="0"/>``."""
    child = element.find(W + name) if element is not None else None
    return child.get(W + attribute) if child is not None else None
