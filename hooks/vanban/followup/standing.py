"""How a row stands on a day: a comparison of days and records, no judgement of a body."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vanban.documents.duties import Duty
from vanban.followup.book import Told


class State(StrEnum):
    """What is recorded of a row, in neutral words."""

    NOT_REPORTED = "chưa báo cáo"
    PAST_DUE = "đã qua hạn"
    REPORTED = "đã báo cáo"
    REPORTED_LATE = "đã báo cáo muộn"
    ISSUED = "đã ban hành, theo văn bản có trên cổng"
    BY_MEMBER = "ghi theo từng đơn vị"


@dataclass(frozen=True, slots=True)
class Standing:
    """A state and, for the two that count them, its days past the last day in time (calendar days)."""

    state: State
    days: int = 0

    def __str__(self) -> str:
        if self.state is State.PAST_DUE:
            return f"chưa báo cáo, đã qua hạn {self.days} ngày"
        return f"{self.state} {self.days} ngày" if self.days else self.state.value

    @property
    def is_open(self) -> bool:
        """Whether a report is still awaited."""
        return self.state in (State.NOT_REPORTED, State.PAST_DUE)


def due_days(duty: Duty) -> tuple[date, ...]:
    """The last days in time, by the portal's reading of "trước ngày": one, or one each time that a duty returns."""
    return tuple(last for _, last in duty.runs) if duty.series else (duty.last_day,) if duty.last_day else ()


def standing(told: Told, due: tuple[date, ...], today: date | None) -> Standing:
    """How a row stands on ``today``; without a day whatever would depend on one is left out.

    Of a duty that returns the latest time that is over counts: whatever was sent after the time before it answers it,
    and is never called late, for it may be early for the next. A report without a day of sending is in time.
    """
    if len(due) > 1:
        return _returning(told, due, today)
    if told.is_report:
        late = (told.sent_on - due[0]).days if told.sent_on and due else 0
        return Standing(State.REPORTED_LATE, late) if late > 0 else Standing(State.REPORTED)
    return _awaited(due[0] if due else None, today)


def _returning(told: Told, due: tuple[date, ...], today: date | None) -> Standing:
    over = [day for day in due if today and day < today]
    if not told.is_report:
        return _awaited(over[-1] if over else None, today)
    if told.sent_on and len(over) > 1 and told.sent_on <= over[-2]:
        return _awaited(over[-1], today)
    return Standing(State.REPORTED)


def _awaited(due: date | None, today: date | None) -> Standing:
    if due and today and today > due:
        return Standing(State.PAST_DUE, (today - due).days)
    return Standing(State.NOT_REPORTED)
