"""What the hooks rely on that MkDocs and its theme do not promise, and whether it still is what was read.

MkDocs is pinned for that reason. Whoever takes another release reads what ``changed`` names, mends what leans on it,
and writes the new digests here (``python -m engine.internals`` in ``hooks/`` prints them).
"""

import hashlib
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import material

READ_FROM = "mkdocs 1.6.1, mkdocs-material 9.8.1"

CODE = {
    # engine/pages.py: a file that is no page is neither read nor written; one with ``dest_uri`` keeps it
    "mkdocs.structure.files:File.__init__": "c2efeb0d53ef",
    "mkdocs.structure.files:File.is_documentation_page": "2001bb13fb53",
    "mkdocs.structure.files:Files.copy_static_files": "d26112b6cfc8",
    "mkdocs.structure.files:Files.documentation_pages": "a18f043c1697",
    # portal.py: faults come before the old site is cleared; samples are made before on_post_build, empty pages are not
    # written
    "mkdocs.commands.build:build": "c476b64474ac",
    "mkdocs.commands.build:_build_page": "adcdbd14b236",
    # printing/press.py leads links as MkDocs does; compose/source_links.py finds the broken ones before
    "mkdocs.structure.pages:_RelativePathTreeprocessor.path_to_url": "e70ebc960551",
    # engine/serving.py takes the builder's place and says when browsers wait and load again
    "mkdocs.livereload:LiveReloadServer._build_loop": "0bea1402bb4a",
    "mkdocs.livereload:LiveReloadServer._serve_request": "3b1515c96f56",
    "mkdocs.livereload:LiveReloadServer._inject_js_into_html": "3f6d2f64c23e",
    # engine/settled.py: all that MkDocs was told
    "mkdocs.config.base:Config.load_dict": "ea34b4501884",
}
"""Digests of source code, by module and name."""

TEMPLATES = {
    # printing/shell.py cuts the table of contents into its entries
    "partials/toc.html": "fde48f583563",
    "partials/toc-item.html": "418f31ce2e6d",
    # a title is put above content that has none
    "partials/content.html": "ce33929c85af",
}
"""Digests of the theme's templates."""


def changed() -> Iterator[str]:
    """The names of all that is not what was read."""
    for name, digest in now():
        if {**CODE, **TEMPLATES}[name] != digest:
            yield name


def now() -> Iterator[tuple[str, str]]:
    """(name, digest) of each as it is installed."""
    for name in CODE:
        module, _, attribute = name.partition(":")
        found = import_module(module)
        for part in attribute.split("."):
            found = getattr(found, part)
        yield name, _digest(inspect.getsource(found))
    for name in TEMPLATES:
        template = Path(material.__file__).parent / "templates" / name
        yield name, _digest(template.read_text(encoding="utf-8"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


if __name__ == "__main__":
    for _name, _now in now():
        print(f'    "{_name}": "{_now}",')
