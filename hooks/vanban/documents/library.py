"""The library: all documents of one edition, who they name, what they bind whom to, and what names them."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from vanban.documents.answers import Answer
from vanban.documents.bodies import Bodies
from vanban.documents.duties import Duty, Party, facts_of, named_bodies
from vanban.documents.elsewhere import Elsewhere, Inventory
from vanban.documents.item import Item, holds
from vanban.documents.joined import Joined
from vanban.documents.ledger import Ledger, RecordedDocument
from vanban.documents.locality import Locality
from vanban.documents.mentions import Citing, Mention
from vanban.documents.models import (
    Body,
    Directive,
    Entry,
    Material,
    MaterialUse,
    Plan,
    QuestionSet,
    Unit,
    UnitGroup,
)
from vanban.documents.products import Issued, everyone_has, issued_products
from vanban.documents.reaching import Reach, bound, reaches
from vanban.documents.resolving import Catalogue, Verdict
from vanban.documents.runs import Run, period_of, runs_of, series_of
from vanban.documents.task_keys import Trace, assign_keys, calendar_of, traces_of
from vanban.documents.validity import void_since
from vanban.language.deadlines import BeforeReading
from vanban.language.text import normal

M = TypeVar("M", bound=Entry)
K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True)
class Library:
    """What one edition publishes. ``items`` are in order of address; nothing in it depends on what was left out.

    ``names`` are the lasting names of the documents that the ledger knows, by source. ``reading`` says whether "trước
    ngày 15/8" still counts the 15th (the portal's setting ``truoc_ngay``).
    """

    items: tuple[Item[Entry], ...]
    ledger: Ledger
    names: Mapping[str, str]
    reading: BeforeReading = BeforeReading.STRICT
    elsewhere: tuple[Inventory, ...] = ()
    """What other portals publish: it is cited, and nothing else is made of it."""

    @cached_property
    def bodies(self) -> Bodies:
        """Units and groups by name."""
        return Bodies(self.of(Body))

    @cached_property
    def catalogue(self) -> Catalogue:
        """Official documents by number."""
        return Catalogue(self.of(Directive), self.bodies)

    @cached_property
    def resolver(self) -> Catalogue | Joined:
        """What a citation means, among the documents here and elsewhere."""
        if not self.elsewhere:
            return self.catalogue
        return Joined(self.catalogue, self.of(Directive), self.bodies.items, self.elsewhere)

    @cached_property
    def backlinks_elsewhere(self) -> Mapping[Item[Directive], list[Mention]]:
        """The mentions by which documents of other portals rest on each document here, or supersede it."""
        return self.resolver.named_elsewhere if isinstance(self.resolver, Joined) else {}

    @cached_property
    def mentions(self) -> Mapping[Item[Directive], list[Mention]]:
        """The mentions each official document makes."""
        return {item: citing.mentions for item, citing in self.citing.items()}

    @cached_property
    def citing(self) -> Mapping[Item[Directive], Citing]:
        """Each official document as one that cites others."""
        return {item: Citing(item, self.resolver, self.locality(item)) for item in self.of(Directive)}

    @cached_property
    def backlinks(self) -> Mapping[Item[Directive], list[Mention]]:
        """The mentions that name each document, by other documents, in order of their addresses."""
        cited: dict[Item[Directive], list[Mention]] = defaultdict(list)
        for mentions in self.mentions.values():
            for mention in mentions:
                resolution = mention.resolution
                if resolution.verdict is Verdict.AMBIGUOUS or len(resolution.targets) != 1:
                    continue
                target = resolution.targets[0]
                if target is not mention.citing and not isinstance(target, Elsewhere):
                    cited[target].append(mention)
        return cited

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """All duties, by document, in the order of its frontmatter; none where nobody knows who issued it."""
        known = (plan for plan in self.of(Plan) if self.catalogue.issuers(plan.model))
        return tuple(duty for plan in known for duty in self._duties_of(plan))

    @cached_property
    def traces(self) -> Mapping[Duty, Trace]:
        """What the ledger compares of each duty."""
        return {
            duty: replace(
                trace,
                calendar=calendar_of(
                    duty.runs,
                    duty.series,
                    [
                        duty.what,
                        *(p.words for p in duty.parties),
                        plan.title,
                        duty.deadline.words if duty.deadline else "",
                    ],
                    self.is_void(duty),
                    sorted(self.name(answer.document) for answer in self.issued.get(duty, ())),
                ),
                bodies=tuple(dict.fromkeys(self.name(party.body) for party in duty.parties if party.body)),
            )
            for plan, duties in self.duties_by_plan.items()
            for duty, trace in zip(duties, traces_of(plan.model), strict=True)
        }

    @cached_property
    def duties_by_plan(self) -> Mapping[Item[Plan], list[Duty]]:
        """The duties of each plan."""
        return _grouped(self.duties, lambda duty: [duty.plan])

    @cached_property
    def reaches(self) -> Mapping[Duty, list[Reach]]:
        """Whom each duty reaches and how: bodies named, known members of groups, successors."""
        return {duty: list(reaches(duty, self._members_of, self.successors)) for duty in self.duties}

    def bound(self, names: Iterable[str], issued: date | None, last_day: date) -> list[Item[Body]]:
        """Whom a duty bound that the ledger holds: the bodies of these lasting names, as far as there are such."""
        named = [body for name in names if (body := self._bodies_by_name.get(name))]
        found = (bound(body, issued, last_day, self._members_of, self.successors) for body in named)
        return list(dict.fromkeys(body for pairs in found for body, _ in pairs))

    @cached_property
    def _bodies_by_name(self) -> Mapping[str, Item[Body]]:
        return {self.name(body): body for body in self.of(Body)}

    def _members_of(self, body: Item[Body]) -> Iterable[Item[Body]]:
        return self.members.get(body, ())

    @cached_property
    def duties_by_body(self) -> Mapping[Item[Body], list[Duty]]:
        """The duties that reach each unit or group, whatever its role."""
        return _grouped(self.duties, lambda duty: dict.fromkeys(reach.body for reach in self.reaches[duty]))

    @cached_property
    def members(self) -> Mapping[Item[Body], list[Item[Body]]]:
        """The known members of each group, those of groups in it too."""
        own: dict[Item[Body], list[Item[Body]]] = {
            group: list(self._bodies_named(group, group.model.members)) for group in self.of(UnitGroup)
        }
        return {group: _below(group, own)[1:] for group in own}

    def successors(self, body: Item[Body]) -> list[Item[Body]]:
        """The bodies that a unit went over into."""
        return list(self._bodies_named(body, body.model.successors)) if holds(body, Unit) else []

    @cached_property
    def bodies_below(self) -> Mapping[Item[Body], list[Item[Body]]]:
        """All units and groups below each body that has any (``truc_thuoc``), at every level, itself first."""
        own = _grouped(self.of(Body), lambda item: self._bodies_named(item, filter(None, [item.model.parent])))
        return {body: _below(body, own) for body in own}

    @cached_property
    def issued(self) -> Mapping[Duty, list[Issued]]:
        """The documents in the library that duties demanded, duties without any left out."""
        return issued_products(self.duties, self.reaches, self.backlinks, self.documents_by_issuer)

    def is_done(self, duty: Duty, by: Item[Body] | None = None) -> bool:
        """Whether all who owe what a duty demands have issued it, or ``by`` (or who succeeded it) has."""
        if duty not in self.issued:
            return False
        heirs = {reach.body for reach in self.reaches[duty] if by and reach.heir_of is by}
        if any(answer.body is by or answer.body in heirs for answer in self.issued[duty]):
            return True
        return everyone_has(duty, self.reaches[duty], self.issued[duty], self._known_whole)

    def is_void(self, duty: Duty) -> bool:
        """Whether a duty binds no more because its plan was withdrawn or superseded before its last day."""
        since = self._void_since.get(duty.plan)
        return since is not None and (duty.last_day is None or duty.last_day >= since)

    @cached_property
    def _void_since(self) -> Mapping[Item[Plan], date]:
        days = {plan: void_since(plan.model, self.backlinks.get(plan, ())) for plan in self.duties_by_plan}
        return {plan: day for plan, day in days.items() if day}

    @cached_property
    def _known_whole(self) -> Mapping[Item[Body], bool]:
        units = {group: [m for m in self.members[group] if m not in self.members] for group in self.members}
        return {g: bool(g.model.size) and g.model.size == str(len(units[g])) for g in self.of(UnitGroup)}

    @cached_property
    def carried_out_by(self) -> Mapping[Item[Directive], list[Item[Directive]]]:
        """The documents that say they carry out each document (căn cứ, văn bản quán triệt)."""
        return {
            item: list(dict.fromkeys(m.citing for m in mentions if m.relation in ("can_cu", "van_ban_quan_triet")))
            for item, mentions in self.backlinks.items()
        }

    @cached_property
    def documents_below(self) -> Mapping[Item[Directive], list[Item[Directive]]]:
        """The documents that carry out each document, at every level; documents without any left out."""
        return {
            item: _below(item, self.carried_out_by)[1:] for item in self.carried_out_by if self.carried_out_by[item]
        }

    @cached_property
    def plans_below(self) -> Mapping[Item[Directive], list[Item[Plan]]]:
        """The plans with duties among them, in order of address; documents without any left out."""
        below = {
            item: [d for d in documents if holds(d, Plan) and d in self.duties_by_plan]
            for item, documents in self.documents_below.items()
        }
        return {item: sorted(plans, key=lambda plan: plan.address) for item, plans in below.items() if plans}

    @cached_property
    def by_path(self) -> Mapping[str, Item[Entry]]:
        """Every item by the path of its source."""
        return {item.source.path: item for item in self.items}

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Every question with the document it rests on, by set and in its order."""
        return tuple(
            Answer(item, index, question, document)
            for item in self.of(QuestionSet)
            for index, question in enumerate(item.model.questions)
            if (document := self.by_path.get(question.document or item.model.document)) and holds(document, Directive)
        )

    @cached_property
    def answers_by_document(self) -> Mapping[Item[Directive], list[Answer]]:
        """The questions that rest on each document."""
        by_document: dict[Item[Directive], list[Answer]] = defaultdict(list)
        for answer in self.answers:
            by_document[answer.document].append(answer)
        return by_document

    @cached_property
    def documents_by_issuer(self) -> Mapping[Item[Body], list[Item[Directive]]]:
        """The documents each body issued."""
        return _grouped(self.of(Directive), lambda item: self.catalogue.issuers(item.model))

    @cached_property
    def groups_by_member(self) -> Mapping[Item[Body], list[Item[UnitGroup]]]:
        """The groups each body is known to be in."""
        return _grouped(self.of(UnitGroup), lambda item: self._bodies_named(item, item.model.members))

    @cached_property
    def units_by_parent(self) -> Mapping[Item[Body], list[Item[Unit]]]:
        """The units below each body."""
        return _grouped(self.of(Unit), lambda item: self._bodies_named(item, filter(None, [item.model.parent])))

    @cached_property
    def uses_by_name(self) -> Mapping[str, list[tuple[Item[Plan], MaterialUse]]]:
        """Where plans ask for a material, by its name in comparing form."""
        uses = [(plan, use) for plan in self.of(Plan) for use in plan.model.materials]
        return _grouped(uses, lambda pair: [normal(pair[1].name)])

    @cached_property
    def materials_by_name(self) -> Mapping[str, Item[Material]]:
        """Study materials by each of their names in comparing form."""
        return {normal(name): item for item in self.of(Material) for name in item.names}

    @cached_property
    def periods(self) -> Mapping[Item[Plan], Run]:
        """From when to when each plan with duties runs; those without any day are left out."""
        return {plan: period for plan in self.duties_by_plan if (period := self._period(plan.model))}

    def of(self, model: type[M]) -> list[Item[M]]:
        """The items whose model is of this class, in order of address."""
        return [item for item in self.items if holds(item, model)]

    def issuer(self, item: Item[Directive]) -> Item[Body]:
        """The body that issued a document."""
        return self.catalogue.issuers(item.model)[0]

    def locality(self, item: Item[Directive]) -> Locality:
        """Where a document speaks from: its issuer's place."""
        return self.issuer(item).model.locality

    def name(self, item: Item[Entry]) -> str:
        """The lasting name of a document: its first published address, kept by the ledger."""
        return self.names.get(item.source.path, item.address)

    def recorded(self, item: Item[Entry]) -> RecordedDocument | None:
        """What the ledger holds of a document."""
        return self.ledger.documents.get(self.name(item))

    def _bodies_named(self, item: Item[Body], names: Iterable[str]) -> Iterable[Item[Body]]:
        return dict.fromkeys(body for name in names for body in self.bodies.find(name, item.model.locality))

    def _duties_of(self, plan: Item[Plan]) -> Iterable[Duty]:
        near = self.locality(plan)
        recorded = self.recorded(plan)
        period = self._period(plan.model)
        keys = iter(assign_keys(plan.model, recorded.traces if recorded else {}))
        for sort, at, fact in facts_of(plan.model):
            parties = tuple(
                Party(role, words, next(iter(self.bodies.find(words, near)), None))
                for role, _, words in named_bodies(fact)
            )
            for phase in fact.deadlines or ("",):
                deadline = fact.deadlines.get(phase)
                series = tuple(series_of(deadline, period, self.reading)) if deadline and period else ()
                returning = sorted((day, day) for one in series for day in one.days)
                runs = tuple(returning) or (runs_of(deadline, self.reading) if deadline else ())
                yield Duty(plan, sort, at, fact, phase, deadline, runs, series, parties, next(keys))

    def _period(self, plan: Plan) -> Run | None:
        return period_of(plan, (d for _, _, fact in facts_of(plan) for d in fact.deadlines.values()), self.reading)


def _below(top: K, children: Mapping[K, Iterable[K]]) -> list[K]:
    """``top`` and all below it, each once; what is its own ancestor is no trouble."""
    found = {top: None}
    waiting = deque([top])
    while waiting:
        for child in children.get(waiting.popleft(), ()):
            if child not in found:
                found[child] = None
                waiting.append(child)
    return list(found)


def _grouped(things: Iterable[T], keys: Callable[[T], Iterable[K]]) -> Mapping[K, list[T]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for thing in things:
        for key in keys(thing):
            groups[key].append(thing)
    return groups
