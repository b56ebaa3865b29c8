"""A made-up library of any size for measuring: plans and the resolutions they carry out, some 12 kB of text each.

Of ten documents six are plans of six duties each; there is a body for each twenty documents, every fifth of them a
group. The n-th document is the same on every run.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

SYLLABLES = "cấp ủy đảng bộ chi tổ chức học tập quán triệt tuyên truyền phổ biến nội dung kế hoạch địa phương"
DUTIES = 6
SECTIONS = 24
WORDS = 95
"""So many in a section make some 450 letters, as in real plans."""


def sources(documents: int, form: str = "tóm tắt") -> Iterator[tuple[str, str]]:
    """(path, text) of every source; ``form`` is the documents' ``dang_ban``."""
    chance = random.Random(8)
    yield unit("tinh-uy", "Tỉnh ủy Mẫu")
    units = [f"Đảng ủy Khối {n}" for n in range(max(documents // 25, 3))]
    for n, name in enumerate(units):
        yield unit(f"khoi-{n}", name, more="truc_thuoc: Tỉnh ủy Mẫu\n")
    groups = [f"Cụm {n} tỉnh Mẫu" for n in range(max(documents // 100, 1))]
    for n, name in enumerate(groups):
        members = chance.sample(units, min(5, len(units)))
        more = "thanh_vien:\n" + "".join(f"  - {member}\n" for member in members)
        yield unit(f"cum-{n}", name, more=more, kind="Nhóm đơn vị")
    plans = documents * 6 // 10
    resolutions = documents - plans
    for n in range(resolutions):
        lines = head("Nghị quyết", f"{n + 1}-NQ/TU", day(chance), "Tỉnh ủy Mẫu", form)
        yield f"docs/van-ban/nq-{n}.md", f"{lines}---\n\n{text(chance, resolutions)}"
    for n in range(plans):
        issuer, issued = chance.choice(units), day(chance)
        lines = head("Kế hoạch", f"{n + 1}-KH/ĐU", issued, issuer, form)
        lines += f"can_cu: Nghị quyết số {chance.randint(1, resolutions)}-NQ/TU của Tỉnh ủy Mẫu\nnhiem_vu:\n"
        for duty in range(DUTIES):
            until = issued + timedelta(days=chance.randint(5, 500))
            whom = chance.choice(groups) if duty % 2 else chance.choice(units)
            lines += f"  - muc: I.{duty + 1}\n    viec: tổ chức học tập nội dung thứ {duty + 1}\n"
            lines += f"    chu_tri: {issuer}\n    thuc_hien: {whom}\n    thoi_han: trước ngày {until:%d/%m/%Y}\n"
        yield f"plans/kh-{n}.md", f"{lines}---\n\n{text(chance, resolutions)}"


def text(chance: random.Random, resolutions: int) -> str:
    """The body of a document: sections that cite resolutions and one another."""
    parts = []
    for section in range(SECTIONS):
        said = " ".join(chance.choices(SYLLABLES.split(), k=WORDS))
        cited = f"Nghị quyết số {chance.randint(1, resolutions)}-NQ/TU" if section % 4 == 0 else "các nội dung"
        if section % 8 == 1:
            cited = f"Chỉ thị số {chance.randint(1, resolutions)}-CT/TW"  # nobody has all that is cited
        own = f" (mục I.{chance.randint(1, SECTIONS)})" if section % 6 == 0 else ""
        parts.append(f"### {section + 1}. Nội dung {section + 1}\n\nThực hiện {cited}{own}, {said}.")
    return "## I. Nhiệm vụ\n\n" + "\n\n".join(parts) + "\n"


def day(chance: random.Random) -> date:
    """Some day of eight years."""
    return date(2018, 1, 1) + timedelta(days=chance.randrange(2800))


def head(kind: str, number: str, issued: date, issuer: str, form: str = "tóm tắt") -> str:
    """The first lines of a document."""
    return f"""\
---
ten_loai: {kind}
so_ky_hieu: {number}
ngay_ban_hanh: {issued:%d/%m/%Y}
co_quan_ban_hanh: {issuer}
nguoi_ky: không ghi
trich_yeu: về việc học tập, quán triệt, tuyên truyền và triển khai thực hiện nghị quyết
dang_ban: {form}
luu_hanh: công khai
"""


def unit(stem: str, name: str, place: str = "tỉnh Mẫu", more: str = "", kind: str = "Đơn vị") -> tuple[str, str]:
    """(path, text) of a unit or group; ``more`` are further lines."""
    lines = f"---\nten_loai: {kind}\nten: {name}\ndia_ban: {place}\nluu_hanh: công khai\n{more}---\n"
    return f"docs/don-vi/{stem}.md", lines
