"""Number, day and place of a head."""

import re
from dataclasses import replace
from datetime import date

from vanban.intake.cells import Cell
from vanban.intake.draft import Head, Words
from vanban.intake.head.frame import DATE, OWN_NUMBER
from vanban.language.citations import NUMBER, DocumentNumber
from vanban.language.dates import ImpossibleDateError, Unit, WrittenDate
from vanban.language.traced_text import TracedText


def with_number_and_day(head: Head, some: list[Cell]) -> Head:
    """Number and date out of cells, where the head has none yet."""
    for cell in some:
        text = TracedText(cell.text).words
        own = OWN_NUMBER.match(text)
        number = DocumentNumber.of(m) if own and (m := NUMBER.search(own["number"] or own["typed"])) else None
        if own and number and head.number is None:
            head = replace(head, number=number, number_words=Words(own[0], cell.line, cell.line))
        stated = DATE.search(cell.text)
        if stated and head.issued_on is None and stated["day"] and stated["month"]:
            head = _with_date(head, stated, cell.line)
    return head


def _with_date(head: Head, stated: re.Match[str], line: int) -> Head:
    written = WrittenDate(Unit.DAY, int(stated["day"]), int(stated["month"]), int(stated["year"]))
    try:
        day = written.bounds()[0]
    except ImpossibleDateError:
        return head
    place = Words(stated["place"].strip(), line, line) if stated["place"] else head.place
    first = stated.start("place") if stated["place"] else 0
    return replace(head, issued_on=day, issued_words=Words(stated.string[first:].strip(), line, line), place=place)


def not_before(upper: list[Cell]) -> date | None:
    """The first day of the month or year that a head without a day states ("ngày     tháng 7 năm 2026")."""
    for cell in upper:
        stated = DATE.search(cell.text)
        if stated and 1 <= int(stated["month"] or 1) <= 12:
            return date(int(stated["year"]), int(stated["month"] or 1), 1)
    return None
