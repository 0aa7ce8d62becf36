"""The runs and article_runs tables: which machine read which articles."""

import json
from datetime import datetime
from types import MappingProxyType

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.suggestion import IMPORTED, Pipeline, RunId
from db import rows

# What was imported does not make what a pipeline has read go out of date.
_OWN = f"settings ->> '$.{IMPORTED}' IS NULL"


def continued(db: Database, pipeline: Pipeline, *, at: datetime) -> RunId:
    """Take up the newest run if it was this very pipeline's, or start one."""
    newest = db.execute(
        f"SELECT * FROM runs WHERE {_OWN} ORDER BY id DESC LIMIT 1"  # noqa: S608  a constant
    ).fetchone()
    if newest is not None and _identity(_pipeline(newest)) == _identity(pipeline):
        return RunId(newest["id"])
    return _start(db, pipeline, at=at)


def imported(db: Database, pipeline: Pipeline, *, at: datetime) -> RunId:
    """Take up the run of the same import, however long ago it was, or start one."""
    found = db.execute(
        """
        SELECT id FROM runs
        WHERE (name, version, digest, settings) = (?, ?, ?, ?) ORDER BY id LIMIT 1
        """,
        _identity(pipeline),
    ).fetchone()
    return _start(db, pipeline, at=at) if found is None else RunId(found["id"])


def finish(db: Database, run_id: RunId, *, at: datetime, is_more: bool = True) -> None:
    """Note when a run came to its end; with nothing more it did so before, if ever."""
    db.execute(
        "UPDATE runs SET finished_at = ? WHERE id = ? AND (? OR finished_at IS NULL)",
        [rows.stamp(at), run_id, is_more],
    )


def pipelines(db: Database) -> dict[RunId, Pipeline]:
    """Say of every run which machine it was."""
    found = db.execute("SELECT * FROM runs ORDER BY id").fetchall()
    return {RunId(row["id"]): _pipeline(row) for row in found}


def newest(db: Database) -> RunId | None:
    """Give the run that was started last, if there was any, imports left aside."""
    found = db.execute(f"SELECT max(id) FROM runs WHERE {_OWN}").fetchone()[0]  # noqa: S608  a constant
    return None if found is None else RunId(found)


def left(db: Database, run_id: RunId | None) -> int:
    """Count the articles a run has not been over; those of no run are all."""
    found = db.execute(
        """
        SELECT (SELECT count(*) FROM articles) -
               (SELECT count(*) FROM article_runs WHERE run_id IS ?)
        """,
        [run_id],
    )
    return int(found.fetchone()[0])


def waiting(
    db: Database, run_id: RunId, *, after: ArticleId | None, limit: int | None
) -> list[ArticleId]:
    """List the articles a run has not been over, in order, beyond one of them."""
    found = db.execute(
        """
        SELECT id FROM articles WHERE id > ? AND NOT EXISTS (
            SELECT 1 FROM article_runs WHERE article_id = articles.id AND run_id = ?
        ) ORDER BY id LIMIT ?
        """,
        [after or 0, run_id, -1 if limit is None else limit],
    )
    return [ArticleId(row["id"]) for row in found]


def awaits(db: Database, run_id: RunId, article_id: ArticleId) -> bool:
    """Tell whether an article is there that a run has not been over."""
    found = db.execute(
        """
        SELECT 1 FROM articles WHERE id = ? AND NOT EXISTS (
            SELECT 1 FROM article_runs WHERE article_id = articles.id AND run_id = ?
        )
        """,
        [article_id, run_id],
    )
    return found.fetchone() is not None


def cover(db: Database, run_id: RunId, article_id: ArticleId, *, spans: int) -> bool:
    """Note that a run has been over an article; tell whether that is news."""
    cursor = db.execute(
        "INSERT INTO article_runs VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [article_id, run_id, spans],
    )
    return cursor.rowcount == 1


def _start(db: Database, pipeline: Pipeline, *, at: datetime) -> RunId:
    started = db.execute(
        """
        INSERT INTO runs (name, version, digest, settings, started_at)
        VALUES (?, ?, ?, ?, ?) RETURNING id
        """,
        [*_identity(pipeline), rows.stamp(at)],
    ).fetchall()
    return RunId(started[0]["id"])


def _identity(pipeline: Pipeline) -> tuple[str, str, str, str]:
    """Tell a machine from any other, by its settings too: they change what it says."""
    settings = rows.to_json(dict(sorted(pipeline.settings.items())))
    return pipeline.name, pipeline.version, pipeline.digest, settings


def _pipeline(row: rows.Row) -> Pipeline:
    return Pipeline(
        name=row["name"],
        version=row["version"],
        digest=row["digest"],
        settings=MappingProxyType(json.loads(row["settings"])),
    )
