"""``SHA256SUMS``: the digest of every file of a site, and where the site comes from.

The file is one that ``sha256sum --check`` reads, so that a site can be proved whole without this program; facts stand
above the digests in lines that begin with ``#``. Pure: no file is opened here.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

NAME = "SHA256SUMS"
SIGNATURES = (f"{NAME}.sig", f"{NAME}.minisig")
STATE_FOLDER = ".cong-bo"
"""Below a target: what publishing keeps for itself. No part of the site."""

COMMIT, EDITION, ENGINE, FORM = "commit", "an_ban", "lap_bang", "dang"
_TITLE = "Cổng Nghị quyết 1"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_FACT = re.compile(r"# ([a-z_]+): (.*)")


class ManifestError(ValueError):
    """What should be a manifest is none; the sentence is for the office."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a folder differs from its manifest: paths, sorted."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.added)


@dataclass(frozen=True)
class Manifest:
    """Digests by path (relative to the site, ``/`` between folders), and facts about their origin by name."""

    digests: Mapping[str, str]
    facts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, content: bytes) -> Self:
        """Read the file. Raises ManifestError where a line is neither digest nor remark, or a path leads outside."""
        try:
            text = content.decode()
        except UnicodeDecodeError:
            raise ManifestError(f"{NAME} không phải mã UTF-8") from None
        digests: dict[str, str] = {}
        facts: dict[str, str] = {}
        for number, line in enumerate(text.splitlines(), 1):
            if line.startswith("#"):
                if fact := _FACT.fullmatch(line):
                    facts[fact[1]] = fact[2]
            elif (entry := _LINE.fullmatch(line)) and is_plain(entry[2]) and entry[2] not in digests:
                digests[entry[2]] = entry[1]
            else:
                raise ManifestError(f"{NAME} hỏng ở dòng {number}: cần «<64 chữ số thập lục phân>  <đường dẫn>»")
        if not digests:
            raise ManifestError(f"{NAME} không kê tệp nào")
        return cls(digests, facts)

    def dump(self) -> bytes:
        """The file's content: sorted, the same everywhere. Raises ManifestError for a path that cannot be written."""
        for path in self.digests:
            if not is_plain(path):
                raise ManifestError(f"tên tệp không dùng được trên mọi máy chủ: {path!r}; hãy đổi tên tệp")
        facts = [f"# {name}: {' '.join(value.split())}" for name, value in sorted(self.facts.items())]
        sums = [f"{digest}  {path}" for path, digest in sorted(self.digests.items())]
        return ("\n".join([f"# {_TITLE}", *facts, *sums]) + "\n").encode()

    @property
    def digest(self) -> str:
        """The digest of the whole: two sites with the same one are the same, origin included."""
        return hashlib.sha256(self.dump()).hexdigest()

    def compare(self, found: Mapping[str, str]) -> Difference:
        """How files that were found (digests by path, the manifest itself left out) differ from what is listed."""
        return Difference(
            tuple(sorted(self.digests.keys() - found.keys())),
            tuple(sorted(path for path in self.digests.keys() & found.keys() if self.digests[path] != found[path])),
            tuple(sorted(found.keys() - self.digests.keys())),
        )


def is_plain(path: str) -> bool:
    """Whether a path stays inside its folder and has no sign that file systems or ``sha256sum`` read otherwise."""
    parts = path.split("/")
    return not re.search(r"[\x00-\x1f\x7f\\:*?\"<>|]", path) and all(part.strip(". ") for part in parts)
