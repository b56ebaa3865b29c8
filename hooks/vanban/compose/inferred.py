"""What a document does not state and the editor inferred (``suy_ra``), in readers' words."""

from vanban.compose import html
from vanban.compose.html import Html
from vanban.documents.models import Entry


def inferred(model: Entry) -> Html:
    """The facts inferred; frontmatter keys in them are said as what they mean."""
    return html.text("; ".join(_plain(model, words) for words in model.inferred))


def _plain(model: Entry, words: str) -> str:
    named = {f.alias: f.description for f in type(model).model_fields.values() if f.alias and f.description}
    for alias in sorted(named, key=len, reverse=True):
        if "_" in alias:  # ten, muc… are words too
            meaning = named[alias]
            words = words.replace(alias, meaning[0].lower() + meaning[1:])
    return words
