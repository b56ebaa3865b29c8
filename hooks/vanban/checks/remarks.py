"""What an editor should look at though the site can be built: every warning and note of the whole library."""

from collections.abc import Iterator

from vanban.checks.finding import Finding, Severity
from vanban.checks.stated import stated_findings
from vanban.checks.waivers import unwaived
from vanban.documents.answers import Answer, fingerprint
from vanban.documents.duties import Duty, Sort
from vanban.documents.elsewhere import Elsewhere
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.mentions import Mention
from vanban.documents.models import Directive, Entry, Plan
from vanban.documents.resolving import Verdict
from vanban.language.citations import KINDS, Citation, GroupCitation
from vanban.language.dates import format_day
from vanban.language.sections import Outcome, resolve

TO_REVIEW = "can-xem-lai"
"""The code of what the import could not decide."""
_WITH_SYMBOL = frozenset(kind for kinds in KINDS.values() for kind in kinds)


def remarks(library: Library) -> list[Finding]:
    """Warnings and notes in reading order, without those that their document waives."""
    found = [finding for item in library.items for finding in _to_review(item)]
    found += [finding for item in library.of(Directive) for finding in _of_document(library, item)]
    found += _numbers_used_twice(library)
    found += [finding for plan, duties in library.duties_by_plan.items() for finding in _of_duties(plan, duties)]
    found += [finding for answer in library.answers if answer.is_stale for finding in _of_answer(answer)]
    found += stated_findings(library)
    told = {(f.path, f.line, f.code) for f in found}
    found += (f for item in library.items for f in item.opened.anomalies if (f.path, f.line, f.code) not in told)
    return sorted(unwaived(library, set(found)))


def _of_document(library: Library, item: Item[Directive]) -> Iterator[Finding]:
    if item.model.number and item.model.number.misprint:
        place = item.source.place(("so_ky_hieu",))
        yield _warning(item, place, "so-viet-sai", item.model.number.misprint, item.model.number.written)
    yield from _other_type(item)
    unknown: set[tuple[str | None, str]] = set()
    for mention in library.mentions[item]:
        for finding in _of_mention(library, mention):
            if finding.code == "chua-co-van-ban":  # once a document, where it is first named
                assert isinstance(mention.citation, Citation)
                assert mention.citation.number
                named = (mention.citation.kind, mention.citation.number.key)
                if named in unknown:
                    continue
                unknown.add(named)
            yield finding
    for block in item.content.blocks:
        for reference in block.references:
            verdict = resolve(reference, item.content.labels)
            if reference.whole or verdict.outcome is Outcome.RESOLVED:
                continue
            meant = ", ".join(map(str, verdict.likely or verdict.candidates))
            near = f"; có lẽ là {meant}" if meant else ""
            dangling = verdict.outcome is Outcome.DANGLING
            message = "văn bản không có mục này" if dangling else "có nhiều mục mang số này"
            code = "muc-treo" if dangling else "muc-mo-ho"
            place = _place(item, block.offset + reference.span[0])
            yield _warning(item, place, code, message + near, block.text[slice(*reference.span)])


def _other_type(item: Item[Directive]) -> Iterator[Finding]:
    """A number whose symbol stands for another type of document (``77-NQ/TU`` of a Kế hoạch); a Chương trình may be
    one of a kind."""
    number, kind = item.model.number, item.model.kind
    usual = KINDS.get(number.symbol, ()) if number else ()
    if number and usual and kind in _WITH_SYMBOL and not any(each.startswith(kind) for each in usual):
        message = f"ký hiệu {number.symbol} là của {usual[0]} mà ten_loai ghi {kind}; hãy xem bản gốc rồi sửa chỗ sai"
        yield _warning(item, item.source.place(("so_ky_hieu",)), "ky-hieu-khac-loai", message, number.written)


def _numbers_used_twice(library: Library) -> Iterator[Finding]:
    """Numbers that a body gave to two documents of a type in one year: it counts anew each year, or each term."""
    first: dict[tuple[str, str], Item[Directive]] = {}
    for item in library.of(Directive):
        if number := item.model.number:
            folder = item.address.rpartition("/")[0]  # type, body and year
            other = first.setdefault((folder, number.key), item)
            if other is not item:
                message = f"{other.source.path} cùng loại, số, cơ quan và năm; hãy xem lại số và ngày ban hành"
                yield _warning(item, item.source.place(("so_ky_hieu",)), "so-da-dung", message, number.written)


def _to_review(item: Item[Entry]) -> Iterator[Finding]:
    """What the import could not decide: the sentences that an editor deletes once seen to."""
    for i, sentence in enumerate(item.model.to_review):
        line, column = item.source.place(("can_xem_lai", i))
        yield Finding(item.source.path, line, column, TO_REVIEW, sentence, severity=Severity.WARNING)


def _of_mention(library: Library, mention: Mention) -> Iterator[Finding]:
    verdict, targets, citation = mention.resolution.verdict, mention.resolution.targets, mention.citation
    if isinstance(citation, GroupCitation):
        return
    place = _place_of_mention(mention)
    if verdict is Verdict.AMBIGUOUS:
        choice = "; ".join(f"{t.title} ({t.model.issuer}, {t.model.year}{_portal_of(t)})" for t in targets)
        doubt = "số này chỉ nhiều văn bản" if len(targets) > 1 else "chưa chắc là văn bản này"
        message = f"{doubt}: {choice}; hãy ghi cả ngày và cơ quan ban hành"
        yield _warning(mention.citing, place, "trich-dan-mo-ho", message, mention.text)
    elif verdict is Verdict.UNKNOWN and citation.number:
        near = library.catalogue.same_number(citation)
        hint = "; cùng số nhưng khác: " if near else ""
        near = near or library.catalogue.like_number(citation)
        hint = hint or ("; gần giống: " if near else "")
        message = (
            "văn bản được nêu chưa có trong thư viện" + hint + "; ".join(f"{t.title} ({t.model.issuer})" for t in near)
        )
        yield _note(mention.citing, place, "chua-co-van-ban", message, mention.text)
    for misprint in citation.misprints:
        yield _warning(mention.citing, place, "so-viet-sai", misprint, mention.text)


def _of_answer(answer: Answer) -> Iterator[Finding]:
    now = fingerprint(answer.document, answer.question.section)
    place = answer.of.source.places[("cau_hoi", answer.index, "muc")]
    message = (
        f"mục {answer.question.section} của {answer.document.source.path} đã đổi từ khi câu trả lời được xác nhận; "
        f"hãy đọc lại câu trả lời rồi ghi xac_nhan: {now}"
    )
    yield Finding(
        answer.of.source.path, *place, "hoi-dap-cu", message, answer.question.question, severity=Severity.WARNING
    )


def _of_duties(plan: Item[Plan], duties: list[Duty]) -> Iterator[Finding]:
    issued = plan.model.issued_first
    sessions = [d.last_day for d in duties if d.sort is Sort.SESSION and d.last_day]
    for duty in duties:
        place = plan.source.place((*duty.at, "thoi_han", duty.phase))
        if duty.last_day and issued and duty.last_day < issued:
            yield _warning(
                plan, place, "han-truoc-ngay-ban-hanh", "thời hạn trước ngày ban hành", format_day(duty.last_day)
            )
        early = duty.last_day and not duty.series and sessions and duty.last_day < max(sessions)
        if duty.sort is Sort.REPORT and early:
            message = f"báo cáo trước khi hội nghị cuối cùng kết thúc ({max(sessions):%d/%m/%Y})"
            yield _warning(plan, place, "bao-cao-som", message, duty.deadline.words if duty.deadline else "")
        if duty.sort is Sort.REPORT and duty.deadline is None:
            yield _note(plan, place, "bao-cao-khong-han", f"báo cáo ở mục {duty.section} không ghi thời hạn", "")


def _portal_of(document: Item[Directive]) -> str:
    return f", ở {document.portal.name}" if isinstance(document, Elsewhere) else ""


def _place(item: Item[Directive], offset: int) -> tuple[int, int]:
    """Line and column in the file of a place in the body."""
    body = item.content.markdown
    return item.content.first_line + body.count("\n", 0, offset), offset - body.rfind("\n", 0, offset)


def _place_of_mention(mention: Mention) -> tuple[int, int]:
    if not mention.relation:
        return _place(mention.citing, mention.span[0])
    columns = [c for at, (line, c) in mention.citing.source.places.items() if line == mention.line and at]
    return mention.line, max(columns, default=1)


def _warning(item: Item[Directive], place: tuple[int, int], code: str, message: str, read: str) -> Finding:
    return Finding(item.source.path, *place, code, message, read, severity=Severity.WARNING)


def _note(item: Item[Directive], place: tuple[int, int], code: str, message: str, read: str) -> Finding:
    return Finding(item.source.path, *place, code, message, read, severity=Severity.NOTE)
