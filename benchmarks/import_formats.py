"""Importing 10,000 annotated articles, beside bare ``executemany`` of the same rows.

Bare reads the lines of the same file with ``json.loads``, as whoever imports it has to,
and puts the rows that the import makes into the same tables of another project, the
search index and all checks included, each table in one transaction, without a thought.
``python -m benchmarks.import_formats 1000`` does it with fewer articles.
"""

import json
import sqlite3
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations.intake.order import ImportOrder, TakeAs
from annotations.selection import Selection
from benchmarks import corpus
from benchmarks.export_jsonl import decided_project
from benchmarks.figures import Rates, Watch
from db import work
from db.intake import importing
from db.project import create

GOAL = 0.4
MEMORY = 300
_ARTICLES = 10_000
_ROUNDS = 3
_KILOBYTES = 1_024
# In the order in which rows refer to each other; what is left out they follow from.
_TABLES = (
    *("annotators", "articles", "runs", "article_runs", "suggestions", "tallies"),
    *("candidates", "edits", "changes", "annotations", "reviews"),
    *("memory", "memory_refused", "memory_became", "memory_edges", "memory_shapes"),
)


def measure(articles: int = _ARTICLES) -> Iterator[str]:
    """Import as suggestions and as annotations, in turns with bare rows."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = _export(folder, articles)
        yield f"empty program: {_apart('none', source, folder)[1]:,.0f} MB"
        for kind in (TakeAs.SUGGESTIONS, TakeAs.ANNOTATIONS):
            yield from _compare(kind, source, folder, articles)


def _compare(kind: TakeAs, source: Path, folder: Path, articles: int) -> Iterator[str]:
    ours, bare, peaks = [], [], []
    empty = _apart("none", source, folder)[1]
    for _ in range(_ROUNDS):
        took, peak = _apart(kind.value, source, folder)
        ours.append(articles * 1_000 / took)
        peaks.append(peak - empty)
        bare.append(articles * 1_000 / (_read(source) + _bare(folder)))
    name = f"articles imported as {kind.value}, of {articles:,}"
    yield Rates(name=name, rates=ours, bare=bare, goal=GOAL).sentence()
    verdict = "kept" if max(peaks) < MEMORY else "EXCEEDED"
    yield (
        f"  memory above the empty program: {max(peaks):,.0f} MB "
        f"(budget {MEMORY} {verdict})"
    )


def _export(folder: Path, articles: int) -> Path:
    project, target = folder / "made.copydesk", folder / "made.jsonl"
    decided_project(project, articles)
    selection = Selection(annotator=corpus.ANNOTATOR)
    order = work.ExportOrder(selection=selection, format="jsonl", target=target)
    deque(work.exporting(project, order), maxlen=0)
    return target


def _apart(kind: str, source: Path, folder: Path) -> tuple[float, float]:
    """Import in a process of its own; give its milliseconds and megabytes."""
    _remove(folder / "ours.copydesk")
    said = subprocess.run(  # noqa: S603  ourselves
        [sys.executable, "-m", "benchmarks.import_formats", kind, source, folder],
        check=True,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
    )
    took, peak = json.loads(said.stdout)
    return took, peak


def _take(kind: str, source: Path, folder: Path) -> list[float]:
    project = folder / "ours.copydesk"
    create(project)
    watch = Watch()
    if kind != "none":
        order = ImportOrder(sources=(source,), user="ann", take_as=TakeAs(kind))
        deque(importing(project, order), maxlen=0)
    took = watch.lap()
    return [took, _peak()]


def _peak() -> float:
    """Say how many megabytes were resident at most; 0 where none can be told.

    Those of a process that helped count, too, whatever it shares with this one.
    """
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:  # this is no Linux
        return 0.0
    import resource  # noqa: PLC0415  there is none on Windows

    sizes = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    helper = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (int(next(sizes)) + helper) / _KILOBYTES


def _read(source: Path) -> float:
    """Read the file line by line, and keep nothing; say how long."""
    watch = Watch()
    with source.open(encoding="utf-8") as lines:
        deque(map(json.loads, lines), maxlen=0)
    return watch.lap()


def _bare(folder: Path) -> float:
    """Put the rows of what was imported last into another project; say how long."""
    target = folder / "bare.copydesk"
    _remove(target)
    create(target)
    took = 0.0
    with (
        closing(sqlite3.connect(folder / "ours.copydesk")) as source,
        closing(sqlite3.connect(target, isolation_level=None)) as db,
    ):
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = NORMAL")
        for table in _TABLES:
            rows = source.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  constants
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                watch = Watch()
                db.execute("BEGIN")
                db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  constants
                db.execute("COMMIT")
                took += watch.lap()
    return took


def _remove(project: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{project}{suffix}").unlink(missing_ok=True)


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004  called by itself
        print(json.dumps(_take(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        for sentence in measure(*map(int, sys.argv[1:])):
            print(sentence, flush=True)
