"""The type of a document, the word that parts the upper half of its head from the abstract."""

from vanban.intake.cells import Cell
from vanban.intake.head.frame import ADDRESS, BASIS, is_of_document
from vanban.language.citations import KIND_WORDS
from vanban.language.text import fold

_MORE_KINDS = ("Bài phát biểu", "Lịch", "Thông cáo", "Đề cương", "Lời kêu gọi", "Thư", "Danh mục", "Thông cáo báo chí")
_KINDS = {fold(kind).replace(" ", ""): kind for kind in KIND_WORDS}
_ALONE = _KINDS | {fold(kind).replace(" ", ""): kind for kind in _MORE_KINDS}
_LONGEST_KIND = 5  # words


def find_kind(top: list[Cell]) -> tuple[int | None, str | None, str]:
    """The cell of the type word, the type, and what follows it in the cell."""
    for at, cell in enumerate(top):
        words = cell.text.strip(" :.")
        kind = _ALONE.get(fold(words).replace(" ", ""))
        if kind and words.isupper():
            return at, kind, ""
        if ADDRESS.match(cell.text):
            break
    if (small := _kind_in_small_letters(top)) is not None:
        return small, _kind_alone(top[small].text), ""
    for at, cell in enumerate(top):
        parts = cell.text.split()
        for length in range(min(_LONGEST_KIND, len(parts) - 1), 0, -1):
            first, rest = " ".join(parts[:length]), " ".join(parts[length:]).strip(" :-")
            kind = _KINDS.get(fold(first.strip(":")).replace(" ", ""))
            if kind and first.isupper() and rest and not rest[0].isdigit() and not fold(rest).startswith("so "):
                return at, kind, rest
        if ADDRESS.match(cell.text) or BASIS.match(cell.text):
            break
    return None, None, ""


def _kind_alone(words: str) -> str | None:
    return _KINDS.get(fold(words.strip(" :.")).replace(" ", ""))


def _kind_in_small_letters(top: list[Cell]) -> int | None:
    """The cell of a type word in small letters, which stands alone below a number or motto."""
    for at, cell in enumerate(top):
        if cell.text[0].isupper() and _kind_alone(cell.text) and any(map(is_of_document, top[:at])):
            return at
        if ADDRESS.match(cell.text) or BASIS.match(cell.text):
            break
    return None
