"""What binds whom until when: sessions, tasks, reports and write-ups of plans as one kind of thing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from vanban.documents import models
from vanban.documents.frontmatter import Path
from vanban.documents.item import Item
from vanban.documents.runs import Run, Series
from vanban.language.deadlines import Deadline
from vanban.language.sections import SectionLabel


class Role(StrEnum):
    """How a duty binds a body: văn thư's words, in the order they are shown."""

    LEAD = "chủ trì"
    PARTNER = "phối hợp"
    PERFORMER = "thực hiện"
    FOLLOWS_UP = "theo dõi"
    INSPECTS = "kiểm tra"
    APPRAISES = "thẩm định"
    SENDER = "báo cáo"
    RECIPIENT = "nhận báo cáo"
    VIA = "chuyển báo cáo"


class Sort(StrEnum):
    """What kind of duty, by the frontmatter key it stands under."""

    SESSION = "hội nghị"
    TASK = "nhiệm vụ"
    WRITE_UP = "thu hoạch"
    REPORT = "báo cáo"


_ROLE_FIELDS = {
    "lead": Role.LEAD, "partners": Role.PARTNER, "performers": Role.PERFORMER, "follows_up": Role.FOLLOWS_UP,
    "inspects": Role.INSPECTS, "appraises": Role.APPRAISES, "sender": Role.SENDER, "recipient": Role.RECIPIENT,
    "via": Role.VIA,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """A body as a duty names it; ``body`` is None where it is nobody's page (đảng viên, chi bộ…)."""

    role: Role
    words: str
    body: Item[models.Body] | None


@dataclass(frozen=True, eq=False)
class Duty:
    """One duty with at most one deadline: a task with several phases is several duties of one ``fact``.

    ``runs`` are its days by the portal's reading of "trước ngày" (dates, no time zone), those that follow one another
    together, in order; none where no day can be named. Of a duty that returns they are every day on which it does
    within the plan's period, which ``series`` holds by rule. ``at`` is its place in the frontmatter (``nhiem_vu``,
    index), ``phase`` the name of the phase or empty. ``key`` is unique and permanent within the document (see
    ``task_keys``).
    """

    plan: Item[models.Plan]
    sort: Sort
    at: Path
    fact: models.Duty = field(repr=False)
    phase: str
    deadline: Deadline | None
    runs: tuple[Run, ...]
    series: tuple[Series, ...] = field(repr=False)
    parties: tuple[Party, ...] = field(repr=False)
    key: str

    @property
    def last_day(self) -> date | None:
        """The last day still in time, of a duty that returns the last time it does; None where no day is named."""
        return self.runs[-1][1] if self.runs else None

    @property
    def section(self) -> SectionLabel:
        """The section it rests on."""
        return self.fact.section

    def bodies(self, *roles: Role) -> list[Party]:
        """The parties in these roles, all if none is given."""
        return [p for p in self.parties if p.role in roles or not roles]

    @property
    def what(self) -> str:
        """What is to be done, in a few words."""
        fact = self.fact
        if isinstance(fact, models.Session):
            return fact.name or self.plan.content.title_of(fact.section) or "Hội nghị (lớp)"
        if isinstance(fact, models.WriteUp):
            return "Viết và nộp thu hoạch"
        if isinstance(fact, models.Report):
            return f"Báo cáo {fact.about}" if fact.about else "Báo cáo"
        assert isinstance(fact, models.Task)
        words = fact.work or f"Ban hành {fact.product}"
        words = f"{words}: {self.phase}" if self.phase else words
        return words[0].upper() + words[1:]


def facts_of(model: models.Plan) -> Iterator[tuple[Sort, Path, models.Duty]]:
    """The duties as the frontmatter has them, each with its place there."""
    groups: list[tuple[Sort, str, tuple[models.Duty, ...]]] = [
        (Sort.SESSION, "hoi_nghi", model.sessions),
        (Sort.TASK, "nhiem_vu", model.tasks),
        (Sort.WRITE_UP, "thu_hoach", (model.write_up,) if model.write_up else ()),
        (Sort.REPORT, "bao_cao", model.reports),
    ]
    for sort, key, facts in groups:
        for index, fact in enumerate(facts):
            yield sort, (key,) if sort is Sort.WRITE_UP else (key, index), fact


def named_bodies(fact: models.Duty) -> Iterator[tuple[Role, Path, str]]:
    """(role, place below the duty's own in the frontmatter, words) of each body a duty names."""
    for name, role in _ROLE_FIELDS.items():
        if name in type(fact).model_fields:
            for index, words in enumerate(getattr(fact, name)):
                yield role, (str(type(fact).model_fields[name].alias), index), words
