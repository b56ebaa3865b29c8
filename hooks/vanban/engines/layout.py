"""Where pages lie in a folder of composed sources."""


def indexed(path: str) -> str:
    """A page lies in the folder of its address: ``a/b.md`` as ``a/b/index.md``.

    A relative link in HTML then means the same to engines that read it from the page's address (MkDocs) and to those
    that read it from the source file (Zensical).
    """
    return path if path.rpartition("/")[2] in ("index.md", "README.md") else f"{path.removesuffix('.md')}/index.md"
