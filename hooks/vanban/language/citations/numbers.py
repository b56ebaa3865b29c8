"""The number and symbol of a document (số, ký hiệu).

Party numbers read ``44-KH/TU`` (Hướng dẫn 36-HD/VPTW, mục II.1), State numbers ``15/QĐ-UBND`` and legal acts
``53/2020/NĐ-CP`` (Nghị định 30/2020/NĐ-CP, Phụ lục I). Misprinted separators and blanks are read as meant.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from vanban.language.citations.kinds import KINDS
from vanban.language.text import normal, tidy

_SYMBOLS = {symbol.casefold(): symbol for symbol in KINDS}

# Capital letters with one or two small ones among them (TTg, Ctr for CTr, ThU, QH15), but no ordinary word.
_LETTERS = r"[A-ZĐƯ](?:[A-ZĐƯ0-9]|[a-zđư]{1,2}(?![a-zđư])){0,15}"
NUMBER = re.compile(
    rf"(?<![\w./-])(?P<digits>[0-9]{{1,5}}(?:\.[0-9]{{1,3}})?)(?:\s?/\s?(?P<year>(?:19|20)[0-9][0-9]))?"
    rf"(?P<sep1>\s?[-/]\s?| )(?P<first>{_LETTERS})"
    rf"(?:(?P<sep2>\s?[-/]\s?)(?P<second>{_LETTERS})(?P<unit>(?:-[A-ZĐƯ][\w&]{{0,15}}){{0,3}}))?(?![\w&]|[-/]\w)"
)
"""A number in running text with plain dashes; ``DocumentNumber.of`` decides whether a match is one."""

# TW, TU, HU … and their offices (VPTW, BTGTU, UBKTTW); the Front (MTTW) writes as the State does.
_PARTY_CODE = re.compile(r"(?:(?:VP|UBKT|B[A-ZĐ]{2,6})?(?:TW|TƯ|TU|HU|QU|ThU|TXU)|ĐU[A-ZĐ]*)")


class NumberError(ValueError):
    """The text is no document number. Its sentence is for editors; ``example`` is a right one."""

    example = "44-KH/TU"


class Form(StrEnum):
    """How a number is put together: ``44-KH/TU`` or ``15/QĐ-UBND``."""

    PARTY = "party"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The number of a document: not its identity, for every province has a 05-NQ/TU in every term.

    ``digits`` and letters stay as printed, zero included; ``symbol`` is empty for laws (197/2025/QH15) and
    State letters (6240/BGDĐT-KHCNTT). ``year`` is the one inside the number. ``written`` is what was read; it
    does not count in comparing. Compare the numbers of two documents by ``key``.
    """

    digits: str
    symbol: str
    code: str
    unit: str = ""
    year: int | None = None
    form: Form = Form.PARTY
    written: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number that stands alone, "Số" before it or not; raise ``NumberError`` for anything else."""
        words = re.sub(r"^[Ss][ốô][: ]*", "", tidy(text))
        match = NUMBER.fullmatch(words)
        number = match and cls.of(match)
        if not number:
            raise NumberError(
                f"Không đọc được số, ký hiệu “{words[:60]}”: cần dạng như {NumberError.example} "
                "(văn bản của Đảng) hoặc 53/2020/NĐ-CP (văn bản của Nhà nước)."
            )
        return number

    @classmethod
    def of(cls, match: re.Match[str]) -> Self | None:
        """The number in a match of ``NUMBER``; None where the letters make none."""
        year = int(match["year"]) if match["year"] else None
        known = _SYMBOLS.get(match["first"].casefold())
        if not match["second"]:
            if known or match["sep1"].strip() != "/":
                return None
            return cls(match["digits"], "", match["first"], "", year, Form.STATE, match[0])
        if match["sep1"] == " " and not known:
            return None
        unit = match["unit"][1:]
        separators = (match["sep1"].strip() or "-") + match["sep2"].strip()
        party = separators == "-/" or bool(_PARTY_CODE.fullmatch(match["second"]))
        if party and year is None:
            return cls(match["digits"], known or match["first"], match["second"], unit, None, Form.PARTY, match[0])
        if known:
            return cls(match["digits"], known, match["second"], unit, year, Form.STATE, match[0])
        # A State letter has no symbol: the body stands first, then the unit that drafted it.
        unit = f"{match['second']}-{unit}".rstrip("-")
        return cls(match["digits"], "", match["first"], unit, year, Form.STATE, match[0])

    def __str__(self) -> str:
        unit = f"-{self.unit}" if self.unit else ""
        if self.form is Form.PARTY:
            return f"{self.digits}-{self.symbol}/{self.code}{unit}"
        year = f"/{self.year}" if self.year else ""
        symbol = f"{self.symbol}-" if self.symbol else ""
        return f"{self.digits}{year}/{symbol}{self.code}{unit}"

    @property
    def key(self) -> str:
        """The matching form: separators, case, leading zeros and TƯ for TW do not count; đ and d differ."""
        year = f"/{self.year}" if self.year else ""
        code = "-".join(filter(None, (self.code, self.unit))).replace("TƯ", "TW")
        return normal(f"{self.digits.lstrip('0') or '0'}{year}-{self.symbol}/{code}")

    @property
    def kinds(self) -> tuple[str, ...]:
        """The type words its symbol may stand for; empty for an unknown symbol or none."""
        return KINDS.get(self.symbol, ())

    @property
    def misprint(self) -> str:
        """What is wrong in the spelling read, in Vietnamese; empty where it is the canonical one."""
        if not self.written or self.written == str(self):
            return ""
        if "".join(self.written.split()) == str(self):
            fault = "thừa dấu cách"
        elif self.written.replace(" ", "-") == str(self):
            fault = "thiếu gạch nối"
        else:
            fault = "sai dấu hoặc chữ"
        return f"{fault} trong {self.written}, đúng là {self}"
