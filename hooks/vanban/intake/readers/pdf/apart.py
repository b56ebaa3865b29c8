"""PDFium is a large C++ library, and a PDF may come from anybody: it is read in a process of its own.

What crashes or never ends there is one file's fault, and the import goes on with the next.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from vanban.intake.readers.programs import Programs
from vanban.intake.readers.unreadable import UnreadableError

_PACKAGE = Path(__file__).parents[4]


def pdf_lines_apart(content: bytes, programs: Programs) -> tuple[list[str], list[str]]:
    """Do as ``pdf_lines`` within the time that ``programs`` have, ten times that where pages may need tesseract."""
    seconds = programs.seconds * (10 if programs.tesseract else 1)
    command = [sys.executable, "-m", "vanban.intake.readers.pdf", programs.tesseract or ""]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(_PACKAGE), *sys.path])}
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=seconds, env=environment, check=False
        )
        first, second = json.loads(done.stdout)
    except subprocess.TimeoutExpired as fault:
        raise UnreadableError("qua-lau", seconds=seconds) from fault
    except ValueError as fault:  # it ended without an answer
        raise UnreadableError("tep-hong", kind="PDF") from fault
    if isinstance(first, str):
        raise UnreadableError(first, **second)
    return first, second
