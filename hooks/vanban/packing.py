"""What a build holds thousands of at once, packed: pages and calendars are a tenth as large so."""

import zlib

_QUICK = 1


def packed(content: bytes) -> bytes:
    """The content, packed quickly rather than well."""
    return zlib.compress(content, _QUICK)


def unpacked(content: bytes) -> bytes:
    """What was packed."""
    return zlib.decompress(content)
