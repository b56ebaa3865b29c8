"""Numbers in letters, as official Vietnamese writes them: Roman numerals, counting words, ordinals."""

_ROMAN_DIGITS = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def roman(number: int) -> str:
    """The Roman numeral of 1 to 39."""
    written = ""
    for digit, value in _ROMAN_DIGITS:
        while number >= value:
            written, number = written + digit, number - value
    return written


ROMANS = {roman(n): n for n in range(1, 40)}
"""The Roman numerals of sections, quarters and terms, and their values."""

MONTH_COUNTS = {"ba": 3, "sáu": 6, "chín": 9}
"""The words that count months: ``sáu tháng đầu năm``."""

_UNITS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_TEENS = ("một", "hai", "ba", "bốn", "lăm")
ORDINALS = (
    {word: number for number, word in enumerate(_UNITS, 1)}
    | {f"mười {word}": number for number, word in enumerate(_TEENS, 11)}
    | {"bốn": 4, "bẩy": 7}
)
"""Ordinals in normal form, as in ``lần thứ mười một`` (11) and ``thứ tư`` (4)."""
