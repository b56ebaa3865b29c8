"""`hosting/Containerfile`: what it copies is there, and what it changes is what the configuration says."""

import re

from hosting.servers import HOSTING


def test_what_the_container_copies_and_changes_is_there() -> None:
    text = (HOSTING / "Containerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (\S+)", text, re.M)
    assert copied == ["hosting/Caddyfile", "site"]  # site/ is what `mkdocs build` writes
    assert (HOSTING.parent / copied[0]).is_file()
    (old,) = re.findall(r"s/\^(.+?)/", text)
    assert re.search(f"^{re.escape(old)}$", (HOSTING / "Caddyfile").read_text(encoding="utf-8"), re.M)
