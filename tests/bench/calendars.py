"""How long calendars take, and how large they grow: ``nox -s bench-calendars`` (or ``-- 1000`` for a tenth).

A made-up portal of 10,000 documents, 60,000 duties and 3,000 units, each duty of a group of 5 on average, is built as
any portal is. Printed: the share of calendars, unit pages and feeds in the whole build, and the largest of each.
"""

import gzip
import random
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.corpus import SYLLABLES, day, head, unit
from bench.parts import built, spent, timed


def sources(documents: int) -> Iterator[tuple[str, str]]:
    """(path, text) of every source; the same on every run."""
    chance = random.Random(5)
    districts = max(documents // 400, 2)
    communes = documents * 3 // 10 - districts - 1
    yield unit("tinh-uy", "Tỉnh ủy Mẫu", "tỉnh Mẫu")
    for d in range(districts):
        yield unit(f"huyen-{d}", f"Huyện ủy Huyện {d}", f"huyện Huyện {d}, tỉnh Mẫu", "truc_thuoc: Tỉnh ủy Mẫu\n")
    names = [f"Đảng ủy xã Xã {c}" for c in range(communes)]
    for c, name in enumerate(names):
        of = c % districts
        place = f"xã Xã {c}, huyện Huyện {of}, tỉnh Mẫu"
        yield unit(f"xa-{c}", name, place, f"truc_thuoc: Huyện ủy Huyện {of}\n")
    groups = communes // 5
    for g in range(groups):
        members = chance.sample(names, min(chance.randint(2, 8), communes))
        more = "thanh_vien:\n" + "".join(f"  - {name}\n" for name in members)
        yield unit(f"nhom-{g}", f"Cụm {g} tỉnh Mẫu", "tỉnh Mẫu", more, "Nhóm đơn vị")
    plans = documents * 3 // 10
    for n in range(documents - plans):
        yield (
            f"docs/van-ban/nq-{n}.md",
            head("Nghị quyết", f"{n + 1}-NQ/TU", day(chance), "Tỉnh ủy Mẫu")
            + f"---\n\n{words(chance, documents)}\n\n{words(chance, documents)}\n",
        )
    for n in range(plans):
        issuer = f"Huyện ủy Huyện {n % districts}" if n % 3 else "Tỉnh ủy Mẫu"
        issued = day(chance)
        lines = head("Kế hoạch", f"{n + 1}-KH/HU", issued, issuer)
        lines += f"can_cu: Nghị quyết số {chance.randint(1, documents - plans)}-NQ/TU của Tỉnh ủy Mẫu\nnhiem_vu:\n"
        for duty in range(20):
            until = issued + timedelta(days=chance.randint(5, 500))
            lines += f"  - muc: I.{duty + 1}\n    viec: tổ chức học tập, quán triệt nội dung thứ {duty + 1}\n"
            lines += f"    chu_tri: {issuer}\n    thuc_hien: Cụm {chance.randrange(groups)} tỉnh Mẫu\n"
            lines += f"    thoi_han: trước ngày {until:%d/%m/%Y}\n"
        text = "\n\n".join(f"### {duty + 1}. Việc {duty + 1}\n\n{words(chance, documents)}" for duty in range(20))
        yield f"plans/kh-{n}.md", f"{lines}---\n\n## I. Nhiệm vụ\n\n{text}\n"


def words(chance: random.Random, documents: int) -> str:
    """A section of some 450 letters, as long as those of the sample plans."""
    cited = f"Thực hiện Nghị quyết số {chance.randint(1, documents // 2)}-NQ/TU của Tỉnh ủy Mẫu"
    return f"{cited} (mục I.{chance.randint(1, 20)}), {' '.join(chance.choices(SYLLABLES.split(), k=80))}."


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as folder:
        root = Path(folder)
        whole = built(sources(documents), root, instrument)
        report(root / "site", whole)


def instrument() -> None:
    """Count what calendars take, and in brackets what they do not."""
    from vanban import build, memory
    from vanban.calendars import subscriptions
    from vanban.compose import site
    from vanban.feeds import atom
    from vanban.printing import press

    timed(subscriptions.Subscriptions, "feeds", lambda *_: "calendars")
    timed(subscriptions.Feed, "files", lambda *_: "calendars")
    timed(site, "calendar_pages", lambda *_: "calendar pages")
    timed(site, "unit_page", lambda *_: "unit pages")
    timed(site, "older_duties_pages", lambda *_: "unit pages")
    timed(atom.Newsroom, "feeds", lambda *_: "atom")
    timed(atom.Newsroom, "text", lambda *_: "atom")
    timed(site, "inventory", lambda *_: "(inventory)")
    timed(build, "load", lambda *_: "(load)")
    timed(build, "compose", lambda *_: "(compose, all of it)")
    timed(build, "search_pages", lambda *_: "(search index)")
    timed(build, "search_files", lambda *_: "(search index)")
    timed(press.Press, "sheet", lambda _press, _text, path: f"print {rendered(path)}")
    memory._idle_cores = lambda: 1  # what other processes take would not be seen


def rendered(url: str) -> str:
    if url.startswith("don-vi/"):
        return "unit pages"
    return "calendar pages" if url.startswith("lich/") else "(others)"


def report(site: Path, whole: float) -> None:
    ours = sum(seconds for part, seconds in spent.items() if "(" not in part)
    print(f"whole build {whole:.1f} s; calendars, unit pages and feeds {ours:.1f} s = {ours / whole:.0%}")
    for part, seconds in spent.most_common():
        print(f"  {part}: {seconds:.1f} s")
    feeds = sorted((path.stat().st_size, str(path.relative_to(site))) for path in site.rglob("*.ics"))
    print(f"{len(feeds)} calendars, {sum(size for size, _ in feeds) / 1e6:.0f} MB; largest {feeds[-1]}")
    atoms = sorted((path.stat().st_size, str(path.relative_to(site))) for path in site.rglob("*.xml"))
    print(f"{len(atoms)} Atom feeds and site maps; largest {atoms[-1]}")
    zipped = ((len(gzip.compress(p.read_bytes(), mtime=0)), str(p.relative_to(site))) for p in site.rglob("*.html"))
    pages = sorted(page for page in zipped if page[1].count("/") > 1 and page[1].startswith("don-vi/"))
    print(f"{len(pages)} unit pages; largest with gzip {pages[-1]}")


if __name__ == "__main__":
    main()
