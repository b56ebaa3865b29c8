"""What Python-Markdown is to call when it renders the portal's pages."""

from vanban.language.text import slug


def heading_anchor(words: str, _separator: str) -> str:
    """The anchor of a heading that has none of its own; Python-Markdown's own way makes "ang-bo" of "Đảng bộ"."""
    return slug(words)
