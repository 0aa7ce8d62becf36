"""A decision repeated over 10,000 articles: what it takes to see it, and to do it."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations.article import ArticleId
from annotations.elsewhere import Repeat, Wanted
from annotations.propagate import Decision
from annotations.span import Span
from benchmarks import corpus
from benchmarks.figures import Figure, Watch, show
from db.large import repeating
from db.project import opened
from db.store import SqliteStore

_ARTICLES = 10_000
_CHANGES = 1_000
_REPEATED = 7
_PREVIEW, _APPLY = 300.0, 1_000.0
# Made-up articles share words as real ones share names: from few of them to most.
_WORDS = ("Tudanvel", "harbour engine", "and weighed")
_APPLIED = "harbour engine", "signal mended", "and before", "weighed carried"
_ROW = "PERSON", "confirmed", "made up", 0.5, "2024-02-24T12:00:00"


def measure() -> list[Figure]:
    """Time previews, and then edits of 1,000 changes each on a worker's road."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        corpus.make_project(project, corpus.articles(_ARTICLES))
        with opened(project) as store:
            figures = [_preview(store, project, words) for words in _WORDS]
            orders = [_order(store, words) for words in _APPLIED]
        figures.append(_apply(project, orders))
        return figures


def _preview(store: SqliteStore, project: Path, words: str) -> Figure:
    """Look for words, beside reading every text and finding them in it."""
    wanted = _wanted(words)
    places = sum(len(f.places.changes) for f in store.propagation.look(wanted))
    times, bare = [], []
    for _ in range(_REPEATED):
        watch = Watch()
        store.propagation.look(wanted)
        times.append(watch.lap())
        _find(project, words)
        bare.append(watch.lap())
    name = f"preview “{words}”, {places:,} places"
    return Figure(name=name, times=times, bare=bare, budget=_PREVIEW)


def _apply(project: Path, orders: list[Repeat]) -> Figure:
    """Do what was ordered, beside inserting as many rows in one transaction."""
    times, bare = [], []
    for order in orders:
        watch = Watch()
        for _ in repeating(project, order):
            pass
        times.append(watch.lap())
        _insert(project.with_name("bare.db"))
        bare.append(watch.lap())
    name = f"apply {_CHANGES:,} changes"
    return Figure(name=name, times=times, bare=bare, budget=_APPLY)


def _order(store: SqliteStore, words: str) -> Repeat:
    wanted = _wanted(words)
    found = store.propagation.look(wanted)
    places = (
        (one.places.article_id, place.span)
        for one in found
        for place in one.places.changes
    )
    chosen: dict[ArticleId, set[Span]] = defaultdict(set)
    for article_id, span in islice(places, _CHANGES):
        chosen[article_id].add(span)
    frozen = {id_: frozenset(spans) for id_, spans in chosen.items()}
    return Repeat(wanted=wanted, chosen=frozen)


def _wanted(words: str) -> Wanted:
    decision = Decision(words=words, label="ORG")
    return Wanted(decision=decision, annotator=corpus.ANNOTATOR)


def _find(project: Path, words: str) -> int:
    with closing(sqlite3.connect(project)) as db:
        texts = db.execute("SELECT text FROM articles")
        return sum(words in text for (text,) in texts)


def _insert(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE TABLE IF NOT EXISTS rows (a, b, c, d, e)")
        with db:
            rows = [_ROW] * _CHANGES
            db.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?)", rows)


if __name__ == "__main__":
    show(measure())
