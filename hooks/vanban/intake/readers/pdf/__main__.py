"""Reads the PDF on standard input in a process of its own; ``apart`` starts it."""

import json
import sys

from vanban.intake.readers.pdf import pdf_lines
from vanban.intake.readers.programs import Programs
from vanban.intake.readers.unreadable import UnreadableError

MEMORY_LIMIT = 4 * 2**30


def main() -> None:
    """Write lines and remarks, or the code of what is wrong and its values, as JSON."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    answer: tuple[object, object]
    try:
        answer = pdf_lines(sys.stdin.buffer.read(), Programs(tesseract=sys.argv[1] or None))
    except UnreadableError as fault:
        answer = (fault.code, fault.values)
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
