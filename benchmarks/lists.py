"""The list at 100,000 articles: what it asks of the file, and how it feels."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations.edit import Review
from annotations.listing import Order, Query
from benchmarks import articles, corpus, keys
from benchmarks.desk import at_desk
from benchmarks.figures import Figure, Watch, show
from db.project import opened
from db.store import SqliteStore

_MADE = 1_000
_TIMES = 100
_REPEATED = 7
_PAGE = 64
_QUESTIONS = {
    "all, in order of import": Query(),
    "all, by headline": Query(order=Order.HEADLINE),
    "newest first": Query(order=Order.PUBLISHED, descending=True),
    "most pending first": Query(order=Order.PENDING, descending=True),
    "lowest score first": Query(order=Order.LOWEST),
    "least sure first": Query(order=Order.MEAN),
    "most mistakes expected": Query(order=Order.UNSURE, descending=True),
    "most possibly missed": Query(order=Order.MISSED, descending=True),
    "most disputed first": Query(order=Order.DISPUTED, descending=True),
    "runs disagree": Query(disputed=True),
    "to do": Query(reviews=frozenset({Review.UNSEEN})),
    "word in all of them": Query(words="harbour"),
    "word in few of them": Query(words="7 weighed"),
}


def measure() -> list[Figure]:
    """Ask everything the list asks, then open the window and use it."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        corpus.make_project(project, corpus.articles(_MADE))
        _multiply(project)
        with opened(project) as store:
            figures = list(_asked(store))
        figures.append(Figure(name="open in the window", times=[_opening(project)]))
        figures.append(articles.step_in(project, steps=30))
        figures.append(next(keys.presses_in(project, rounds=10).figures(budget=None)))
        return figures


def _asked(store: SqliteStore) -> Iterator[Figure]:
    for name, query in _QUESTIONS.items():
        yield _timed(name, partial(store.article_ids, query, corpus.ANNOTATOR))
    ids = store.article_ids(Query(), corpus.ANNOTATOR)[-_PAGE:]
    yield _timed("one page", lambda: store.summaries(ids, corpus.ANNOTATOR))
    yield _timed("disputed", lambda: store.disputed_count(corpus.ANNOTATOR))
    yield _timed("counts", lambda: store.review_counts(corpus.ANNOTATOR))


def _timed(name: str, ask: Callable[[], object]) -> Figure:
    times = []
    for _ in range(_REPEATED):
        watch = Watch()
        ask()
        times.append(watch.lap())
    return Figure(name=name, times=times)


def _opening(project: Path) -> float:
    watch = Watch()
    with at_desk(project):
        return watch.lap()


def _multiply(project: Path) -> None:
    """Copy every article and its suggestions in SQL, which is quicker by far."""
    with closing(sqlite3.connect(project)) as db, db:
        named = db.execute("SELECT name FROM pragma_table_info('articles')")
        copied = ", ".join({name for (name,) in named} - {"id", "sha256"})
        db.execute(
            f"""
            WITH RECURSIVE numbers (n) AS (
                SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < {_TIMES}
            )
            INSERT INTO articles (sha256, {copied})
            SELECT lower(hex(randomblob(32))), {copied} FROM numbers, articles
            WHERE id <= {_MADE}
            """  # noqa: S608  constants
        )
        db.execute(
            f"""
            INSERT INTO article_runs
            SELECT id, 1, {corpus.SPANS} FROM articles WHERE id > {_MADE}
            """  # noqa: S608  constants
        )
        db.execute(
            f"""
            INSERT INTO suggestions (run_id, article_id, start, "end", label, score)
            SELECT 1, a.id, start, "end", label, score FROM articles AS a
            JOIN suggestions ON article_id = 1 + (a.id - 1) % {_MADE}
            WHERE a.id > {_MADE}
            """  # noqa: S608  constants
        )
        db.execute(
            f"""
            INSERT INTO tallies (
                article_id, run_id, pending, lowest, mean, unsure, disputed, by_run
            )
            SELECT
                a.id, run_id, pending, lowest, mean, unsure, abs(random()) % 3, '{{}}'
            FROM articles AS a JOIN tallies ON article_id = 1 + (a.id - 1) % {_MADE}
            WHERE a.id > {_MADE}
            """  # noqa: S608  constants
        )
        db.execute(
            f"""
            INSERT INTO candidates
            SELECT a.id, number, spans FROM articles AS a
            JOIN candidates ON article_id = 1 + (a.id - 1) % {_MADE}
            WHERE a.id > {_MADE}
            """  # noqa: S608  constants
        )


if __name__ == "__main__":
    show(measure())
