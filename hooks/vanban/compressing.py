"""Copies of a built portal's files that are compressed beforehand, so that a web server need not do it again and again.

``page/index.html`` gets ``index.html.br`` and ``index.html.gz`` beside it; the configurations in ``hosting/`` serve
them to readers whose browser takes them. Same bytes in, same bytes out, on any day.
"""

import gzip
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import brotli

TYPES = {".bin", ".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"}
"""Endings of files that are text, or as good as text; pictures and documents are compressed in themselves."""

_HOW: Mapping[str, Callable[[bytes], bytes]] = {
    ".br": partial(brotli.compress, quality=9),
    ".gz": partial(gzip.compress, mtime=0),
}


def compress(site: Path) -> int:
    """Write compressed copies beside the files of a built site; give how many files were looked at.

    A copy has the time of its file, since servers answer "not changed" by it. One that would not be smaller is left
    out, and one that an earlier run left behind is removed.
    """
    done = 0
    for file in sorted(path for path in site.rglob("*") if path.suffix in TYPES and path.is_file()):
        content, times = file.read_bytes(), file.stat()
        for ending, packed in ((ending, how(content)) for ending, how in _HOW.items()):
            copy = file.with_name(file.name + ending)
            if len(packed) < len(content):
                copy.write_bytes(packed)
                os.utime(copy, ns=(times.st_atime_ns, times.st_mtime_ns))
            else:
                copy.unlink(missing_ok=True)
        done += 1
    return done
