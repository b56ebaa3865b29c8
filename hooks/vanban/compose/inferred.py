"""What a document does not state and the editor inferred (``suy_ra``), in readers' words."""

import re
from functools import cache

from vanban.compose import html
from vanban.compose.html import Html
from vanban.documents import models
from vanban.documents.models import Entry, Facts


def inferred(model: Entry) -> Html:
    """The facts inferred; frontmatter keys in them are said as what they mean."""
    meanings = _meanings(type(model))
    keys = re.compile(rf"\b(?:{'|'.join(meanings)})\b")
    return html.text("; ".join(keys.sub(lambda key: meanings[key[0]], words) for words in model.inferred))


@cache
def _meanings(model: type[Entry]) -> dict[str, str]:
    """Keys of documents and of the facts in them; of those that are words too (tu, qua…) none but its own ``ten``."""
    every = [each for each in vars(models).values() if isinstance(each, type) and issubclass(each, Facts)]
    fields = [field for each in [*every, model] for field in each.model_fields.values()]
    named = {str(field.alias): (field.description or "").partition(";")[0] for field in fields}
    own = {field.alias for field in model.model_fields.values()}
    return {
        key: name[0].lower() + name[1:] for key, name in named.items() if "_" in key or (key == "ten" and key in own)
    }
