"""A draft as Markdown, for those who write in a text editor."""

from collections.abc import Iterable, Sequence

from vanban.followup.drafts import BLANK, SIGNATURE, Draft, Heading, Table

_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>|#"})


def markdown(draft: Draft) -> str:
    """The draft as Markdown."""
    head = [
        (draft.superior or draft.issuer, "**ĐẢNG CỘNG SẢN VIỆT NAM**"),
        (f"**{_plain(draft.issuer)}**" if draft.superior else "", ""),
        ("\\*", ""),
        (draft.symbol, f"*{BLANK}, ngày {BLANK} tháng {BLANK} năm {BLANK}*"),
    ]
    parts = [f"> **{_plain(draft.remark)}**", _pipes(head[0], head[1:])]
    if draft.kind:
        parts += [f"# {draft.kind.upper()}", f"**{_plain(draft.about)}**", "\\-\\-\\-\\-\\-"]
    else:
        parts.append(f"*{_plain(draft.about)}*")
    if draft.addressees:
        parts.append("Kính gửi:\n\n" + "\n".join(f"- {_plain(words)}" for words in draft.addressees))
    for block in draft.blocks:
        if isinstance(block, Heading):
            parts.append(f"{'#' * (block.level + 1)} {_plain(block.words)}")
        elif isinstance(block, Table):
            parts.append(_pipes(list(map(_plain, block.headers)), [list(map(_plain, row)) for row in block.rows]))
        else:
            parts.append(f"*\\[{_plain(block.words)}\\]*" if block.to_fill else _plain(block.words))
    parts.append("**Nơi nhận:**\n\n" + "\n".join(f"- {_plain(words)}" for words in draft.recipients))
    parts.append(f"**{_plain(SIGNATURE[0])}**\n\n\n{_plain(SIGNATURE[1])}")
    return "\n\n".join(parts) + "\n"


def _plain(words: str) -> str:
    """Words on one line of Markdown whose signs mean nothing."""
    return " ".join(words.split()).translate(_MARKS)


def _pipes(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in [headers, ["---"] * len(headers), *rows]]
    return "\n".join(lines)
