"""Programs are used where they are, and missed in plain words where they are not."""

import sys
from pathlib import Path

import pytest

from intake.readers.pdf_files import Sheet, pdf
from intake.readers.word_files import docx
from vanban.intake.readers import Programs, UnreadableError, read_file, read_path

SCAN = pdf([Sheet().column(80, 700, "Trang một."), Sheet(picture=True), Sheet().column(80, 700, "Trang ba.")])
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")

needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="Windows starts no script by its first line")


@pytest.fixture
def script(tmp_path: Path):
    """Gives a program that runs these lines of Python."""

    def write(*lines: str) -> str:
        path = tmp_path / "chuong-trinh"
        path.write_text("\n".join([f"#!{sys.executable}", "import sys, time, pathlib", *lines]), encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    return write


TESSERACT = (
    "if '--list-langs' in sys.argv: print('List of languages (2):\\neng\\nvie'); sys.exit()",
    "assert sys.argv[sys.argv.index('-l') + 1] == 'vie'",
    "head = sys.stdin.buffer.readline().decode().split()",
    "assert len(sys.stdin.buffer.read()) == int(head[1]) * int(head[2])",
    "sys.stdout.buffer.write(f'Ảnh {head[0]} rộng {head[1]},\\nđọc được.\\n\\n1. Mục đích\\n'.encode())",
)


@needs_scripts
@pytest.mark.parametrize("apart", [True, False])
def test_pages_without_words_go_through_tesseract(script, apart: bool) -> None:
    paper = read_file("a.pdf", SCAN, Programs(tesseract=script(*TESSERACT), apart=apart))

    assert [line for line in paper.lines if line] == [
        "Trang một.", "Ảnh P5 rộng 2480, đọc được.", "1. Mục đích", "Trang ba.",
    ]  # fmt: skip
    assert "đối chiếu bản gốc: trang 2" in paper.remarks[0]


@needs_scripts
def test_a_photograph_goes_through_tesseract(script) -> None:
    tesseract = script(TESSERACT[0], "print('Kế hoạch'.encode().decode(), file=open(1, 'w', encoding='utf-8'))")

    paper = read_file("a.png", b"\x89PNG\r\n\x1a\n" + bytes(64), Programs(tesseract=tesseract))

    assert paper.lines[0] == "Kế hoạch"
    assert "đối chiếu" in paper.remarks[0]


@needs_scripts
@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("print('eng')",), "can-nhan-dang"),
        (("sys.exit(1)",), "can-nhan-dang"),
        (("print('vie')", "if len(sys.argv) > 2: sys.exit(1)"), "nhan-dang-hong"),
        (("if len(sys.argv) < 3: print('vie')",), "nhan-dang-hong"),
    ],
    ids=["no Vietnamese", "broken", "fails", "finds nothing"],
)
def test_a_tesseract_that_does_not_help(script, lines: tuple[str, ...], code: str) -> None:
    with pytest.raises(UnreadableError, match=code):
        read_file("a.pdf", pdf([Sheet(picture=True)]), Programs(tesseract=script(*lines), apart=False))


@needs_scripts
@pytest.mark.parametrize(
    ("name", "content", "kind"), [("a.doc", OLD_WORD, "Word cũ (.doc)"), ("a.rtf", b"{\\rtf1 x}", "RTF")]
)
def test_old_files_go_through_libreoffice(script, tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    (tmp_path / "mau.docx").write_bytes(docx("Kế hoạch"))
    soffice = script(
        "source, folder = pathlib.Path(sys.argv[-1]), sys.argv[sys.argv.index('--outdir') + 1]",
        f"converted = pathlib.Path({str(tmp_path / 'mau.docx')!r}).read_bytes()",
        "assert source.suffix in ('.doc', '.rtf') and source.read_bytes()",
        "pathlib.Path(folder, source.stem + '.docx').write_bytes(converted)",
    )

    paper = read_file(name, content, Programs(soffice=soffice))

    assert paper.lines == ("Kế hoạch",)
    assert paper.remarks == (f"đã chuyển từ {kind} bằng LibreOffice",)


@needs_scripts
@pytest.mark.parametrize("line", ["sys.exit(1)", "pass", "time.sleep(60)"])
def test_a_libreoffice_that_does_not_help(script, line: str) -> None:
    with pytest.raises(UnreadableError, match="chuyen-doi-hong"):
        read_file("a.doc", OLD_WORD, Programs(soffice=script(line), seconds=1))


def test_a_program_that_is_gone_is_no_traceback(tmp_path: Path) -> None:
    gone = str(tmp_path / "khong-co")

    with pytest.raises(UnreadableError, match="chuyen-doi-hong"):
        read_file("a.doc", OLD_WORD, Programs(soffice=gone))
    with pytest.raises(UnreadableError, match="can-nhan-dang"):
        read_file("a.pdf", pdf([Sheet(picture=True)]), Programs(tesseract=gone))


def test_a_pdf_read_apart_is_the_same_paper(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(SCAN)

    assert read_path(path, Programs()) == read_file("ke-hoach.pdf", SCAN)


def test_what_goes_wrong_apart_is_told_as_well() -> None:
    with pytest.raises(UnreadableError, match="tep-ma-hoa"):
        read_file("a.pdf", pdf([Sheet()], password=b"x"), Programs())


def test_a_pdf_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(UnreadableError, match="qua-lau"):
        read_file("a.pdf", SCAN, Programs(seconds=0.01))


@needs_scripts
def test_a_crash_is_one_files_fault(script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", script("import os", "os.abort()"))

    with pytest.raises(UnreadableError, match="tep-hong"):
        read_file("a.pdf", SCAN, Programs())
