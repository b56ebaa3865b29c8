"""Who must act before whom, and what has no date: reports, plans of upper and lower bodies, duties in a list."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from vanban.checks.finding import Finding, Severity
from vanban.checks.text.examined import Examined, Passage
from vanban.language.dates import format_day
from vanban.language.deadlines import Kind
from vanban.language.sections import SectionLabel

# "báo cáo" as what somebody does: to somebody, or on results. Speakers, papers and names of reports are none.
_REPORT = re.compile(
    r"(?<!bài )(?<!các )(?<!trong )(?<!theo )(?<!bản )(?<!chế độ )(?<!dự thảo )(?<!của )(?<!những )(?<!mẫu )"
    r"\bbáo cáo(?! (?:viên|chính trị|số|của|này|giám sát|đánh giá tác động|tài chính))"
    r"(?: (?:kết quả|tình hình|tiến độ|bằng văn bản|định kì|[^.;:()]{0,160}?\b(?:cho|về|với|gửi|qua)\b)"
    r"| (?=ban thường vụ|thường trực|ban chấp hành|tỉnh uỷ|thành uỷ|thị uỷ|huyện uỷ|quận uỷ|đảng uỷ|uỷ ban|ubnd"
    r"|chủ tịch|bộ |sở |chính phủ|thủ tướng|ban tuyên giáo|ban tổ chức|ban bí thư))"
)
_HEARD = re.compile(r"\bnghe\b[^.;\n]*$")
_AT_MEETING = re.compile(r"[^.;\n]{0,80}\b(?:tại|trong) (?:cuộc họp|phiên họp|hội nghị|buổi giao ban)")
_SENTENCE_END = re.compile(r"[.;](?: |$|\n)|\n")
_STUDY = re.compile(r"\b(?:hội nghị|lớp|học tập|tập huấn|quán triệt|bồi dưỡng)\b")
_PRODUCT = re.compile(r"\b(?:xây dựng|ban hành|tham mưu)\b.{0,60}\b(?:kế hoạch|chương trình hành động|chương trình)\b")
_LEVELS = (
    re.compile(r"\b(?:chi bộ|chi uỷ|cấp uỷ cơ sở|đảng uỷ (?:các )?(?:xã|phường)|đảng bộ cơ sở|(?:ubnd|uỷ ban nhân dân) "
               r"(?:các )?(?:xã|phường|thị trấn)|(?:đảng uỷ|chi bộ)[^.]{0,20} trực thuộc)\b"),
    re.compile(r"\b(?:huyện uỷ|thị uỷ|thành uỷ|quận uỷ|uỷ ban nhân dân (?:huyện|thị xã|thành phố|quận)"
               r"|ubnd (?:các )?(?:huyện|thị xã|thành phố|quận))\b"),
    re.compile(r"\b(?:tỉnh uỷ|uỷ ban nhân dân tỉnh|ubnd tỉnh|các sở)\b"),
)  # fmt: skip
_BODY_ACTS = re.compile(r"[-+] [A-ZĐÀ-Ỹ][^:]{60}")  # a sentence, not a field such as "Nội dung: …"
_TIME_AT_THE_END = re.compile(r"\b(?:thời gian|thời hạn|hoàn thành|xong)\b[^.;]{0,60}[0-9]{4}[*. ]*$")
_DUTY = re.compile(r"\b(?:xây dựng|tổ chức|thực hiện|triển khai|tham mưu|chỉ đạo|rà soát|ban hành|hoàn thành|lập)\b")


def findings(examined: Examined) -> Iterator[Finding]:
    """Reports first, then lower bodies bound before upper ones, then the one duty of a list without a date."""
    study = {p.section for p in examined.body if p.section.levels and _is_study(examined, p.section)}
    last_study = _last_study(examined, study)
    for passage in examined.body:
        for match in _REPORT.finditer(passage.text.form):
            if not _HEARD.search(passage.text.form, 0, match.start()) and not _AT_MEETING.match(
                passage.text.form, match.end()
            ):
                yield from _of_report(examined, passage, match, last_study if passage.section not in study else None)
                break
    yield from _lower_before_upper(examined)
    yield from _undated(examined)


def _of_report(
    examined: Examined, passage: Passage, match: re.Match[str], last_study: tuple[date, str] | None
) -> Iterator[Finding]:
    if not passage.deadlines:
        end = _SENTENCE_END.search(passage.text.form, match.start())
        span = match.start(), min(end.start() if end else len(passage.text.form), match.start() + 120)
        message = "phải báo cáo nhưng không ghi thời hạn; hãy đối chiếu bản gốc hoặc hỏi cơ quan ban hành"
        yield passage.finding(span, "bao-cao-khong-han", message, "báo cáo kết quả trước ngày 22/3/2022")
        return
    for found in passage.deadlines:
        deadline = found.deadline
        if not last_study or deadline.kind is Kind.RECURRING or _PRODUCT.search(passage.text.form):
            continue
        last = deadline.last_day()
        if last and last < last_study[0]:
            day, where = last_study
            message = f"phải báo cáo trước khi hội nghị, lớp cuối cùng kết thúc ({where}: {format_day(day)})"
            yield examined.finding(found.words, "bao-cao-som", message, severity=Severity.WARNING)


def _is_study(examined: Examined, label: SectionLabel) -> bool:
    *inner, top = examined.titles_around(label)
    plans = any(words in top for words in ("tổ chức thực hiện", "kế hoạch", "chương trình hành động"))
    return not plans and any(map(_STUDY.search, (*inner, top)))


def _last_study(examined: Examined, sections: set[SectionLabel]) -> tuple[date, str] | None:
    """The last day of the last session, and the section that states it."""
    days = [
        (last, f"mục {passage.section}")
        for passage in examined.body
        if passage.section in sections and not _REPORT.search(passage.text.form)
        for found in passage.deadlines
        if found.deadline.kind is not Kind.RECURRING and (last := found.deadline.last_day())
    ]
    return max(days, default=None, key=lambda day: day[0])


def _lower_before_upper(examined: Examined) -> Iterator[Finding]:
    """Plans of a lower body due before that of the body above, on which they rest."""
    due: list[tuple[int, date, Passage]] = []
    for passage in examined.body:
        form = passage.text.form
        level = next((i for i, pattern in enumerate(_LEVELS) if pattern.search(form[:120])), None)
        if level is None or not _PRODUCT.search(form):
            continue
        due += [(level, last, passage) for d in passage.deadlines if (last := d.deadline.last_day())]
    for level, last, passage in due:
        above = [(day, other) for other_level, day, other in due if other_level > level and day > last]
        if above:
            day, other = min(above, key=lambda found: found[0])
            words = passage.deadlines[0].words
            message = f"cấp dưới phải xong trước khi cấp trên có kế hoạch (dòng {other.line}: {format_day(day)})"
            yield examined.finding(words, "cap-duoi-truoc-cap-tren", message, severity=Severity.WARNING)


def _undated(examined: Examined) -> Iterator[Finding]:
    """The one item of a section that states no date where all the others do."""
    for _, group in groupby(examined.body, key=lambda passage: passage.section):
        items = [p for p in group if p.text.source.lstrip()[:2] in ("- ", "+ ") and _DUTY.search(p.text.form)]
        undated = [p for p in items if not p.deadlines]
        fields = sum(bool(_TIME_AT_THE_END.search(p.text.form)) for p in items)
        if fields and fields == len(items) - 1 and len(undated) == 1 and _BODY_ACTS.match(undated[0].text.words):
            words = undated[0].text.words
            message = "việc này không ghi thời hạn, các việc khác cùng mục đều có; hãy đối chiếu bản gốc"
            yield undated[0].finding((0, min(len(words), 80)), "viec-khong-han", message)
