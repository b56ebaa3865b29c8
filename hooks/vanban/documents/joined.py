"""Own documents and those of other portals as one catalogue, by the same rules of identity."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import chain

from vanban.documents.bodies import Bodies
from vanban.documents.elsewhere import Elsewhere, Inventory
from vanban.documents.item import Item
from vanban.documents.locality import Locality
from vanban.documents.mentions import Citing, Mention
from vanban.documents.models import Body, Directive
from vanban.documents.resolving import Catalogue, Resolution, Verdict
from vanban.language.citations import Citation, GroupCitation
from vanban.language.text import normal


class Joined:
    """Resolves citations among the own documents and those of ``others``, which are asked in this order.

    One document that several portals keep (same issuer, type, number, day) is one: the own copy counts, else the first
    portal's. What others publish may add a document or a doubt; it never leads a citation away from what the own
    library says, and never takes a doubt from it.
    """

    def __init__(
        self,
        own: Catalogue,
        documents: Sequence[Item[Directive]],
        bodies: Iterable[Item[Body]],
        others: Sequence[Inventory],
    ) -> None:
        self._own = own
        self._bodies = Bodies(_merged(chain(bodies, *(other.bodies for other in others))))
        self._known: dict[Hashable, Item[Directive]] = {self._identity(d.model): d for d in documents if d.model.number}
        self._theirs = [d for other in others for d in other.documents if self._first(d) is d]
        self._all = Catalogue([*documents, *self._theirs], self._bodies)

    def resolve(self, citation: Citation, near: Locality, until: date | None = None, around: str = "") -> Resolution:
        """What a citation means, here and elsewhere: see ``Catalogue.resolve``."""
        own = self._own.resolve(citation, near, until, around)
        found = self._all.resolve(citation, near, until, around)
        if own.verdict is Verdict.UNKNOWN:  # of an own document none but the own library says that it is meant
            theirs = found.verdict is not Verdict.RESOLVED or isinstance(found.targets[0], Elsewhere)
            return found if theirs else own
        if own.verdict is found.verdict and set(own.targets) <= set(found.targets):
            return found
        return Resolution(Verdict.AMBIGUOUS, tuple(dict.fromkeys((*own.targets, *found.targets))))

    def resolve_group(self, citation: GroupCitation) -> Resolution:
        """See ``Catalogue.resolve_group``: own documents that a plenum adopted, others' only where none is."""
        own = self._own.resolve_group(citation)
        return own if own.targets else self._all.resolve_group(citation)

    @cached_property
    def named_elsewhere(self) -> Mapping[Item[Directive], list[Mention]]:
        """The mentions of each own document in what documents elsewhere rest on, or supersede if of its issuer.

        Their words are read as ours are; what those portals made of them does not count.
        """
        found: dict[Item[Directive], list[Mention]] = defaultdict(list)
        for document in self._theirs:
            issuers = self._all.issuers(document.model)
            for mention in Citing(document, self, issuers[0].model.locality).mentions if issuers else ():
                if mention.resolution.verdict is Verdict.RESOLVED:
                    (own,) = mention.resolution.targets
                    may = mention.relation != "thay_the" or self._all.issuers(own.model) == issuers
                    if may and not isinstance(own, Elsewhere):
                        found[own].append(mention)
        return found

    def _first(self, document: Elsewhere) -> Item[Directive]:
        """The same document where it was met first."""
        return self._known.setdefault(self._identity(document.model), document)

    def _identity(self, model: Directive) -> Hashable:
        issuers = tuple(self._bodies.find(model.issuer, Locality(()))) or normal(model.issuer)
        number = model.number.key if model.number else ""
        return normal(model.kind), number, model.issued_on, model.issued_between, issuers


def _merged(bodies: Iterable[Item[Body]]) -> Iterable[Item[Body]]:
    """One item for each body, by its full name and place, under all the names that any portal has for it."""
    found: dict[Hashable, Item[Body]] = {}
    for body in bodies:
        known = found.setdefault((normal(body.model.name), body.model.locality.key), body)
        if known is not body:
            names = tuple(dict.fromkeys((*known.model.other_names, *body.names)))
            model = known.model.model_copy(update={"other_names": names})
            found[normal(body.model.name), body.model.locality.key] = replace(known, model=model)
    return found.values()
