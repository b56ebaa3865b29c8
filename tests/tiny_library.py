"""A library small enough to read at a glance: two bodies of Đức Phổ and whatever a test adds."""

from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import dedent, indent

from vanban.cli import published
from vanban.documents.elsewhere import Inventory
from vanban.documents.item import Item
from vanban.documents.ledger import Ledger
from vanban.documents.library import Library
from vanban.documents.loading import LibraryError, load
from vanban.documents.models import Directive, Plan
from vanban.language.deadlines import BeforeReading

PLAN = "plans/ke-hoach.md"
ISSUED = date(2022, 3, 9)


def page(head: str, body: str = "") -> str:
    """A source file: its frontmatter and the text below."""
    return f"---\n{dedent(head).strip()}\n---\n\n{dedent(body).strip()}\n"


def unit(
    name: str, place: str = "thị xã Đức Phổ, tỉnh Quảng Ngãi", more: str = "", *, seen_by: str = "công khai"
) -> str:
    return page(f"ten_loai: Đơn vị\nten: {name}\ndia_ban: {place}\nluu_hanh: {seen_by}\n{dedent(more)}")


BODIES = {
    "docs/don-vi/thi-uy.md": unit("Thị ủy Đức Phổ"),
    "docs/don-vi/ban-tuyen-giao.md": unit("Ban Tuyên giáo Thị ủy Đức Phổ"),
    "docs/don-vi/trung-uong.md": unit("Ban Chấp hành Trung ương Đảng", "Trung ương"),
}


def document(
    more: str = "",
    body: str = "",
    *,
    kind: str = "Kế hoạch",
    number: str = "44-KH/TU",
    issued: str = "09/3/2022",
    issuer: str = "Thị ủy Đức Phổ",
    seen_by: str = "công khai",
) -> str:
    """A whole official document; ``more`` are further lines of its frontmatter."""
    head = f"""\
ten_loai: {kind}
so_ky_hieu: {number}
ngay_ban_hanh: {issued}
co_quan_ban_hanh: {issuer}
trich_yeu: học tập nghị quyết
dang_ban: tóm tắt
luu_hanh: {seen_by}
"""
    return page(head + dedent(more), body)


def conclusion(number: str, issued: str, *, seen_by: str = "công khai") -> str:
    """A document of the centre, for others to cite."""
    issuer = "Ban Chấp hành Trung ương Đảng"
    return document(kind="Kết luận", number=number, issued=issued, issuer=issuer, seen_by=seen_by)


def question_set(answer: str = "Học nghị quyết.", section: str = "I") -> str:
    """A set of one question on PLAN; the answer stands on line 10, from column 10 on."""
    return page(f"""
        ten_loai: Hỏi – đáp
        ten: Hỏi – đáp về kế hoạch
        bien_soan: Ban biên tập
        van_ban: {PLAN}
        luu_hanh: công khai
        cau_hoi:
          - ma: hoc-gi
            hoi: Học gì?
            dap: {answer}
            muc: {section}
        """)


def tasks(*facts: str) -> str:
    """The lines of ``nhiem_vu``; each fact is the lines of one task."""
    return "nhiem_vu:\n" + "".join("  -" + indent(dedent(fact).strip(), "    ")[3:] + "\n" for fact in facts)


def library(
    files: Mapping[str, str | bytes],
    ledger: Ledger | None = None,
    *,
    internal: bool = False,
    reading: BeforeReading = BeforeReading.STRICT,
    elsewhere: Sequence[Inventory] = (),
) -> Library:
    """The library of these files and the tiny one's bodies, citing these portals."""
    sources = {**BODIES, **files}
    contents = [(path, text.encode() if isinstance(text, str) else text) for path, text in sorted(sources.items())]
    return load(contents, ledger or Ledger(), internal=internal, reading=reading, elsewhere=elsewhere)


def faults(files: Mapping[str, str | bytes], ledger: Ledger | None = None, *, internal: bool = False) -> list[str]:
    """What an editor is told of these files: ``path:line:column code``; nothing where they are sound."""
    try:
        library(files, ledger, internal=internal)
    except LibraryError as error:
        return [f"{f.path}:{f.line}:{f.column} {f.code}" for f in error.findings]
    return []


def the_plan(of: Library) -> Item[Plan]:
    """The only plan."""
    (plan,) = of.of(Plan)
    return plan


def at(of: Library, path: str) -> Item[Directive]:
    """The document whose source lies at ``path``."""
    return next(item for item in of.of(Directive) if item.source.path == path)


def recorded(of: Library, ledger: Ledger | None = None, today: date = ISSUED) -> Ledger:
    """The ledger after this library was published on ``today``."""
    return (ledger or Ledger()).recorded(published(of, "công khai"), today)
