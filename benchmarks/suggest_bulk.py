"""Suggesting into a project with all cores, beside spaCy's own ``nlp.pipe``."""

import json
import os
import subprocess
import sys
from collections import deque
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations.processes import cores
from annotations.suggest import load_suggester
from benchmarks import news
from benchmarks.figures import Rates, Watch
from benchmarks.suggest_speed import ONE_THREAD
from db import work

GOAL = 0.9
_ARTICLES = 1_000
_ROUNDS = 3


def measure(articles: int = _ARTICLES) -> Rates:
    """Time both in turns, each in a process of its own, loading included."""
    jobs = max(2, cores())
    rates: dict[str, list[float]] = {"ours": [], "bare": []}
    for _ in range(_ROUNDS):
        for way, found in rates.items():
            found.append(_apart(way, articles, jobs))
    name = f"articles into SQLite, {jobs} jobs"
    return Rates(name=name, rates=rates["ours"], bare=rates["bare"], goal=GOAL)


def _apart(way: str, articles: int, jobs: int) -> float:
    said = subprocess.run(  # noqa: S603  ourselves
        [
            sys.executable,
            "-m",
            "benchmarks.suggest_bulk",
            way,
            str(articles),
            str(jobs),
        ],
        check=True,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
        env={**os.environ, **ONE_THREAD},
    )
    return float(json.loads(said.stdout))


def ours(articles: int, jobs: int) -> float:
    """Give the articles a second that ``suggest --jobs`` stores."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        news.make_project(project, articles)
        watch = Watch()
        deque(work.suggesting_in_bulk(project, jobs=jobs), maxlen=0)
        return articles / watch.lap() * 1_000


def bare(articles: int, jobs: int) -> float:
    """Give the articles a second of which spaCy tells the spans, storing nothing."""
    texts = news.texts(articles)
    watch = Watch()
    nlp = load_suggester().nlp
    found = [
        [(span.start_char, span.end_char, span.label_) for span in doc.ents]
        for doc in nlp.pipe(texts, n_process=jobs)
    ]
    return len(found) / watch.lap() * 1_000


if __name__ == "__main__":
    if sys.argv[1:2] in (["ours"], ["bare"]):
        way = ours if sys.argv[1] == "ours" else bare
        print(json.dumps(way(*map(int, sys.argv[2:]))))
    else:
        print(measure(*map(int, sys.argv[1:])).sentence())
