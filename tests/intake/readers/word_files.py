"""Word files part by part, for what no library writes: tracked changes, notes, numbering, and hostile ones."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def docx(body: str = "", *, members: dict[str, bytes | str] | None = None, **parts: str) -> bytes:
    """A .docx with this body (a word alone is a paragraph), these parts (``numbering``, ``styles``, ``footnotes``)
    and further members."""
    body = body if body.startswith("<") or not body else p(body)
    files: dict[str, bytes | str] = {
        "_rels/.rels": _related({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _related({name: f"{name}.xml" for name in parts}),
    }
    files |= {f"word/{name}.xml": f"<w:{name} {_NAMESPACES}>{content}</w:{name}>" for name, content in parts.items()}
    return zipped(files | (members or {}))


def zipped(files: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def p(content: str, properties: str = "") -> str:
    """A paragraph of text or of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else r(content)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of letters."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(text: str, list_id: int = 1, level: int = 0) -> str:
    """A paragraph that Word numbers."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def numbering(*levels: tuple[str, str], lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """A numbering part whose levels are written so: ("upperRoman", "%1.")."""
    written = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shape}"/></w:lvl>'
        for n, (form, shape) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="0">{written}</w:abstractNum>{lists}'


def table(*rows: tuple[str, ...], properties: str = "") -> str:
    """A table whose cells hold paragraphs, parted by line feeds."""
    cells = [["".join(p(line) for line in cell.split("\n")) for cell in row] for row in rows]
    written = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{written}</w:tbl>"


LINED = '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/></w:tblBorders>'


def _related(targets: dict[str, str]) -> str:
    one = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{one}</Relationships>'
