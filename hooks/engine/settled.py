"""Whether MkDocs need build at all."""

import logging
import warnings
from pathlib import Path

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

from vanban.unchanged import Stamp

_told = CountHandler(level=logging.WARNING)


def count_warnings() -> None:
    """From here on."""
    _told.counts.clear()
    logging.getLogger(mkdocs.__name__).addHandler(_told)


def stamp_of(config: MkDocsConfig) -> Stamp | None:
    """What tells whether the site is there already; None for a site outside of the portal's folder (a release)."""
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    if not site.is_relative_to(root):
        return None
    internal = [root / config.extra["noi_bo"]] if config.extra.get("noi_bo") else []
    folders = (Path(config.docs_dir), root / "plans", root / "overrides", *internal)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # MkDocs says that nobody needs this
        told = mkdocs.__name__ + repr(
            config.user_configs
        )  # mkdocs.yml, what it inherits, the variables it names, the command line
    return Stamp(root / ".cache" / f"{site.name}.json", told, folders, site)


def press(stamp: Stamp | None) -> None:
    """Unless there was a warning, which a next build has to repeat."""
    if stamp and not _told.get_counts():
        stamp.press()
