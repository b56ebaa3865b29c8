"""How many text documents a second `vanban import` makes, and in how much memory: a bench, not a timed test.

The documents are the sample plan of the tests under other numbers and days, so each is read and written anew.
"""

import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = (ROOT / "tests/intake/readers/sample.txt").read_text(encoding="utf-8")


def main(count: int) -> None:
    """Import so many documents into an empty project, twice as many after that, and print both."""
    print(f"{len(SAMPLE.encode()) / 1000:.1f} kB a document")
    for documents in (count, 2 * count):
        with tempfile.TemporaryDirectory() as folder:
            project, drawer = Path(folder, "portal"), Path(folder, "drawer")
            (project / "plans").mkdir(parents=True)
            drawer.mkdir()
            for n in range(documents):
                text = re.sub(r"\b([0-9]{1,3})(?=-[A-Z]{2})", lambda m, n=n: str(int(m[1]) + n), SAMPLE, count=1)
                (drawer / f"ke-hoach-{n:05d}.txt").write_text(text, encoding="utf-8")
            command = [sys.executable, "-m", "vanban.cli", "import", str(drawer), "--luu-hanh", "công khai"]
            begun = time.perf_counter()
            done = subprocess.run(command, cwd=project, env={"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"},
                                  capture_output=True, text=True, check=False)  # fmt: skip
            seconds = time.perf_counter() - begun
            assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            rate = f"{documents / seconds:.0f} a second"
            print(f"{documents} documents: {seconds:.1f} s, {rate}, largest process {peak:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
