"""``vanban compose``: the composed sources as a folder."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from vanban.build import BuildFault
from vanban.documents.models import INTERNAL, PUBLIC
from vanban.engines.composed import CONFIGURATION, composed
from vanban.engines.configuration import MARK
from vanban.project import Project
from vanban.writing import write_folder

NAME = "compose"
HELP = "viết cổng đã soạn thành một thư mục nguồn, cho phần mềm dựng trang không chạy hooks"


def add_arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="viết vào đây; cũ thì thay cả")
    parser.add_argument("--an-ban", default="", choices=(PUBLIC, INTERNAL), help="ấn bản; bỏ trống: như mkdocs.yml")


def run(project: Project, options: Namespace) -> int:
    """Write the folder whole, or leave what is there and return 1."""
    folder = options.out.absolute()
    if not _may_be_replaced(folder):
        print(f"{options.out} không phải thư mục do vanban compose viết; hãy chọn thư mục mới hoặc thư mục rỗng.")
        return 1
    if any(folder.is_relative_to(project.root / sources) for sources in ("docs", "plans")):
        print(f"{options.out} nằm trong nguồn của cổng; hãy chọn thư mục ở ngoài docs/ và plans/.")
        return 1
    try:
        files = dict(composed(project, options.an_ban))
        write_folder(folder, files)
    except BuildFault as fault:
        print(fault)
        return 1
    except OSError as error:
        print(f"Không viết được {options.out}: {error.strerror or error}. Thư mục vẫn như cũ.")
        return 1
    pages = sum(path.endswith(".md") for path in files)
    print(f"Đã viết {pages} trang và {len(files) - pages} tệp khác vào {options.out}. Trong thư mục ấy, chạy:")
    print("  zensical build --strict      (trang nằm ở site/)")
    return 0


def _may_be_replaced(folder: Path) -> bool:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return True
    configuration = folder / CONFIGURATION
    return configuration.is_file() and configuration.read_bytes().startswith(MARK.encode())
