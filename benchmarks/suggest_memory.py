"""What suggesting takes of memory at most: all its processes, resident, together.

``python -m benchmarks.suggest_memory 1000`` does it with fewer articles.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import news

GOAL = 1_500
_ARTICLES = 10_000
_PAUSE = 0.1
_KILOBYTES = 1_024


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """The most memory that was seen in use, in megabytes; 0 where none can be seen."""

    articles: int
    megabytes: float

    def sentence(self) -> str:
        """Say it, and whether it is as it should be."""
        if not self.megabytes:
            return "memory: only Linux tells how much of it processes have"
        verdict = "kept" if self.megabytes < GOAL else "EXCEEDED"
        return (
            f"memory at most, {self.articles:,} articles: {self.megabytes:,.0f} MB "
            f"(budget {GOAL:,} {verdict})"
        )


def measure(articles: int = _ARTICLES) -> Peak:
    """Call ``suggest`` on so many articles, and look at it ten times a second."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        news.make_project(project, articles)
        return Peak(articles=articles, megabytes=max(_watched(project)))


def _watched(project: Path) -> Iterator[float]:
    yield 0.0
    with subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "main.py", "suggest", str(project)],
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[1],
    ) as program:
        while program.poll() is None:
            yield memory_of(program.pid)
            time.sleep(_PAUSE)
    if program.returncode:
        raise RuntimeError("Suggesting failed.")


def memory_of(pid: int) -> float:
    """Say in megabytes what a process and all that it started have resident."""
    return sum(map(_resident, _family(pid)))


def _family(pid: int) -> Iterator[int]:
    """List a process and all that it started, itself or by others."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            pids = children.read_text().split()
        except OSError:  # it has just ended
            continue
        for child in pids:
            yield from _family(int(child))


def _resident(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:  # it has just ended, or this is no Linux
        return 0.0
    sizes = (line.split()[1] for line in lines if line.startswith("VmRSS:"))
    return sum(map(float, sizes)) / _KILOBYTES


if __name__ == "__main__":
    print(measure(*map(int, sys.argv[1:])).sentence())
