"""The inventories of the other portals that one edition of this one cites."""

from collections.abc import Mapping
from typing import Any

from vanban.checks.finding import Finding
from vanban.documents.elsewhere import Inventory
from vanban.portals.copies import LARGEST, CopyError, read_copy
from vanban.portals.settings import KEY, portals
from vanban.project import Project, is_internal


def others(project: Project, extra: Mapping[str, Any], *, internal: bool) -> tuple[list[Inventory], list[Finding]]:
    """What the copies say, in the order of the settings, and every fault.

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
            inventory, faults = read_copy(content, portal, internal=is_internal(portal.copy))
        except CopyError as error:
            findings.append(Finding(portal.copy, 1, 1, "ban-sao-hong", str(error)))
            continue
        inventories.append(inventory)
        findings += faults
    return inventories, findings
