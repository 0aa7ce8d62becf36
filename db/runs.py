"""The runs and article_runs tables: which machine read which articles."""

import json
from datetime import datetime
from types import MappingProxyType

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.suggestion import Pipeline, RunId
from db import rows


def continued(db: Database, pipeline: Pipeline, *, at: datetime) -> RunId:
    """Take up the newest run if it was this very pipeline's, or start one."""
    newest = db.execute("SELECT * FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    if newest is not None and _identity(_pipeline(newest)) == _identity(pipeline):
        return RunId(newest["id"])
    return _start(db, pipeline, at=at)


def finish(db: Database, run_id: RunId, *, at: datetime) -> None:
    """Note when a run came to its end."""
    db.execute("UPDATE runs SET finished_at = ? WHERE id = ?", [rows.stamp(at), run_id])


def pipelines(db: Database) -> dict[RunId, Pipeline]:
    """Say of every run which machine it was."""
    found = db.execute("SELECT * FROM runs ORDER BY id").fetchall()
    return {RunId(row["id"]): _pipeline(row) for row in found}


def waiting(db: Database, run_id: RunId) -> list[ArticleId]:
    """List the articles a run has not been over."""
    found = db.execute(
        """
        SELECT id FROM articles EXCEPT
        SELECT article_id FROM article_runs WHERE run_id = ? ORDER BY id
        """,
        [run_id],
    )
    return [ArticleId(row["id"]) for row in found]


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
        [*_identity(pipeline), rows.to_json(dict(pipeline.settings)), rows.stamp(at)],
    ).fetchall()
    return RunId(started[0]["id"])


def _identity(pipeline: Pipeline) -> tuple[str, str, str]:
    return pipeline.name, pipeline.version, pipeline.digest


def _pipeline(row: rows.Row) -> Pipeline:
    return Pipeline(
        name=row["name"],
        version=row["version"],
        digest=row["digest"],
        settings=MappingProxyType(json.loads(row["settings"])),
    )
