"""The inventories of the other portals that one edition of this one cites."""

from collections.abc import Mapping
from typing import Any

from vanban.checks.finding import Finding
from vanban.documents.elsewhere import Inventory, Portal
from vanban.memory import Memory
from vanban.portals.copies import LARGEST, CopyError, read_copy
from vanban.portals.settings import KEY, portals
from vanban.project import Project, is_internal


def others(
    project: Project, extra: Mapping[str, Any], memory: Memory | None = None, *, internal: bool
) -> tuple[list[Inventory], list[Finding]]:
    """What the copies say, in the order of the settings, and every fault. A copy in ``memory`` is not read again.

    A portal whose copy lies in a folder of internal things is cited by the internal edition only; the public one does
    not open it.
    """
    named, wrong = portals(extra.get(KEY))
    findings = [Finding("mkdocs.yml", 1, 1, "cai-dat", sentence) for sentence in wrong]
    inventories = []
    for portal in named:
        if is_internal(portal.copy) and not internal:
            continue
        if (content := project.copy(portal.copy, LARGEST)) is None:
            message = f"chưa có bản sao của {portal.name}, hoặc tệp quá lớn; hãy lấy bằng lệnh bên dưới"
            findings.append(
                Finding(portal.copy, 1, 1, "ban-sao-thieu", message, example="vanban lay-ban-sao --qua-mang")
            )
            continue
        try:
            said = (content, portal.name, portal.address, portal.copy)
            inventory, faults = memory.results(_read, [said])[0] if memory else _read(*said)
        except CopyError as error:
            findings.append(Finding(portal.copy, 1, 1, "ban-sao-hong", str(error)))
            continue
        inventories.append(inventory)
        findings += faults
    return inventories, findings


def _read(content: bytes, name: str, address: str, copy: str) -> tuple[Inventory, list[Finding]]:
    return read_copy(content, Portal(name, address, copy), internal=is_internal(copy))
