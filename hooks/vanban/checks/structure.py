"""Faults between documents: names that nobody bears, sections that do not exist, promises the ledger holds."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import PurePosixPath

from vanban.checks.finding import Finding
from vanban.checks.suggestion import did_you_mean, nearest
from vanban.checks.text.headings import rank
from vanban.documents.bodies import Bodies
from vanban.documents.duties import facts_of, named_bodies
from vanban.documents.frontmatter import Path
from vanban.documents.item import Item, holds
from vanban.documents.library import Library
from vanban.documents.locality import Locality
from vanban.documents.models import Body, Directive, Entry, Plan, QuestionSet, Unit, UnitGroup, WriteUp
from vanban.language.numerals import ROMANS
from vanban.language.sections import Heading, SectionLabel
from vanban.language.text import normal, slug

_COUNTRY = Locality(())
_AND = re.compile(r"\s*[,;]\s+|\s+và\s+")


def faults(library: Library, broken: Mapping[str, str]) -> list[Finding]:
    """All such faults. What only follows from a ``broken`` file (path: text; it is not in the library) is not one.

    So a name may be known that stands in a broken unit's file, and any name where such a file cannot even be read
    (its text is empty); what the ledger promised is asked for when all else is sound.
    """
    checks = (_doubled_addresses, _doubled_names, _file_names, _doubled_sections, _sections, _doubled_keys)
    found = [finding for check in checks for finding in check(library)]
    found += _answers(library, broken)
    in_doubt = [normal(text) for path, text in broken.items() if path.startswith("docs/don-vi/")]
    if all(in_doubt):
        found += _wrongly_named(library, "\n".join(in_doubt))
    if not found and not in_doubt:
        found += _vanished(library, broken)
    return found


def _doubled_addresses(library: Library) -> Iterator[Finding]:
    first: dict[object, Item[Entry]] = {}
    for item in library.items:
        same = "cùng tên tệp"
        identities: list[object] = [item.address]
        if holds(item, Directive):
            same = "cùng tên loại, số, cơ quan và ngày ban hành"
            if number := item.model.number:  # 05 and 5 are one number at two addresses
                identities.append((item.address.rpartition("/")[0], number.key, item.model.issued_on))
        if other := next((first[i] for i in identities if i in first), None):
            message = f"trùng với {other.source.path}: {same}"
            yield item.source.finding(("so_ky_hieu",), "trung-van-ban", message, item.title)
        first |= dict.fromkeys(identities, item)


def _doubled_names(library: Library) -> Iterator[Finding]:
    first: dict[str, Item[Body]] = {}
    for item in library.of(Body):
        name = normal(item.model.name)
        if other := first.get(name):
            message = f"tên đơn vị đã có ở {other.source.path}; hãy thêm địa danh vào tên, hoặc gộp hai tệp"
            yield item.source.finding(("ten",), "trung-don-vi", message, item.model.name)
        first.setdefault(name, item)


def _file_names(library: Library) -> Iterator[Finding]:
    for item in library.items:
        stem = PurePosixPath(item.source.path).stem
        if stem != slug(stem):
            message = "tên tệp chỉ gồm chữ thường không dấu, chữ số và gạch nối, vì nó thành địa chỉ trang"
            yield item.source.finding((), "ten-tep", message, stem, f"{slug(stem) or 'ke-hoach-44'}.md")


def _doubled_sections(library: Library) -> Iterator[Finding]:
    """Numbers printed twice are told apart by their count; words that name a section are not."""
    for item in library.of(Directive):
        seen: set[SectionLabel] = set()
        for heading in item.content.headings:
            if heading.label in seen:
                message = f"mục «{heading.label}» có hai lần trong văn bản; hãy gộp lại, hoặc đổi chữ của một tiêu đề"
                yield Finding(item.source.path, heading.line, 1, "trung-muc", message, heading.title)
            seen.add(heading.label)


def _sections(library: Library) -> Iterator[Finding]:
    for item in library.of(Plan):
        places: list[tuple[Path, SectionLabel]] = [((*at, "muc"), fact.section) for _, at, fact in facts_of(item.model)]
        places += [(("tai_lieu", i, "muc"), use.section) for i, use in enumerate(item.model.materials) if use.section]
        skipped: dict[Heading, list[tuple[SectionLabel, int]]] = defaultdict(list)
        for at, label in places:
            if missing := missing_section(label, item.content.labels):
                if gap := _gap(label, item.content.headings):
                    skipped[gap[0]].append((gap[1], item.source.place(at)[0]))
                else:
                    message, right = missing
                    yield item.source.finding(at, "muc-khong-co", message, str(label), f"muc: {right}")
        for heading, wanted in skipped.items():
            label, lines = wanted[0][0], ", ".join(str(line) for _, line in wanted)
            message = (
                f"số của đề mục này bỏ cách mục {label}, là mục mà phần khai báo ghi ở dòng {lines}; "
                "hãy sửa số của đề mục, thêm đề mục còn thiếu, hoặc sửa muc"
            )
            example = f"{label.levels[-1]}. {heading.title}"
            yield Finding(item.source.path, heading.line, 1, "muc-khong-co", message, str(heading.label), example)


def _gap(label: SectionLabel, headings: Sequence[Heading]) -> tuple[Heading, SectionLabel] | None:
    """The heading that skips the number of a missing section, or of the one it lies in, and that section."""
    labels = {heading.label for heading in headings}
    while label.parent and label.parent.levels and label.parent not in labels:
        label = label.parent
    style = _style(label)
    alike = [h for h in headings if h.label.parent == label.parent and _style(h.label) == style] if style else []
    beside = [(rank(h.label), h) for h in alike]
    before = [h for number, h in beside if number == rank(label) - 1]
    behind = [h for number, h in beside if number == rank(label) + 1]
    plain = label.occurrence == 1 and not label.closing
    return (behind[0], label) if plain and behind and (before or rank(label) == 1) else None


def _style(label: SectionLabel) -> str:
    """Whether it is numbered by a Roman number, by figures, by a letter, or not at all."""
    last = label.levels[-1] if label.levels else ""
    return "roman" if last in ROMANS else "figures" if last.isdigit() else "letter" if last else ""


def missing_section(label: SectionLabel, labels: Collection[SectionLabel]) -> tuple[str, str] | None:
    """What to say of a section that a text with these ``labels`` does not have, and which might be written.

    None where it has it, and of a text without sections.
    """
    if not labels or label in labels:
        return None
    names = [str(each) for each in labels]
    if str(label) in (*names, "mở đầu"):
        return None
    near = nearest(str(label), names)
    return f"văn bản không có mục này{did_you_mean(near)}", near or names[0]


def _answers(library: Library, broken: Collection[str]) -> Iterator[Finding]:
    for item in library.of(QuestionSet):
        first: dict[str, int] = {}
        for i, question in enumerate(item.model.questions):
            at: Path = ("cau_hoi", i)
            if question.key in first or question.key != slug(question.key):
                message = "mã phải khác nhau trong một bộ, chỉ gồm chữ thường không dấu, chữ số và gạch nối"
                yield item.source.finding(
                    (*at, "ma"), "ma-cau-hoi", message, question.key, slug(question.question)[:40]
                )
            first.setdefault(question.key, i)
            path = question.document or item.model.document
            document = library.by_path.get(path)
            if path in broken:
                continue
            if document is None or not holds(document, Directive):
                near = nearest(path, (i.source.path for i in library.of(Directive)))
                where = (*at, "van_ban") if question.document else ("van_ban",)
                message = f"không có văn bản nào ở tệp này{did_you_mean(near)}"
                yield item.source.finding(where, "van-ban-khong-co", message, path, near or "")
            elif document.content.labels and question.section not in (*document.content.labels, SectionLabel()):
                near = nearest(str(question.section), map(str, document.content.labels))
                message = f"{path} không có mục này{did_you_mean(near)}"
                yield item.source.finding((*at, "muc"), "muc-khong-co", message, str(question.section), near or "")


def _wrongly_named(library: Library, in_doubt: str) -> Iterator[Finding]:
    # one slip is often written many times, and looking for names is slow
    unknown = cache(partial(unknown_body, library.bodies))
    for item, at, words, near in _named(library):
        found = library.bodies.find(words, near)
        if not found and normal(words) in in_doubt:
            continue
        if not found:
            yield item.source.finding(at, "don-vi-la", unknown(words, near)[0], words, unknown(words, near)[1])
        elif len({normal(f.model.name) for f in found}) > 1:  # else the name is doubled, which is told where it is
            message = "tên này chỉ nhiều đơn vị: " + "; ".join(f.model.name for f in found) + "; hãy ghi cả địa danh"
            yield item.source.finding(at, "don-vi-mo-ho", message, words, found[0].model.name)
        elif found[0] is item:
            message = "tên này chỉ chính đơn vị này, không đơn vị nào trực thuộc, kế thừa hay gồm chính nó"
            yield item.source.finding(at, "don-vi-chinh-no", message, words)


def unknown_body(bodies: Bodies, words: str, near: Locality) -> tuple[str, str]:
    """What to say of a name that nobody bears in a place, and what might be written; no body of elsewhere is meant."""
    parts = _AND.split(words)
    if len(parts) > 1 and all(bodies.find(part, near) for part in parts):
        return "mỗi đơn vị viết trên một dòng riêng, bắt đầu bằng gạch ngang", "; ".join(f"- {part}" for part in parts)
    names = (name for name in bodies.known_names() if bodies.find(name, near))
    match = nearest(words, names, likeness=0.8)
    message = f"chưa có đơn vị nào tên như vậy trong docs/don-vi{did_you_mean(match)}"
    more = "đơn vị chưa có thì tạo tệp cho đơn vị ấy; đã có dưới tên khác thì thêm tên này vào ten_khac của đơn vị"
    return f"{message}; {more}", match or "tạo tệp docs/don-vi/ten-don-vi.md"


def _named(library: Library) -> Iterator[tuple[Item[Entry], Path, str, Locality]]:
    """Every body named in frontmatter: where, in what words, and from which place these are to be understood."""
    for item in library.of(Directive):
        yield item, ("co_quan_ban_hanh",), item.model.issuer, _COUNTRY
    for plan in library.of(Plan):
        if not library.catalogue.issuers(plan.model):
            continue
        for _, at, fact in facts_of(plan.model):
            if not isinstance(fact, WriteUp):  # members write and cells collect; these are nobody's page
                near = library.locality(plan)
                yield from ((plan, (*at, *place), words, near) for _, place, words in named_bodies(fact))
    for body in library.of(Body):
        model = body.model
        named: list[tuple[str, tuple[str, ...]]] = [("truc_thuoc", (model.parent,) if model.parent else ())]
        named += [("ke_thua", model.successors)] if isinstance(model, Unit) else []
        named += [("thanh_vien", model.members)] if isinstance(model, UnitGroup) else []
        yield from ((body, (key, i), words, model.locality) for key, names in named for i, words in enumerate(names))


def _doubled_keys(library: Library) -> Iterator[Finding]:
    for plan, duties in library.duties_by_plan.items():
        first: dict[str, Path] = {}
        for duty in duties:
            if duty.key in first:
                line = plan.source.places[first[duty.key]][0]
                message = f"mã «{duty.key}» đã dùng ở dòng {line}"
                example = "bỏ khóa ma, hoặc đặt mã khác"
                yield plan.source.finding((*duty.at, "ma"), "trung-ma", message, duty.key, example)
            first.setdefault(duty.key, duty.at)


def _vanished(library: Library, broken: Collection[str]) -> Iterator[Finding]:
    """What the ledger promised must still be there: documents, anchors, keys of duties."""
    now = {library.name(item): item for item in library.items}
    keys: dict[Item[Entry], set[str]] = defaultdict(set)
    for plan in library.of(Plan):
        keys[plan].update(plan.model.dropped)
    for duty in library.duties:
        keys[duty.plan].add(duty.key)
    for name, recorded in library.ledger.documents.items():
        item = now.get(name)
        if item is None:
            if recorded.withdrawn_on or recorded.source in broken:
                continue
            message = (
                f"trang /{recorded.addresses[-1]}/ đã công bố nhưng tệp nguồn không còn; hãy khôi phục tệp, "
                "nếu văn bản không còn dùng thì ghi hiệu lực trong tệp, "
                f"nếu không được công khai nữa thì chạy: vanban ledger --rut {recorded.addresses[-1]}"
            )
            yield Finding(recorded.source, 1, 1, "mat-dia-chi", message, example="hieu_luc: đã thu hồi")
            continue
        anchors = {label.anchor for label in item.content.labels}
        for anchor in recorded.anchors:
            if anchor not in anchors:
                message = f"mục có neo #{anchor} đã công bố nhưng không còn trong văn bản; hãy khôi phục mục này"
                yield item.source.finding((), "mat-neo", message, anchor)
        for key in recorded.duties:
            if key not in keys[item]:
                message = f"việc có mã «{key}» đã công bố nhưng không còn; nếu là việc đã đổi, hãy ghi mã cũ cho nó"
                yield item.source.finding((), "mat-viec", message, key, f"ma: {key} (hoặc viec_da_bo: {key})")
