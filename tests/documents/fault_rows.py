"""The fault corpus: sound files with one fault each, and where an editor would point at it.

``faults/sound.yaml`` has the sound files; each other file of that folder is a family of rows. The sign ‸ stands
before the character a finding must point at, and is taken out before the file is read; a fault that has no place in
the row's words (a key left out) says its own as ``at: line:column``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("faults")
SOUND = FOLDER / "sound.yaml"
MARK = "‸"
BESIDE = "beside every row"
_OWN_NUMBER = re.compile(r"(?:(?<=so_ky_hieu: )|(?<=so_ky_hieu: 0)|(?<=ten: Trường )|(?<=ten: Các trường ))44")


@dataclass(frozen=True)
class Row:
    """One file with a fault, what else must lie beside it, and what the editor is told.

    ``stays`` says that the path is part of the fault, or of another file's.
    """

    name: str
    path: str
    stays: bool
    content: bytes
    findings: list[str]
    says: str
    also: dict[str, str] = field(default_factory=dict)

    def beside_others(self, number: int) -> "Row":
        """The same among all rows: at a path of its own, with a number (of a document or school) no other row has."""
        path = self.path if self.stays else f"{self.path.rpartition('/')[0]}/{number}.md"
        others = {name: _OWN_NUMBER.sub(str(number), text) for name, text in self.also.items()}
        try:
            content = _OWN_NUMBER.sub(str(number), self.content.decode()).encode()
        except UnicodeDecodeError:
            content = self.content
        return replace(self, path=path, content=content, also=others)


def rows() -> Iterator[Row]:
    """Every row of every family."""
    sound = sound_files()
    for family in sorted(set(FOLDER.glob("*.yaml")) - {SOUND}):
        for row in yaml.safe_load(family.read_text(encoding="utf-8")):
            yield _read(row, sound)


def sound_files() -> dict[str, dict[str, str]]:
    """The sound files by name: where each lies (``path``) and what it says (``file``)."""
    read: dict[str, dict[str, str]] = yaml.safe_load(SOUND.read_text(encoding="utf-8"))
    return read


def _read(row: dict[str, Any], sound: dict[str, dict[str, str]]) -> Row:
    base = sound[row.get("of", "plan")]
    codes = [row["code"]] if isinstance(row["code"], str) else row["code"]
    text = row.get("file", base["file"])
    for old, new in row.get("change", {}).items():
        assert text.count(old) == 1, f"{row['name']}: changes words that stand in the sound file not just once"
        text = text.replace(old, new)
    head, fence, body = text.rpartition("---\n")
    body = "\n" + row["body"] if "body" in row else body
    text = "".join((head, row.get("more", "").rstrip("\n"), "\n" * ("more" in row), fence, body))
    places = [row["at"]] * len(codes) if "at" in row else list(_marks(text))
    assert len(places) == len(codes), f"{row['name']}: as many marks as codes"
    return Row(
        row["name"],
        row.get("path", base["path"]),
        "path" in row,
        bytes.fromhex(row["hex"]) if "hex" in row else text.replace(MARK, "").encode(row.get("encoding", "utf-8")),
        [f"{place} {code}" for place, code in zip(places, codes, strict=True)],
        row["says"],
        row.get("also", {}),
    )


def _marks(text: str) -> Iterator[str]:
    for line, words in enumerate(text.split("\n"), 1):
        for before in accumulate(map(len, words.split(MARK)[:-1])):
            yield f"{line}:{before + 1}"
