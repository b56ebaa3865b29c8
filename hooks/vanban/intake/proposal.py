"""From a draft to the file that an editor reviews: frontmatter, text, and the pages of bodies it needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vanban.checks.finding import Finding
from vanban.documents import models
from vanban.documents.fields import NOT_STATED
from vanban.documents.locality import Locality
from vanban.documents.reading import MODELS
from vanban.intake.draft import Draft
from vanban.intake.facts import citing, head, reports, sessions, study, tasks
from vanban.intake.facts.named_bodies import NamedBody, named, named_body
from vanban.intake.facts.place import Standing, standing
from vanban.intake.facts.tree import Text, text_of
from vanban.intake.frontmatter_text import Value
from vanban.intake.full_text import FullText, full_text, left_out
from vanban.language.dates import format_day
from vanban.language.text import fold, normal, slug, tidy

_ROLES = ("chu_tri", "phoi_hop", "thuc_hien", "theo_doi", "kiem_tra", "tham_dinh", "tu", "gui", "qua")
_LONGEST_STEM = 70
_MOST_DOUBTS = 12  # of one sort: more of them say no more


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the editor said at the import: who may see it (None: nothing said), the issuer's place, the type.

    ``known`` is where bodies of the portal sit, by full name in comparing form.
    """

    circulation: str | None = None
    locality: Locality | None = None
    kind: str | None = None
    known: Mapping[str, Locality] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A document as the import would write it; ``stem`` is its file name without ending.

    ``undecided``: neither paper nor editor said who may see it.
    """

    stem: str
    folder: str
    values: dict[str, Value]
    body: str
    bodies: tuple[NamedBody, ...]
    undecided: bool = False


class Refused(Exception):  # noqa: N818 - the paper's fault
    """A paper that must not or cannot become a document; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def propose(draft: Draft, wishes: Wishes) -> Proposal:
    """The file for a draft. Raises Refused for a secrecy mark and for a type nobody can tell."""
    _refuse_secrets(draft)
    kind, kind_inferred = (wishes.kind, False) if wishes.kind else head.kind_of(draft)
    if kind is None:
        message = "không đọc được tên loại của văn bản; hãy nêu bằng --ten-loai"
        raise Refused(Finding(draft.paper.name, 1, 1, "nhap-ten-loai", message, draft.head.kind or "", "Kế hoạch"))
    text = full_text(draft)
    stem = (
        slug(draft.paper.name.rpartition(".")[0] or draft.paper.name)[:_LONGEST_STEM].strip("-")
        or draft.paper.sha256[:12]
    )
    inferred: list[str] = ["ten_loai (theo ký hiệu của số)"] if kind_inferred else []
    window = None if draft.head.issued_on else head.issue_window(draft)
    words, from_text = head.issuer_words(draft, text)
    near = _standing(draft, text, words, stem, wishes)
    issuer = named_body(words or "Cơ quan ban hành chưa rõ", near)
    internal = draft.head.circulation is not None or wishes.circulation == models.INTERNAL
    doubts = [*_issuer_doubts(words, from_text, near), *head.head_doubts(draft, window)]
    undecided = wishes.circulation is None and draft.head.circulation is None
    inferred += [f"địa bàn của cơ quan ban hành: {place} (suy từ chữ khác trong văn bản)" for place in near.inferred]
    inferred += ["khoang_ngay (sau ngày của văn bản được nêu, trước thời hạn đầu tiên)"] if window else []
    stated = head.head_facts(draft)
    values: dict[str, Value] = {
        "ten_loai": kind,
        "so_ky_hieu": stated["so_ky_hieu"],
        "ngay_ban_hanh": stated["ngay_ban_hanh"],
        "khoang_ngay": f"{format_day(window[0])} - {format_day(window[1])}" if window else "",
        # The standing bureau has the page of its committee, which bears the bureau's full name too.
        "co_quan_ban_hanh": issuer.other_names[0] if len(issuer.other_names) > 1 else issuer.name,
        "trich_yeu": stated["trich_yeu"],
    }
    ends = head.tail_facts(draft)
    values |= {
        "nguoi_ky": ends["nguoi_ky"],
        "muc_do_khan": _urgency(draft.head.urgency.text) if draft.head.urgency else "",
        "luu_hanh": models.INTERNAL if internal else models.PUBLIC,
        "dang_ban": models.FULL_TEXT,
        "nguon": {
            "tep": tidy(draft.paper.name).encode(errors="backslashreplace").decode(),
            "sha256": draft.paper.sha256,
        },
    }
    year = draft.head.issued_on or (window and window[0]) or None
    tree = text_of(draft, text, year.year if year else None)
    facts, more = _facts(draft, tree, MODELS[kind] is models.Plan)
    doubts += [*more, *_text_doubts(draft, text, tree, facts)]
    values |= {
        "suy_ra": list(inferred),
        "can_xem_lai": list(dict.fromkeys(doubts)),
        **facts,
        "noi_nhan": ends["noi_nhan"],
    }
    folder = "plans" if MODELS[kind] is models.Plan else "docs/van-ban"
    bodies = {body.name: body for body in (issuer, *named(_bodies_in(facts), near))}
    kept = {key: value for key, value in values.items() if value}
    return Proposal(stem, folder, kept, text.markdown, tuple(bodies.values()), undecided)


def _urgency(printed: str) -> str:
    """The degree as the frontmatter wants it; scans lose diacritics."""
    return next((degree for degree in models.URGENCIES if fold(degree) == fold(printed)), "")


def _refuse_secrets(draft: Draft) -> None:
    if draft.head.secrecy:
        message = "văn bản có mức độ mật không được đưa lên cổng, kể cả bản nội bộ; máy không nhập tệp này"
        raise Refused(
            Finding(draft.paper.name, draft.head.secrecy.line, 1, "van-ban-mat", message, draft.head.secrecy.text)
        )


def _standing(draft: Draft, text: FullText, issuer: str | None, stem: str, wishes: Wishes) -> Standing:
    if wishes.locality is not None:
        return Standing.at(wishes.locality)
    abstract = draft.head.abstract.text if draft.head.abstract else ""
    top = draft.paper.lines[: draft.body.first_line - 1]
    whole = "\n".join([*top, abstract, *(block.text for block in text.blocks)])
    told = standing(issuer, whole, draft.head.place.text if draft.head.place else None, stem)
    known = wishes.known.get(normal(issuer)) if issuer and told.unknown else None
    return Standing.at(known) if known else told


def _issuer_doubts(words: str | None, from_text: bool, near: Standing) -> Iterator[str]:
    if words is None:
        yield "co_quan_ban_hanh: máy không rõ cơ quan nào ban hành"
    elif from_text:
        yield f"co_quan_ban_hanh: «{words}» suy từ chữ ký và chữ trong văn bản"
    if near.unknown:
        yield (
            'co_quan_ban_hanh: văn bản nguồn không nêu đủ địa danh; nhập lại với --dia-ban "thị xã …, tỉnh …" thì '
            "máy ghi "
            "cho mọi đơn vị trong văn bản"
        )
    elif near.inferred:
        yield f"co_quan_ban_hanh: địa bàn {near.locality} là suy ra"


def _facts(draft: Draft, text: Text, is_plan: bool) -> tuple[dict[str, Value], list[str]]:
    """What the text says, by key, and what of it an editor should look at."""
    single, several = citing.short_forms(draft)
    facts: dict[str, Value] = {
        "can_cu": citing.bases(draft, text),
        "van_ban_quan_triet": citing.studied(draft, text) if is_plan else [],
        "viet_tat": single,
        "goi_chung": several,
    }
    if not is_plan:
        return facts, []
    held = sessions.sessions(text)
    taken = {inner for section, _ in held for inner in section.walk()}
    owed, report_doubts = reports.reports(text)
    work, task_doubts = tasks.tasks(text, taken, {block for block, _ in owed})
    write_up = study.write_up(text)
    doubts = [*report_doubts[:_MOST_DOUBTS], *task_doubts[:_MOST_DOUBTS]]
    doubts += [f"hoi_nghi: mục {s.label}: máy không rõ ai tổ chức" for s, facts_ in held if "chu_tri" not in facts_]
    if write_up == {}:
        doubts.append("thu_hoach: văn bản có nói thu hoạch nhưng máy không rõ ai viết")
    elif write_up and write_up.get("gui") == NOT_STATED:
        doubts.append(f"thu_hoach: mục {write_up['muc']} không nêu nộp cho ai")
    facts |= {
        "doi_tuong": study.scope(text, taken),
        "kinh_phi": study.funding(text),
        "tai_lieu": study.materials(text, taken),
        "hoi_nghi": [one for _, one in held],
        "nhiem_vu": list(work),
        "thu_hoach": write_up or NOT_STATED,
        "bao_cao": [one for _, one in owed],
    }
    return facts, doubts


def _text_doubts(draft: Draft, text: FullText, tree: Text, facts: dict[str, Value]) -> Iterator[str]:
    yield from draft.paper.remarks
    yield from text.remarks[:_MOST_DOUBTS]
    for line, words in left_out(draft)[:_MOST_DOUBTS]:
        yield f"dòng {line} của tệp nguồn không vào nội dung: «{words[:100]}»"
    written = set(_time_words(facts))
    unbound = [f for f in draft.body.deadlines if f.deadline.is_dated and f.words.text not in written]
    for found in unbound[:_MOST_DOUBTS] if "nhiem_vu" in facts else ():
        yield f"thoi_han: mục {found.section} có «{found.words.text}» chưa thuộc việc nào trong phần khai báo"


def _time_words(value: Value, inside: bool = False) -> Iterator[str]:
    if isinstance(value, str):
        if inside:
            yield value
    elif isinstance(value, list):
        for one in value:
            yield from _time_words(one, inside)
    else:
        for key, one in value.items():
            yield from _time_words(one, inside or key == "thoi_han")


def _bodies_in(facts: dict[str, Value]) -> Iterator[str]:
    """The words of every body that duties name; those of the write-up are people."""
    for key in ("hoi_nghi", "nhiem_vu", "bao_cao"):
        duties = facts.get(key, [])
        for duty in duties if isinstance(duties, list) else ():
            for role in _ROLES:
                if isinstance(duty, dict) and isinstance(words := duty.get(role), str):
                    yield words
