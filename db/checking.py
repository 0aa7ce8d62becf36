"""Whether a project file is sound, and making it so again."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from annotations.article import Article, ArticleId
from annotations.effort import Effort
from annotations.layer import Layer
from annotations.tally import Tally, tally
from db import decisions, labels, remembering, reviews, schemes, suggestions, tallies
from db.connection import snapshot, transaction
from db.errors import StoreError, translated
from db.replay import Replay, replays

_DIGITS = 6
_FREE = Effort()
_UNRECORDED = """
    SELECT article_id, annotator FROM {table} {where} EXCEPT
    SELECT article_id, coalesce(changes.annotator, edits.annotator)
    FROM changes JOIN edits ON seq = edit
"""


_TAKEN_UP = "WHERE state != 'unseen' OR flag != ''"


def problems(db: Database) -> list[str]:
    """List what is wrong with the file, in sentences."""
    # SQLite checks a search index by what counts as writing; a snapshot is for reading.
    found = _outcome(_unsearchable, db)
    with snapshot(db):
        for examine in (
            _broken,
            _altered,
            _dangling,
            _mislabelled,
            _unlike_the_record,
            _unlike_the_runs,
        ):
            found += _outcome(examine, db)
        # What is remembered follows from annotations: it is amiss where they are.
        found = found or _outcome(remembering.problems, db)
    return list(dict.fromkeys(found))


def rebuild(db: Database, *, at: datetime) -> None:
    """Make annotations, reviews and search index what the record makes of them."""
    with transaction(db):
        db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
        if recorded := schemes.current(db):
            labels.write(db, recorded.after)
        db.execute("DELETE FROM annotations")
        db.execute("""
            UPDATE reviews SET state = 'unseen', flag = '', pending = 0,
                lowest = NULL, mean = NULL, disputed = 0, by_run = '{}'
        """)
        for article_id in _suggested(db):
            opinions = suggestions.opinions(db, article_id)
            tallies.keep(db, article_id, opinions)
            reviews.recount(db, article_id, opinions)
        for replay in replays(db):
            _restore(db, replay, at=at)
        remembering.fill(db)


def _restore(db: Database, replay: Replay, *, at: datetime) -> None:
    decisions.insert(db, replay.rows())
    opinions = suggestions.opinions(db, replay.layer.article_id)
    reviews.keep(db, replay.layer, opinions, effort=_FREE, at=at)


def _suggested(db: Database) -> list[ArticleId]:
    found = db.execute("SELECT DISTINCT article_id FROM article_runs")
    return [ArticleId(row["article_id"]) for row in found.fetchall()]


def _outcome(examine: Callable[[Database], Iterator[str]], db: Database) -> list[str]:
    try:
        with translated():
            return list(examine(db))
    except StoreError as error:
        return [str(error)]


def _broken(db: Database) -> Iterator[str]:
    # The first few faults tell enough, and SQLite puts several on lines of their own.
    for row in db.execute("PRAGMA integrity_check(10)"):
        if row[0] != "ok":
            yield f"SQLite: {' '.join(row[0].split())}."


def _altered(db: Database) -> Iterator[str]:
    for row in db.execute("SELECT id, text, sha256 FROM articles"):
        if Article(text=row["text"]).sha256 != row["sha256"]:
            yield (
                f"Article {row['id']}: the text is no longer the one that was "
                "imported; put a copy of the project in its place."
            )


def _dangling(db: Database) -> Iterator[str]:
    for row in db.execute("PRAGMA foreign_key_check"):
        yield f"A row of {row['table']} points to one of {row['parent']} that is gone."


def _unsearchable(db: Database) -> Iterator[str]:
    try:
        db.execute(
            "INSERT INTO articles_fts (articles_fts, rank) "
            "VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        yield "The search index does not fit the articles."


def _mislabelled(db: Database) -> Iterator[str]:
    recorded = schemes.current(db)
    if recorded is not None and recorded.after != labels.read(db):
        yield "The label scheme is not what the record of edits makes of it."


def _unlike_the_record(db: Database) -> Iterator[str]:
    for replay in replays(db):
        yield from _differences(db, replay)
    for table, where in (("annotations", ""), ("reviews", _TAKEN_UP)):
        for row in db.execute(_UNRECORDED.format(table=table, where=where)):
            yield (
                f"Article {row['article_id']}: {row['annotator']} has {table} that "
                "the record of edits knows nothing of."
            )


def _differences(db: Database, replay: Replay) -> Iterator[str]:
    layer = replay.layer
    whose = f"Article {layer.article_id}, {layer.annotator}:"
    if _annotations(db, replay) != replay.rows():
        yield f"{whose} the annotations are not what the record of edits makes of them."
    left = tally(layer, suggestions.opinions(db, layer.article_id))
    expected = layer.review.value, layer.flag, _rounded(left)
    if _review(db, replay) != expected:
        yield f"{whose} the review state is not what the record of edits makes of it."


def _unlike_the_runs(db: Database) -> Iterator[str]:
    for article_id in _suggested(db):
        blank = Layer(article_id=article_id, annotator="")
        expected = tally(blank, suggestions.opinions(db, article_id))
        row = db.execute(
            "SELECT * FROM tallies WHERE article_id = ?", [article_id]
        ).fetchone()
        if row is None or _rounded(tallies.to_tally(row)) != _rounded(expected):
            yield f"Article {article_id}: its tally is not what the runs make of it."


def _annotations(db: Database, replay: Replay) -> list[dict[str, Any]]:
    found = db.execute(
        """
        SELECT * FROM annotations WHERE article_id = ? AND annotator = ? ORDER BY id
        """,
        [replay.layer.article_id, replay.layer.annotator],
    )
    return [dict(row) for row in found]


def _review(db: Database, replay: Replay) -> tuple[str, str, Tally] | None:
    row = db.execute(
        "SELECT * FROM reviews WHERE article_id = ? AND annotator = ?",
        [replay.layer.article_id, replay.layer.annotator],
    ).fetchone()
    if row is None:
        return None
    return row["state"], row["flag"], _rounded(tallies.to_tally(row))


def _rounded(counted: Tally) -> Tally:
    """Forget the digits in which SQLite's sums and means and ours may differ."""
    if counted.mean is None or counted.unsure is None:
        return counted
    mean, unsure = round(counted.mean, _DIGITS), round(counted.unsure, _DIGITS)
    return replace(counted, mean=mean, unsure=unsure)
