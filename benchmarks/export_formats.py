"""How fast articles go into each format, proof included, and how much memory it takes.

Each format is written, read back and proven in a process of its own, and read once
more by itself. Rates differ by what formats say and by the libraries that check them.
``python -m benchmarks.export_formats 1000 csv excel`` does it with other numbers of
articles, and for some formats only.
"""

import json
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations.exchange.export import export
from annotations.formats import WRITTEN, format_named
from annotations.selection import Selection
from benchmarks import corpus
from benchmarks.apart import run_apart
from benchmarks.export_jsonl import decided_project
from benchmarks.figures import Watch
from db.project import opened
from db.selected import Selected

_ARTICLES = 300
_HEAD = "format              exported/s     read/s         MB"


def measure(articles: int = _ARTICLES, formats: Sequence[str] = ()) -> Iterator[str]:
    """Give a table with a row for each format."""
    names = formats or [one.name for one in WRITTEN]
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        decided_project(project, articles)
        yield _HEAD
        for name in names:
            written, read, megabytes = _apart(name, project)
            rates = (articles * 1_000 / took for took in (written, read))
            cells = (f"{one:>10,.0f}" for one in (*rates, megabytes))
            yield " ".join((name.ljust(19), *cells))


def _apart(name: str, project: Path) -> tuple[float, float, float]:
    """Give the milliseconds to export and to read, and the most memory seen in use."""
    said, peak = run_apart("benchmarks.export_formats", name, str(project))
    written, read = json.loads(said)
    return written, read, peak


def _times(name: str, project: Path) -> list[float]:
    """Export and read in this process; say how many milliseconds each took."""
    to_format = format_named(name)
    suffix = "" if to_format.is_spread else to_format.suffixes[0]
    target = project.with_name(f"{name}{suffix}")
    with opened(project) as store:
        articles = Selected(store, Selection(annotator=corpus.ANNOTATOR))
        watch = Watch()
        deque(export(articles, to_format, target), maxlen=1)
        written = watch.lap()
    files = sorted(target.iterdir()) if target.is_dir() else [target]
    own = [one for one in files if one.name.lower() not in to_format.helpers]
    watch.lap()
    found = (
        to_format.read(one) for one in own if one.name.endswith(to_format.suffixes)
    )
    deque(chain.from_iterable(found), maxlen=0)
    return [written, watch.lap()]


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and not arguments[0].isdecimal():
        print(json.dumps(_times(arguments[0], Path(arguments[1]))))
    else:
        number = int(arguments[0]) if arguments else _ARTICLES
        for line in measure(number, arguments[1:]):
            print(line, flush=True)
