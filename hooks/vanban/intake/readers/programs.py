"""Programs that other files need: LibreOffice for old Word files, tesseract for pictures of pages.

Both are optional. They get a folder of their own that is gone afterwards, no shell, and a time limit.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from vanban.intake.readers.unreadable import UnreadableError

_WINDOWS = ("C:/Program Files/LibreOffice/program/soffice.exe", "C:/Program Files/Tesseract-OCR/tesseract.exe")
_MACOS = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)


@dataclass(frozen=True, slots=True)
class Programs:
    """Where the programs are (None: not installed), how long one may run, and whether PDFs are read apart."""

    soffice: str | None = None
    tesseract: str | None = None
    seconds: float = 120
    apart: bool = True

    @classmethod
    def installed(cls) -> "Programs":
        """Give those of this machine."""
        return cls(_find("soffice") or _find("libreoffice"), _find("tesseract"))

    def as_docx(self, content: bytes, ending: str, kind: str) -> bytes:
        """Give a .doc, .odt or .rtf as .docx. Raises UnreadableError."""
        if self.soffice is None:
            raise UnreadableError("can-libreoffice", kind=kind)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            folder = Path(place)
            source = folder / f"van-ban.{ending}"
            source.write_bytes(content)
            # a profile of its own: works beside an open LibreOffice, and no setting of the user lets macros run
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            command = [self.soffice, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", place]
            self._run([*command, str(source)])
            target = source.with_suffix(".docx")
            if not target.is_file():
                raise UnreadableError("chuyen-doi-hong", kind=kind)
            return target.read_bytes()

    def has_tesseract(self) -> bool:
        """Is tesseract here, with Vietnamese."""
        return self.tesseract is not None and b"vie" in (self._run([self.tesseract, "--list-langs"]) or b"").split()

    def recognised(self, picture: bytes) -> str:
        """Give the words on a picture (PNG, JPEG, TIFF, PGM) of a page; nothing if there are none."""
        assert self.tesseract is not None, "ask has_tesseract first"
        command = [self.tesseract, "stdin", "stdout", "-l", "vie", "--dpi", "300"]
        return (self._run(command, picture) or b"").decode("utf-8", "replace")

    def _run(self, command: list[str], given: bytes | None = None) -> bytes | None:
        """Give what the program writes, None if it fails, cannot be started, or takes too long."""
        try:
            done = subprocess.run(command, input=given, capture_output=True, timeout=self.seconds, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout if done.returncode == 0 else None


def _find(name: str) -> str | None:
    usual = {"win32": _WINDOWS, "darwin": _MACOS}.get(sys.platform, ())
    places = (place for place in usual if Path(place).stem == name and Path(place).is_file())
    return shutil.which(name) or next(places, None)
