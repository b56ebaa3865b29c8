"""Ordinary pages of an edition: judged like documents, by what their frontmatter says of who may see them."""

from collections.abc import Iterable

from vanban.checks.finding import Finding
from vanban.documents.frontmatter import SourceError, decode, read
from vanban.documents.models import INTERNAL
from vanban.documents.secrecy import secrecy_finding
from vanban.language.text import normal
from vanban.project import is_internal


def internal_pages(pages: Iterable[tuple[str, bytes]]) -> tuple[set[str], list[Finding]]:
    """The paths of pages that are internal, and the faults of those whose frontmatter cannot be read or is secret.

    A page needs no frontmatter, but what begins like one must be one: engines would publish it as text.
    """
    internal, findings = set(), []
    for path, content in pages:
        try:
            if decode(path, content).startswith("---\n"):
                source = read(path, content)
                if secret := secrecy_finding(source):
                    findings.append(secret)
                if normal(str(source.values.get("luu_hanh"))) == INTERNAL:
                    internal.add(path)
        except SourceError as error:
            findings += error.findings
        if is_internal(path):
            internal.add(path)
    return internal, findings
