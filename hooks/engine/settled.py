"""Whether MkDocs need build at all."""

import logging
import os
import warnings
from pathlib import Path

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

from vanban.documents.models import INTERNAL
from vanban.project import Project, SettingsError
from vanban.unchanged import Stamp

_CODE = Path(__file__).parents[1]  # is in every stamp

log = logging.getLogger(f"{mkdocs.__name__}.hooks")  # ProperDocs goes by its own name


class Settled:
    """One run of MkDocs: ``command`` is what it was asked for."""

    def __init__(self, command: str) -> None:
        self._only_builds = command == "build"  # what is shown or sent is built in any case
        self._warnings = CountHandler(level=logging.WARNING)
        logging.getLogger(mkdocs.__name__).addHandler(self._warnings)
        self._stamp: Stamp | None = None

    def end_if_so(self, config: MkDocsConfig) -> None:
        """End the run, well, where a build would change nothing."""
        self._stamp = stamp_of(config)
        if self._stamp and self._stamp.holds() and self._only_builds:
            log.info("Không có gì đổi từ lần lập trước: trang ở %s vẫn đúng.", config.site_dir)
            raise SystemExit(0)

    def press(self, config: MkDocsConfig) -> None:
        """The site is there; a warning has to be repeated by the next build, so then nothing is settled."""
        if self._only_builds:
            log.info("Trang ở %s", config.site_dir)
        if self._stamp and not self._warnings.get_counts():
            self._stamp.press()


def stamp_of(config: MkDocsConfig) -> Stamp | None:
    """None for a site outside of the portal's folder (a release, a preview)."""
    root, site = Path(config.config_file_path).absolute().parent, Path(config.site_dir)
    if not site.is_relative_to(root):
        return None
    try:
        outside = outside_of(config)
    except SettingsError:  # the build will tell it
        return None
    templates = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []  # several portals may share them
    hooks = [Path(hook.__file__) for hook in config.hooks.values()]  # type: ignore[attr-defined]  # by name
    watched = [path for path in map(Path, config.watch) if not path.is_relative_to(_CODE)]  # plugins may read these
    folders = (Path(config.docs_dir), root / "plans", *templates, *hooks, *watched, *filter(None, [outside]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # MkDocs says that nobody needs this
        told = repr(config.user_configs)  # mkdocs.yml, what it inherits, the variables it names, the command line
    told = f"{mkdocs.__name__} {os.environ.get('SOURCE_DATE_EPOCH')} {told}"
    return Stamp(root / ".cache" / f"{site.name}.json", told, folders, site)


def outside_of(config: MkDocsConfig) -> Path | None:
    """Where internal sources lie besides: mkdocs.yml says it, whatever file the engine was given. Raises SettingsError.

    The public edition is made without them.
    """
    if config.extra.get("an_ban") != INTERNAL:
        return None
    return Project(Path(config.config_file_path).absolute().parent).with_outside().outside
