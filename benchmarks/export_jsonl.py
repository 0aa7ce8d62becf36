"""Exporting 10,000 decided articles as JSON Lines, beside the least that could be done.

Bare reads the same rows with ``sqlite3`` and writes them with ``json.dumps``.
``python -m benchmarks.export_jsonl 1000`` does it with fewer articles.
"""

import json
import sqlite3
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations.selection import Selection
from benchmarks import corpus
from benchmarks.figures import Rates, Watch
from db import work

_ARTICLES = 10_000
_GOAL = 0.5
_REPEATED = 3
_DECIDED = """
    INSERT INTO annotations (
        id, article_id, annotator, start, "end", label, state, suggestion_id,
        suggested_run, suggested_start, suggested_end, suggested_label,
        suggested_score, suggested_rule, note, created_at, decided_at
    ) SELECT
        printf('a%08d', id), article_id, :annotator, start, "end", label, 'confirmed',
        id, run_id, start, "end", label, score, rule, '', :at, :at
    FROM suggestions
"""
_WHO = {"annotator": corpus.ANNOTATOR, "at": "2024-02-24T12:00:00.000000+00:00"}


def decided_project(path: Path, articles: int) -> None:
    """Make a project in which every suggestion is confirmed."""
    corpus.make_project(path, corpus.articles(articles))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(_DECIDED, _WHO)


def measure(articles: int = _ARTICLES) -> Rates:
    """Export in turns with reading and dumping the same rows."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        decided_project(project, articles)
        ours, bare = [], []
        for _ in range(_REPEATED):
            watch = Watch()
            _export(project)
            ours.append(articles * 1_000 / watch.lap())
            _dump(project)
            bare.append(articles * 1_000 / watch.lap())
    name = f"articles exported as JSON Lines and proven, of {articles:,}"
    return Rates(name=name, rates=ours, bare=bare, goal=_GOAL)


def _export(project: Path) -> None:
    order = work.ExportOrder(
        selection=Selection(annotator=corpus.ANNOTATOR),
        format="jsonl",
        target=project.with_name("out.jsonl"),
    )
    deque(work.exporting(project, order), maxlen=1)


def _dump(project: Path) -> None:
    with (
        closing(sqlite3.connect(project)) as db,
        project.with_name("bare.jsonl").open("w", encoding="utf-8") as target,
    ):
        db.row_factory = sqlite3.Row
        for record in _records(db):
            target.write(json.dumps(record, ensure_ascii=False) + "\n")


def _records(db: sqlite3.Connection) -> Iterator[dict[str, object]]:
    for article in db.execute("SELECT * FROM articles ORDER BY id"):
        spans = db.execute(
            "SELECT * FROM annotations WHERE article_id = ? AND annotator = ?",
            [article["id"], corpus.ANNOTATOR],
        )
        yield {**dict(article), "spans": [dict(one) for one in spans]}


if __name__ == "__main__":
    print(measure(*map(int, sys.argv[1:])).sentence())
