"""What a plan's frontmatter calls «không ghi»: number, day, abstract, signer, which every document must bear."""

from collections.abc import Iterator

from vanban.checks.finding import Finding, Severity
from vanban.documents.library import Library
from vanban.documents.models import Plan

_PARTS = (
    ("so_ky_hieu", "number", "thieu-so", "số, ký hiệu"),
    ("ngay_ban_hanh", "issued_on", "thieu-ngay", "ngày ban hành"),
    ("trich_yeu", "abstract", "thieu-trich-yeu", "trích yếu"),
    ("nguoi_ky", "signer", "thieu-nguoi-ky", "người ký"),
)


def stated_findings(library: Library) -> Iterator[Finding]:
    """A note for each such part, at its key."""
    for plan in library.of(Plan):
        for key, name, code, part in _PARTS:
            if key in plan.source.values and getattr(plan.model, name) is None:
                message = f"văn bản không ghi {part}; tìm được bản gốc có ghi thì bổ sung vào {key}"
                place = plan.source.place((key,))
                yield Finding(plan.source.path, *place, code, message, severity=Severity.NOTE)
