"""Documents that a plan demands (``san_pham``) and the library holds: never guessed, a doubt leaves a duty open."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vanban.documents.duties import Duty, Role
from vanban.documents.item import Item
from vanban.documents.mentions import Mention
from vanban.documents.models import Body, Directive, Plan, Task
from vanban.documents.reaching import Reach
from vanban.language.citations import KIND_WORDS
from vanban.language.sections import SectionLabel
from vanban.language.text import normal

_OWING = (Role.LEAD, Role.PERFORMER)
_KINDS = "|".join(re.escape(normal(kind)) for kind in KIND_WORDS)  # the longest first
_HEAD = re.compile(rf"(?:{_KINDS})(?:(?: hoặc |, | và |; )(?:{_KINDS})\b)*")
_KIND = re.compile(_KINDS)
_BRACKETS = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[\w/-]+")
_EMPTY_WORDS = "tổ chức triển khai thực hiện xây dựng việc về các và của cho số này ở cấp mình"
_EMPTY = frozenset(map(normal, _EMPTY_WORDS.split()))
_CARRIES_OUT = re.compile(r"(?:căn cứ|thực hiện|triển khai)(?: (?:vào|các|theo|tinh thần))*\s*$")


@dataclass(frozen=True, slots=True)
class Issued:
    """A body issued the document that a duty demands of it."""

    body: Item[Body]
    document: Item[Directive]


@dataclass(frozen=True, slots=True)
class _Owed:
    """The product of a duty: type words in comparing form, whether one of them is enough, what else it is called by."""

    kinds: tuple[str, ...]
    any_of: bool
    words: frozenset[str]


def issued_products(
    duties: Iterable[Duty],
    reaches: Mapping[Duty, list[Reach]],
    cited_by: Mapping[Item[Directive], list[Mention]],
    by_issuer: Mapping[Item[Body], list[Item[Directive]]],
) -> dict[Duty, list[Issued]]:
    """The documents that answer the duties of one plan or several, duties without any left out.

    One answers if the body that owes it (chủ trì, thực hiện) issued it, it states that it rests on the plan, its type
    is the one demanded, and every word that tells the product from others stands in its subject. What answers two
    duties of a plan to one body answers neither, and so with a duty of several phases.
    """
    found: dict[Duty, list[Issued]] = {}
    claims: Counter[tuple[Item[Plan], Item[Body], Item[Directive]]] = Counter()
    for duty in duties:
        if not isinstance(duty.fact, Task) or not duty.fact.product or len(duty.fact.deadlines) > 1:
            continue
        owed = _owed(duty.fact.product)
        resting = {m.citing for m in cited_by.get(duty.plan, ()) if _rests(m)}
        if not owed or not resting:
            continue
        for body in dict.fromkeys(r.body for r in reaches[duty] if r.party.role in _OWING):
            own = [document for document in by_issuer.get(body, ()) if document in resting]
            for document in _answers(owed, own):
                claims[duty.plan, body, document] += 1
                found.setdefault(duty, []).append(Issued(body, document))
    sure = {duty: [a for a in found[duty] if claims[duty.plan, a.body, a.document] == 1] for duty in found}
    return {duty: answers for duty, answers in sure.items() if answers}


def _owed(product: str) -> _Owed | None:
    """None where it begins with no type word (``Dự thảo Nghị quyết…``)."""
    said = " ".join(_BRACKETS.sub(" ", normal(product)).split())
    if not (head := _HEAD.match(said)):
        return None
    kinds = tuple(dict.fromkeys(_KIND.findall(head[0])))
    rest = said[head.end() :]
    if _KIND.search(rest.partition(";")[2]):
        return None  # a second product said at length: which one is it?
    return _Owed(kinds, " hoặc " in head[0] or len(kinds) == 1, frozenset(_WORD.findall(rest)) - _EMPTY)


def _answers(owed: _Owed, documents: Iterable[Item[Directive]]) -> list[Item[Directive]]:
    by_kind = {kind: [d for d in documents if _is(d, kind, owed.words)] for kind in owed.kinds}
    if not owed.any_of and not all(by_kind.values()):
        return []
    return list(dict.fromkeys(d for found in by_kind.values() for d in found))


def _is(document: Item[Directive], kind: str, words: frozenset[str]) -> bool:
    model = document.model
    said = f"{normal(model.kind)} {normal(model.abstract or '')}"
    # "Chương trình" with the subject "hành động thực hiện…" is a Chương trình hành động
    return kind.startswith(normal(model.kind)) and said.startswith(kind) and words <= frozenset(_WORD.findall(said))


def _rests(mention: Mention) -> bool:
    """Whether the document says that it rests on what it names: in its frontmatter, or where its text begins."""
    if mention.relation:
        return mention.relation in ("can_cu", "van_ban_quan_triet")
    before = mention.citing.content.markdown[max(0, mention.span[0] - 40) : mention.span[0]]
    return mention.section == SectionLabel() and bool(_CARRIES_OUT.search(normal(before)))


def everyone_has(
    duty: Duty, reaches: Iterable[Reach], issued: Iterable[Issued], whole: Mapping[Item[Body], bool]
) -> bool:
    """Whether all who owe a product have issued it; ``whole`` says of each group whether all its members are known."""
    done = {answer.body for answer in issued}
    for party in duty.bodies(*_OWING):
        if party.body is None:
            return False
        of = [r for r in reaches if r.party is party]
        if party.body in whole:
            owing = [r.body for r in of if r.group and not r.heir_of and r.body not in whole]
            if not owing or not whole[party.body]:
                return False
        else:
            owing = [party.body]
        heirs = {body: {r.body for r in of if r.heir_of is body} for body in owing}
        if not all(body in done or heirs[body] & done for body in owing):
            return False
    return bool(done)
