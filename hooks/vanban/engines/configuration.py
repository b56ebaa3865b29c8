"""``mkdocs.yml`` for an engine that runs no hooks: what they do to it is done, what they alone need is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from vanban.compose.search import ADDRESS as SEARCH
from vanban.compose.settings import Settings
from vanban.engines.layout import indexed
from vanban.printing.press import heading_anchor

MARK = "# Do «vanban compose» viết; đừng sửa ở đây, hãy sửa nguồn rồi chạy lại lệnh ấy.\n"
"""The first line of each such file: it tells a folder that may be written anew from one that may not."""

THEME = "overrides"
_FOR_HOOKS = ("hooks", "watch", "docs_dir", "site_dir", "strict", "edit_uri", "edit_uri_template")
_EDITING = ("content.action.edit", "content.action.view")
_FENCES = "pymdownx.superfences"
_ANCHORS = f"tag:yaml.org,2002:python/name:{heading_anchor.__module__}.{heading_anchor.__name__}"


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A value that the engine itself makes of a tag (``!!python/name:…``), as it stands in the file."""

    node: yaml.Node


class _Loader(yaml.SafeLoader):
    """Fills in the environment's variables as engines do."""


class _Dumper(yaml.SafeDumper):
    """Writes what ``_Loader`` reads; a list that stands in two places is written twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_constructor(None, lambda _, node: _Tagged(node))
_Dumper.add_representer(_Tagged, lambda _, tagged: tagged.node)


@dataclass(frozen=True)
class Configuration:
    """What ``mkdocs.yml`` sets, as engines read it."""

    values: Mapping[str, Any]

    @classmethod
    def of(cls, node: yaml.Node | None) -> "Configuration":
        """Of the file's YAML, composed."""
        return cls(_Loader("").construct_document(node) if node else {})

    @property
    def settings(self) -> Settings:
        """What composing needs; an address ends in a slash, as engines see to."""
        address = self.values.get("site_url") or ""
        return Settings(self.values.get("site_name") or "", f"{address.rstrip('/')}/" if address else "")

    @property
    def extra(self) -> Mapping[str, Any]:
        """The portal's own settings."""
        return self.values.get("extra") or {}

    @property
    def theme_folder(self) -> str:
        """Where the theme's exceptions lie; empty where there are none."""
        return str(self._theme.get("custom_dir") or "")

    @property
    def _theme(self) -> Mapping[str, Any]:
        theme = self.values.get("theme") or {}
        return theme if isinstance(theme, dict) else {"name": theme}

    def edit_address(self, source: str) -> str:
        """Where the source file at a path in the repository is edited; empty for an office without a forge."""
        if _EDITING[0] not in self._theme.get("features", ()):
            return ""
        forge, below = (self.values.get(key) or "" for key in ("repo_url", "edit_uri"))
        folder = f"{below.rstrip('/')}/".removesuffix("docs/")
        return f"{forge.rstrip('/')}/{folder}{source}" if forge and below else ""

    def without_hooks(self, edition: str) -> str:
        """The file for an engine that is given the composed sources of an edition.

        The pages say themselves where they are edited; where internal sources lie is nobody's business. An engine's own
        search knows no Vietnamese: the portal's page of search, which needs none, is in the navigation instead.
        ``variant`` is Zensical's name for Material's look.
        """
        values = {key: value for key, value in self.values.items() if key not in _FOR_HOOKS}
        values["extra"] = {**self.extra, "an_ban": edition, "portal_hooks_ran": True}
        values["extra"].pop("noi_bo", None)
        values["theme"] = {
            "variant": "classic",
            **self._theme,
            "features": [each for each in self._theme.get("features", ()) if each not in _EDITING],
            **({"custom_dir": THEME} if self.theme_folder else {}),
        }
        if values.get("nav"):
            values["nav"] = [*_moved(values["nav"]), {"Tìm kiếm": indexed(f"{SEARCH}.md")}]
        values["plugins"] = _written({**_named(values.get("plugins") or ["search"]), "search": {"enabled": False}})
        values["markdown_extensions"] = _extensions(values.get("markdown_extensions") or [])
        validation = values.get("validation") or {}
        values["validation"] = {**validation, "links": {**validation.get("links", {}), "anchors": "warn"}}
        written = yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
        return MARK + written


def _moved(entry: Any) -> Any:
    """The navigation, its pages where they are written."""
    if isinstance(entry, list):
        return [_moved(each) for each in entry]
    if isinstance(entry, dict):
        return {title: _moved(each) for title, each in entry.items()}
    return indexed(entry) if isinstance(entry, str) and entry.endswith(".md") else entry


def _extensions(asked: Mapping[str, Any] | Sequence[Any]) -> list[Any]:
    """Those of Markdown, by which headings without an anchor of their own get the one that the hooks would give them.

    Zensical adds SuperFences where nobody names it; code that stands after it is read as MkDocs reads it.
    """
    named = _named(asked)
    toc = {**(named.get("toc") or {}), "slugify": _Tagged(yaml.ScalarNode(_ANCHORS, ""))}
    fences = [] if _FENCES in named else [_FENCES, "markdown.extensions.fenced_code"]
    return [*fences, *_written({**named, "toc": toc})]


def _named(asked: Mapping[str, Any] | Sequence[Any]) -> dict[str, Any]:
    """Extensions or plugins by name, with their options."""
    if isinstance(asked, Mapping):
        return dict(asked)
    return {
        name: options for each in asked for name, options in (each if isinstance(each, dict) else {each: {}}).items()
    }


def _written(named: Mapping[str, Any]) -> list[Any]:
    return [{name: options} if options else name for name, options in named.items()]
