"""What every reader's lines go through: legacy codes, letters in pieces, letters nobody sees or that pass for others.

Lines stay where they are. What is changed is told in a remark; what only looks wrong is told and left.
"""

import re
from collections.abc import Callable, Sequence
from unicodedata import is_normalized, normalize

from vanban.intake.readers.legacy import Legacy, converted, recognise

_PAGE_BREAK = re.compile(r"\s*-{2,}\s*(?:PAGE BREAK|NGẮT TRANG)\s*-{2,}\s*", re.IGNORECASE)
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]")
_BULLET = re.compile(r"^(\s*)[\uf000-\uf0ff](?=\s)")
_TWINS = "АВЕКМНОРСТУХІЈЅаеорсухіјѕһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι"
_TWIN = re.compile(f"[{_TWINS}]")
_FOREIGN = re.compile("[\u0370-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")


def cleaned(lines: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Give as many lines as came, and in Vietnamese what was done to them or should be looked at."""
    remarks = []
    if code := recognise(lines):
        lines = converted(lines, code)
        remarks.append(f"đã chuyển chữ từ mã {code} sang Unicode; hãy soát lại chữ hoa có dấu")
        if code is Legacy.TCVN3 and "đợc" in " ".join(lines):  # its ư is a sign that copying may lose
            remarks.append("chữ «ư» đã mất khi chép («đợc», «ngời»); hãy nhập lại từ tệp gốc")
    pieces = _where(lines, lambda line: not is_normalized("NFC", line))
    if pieces:
        lines = [normalize("NFC", line) for line in lines]
        remarks.append(f"đã ghép chữ tách dấu (NFD) thành chữ dựng sẵn: {pieces}")
    lines = [_BULLET.sub(r"\1-", "" if _PAGE_BREAK.fullmatch(line) else line.replace("\f", "")) for line in lines]
    for pattern, what in ((_TURNING, "ký tự đảo chiều chữ"), (_UNSEEN, "ký tự không nhìn thấy")):
        if where := _where(lines, lambda line, p=pattern: p.search(line) is not None):  # type: ignore[misc]
            lines = [pattern.sub("", line) for line in lines]
            remarks.append(f"đã bỏ {what}: {where}")
    if where := _where(lines, lambda line: "\ufffd" in line):
        remarks.append(f"chữ hỏng, hiện thành \ufffd, cần gõ lại theo bản gốc: {where}")
    twins = [(n, word) for n, line in enumerate(lines, 1) if _TWIN.search(line) for word in _twin_words(line)]
    remarks += [
        f"«{word}» có chữ cái Nga hoặc Hy Lạp trông như chữ Latinh, cần gõ lại: dòng {n}" for n, word in twins[:5]
    ]
    return tuple(lines), remarks


def _twin_words(line: str) -> list[str]:
    """Words with Cyrillic or Greek letters, all of which look like Latin ones."""
    found = [(word, set(_FOREIGN.findall(word))) for word in _WORD.findall(line)]
    return [word for word, foreign in found if foreign and foreign <= set(_TWINS)]


def _where(lines: Sequence[str], holds: Callable[[str], bool]) -> str:
    """Give "dòng 2, 7, 9 và 4 dòng nữa" of the lines of which it holds; nothing if of none."""
    found = [n for n, line in enumerate(lines, 1) if holds(line)]
    more = f" và {len(found) - 5} dòng nữa" if len(found) > 5 else ""
    return f"dòng {', '.join(map(str, found[:5]))}{more}" if found else ""
