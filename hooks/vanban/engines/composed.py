"""A build as the files of a folder that an engine without hooks makes the portal of."""

import json
from collections.abc import Iterator
from dataclasses import replace

from vanban.build import Build
from vanban.compose.search import SCRIPT, script
from vanban.compose.source_links import SourceLinks
from vanban.documents.content import body_of
from vanban.documents.models import PUBLIC
from vanban.engines.configuration import THEME, Configuration
from vanban.engines.layout import indexed
from vanban.project import Project

CONFIGURATION = "mkdocs.yml"


def composed(project: Project, edition: str = "") -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file: configuration, pages and files below ``docs/``, what the theme is given.

    ``edition`` counts more than the one that ``mkdocs.yml`` names. Raises BuildFault, SettingsError, OSError.
    """
    configuration = Configuration.of(project.configuration())
    if edition:
        extra = {**configuration.extra, "an_ban": edition}
        configuration = replace(configuration, values={**configuration.values, "extra": extra})
    build = Build.of(project.root, configuration.settings, configuration.extra)
    yield CONFIGURATION, configuration.without_hooks(configuration.extra.get("an_ban", PUBLIC)).encode()
    for path, content in _sources(build, project, configuration):
        yield f"docs/{path}", content
    theme = dict(project.theme(configuration.theme_folder))
    if SCRIPT in theme:
        theme[SCRIPT] = script(theme)
    yield from ((f"{THEME}/{path}", content) for path, content in theme.items())


def _sources(build: Build, project: Project, configuration: Configuration) -> Iterator[tuple[str, bytes]]:
    made = {path: content if isinstance(content, bytes) else content.encode() for path, content in build.files()}
    edited = {page.path: page.source for page in build.site.pages if page.source}
    files = {**_ordinary(build, project), **made}
    pages = {path for path in files if path.endswith(".md")}
    links = SourceLinks(
        {f"docs/{path}": indexed(path) for path in pages}, {f"docs/{path}" for path in files.keys() - pages}
    )
    for path, content in files.items():
        if path in pages:
            source = edited.get(path, "") if path in made else f"docs/{path}"
            text = links.applied(content.decode(), f"docs/{path}", indexed(path))
            address = configuration.edit_address(source) if source else ""
            yield indexed(path), (_edited_at(address, text) if address else text).encode()
        else:
            yield path, content


def _ordinary(build: Build, project: Project) -> dict[str, bytes]:
    """What editors put below ``docs/`` and the edition publishes, but for files that engines pass over."""
    ordinary = {}
    for source in sorted(build.sound.published):
        path = source.removeprefix("docs/")
        if source in build.sound.texts:
            ordinary[path] = build.links.applied(build.sound.texts[source], source, path).encode()
        elif not any(part.startswith(".") for part in path.split("/")):
            ordinary[path] = project.place(source).read_bytes()
    return ordinary


def _edited_at(address: str, text: str) -> str:
    """A page whose frontmatter says where it is edited: an engine knows no more of that than where it got it from."""
    setting = f"edit_url: {json.dumps(address)}\n"
    head = text[: len(text) - len(body_of(text))]
    return head.replace("\n", f"\n{setting}", 1) + body_of(text) if head else f"---\n{setting}---\n\n{text}"
