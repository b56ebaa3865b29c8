"""Permanent addresses: ``<loại>/<cơ quan>/<năm>/<số>``, and names of files for what has no number."""

from vanban.documents.models import Directive, Entry, Material, QuestionSet, Unit, UnitGroup
from vanban.language.text import slug

_FOLDERS = {Unit: "don-vi", UnitGroup: "don-vi", Material: "tai-lieu", QuestionSet: "hoi-dap"}
UNKNOWN_YEAR = "khong-ro-nam"


def address_of(model: Entry, stem: str, issuer: str) -> str:
    """The address of a document relative to the site's root.

    ``stem`` is its source's file name without ending, ``issuer`` the last part of its issuer's own address
    (``thi-uy-duc-pho``). Two documents may get the same address: see ``dated``.
    """
    if isinstance(model, Directive):
        number = slug(model.number.digits) if model.number else stem
        return f"{slug(model.kind)}/{issuer}/{model.year or UNKNOWN_YEAR}/{number}"
    return f"{_FOLDERS[type(model)]}/{stem}"


def dated(address: str, model: Entry) -> str:
    """The address with the full date (else the symbol) added, for documents that would share one."""
    if not isinstance(model, Directive):
        return address
    return f"{address}-{model.issued_on.isoformat() if model.issued_on else slug(str(model.number))}"
