"""What is searched for, and how Vietnamese is made findable."""

from vanban.search.index import INDEX_PATH, LUNR_PATH, SearchEntry, build_index
from vanban.search.terms import number_keys, terms

__all__ = ["INDEX_PATH", "LUNR_PATH", "SearchEntry", "build_index", "number_keys", "terms"]
