"""Citations: the documents a text names, and what it calls them.

``kinds`` are the type words (tên loại), ``numbers`` reads số and ký hiệu, ``issuers`` the names of bodies;
``grammar`` puts them together. What comes out: documents cited by number (``citation``), groups
named by the plenum or congress that adopted them (``groups``), declared short forms and their uses (``short_forms``).
"""

from vanban.language.citations.citation import Citation, find_citations
from vanban.language.citations.elsewhere import speaks_of_elsewhere
from vanban.language.citations.groups import GroupCitation, find_groups
from vanban.language.citations.issuers import CAPITALS, Issuer, read_issuer
from vanban.language.citations.kinds import KIND, KIND_WORDS, KINDS
from vanban.language.citations.numbers import NUMBER, DocumentNumber, NumberError
from vanban.language.citations.short_forms import ShortForm, Use, find_short_forms, find_uses

__all__ = [
    "CAPITALS",
    "KIND",
    "KINDS",
    "KIND_WORDS",
    "NUMBER",
    "Citation",
    "DocumentNumber",
    "GroupCitation",
    "Issuer",
    "NumberError",
    "ShortForm",
    "Use",
    "find_citations",
    "find_groups",
    "find_short_forms",
    "find_uses",
    "read_issuer",
    "speaks_of_elsewhere",
]
