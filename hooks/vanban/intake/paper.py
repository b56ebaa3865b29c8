"""A document as a reader got it from its file: lines of text, not understood yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """The lines of a file, in reading order; of a text file ``lines[n - 1]`` is its line n.

    ``name`` is the file's name without folders, ``sha256`` that of its bytes. ``remarks`` tell an editor, in
    Vietnamese, what was done to get the text ("đã chuyển từ mã TCVN3").
    """

    name: str
    sha256: str
    lines: tuple[str, ...]
    remarks: tuple[str, ...] = ()
