"""Ordinary pages of an edition: judged like documents, by what their frontmatter says of who may see them."""

import re
from collections.abc import Iterable

from vanban.checks.finding import Finding
from vanban.documents.frontmatter import SourceError, decode, read
from vanban.documents.models import INTERNAL, PUBLIC
from vanban.documents.secrecy import secrecy_finding
from vanban.language.text import normal, slug
from vanban.project import is_internal

# MkDocs also takes "key: value" lines without a fence for settings, and leaves them out of the page.
_LIKE_FRONTMATTER = re.compile(
    r"\s*(?:---[ \t]*$| {0,3}[A-Za-z0-9_-]+:(?!//)|l[uư]u[ _-]*h[aà]nh[ ]*:)", re.MULTILINE | re.IGNORECASE
)
_KEY = "luu_hanh"


def internal_pages(pages: Iterable[tuple[str, bytes]]) -> tuple[set[str], list[Finding]]:
    """The paths of pages that are internal, and the faults of those whose frontmatter cannot be read or is secret.

    A page needs no frontmatter, but what begins like one must be one: engines would publish it as text, or swallow
    lines that only look like keys.
    """
    internal, findings = set(), []
    for path, content in pages:
        try:
            if _LIKE_FRONTMATTER.match(decode(path, content)):
                source = read(path, content)
                keys = [key for key in source.values if slug(key) == slug(_KEY)]  # one misspelt says it as well
                if secret := secrecy_finding(source):
                    findings.append(secret)
                for key in keys:
                    said = source.values[key]
                    if not isinstance(said, str) or normal(said) not in map(normal, (PUBLIC, INTERNAL)):
                        message = f"{_KEY}: chỉ nhận một trong các giá trị: {PUBLIC}; {INTERNAL}"
                        findings.append(source.finding((key,), "gia-tri", message, str(said or "")))
                    elif normal(said) == normal(INTERNAL):
                        internal.add(path)
        except SourceError as error:
            findings += error.findings
        if is_internal(path):
            internal.add(path)
    return internal, findings


def misnamed(path: str) -> Finding:
    """A file that is Markdown to some programs and not to others: it would be missed here and published there."""
    message = "tên tệp Markdown phải kết thúc bằng .md, viết thường"
    return Finding(path, 1, 1, "ten-tep", message, path.rpartition("/")[2])
