""" "Ý bạn là …?": the nearest right spelling of a wrong one."""

import difflib
from collections.abc import Iterable

from vanban.language.text import fold


def nearest(name: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """The known name most like ``name``, diacritics, blanks and hyphens aside; None if none is near.

    ``likeness`` is that of difflib: long names have much in common that are not meant for one another.
    """
    by_form = {_form(k): k for k in known}
    return next((by_form[m] for m in difflib.get_close_matches(_form(name), by_form, n=1, cutoff=likeness)), None)


def did_you_mean(near: str | None) -> str:
    """The question to add to a finding, or nothing."""
    return f"; ý bạn là «{near}»?" if near else ""


def _form(name: str) -> str:
    return fold(name).replace("-", "_").replace(" ", "_")
