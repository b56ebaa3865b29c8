"""Văn bản: what official documents say, and what follows from it. Knows nothing of MkDocs."""
