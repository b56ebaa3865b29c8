"""The editors' page: what the checks found, document by document."""

from collections.abc import Iterable
from itertools import groupby

from vanban.checks.finding import Finding, Severity
from vanban.compose import html
from vanban.compose.html import Html
from vanban.compose.page import Page, href
from vanban.language.text import slug

ADDRESS = "ban-bien-tap"
MOST = 1000
"""Of more the gravest are shown: a large library cites thousands of documents that it does not hold."""


def findings_page(findings: Iterable[Finding], addresses: dict[str, str]) -> Page:
    """One list a source file; ``addresses`` tells where a source is published."""
    blocks: list[str] = [
        html.tag("p", html.text("Những điều ban biên tập nên xem lại. Trang này do máy lập, không phải ý kiến."))
    ]
    found = sorted(findings, key=lambda f: (list(Severity).index(f.severity), f))
    count = f"{len(found)} điều cần xem." if found else "Không có điều gì cần xem."
    if len(found) > MOST:
        count += f" Ở đây là {MOST} điều, nặng trước; lệnh vanban check nêu hết."
    blocks.append(html.tag("p", html.text(count)))
    for path, group in groupby(sorted(found[:MOST]), key=lambda f: f.path):
        link = html.link(href(ADDRESS, addresses[path]), "Xem trang")
        blocks.append(f"## {html.in_markdown(path)} {{ #{slug(path)} }}\n\n{link}\n\n{html.bullets(map(_row, group))}")
    return Page.of(
        ADDRESS, "Ban biên tập: điều cần xem lại", "\n\n".join(blocks) + "\n", options={"search": {"exclude": True}}
    )


def _row(finding: Finding) -> Html:
    read = html.tag("q", html.text(finding.read)) if finding.read else Html("")
    severity = html.tag("strong", html.text(finding.severity.capitalize()))
    code = html.tag("code", html.text(finding.code))
    place = f"dòng {finding.line}, cột {finding.column}"
    return html.joined(filter(None, [severity, html.text(place), html.text(finding.message), read, code]), " · ")
