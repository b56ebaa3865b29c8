"""Where a site comes from: the commit that holds its sources, the edition, the engine."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from vanban.build import Sound
from vanban.documents.models import INTERNAL
from vanban.project import INTERNAL_FOLDER, Project, is_internal
from vanban.publishing.manifest import COMMIT, EDITION, ENGINE

_SOURCES = ("docs", "plans", "hooks", "overrides", "mkdocs.yml", "requirements.txt")
UNKNOWN = "không rõ"


@dataclass(frozen=True, slots=True)
class Origin:
    """The last commit that changed what an edition is made of ("" where there is none), and what is not committed.

    Of the public edition internal sources are no part: a commit that only changes these is passed over, and the
    public edition stays the same to the last byte.
    """

    commit: str
    unsaved: tuple[str, ...]

    @classmethod
    def of(cls, project: Project, sound: Sound, edition: str) -> "Origin":
        """Ask git; an office that has none, or got the sources as an archive, has no commit to name."""
        used = sound.published | {item.source.path for item in sound.library.items}
        hidden = set[str]() if edition == INTERNAL else _every_source(project) - used
        tracked = _git(project, "ls-files", "-z", "--", *_SOURCES)
        if tracked is None:
            return cls("", ())
        changed = _paths(_git(project, "diff", "--name-only", "--relative", "-z", "HEAD", "--", *_SOURCES))
        changed |= _paths(_git(project, "ls-files", "--others", "--exclude-standard", "-z", "--", *_SOURCES))
        changed |= used - _paths(tracked)
        left_out = [f":(exclude,literal){path}" for path in sorted(hidden)]
        if edition != INTERNAL:
            changed = {path for path in changed - hidden if not is_internal(path)}
            left_out.append(f":(exclude,glob)**/{INTERNAL_FOLDER}/**")
        paths = "\n".join(["HEAD", "--", *_SOURCES, *left_out])
        commit = _git(project, "rev-list", "--max-count=1", "--stdin", stdin=paths) or ""
        return cls(commit.strip(), tuple(sorted(changed)))

    def facts(self, edition: str, packages: Iterable[str]) -> dict[str, str]:
        """What the manifest says of it, and of the packages that made the site."""
        commit = (self.commit or UNKNOWN) + (" và thay đổi chưa lưu" if self.unsaved else "")
        return {COMMIT: commit, EDITION: edition, ENGINE: ", ".join(f"{name} {_version(name)}" for name in packages)}


def _every_source(project: Project) -> set[str]:
    return {path for path, _ in (*project.sources(), *project.pages())} | project.files()


def _git(project: Project, *arguments: str, stdin: str | None = None) -> str | None:
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(
            command, cwd=project.root, input=stdin, capture_output=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def _paths(listed: str | None) -> set[str]:
    return set(filter(None, (listed or "").split("\0")))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return UNKNOWN
