"""Which other portals a portal cites: ``extra.cong_khac`` of ``mkdocs.yml``."""

import re
from collections import Counter
from collections.abc import Iterator

from vanban.documents.elsewhere import Portal

KEY = "cong_khac"
_KEYS = {
    "ten": "Cổng Tỉnh ủy Quảng Ngãi",
    "dia_chi": "https://nghiquyet.example.vn/",
    "ban_sao": "plans/cong-khac/a.json",
}
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?"
_PART = r"[A-Za-z0-9~_-][A-Za-z0-9.~_-]*"
_ADDRESS = re.compile(rf"(?:https?://{_HOST}|\.\.(?:/\.\.)*)(?:/{_PART})*/?")
_COPY = re.compile(rf"plans(?:/{_PART})+\.json")


def portals(value: object) -> tuple[list[Portal], list[str]]:
    """The portals that a setting names, in its order, and a Vietnamese sentence for each fault in it.

    ``value`` is as YAML gives it: a list of groups of ``ten``, ``dia_chi`` and ``ban_sao``; nothing is none.
    """
    if value in (None, "", []):
        return [], []
    if not isinstance(value, list):
        return [], [f"{KEY} phải là một danh sách, mỗi cổng có {', '.join(_KEYS)}"]
    found: list[Portal] = []
    wrong: list[str] = []
    for number, each in enumerate(value, 1):
        if faults := list(_faults(each)):
            wrong += (f"{KEY}, cổng thứ {number}: {fault}" for fault in faults)
        else:
            name = " ".join(each["ten"].split())
            found.append(Portal(name, each["dia_chi"].rstrip("/") + "/", each["ban_sao"]))
    copies = Counter(portal.copy for portal in found)
    wrong += (f"{KEY}: hai cổng cùng ghi ban_sao: {copy}" for copy, times in copies.items() if times > 1)
    return found, wrong


def _faults(portal: object) -> Iterator[str]:
    if not isinstance(portal, dict) or set(portal) != set(_KEYS):
        yield f"cần đúng ba khóa {', '.join(_KEYS)}"
        return
    for key, example in _KEYS.items():
        if not isinstance(portal[key], str) or not portal[key].strip():
            yield f"{key} phải là một dòng chữ, ví dụ {key}: {example}"
            return
    if not _ADDRESS.fullmatch(portal["dia_chi"]):
        yield (
            f"dia_chi «{portal['dia_chi']}» phải là địa chỉ gốc của cổng kia: bắt đầu bằng https:// (hoặc http://), "
            "hoặc bằng ../ nếu hai cổng nằm cạnh nhau"
        )
    if not _COPY.fullmatch(portal["ban_sao"]):
        yield f"ban_sao «{portal['ban_sao']}» phải là một tệp .json trong thư mục plans, ví dụ {_KEYS['ban_sao']}"
