"""The process that MkDocs runs in."""

import gc
import logging
import os

import mkdocs

from vanban.printing.shell import ADDRESS


def prepare(command: str) -> None:
    """Once, before all else: ``command`` is what MkDocs was asked for.

    No build date goes into the site, so that the same sources give the same bytes on any day. MkDocs would name each
    sample, which it made and did not publish, and the folder that it was lent and cleans.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    if command == "build":
        gc.disable()  # to look for garbage, of which a build makes little, takes a twentieth of its time
    words = (ADDRESS, "Building documentation to directory", "Cleaning site directory")
    log = logging.getLogger(f"{mkdocs.__name__}.commands.build")  # ProperDocs goes by its own name
    log.addFilter(lambda record: not any(map(record.getMessage().__contains__, words)))
