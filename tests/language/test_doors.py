"""Other rooms enter this one by its doors."""

import re
from pathlib import Path

HOOKS = Path(__file__).parents[2] / "hooks"
DOORS = {"text", "traced_text", "dates", "deadlines", "citations", "sections", "numerals"}


def test_other_rooms_import_from_the_doors_only() -> None:
    room = HOOKS / "vanban/language"
    entered = {
        (path.name, module)
        for path in HOOKS.rglob("*.py")
        if room not in path.parents
        for module in re.findall(r"^from vanban\.language\.?(\S*) import", path.read_text("utf-8"), re.MULTILINE)
    }
    assert entered
    assert {module for _, module in entered} <= DOORS, sorted(e for e in entered if e[1] not in DOORS)
