"""The sample plan of Đức Phổ with fifteen made-up wards as the members of a group it binds."""

import shutil
from pathlib import Path

from vanban.language.text import slug

ROOT = Path(__file__).parents[2]
PLAN = "plans/duc-pho-44-kh-tu.md"
BOOK = "plans/noi-bo/so-theo-doi/duc-pho-44-kh-tu.csv"
GROUP = "docs/don-vi/dang-uy-xa-phuong-duc-pho.md"
ADDRESS = "so-theo-doi/ke-hoach/thi-uy-duc-pho/2022/44"
WARDS = [f"Đảng ủy phường Mẫu {number} Đức Phổ" for number in range(1, 16)]


def portal(root: Path) -> Path:
    """A portal's folder with the samples and these wards; its ledger is to be written."""
    for folder in ("docs", "plans"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name in WARDS:
        unit = (
            f"---\nten_loai: Đơn vị\nten: {name}\ndia_ban: thị xã Đức Phổ, tỉnh Quảng Ngãi\nluu_hanh: công khai\n---\n"
        )
        (root / f"docs/don-vi/{slug(name)}.md").write_text(unit, encoding="utf-8")
    members = "thanh_vien:\n" + "".join(f"  - {name}\n" for name in WARDS)
    group = (root / GROUP).read_text(encoding="utf-8")
    (root / GROUP).write_text(group.replace("dia_ban:", f"{members}dia_ban:", 1), encoding="utf-8")
    return root
